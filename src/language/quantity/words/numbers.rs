//! Numbers, scales, fractions and sizes in words.

use super::super::meaning::Meaning::{
    Couple, Digits, Figures, Half, Hundred, Letter, Majority, Minority, Minus, No, Not, OneIn, Part, Parts, Percent,
    Point, Scale, Several, Size, Small, Something, Tens, Third, Times, Vulgar,
};
use super::super::reason::POINTS;
use super::super::units;
use super::Entry;

#[rustfmt::skip]
pub(super) const NUMBERS: &[Entry] = &[
    // Numbers in words.
    ("zero", Small(0)), ("nil", Small(0)), ("nought", Small(0)), ("naught", Small(0)), ("none", Small(0)), ("not a single", Small(0)),
    ("one", Small(1)), ("two", Small(2)), ("three", Small(3)), ("four", Small(4)), ("five", Small(5)),
    ("six", Small(6)), ("seven", Small(7)), ("eight", Small(8)), ("nine", Small(9)), ("ten", Small(10)),
    ("eleven", Small(11)), ("twelve", Small(12)), ("thirteen", Small(13)), ("fourteen", Small(14)),
    ("fifteen", Small(15)), ("sixteen", Small(16)), ("seventeen", Small(17)), ("eighteen", Small(18)),
    ("nineteen", Small(19)),
    ("twenty", Tens(20)), ("thirty", Tens(30)), ("forty", Tens(40)), ("fourty", Tens(40)), ("fifty", Tens(50)),
    ("sixty", Tens(60)), ("seventy", Tens(70)), ("eighty", Tens(80)), ("ninety", Tens(90)),
    ("a pair of", Small(2)), ("a pair", Small(2)), ("pair of", Small(2)), ("both", Small(2)),
    ("no", No), ("minus", Minus), ("negative", Minus), ("point", Point),
    ("a couple of", Couple), ("a couple", Couple), ("couple of", Couple), ("couple", Couple),

    // Scales: powers of ten, dozens and scores.
    ("hundred", Hundred),
    ("thousand", Scale(3)), ("million", Scale(6)), ("billion", Scale(9)), ("trillion", Scale(12)),
    ("quadrillion", Scale(15)), ("quintillion", Scale(18)),
    ("mn", Scale(6)), ("mln", Scale(6)), ("mio", Scale(6)), ("mil", Scale(6)), ("mm", Letter(6, Some(&units::MM))),
    ("bn", Scale(9)), ("bln", Scale(9)), ("bil", Scale(9)), ("tn", Scale(12)), ("trn", Scale(12)), ("tln", Scale(12)),
    ("lakh", Scale(5)), ("lakhs", Scale(5)), ("lac", Scale(5)), ("lacs", Scale(5)),
    ("crore", Scale(7)), ("crores", Scale(7)), ("cr", Scale(7)),
    ("millionen", Scale(6)), ("millones", Scale(6)), ("milliard", Scale(9)), ("milliards", Scale(9)),
    ("milliarden", Scale(9)), ("mrd", Scale(9)), ("mld", Scale(9)), ("billionen", Scale(12)), ("tausend", Scale(3)),
    ("k", Letter(3, None)), ("m", Letter(6, Some(&units::METRE))), ("b", Letter(9, None)),
    ("t", Letter(12, Some(&units::TONNE))),
    ("dozen", Times(12)), ("baker's dozen", Times(13)), ("baker’s dozen", Times(13)), ("a score of", Times(20)), ("score", Times(20)),

    // Fractions.
    ("half", Half), ("halves", Parts(2)),
    ("third", Part(3)), ("quarter", Part(4)), ("fourth", Part(4)), ("fifth", Part(5)), ("sixth", Part(6)),
    ("seventh", Part(7)), ("eighth", Part(8)), ("ninth", Part(9)), ("tenth", Part(10)), ("twelfth", Part(12)),
    ("fifteenth", Part(15)), ("twentieth", Part(20)), ("thirtieth", Part(30)), ("fortieth", Part(40)),
    ("fiftieth", Part(50)), ("hundredth", Part(100)), ("thousandth", Part(1000)), ("millionth", Part(1_000_000)),
    ("billionth", Part(1_000_000_000)), ("trillionth", Part(1_000_000_000_000)),
    ("thirds", Parts(3)), ("quarters", Parts(4)), ("fourths", Parts(4)), ("fifths", Parts(5)), ("sixths", Parts(6)),
    ("sevenths", Parts(7)), ("eighths", Parts(8)), ("ninths", Parts(9)), ("tenths", Parts(10)),
    ("twelfths", Parts(12)), ("fifteenths", Parts(15)), ("sixteenths", Parts(16)), ("twentieths", Parts(20)),
    ("thirtieths", Parts(30)), ("hundredths", Parts(100)), ("thousandths", Parts(1000)), ("millionths", Parts(1_000_000)),
    ("billionths", Parts(1_000_000_000)), ("trillionths", Parts(1_000_000_000_000)), ("firsts", Parts(1)),
    ("½", Vulgar(1, 2)), ("⅓", Vulgar(1, 3)), ("⅔", Vulgar(2, 3)), ("¼", Vulgar(1, 4)), ("¾", Vulgar(3, 4)),
    ("⅕", Vulgar(1, 5)), ("⅖", Vulgar(2, 5)), ("⅗", Vulgar(3, 5)), ("⅘", Vulgar(4, 5)), ("⅙", Vulgar(1, 6)),
    ("⅚", Vulgar(5, 6)), ("⅐", Vulgar(1, 7)), ("⅛", Vulgar(1, 8)), ("⅜", Vulgar(3, 8)), ("⅝", Vulgar(5, 8)),
    ("⅞", Vulgar(7, 8)), ("⅑", Vulgar(1, 9)), ("⅒", Vulgar(1, 10)),
    ("a majority", Majority), ("majority", Majority), ("the majority", Majority), ("most", Majority),
    ("a vast majority", Majority), ("the vast majority", Majority), ("vast majority", Majority),
    ("a large majority", Majority), ("the large majority", Majority), ("the great majority", Majority),
    ("an overwhelming majority", Majority), ("the overwhelming majority", Majority),
    ("overwhelming majority", Majority),
    ("a minority", Minority), ("the minority", Minority), ("minority", Minority),
    ("a small minority", Minority), ("a tiny minority", Minority), ("small minority", Minority),
    ("a significant minority", Minority), ("a large minority", Minority), ("a sizeable minority", Minority),
    ("a substantial majority", Majority), ("a clear majority", Majority), ("a slim majority", Majority),
    ("a narrow majority", Majority), ("a simple majority", Majority), ("an absolute majority", Majority),

    // Shares.
    ("%", Percent), ("percent", Percent), ("per cent", Percent), ("pct", Percent), ("pc", Percent), ("percents", Percent),
    ("percentage", Percent), ("٪", Percent), ("％", Percent),
    ("‰", OneIn(3)), ("per mille", OneIn(3)), ("permille", OneIn(3)), ("per mil", OneIn(3)), ("ppm", OneIn(6)), ("parts per million", OneIn(6)),
    ("ppb", OneIn(9)), ("parts per billion", OneIn(9)),
    ("percentage point", Not(POINTS)), ("percentage points", Not(POINTS)),
    ("a percentage point", Not(POINTS)), ("a basis point", Not(POINTS)), ("pp", Not(POINTS)),
    ("percent points", Not(POINTS)), ("basis points", Not(POINTS)), ("basis point", Not(POINTS)), ("bps", Not(POINTS)),

    // Sizes in words.
    ("several", Several), ("a few", Several), ("a handful of", Several), ("a handful", Several),
    ("handful of", Several), ("quite a few", Several), ("few", Several),
    ("tens", Size(1, 10, 1)), ("dozens", Size(24, 100, 0)), ("scores", Size(40, 100, 0)),
    ("hundreds", Size(1, 10, 2)), ("thousands", Size(1, 10, 3)), ("millions", Size(1, 10, 6)),
    ("billions", Size(1, 10, 9)), ("trillions", Size(1, 10, 12)), ("quadrillions", Size(1, 10, 15)),
    ("quintillions", Size(1, 10, 18)),
    ("tens to hundreds of thousands", Size(1, 100, 4)), ("tens or hundreds of thousands", Size(1, 100, 4)), ("tens if not hundreds of thousands", Size(1, 100, 4)),
    ("tens to hundreds of millions", Size(1, 100, 7)), ("tens or hundreds of millions", Size(1, 100, 7)), ("tens if not hundreds of millions", Size(1, 100, 7)),
    ("from tens to hundreds of thousands", Size(1, 100, 4)), ("between tens and hundreds of thousands", Size(1, 100, 4)), ("tens to several hundred thousand", Size(1, 100, 4)),
    ("from tens to hundreds of millions", Size(1, 100, 7)), ("between tens and hundreds of millions", Size(1, 100, 7)), ("tens to several hundred million", Size(1, 100, 7)),
    ("dozens and dozens", Size(24, 100, 0)), ("dozens upon dozens", Size(24, 100, 0)),
    ("hundreds and hundreds", Size(1, 10, 2)), ("hundreds upon hundreds", Size(1, 10, 2)),
    ("thousands and thousands", Size(1, 10, 3)), ("thousands upon thousands", Size(1, 10, 3)),
    ("millions and millions", Size(1, 10, 6)), ("millions upon millions", Size(1, 10, 6)),
    ("many hundred", Size(2, 10, 2)), ("many hundreds", Size(2, 10, 2)), ("many thousand", Size(2, 10, 3)),
    ("many thousands", Size(2, 10, 3)), ("many million", Size(2, 10, 6)), ("many millions", Size(2, 10, 6)),
    ("many billion", Size(2, 10, 9)), ("many billions", Size(2, 10, 9)), ("many dozen", Size(24, 100, 0)),
    ("single digit", Digits(0)), ("single digits", Digits(0)), ("double digit", Digits(1)), ("double digits", Digits(1)),
    ("triple digit", Digits(2)), ("triple digits", Digits(2)),
    ("low", Third(1, 4)), ("mid", Third(4, 7)), ("high", Third(7, 10)),
    ("figure", Figures), ("figures", Figures), ("digit", Figures), ("digits", Figures), ("something", Something),
];
