//! Describes a trend in words. It is always called a model estimate from independent origins. The text contains no figures of the level; those who show it
//! decide how to round and write them.

use chrono::{Datelike, NaiveDate};

use super::super::evidence::Break;
use super::super::scale::Scale;
use super::outcome::{Account, Sides, Trend};
use crate::model::{BandPoint, Bounding, Direction, Fate, Support, Verdict, day};

/// With fewer kept statements than this, the width of the band depends on assumptions as much as on them.
const FEW: usize = 8;
/// The most ids named in one sentence.
const NAMED: usize = 5;
/// Where the statements span more days than this, an early day is said by its year alone: nobody means its first of January.
const LONG: i64 = 30 * 366;

impl Trend {
    /// What it is: `model estimate from 7 independent origins`, or, where nobody says where some figures come from, `model estimate from 5 named independent
    /// origins, 2 unsourced figures`.
    #[must_use]
    pub fn name(&self) -> String {
        let origins = match self.unsourced {
            0 => count(self.origins, "independent origin"),
            unsourced => format!(
                "{}, {}",
                count(self.origins, "named independent origin"),
                count(unsourced, "unsourced figure")
            ),
        };
        match self.verdict {
            Verdict::NoStatements => "no model estimate: no statements".into(),
            Verdict::OnlyBounds => format!("no model estimate: only bounds, from {origins}"),
            _ => format!("model estimate from {origins}"),
        }
    }

    /// What it is at one date: `model estimate from 7 independent origins, 2 of them within a year; extrapolated beyond 2021-12-31`.
    #[must_use]
    pub fn name_at(&self, point: &BandPoint) -> String {
        let near = match point.origins {
            0 => "none of them within a year".into(),
            all if all == self.origins => "all of them within a year".into(),
            some => format!("{some} of them within a year"),
        };
        let name = format!("{}, {near}", self.name());
        match (point.support, self.first, self.last) {
            (Support::Before, Some(first), _) => format!("{name}; extrapolated back from {}", self.said(first)),
            (Support::After, _, Some(last)) => format!("{name}; extrapolated beyond {}", self.said(last)),
            (Support::Gap, ..) => format!("{name}; interpolated across a gap"),
            _ => name,
        }
    }

    /// Everything a reader must know about the band, one sentence each, the most important first.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let mut sentences = vec![self.what()];
        sentences.extend(self.judgement());
        if self.verdict.allows_band() {
            sentences.extend(self.bounds());
            sentences.extend(self.extrapolation());
            sentences.extend(self.breaks.iter().map(|declared| self.jump(declared)));
            sentences.extend(self.gaps.iter().map(|gap| {
                format!(
                    "No statements between {} and {}.",
                    self.said(gap.after),
                    self.said(gap.before)
                )
            }));
            if self.kept < FEW {
                sentences.push("Few statements: the width of the band is partly assumed.".into());
            }
            sentences.push(
                "The band shows how much uncertainty independent sources leave; half of the typical error of a source is assumed to be shared by all of them.".into(),
            );
        }
        sentences.extend(self.doubts());
        sentences.extend(self.left_out());
        sentences
    }

    /// A day in words.
    fn said(&self, at: NaiveDate) -> String {
        let is_long = self
            .first
            .zip(self.last)
            .is_some_and(|(first, last)| (last - first).num_days() > LONG);
        if is_long && at.year() < 1_000 {
            day::year(at.year())
        } else {
            day::written(at)
        }
    }

    fn what(&self) -> String {
        let mut name = self.name();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let (Some(first), Some(last)) = (self.first, self.last) else {
            return format!("{name}.");
        };
        let statements = count(self.kept, "statement");
        let presumed = self
            .accounts
            .iter()
            .filter(|a| a.bounding.is_none() && matches!(a.fate, Fate::PresumedEcho(_)))
            .count();
        let echoes = match (self.echoes, presumed) {
            (0, _) => String::new(),
            (echoes, 0) => format!(", after setting aside {}", echo_count(echoes)),
            (echoes, presumed) => format!(", after setting aside {} ({presumed} presumed)", echo_count(echoes)),
        };
        let (first, last) = (self.said(first), self.said(last));
        format!("{name}: {statements} about {first} to {last}{echoes}.")
    }

    fn judgement(&self) -> Option<String> {
        let sides = self.sides.as_ref();
        match self.verdict {
            Verdict::NoStatements | Verdict::Line => None,
            Verdict::OnlyBounds => Some("There are only bounds, which exclude values but name none, so there is no median and no line.".into()),
            Verdict::MarksOnly => {
                Some("There are fewer than three values, or all are about one date, so there is no line, and the band is mostly assumed.".into())
            }
            Verdict::Contradiction => sides.map(|Sides { low, high }| {
                format!(
                    "Sources contradict each other, {} against {}: no single number represents both.",
                    list(low),
                    list(high)
                )
            }),
            Verdict::TwoCamps => sides.map(|Sides { low, high }| {
                format!(
                    "Sources fall into two camps, {} low and {} high: look at each separately.",
                    low.len(),
                    high.len()
                )
            }),
        }
    }

    /// What other places say of the level.
    fn bounds(&self) -> Option<String> {
        let count = |side: Bounding| {
            let is_one = |account: &&Account| account.bounding == Some(side) && account.fate == Fate::Kept;
            self.accounts.iter().filter(is_one).count()
        };
        let said = |side: Bounding, way: &str, what: &str| match count(side) {
            0 => None,
            number => Some(format!("from {way} by {} about {what}", self::count(number, "figure"))),
        };
        let parts = said(Bounding::Part, "below", "parts of the place");
        let wholes = said(Bounding::Whole, "above", "places that contain it");
        let both: Vec<String> = parts.into_iter().chain(wholes).collect();
        (!both.is_empty()).then(|| format!("It is bounded {}.", both.join(" and ")))
    }

    fn extrapolation(&self) -> Option<String> {
        let has = |support: Support| self.points.iter().any(|point| point.support == support);
        match (
            self.first
                .filter(|_| has(Support::Before))
                .map(|first| self.said(first)),
            self.last.filter(|_| has(Support::After)).map(|last| self.said(last)),
        ) {
            (Some(first), Some(last)) => Some(format!("Before {first} and after {last} it is extrapolated.")),
            (Some(first), None) => Some(format!("Before {first} it is extrapolated.")),
            (None, Some(last)) => Some(format!("After {last} it is extrapolated.")),
            (None, None) => None,
        }
    }

    /// The text must not say that the level did jump, or why.
    fn jump(&self, declared: &Break) -> String {
        let (from, to) = (self.said(declared.from), self.said(declared.to));
        let when = if declared.from == declared.to {
            format!("on {}", day::written(declared.from))
        } else if from == to {
            format!("in {from}")
        } else {
            format!("between {from} and {to}")
        };
        let what = match Scale::of(self.unit) {
            Scale::Log => "",
            Scale::Logit => " of its odds",
        };
        let (may, way) = match declared.direction {
            Direction::Either => ("jump", " either way"),
            Direction::Down => ("fall", ""),
            Direction::Up => ("rise", ""),
        };
        format!(
            "The level may {may} {when}: this break is declared, with a typical factor of up to {}{what}{way}.",
            declared.factor()
        )
    }

    fn doubts(&self) -> Option<String> {
        let doubted = |account: &&Account| account.standing.is_some_and(|standing| standing.outlier > 0.5);
        let ids: Vec<String> = self
            .accounts
            .iter()
            .filter(doubted)
            .map(|account| account.id.clone())
            .collect();
        let weighty = !ids.is_empty() && self.verdict == Verdict::Line;
        weighty.then(|| {
            format!(
                "Given little weight because they are far from all others: {}.",
                list(&ids)
            )
        })
    }

    fn left_out(&self) -> Option<String> {
        let reason = |account: &Account| match account.fate {
            Fate::Refused(refusal) if account.bounding.is_none() => Some(format!("{} ({refusal})", account.id)),
            _ => None,
        };
        let reasons: Vec<String> = self.accounts.iter().filter_map(reason).collect();
        (!reasons.is_empty()).then(|| format!("Not used: {}.", list(&reasons)))
    }
}

fn count(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}

fn echo_count(number: usize) -> String {
    if number == 1 {
        "1 echo".into()
    } else {
        format!("{number} echoes")
    }
}

fn list(items: &[String]) -> String {
    let named = items[..items.len().min(NAMED)].join(", ");
    match items.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}
