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
}

const fn period(name: &'static str, plural: &'static str, per: Per) -> Unit {
    Unit {
        name,
        plural,
        is_duration: true,
        per: Some(per),
    }
}

const fn duration(name: &'static str, plural: &'static str) -> Unit {
    Unit {
        name,
        plural,
        is_duration: true,
        per: None,
    }
}

const fn measure(name: &'static str, plural: &'static str) -> Unit {
    Unit {
        name,
        plural,
        is_duration: false,
        per: None,
    }
}

const fn symbol(name: &'static str) -> Unit {
    measure(name, name)
}

/// Every unit, in the order of the constants below.
pub(super) static ALL: &[&Unit] = &[
    &SECOND,
    &MINUTE,
    &HOUR,
    &DAY,
    &NIGHT,
    &WEEK,
    &FORTNIGHT,
    &MONTH,
    &YEAR,
    &DECADE,
    &CENTURY,
    &MILLENNIUM,
    &TONNE,
    &TON,
    &KILOTONNE,
    &DEADWEIGHT_TON,
    &GROSS_TON,
    &KG,
    &GRAM,
    &MG,
    &POUND,
    &OUNCE,
    &STONE,
    &KM,
    &METRE,
    &CM,
    &MM,
    &MILE,
    &YARD,
    &FOOT,
    &INCH,
    &SQUARE_KM,
    &SQUARE_METRE,
    &SQUARE_MILE,
    &SQUARE_FOOT,
    &HECTARE,
    &ACRE,
    &CUBIC_METRE,
    &CUBIC_FOOT,
    &LITRE,
    &ML,
    &GALLON,
    &BARREL,
    &BUSHEL,
    &WATT,
    &KW,
    &MW,
    &GW,
    &KWH,
    &MWH,
    &GWH,
    &TWH,
    &JOULE,
    &CALORIE,
    &KMH,
    &MPH,
    &KNOT,
    &CELSIUS,
    &FAHRENHEIT,
    &DEGREE,
    &BYTE,
    &KB,
    &MB,
    &GB,
    &TB,
    &VOLT,
    &HERTZ,
];

pub(super) static SECOND: Unit = duration("second", "seconds");
pub(super) static MINUTE: Unit = duration("minute", "minutes");
pub(super) static HOUR: Unit = period("hour", "hours", Per::Hour);
pub(super) static DAY: Unit = period("day", "days", Per::Day);
pub(super) static NIGHT: Unit = duration("night", "nights");
pub(super) static WEEK: Unit = period("week", "weeks", Per::Week);
pub(super) static FORTNIGHT: Unit = duration("fortnight", "fortnights");
pub(super) static MONTH: Unit = period("month", "months", Per::Month);
pub(super) static YEAR: Unit = period("year", "years", Per::Year);
pub(super) static DECADE: Unit = duration("decade", "decades");
pub(super) static CENTURY: Unit = duration("century", "centuries");
pub(super) static MILLENNIUM: Unit = duration("millennium", "millennia");

pub(super) static TONNE: Unit = measure("tonne", "tonnes");
pub(super) static TON: Unit = measure("ton", "tons");
pub(super) static KILOTONNE: Unit = measure("kilotonne", "kilotonnes");
pub(super) static DEADWEIGHT_TON: Unit = measure("deadweight ton", "deadweight tons");
pub(super) static GROSS_TON: Unit = measure("gross ton", "gross tons");
pub(super) static KG: Unit = symbol("kg");
pub(super) static GRAM: Unit = measure("gram", "grams");
pub(super) static MG: Unit = symbol("mg");
pub(super) static POUND: Unit = measure("lb", "lb");
pub(super) static OUNCE: Unit = measure("ounce", "ounces");
pub(super) static STONE: Unit = measure("stone", "stone");

pub(super) static KM: Unit = symbol("km");
pub(super) static METRE: Unit = measure("metre", "metres");
pub(super) static CM: Unit = symbol("cm");
pub(super) static MM: Unit = symbol("mm");
pub(super) static MILE: Unit = measure("mile", "miles");
pub(super) static YARD: Unit = measure("yard", "yards");
pub(super) static FOOT: Unit = measure("foot", "feet");
pub(super) static INCH: Unit = measure("inch", "inches");

pub(super) static SQUARE_KM: Unit = symbol("km²");
pub(super) static SQUARE_METRE: Unit = symbol("m²");
pub(super) static SQUARE_MILE: Unit = measure("square mile", "square miles");
pub(super) static SQUARE_FOOT: Unit = measure("square foot", "square feet");
pub(super) static HECTARE: Unit = measure("hectare", "hectares");
pub(super) static ACRE: Unit = measure("acre", "acres");
pub(super) static CUBIC_METRE: Unit = symbol("m³");
pub(super) static CUBIC_FOOT: Unit = measure("cubic foot", "cubic feet");
pub(super) static LITRE: Unit = measure("litre", "litres");
pub(super) static ML: Unit = symbol("ml");
pub(super) static GALLON: Unit = measure("gallon", "gallons");
pub(super) static BARREL: Unit = measure("barrel", "barrels");
pub(super) static BUSHEL: Unit = measure("bushel", "bushels");

pub(super) static WATT: Unit = measure("watt", "watts");
pub(super) static KW: Unit = symbol("kW");
pub(super) static MW: Unit = symbol("MW");
pub(super) static GW: Unit = symbol("GW");
pub(super) static KWH: Unit = symbol("kWh");
pub(super) static MWH: Unit = symbol("MWh");
pub(super) static GWH: Unit = symbol("GWh");
pub(super) static TWH: Unit = symbol("TWh");
pub(super) static JOULE: Unit = measure("joule", "joules");
pub(super) static CALORIE: Unit = measure("calorie", "calories");
pub(super) static KMH: Unit = symbol("km/h");
pub(super) static MPH: Unit = symbol("mph");
pub(super) static KNOT: Unit = measure("knot", "knots");
pub(super) static CELSIUS: Unit = symbol("°C");
pub(super) static FAHRENHEIT: Unit = symbol("°F");
pub(super) static DEGREE: Unit = measure("degree", "degrees");
pub(super) static BYTE: Unit = measure("byte", "bytes");
pub(super) static KB: Unit = symbol("kB");
pub(super) static MB: Unit = symbol("MB");
pub(super) static GB: Unit = symbol("GB");
pub(super) static TB: Unit = symbol("TB");
pub(super) static VOLT: Unit = measure("volt", "volts");
pub(super) static HERTZ: Unit = measure("hertz", "hertz");
