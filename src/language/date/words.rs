//! The token table: every word and fixed phrase that the English of dates knows, with its one meaning. Never here: grammar.
//!
//! A phrase may be written with hyphens for its spaces. Words that are not in the table name no date.

use std::sync::LazyLock;

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
    /// `first` to `ninetieth`, `11th`.
    Ordinal(u8),
    Half,
    /// `Q` of `Q3`.
    QuarterSign,
    /// `H` of `H1`.
    HalfSign,
    /// A holiday of fixed date: month and day.
    Feast(u8, u8),
    /// Before Christ, or after.
    Era {
        before: bool,
    },
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
    Or,
    Onward,
    OrEarlier,
    OrLater,
    /// `the year ended`: what follows is the end of the stretch before.
    Ended,
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
    /// A part of the day, a time zone: dropped beside a date.
    DayTime,
    /// `am`, `pm`, `o'clock`.
    Meridiem,
    /// Names no time that can be dated: `recently`.
    Vague,
    /// Points at a date told elsewhere: `the same year`.
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
    A, After, AfterNext, Ago, And, Approximate, At, Before, BeforeLast, Between, By, Calendar, Cardinal, DayFrom,
    DayTime, During, Earlier, Elsewhere, Ended, Era, Feast, Filler, Final, Fiscal, For, From, Half, HalfSign, Hence,
    In, Last, Later, Less, Meridiem, Month, More, Next, Nineties, Of, On, Onward, Or, OrEarlier, OrLater, Ordinal,
    OrdinalEnding, Part as In_, Past, PluralEnding, Power, Present, QuarterSign, Recurring, Season as Seasonal, Since,
    SoFar, Sometime, The, This, Through, To, Uncertain, Unit as Of_, Until, Vague, Weekday,
};

/// The table. In lower case, without dots, one space between words; a longer phrase wins over a shorter one.
#[rustfmt::skip]
static TABLE: &[(Word, &[&str])] = &[
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
    (Seasonal(Season::Spring), &["spring", "springtime"]),
    (Seasonal(Season::Summer), &["summer", "summertime"]),
    (Seasonal(Season::Autumn), &["autumn", "fall"]),
    (Seasonal(Season::Winter), &["winter", "wintertime"]),
    (Feast(1, 1), &["new year's day", "new years day"]),
    (Feast(12, 24), &["christmas eve"]),
    (Feast(12, 25), &["christmas day", "christmas"]),
    (Feast(12, 26), &["boxing day"]),
    (Feast(12, 31), &["new year's eve", "new years eve"]),
    (Of_(Unit::Hour), &["hour", "hours", "minute", "minutes", "seconds"]),
    (Of_(Unit::Day), &["day", "days"]),
    (Of_(Unit::Weekend), &["weekend", "weekends"]),
    (Of_(Unit::Week), &["week", "weeks"]),
    (Of_(Unit::Fortnight), &["fortnight", "fortnights"]),
    (Of_(Unit::Month), &["month", "months"]),
    (Of_(Unit::Quarter), &["quarter", "quarters"]),
    (Of_(Unit::Year), &["year", "years", "yr", "yrs"]),
    (Of_(Unit::Decade), &["decade", "decades"]),
    (Of_(Unit::Century), &["century", "centuries"]),
    (Of_(Unit::Millennium), &["millennium", "millennia"]),
    (Era { before: true }, &["bc", "bce", "before christ", "before the common era"]),
    (Era { before: false }, &["ad", "ce", "anno domini"]),
    (QuarterSign, &["q"]),
    (HalfSign, &["h"]),
    (Half, &["half"]),
    (Fiscal, &["fy", "fiscal", "fiscal year", "financial year", "budget year"]),
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
    (Nineties(10), &["tens", "teens"]), (Nineties(20), &["twenties"]), (Nineties(30), &["thirties"]),
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
        "close to", "just over", "just under", "or so", "or thereabouts", "thereabouts", "round about", "an estimated", "estimated", "est", "on or about",
        "on or around", "in or about", "in or around", "at or around", "sometime around", "some time around", "somewhere around"]),
    (Uncertain, &["probably", "possibly", "perhaps", "maybe", "likely", "presumably", "apparently", "reportedly",
        "most likely", "uncertain", "unconfirmed"]),
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
    (Hence, &["hence", "from now", "time", "years' time"]),
    (Earlier, &["earlier", "earlier in"]),
    (Later, &["later", "later in"]),
    (SoFar, &["so far", "so far in", "thus far"]),
    (BeforeLast, &["before last"]),
    (AfterNext, &["after next", "after the next"]),
    (Present, &["present", "the present", "the present day", "present day", "now", "date", "the present time", "ongoing"]),

    // Ranges.
    (Since, &["since", "ever since", "starting", "starting in", "starting from", "beginning", "beginning in", "beginning on", "with effect from", "not until",
        "as from", "no earlier than", "not before", "not earlier than", "on or after", "in or after", "dating from",
        "dating back to", "effective"]),
    (By, &["by", "at the latest by", "ending", "ending in", "ending on", "no later than", "not later than", "on or before", "in or before", "not after"]),
    (Until, &["until", "till", "til", "up to", "up until", "up till", "up to and including", "until the very"]),
    (Before, &["before", "well before", "long before", "even before", "prior to", "earlier than", "ahead of", "pre"]),
    (After, &["after", "well after", "long after", "only after", "later than", "following", "post"]),
    (Between, &["between"]),
    (From, &["from"]),
    (To, &["to"]),
    (Through, &["through", "thru", "up through", "through to"]),
    (And, &["and", "&"]),
    (Or, &["or"]),
    (Onward, &["onward", "onwards", "forward", "and onward", "and onwards"]),
    (OrEarlier, &["or earlier", "or before", "and earlier", "and before", "at the latest"]),
    (Ended, &["ended", "ended on", "ended in"]),
    (OrLater, &["or later", "or after", "and later", "and after", "at the earliest"]),

    // Small words.
    (The, &["the"]),
    (A, &["a", "an"]),
    (Of, &["of"]),
    (In, &["in"]),
    (On, &["on", "upon"]),
    (At, &["at"]),
    (During, &["during", "throughout"]),
    (Filler, &["as recently as", "as far back as", "the day of", "as early as", "as late as", "as of", "as at", "the period", "the period of", "period", "dated", "only",
        "back in", "all of", "the whole of", "whole", "the entire", "entire", "either", "both", "the month of", "the year of", "the date of", "the course of", "over the course of",
        "in the course of", "over the period", "the months of", "the years", "a date in", "even in", "within", "anytime", "any time",
        "exactly", "precisely", "alone"]),
    (Sometime, &["sometime", "some time", "at some point", "at some time", "at some stage", "at an unknown date", "one day"]),
    (DayTime, &["morning", "afternoon", "evening", "night", "noon", "midnight", "midday", "gmt", "utc", "edt",
        "local time", "dawn", "dusk", "lunchtime", "early hours", "the early hours", "small hours", "t", "z",
        "kst", "jst", "ist", "msk", "cet", "cest", "bst", "pst", "pdt", "cst", "mst", "eastern time"]),
    (Meridiem, &["am", "pm", "o'clock"]),

    // What is no date.
    (Vague, &["recently", "recent", "lately", "soon", "formerly", "previously", "once", "long ago", "currently", "nowadays",
        "these days", "sometimes", "already", "eventually", "immediately", "shortly", "several", "few", "many", "a few",
        "dozens", "hundreds", "thousands", "a number of", "undated", "no date", "unknown", "never", "turn"]),
    (Elsewhere, &["same", "that", "those", "previous", "preceding", "then", "following year", "the following year", "the following month", "the following week",
        "the following day", "the next day"]),
    (Recurring, &["every", "each", "per", "annually", "yearly", "monthly", "weekly", "daily"]),
    (For, &["for"]),
];

/// An entry of the index: its words and what they mean.
#[derive(Clone, Copy)]
struct Entry {
    text: &'static str,
    word: Word,
}

/// The table by the hash of the first word, longest phrase first within a bucket.
static INDEX: LazyLock<Vec<Vec<Entry>>> = LazyLock::new(|| {
    let mut buckets = vec![Vec::new(); BUCKETS];
    for &(word, texts) in TABLE {
        for &text in texts {
            let first = text.split(' ').next().unwrap_or(text);
            buckets[bucket(first.as_bytes())].push(Entry { text, word });
        }
    }
    for entries in &mut buckets {
        entries.sort_by_key(|entry: &Entry| std::cmp::Reverse(entry.text.len()));
    }
    buckets
});

const BUCKETS: usize = 512;

/// A hash of the first word, whatever its case (FNV-1a).
fn bucket(word: &[u8]) -> usize {
    let hash = word.iter().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    });
    (hash ^ (hash >> 15)) as usize % BUCKETS
}

/// The longest entry with which `text` begins, and its length there; `first` is the length of the first word.
pub(super) fn lookup(text: &str, first: usize) -> Option<(Word, usize)> {
    let bytes = text.as_bytes();
    INDEX[bucket(&bytes[..first])]
        .iter()
        .find_map(|entry| matched(bytes, first, entry.text.as_bytes()).map(|length| (entry.word, length)))
}

/// How much of `text` the entry matches, if it ends where a word of `text` ends.
fn matched(text: &[u8], first: usize, entry: &[u8]) -> Option<usize> {
    let mut at = 0;
    for &byte in entry {
        match (byte, text.get(at)?) {
            (b' ', b'-') if at >= first => at += 1,
            (b'\'', 0xe2) if text[at..].starts_with("\u{2019}".as_bytes()) => at += '\u{2019}'.len_utf8(),
            (b' ', space) if at >= first && space.is_ascii_whitespace() => {
                at += text[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            }
            (_, found) if byte == found.to_ascii_lowercase() => at += 1,
            _ => return None,
        }
    }
    let ends = text
        .get(at)
        .is_none_or(|next| !next.is_ascii_alphabetic() && (at <= first || !next.is_ascii_digit()));
    (at >= first && ends).then_some(at)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{TABLE, lookup};

    #[test]
    fn every_word_has_one_meaning_and_is_found() {
        let mut seen = HashSet::new();
        for (word, texts) in TABLE {
            for text in *texts {
                assert!(seen.insert(text), "`{text}` stands twice");
                let first = text.find(' ').unwrap_or(text.len());
                assert_eq!(lookup(text, first), Some((*word, text.len())), "{text}");
                let shouted = text.to_ascii_uppercase();
                assert_eq!(lookup(&shouted, first), Some((*word, text.len())), "{shouted}");
            }
        }
    }

    #[test]
    fn a_phrase_ends_where_a_word_ends() {
        assert_eq!(lookup("mayor", 5), None);
        assert_eq!(lookup("or laterally", 2).map(|(_, length)| length), Some(2));
        assert_eq!(lookup("no  later\tthan 2015", 2).map(|(_, length)| length), Some(14));
    }
}
