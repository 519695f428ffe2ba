//! The lane of events above a plot: rules with labels that cover neither each other nor a rule. Never which events matter.

use crate::chart::drawing::canvas::{Canvas, Group, Pen, Type};
use crate::chart::drawing::element::Align;
use crate::chart::events::{Shown, may_jump, reservations};
use crate::chart::layout::rect::Rect;
use crate::chart::layout::time_axis::{TimeAxis, day};
use crate::chart::style::{Palette, Sizes};
use crate::chart::text::{Ruler, Weight};
use crate::model::Extent;

/// More rules than this make a picket fence.
const MOST: usize = 5;
/// Rows of labels at most.
const ROWS: usize = 3;

struct Entry {
    /// The rule, or the span of an uncertain date.
    from: f64,
    until: f64,
    when: String,
    lines: Vec<String>,
    width: f64,
    title: String,
    /// The id of the claim.
    id: String,
    is_throughout: bool,
}

/// A lane laid out.
pub(crate) struct Lane {
    entries: Vec<(Entry, usize, bool)>,
    /// Upper edge of each row, the lowest row first, from the lane's own upper edge.
    tops: Vec<f64>,
    /// Height in pixels; 0 without events.
    pub(crate) height: f64,
    /// Events in the span of the chart that found no room.
    left_out: usize,
    line: f64,
    size: f64,
}

/// Lays out as many of the events as find room, the first ones first.
pub(crate) fn lay_out(shown: &[Shown<'_>], time: &TimeAxis, edges: (f64, f64), ruler: &Ruler, sizes: &Sizes) -> Lane {
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
    let when = row.when_words.clone();
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
            reservations(row),
            event
                .breaks
                .map(|direction| format!(" (a declared break: {} here)", may_jump(direction)))
                .unwrap_or_default(),
            row.origin_name,
            row.publisher_name
        ),
        id: row.id.to_string(),
        is_throughout: row.extent == Extent::Throughout,
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
    /// That some events found no room, if so.
    pub(crate) fn not_shown(&self) -> Option<String> {
        let (shown, all) = (self.entries.len(), self.entries.len() + self.left_out);
        (self.left_out > 0).then(|| format!("{shown} of {all} events shown."))
    }

    /// Draws rules through lane and plot; `top` is the lane's upper edge, `bottom` the plot's lower one.
    pub(crate) fn draw_rules(&self, canvas: &mut Canvas<'_>, top: f64, bottom: f64, palette: &Palette) {
        for (index, (entry, row, _)) in self.entries.iter().enumerate() {
            let start = top + self.tops[*row];
            // Of events on one day, one rule comes down from the highest: two would fill each other's gaps.
            let is_covered = self.entries.iter().enumerate().any(|(other, (over, over_row, _))| {
                let is_one = (over.from - entry.from).abs() < 1.0 && (over.until - entry.until).abs() < 1.0;
                is_one && other != index && (*over_row, index) > (*row, other)
            });
            if is_covered {
                continue;
            }
            canvas.group(
                Group {
                    title: Some(&entry.title),
                    claim: Some(&entry.id),
                    ..Group::default()
                },
                |canvas| {
                    if entry.until - entry.from > 1.0 {
                        // Throughout is a fill; at some time within, only its ends are known, and not for certain.
                        let opacity = if entry.is_throughout { 0.12 } else { 0.05 };
                        canvas.rect(
                            (entry.from, start),
                            (entry.until, bottom),
                            Pen::new(palette.echo, 0.0).opacity(opacity),
                        );
                        let edges = Group {
                            dash: (!entry.is_throughout).then_some((3.0, 3.0)),
                            ..Group::default()
                        };
                        canvas.group(edges, |canvas| {
                            for x in [entry.from, entry.until] {
                                let pen = Pen::new(palette.echo, 1.0).opacity(0.6);
                                canvas.line((x, start), (x, bottom), pen);
                            }
                        });
                    } else {
                        canvas.group(
                            Group {
                                dash: Some((3.0, 3.0)),
                                ..Group::default()
                            },
                            |canvas| {
                                canvas.line(
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
    pub(crate) fn draw_words(&self, canvas: &mut Canvas<'_>, top: f64, palette: &Palette) {
        // The rule at the end of a period runs through the words that stand at its start.
        let rim = Group {
            rim: Some(palette.ground),
            ..Group::default()
        };
        canvas.group(rim, |canvas| self.write(canvas, top, palette));
    }

    fn write(&self, canvas: &mut Canvas<'_>, top: f64, palette: &Palette) {
        for (entry, row, left) in &self.entries {
            let (x, align) = if *left {
                (entry.from - 5.0, Align::End)
            } else {
                (entry.from + 5.0, Align::Start)
            };
            let mut y = top + self.tops[*row] + self.line - 1.0;
            canvas.text(
                &entry.when,
                (x, y),
                Type::new(self.size, palette.ink).bold().align(align),
            );
            for line in &entry.lines {
                y += self.line;
                canvas.text(line, (x, y), Type::new(self.size, palette.muted).align(align));
            }
        }
    }

    /// Where rules stand in the plot: labels had better not cover them.
    pub(crate) fn rules(&self, top: f64, bottom: f64) -> impl Iterator<Item = Rect> + '_ {
        self.entries
            .iter()
            .map(move |(entry, _, _)| Rect::new(entry.from - 1.0, top, entry.from + 1.0, bottom))
    }
}
