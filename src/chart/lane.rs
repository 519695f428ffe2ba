//! The lane of events above a plot: rules with labels that cover neither each other nor a rule. Never which events matter.

use crate::model::Status;
use crate::store::EventRow;

use super::rect::Rect;
use super::sheet::{Align, Group, Pen, Sheet, Type};
use super::spec::EventChoice;
use super::style::{Palette, Sizes};
use super::text::{Ruler, Weight};
use super::time_axis::{TimeAxis, day, period};

/// More rules than this make a picket fence.
const MOST: usize = 5;
/// Rows of labels at most.
const ROWS: usize = 3;

/// An event with the words that it is shown under.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shown<'a> {
    pub(super) row: &'a EventRow,
    pub(super) label: String,
    /// Whether it is a declared break of the level that is drawn.
    pub(super) is_break: bool,
}

/// What is said at a declared break. It is no finding: neither that the level did jump, nor why.
pub(super) const MAY_JUMP: &str = "the level may jump here";

/// The events that a spec chooses, in its order; of several claims about one happening the one known first, never an echo before its origin.
pub(super) fn choose<'a>(rows: &'a [EventRow], choices: &[EventChoice]) -> Vec<Shown<'a>> {
    let mut sorted: Vec<&EventRow> = rows.iter().collect();
    sorted.sort_by(|a, b| (a.is_echo, a.known_on, &a.id).cmp(&(b.is_echo, b.known_on, &b.id)));
    let mut shown: Vec<Shown<'a>> = Vec::new();
    for choice in choices {
        let fits = |row: &EventRow| {
            choice
                .category
                .as_ref()
                .is_none_or(|category| *category == row.category)
                && choice
                    .happening
                    .as_ref()
                    .is_none_or(|happening| row.happening.as_ref() == Some(happening))
                && choice.id.as_ref().is_none_or(|id| *id == row.id)
        };
        let first = shown.len();
        for row in sorted.iter().filter(|row| fits(row)) {
            let same = |other: &Shown<'_>| {
                other.row.id == row.id
                    || (row.happening.is_some() && other.row.happening == row.happening)
                    || (row.is_echo && other.row.origin_id == row.origin_id)
            };
            if !shown.iter().any(same) {
                shown.push(Shown {
                    row,
                    label: row.title.clone(),
                    is_break: false,
                });
            }
        }
        // Words chosen for one event would be wrong for its neighbours.
        if let (Some(label), [only]) = (&choice.label, &mut shown[first..]) {
            only.label.clone_from(label);
        }
    }
    for event in &mut shown {
        event.label.push_str(&standing(event.row.status));
    }
    shown
}

/// What is to be said of a claim that the researcher does not accept: ` (disputed)`, ` (withdrawn)`.
pub(super) fn standing(status: Status) -> String {
    if status == Status::Accepted {
        String::new()
    } else {
        format!(" ({status})")
    }
}

/// When it was, with the doubts of its date: `about 2015`, `22 Dec 2019?`.
pub(super) fn dated(row: &EventRow) -> String {
    let about = if row.when_approximate { "about " } else { "" };
    let doubt = if row.when_uncertain { "?" } else { "" };
    format!("{about}{}{doubt}", period(row.when_from, row.when_to))
}

struct Entry {
    /// The rule, or the span of an uncertain date.
    from: f64,
    until: f64,
    when: String,
    lines: Vec<String>,
    width: f64,
    title: String,
}

/// A lane laid out.
pub(super) struct Lane {
    entries: Vec<(Entry, usize, bool)>,
    /// Upper edge of each row, the lowest row first, from the lane's own upper edge.
    tops: Vec<f64>,
    /// Height in pixels; 0 without events.
    pub(super) height: f64,
    /// Events in the span of the chart that found no room.
    pub(super) left_out: usize,
    line: f64,
    size: f64,
}

/// Lays out as many of the events as find room, the first ones first.
pub(super) fn lay_out(shown: &[Shown<'_>], time: &TimeAxis, edges: (f64, f64), ruler: &Ruler, sizes: &Sizes) -> Lane {
    let size = sizes.small;
    let limit = ((edges.1 - edges.0) * 0.24).clamp(104.0, 176.0);
    let mut entries: Vec<Entry> = shown
        .iter()
        .filter_map(|event| {
            let from = time.x(day(event.row.when_from?));
            let until = time.x(day(event.row.when_to?) + 1.0);
            (until > time.left && from < time.right).then(|| entry(event, from, until, time, ruler, size, limit))
        })
        .collect();
    let present = entries.len();
    entries.truncate(MOST);
    let arranged = loop {
        if let Some(arranged) = arrange(&entries, edges) {
            break arranged;
        }
        entries.pop();
    };
    let line = (size * 1.25).round();
    let rows = arranged.iter().map(|(row, _)| row + 1).max().unwrap_or(0);
    let row_height = |row: usize| {
        let lines = entries
            .iter()
            .zip(&arranged)
            .filter(|(_, (other, _))| *other == row)
            .map(|(entry, _)| entry.lines.len() + 1)
            .max();
        lines.unwrap_or(0) as f64 * line + 8.0
    };
    let heights: Vec<f64> = (0..rows).map(row_height).collect();
    let height: f64 = heights.iter().sum();
    let tops = (0..rows)
        .map(|row| height - heights[..=row].iter().sum::<f64>())
        .collect();
    Lane {
        left_out: present - entries.len(),
        entries: entries
            .into_iter()
            .zip(arranged)
            .map(|(entry, (row, left))| (entry, row, left))
            .collect(),
        tops,
        height,
        line,
        size,
    }
}

fn entry(event: &Shown<'_>, from: f64, until: f64, time: &TimeAxis, ruler: &Ruler, size: f64, limit: f64) -> Entry {
    let row = event.row;
    let when = dated(row);
    let lines = ruler.balance(&event.label, size, Weight::Regular, limit);
    let width = lines
        .iter()
        .map(|line| ruler.width(line, size, Weight::Regular))
        .fold(ruler.width(&when, size, Weight::Bold), f64::max);
    Entry {
        // A day is a rule at its noon; anything longer is a span.
        from: if row.when_from == row.when_to {
            f64::midpoint(from, until)
        } else {
            from.max(time.left)
        },
        until: if row.when_from == row.when_to {
            f64::midpoint(from, until)
        } else {
            until.min(time.right)
        },
        title: format!(
            "{when}: {}{}{} — {} ({})",
            row.title,
            standing(row.status),
            if event.is_break {
                format!(" (a declared break: {MAY_JUMP})")
            } else {
                String::new()
            },
            row.origin_name,
            row.publisher_name
        ),
        when,
        lines,
        width: width + 2.0,
    }
}

/// For each entry its row (0 lowest) and whether its words lie left of the rule; the fewest rows, then most words to the right.
/// Every arrangement of five events is tried: 7,776 at most.
fn arrange(entries: &[Entry], edges: (f64, f64)) -> Option<Vec<(usize, bool)>> {
    let options = ROWS * 2;
    let total = options.pow(u32::try_from(entries.len()).ok()?);
    let mut best: Option<(usize, Vec<(usize, bool)>)> = None;
    for mut code in 0..total {
        let arrangement: Vec<(usize, bool)> = entries
            .iter()
            .map(|_| {
                let option = code % options;
                code /= options;
                (option / 2, option % 2 == 1)
            })
            .collect();
        let rows = arrangement.iter().map(|(row, _)| row + 1).max().unwrap_or(0);
        let cost = rows * 100
            + arrangement
                .iter()
                .map(|(row, left)| row * 3 + usize::from(*left))
                .sum::<usize>();
        if best.as_ref().is_none_or(|(least, _)| cost < *least) && is_clear(entries, &arrangement, edges) {
            best = Some((cost, arrangement));
        }
    }
    best.map(|(_, arrangement)| arrangement)
}

fn words(entry: &Entry, left: bool) -> (f64, f64) {
    if left {
        (entry.from - 5.0 - entry.width, entry.from - 5.0)
    } else {
        (entry.from + 5.0, entry.from + 5.0 + entry.width)
    }
}

fn is_clear(entries: &[Entry], arrangement: &[(usize, bool)], edges: (f64, f64)) -> bool {
    entries
        .iter()
        .zip(arrangement)
        .enumerate()
        .all(|(index, (entry, (row, left)))| {
            let (start, end) = words(entry, *left);
            let others = entries
                .iter()
                .zip(arrangement)
                .enumerate()
                .filter(|(other, _)| *other != index);
            start >= edges.0
                && end <= edges.1
                && others.into_iter().all(|(_, (other, (other_row, other_left)))| {
                    let (other_start, other_end) = words(other, *other_left);
                    let apart = row != other_row || end + 8.0 <= other_start || other_end + 8.0 <= start;
                    // A rule comes down from its own row through every lower one.
                    let uncut = other_row < row || !(start - 3.0..=end + 3.0).contains(&other.from);
                    apart && uncut
                })
        })
}

impl Lane {
    /// How many events are shown.
    pub(super) fn count(&self) -> usize {
        self.entries.len()
    }

    /// Draws rules through lane and plot; `top` is the lane's upper edge, `bottom` the plot's lower one.
    pub(super) fn draw_rules(&self, sheet: &mut Sheet<'_>, top: f64, bottom: f64, palette: &Palette) {
        for (entry, row, _) in &self.entries {
            let start = top + self.tops[*row];
            sheet.group(
                Group {
                    title: Some(&entry.title),
                    ..Group::default()
                },
                |sheet| {
                    if entry.until - entry.from > 1.0 {
                        sheet.rect(
                            (entry.from, start),
                            (entry.until, bottom),
                            Pen::new(palette.echo, 0.0).opacity(0.13),
                        );
                    } else {
                        sheet.group(
                            Group {
                                dash: Some("3 3"),
                                ..Group::default()
                            },
                            |sheet| {
                                sheet.line(
                                    (entry.from, start + 2.0),
                                    (entry.from, bottom),
                                    Pen::new(palette.echo, 1.0),
                                );
                            },
                        );
                    }
                },
            );
        }
    }

    /// Draws the words.
    pub(super) fn draw_words(&self, sheet: &mut Sheet<'_>, top: f64, palette: &Palette) {
        for (entry, row, left) in &self.entries {
            let (x, align) = if *left {
                (entry.from - 5.0, Align::End)
            } else {
                (entry.from + 5.0, Align::Start)
            };
            let mut y = top + self.tops[*row] + self.line - 1.0;
            sheet.text(
                &entry.when,
                (x, y),
                Type::new(self.size, palette.ink).bold().align(align),
            );
            for line in &entry.lines {
                y += self.line;
                sheet.text(line, (x, y), Type::new(self.size, palette.muted).align(align));
            }
        }
    }

    /// Where rules stand in the plot: labels had better not cover them.
    pub(super) fn rules(&self, top: f64, bottom: f64) -> impl Iterator<Item = Rect> + '_ {
        self.entries
            .iter()
            .map(move |(entry, _, _)| Rect::new(entry.from - 1.0, top, entry.from + 1.0, bottom))
    }
}
