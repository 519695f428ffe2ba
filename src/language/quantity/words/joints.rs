//! What joins numbers, periods, words that lead up to a number or say nothing about it, punctuation.

use crate::model::Per;

use super::super::meaning::Meaning::{
    And, Article, Between, But, Close, Colon, Comma, Dash, Each, Filler, From, In, Including, Join, Lead, Not, Of,
    OnTop, Open, Or, OutOf, Rate, Slash, Small, To,
};
use super::super::reason::CLOCK;
use super::Entry;

#[rustfmt::skip]
pub(super) const JOINTS: &[Entry] = &[
    // What joins two numbers.
    ("between", Between), ("anywhere between", Between), ("from", From), ("anywhere from", From), ("ranging from", From),
    ("ranging between", Between), ("varying between", Between), ("vary between", Between), ("vary from", From), ("varying from", From), ("range between", Between),
    ("range from", From), ("ranges from", From), ("to", To), ("through", To),
    ("and", And), ("&", And), ("but", But), ("or", Or), ("if not", Or), ("of", Of), ("in", In), ("out of", OutOf),
    ("in every", OutOf), ("of every", OutOf), ("out of every", OutOf), ("out of each", OutOf), ("for every", OutOf),
    ("in each", OutOf), ("-", Dash), ("‐", Dash), ("\u{2011}", Dash), ("–", Dash), ("—", Dash), ("−", Dash), ("‒", Dash),
    ("a", Article), ("an", Article),

    // Periods of a rate.
    ("per", Each), ("each", Each), ("every", Each), ("in any", Each), ("in any one", Each), ("for each", Each), ("/", Slash), ("⁄", Slash), ("a single", Small(1)),
    ("hourly", Rate(Per::Hour)), ("daily", Rate(Per::Day)), ("weekly", Rate(Per::Week)),
    ("monthly", Rate(Per::Month)), ("quarterly", Rate(Per::Quarter)), ("yearly", Rate(Per::Year)),
    ("annually", Rate(Per::Year)), ("annual", Rate(Per::Year)), ("per annum", Rate(Per::Year)),
    ("p.a", Rate(Per::Year)), ("pa", Rate(Per::Year)), ("p.m", Not(CLOCK)), ("pcm", Rate(Per::Month)),

    // Words that say nothing about the number after them.
    ("only", Filler), ("just", Filler), ("merely", Filler), ("mere", Filler), 
    ("the", Filler), ("their", Filler), ("its", Filler), ("his", Filler), ("her", Filler),
    ("our", Filler), ("these", Filler), ("those", Filler), ("all", Filler), ("all of", Filler), ("another", Filler),
    ("additional", Filler), ("an additional", Filler), ("further", Filler), ("a further", Filler), ("extra", Filler), ("a record", Filler), ("record", Filler), ("a staggering", Filler),
    ("staggering", Filler), ("anything", Filler), ("either", Filler), ("to the tune of", Filler),
    ("an extra", Filler), ("other", Filler), ("a mere", Filler), ("a whopping", Filler), ("full", Filler),
    ("a full", Filler), ("whole", Filler), ("long", Filler), ("consecutive", Filler), ("calendar", Filler),
    ("working", Filler), ("reportedly", Filler), ("supposedly", Filler), ("apparently", Filler), ("purportedly", Filler), ("sometimes", Filler), ("often", Filler), ("allegedly", Filler), ("even", Filler), ("still", Filler),
    ("already", Filler), ("for", Filler), ("with", Filler), ("good", Filler), ("solid", Filler), ("fully", Filler),
    ("straight", Filler), ("rest", Filler), ("sick", Filler), ("school", Filler), ("many", Filler), ("worth", Filler), ("on average", Filler), ("officially", Filler),
    ("which", Filler), ("currently", Filler), ("now", Filler), ("there", Filler), ("into the", Filler), ("running into the", Filler), ("remaining", Filler),

    // Words that lead up to a number.
    ("total", Lead), ("totals", Lead), ("average", Lead), ("number", Lead),
    ("sum", Lead), ("amount", Lead), ("group", Lead), ("groups", Lead), ("population", Lead), ("wage", Lead),
    ("wages", Lead), ("salary", Lead), ("salaries", Lead), ("pay", Lead), ("income", Lead), ("earnings", Lead),
    ("revenue", Lead), ("revenues", Lead), ("price", Lead), ("cost", Lead), ("fee", Lead), ("fees", Lead),
    ("fine", Lead), ("budget", Lead), ("workforce", Lead), ("share", Lead),
    ("rate", Lead), ("survey", Lead), ("sample", Lead), ("crowd", Lead), ("team", Lead), ("teams", Lead),
    ("toll", Lead), ("quota", Lead), ("distance", Lead), ("area", Lead), ("length", Lead),
    ("height", Lead), ("profit", Lead), ("profits", Lead), ("loss", Lead), ("losses", Lead), ("value", Lead),
    ("debt", Lead), ("debts", Lead), ("period", Lead), ("vacation", Lead), ("proportion", Lead), ("list", Lead), ("minimum wage", Lead),
    ("minimum wages", Lead), ("a minimum wage", Lead), ("the minimum wage", Lead), ("sentence", Lead), ("sentences", Lead), ("penalty", Lead),
    ("temperature", Lead), ("temperatures", Lead), ("loan", Lead), ("loans", Lead), ("grant", Lead), ("grants", Lead),
    ("contract", Lead), ("contracts", Lead), ("deal", Lead), ("deals", Lead), ("ransom", Lead), ("bribe", Lead),
    ("bribes", Lead), ("payment", Lead), ("payments", Lead), ("turnover", Lead), ("output", Lead),
    ("production", Lead), ("speed", Lead), ("depth", Lead), ("rent", Lead), ("bonus", Lead),
    ("bonuses", Lead), ("allowance", Lead), ("pension", Lead), ("deposit", Lead), ("surplus", Lead),
    ("deficit", Lead), ("investment", Lead), ("investments", Lead), ("turnout", Lead), ("attendance", Lead),
    ("audience", Lead), ("backlog", Lead), ("queue", Lead), ("force", Lead), ("bill", Lead), ("reward", Lead),
    ("bounty", Lead),
    ("at", Join), ("is", Join), ("are", Join), ("was", Join), ("were", Join), ("=", Join), ("being", Join), ("equals", Join),
    ("valued at", Join), ("worth of", Filler), ("equal to", Join), ("equaling", Join), ("equalling", Join),
    ("equaling to", Join), ("equalling to", Join), ("a reported", Filler),

    // Words after which the rest is a part of what was counted: "300 people, including 20 children".
    ("including", Including), ("among them", Including), ("among whom", Including), ("among which", Including),
    ("of whom", Including), ("of which", Including), ("excluding", Including), ("not including", Including),
    ("not counting", Including),

    // What is paid on top of a sum, and no part of it.
    ("plus tax", OnTop), ("plus taxes", OnTop), ("plus vat", OnTop), ("plus gst", OnTop), ("plus expenses", OnTop),
    ("plus costs", OnTop), ("plus interest", OnTop), ("plus fees", OnTop), ("plus tips", OnTop),
    ("plus benefits", OnTop), ("plus bonuses", OnTop), ("plus shipping", OnTop), ("plus postage", OnTop),
    ("+ vat", OnTop), ("+ tax", OnTop), ("+ gst", OnTop), ("+ expenses", OnTop),

    // Punctuation that parts or encloses.
    ("(", Open), ("[", Open), (")", Close), ("]", Close), (",", Comma), (";", Comma), (":", Colon),
];
