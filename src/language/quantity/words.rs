//! The token table: every word, phrase and sign that the reader knows, and what it means. A word's meaning lives here
//! and nowhere else; how meanings combine is the grammar's affair.
//!
//! Letters are matched in either case, a space matches any spaces or hyphens, and of several entries the one with
//! the most words wins. An entry is found by its first letters (or its first sign), in constant time.

use crate::model::Per;

use super::units::{self, Unit};

/// A hedge: how a figure is related to the value it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hedge {
    About,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
}

/// What a word, phrase or sign means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    /// A number below twenty.
    Small(u8),
    /// Twenty to ninety.
    Tens(u8),
    Hundred,
    /// A power of ten that multiplies the number before it.
    Scale(u8),
    /// A letter that is a power of ten after a number ("5m") and perhaps a unit elsewhere ("5 m").
    Letter(u8, Option<&'static Unit>),
    /// A dozen, a score.
    Times(u8),
    Half,
    /// A third to a hundredth, in the singular: a fraction after "a" or "one", an ordinal elsewhere.
    Part(u8),
    /// Thirds to hundredths.
    Parts(u8),
    /// A fraction in one sign.
    Vulgar(u8, u8),
    /// A couple: about two.
    Couple,
    /// "No": nought of what is named.
    No,
    /// Several, a few: 2 to 9 of what follows.
    Several,
    /// A size in words, `low` up to below `high`, times a power of ten: dozens, thousands.
    Size(u8, u8, u8),
    /// A hedge before its number.
    Before(Hedge),
    /// A hedge after its number.
    After(Hedge),
    /// A hedge on either side.
    Around(Hedge),
    PlusMinus,
    Plus,
    Between,
    From,
    To,
    And,
    But,
    Or,
    Of,
    In,
    OutOf,
    Dash,
    Article,
    Percent,
    PerMille,
    /// A currency, by its ISO 4217 code.
    Money(&'static str),
    /// A dollar that the phrase does not tell apart.
    Dollar,
    /// A hundredth of a currency.
    Minor(&'static str),
    /// A hundredth of the dollar that the phrase does not tell apart.
    Cent,
    /// A pound: money, or a weight where "of" follows.
    Pound,
    Unit(&'static Unit),
    /// "Per", "each", "every": what follows is a period.
    Each,
    Slash,
    /// "Monthly": the period itself.
    Rate(Per),
    /// A word that may stand before a number or a unit and says nothing about it.
    Filler,
    /// A word that says that what leads up to the number is its description: "a total of 806".
    Lead,
    /// What joins a description to its number: "was", "at".
    Join,
    /// "In", "by", "since" and the like, before a year.
    When,
    /// A word that makes the number one of a series: "third", "21st".
    Ordinal,
    /// The ending of an ordinal in digits.
    OrdinalEnding,
    /// Words that make the whole no quantity, with the reason.
    Not(&'static str),
    /// Words that do so only before a number: "the last five years".
    NotBefore(&'static str),
    /// Words that do so only right after a number: "27% more".
    NotAfter(&'static str),
    /// The name of a month or weekday.
    Calendar,
    /// "Min": a bound before a number, minutes after it.
    Min,
    /// Words for more than half.
    Majority,
    Minority,
    Open,
    Close,
    Comma,
    Colon,
    NumberSign,
}

use Hedge::{About, AtLeast, AtMost, LessThan, MoreThan};
use Meaning::{
    After, And, Around, Article, Before, Between, But, Calendar, Cent, Close, Colon, Comma, Couple, Dash, Dollar, Each,
    Filler, From, Half, Hundred, In, Join, Lead, Letter, Majority, Minor, Minority, Money, No, Not, NotAfter,
    NotBefore, NumberSign, Of, Open, Or, Ordinal, OrdinalEnding, OutOf, Part, Parts, PerMille, Percent, Plus,
    PlusMinus, Pound, Rate, Scale, Several, Size, Slash, Small, Tens, Times, To, Unit as U, Vulgar, When,
};

const RELATIVE: &str = "a change or a ratio to an earlier value, not a quantity";
const TIMES: &str = "a frequency or a ratio, not a quantity";
const AGE: &str = "an age, not a quantity";
const CLOCK: &str = "a clock time, not a quantity";
const AGO: &str = "a time counted from a date, not a quantity";
const RANK: &str = "a rank or a number in a series, not a quantity";
const YEAR: &str = "a year, not a quantity";
const POINTS: &str = "a difference between two shares, not a share";
const VAGUE: &str = "no number: the words give no size";

/// The table. Sections go by meaning, so that it can be read from top to bottom.
#[rustfmt::skip]
pub(super) const TABLE: &[(&str, Meaning)] = &[
    // Numbers in words.
    ("zero", Small(0)), ("nil", Small(0)), ("nought", Small(0)), ("naught", Small(0)), ("none", Small(0)),
    ("one", Small(1)), ("two", Small(2)), ("three", Small(3)), ("four", Small(4)), ("five", Small(5)),
    ("six", Small(6)), ("seven", Small(7)), ("eight", Small(8)), ("nine", Small(9)), ("ten", Small(10)),
    ("eleven", Small(11)), ("twelve", Small(12)), ("thirteen", Small(13)), ("fourteen", Small(14)),
    ("fifteen", Small(15)), ("sixteen", Small(16)), ("seventeen", Small(17)), ("eighteen", Small(18)),
    ("nineteen", Small(19)),
    ("twenty", Tens(20)), ("thirty", Tens(30)), ("forty", Tens(40)), ("fourty", Tens(40)), ("fifty", Tens(50)),
    ("sixty", Tens(60)), ("seventy", Tens(70)), ("eighty", Tens(80)), ("ninety", Tens(90)),
    ("a pair of", Small(2)), ("a pair", Small(2)), ("pair of", Small(2)), ("both", Small(2)),
    ("no", No),
    ("a couple of", Couple), ("a couple", Couple), ("couple of", Couple), ("couple", Couple),

    // Scales: powers of ten, dozens and scores.
    ("hundred", Hundred),
    ("thousand", Scale(3)), ("million", Scale(6)), ("billion", Scale(9)), ("trillion", Scale(12)),
    ("quadrillion", Scale(15)), ("quintillion", Scale(18)),
    ("mn", Scale(6)), ("mln", Scale(6)), ("mio", Scale(6)), ("mil", Scale(6)), ("mm", Letter(6, Some(&units::MM))),
    ("bn", Scale(9)), ("bln", Scale(9)), ("bil", Scale(9)), ("tn", Scale(12)), ("trn", Scale(12)), ("tln", Scale(12)),
    ("lakh", Scale(5)), ("lakhs", Scale(5)), ("lac", Scale(5)), ("lacs", Scale(5)),
    ("crore", Scale(7)), ("crores", Scale(7)), ("cr", Scale(7)),
    ("k", Letter(3, None)), ("m", Letter(6, Some(&units::METRE))), ("b", Letter(9, None)),
    ("t", Letter(12, Some(&units::TONNE))),
    ("dozen", Times(12)), ("a score of", Times(20)), ("score", Times(20)),

    // Fractions.
    ("half", Half), ("halves", Parts(2)),
    ("third", Part(3)), ("quarter", Part(4)), ("fourth", Part(4)), ("fifth", Part(5)), ("sixth", Part(6)),
    ("seventh", Part(7)), ("eighth", Part(8)), ("ninth", Part(9)), ("tenth", Part(10)), ("twelfth", Part(12)),
    ("twentieth", Part(20)), ("hundredth", Part(100)),
    ("thirds", Parts(3)), ("quarters", Parts(4)), ("fourths", Parts(4)), ("fifths", Parts(5)), ("sixths", Parts(6)),
    ("sevenths", Parts(7)), ("eighths", Parts(8)), ("ninths", Parts(9)), ("tenths", Parts(10)),
    ("twelfths", Parts(12)), ("twentieths", Parts(20)), ("hundredths", Parts(100)),
    ("½", Vulgar(1, 2)), ("⅓", Vulgar(1, 3)), ("⅔", Vulgar(2, 3)), ("¼", Vulgar(1, 4)), ("¾", Vulgar(3, 4)),
    ("⅕", Vulgar(1, 5)), ("⅖", Vulgar(2, 5)), ("⅗", Vulgar(3, 5)), ("⅘", Vulgar(4, 5)), ("⅙", Vulgar(1, 6)),
    ("⅚", Vulgar(5, 6)), ("⅐", Vulgar(1, 7)), ("⅛", Vulgar(1, 8)), ("⅜", Vulgar(3, 8)), ("⅝", Vulgar(5, 8)),
    ("⅞", Vulgar(7, 8)), ("⅑", Vulgar(1, 9)), ("⅒", Vulgar(1, 10)),
    ("a majority", Majority), ("majority", Majority), ("the majority", Majority), ("most", Majority),
    ("a minority", Minority), ("the minority", Minority), ("minority", Minority),

    // Sizes in words.
    ("several", Several), ("a few", Several), ("a handful of", Several), ("a handful", Several),
    ("handful of", Several), ("quite a few", Several), ("few", Several),
    ("tens", Size(1, 10, 1)), ("dozens", Size(24, 100, 0)), ("scores", Size(40, 100, 0)),
    ("hundreds", Size(1, 10, 2)), ("thousands", Size(1, 10, 3)), ("millions", Size(1, 10, 6)),
    ("billions", Size(1, 10, 9)), ("trillions", Size(1, 10, 12)), ("quadrillions", Size(1, 10, 15)),
    ("quintillions", Size(1, 10, 18)),

    // Hedges before a number: near it.
    ("about", About_), ("around", About_), ("round about", About_), ("around about", About_), ("some", Before(About)),
    ("roughly", About_), ("approximately", About_), ("approx", About_), ("approaching", About_),
    ("an estimated", About_), ("estimated", About_), ("an approximate", About_), ("approximate", About_),
    ("estimated at", About_), ("estimate of", About_), ("estimates of", About_), ("an estimate of", About_),
    ("nearly", About_), ("almost", About_), ("close to", About_), ("near", About_), ("nearer to", About_),
    ("nigh on", About_), ("virtually", About_), ("practically", About_), ("not quite", About_), ("barely", About_),
    ("just over", About_), ("just under", About_), ("just above", About_), ("just below", About_),
    ("just more than", About_), ("just less than", About_), ("just short of", About_), ("just shy of", About_),
    ("a little over", About_), ("a little under", About_), ("a little more than", About_),
    ("a little less than", About_), ("a little below", About_), ("a little above", About_),
    ("little more than", About_), ("little over", About_),
    ("a bit over", About_), ("a bit under", About_), ("a bit more than", About_), ("a bit less than", About_),
    ("slightly over", About_), ("slightly under", About_), ("slightly more than", About_),
    ("slightly less than", About_), ("slightly fewer than", About_), ("slightly above", About_),
    ("slightly below", About_), ("shy of", About_), ("short of", About_),
    ("circa", About_), ("c.", About_), ("ca", About_), ("perhaps", About_), ("maybe", About_), ("possibly", About_),
    ("probably", About_), ("likely", About_), ("something like", About_), ("somewhere around", About_),
    ("somewhere near", About_), ("somewhere in the region of", About_), ("somewhere", Filler),
    ("in the region of", About_), ("in the order of", About_), ("on the order of", About_), ("of the order of", About_),
    ("in the neighborhood of", About_), ("in the neighbourhood of", About_), ("in the vicinity of", About_),
    ("in the ballpark of", About_), ("in the range of", Filler), ("of around", About_), ("more or less", About_),
    ("~", About_), ("≈", About_), ("∼", About_), ("≃", About_), ("≅", About_),

    // Hedges before a number: from it upwards.
    ("at least", Around(AtLeast)), ("no fewer than", Before(AtLeast)), ("no less than", Before(AtLeast)),
    ("not fewer than", Before(AtLeast)), ("not less than", Before(AtLeast)), ("not below", Before(AtLeast)),
    ("not under", Before(AtLeast)), ("a minimum of", Before(AtLeast)), ("minimum of", Before(AtLeast)),
    ("the minimum of", Before(AtLeast)), ("a minimum", Around(AtLeast)), ("minimum", Around(AtLeast)),
    ("min", Meaning::Min), ("at a minimum", Around(AtLeast)), ("at minimum", Around(AtLeast)),
    ("upwards of", Before(AtLeast)), ("upward of", Before(AtLeast)), ("as few as", Before(AtLeast)),
    ("as little as", Before(AtLeast)), ("as low as", Before(AtLeast)), ("starting at", Before(AtLeast)),
    ("starting from", Before(AtLeast)), ("at the very least", Around(AtLeast)), ("at the least", Around(AtLeast)),
    ("greater than or equal to", Before(AtLeast)), ("more than or equal to", Before(AtLeast)),
    ("equal to or more than", Before(AtLeast)), ("equal to or greater than", Before(AtLeast)),
    ("more than or exactly", Before(AtLeast)),
    ("≥", Before(AtLeast)), (">=", Before(AtLeast)), ("⩾", Before(AtLeast)), ("=>", Before(AtLeast)),
    ("more than", Before(MoreThan)), ("over", Before(MoreThan)), ("in excess of", Before(MoreThan)),
    ("exceeding", Before(MoreThan)), ("exceeds", Before(MoreThan)), ("exceeded", Before(MoreThan)),
    ("well over", Before(MoreThan)), ("well above", Before(MoreThan)), ("well in excess of", Before(MoreThan)),
    ("well more than", Before(MoreThan)), ("far more than", Before(MoreThan)), ("far over", Before(MoreThan)),
    ("far in excess of", Before(MoreThan)), ("many more than", Before(MoreThan)), ("much more than", Before(MoreThan)),
    ("significantly more than", Before(MoreThan)), ("considerably more than", Before(MoreThan)),
    ("substantially more than", Before(MoreThan)), ("above", Before(MoreThan)), ("beyond", Before(MoreThan)),
    ("greater than", Before(MoreThan)), ("higher than", Before(MoreThan)), ("larger than", Before(MoreThan)),
    ("bigger than", Before(MoreThan)), ("longer than", Before(MoreThan)), ("north of", Before(MoreThan)),
    ("topping", Before(MoreThan)), ("surpassing", Before(MoreThan)), ("upwards from", Before(MoreThan)),
    (">", Before(MoreThan)),

    // Hedges before a number: up to it.
    ("up to", Before(AtMost)), ("up to and including", Before(AtMost)), ("as many as", Before(AtMost)),
    ("as much as", Before(AtMost)), ("as high as", Before(AtMost)), ("as long as", Before(AtMost)),
    ("no more than", Before(AtMost)), ("not more than", Before(AtMost)), ("no greater than", Before(AtMost)),
    ("no higher than", Before(AtMost)), ("no longer than", Before(AtMost)), ("not exceeding", Before(AtMost)),
    ("not over", Before(AtMost)), ("not above", Before(AtMost)), ("nothing more than", Before(AtMost)),
    ("a maximum of", Before(AtMost)), ("maximum of", Before(AtMost)), ("the maximum of", Before(AtMost)),
    ("a maximum", Around(AtMost)), ("maximum", Around(AtMost)), ("max", Around(AtMost)), ("at most", Around(AtMost)),
    ("at the most", Around(AtMost)), ("at the very most", Around(AtMost)), ("at a maximum", Around(AtMost)),
    ("at maximum", Around(AtMost)), ("within", Before(AtMost)), ("capped at", Before(AtMost)),
    ("limited to", Before(AtMost)), ("a limit of", Before(AtMost)), ("a ceiling of", Before(AtMost)),
    ("less than or equal to", Before(AtMost)), ("fewer than or equal to", Before(AtMost)),
    ("equal to or less than", Before(AtMost)), ("lower than or equal to", Before(AtMost)),
    ("≤", Before(AtMost)), ("<=", Before(AtMost)), ("⩽", Before(AtMost)), ("=<", Before(AtMost)),
    ("fewer than", Before(LessThan)), ("less than", Before(LessThan)), ("under", Before(LessThan)),
    ("below", Before(LessThan)), ("lower than", Before(LessThan)), ("smaller than", Before(LessThan)),
    ("shorter than", Before(LessThan)), ("well under", Before(LessThan)), ("well below", Before(LessThan)),
    ("far fewer than", Before(LessThan)), ("far less than", Before(LessThan)), ("far below", Before(LessThan)),
    ("far under", Before(LessThan)), ("much less than", Before(LessThan)), ("many fewer than", Before(LessThan)),
    ("significantly less than", Before(LessThan)), ("significantly fewer than", Before(LessThan)),
    ("considerably less than", Before(LessThan)), ("considerably fewer than", Before(LessThan)),
    ("south of", Before(LessThan)), ("<", Before(LessThan)),

    // Hedges after a number.
    ("or so", After(About)), ("or thereabouts", After(About)), ("or thereabout", After(About)),
    ("thereabouts", After(About)), ("odd", After(About)), ("ish", After(About)), ("or about", About_),
    ("give or take", PlusMinus), ("plus or minus", PlusMinus), ("plus minus", PlusMinus), ("±", PlusMinus),
    ("+/-", PlusMinus), ("+-", PlusMinus), ("or more", After(AtLeast)), ("or above", After(AtLeast)),
    ("or over", After(AtLeast)), ("or higher", After(AtLeast)), ("or greater", After(AtLeast)),
    ("or better", After(AtLeast)), ("or longer", After(AtLeast)), ("or larger", After(AtLeast)),
    ("or upwards", After(AtLeast)), ("or up", After(AtLeast)), ("and more", After(AtLeast)),
    ("and above", After(AtLeast)), ("and over", After(AtLeast)), ("and up", After(AtLeast)),
    ("and upwards", After(AtLeast)), ("and counting", After(AtLeast)), ("upwards", After(AtLeast)),
    ("if not more", After(AtLeast)), ("and beyond", After(AtLeast)),
    ("or less", After(AtMost)), ("or fewer", After(AtMost)), ("or under", After(AtMost)), ("or below", After(AtMost)),
    ("or lower", After(AtMost)), ("or shorter", After(AtMost)), ("and under", After(AtMost)),
    ("and below", After(AtMost)), ("and less", After(AtMost)), ("tops", After(AtMost)), ("if that", After(AtMost)),
    ("plus", Plus), ("+", Plus),

    // What joins two numbers.
    ("between", Between), ("anywhere between", Between), ("from", From), ("anywhere from", From), ("ranging from", From),
    ("ranging between", Between), ("range from", From), ("ranges from", From), ("to", To), ("through", To),
    ("and", And), ("&", And), ("but", But), ("or", Or), ("of", Of), ("in", In), ("out of", OutOf),
    ("in every", OutOf), ("of every", OutOf), ("out of every", OutOf), ("out of each", OutOf), ("for every", OutOf),
    ("in each", OutOf), ("-", Dash), ("‐", Dash), ("\u{2011}", Dash), ("–", Dash), ("—", Dash), ("−", Dash), ("‒", Dash),
    ("a", Article), ("an", Article),

    // Shares.
    ("%", Percent), ("percent", Percent), ("per cent", Percent), ("pct", Percent), ("percents", Percent),
    ("percentage", Percent), ("٪", Percent), ("％", Percent),
    ("‰", PerMille), ("per mille", PerMille), ("permille", PerMille), ("per mil", PerMille),
    ("percentage point", Not(POINTS)), ("percentage points", Not(POINTS)), ("pp", Not(POINTS)),
    ("percent points", Not(POINTS)), ("basis points", Not(POINTS)), ("basis point", Not(POINTS)), ("bps", Not(POINTS)),

    // Money: signs.
    ("$", Dollar), ("＄", Dollar), ("us$", Money("USD")), ("us $", Money("USD")), ("u.s.$", Money("USD")),
    ("u.s. $", Money("USD")), ("c$", Money("CAD")), ("ca$", Money("CAD")), ("can$", Money("CAD")),
    ("a$", Money("AUD")), ("au$", Money("AUD")), ("nz$", Money("NZD")), ("hk$", Money("HKD")), ("s$", Money("SGD")),
    ("sg$", Money("SGD")), ("nt$", Money("TWD")), ("r$", Money("BRL")), ("mx$", Money("MXN")), ("z$", Money("ZWL")),
    ("£", Money("GBP")), ("€", Money("EUR")), ("¥", Money("JPY")), ("￥", Money("JPY")), ("jp¥", Money("JPY")),
    ("cn¥", Money("CNY")), ("₩", Money("KRW")), ("￦", Money("KRW")), ("₽", Money("RUB")), ("₹", Money("INR")),
    ("rs", Money("INR")), ("₺", Money("TRY")), ("₴", Money("UAH")), ("₫", Money("VND")), ("₱", Money("PHP")),
    ("฿", Money("THB")), ("₪", Money("ILS")), ("₦", Money("NGN")), ("₸", Money("KZT")), ("₮", Money("MNT")),
    ("₡", Money("CRC")), ("₲", Money("PYG")), ("₵", Money("GHS")), ("៛", Money("KHR")), ("₭", Money("LAK")),
    ("₼", Money("AZN")), ("₾", Money("GEL")), ("zł", Money("PLN")), ("kč", Money("CZK")),

    // Money: words and codes that are not ISO 4217's.
    ("dollar", Dollar), ("dollars", Dollar), ("bucks", Dollar), ("buck", Dollar),
    ("us dollar", Money("USD")), ("us dollars", Money("USD")), ("u.s. dollar", Money("USD")),
    ("u.s. dollars", Money("USD")), ("american dollars", Money("USD")), ("american dollar", Money("USD")),
    ("united states dollar", Money("USD")), ("united states dollars", Money("USD")), ("usd", Money("USD")),
    ("canadian dollars", Money("CAD")), ("canadian dollar", Money("CAD")),
    ("australian dollars", Money("AUD")), ("australian dollar", Money("AUD")), ("new zealand dollars", Money("NZD")),
    ("new zealand dollar", Money("NZD")), ("hong kong dollars", Money("HKD")), ("hong kong dollar", Money("HKD")),
    ("singapore dollars", Money("SGD")), ("singapore dollar", Money("SGD")), ("taiwan dollars", Money("TWD")),
    ("taiwanese dollars", Money("TWD")), ("new taiwan dollars", Money("TWD")),
    ("zimbabwean dollars", Money("ZWL")), ("jamaican dollars", Money("JMD")), ("namibian dollars", Money("NAD")),
    ("euro", Money("EUR")), ("euros", Money("EUR")), ("eur", Money("EUR")), ("gbp", Money("GBP")),
    ("pound", Pound), ("pounds", Pound), ("quid", Money("GBP")), ("pounds sterling", Money("GBP")),
    ("pound sterling", Money("GBP")), ("sterling", Money("GBP")), ("british pounds", Money("GBP")),
    ("british pound", Money("GBP")), ("egyptian pounds", Money("EGP")), ("lebanese pounds", Money("LBP")),
    ("sudanese pounds", Money("SDG")), ("syrian pounds", Money("SYP")),
    ("yen", Money("JPY")), ("japanese yen", Money("JPY")), ("jpy", Money("JPY")),
    ("yuan", Money("CNY")), ("yuans", Money("CNY")), ("chinese yuan", Money("CNY")), ("renminbi", Money("CNY")),
    ("rmb", Money("CNY")), ("cny", Money("CNY")),
    ("won", Money("KRW")), ("wons", Money("KRW")), ("south korean won", Money("KRW")), ("korean won", Money("KRW")),
    ("north korean won", Money("KPW")),
    ("ruble", Money("RUB")), ("rubles", Money("RUB")), ("rouble", Money("RUB")), ("roubles", Money("RUB")),
    ("russian rubles", Money("RUB")), ("russian roubles", Money("RUB")), ("belarusian rubles", Money("BYN")),
    ("belarusian roubles", Money("BYN")), ("руб", Money("RUB")), ("р", Money("RUB")),
    ("rupee", Money("INR")), ("rupees", Money("INR")), ("indian rupees", Money("INR")), ("inr", Money("INR")),
    ("pakistani rupees", Money("PKR")), ("nepalese rupees", Money("NPR")), ("nepali rupees", Money("NPR")),
    ("sri lankan rupees", Money("LKR")), ("mauritian rupees", Money("MUR")), ("taka", Money("BDT")),
    ("swiss franc", Money("CHF")), ("swiss francs", Money("CHF")), ("mexican pesos", Money("MXN")),
    ("philippine pesos", Money("PHP")), ("argentine pesos", Money("ARS")), ("chilean pesos", Money("CLP")),
    ("colombian pesos", Money("COP")), ("cuban pesos", Money("CUP")), ("mexican peso", Money("MXN")),
    ("swedish kronor", Money("SEK")), ("swedish krona", Money("SEK")), ("kronor", Money("SEK")),
    ("norwegian kroner", Money("NOK")), ("norwegian krone", Money("NOK")), ("danish kroner", Money("DKK")),
    ("danish krone", Money("DKK")), ("zloty", Money("PLN")), ("zlotys", Money("PLN")), ("złoty", Money("PLN")),
    ("forint", Money("HUF")), ("forints", Money("HUF")), ("koruna", Money("CZK")), ("hryvnia", Money("UAH")),
    ("hryvnias", Money("UAH")), ("tenge", Money("KZT")), ("tugrik", Money("MNT")), ("tugriks", Money("MNT")),
    ("baht", Money("THB")), ("thai baht", Money("THB")), ("dong", Money("VND")), ("ringgit", Money("MYR")),
    ("rupiah", Money("IDR")), ("rand", Money("ZAR")), ("naira", Money("NGN")), ("cedi", Money("GHS")),
    ("cedis", Money("GHS")), ("shekel", Money("ILS")), ("shekels", Money("ILS")), ("turkish lira", Money("TRY")),
    ("turkish liras", Money("TRY")), ("lira", Money("TRY")), ("liras", Money("TRY")), ("riyal", Money("SAR")),
    ("riyals", Money("SAR")), ("saudi riyals", Money("SAR")), ("qatari riyals", Money("QAR")),
    ("iranian rials", Money("IRR")), ("dirham", Money("AED")), ("dirhams", Money("AED")),
    ("uae dirhams", Money("AED")), ("moroccan dirhams", Money("MAD")), ("kuwaiti dinars", Money("KWD")),
    ("iraqi dinars", Money("IQD")), ("jordanian dinars", Money("JOD")), ("libyan dinars", Money("LYD")),
    ("kyat", Money("MMK")), ("kyats", Money("MMK")), ("kip", Money("LAK")), ("riel", Money("KHR")),
    ("reais", Money("BRL")), ("brazilian reais", Money("BRL")), ("brazilian real", Money("BRL")),
    ("birr", Money("ETB")), ("kwacha", Money("ZMW")), ("kenyan shillings", Money("KES")),
    ("ugandan shillings", Money("UGX")), ("tanzanian shillings", Money("TZS")),
    ("cent", Cent), ("cents", Cent), ("¢", Cent), ("us cents", Minor("USD")), ("u.s. cents", Minor("USD")),
    ("euro cents", Minor("EUR")), ("euro cent", Minor("EUR")), ("eurocents", Minor("EUR")), ("pence", Minor("GBP")),
    ("penny", Minor("GBP")), ("pennies", Minor("USD")), ("p", Minor("GBP")), ("kopeck", Minor("RUB")),
    ("kopecks", Minor("RUB")), ("kopek", Minor("RUB")), ("kopeks", Minor("RUB")), ("paise", Minor("INR")),
    ("peso", Not(WHICH)), ("pesos", Not(WHICH)), ("franc", Not(WHICH)), ("francs", Not(WHICH)),
    ("dinar", Not(WHICH)), ("dinars", Not(WHICH)), ("rial", Not(WHICH)), ("rials", Not(WHICH)),
    ("shilling", Not(WHICH)), ("shillings", Not(WHICH)), ("krone", Not(WHICH)), ("kroner", Not(WHICH)),
    ("krona", Not(WHICH)), ("kr", Not(WHICH)),

    // Durations.
    ("second", U(&units::SECOND)), ("seconds", U(&units::SECOND)), ("sec", U(&units::SECOND)),
    ("secs", U(&units::SECOND)), ("minute", U(&units::MINUTE)), ("minutes", U(&units::MINUTE)),
    ("mins", U(&units::MINUTE)), ("hour", U(&units::HOUR)), ("hours", U(&units::HOUR)), ("hr", U(&units::HOUR)),
    ("hrs", U(&units::HOUR)), ("h", U(&units::HOUR)), ("day", U(&units::DAY)), ("days", U(&units::DAY)),
    ("night", U(&units::NIGHT)), ("nights", U(&units::NIGHT)), ("week", U(&units::WEEK)),
    ("weeks", U(&units::WEEK)), ("wk", U(&units::WEEK)), ("wks", U(&units::WEEK)),
    ("fortnight", U(&units::FORTNIGHT)), ("fortnights", U(&units::FORTNIGHT)), ("month", U(&units::MONTH)),
    ("months", U(&units::MONTH)), ("mo", U(&units::MONTH)), ("year", U(&units::YEAR)), ("years", U(&units::YEAR)),
    ("yr", U(&units::YEAR)), ("yrs", U(&units::YEAR)), ("decade", U(&units::DECADE)),
    ("decades", U(&units::DECADE)), ("century", U(&units::CENTURY)), ("centuries", U(&units::CENTURY)),
    ("millennium", U(&units::MILLENNIUM)), ("millennia", U(&units::MILLENNIUM)),

    // Measures.
    ("tonne", U(&units::TONNE)), ("tonnes", U(&units::TONNE)), ("metric ton", U(&units::TONNE)),
    ("metric tons", U(&units::TONNE)), ("metric tonnes", U(&units::TONNE)), ("mt", U(&units::TONNE)),
    ("ton", U(&units::TON)), ("tons", U(&units::TON)), ("short tons", U(&units::TON)), ("long tons", U(&units::TON)),
    ("kg", U(&units::KG)), ("kgs", U(&units::KG)), ("kilo", U(&units::KG)), ("kilos", U(&units::KG)),
    ("kilogram", U(&units::KG)), ("kilograms", U(&units::KG)), ("kilogramme", U(&units::KG)),
    ("kilogrammes", U(&units::KG)), ("g", U(&units::GRAM)), ("gram", U(&units::GRAM)), ("grams", U(&units::GRAM)),
    ("grammes", U(&units::GRAM)), ("mg", U(&units::MG)), ("milligrams", U(&units::MG)), ("lb", U(&units::POUND)),
    ("lbs", U(&units::POUND)), ("ounce", U(&units::OUNCE)), ("ounces", U(&units::OUNCE)), ("oz", U(&units::OUNCE)),
    ("stone", U(&units::STONE)),
    ("km", U(&units::KM)), ("kms", U(&units::KM)), ("kilometre", U(&units::KM)), ("kilometres", U(&units::KM)),
    ("kilometer", U(&units::KM)), ("kilometers", U(&units::KM)), ("metre", U(&units::METRE)),
    ("metres", U(&units::METRE)), ("meter", U(&units::METRE)), ("meters", U(&units::METRE)), ("cm", U(&units::CM)),
    ("centimetre", U(&units::CM)), ("centimetres", U(&units::CM)), ("centimeter", U(&units::CM)),
    ("centimeters", U(&units::CM)), ("millimetres", U(&units::MM)), ("millimeters", U(&units::MM)),
    ("mile", U(&units::MILE)), ("miles", U(&units::MILE)), ("mi", U(&units::MILE)), ("yard", U(&units::YARD)),
    ("yards", U(&units::YARD)), ("foot", U(&units::FOOT)), ("feet", U(&units::FOOT)), ("ft", U(&units::FOOT)),
    ("inch", U(&units::INCH)), ("inches", U(&units::INCH)),
    ("km²", U(&units::SQUARE_KM)), ("km2", U(&units::SQUARE_KM)), ("sq km", U(&units::SQUARE_KM)),
    ("sq. km", U(&units::SQUARE_KM)), ("square km", U(&units::SQUARE_KM)),
    ("square kilometre", U(&units::SQUARE_KM)), ("square kilometres", U(&units::SQUARE_KM)),
    ("square kilometer", U(&units::SQUARE_KM)), ("square kilometers", U(&units::SQUARE_KM)),
    ("m²", U(&units::SQUARE_METRE)), ("m2", U(&units::SQUARE_METRE)), ("sq m", U(&units::SQUARE_METRE)),
    ("square metre", U(&units::SQUARE_METRE)), ("square metres", U(&units::SQUARE_METRE)),
    ("square meter", U(&units::SQUARE_METRE)), ("square meters", U(&units::SQUARE_METRE)),
    ("square mile", U(&units::SQUARE_MILE)), ("square miles", U(&units::SQUARE_MILE)),
    ("sq miles", U(&units::SQUARE_MILE)), ("square foot", U(&units::SQUARE_FOOT)),
    ("square feet", U(&units::SQUARE_FOOT)), ("sq ft", U(&units::SQUARE_FOOT)), ("hectare", U(&units::HECTARE)),
    ("hectares", U(&units::HECTARE)), ("ha", U(&units::HECTARE)), ("acre", U(&units::ACRE)),
    ("acres", U(&units::ACRE)), ("m³", U(&units::CUBIC_METRE)), ("m3", U(&units::CUBIC_METRE)),
    ("cubic metre", U(&units::CUBIC_METRE)), ("cubic metres", U(&units::CUBIC_METRE)),
    ("cubic meter", U(&units::CUBIC_METRE)), ("cubic meters", U(&units::CUBIC_METRE)),
    ("cubic foot", U(&units::CUBIC_FOOT)), ("cubic feet", U(&units::CUBIC_FOOT)), ("litre", U(&units::LITRE)),
    ("litres", U(&units::LITRE)), ("liter", U(&units::LITRE)), ("liters", U(&units::LITRE)), ("l", U(&units::LITRE)),
    ("ml", U(&units::ML)), ("millilitres", U(&units::ML)), ("milliliters", U(&units::ML)),
    ("gallon", U(&units::GALLON)), ("gallons", U(&units::GALLON)), ("barrel", U(&units::BARREL)),
    ("barrels", U(&units::BARREL)), ("bbl", U(&units::BARREL)), ("bushel", U(&units::BUSHEL)),
    ("bushels", U(&units::BUSHEL)),
    ("watt", U(&units::WATT)), ("watts", U(&units::WATT)), ("kw", U(&units::KW)), ("kilowatt", U(&units::KW)),
    ("kilowatts", U(&units::KW)), ("mw", U(&units::MW)), ("megawatt", U(&units::MW)), ("megawatts", U(&units::MW)),
    ("gw", U(&units::GW)), ("gigawatt", U(&units::GW)), ("gigawatts", U(&units::GW)), ("kwh", U(&units::KWH)),
    ("kilowatt hour", U(&units::KWH)), ("kilowatt hours", U(&units::KWH)), ("mwh", U(&units::MWH)),
    ("megawatt hours", U(&units::MWH)), ("gwh", U(&units::GWH)), ("gigawatt hours", U(&units::GWH)),
    ("twh", U(&units::TWH)), ("terawatt hours", U(&units::TWH)), ("joule", U(&units::JOULE)),
    ("joules", U(&units::JOULE)), ("calorie", U(&units::CALORIE)), ("calories", U(&units::CALORIE)),
    ("kcal", U(&units::CALORIE)), ("km/h", U(&units::KMH)), ("kmh", U(&units::KMH)), ("kph", U(&units::KMH)),
    ("mph", U(&units::MPH)), ("miles per hour", U(&units::MPH)), ("kilometres per hour", U(&units::KMH)),
    ("kilometers per hour", U(&units::KMH)), ("knot", U(&units::KNOT)), ("knots", U(&units::KNOT)),
    ("°c", U(&units::CELSIUS)), ("degrees celsius", U(&units::CELSIUS)), ("degrees centigrade", U(&units::CELSIUS)),
    ("celsius", U(&units::CELSIUS)), ("°f", U(&units::FAHRENHEIT)), ("degrees fahrenheit", U(&units::FAHRENHEIT)),
    ("fahrenheit", U(&units::FAHRENHEIT)), ("degree", U(&units::DEGREE)), ("degrees", U(&units::DEGREE)),
    ("°", U(&units::DEGREE)), ("byte", U(&units::BYTE)), ("bytes", U(&units::BYTE)), ("kb", U(&units::KB)),
    ("kilobytes", U(&units::KB)), ("mb", U(&units::MB)), ("megabyte", U(&units::MB)), ("megabytes", U(&units::MB)),
    ("gb", U(&units::GB)), ("gigabyte", U(&units::GB)), ("gigabytes", U(&units::GB)), ("tb", U(&units::TB)),
    ("terabytes", U(&units::TB)), ("volt", U(&units::VOLT)), ("volts", U(&units::VOLT)),
    ("hertz", U(&units::HERTZ)), ("hz", U(&units::HERTZ)),

    // Periods of a rate.
    ("per", Each), ("each", Each), ("every", Each), ("/", Slash), ("⁄", Slash), ("a single", Article),
    ("hourly", Rate(Per::Hour)), ("daily", Rate(Per::Day)), ("weekly", Rate(Per::Week)),
    ("monthly", Rate(Per::Month)), ("quarterly", Rate(Per::Quarter)), ("yearly", Rate(Per::Year)),
    ("annually", Rate(Per::Year)), ("annual", Rate(Per::Year)), ("per annum", Rate(Per::Year)),
    ("p.a", Rate(Per::Year)), ("pa", Rate(Per::Year)), ("p.m", Not(CLOCK)), ("pcm", Rate(Per::Month)),

    // Words that say nothing about the number after them.
    ("only", Filler), ("just", Filler), ("merely", Filler), ("mere", Filler), ("exactly", Filler),
    ("precisely", Filler), ("the", Filler), ("their", Filler), ("its", Filler), ("his", Filler), ("her", Filler),
    ("our", Filler), ("these", Filler), ("those", Filler), ("all", Filler), ("all of", Filler), ("another", Filler),
    ("additional", Filler), ("an additional", Filler), ("further", Filler), ("a further", Filler), ("extra", Filler),
    ("an extra", Filler), ("other", Filler), ("a mere", Filler), ("a whopping", Filler), ("full", Filler),
    ("a full", Filler), ("whole", Filler), ("long", Filler), ("consecutive", Filler), ("calendar", Filler),
    ("working", Filler), ("reportedly", Filler), ("allegedly", Filler), ("even", Filler), ("still", Filler),
    ("already", Filler), ("for", Filler), ("with", Filler), ("good", Filler), ("solid", Filler), ("fully", Filler),
    ("straight", Filler), ("many", Filler), ("worth", Filler), ("on average", Filler), ("officially", Filler),
    ("which", Filler), ("currently", Filler), ("now", Filler), ("there", Filler),

    // Words that lead up to a number.
    ("total", Lead), ("totals", Lead), ("average", Lead), ("mean", Lead), ("median", Lead), ("number", Lead),
    ("sum", Lead), ("amount", Lead), ("group", Lead), ("groups", Lead), ("population", Lead), ("wage", Lead),
    ("wages", Lead), ("salary", Lead), ("salaries", Lead), ("pay", Lead), ("income", Lead), ("earnings", Lead),
    ("revenue", Lead), ("revenues", Lead), ("price", Lead), ("cost", Lead), ("fee", Lead), ("fees", Lead),
    ("fine", Lead), ("budget", Lead), ("workforce", Lead), ("figure", Lead), ("figures", Lead), ("share", Lead),
    ("rate", Lead), ("survey", Lead), ("sample", Lead), ("crowd", Lead), ("team", Lead), ("teams", Lead),
    ("toll", Lead), ("quota", Lead), ("distance", Lead), ("area", Lead), ("weight", Lead), ("length", Lead),
    ("height", Lead), ("profit", Lead), ("profits", Lead), ("loss", Lead), ("losses", Lead), ("value", Lead),
    ("debt", Lead), ("debts", Lead), ("period", Lead), ("vacation", Lead), ("proportion", Lead), ("list", Lead),
    ("at", Join), ("is", Join), ("are", Join), ("was", Join), ("were", Join), ("=", Join), ("stands at", Join),
    ("stood at", Join), ("being", Join), ("reached", Join), ("equals", Join), ("amounts to", Join),
    ("amounting to", Join), ("totalling", Join), ("totaling", Join), ("numbering", Join), ("averaging", Join),
    ("valued at", Join), ("worth of", Filler),

    // What is no quantity: changes and ratios.
    ("double", NotBefore(RELATIVE)), ("doubled", NotBefore(RELATIVE)), ("doubles", NotBefore(RELATIVE)), ("doubling", NotBefore(RELATIVE)),
    ("triple", NotBefore(RELATIVE)), ("tripled", NotBefore(RELATIVE)), ("triples", NotBefore(RELATIVE)), ("tripling", NotBefore(RELATIVE)),
    ("treble", NotBefore(RELATIVE)), ("trebled", NotBefore(RELATIVE)), ("quadruple", NotBefore(RELATIVE)),
    ("quadrupled", NotBefore(RELATIVE)), ("quintupled", NotBefore(RELATIVE)), ("halved", NotBefore(RELATIVE)), ("halving", NotBefore(RELATIVE)),
    ("twofold", Not(RELATIVE)), ("threefold", Not(RELATIVE)), ("fourfold", Not(RELATIVE)), ("fivefold", Not(RELATIVE)),
    ("sixfold", Not(RELATIVE)), ("sevenfold", Not(RELATIVE)), ("eightfold", Not(RELATIVE)),
    ("ninefold", Not(RELATIVE)), ("tenfold", Not(RELATIVE)), ("hundredfold", Not(RELATIVE)),
    ("thousandfold", Not(RELATIVE)), ("manyfold", Not(RELATIVE)), ("fold", Not(RELATIVE)),
    ("increase", Not(RELATIVE)), ("increased", NotBefore(RELATIVE)), ("increases", NotBefore(RELATIVE)),
    ("increasing", NotBefore(RELATIVE)), ("decrease", Not(RELATIVE)), ("decreased", NotBefore(RELATIVE)), ("rise", Not(RELATIVE)),
    ("rises", NotBefore(RELATIVE)), ("rose", NotBefore(RELATIVE)), ("risen", NotBefore(RELATIVE)), ("rising", NotBefore(RELATIVE)),
    ("fell", NotBefore(RELATIVE)), ("fallen", NotBefore(RELATIVE)), ("falling", NotBefore(RELATIVE)), ("drop", Not(RELATIVE)),
    ("dropped", NotBefore(RELATIVE)), ("decline", Not(RELATIVE)), ("declined", NotBefore(RELATIVE)), ("grew", NotBefore(RELATIVE)),
    ("grown", NotBefore(RELATIVE)), ("growth", Not(RELATIVE)), ("grow", NotBefore(RELATIVE)), ("reduction", Not(RELATIVE)),
    ("reduced", NotBefore(RELATIVE)), ("jump", Not(RELATIVE)), ("jumped", NotBefore(RELATIVE)), ("surge", Not(RELATIVE)),
    ("surged", NotBefore(RELATIVE)), ("soared", NotBefore(RELATIVE)), ("slump", Not(RELATIVE)), ("climbed", NotBefore(RELATIVE)),
    ("shrank", NotBefore(RELATIVE)), ("hike", Not(RELATIVE)), ("up by", NotBefore(RELATIVE)), ("down by", NotBefore(RELATIVE)),
    ("up", NotBefore(RELATIVE)), ("down", NotBefore(RELATIVE)), ("twice as many", NotBefore(RELATIVE)), ("twice as much", NotBefore(RELATIVE)),
    ("half as many", NotBefore(RELATIVE)), ("half as much", NotBefore(RELATIVE)), ("half again", NotBefore(RELATIVE)),
    ("twice the", NotBefore(RELATIVE)), ("more", NotAfter(RELATIVE)), ("fewer", NotAfter(RELATIVE)),
    ("less", NotAfter(RELATIVE)), ("higher", NotAfter(RELATIVE)), ("lower", NotAfter(RELATIVE)),
    ("bigger", NotAfter(RELATIVE)), ("larger", NotAfter(RELATIVE)), ("smaller", NotAfter(RELATIVE)),
    ("greater", NotAfter(RELATIVE)), ("cut", NotAfter(RELATIVE)), ("gain", NotAfter(RELATIVE)),
    ("fall", NotAfter(RELATIVE)), ("x", NotAfter(RELATIVE)), ("×", NotAfter(RELATIVE)),
    ("points", NotAfter(POINTS)),

    // What is no quantity: frequencies, ages, times, dates, ranks, citations.
    ("once", NotBefore(TIMES)), ("twice", NotBefore(TIMES)), ("thrice", NotBefore(TIMES)), ("times", Not(TIMES)),
    ("years old", Not(AGE)), ("year old", Not(AGE)), ("years of age", Not(AGE)), ("year olds", Not(AGE)),
    ("months old", Not(AGE)), ("month old", Not(AGE)), ("weeks old", Not(AGE)), ("days old", Not(AGE)),
    ("aged", NotBefore(AGE)), ("age", Not(AGE)), ("ages", NotBefore(AGE)), ("years young", Not(AGE)),
    ("am", NotAfter(CLOCK)), ("a.m", Not(CLOCK)), ("pm", NotAfter(CLOCK)), ("o'clock", Not(CLOCK)),
    ("o’clock", Not(CLOCK)), ("gmt", Not(CLOCK)), ("utc", Not(CLOCK)), ("noon", NotBefore(CLOCK)), ("midnight", NotBefore(CLOCK)),
    ("half past", NotBefore(CLOCK)), ("quarter past", NotBefore(CLOCK)), ("a quarter past", NotBefore(CLOCK)), ("quarter to", NotBefore(CLOCK)),
    ("a quarter to", NotBefore(CLOCK)), ("past", NotBefore(AGO)), ("ago", Not(AGO)), ("earlier", Not(AGO)), ("later", Not(AGO)),
    ("hence", Not(AGO)), ("last", NotBefore(AGO)), ("previous", NotBefore(AGO)), ("next", NotBefore(AGO)), ("coming", NotBefore(AGO)),
    ("recent", NotBefore(AGO)), ("from now", Not(AGO)), ("century ad", Not(YEAR)),
    ("ad", NotAfter(YEAR)), ("bc", NotAfter(YEAR)), ("bce", NotAfter(YEAR)), ("ce", NotAfter(YEAR)),
    ("mid", NotBefore(YEAR)), ("early", NotBefore(YEAR)), ("late", NotBefore(YEAR)), ("fy", NotBefore(YEAR)), ("fiscal year", NotBefore(YEAR)),
    ("january", Calendar), ("february", Calendar), ("march", Calendar), ("april", Calendar), ("may", Calendar),
    ("june", Calendar), ("july", Calendar), ("august", Calendar), ("september", Calendar), ("october", Calendar),
    ("november", Calendar), ("december", Calendar), ("jan", Calendar), ("feb", Calendar), ("mar", Calendar),
    ("apr", Calendar), ("jun", Calendar), ("jul", Calendar), ("aug", Calendar), ("sep", Calendar), ("sept", Calendar),
    ("oct", Calendar), ("nov", Calendar), ("dec", Calendar), ("monday", Calendar), ("tuesday", Calendar),
    ("wednesday", Calendar), ("thursday", Calendar), ("friday", Calendar), ("saturday", Calendar), ("sunday", Calendar),
    ("since", When), ("by", When), ("until", When), ("till", When), ("during", When), ("before", When),
    ("after", When), ("throughout", When),
    ("first", Ordinal), ("eleventh", Ordinal), ("thirteenth", Ordinal), ("fourteenth", Ordinal),
    ("fifteenth", Ordinal), ("sixteenth", Ordinal), ("seventeenth", Ordinal), ("eighteenth", Ordinal),
    ("nineteenth", Ordinal), ("thirtieth", Ordinal), ("fortieth", Ordinal), ("fiftieth", Ordinal),
    ("sixtieth", Ordinal), ("seventieth", Ordinal), ("eightieth", Ordinal), ("ninetieth", Ordinal),
    ("thousandth", Ordinal), ("millionth", Ordinal),
    ("st", OrdinalEnding), ("nd", OrdinalEnding), ("rd", OrdinalEnding), ("th", OrdinalEnding),
    ("top", NotBefore(RANK)), ("ranked", NotBefore(RANK)), ("rank", NotBefore(RANK)), ("number one", NotBefore(RANK)), ("no.", NotBefore(RANK)),
    ("nos", NotBefore(RANK)), ("nr", NotBefore(RANK)), ("#", NumberSign), ("№", NumberSign),
    ("numerous", NotBefore(VAGUE)), ("countless", NotBefore(VAGUE)), ("a lot of", NotBefore(VAGUE)), ("lots of", NotBefore(VAGUE)),
    ("a number of", NotBefore(VAGUE)), ("plenty of", NotBefore(VAGUE)), ("various", NotBefore(VAGUE)), ("untold", NotBefore(VAGUE)),

    // Punctuation that parts or encloses.
    ("(", Open), ("[", Open), (")", Close), ("]", Close), (",", Comma), (";", Comma), (":", Colon),
];

const WHICH: &str = "a currency of several countries: say whose, or write the ISO 4217 code";

#[allow(non_upper_case_globals)]
const About_: Meaning = Around(About);
