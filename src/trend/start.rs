//! Where the fit of mostly the same statements as another may begin, so that it ends sooner. Where it ends hardly depends on it.

use std::collections::HashMap;

use super::evidence::Record;
use super::inference::{Hyper, Site};
use super::judgement::Trend;

/// What a trend found that a fit of mostly the same statements may begin from.
#[derive(Debug)]
pub struct Start<'a> {
    hyper: Option<Hyper>,
    /// By the statements' ids.
    sites: HashMap<&'a str, Site>,
}

impl<'a> Start<'a> {
    /// From the parameters that the statements of this trend make the likeliest, and what it made of each.
    #[must_use]
    pub fn at(trend: &'a Trend) -> Self {
        let likeliest = trend.basis.as_ref().and_then(|basis| Some((basis, basis.likeliest()?)));
        let sites = likeliest.iter().flat_map(|(basis, member)| {
            let ids = basis.order.iter().map(|&given| trend.accounts[given].id.as_str());
            ids.zip(member.run.sites.terms.iter().copied())
        });
        Self {
            sites: sites.collect(),
            hyper: likeliest.map(|(_, member)| member.hyper),
        }
    }

    /// The parameters, and a site for each of these records; looked up once for all fits of some of them.
    pub(super) fn of(&self, records: &[Record]) -> Option<Sites> {
        let site = |record: &Record| self.sites.get(record.id).copied().unwrap_or_default();
        Some(Sites {
            hyper: self.hyper?,
            of: records.iter().map(site).collect(),
        })
    }
}

/// Where to begin, for the records of a fit.
pub(super) struct Sites {
    hyper: Hyper,
    of: Vec<Site>,
}

impl Sites {
    /// For the records with these indexes.
    pub(super) fn at(&self, indexes: impl Iterator<Item = usize>) -> (Hyper, Vec<Site>) {
        (self.hyper, indexes.map(|index| self.of[index]).collect())
    }
}
