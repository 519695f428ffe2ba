//! Words for the interval around a best figure, for its ends, and for the best figure itself.

use crate::model::IntervalKind;

use super::super::meaning::Meaning::{self, Best, Highest, Interval, Lowest};
use super::Entry;

const CI: Meaning = Interval(IntervalKind::Ci);
const UI: Meaning = Interval(IntervalKind::Ui);
const RANGE: Meaning = Interval(IntervalKind::Range);
const MARGIN: Meaning = Interval(IntervalKind::Margin);

#[rustfmt::skip]
pub(super) const INTERVALS: &[Entry] = &[
    // Confidence intervals, also as French, Spanish and German papers abbreviate them.
    ("ci", CI), ("cis", CI), ("c.i", CI), ("ic", CI), ("ki", CI), ("confidence interval", CI), ("confidence intervals", CI), ("confidence limits", CI),
    ("confidence limit", CI), ("confidence bounds", CI), ("confidence range", CI), ("confidence level", CI), ("confidence", CI), ("confint", CI),

    // Uncertainty intervals: credible intervals, those of simulations and of projections.
    ("ui", UI), ("uis", UI), ("u.i", UI), ("uncertainty interval", UI), ("uncertainty intervals", UI), ("uncertainty range", UI),
    ("uncertainty bounds", UI), ("uncertainty limits", UI), ("uncertainty", UI), ("cri", UI), ("cr.i", UI), ("crl", UI), ("bci", UI), ("hdi", UI), ("hpd", UI),
    ("hpdi", UI), ("credible interval", UI), ("credible intervals", UI), ("credible range", UI), ("credibility interval", UI), ("credibility range", UI),
    ("posterior interval", UI), ("prediction interval", UI), ("projection interval", UI),

    // The lowest and the highest that the source thinks possible.
    ("range", RANGE), ("ranges", RANGE), ("plausible range", RANGE), ("plausibility range", RANGE), ("possible range", RANGE), ("likely range", RANGE),
    ("estimated range", RANGE), ("estimate range", RANGE), ("sensitivity range", RANGE), ("full range", RANGE), ("interval", RANGE), ("bounds", RANGE), ("plausibility bounds", RANGE),
    ("plausible bounds", RANGE), ("low high", RANGE), ("min max", RANGE), ("minimum maximum", RANGE), ("low to high", RANGE),

    ("margin of error", MARGIN), ("error margin", MARGIN), ("moe", MARGIN), ("sampling error", MARGIN), ("margin", MARGIN),

    // Its ends. "Low" and "high" are also parts of a size, "lower" and "minimum" comparatives and bounds.
    ("low estimate", Lowest), ("lower estimate", Lowest), ("lower bound", Lowest), ("lower limit", Lowest), ("lower end", Lowest), ("low end", Lowest),
    ("lowest estimate", Lowest), ("lowest", Lowest), ("minimum estimate", Lowest), ("lcl", Lowest), ("low bound", Lowest),
    ("high estimate", Highest), ("higher estimate", Highest), ("upper estimate", Highest), ("upper bound", Highest), ("upper limit", Highest),
    ("upper end", Highest), ("high end", Highest), ("highest estimate", Highest), ("highest", Highest), ("maximum estimate", Highest), ("upper", Highest),
    ("ucl", Highest), ("high bound", Highest),

    // The best figure.
    ("best", Best), ("best estimate", Best), ("best estimates", Best), ("best guess", Best), ("best value", Best), ("central estimate", Best), ("central value", Best),
    ("central", Best), ("point estimate", Best), ("midpoint", Best), ("mid point", Best), ("mid estimate", Best), ("middle estimate", Best), ("medium estimate", Best),
    ("most likely", Best), ("most likely estimate", Best), ("most likely value", Best), ("most probable", Best), ("median", Best), ("median estimate", Best),
    ("mean", Best), ("mean estimate", Best),
];
