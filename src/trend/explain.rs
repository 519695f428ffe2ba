//! How far each statement pulls the level, and the trend without one of its origins.

use std::borrow::Borrow;
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::evidence::{Records, Settings, Statement, TrendError};
use super::fit::{compute, fit};
use super::judgement::{Sides, Trend};
use super::start::{Sites, Start};
use super::year;
use crate::model::{Fate, Support, Verdict};

/// How one statement pulls the level at one date.
#[derive(Debug, Clone, PartialEq)]
pub struct Influence {
    /// The statement's id.
    pub id: String,
    /// Its origin.
    pub origin: String,
    /// How far it moves the level at that date, on the working scale: 0.1 pulls an amount up by about 10 %.
    pub shift: f64,
    /// The same as a factor on an amount, or on the odds of a share.
    pub factor: f64,
}

impl Trend {
    /// The kept statements by how far they pull the level at a date, the strongest first.
    ///
    /// This is a first-order approximation: each is removed from the fit with the others' weights unchanged (the exact formula for a normal site). For the effect
    /// of an origin on the whole band use [`without_origin`].
    #[must_use]
    pub fn influence(&self, date: NaiveDate) -> Vec<Influence> {
        let Some(basis) = &self.basis else { return Vec::new() };
        let shifts = basis.shifts(year::decimal(date));
        let mut influences: Vec<Influence> = shifts
            .into_iter()
            .zip(&basis.order)
            .map(|(shift, &given)| {
                let account = &self.accounts[given];
                Influence {
                    id: account.id.clone(),
                    origin: account.origin.clone(),
                    shift,
                    factor: libm::exp(shift),
                }
            })
            .collect();
        influences.sort_by(|a, b| b.shift.abs().total_cmp(&a.shift.abs()).then_with(|| a.id.cmp(&b.id)));
        influences
    }

    /// The quantile of a statement's middle (or a bound's figure) in what the other statements predict for it: 0.5 is the median, below 0.05 or above 0.95 is
    /// surprising. `given` is its index among the given statements; the result is `None` if it was not kept. It is computed from the cavity of the fit; to
    /// examine a surprise, recompute the trend without the statement.
    #[must_use]
    pub fn position(&self, given: usize) -> Option<f64> {
        let basis = self.basis.as_ref()?;
        let place = basis.order.iter().position(|&place| place == given)?;
        Some(basis.position(place))
    }

    /// The last day that a statement is about if it is near one; otherwise the last of the trend's days that is, if any.
    /// A vague period may extend years beyond what it tells anything about, so its last day would be a poor default.
    #[must_use]
    pub fn last_near(&self) -> Option<NaiveDate> {
        if self.ends_near {
            return self.last;
        }
        let mut newest_first = self.points.iter().rev();
        let near = newest_first.find(|point| point.support == Support::Near);
        near.map(|point| point.date).or(self.last)
    }

    /// The settings with exactly the days of this trend, for comparing another trend with it: by default the days depend on the statements.
    #[must_use]
    pub fn same_dates(&self, settings: &Settings) -> Settings {
        Settings {
            dates: Some(self.points.iter().map(|point| point.date).collect()),
            ..settings.clone()
        }
    }

    /// The origins of the kept statements, sorted.
    #[must_use]
    pub fn origin_names(&self) -> Vec<&str> {
        let kept = self.accounts.iter().filter(|account| account.fate == Fate::Kept);
        kept.map(|account| account.origin.as_str())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }
}

/// A trend, ready to be computed again without one of its origins or another.
struct Without<'a> {
    records: Records<'a>,
    /// For each record, the origin whose figure it gives.
    speakers: Vec<&'a str>,
    settings: &'a Settings,
    start: Option<Sites>,
}

impl<'a> Without<'a> {
    fn new<S: Borrow<Statement> + Sync>(statements: &'a [S], whole: &'a Trend, settings: &'a Settings) -> Self {
        let records = Records::new(statements, settings);
        let origin_of: HashMap<&str, &str> = whole
            .accounts
            .iter()
            .map(|account| (account.id.as_str(), account.origin.as_str()))
            .collect();
        let speaker = |given: &usize| {
            let account = &whole.accounts[*given];
            match &account.fate {
                Fate::Echo(of) | Fate::PresumedEcho(of) => origin_of.get(of.as_str()).copied().unwrap_or_default(),
                Fate::Kept | Fate::Refused(_) => account.origin.as_str(),
            }
        };
        Self {
            speakers: records.given.iter().map(speaker).collect(),
            start: Start::at(whole).of(&records.all),
            records,
            settings,
        }
    }

    fn origin(&self, origin: &str) -> Result<Trend, TrendError> {
        let chosen: Vec<usize> = (0..self.speakers.len())
            .filter(|&record| self.speakers[record] != origin)
            .collect();
        self.settings.check()?;
        compute(&self.records, &chosen, self.settings, self.start.as_ref()).map(|(trend, _)| trend)
    }
}

/// The trend without this origin: without its statements and everything that repeats them.
///
/// `whole` is the trend of all statements with these settings. For a comparison, fix the dates in the settings. The result has no accounts.
///
/// # Errors
/// Like [`fit`].
pub fn without_origin<S: Borrow<Statement> + Sync>(
    statements: &[S],
    whole: &Trend,
    settings: &Settings,
    origin: &str,
) -> Result<Trend, TrendError> {
    Without::new(statements, whole, settings).origin(origin)
}

/// What `keep` takes from the trend without each of its origins in turn, in the order of their names; `whole` and `settings` are as for [`without_origin`].
///
/// # Errors
/// Like [`fit`].
pub fn leave_one_origin_out<S: Borrow<Statement> + Sync, T: Send>(
    statements: &[S],
    whole: &Trend,
    settings: &Settings,
    keep: impl Fn(Trend) -> T + Sync,
) -> Result<Vec<(String, T)>, TrendError> {
    let without = Without::new(statements, whole, settings);
    let one = |origin: &str| Ok((origin.to_owned(), keep(without.origin(origin)?)));
    whole.origin_names().into_par_iter().map(one).collect()
}

/// A trend for each of two camps, the lower first; `None` unless the verdict is [`Verdict::TwoCamps`]. Bounds belong to neither and are left out.
///
/// # Errors
/// Like [`fit`].
pub fn camps<S: Borrow<Statement> + Sync>(
    statements: &[S],
    settings: &Settings,
) -> Result<Option<(Trend, Trend)>, TrendError> {
    let trend = fit(statements, settings)?;
    let (Verdict::TwoCamps, Some(Sides { low, high })) = (trend.verdict, &trend.sides) else {
        return Ok(None);
    };
    let camp = |ids: &[String]| {
        let ids: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
        fit(&chosen(statements, &trend, &ids), settings)
    };
    Ok(Some((camp(low)?, camp(high)?)))
}

/// The kept statements with these ids, each with its echoes.
fn chosen<'a, S: Borrow<Statement>>(statements: &'a [S], trend: &Trend, ids: &BTreeSet<&str>) -> Vec<&'a Statement> {
    let speaks = |index: &usize| {
        let account = &trend.accounts[*index];
        match &account.fate {
            Fate::Kept => ids.contains(account.id.as_str()),
            Fate::Echo(of) | Fate::PresumedEcho(of) => ids.contains(of.as_str()),
            Fate::Refused(_) => true,
        }
    };
    let indexes = (0..statements.len()).filter(speaks);
    indexes.map(|index| statements[index].borrow()).collect()
}
