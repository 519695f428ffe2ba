//! Words that qualify a number: it is near the value, or a bound below or above it. The only list of such words; everybody else goes by [`Hedge`].

use crate::model::Hedge;

use super::super::meaning::Meaning::{
    self, After, AndThen, Around, Before, Filler, Min, OrEqual, Plus, PlusMinus, Tilde,
};
use super::super::meaning::Qualifier::{AtLeast, AtMost, LessThan, MoreThan, Near, WellOver, WellUnder};
use super::Entry;

const ABOUT: Meaning = Around(Near(Hedge::About));
const ROUGHLY: Meaning = Around(Near(Hedge::Roughly));
const ESTIMATED: Meaning = Around(Near(Hedge::Estimated));
const EXACTLY: Meaning = Around(Near(Hedge::Exactly));
const COUNTED: Meaning = Around(Near(Hedge::Counted));
const NEARLY: Meaning = Around(Near(Hedge::Nearly));
const JUST_UNDER: Meaning = Around(Near(Hedge::JustUnder));
const JUST_OVER: Meaning = Around(Near(Hedge::JustOver));
const ORDER_OF: Meaning = Around(Near(Hedge::OrderOf));

#[rustfmt::skip]
pub(super) const HEDGES: &[Entry] = &[
    // Near a number.
    ("about", ABOUT), ("around", ABOUT), ("round about", ABOUT), ("around about", ABOUT), ("some", Before(Near(Hedge::About))),
    ("approximately", ABOUT), ("approx", ABOUT), ("an approximate", ABOUT), ("approximate", ABOUT), ("of around", ABOUT), ("or about", ABOUT),
    ("a good", Before(Near(Hedge::About))), ("barely", ABOUT), ("hardly", ABOUT), ("scarcely", ABOUT), ("≈", ABOUT), ("≃", ABOUT), ("≅", ABOUT), ("?", ABOUT),
    ("perhaps", ABOUT), ("maybe", ABOUT), ("possibly", ABOUT), ("probably", ABOUT), ("likely", ABOUT),
    ("presumably", ABOUT), ("conceivably", ABOUT), ("most probably", ABOUT), ("very likely", ABOUT), ("in all likelihood", ABOUT), ("not far off", ABOUT), ("not far from", ABOUT),
    ("or so", After(Near(Hedge::About))), ("or thereabouts", After(Near(Hedge::About))), ("or thereabout", After(Near(Hedge::About))),
    ("thereabouts", After(Near(Hedge::About))), ("odd", After(Near(Hedge::About))), ("ish", After(Near(Hedge::About))),
    ("roughly", ROUGHLY), ("very roughly", ROUGHLY), ("circa", ROUGHLY), ("c.", ROUGHLY), ("ca", ROUGHLY), ("more or less", ROUGHLY),
    ("something like", ROUGHLY), ("somewhere around", ROUGHLY), ("somewhere near", ROUGHLY), ("somewhere", Filler),
    ("somewhere in the region of", ROUGHLY), ("in the region of", ROUGHLY), ("in the neighborhood of", ROUGHLY),
    ("in the neighbourhood of", ROUGHLY), ("in the vicinity of", ROUGHLY), ("in the ballpark of", ROUGHLY), ("in the range of", Filler),
    ("~", Tilde), ("∼", Tilde), ("～", Tilde), ("〜", Tilde),
    ("give or take", PlusMinus), ("plus or minus", PlusMinus), ("plus minus", PlusMinus), ("±", PlusMinus), ("+/-", PlusMinus), ("+-", PlusMinus),
    ("an estimated", ESTIMATED), ("estimated", ESTIMATED), ("estimated at", ESTIMATED), ("estimate of", ESTIMATED), ("estimates of", ESTIMATED),
    ("an estimate of", ESTIMATED), ("est", ESTIMATED), ("estimate", ESTIMATED), ("estimates", ESTIMATED),
    ("exactly", EXACTLY), ("precisely", EXACTLY), ("counted", COUNTED), ("a count of", COUNTED),
    ("in the order of", ORDER_OF), ("on the order of", ORDER_OF), ("of the order of", ORDER_OF), ("in the order of magnitude of", ORDER_OF),
    ("on the order of magnitude of", ORDER_OF), ("of the order of magnitude of", ORDER_OF),

    // Near a number and on one side of it.
    ("nearly", NEARLY), ("close to", NEARLY), ("near", NEARLY), ("nearer to", NEARLY), ("nigh on", NEARLY), ("close on", NEARLY),
    ("getting on for", NEARLY), ("virtually", NEARLY), ("practically", NEARLY), ("approaching", NEARLY), ("nearing", NEARLY), ("not far short of", NEARLY), ("very nearly", NEARLY),
    ("almost", JUST_UNDER), ("not quite", JUST_UNDER), ("just under", JUST_UNDER), ("just below", JUST_UNDER), ("just less than", JUST_UNDER),
    ("just fewer than", JUST_UNDER), ("just short of", JUST_UNDER), ("just shy of", JUST_UNDER), ("shy of", JUST_UNDER), ("short of", JUST_UNDER),
    ("a little under", JUST_UNDER), ("a little less than", JUST_UNDER), ("a little below", JUST_UNDER), ("a shade under", JUST_UNDER),
    ("a touch under", JUST_UNDER), ("a whisker under", JUST_UNDER), ("a fraction under", JUST_UNDER), ("a bit under", JUST_UNDER),
    ("a bit less than", JUST_UNDER), ("slightly under", JUST_UNDER), ("slightly less than", JUST_UNDER), ("slightly fewer than", JUST_UNDER),
    ("slightly below", JUST_UNDER), ("not much less than", JUST_UNDER), ("not many fewer than", JUST_UNDER), ("not much under", JUST_UNDER),
    ("not much below", JUST_UNDER),
    ("just over", JUST_OVER), ("just above", JUST_OVER), ("just more than", JUST_OVER), ("a little over", JUST_OVER), ("a little more than", JUST_OVER),
    ("a little above", JUST_OVER), ("little more than", JUST_OVER), ("little over", JUST_OVER), ("a shade over", JUST_OVER), ("a touch over", JUST_OVER),
    ("a whisker over", JUST_OVER), ("a fraction over", JUST_OVER), ("a bit over", JUST_OVER), ("a bit more than", JUST_OVER),
    ("slightly over", JUST_OVER), ("slightly more than", JUST_OVER), ("slightly above", JUST_OVER), ("not much more than", JUST_OVER), ("not many more than", JUST_OVER), ("not much over", JUST_OVER),
    ("not much above", JUST_OVER), ("barely more than", JUST_OVER), ("hardly more than", JUST_OVER), ("scarcely more than", JUST_OVER),

    // From a number upwards.
    ("at least", Around(AtLeast)), ("no fewer than", Before(AtLeast)), ("no less than", Before(AtLeast)),
    ("not fewer than", Before(AtLeast)), ("not less than", Before(AtLeast)), ("not below", Before(AtLeast)),
    ("not under", Before(AtLeast)), ("no lower than", Before(AtLeast)), ("not lower than", Before(AtLeast)),
    ("no smaller than", Before(AtLeast)), ("not smaller than", Before(AtLeast)), ("no shorter than", Before(AtLeast)),
    ("not shorter than", Before(AtLeast)), ("a minimum of", Before(AtLeast)), ("minimum of", Before(AtLeast)),
    ("the minimum of", Before(AtLeast)), ("a minimum", Around(AtLeast)), ("minimum", Around(AtLeast)),
    ("min", Min), ("at a minimum", Around(AtLeast)), ("at minimum", Around(AtLeast)),
    ("upwards of", Before(AtLeast)), ("upward of", Before(AtLeast)), ("as few as", Before(AtLeast)),
    ("as little as", Before(AtLeast)), ("as low as", Before(AtLeast)), ("starting at", Before(AtLeast)),
    ("starting from", Before(AtLeast)), ("at the very least", Around(AtLeast)), ("at the least", Around(AtLeast)),
    ("greater than or equal to", Before(AtLeast)), ("more than or equal to", Before(AtLeast)),
    ("equal to or more than", Before(AtLeast)),
    ("more or equal than", Before(AtLeast)), ("more or equal to", Before(AtLeast)),
    ("greater or equal than", Before(AtLeast)), ("greater or equal to", Before(AtLeast)),
    ("higher or equal than", Before(AtLeast)), ("higher or equal to", Before(AtLeast)),
    ("higher than or equal to", Before(AtLeast)), ("larger or equal than", Before(AtLeast)),
    ("larger or equal to", Before(AtLeast)), ("larger than or equal to", Before(AtLeast)),
    ("bigger or equal than", Before(AtLeast)), ("bigger or equal to", Before(AtLeast)),
    ("bigger than or equal to", Before(AtLeast)), ("at least or equal to", Before(AtLeast)), ("equal to or greater than", Before(AtLeast)),
    ("more than or exactly", Before(AtLeast)),
    ("at or above", Before(AtLeast)), ("at or over", Before(AtLeast)),
    ("≥", Before(AtLeast)), (">=", Before(AtLeast)), ("> =", Before(AtLeast)), ("⩾", Before(AtLeast)), ("=>", Before(AtLeast)),
    ("more than", Before(MoreThan)), ("over", Before(MoreThan)), ("in excess of", Before(MoreThan)),
    ("exceeding", Before(MoreThan)),
    ("well over", Before(WellOver)), ("well above", Before(WellOver)), ("well in excess of", Before(WellOver)),
    ("well more than", Before(WellOver)), ("far more than", Before(WellOver)), ("far over", Before(WellOver)),
    ("far in excess of", Before(WellOver)), ("many more than", Before(WellOver)), ("much more than", Before(WellOver)),
    ("significantly more than", Before(WellOver)), ("considerably more than", Before(WellOver)),
    ("substantially more than", Before(WellOver)), ("above", Before(MoreThan)), ("beyond", Before(MoreThan)),
    ("over the age of", Before(MoreThan)), ("above the age of", Before(MoreThan)), ("older than", Before(MoreThan)),
    ("greater than", Before(MoreThan)), ("higher than", Before(MoreThan)), ("larger than", Before(MoreThan)),
    ("bigger than", Before(MoreThan)), ("longer than", Before(MoreThan)), ("north of", Before(MoreThan)),
    ("topping", Before(MoreThan)), ("surpassing", Before(MoreThan)), ("upwards from", Before(MoreThan)),
    (">", Before(MoreThan)),

    // Up to a number.
    ("up to", Before(AtMost)), ("up to and including", Before(AtMost)), ("as many as", Before(AtMost)),
    ("as much as", Before(AtMost)), ("as high as", Before(AtMost)), ("as long as", Before(AtMost)),
    ("no more than", Before(AtMost)), ("not more than", Before(AtMost)), ("no greater than", Before(AtMost)),
    ("no higher than", Before(AtMost)), ("no longer than", Before(AtMost)), ("not exceeding", Before(AtMost)), ("not higher than", Before(AtMost)), ("not greater than", Before(AtMost)),
    ("no larger than", Before(AtMost)), ("not larger than", Before(AtMost)), ("no bigger than", Before(AtMost)),
    ("not longer than", Before(AtMost)),
    ("not over", Before(AtMost)), ("not in excess of", Before(AtMost)), ("not beyond", Before(AtMost)), ("not above", Before(AtMost)), ("nothing more than", Before(AtMost)),
    ("a maximum of", Before(AtMost)), ("maximum of", Before(AtMost)), ("the maximum of", Before(AtMost)),
    ("a maximum", Around(AtMost)), ("maximum", Around(AtMost)), ("max", Around(AtMost)), ("at most", Around(AtMost)),
    ("at the most", Around(AtMost)), ("at the very most", Around(AtMost)), ("at best", Around(AtMost)), ("at a maximum", Around(AtMost)),
    ("at maximum", Around(AtMost)), ("within", Before(AtMost)), ("capped at", Before(AtMost)),
    ("limited to", Before(AtMost)), ("a limit of", Before(AtMost)), ("a ceiling of", Before(AtMost)),
    ("less than or equal to", Before(AtMost)), ("less or equal than", Before(AtMost)),
    ("less or equal to", Before(AtMost)), ("lower or equal than", Before(AtMost)), ("lower or equal to", Before(AtMost)),
    ("fewer or equal to", Before(AtMost)), ("smaller or equal than", Before(AtMost)),
    ("smaller or equal to", Before(AtMost)), ("smaller than or equal to", Before(AtMost)), ("fewer than or equal to", Before(AtMost)),
    ("equal to or less than", Before(AtMost)), ("lower than or equal to", Before(AtMost)),
    ("at or below", Before(AtMost)), ("at or under", Before(AtMost)),
    ("≤", Before(AtMost)), ("<=", Before(AtMost)), ("< =", Before(AtMost)), ("⩽", Before(AtMost)), ("=<", Before(AtMost)),
    ("under the age of", Before(LessThan)), ("below the age of", Before(LessThan)), ("younger than", Before(LessThan)),
    ("fewer than", Before(LessThan)), ("less than", Before(LessThan)), ("under", Before(LessThan)),
    ("below", Before(LessThan)), ("lower than", Before(LessThan)), ("smaller than", Before(LessThan)),
    ("shorter than", Before(LessThan)), ("well under", Before(WellUnder)), ("well below", Before(WellUnder)),
    ("far fewer than", Before(WellUnder)), ("far less than", Before(WellUnder)), ("far below", Before(WellUnder)),
    ("far under", Before(WellUnder)), ("much less than", Before(WellUnder)), ("many fewer than", Before(WellUnder)),
    ("significantly less than", Before(WellUnder)), ("significantly fewer than", Before(WellUnder)),
    ("considerably less than", Before(WellUnder)), ("considerably fewer than", Before(WellUnder)),
    ("not even", Before(LessThan)), ("not as many as", Before(LessThan)), ("not so many as", Before(LessThan)), ("not as much as", Before(LessThan)),
    ("not nearly", Before(WellUnder)), ("not nearly as many as", Before(WellUnder)), ("nowhere near", Before(WellUnder)),
    ("south of", Before(LessThan)), ("<", Before(LessThan)),

    // After a number.
    ("or more", After(AtLeast)), ("or above", After(AtLeast)),
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
    ("and up to", AndThen(AtMost)), ("or up to", AndThen(AtMost)), ("and possibly up to", AndThen(AtMost)), ("and perhaps up to", AndThen(AtMost)),
    ("and maybe up to", AndThen(AtMost)),
    ("and possibly as many as", AndThen(AtMost)), ("and perhaps as many as", AndThen(AtMost)), ("and maybe as many as", AndThen(AtMost)),
    ("and upwards of", AndThen(AtLeast)), ("and upward of", AndThen(AtLeast)), ("and less than", AndThen(LessThan)), ("and more than", AndThen(MoreThan)),
    ("and less or equal than", AndThen(AtMost)), ("and less than or equal to", AndThen(AtMost)),
    ("and more than or equal to", AndThen(AtLeast)),
    ("or equal", OrEqual), ("or equal to", OrEqual), ("or equal to that", OrEqual),
];
