//! Which marks of a trend chart have a label, and which labels matter most. Never what they say, nor where.

use crate::chart::data::Verdict;
use crate::chart::kinds::trend::plot::Plot;
use crate::chart::kinds::trend::positions::Spot;
use crate::chart::marks::mark::Mark;
use crate::chart::text::Weight;

/// How much the label matters of a mark that the spec names.
const NAMED: f64 = 1000.0;

impl Plot<'_, '_> {
    /// Which marks have a label: the few that matter most, so that a glance takes them in, and what the scale does not show.
    pub(crate) fn labelled(&self, spots: &[Spot], importance: &[f64], named: usize) -> Vec<bool> {
        let mut order: Vec<usize> = (0..self.marks.len()).collect();
        order.sort_by(|a, b| importance[*b].total_cmp(&importance[*a]).then(a.cmp(b)));
        // A repeat says nothing new, and is named only if the spec wants it.
        order.retain(|index| !self.marks[*index].row.is_echo || importance[*index] >= NAMED / 2.0);
        let mut labelled: Vec<bool> = spots.iter().map(|spot| spot.beyond.0 || spot.beyond.1).collect();
        for index in order.into_iter().take(self.most_labels.max(named)) {
            labelled[index] = true;
        }
        // A fill that has room for its own words says what it is.
        for (index, mark) in self.marks.iter().enumerate().filter(|(_, mark)| mark.is_fill()) {
            let (left, right) = spots[index].fill(self.axes.dot);
            let words = self
                .ruler
                .width(&self.numbers.figure(mark.row), self.sizes.label, Weight::Bold);
            labelled[index] |= right - left > words + 8.0;
        }
        labelled
    }

    /// The claims whose labels come first: those that the spec names, then one of each side that has no band to speak for it.
    pub(crate) fn named(&self) -> Vec<&str> {
        let is_drawn = |id: &&str| self.marks.iter().any(|mark| mark.row.id == **id);
        let labels = self.spec.labels.iter().map(|label| label.id.as_str());
        let mut named: Vec<&str> = labels.filter(is_drawn).collect();
        if let Some(Verdict::Divided(camps)) = self.verdict {
            let silent = camps.iter().filter(|camp| camp.band.is_none());
            named.extend(silent.filter_map(|camp| camp.statements.first().map(String::as_str)));
        }
        named
    }
}

/// How much each mark's label matters: those that the spec names, then the latest, the extremes, the earliest, independent ones, echoes.
pub(crate) fn importance(marks: &[Mark<'_>], named: &[&str]) -> Vec<f64> {
    // What is set aside tells the story of the figures that are not.
    let own = || {
        let rows = marks.iter().enumerate();
        rows.filter(|(_, mark)| !mark.row.is_echo && mark.row.counts())
    };
    let mut importance: Vec<f64> = (0_u32..)
        .zip(marks)
        .map(|(index, mark)| {
            // Of equals, every part of the chart has some: in the order of the mirrored digits of their places (van der Corput, 1935).
            let share = f64::from(index.reverse_bits()) / f64::from(u32::MAX);
            let place = if mark.group == 0 {
                6.0
            } else {
                4.0 / (mark.group as f64)
            };
            let vague = if mark.is_fill() { 9.0 } else { 0.0 };
            match (mark.row.is_echo, mark.row.counts()) {
                (true, _) => 0.0,
                (false, false) => 1.0 - share,
                (false, true) => 10.0 + place - vague - share,
            }
        })
        .collect();
    let latest = own().max_by_key(|(_, mark)| (mark.group == 0, mark.row.when_to.or(mark.row.when_from), &mark.row.id));
    // A size in words is nobody's extreme, and parts of a place say nothing of the extremes of the whole.
    let firm = || own().filter(|(_, mark)| mark.group == 0 && !mark.row.projection && !mark.is_fill());
    let earliest = firm().min_by_key(|(_, mark)| (mark.row.when_from.or(mark.row.when_to), &mark.row.id));
    let highest = firm().max_by(|a, b| a.1.shape.reach().1.total_cmp(&b.1.shape.reach().1));
    let lowest = firm().min_by(|a, b| a.1.shape.reach().0.total_cmp(&b.1.shape.reach().0));
    let extremes = [(highest, 40.0), (latest, 35.0), (lowest, 20.0), (earliest, 15.0)];
    for (index, weight) in extremes
        .into_iter()
        .filter_map(|(found, weight)| Some((found?.0, weight)))
    {
        importance[index] += weight;
    }
    for (order, id) in named.iter().enumerate() {
        if let Some(index) = marks.iter().position(|mark| mark.row.id == *id) {
            importance[index] = NAMED - order as f64;
        }
    }
    importance
}
