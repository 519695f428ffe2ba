//! The units of durations and measures that a quantity can carry. Which words name them is said in `words`.

use crate::model::Per;

/// A unit of time or of a physical measure.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// As a quantity names it: in the singular, or as a symbol.
    pub(super) name: &'static str,
    /// As it is printed after a number other than 1.
    pub(super) plural: &'static str,
    pub(super) is_duration: bool,
    /// The period of a rate that it can be.
    pub(super) per: Option<Per>,
    /// What it measures, and how many of the least unit of that it is; `None` where nothing is converted.
    size: Option<(Dimension, u64)>,
}

/// What units of different sizes measure alike. Months and days do not: a month has no fixed number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dimension {
    Seconds,
    Months,
    Metric,
    Inches,
    Grams,
    Ounces,
    Litres,
    Watts,
    WattHours,
    Bytes,
}

/// How many of one unit another is: `over / under`, one of which divides the other.
pub(super) struct Factor {
    pub(super) over: u64,
    pub(super) under: u64,
}

/// A unit with the period of its rate, which may be a unit of speed of its own: miles an hour are mph.
pub(super) fn with_period(unit: &'static Unit, per: Option<Per>) -> (&'static Unit, Option<Per>) {
    match (unit.name, per) {
        ("mile", Some(Per::Hour)) => (&MPH, None),
        ("km", Some(Per::Hour)) => (&KMH, None),
        _ => (unit, per),
    }
}

impl Unit {
    /// The factor from this unit to another of the same dimension, where the larger is a whole number of the smaller.
    pub(super) fn in_units_of(&self, other: &Self) -> Option<Factor> {
        let ((dimension, over), (same, under)) = (self.size?, other.size?);
        let whole = over % under == 0 || under % over == 0;
        (dimension == same && whole).then_some(Factor { over, under })
    }

    /// Whether it is a unit of weight.
    pub(super) fn weighs(&self) -> bool {
        matches!(self.size, Some((Dimension::Grams | Dimension::Ounces, _))) || self.name == TON.name
    }

    const fn sized(mut self, dimension: Dimension, of: u64) -> Self {
        self.size = Some((dimension, of));
        self
    }
}

const fn period(name: &'static str, plural: &'static str, per: Per) -> Unit {
    Unit {
        name,
        plural,
        is_duration: true,
        per: Some(per),
        size: None,
    }
}

const fn duration(name: &'static str, plural: &'static str) -> Unit {
    Unit {
        name,
        plural,
        is_duration: true,
        per: None,
        size: None,
    }
}

const fn measure(name: &'static str, plural: &'static str) -> Unit {
    Unit {
        name,
        plural,
        is_duration: false,
        per: None,
        size: None,
    }
}

const fn symbol(name: &'static str) -> Unit {
    measure(name, name)
}

pub(super) static SECOND: Unit = duration("second", "seconds").sized(Dimension::Seconds, 1);
pub(super) static MINUTE: Unit = duration("minute", "minutes").sized(Dimension::Seconds, 60);
pub(super) static HOUR: Unit = period("hour", "hours", Per::Hour).sized(Dimension::Seconds, 3_600);
pub(super) static DAY: Unit = period("day", "days", Per::Day).sized(Dimension::Seconds, 86_400);
pub(super) static NIGHT: Unit = duration("night", "nights");
pub(super) static WEEK: Unit = period("week", "weeks", Per::Week).sized(Dimension::Seconds, 604_800);
pub(super) static FORTNIGHT: Unit = duration("fortnight", "fortnights").sized(Dimension::Seconds, 1_209_600);
pub(super) static MONTH: Unit = period("month", "months", Per::Month).sized(Dimension::Months, 1);
pub(super) static YEAR: Unit = period("year", "years", Per::Year).sized(Dimension::Months, 12);
pub(super) static DECADE: Unit = duration("decade", "decades").sized(Dimension::Months, 120);
pub(super) static CENTURY: Unit = duration("century", "centuries").sized(Dimension::Months, 1_200);
pub(super) static MILLENNIUM: Unit = duration("millennium", "millennia").sized(Dimension::Months, 12_000);

pub(super) static TONNE: Unit = measure("tonne", "tonnes").sized(Dimension::Grams, 1_000_000_000);
pub(super) static TON: Unit = measure("ton", "tons");
pub(super) static KILOTONNE: Unit = measure("kilotonne", "kilotonnes").sized(Dimension::Grams, 1_000_000_000_000);
pub(super) static DEADWEIGHT_TON: Unit = measure("deadweight ton", "deadweight tons");
pub(super) static GROSS_TON: Unit = measure("gross ton", "gross tons");
pub(super) static KG: Unit = symbol("kg").sized(Dimension::Grams, 1_000_000);
pub(super) static GRAM: Unit = measure("gram", "grams").sized(Dimension::Grams, 1_000);
pub(super) static MG: Unit = symbol("mg").sized(Dimension::Grams, 1);
pub(super) static POUND: Unit = measure("lb", "lb").sized(Dimension::Ounces, 16);
pub(super) static OUNCE: Unit = measure("ounce", "ounces").sized(Dimension::Ounces, 1);
pub(super) static STONE: Unit = measure("stone", "stone").sized(Dimension::Ounces, 224);

pub(super) static KM: Unit = symbol("km").sized(Dimension::Metric, 1_000_000_000_000);
pub(super) static NANOMETRE: Unit = symbol("nm").sized(Dimension::Metric, 1);
pub(super) static MICROMETRE: Unit = symbol("µm").sized(Dimension::Metric, 1_000);
pub(super) static METRE: Unit = measure("metre", "metres").sized(Dimension::Metric, 1_000_000_000);
pub(super) static CM: Unit = symbol("cm").sized(Dimension::Metric, 10_000_000);
pub(super) static MM: Unit = symbol("mm").sized(Dimension::Metric, 1_000_000);
pub(super) static MILE: Unit = measure("mile", "miles").sized(Dimension::Inches, 63_360);
pub(super) static YARD: Unit = measure("yard", "yards").sized(Dimension::Inches, 36);
pub(super) static FOOT: Unit = measure("foot", "feet").sized(Dimension::Inches, 12);
pub(super) static INCH: Unit = measure("inch", "inches").sized(Dimension::Inches, 1);

pub(super) static SQUARE_KM: Unit = symbol("km²");
pub(super) static SQUARE_METRE: Unit = symbol("m²");
pub(super) static SQUARE_MILE: Unit = measure("square mile", "square miles");
pub(super) static SQUARE_FOOT: Unit = measure("square foot", "square feet");
pub(super) static HECTARE: Unit = measure("hectare", "hectares");
pub(super) static ACRE: Unit = measure("acre", "acres");
pub(super) static CUBIC_KM: Unit = symbol("km³");
pub(super) static CUBIC_CM: Unit = symbol("cm³");
pub(super) static SQUARE_CM: Unit = symbol("cm²");
pub(super) static CUBIC_METRE: Unit = symbol("m³");
pub(super) static CUBIC_FOOT: Unit = measure("cubic foot", "cubic feet");
pub(super) static LITRE: Unit = measure("litre", "litres").sized(Dimension::Litres, 1_000);
pub(super) static CL: Unit = symbol("cl").sized(Dimension::Litres, 10);
pub(super) static CUP: Unit = measure("cup", "cups");
pub(super) static ML: Unit = symbol("ml").sized(Dimension::Litres, 1);
pub(super) static GALLON: Unit = measure("gallon", "gallons");
pub(super) static BARREL: Unit = measure("barrel", "barrels");
pub(super) static BUSHEL: Unit = measure("bushel", "bushels");

pub(super) static WATT: Unit = measure("watt", "watts").sized(Dimension::Watts, 1);
pub(super) static KW: Unit = symbol("kW").sized(Dimension::Watts, 1_000);
pub(super) static MW: Unit = symbol("MW").sized(Dimension::Watts, 1_000_000);
pub(super) static GW: Unit = symbol("GW").sized(Dimension::Watts, 1_000_000_000);
pub(super) static WATT_HOUR: Unit = symbol("Wh").sized(Dimension::WattHours, 1);
pub(super) static KWH: Unit = symbol("kWh").sized(Dimension::WattHours, 1_000);
pub(super) static MWH: Unit = symbol("MWh").sized(Dimension::WattHours, 1_000_000);
pub(super) static GWH: Unit = symbol("GWh").sized(Dimension::WattHours, 1_000_000_000);
pub(super) static TWH: Unit = symbol("TWh").sized(Dimension::WattHours, 1_000_000_000_000);
pub(super) static JOULE: Unit = measure("joule", "joules");
pub(super) static CALORIE: Unit = measure("calorie", "calories");
pub(super) static KMH: Unit = symbol("km/h");
pub(super) static MPH: Unit = symbol("mph");
pub(super) static KNOT: Unit = measure("knot", "knots");
pub(super) static CELSIUS: Unit = symbol("°C");
pub(super) static FAHRENHEIT: Unit = symbol("°F");
pub(super) static DEGREE: Unit = measure("degree", "degrees");
pub(super) static BYTE: Unit = measure("byte", "bytes").sized(Dimension::Bytes, 1);
pub(super) static KB: Unit = symbol("kB").sized(Dimension::Bytes, 1_000);
pub(super) static MB: Unit = symbol("MB").sized(Dimension::Bytes, 1_000_000);
pub(super) static GB: Unit = symbol("GB").sized(Dimension::Bytes, 1_000_000_000);
pub(super) static TB: Unit = symbol("TB").sized(Dimension::Bytes, 1_000_000_000_000);
pub(super) static KILOHERTZ: Unit = symbol("kHz");
pub(super) static MEGAHERTZ: Unit = symbol("MHz");
pub(super) static GIGAHERTZ: Unit = symbol("GHz");
pub(super) static VOLT: Unit = measure("volt", "volts");
pub(super) static HERTZ: Unit = measure("hertz", "hertz");
pub(super) static NAUTICAL_MILE: Unit = measure("nautical mile", "nautical miles");
pub(super) static TROY_OUNCE: Unit = measure("troy ounce", "troy ounces");
pub(super) static CARAT: Unit = measure("carat", "carats");
pub(super) static QUINTAL: Unit = measure("quintal", "quintals");
pub(super) static FATHOM: Unit = measure("fathom", "fathoms");
pub(super) static PINT: Unit = measure("pint", "pints");
pub(super) static QUART: Unit = measure("quart", "quarts");
pub(super) static HORSEPOWER: Unit = symbol("hp");
pub(super) static CUBIC_YARD: Unit = measure("cubic yard", "cubic yards");
pub(super) static SQUARE_YARD: Unit = measure("square yard", "square yards");
pub(super) static ACRE_FOOT: Unit = measure("acre-foot", "acre-feet");
pub(super) static PSI: Unit = symbol("psi");
pub(super) static RPM: Unit = symbol("rpm");
pub(super) static KPA: Unit = symbol("kPa");
pub(super) static DECIBEL: Unit = measure("decibel", "decibels");
pub(super) static KELVIN: Unit = symbol("kelvin");
