//! The token table: every word and fixed phrase that the language of dates knows, with its one meaning: English here, others beside it. Never here: grammar.
//!
//! A phrase may be written with hyphens for its spaces. Words that are not in the table name no date.

pub(super) mod spanish;

/// What a word or sign means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A number in digits: its value (saturating) and how many digits it has.
    Number {
        value: u32,
        digits: u8,
    },
    /// A number with thousands separators or decimals, which is never a part of a date.
    Figure,
    /// `1990s`, `90s`: the number and how many digits it has.
    Plural {
        value: u32,
        digits: u8,
    },
    /// `10:30`
    Clock,
    /// `th` and its like, only after digits.
    OrdinalEnding,
    /// The `s` of `1990s`.
    PluralEnding,
    Comma,
    Dash,
    Slash,
    Dot,
    Apostrophe,
    Question,
    Tilde,
    Open,
    Close,
    Quote,
    /// Not in the table.
    Unknown,
    /// The name of a date, by its number.
    Anchor(u16),

    /// 1 to 12.
    Month(u8),
    /// 0, Monday, to 6.
    Weekday(u8),
    Season(Season),
    /// A decade in words: `nineties` is 90.
    Nineties(u8),
    Unit(Unit),
    Part(Part),
    /// `one` to `ninety`.
    Cardinal(u8),
    /// `hundred` or `thousand`.
    Power(u16),
    /// One to nine hundred in one word: Spanish `novecientos`.
    Hundreds(u8),
    /// `first` to `ninetieth`, `11th`.
    Ordinal(u8),
    Half,
    /// And a half more: Spanish `y medio`.
    AndHalf,
    /// `Q` of `Q3`.
    QuarterSign,
    /// `H` of `H1`.
    HalfSign,
    /// A holiday of fixed date: month and day.
    Feast(u8, u8),
    /// Days from Easter Sunday.
    Easter(i8),
    /// Before Christ, or after.
    Era {
        before: bool,
    },
    /// Years before the present, which is 1950.
    BeforePresent,
    /// What happened at the date: `born`.
    Lead,
    /// Another calendar: why its dates are refused.
    Reckoning(&'static str),
    /// Days from the reference.
    DayFrom(i8),
    Fiscal,
    Calendar,
    Approximate,
    Uncertain,
    /// Of a number: more, or that much at least.
    More,
    /// Of a number: less, or that much at most.
    Less,
    Last,
    /// The last of several, never of those before the reference.
    Final,
    Next,
    This,
    Past,
    Ago,
    Hence,
    Earlier,
    Later,
    SoFar,
    BeforeLast,
    Since,
    By,
    Until,
    Before,
    After,
    Between,
    From,
    To,
    Through,
    And,
    /// Joins two limits: `after 2010 but before 2013`.
    But,
    Or,
    Onward,
    OrEarlier,
    OrLater,
    /// `the year ended`: what follows is the end of the stretch before.
    Ended,
    /// `the outbreak began`: the beginning of what stands before.
    Began,
    /// `the outbreak ends`: its end.
    Over,
    Present,
    The,
    A,
    Of,
    In,
    On,
    At,
    During,
    /// Some time in what follows, not all of it: `sometime between`.
    Sometime,
    /// Tells nothing of the date: `as recently as`.
    Filler,
    AfterNext,
    /// What is left of a stretch: `the rest of the year`.
    Rest,
    /// Of a century: where it begins.
    Turn,
    /// Of a length of time, that much at most; of a stretch, in it.
    Within,
    /// Of the United States, whose fiscal year is known.
    American,
    /// Of a country whose fiscal year is not known here.
    Abroad,
    /// A part of the day, a time zone: dropped beside a date.
    DayTime,
    /// `am`, `pm`, `o'clock`.
    Meridiem,
    /// A time zone: makes four digits before it a clock time, and is else a part of the day.
    Zone,
    /// Names no time that can be dated: `recently`.
    Vague,
    /// The document names no time, which somebody else may: `undated`.
    Undated,
    /// Refers to a date given elsewhere: `the same year`.
    Elsewhere,
    /// Recurs: `every`, `annually`.
    Recurring,
    /// Of how long: `for`.
    For,
}

/// A season of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

/// A part of a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
    Start,
    End,
}

use Word::{
    A, Abroad, After, AfterNext, Ago, American, And, Approximate, At, Before, BeforeLast, BeforePresent, Began,
    Between, But, By, Calendar, Cardinal, DayFrom, DayTime, During, Earlier, Easter, Elsewhere, Ended, Era, Feast,
    Filler, Final, Fiscal, For, From, Half, HalfSign, Hence, In, Last, Later, Lead, Less, Meridiem, Month, More, Next,
    Nineties, Of, On, Onward, Or, OrEarlier, OrLater, Ordinal, OrdinalEnding, Over, Part as In_, Past, PluralEnding,
    Power, Present, QuarterSign, Reckoning, Recurring, Rest, Season as Seasonal, Since, SoFar, Sometime, The, This,
    Through, To, Turn, Uncertain, Undated, Unit as Of_, Until, Vague, Weekday, Within, Zone,
};

/// The table. In lower case, without dots, one space between words; a longer phrase wins over a shorter one.
#[rustfmt::skip]
pub(super) static TABLE: &[(Word, &[&str])] = &[
    // The calendar.
    (Month(1), &["january", "jan"]),
    (Month(2), &["february", "feb", "febr"]),
    (Month(3), &["march", "mar"]),
    (Month(4), &["april", "apr"]),
    (Month(5), &["may"]),
    (Month(6), &["june", "jun"]),
    (Month(7), &["july", "jul"]),
    (Month(8), &["august", "aug"]),
    (Month(9), &["september", "sept", "sep"]),
    (Month(10), &["october", "oct"]),
    (Month(11), &["november", "nov"]),
    (Month(12), &["december", "dec"]),
    (Weekday(0), &["monday", "mon"]),
    (Weekday(1), &["tuesday", "tue", "tues"]),
    (Weekday(2), &["wednesday", "wed", "weds"]),
    (Weekday(3), &["thursday", "thu", "thur", "thurs"]),
    (Weekday(4), &["friday", "fri"]),
    (Weekday(5), &["saturday", "sat"]),
    (Weekday(6), &["sunday", "sun"]),
    (Seasonal(Season::Spring), &["spring", "springtime", "springs"]),
    (Seasonal(Season::Summer), &["summer", "summertime", "summers"]),
    (Seasonal(Season::Autumn), &["autumn", "fall", "autumns", "falls"]),
    (Seasonal(Season::Winter), &["winter", "wintertime", "winters"]),
    (Feast(1, 1), &["new year's day", "new years day"]),
    (Feast(12, 24), &["christmas eve"]),
    (Feast(12, 25), &["christmas day", "christmas", "xmas"]),
    (Feast(12, 26), &["boxing day"]),
    (Feast(12, 31), &["new year's eve", "new years eve"]),
    (Easter(0), &["easter", "easter sunday", "easter day"]),
    (Easter(1), &["easter monday"]),
    (Easter(-2), &["good friday"]),
    (Easter(-3), &["maundy thursday"]),
    (Easter(-7), &["palm sunday"]),
    (Easter(-46), &["ash wednesday"]),
    (Easter(39), &["ascension day"]),
    (Easter(49), &["pentecost", "whit sunday"]),
    (Of_(Unit::Hour), &["hour", "hours", "minute", "minutes", "seconds"]),
    (Of_(Unit::Day), &["day", "days"]),
    (Of_(Unit::Weekend), &["weekend", "weekends", "week end"]),
    (Of_(Unit::Week), &["week", "weeks"]),
    (Of_(Unit::Fortnight), &["fortnight", "fortnights"]),
    (Of_(Unit::Month), &["month", "months"]),
    (Of_(Unit::Quarter), &["quarter", "quarters", "qtr"]),
    (Of_(Unit::Year), &["year", "years", "yr", "yrs"]),
    (Of_(Unit::Decade), &["decade", "decades"]),
    (Of_(Unit::Century), &["century", "centuries"]),
    (Of_(Unit::Millennium), &["millennium", "millennia"]),
    (Era { before: true }, &["bc", "bce", "before christ", "before the common era"]),
    (Era { before: false }, &["ad", "ce", "anno domini"]),
    (BeforePresent, &["bp", "before present", "before the present"]),
    (Lead, &["dob", "date of birth", "year of birth", "born on", "dod", "date of death", "active", "fl", "floruit", "flourished", "born", "b", "died", "d", "published", "first published", "printed", "exhibited", "first exhibited", "built",
        "founded", "established", "painted", "made", "created", "written", "composed", "issued", "copyright", "baptised", "baptized", "buried", "married", "designed",
        "erected", "completed", "released", "manufactured", "produced", "recorded", "photographed", "drawn", "engraved", "signed", "acquired", "purchased"]),
    (Reckoning("a date of the Julian calendar, not of the Gregorian"), &["julian", "djulian"]),
    (Reckoning("a date of the French Republican calendar, not of the Gregorian"), &["dfrench", "french republican"]),
    (Reckoning("a date of the Hebrew calendar, not of the Gregorian"), &["hebrew", "dhebrew"]),
    (Reckoning("a date of the Islamic calendar, not of the Gregorian"), &["hijri", "islamic"]),
    (QuarterSign, &["q"]),
    (HalfSign, &["h"]),
    (Half, &["half"]),
    (Fiscal, &["fy", "fiscal", "fiscal year", "financial year", "budget year"]),
    (American, &["us", "american", "federal"]),
    (Abroad, &["uk", "british", "indian", "japanese", "australian", "canadian", "pakistani", "egyptian", "iranian", "ethiopian",
        "bangladeshi", "nepali", "myanmar", "south african", "new zealand"]),
    (Calendar, &["calendar", "cy"]),

    // Numbers.
    (Cardinal(0), &["oh"]), (Cardinal(1), &["one"]), (Cardinal(2), &["two", "couple", "couple of"]), (Cardinal(3), &["three"]),
    (Cardinal(4), &["four"]), (Cardinal(5), &["five"]), (Cardinal(6), &["six"]), (Cardinal(7), &["seven"]),
    (Cardinal(8), &["eight"]), (Cardinal(9), &["nine"]), (Cardinal(10), &["ten"]), (Cardinal(11), &["eleven"]),
    (Cardinal(12), &["twelve"]), (Cardinal(13), &["thirteen"]), (Cardinal(14), &["fourteen"]),
    (Cardinal(15), &["fifteen"]), (Cardinal(16), &["sixteen"]), (Cardinal(17), &["seventeen"]),
    (Cardinal(18), &["eighteen"]), (Cardinal(19), &["nineteen"]), (Cardinal(20), &["twenty"]),
    (Cardinal(30), &["thirty"]), (Cardinal(40), &["forty"]), (Cardinal(50), &["fifty"]), (Cardinal(60), &["sixty"]),
    (Cardinal(70), &["seventy"]), (Cardinal(80), &["eighty"]), (Cardinal(90), &["ninety"]),
    (Power(100), &["hundred"]), (Power(1000), &["thousand"]),
    (Ordinal(1), &["first", "opening"]), (Ordinal(2), &["second"]), (Ordinal(3), &["third"]), (Ordinal(4), &["fourth"]),
    (Ordinal(5), &["fifth"]), (Ordinal(6), &["sixth"]), (Ordinal(7), &["seventh"]), (Ordinal(8), &["eighth"]),
    (Ordinal(9), &["ninth"]), (Ordinal(10), &["tenth"]), (Ordinal(11), &["eleventh"]), (Ordinal(12), &["twelfth"]),
    (Ordinal(13), &["thirteenth"]), (Ordinal(14), &["fourteenth"]), (Ordinal(15), &["fifteenth"]),
    (Ordinal(16), &["sixteenth"]), (Ordinal(17), &["seventeenth"]), (Ordinal(18), &["eighteenth"]),
    (Ordinal(19), &["nineteenth"]), (Ordinal(20), &["twentieth"]), (Ordinal(30), &["thirtieth"]),
    (OrdinalEnding, &["st", "nd", "rd", "th"]),
    (PluralEnding, &["s"]),
    (Nineties(0), &["noughties", "aughts", "noughts", "two thousands"]), (Nineties(10), &["tens", "teens"]), (Nineties(20), &["twenties"]), (Nineties(30), &["thirties"]),
    (Nineties(40), &["forties"]), (Nineties(50), &["fifties"]), (Nineties(60), &["sixties"]),
    (Nineties(70), &["seventies"]), (Nineties(80), &["eighties"]), (Nineties(90), &["nineties"]),

    // Parts and hedges.
    (In_(Part::Early), &["early", "early in", "early on in", "early part", "the early part"]),
    (In_(Part::Mid), &["mid", "middle", "the middle", "middle part", "midway through", "halfway through"]),
    (In_(Part::Late), &["late", "late in", "late part", "later part", "latter part", "the latter part", "the later part"]),
    (In_(Part::Start), &["start", "beginning of", "beginning of the", "the start", "the beginning", "outset", "the very beginning", "very beginning",
        "the very start", "very start"]),
    (In_(Part::End), &["end", "close", "the end", "the close", "the very end", "very end", "year end", "year's end"]),
    (Approximate, &["c", "ca", "circa", "about", "around", "approximately", "approx", "roughly", "some", "nearly", "almost",
        "close to", "abt", "cal", "just over", "just under", "or so", "or thereabouts", "thereabouts", "round about", "an estimated", "estimated", "est", "on or about",
        "on or around", "in or about", "most of", "much of", "the bulk of", "the better part of", "toward", "towards", "in or around", "at or around", "sometime around", "some time around", "somewhere around"]),
    (Uncertain, &["probably", "possibly", "perhaps", "maybe", "likely", "presumably", "apparently", "reportedly",
        "most likely", "uncertain", "unconfirmed", "guess", "a guess"]),
    (More, &["more than", "over", "at least", "no less than", "no fewer than", "well over", "upwards of", "not less than"]),
    (Less, &["less than", "fewer than", "under", "at most", "no more than", "not more than"]),

    // Relative to the reference.
    (DayFrom(0), &["today", "tonight", "this morning", "this afternoon", "this evening", "earlier today", "later today"]),
    (DayFrom(-1), &["yesterday", "last night"]),
    (DayFrom(1), &["tomorrow"]),
    (DayFrom(-2), &["day before yesterday", "the day before yesterday"]),
    (DayFrom(2), &["day after tomorrow", "the day after tomorrow"]),
    (Last, &["last"]),
    (Final, &["final", "closing", "latter"]),
    (Next, &["next", "coming", "upcoming"]),
    (This, &["this", "current"]),
    (Past, &["past"]),
    (Ago, &["ago", "back", "before now"]),
    (Hence, &["hence", "from now", "time", "in the future"]),
    (Earlier, &["earlier", "earlier in"]),
    (Later, &["later", "later in"]),
    (Rest, &["rest", "rest of", "remainder", "remainder of"]),
    (SoFar, &["so far", "so far in", "thus far"]),
    (BeforeLast, &["before last"]),
    (AfterNext, &["after next", "after the next"]),
    (Present, &["present", "the present", "the present day", "present day", "now", "date", "the present time", "ongoing"]),

    // Ranges.
    (Since, &["since", "ever since", "starting", "starting in", "starting on", "commencing", "commencing on", "starting from", "beginning", "beginning in", "beginning on", "with effect from", "not until",
        "as from", "no earlier than", "not before", "not earlier than", "on or after", "in or after", "dating from",
        "dating back to", "effective"]),
    (By, &["by", "at the latest by", "ending", "ending in", "ending on", "no later than", "not later than", "on or before", "in or before", "not after"]),
    (Until, &["until", "till", "til", "up to", "up until", "up till", "up to and including", "until the very"]),
    (Before, &["before", "bef", "well before", "long before", "even before", "prior to", "earlier than", "ahead of", "pre"]),
    (After, &["after", "aft", "well after", "long after", "only after", "later than", "following", "post"]),
    (Between, &["between", "bet"]),
    (From, &["from"]),
    (To, &["to"]),
    (Through, &["through", "thru", "up through", "through to"]),
    (And, &["and", "&"]),
    (But, &["but"]),
    (Or, &["or"]),
    (Onward, &["onward", "onwards", "forward", "and onward", "and onwards"]),
    (OrEarlier, &["or earlier", "or before", "and earlier", "and before", "at the latest"]),
    (Ended, &["ended", "ended on", "ended in"]),
    (Over, &["ends", "finished"]),
    (Began, &["began", "begins", "started", "starts"]),
    (OrLater, &["or later", "or after", "and later", "and after", "at the earliest"]),

    // Small words.
    (The, &["the"]),
    (A, &["a", "an"]),
    (Of, &["of"]),
    (In, &["in"]),
    (On, &["on", "upon"]),
    (At, &["at"]),
    (During, &["during", "throughout"]),
    (Filler, &["as recently as", "as far back as", "the day of", "covering", "covering the period", "the reporting period", "reporting period", "the review period", "as early as", "as late as", "as of", "as at", "the period", "the period of", "period", "dated", "only",
        "back in", "all of", "the whole of", "whole", "the entire", "entire", "either", "both", "the month of", "the year of", "the date of", "the course of", "over the course of",
        "in the course of", "over the period", "month of", "the months of", "the years", "a date in", "even in", "anytime", "any time",
        "exactly", "precisely", "alone", "gregorian"]),
    (Within, &["within"]),
    (Sometime, &["sometime", "some time", "at some point", "at some time", "at some stage", "at an unknown date", "an unknown date", "an unspecified date", "an undisclosed date", "an unknown day", "an unspecified day", "one day"]),
    (DayTime, &["morning", "afternoon", "evening", "night", "noon", "midnight", "midday", "dawn", "dusk", "lunchtime", "early hours", "the early hours", "early hours of the morning", "the early hours of the morning", "small hours", "the small hours",
        "early morning", "early in the morning", "late morning", "early afternoon", "late afternoon", "early evening", "late evening",
        "late in the evening", "late night", "late at night", "t"]),
    (Zone, &["z", "gmt", "utc", "local time", "hrs", "cet", "cest", "eet", "eest", "msk", "bst", "kst", "jst", "ist", "edt", "cst", "mst",
        "pst", "pdt", "eastern time"]),
    (Meridiem, &["am", "pm", "o'clock"]),

    // Not dates.
    (Vague, &["recently", "recent", "lately", "soon", "formerly", "previously", "once", "long ago", "currently", "nowadays",
        "these days", "sometimes", "already", "eventually", "immediately", "shortly", "several", "few", "many", "a few",
        "dozens", "hundreds", "thousands", "a number of", "in the near future", "the near future", "in the not too distant future",
        "the other day", "the other week", "the other night", "a long time ago", "long time ago", "a while ago", "a while back", "some time ago",
        "in due course", "unknown", "never"]),
    (Undated, &["undated", "no date"]),
    (Turn, &["turn"]),
    (Elsewhere, &["same", "that", "those", "previous", "preceding", "then", "following year", "the following year", "the following month", "the following week",
        "the following day", "the next day"]),
    (Recurring, &["every", "each", "per", "annually", "yearly", "monthly", "weekly", "daily"]),
    (For, &["for"]),
];
