//! Words that make a phrase no quantity: changes, ratios, ages, clock times, dates, ranks.

use super::super::meaning::Meaning::{
    Calendar, Comparative, Not, NotAfter, NotBefore, NotBeside, NotHyphened, NumberSign, Ordinal, OrdinalEnding, Then,
    Unreported, When,
};
use super::super::meaning::Qualifier::{AtLeast, AtMost, LessThan};
use super::super::reason::{
    AGE, AGO, CLOCK, FREQUENCY, MAY_BE, NAME, POINTS, RANK, RELATIVE, ROOM, VAGUE, WORST, YEAR,
};
use super::Entry;

#[rustfmt::skip]
pub(super) const REFUSED: &[Entry] = &[
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
    ("up", NotBeside(RELATIVE)), ("down", NotBeside(RELATIVE)), ("twice as many", NotBefore(RELATIVE)), ("twice as much", NotBefore(RELATIVE)),
    ("half as many", NotBefore(RELATIVE)), ("half as much", NotBefore(RELATIVE)), ("half again", NotBefore(RELATIVE)),
    ("twice the", NotBefore(RELATIVE)), ("more", Comparative(AtLeast)), ("fewer", Comparative(AtMost)),
    ("less", Comparative(AtMost)), ("higher", Comparative(AtLeast)), ("lower", Comparative(LessThan)),
    ("bigger", Comparative(AtLeast)), ("larger", Comparative(AtLeast)), ("smaller", Comparative(AtMost)),
    ("greater", Comparative(AtLeast)), ("cut", NotAfter(RELATIVE)), ("gain", NotAfter(RELATIVE)),
    ("fall", NotAfter(RELATIVE)), ("x", NotAfter(RELATIVE)), ("×", NotAfter(RELATIVE)),
    ("points", NotAfter(POINTS)),

    // What says that there is no figure, where it is all that a phrase says.
    ("no figure", Unreported), ("no figures", Unreported), ("no figure available", Unreported), ("no figures available", Unreported), ("no figure given", Unreported),
    ("no figures given", Unreported), ("no data", Unreported), ("no data available", Unreported), ("no estimate", Unreported), ("no estimates", Unreported),
    ("no estimate available", Unreported), ("no estimates available", Unreported), ("unknown", Unreported), ("not known", Unreported), ("not reported", Unreported),
    ("unreported", Unreported), ("not available", Unreported), ("unavailable", Unreported), ("not stated", Unreported), ("not given", Unreported), ("not disclosed", Unreported),
    ("undisclosed", Unreported), ("n/a", Unreported), ("n.a", Unreported),

    // What is no quantity: frequencies, ages, times, dates, ranks, citations.
    ("once", NotBefore(FREQUENCY)), ("twice", NotBefore(FREQUENCY)), ("thrice", NotBefore(FREQUENCY)), ("times", Not(FREQUENCY)),
    ("years old", Not(AGE)), ("year old", Not(AGE)), ("years of age", Not(AGE)), ("year olds", Not(AGE)),
    ("months old", Not(AGE)), ("month old", Not(AGE)), ("weeks old", Not(AGE)), ("days old", Not(AGE)),
    ("aged", NotBefore(AGE)), ("age", Not(AGE)), ("ages", NotBefore(AGE)), ("years young", Not(AGE)),
    ("or older", Not(AGE)), ("and older", Not(AGE)), ("or younger", Not(AGE)), ("and younger", Not(AGE)), ("at the time", Then),
    ("am", NotAfter(CLOCK)), ("a.m", Not(CLOCK)), ("pm", NotAfter(CLOCK)), ("o'clock", Not(CLOCK)),
    ("o’clock", Not(CLOCK)), ("gmt", Not(CLOCK)), ("utc", Not(CLOCK)), ("noon", NotBefore(CLOCK)), ("midnight", NotBefore(CLOCK)),
    ("half past", NotBefore(CLOCK)), ("quarter past", NotBefore(CLOCK)), ("a quarter past", NotBefore(CLOCK)), 
    ("past", NotBefore(AGO)), ("ago", Not(AGO)), ("earlier", Not(AGO)), ("later", Not(AGO)),
    ("hence", Not(AGO)), ("last", NotBefore(AGO)), ("previous", NotBefore(AGO)), ("next", NotBefore(AGO)), ("coming", NotBefore(AGO)),
    ("recent", NotBefore(AGO)), ("from now", Not(AGO)), ("century ad", Not(YEAR)),
    ("ad", NotAfter(YEAR)), ("bc", NotAfter(YEAR)), ("bce", NotAfter(YEAR)), ("ce", NotAfter(YEAR)),
    ("early", NotBefore(YEAR)), ("late", NotBefore(YEAR)), ("fy", NotBefore(YEAR)), ("fiscal year", NotBefore(YEAR)),
    ("january", Calendar), ("february", Calendar), ("march", Calendar), ("april", Calendar), ("may", Calendar),
    ("june", Calendar), ("july", Calendar), ("august", Calendar), ("september", Calendar), ("october", Calendar),
    ("november", Calendar), ("december", Calendar), ("jan", Calendar), ("feb", Calendar), ("mar", Calendar),
    ("apr", Calendar), ("jun", Calendar), ("jul", Calendar), ("aug", Calendar), ("sep", Calendar), ("sept", Calendar),
    ("oct", Calendar), ("nov", Calendar), ("dec", Calendar), ("monday", Calendar), ("tuesday", Calendar),
    ("wednesday", Calendar), ("thursday", Calendar), ("friday", Calendar), ("saturday", Calendar), ("sunday", Calendar),
    ("since", When), ("by", When), ("until", When), ("till", When), ("during", When), ("before", When),
    ("after", When), ("throughout", When),
    ("first", Ordinal), ("eleventh", Ordinal), ("thirteenth", Ordinal), ("fourteenth", Ordinal),
    ("sixteenth", Ordinal), ("seventeenth", Ordinal), ("eighteenth", Ordinal),
    ("nineteenth", Ordinal), 
    ("sixtieth", Ordinal), ("seventieth", Ordinal), ("eightieth", Ordinal), ("ninetieth", Ordinal),
    ("st", OrdinalEnding), ("nd", OrdinalEnding), ("rd", OrdinalEnding), ("th", OrdinalEnding),
    ("star", NotHyphened(RANK)), ("years war", Not(NAME)), ("years' war", Not(NAME)), ("years’ war", Not(NAME)),
    ("top", NotBefore(RANK)), ("ranked", NotBefore(RANK)), ("rank", NotBefore(RANK)), ("number one", NotBefore(RANK)), ("no.", NotBefore(RANK)),
    ("nos", NotBefore(RANK)), ("nr", NotBefore(RANK)), ("#", NumberSign), ("№", NumberSign),
    // What is no quantity: what may be, is to be, or would fit.
    ("at worst", Not(WORST)), ("potentially", Not(MAY_BE)), ("planned", Not(MAY_BE)), ("envisaged", Not(MAY_BE)),
    ("capacity", Not(ROOM)), ("room for", Not(ROOM)), ("space for", Not(ROOM)), ("places for", Not(ROOM)),
    ("numerous", NotBefore(VAGUE)), ("countless", NotBefore(VAGUE)), ("a lot of", NotBefore(VAGUE)), ("lots of", NotBefore(VAGUE)),
    ("a number of", NotBefore(VAGUE)), ("plenty of", NotBefore(VAGUE)), ("various", NotBefore(VAGUE)), ("untold", NotBefore(VAGUE)),
];
