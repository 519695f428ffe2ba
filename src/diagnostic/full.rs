//! The full form: what, where with an excerpt, why, help. It must read well without colour.

use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::harmless::{excerpt, harmless};
use super::{Diagnostic, Label, Severity, Sources, Suggestion};

/// The maximum width of an excerpt in columns; longer lines are cut around the mark.
const WIDEST: usize = 110;
/// Shown where a line was cut.
const CUT: &str = "…";

/// Renders a problem as several lines, including the final newline.
///
/// ```text
/// error[unknown-series]: unknown series `worker-abroad`
///   --> seeds/nyt.toml:14:10
/// 14 | series = "worker-abroad"
///    |          ^^^^^^^^^^^^^^^ not declared
///    = why: the series says what a figure measures and in which unit
///    = help: did you mean `workers-abroad` (seeds/series.toml:3:7)?
/// ```
#[must_use]
pub fn full(problem: &Diagnostic, sources: &Sources, colour: bool) -> String {
    let paint = Paint { colour };
    let mut page = String::new();
    let tone = match problem.severity {
        Severity::Error => Tone::Error,
        Severity::Warning => Tone::Warning,
    };
    let head = paint.in_tone(tone, &format!("{}[{}]", problem.severity, problem.code));
    let what = paint.in_tone(Tone::Bold, &harmless(&problem.what));
    let _ = writeln!(page, "{head}: {what}");

    let labels = problem.label.iter().chain(&problem.related);
    let gutter = labels
        .filter_map(|label| line_number(label, sources))
        .max()
        .unwrap_or(1)
        .to_string()
        .len()
        .max(2);
    if let Some(label) = &problem.label {
        write_label(&mut page, label, sources, gutter, ("-->", '^', tone), paint);
    }
    for label in &problem.related {
        write_label(&mut page, label, sources, gutter, (":::", '-', Tone::Rule), paint);
    }
    let mut note = |name: &str, text: &str| {
        let equals = paint.in_tone(Tone::Rule, "=");
        let name = paint.in_tone(Tone::Bold, &format!("{name}:"));
        let _ = writeln!(page, "{:gutter$} {equals} {name} {}", "", harmless(text));
    };
    if !problem.why.is_empty() {
        note("why", problem.why);
    }
    if !problem.suggestions.is_empty() {
        note("help", &did_you_mean(&problem.suggestions, sources));
    }
    if let Some(help) = &problem.help {
        note("help", help);
    }
    page
}

/// What may have been meant, with where it is declared.
pub(super) fn did_you_mean(suggestions: &[Suggestion], sources: &Sources) -> String {
    let named: Vec<String> = suggestions
        .iter()
        .map(|suggestion| match &suggestion.location {
            Some(location) => format!("`{}` ({})", suggestion.text, sources.place(location)),
            None => format!("`{}`", suggestion.text),
        })
        .collect();
    let named = match named.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        all => all.concat(),
    };
    format!("did you mean {named}?")
}

fn line_number(label: &Label, sources: &Sources) -> Option<usize> {
    let source = sources.get(label.location.file)?;
    Some(source.position(label.location.bytes.start).line)
}

fn write_label(
    page: &mut String,
    label: &Label,
    sources: &Sources,
    gutter: usize,
    (arrow, mark, tone): (&str, char, Tone),
    paint: Paint,
) {
    let place = harmless(&sources.place(&label.location));
    let _ = writeln!(
        page,
        "{:width$}{} {place}",
        "",
        paint.in_tone(Tone::Rule, arrow),
        width = gutter
    );
    let Some(source) = sources
        .get(label.location.file)
        .filter(|source| !source.text.is_empty())
    else {
        if !label.text.is_empty() {
            let bar = paint.in_tone(Tone::Rule, "|");
            let _ = writeln!(page, "{:gutter$} {bar} {}", "", harmless(&label.text));
        }
        return;
    };
    let start = source.boundary(label.location.bytes.start);
    let end = source.boundary(label.location.bytes.end.max(start));
    let (number, line_start, line) = source.line_at(start);
    let part = |from: usize, to: usize| line.get(from.min(line.len())..to.min(line.len())).unwrap_or_default();
    let (from, to) = (start - line_start, end - line_start);
    let line = Line {
        before: excerpt(part(0, from).trim_start_matches('\u{feff}')),
        marked: excerpt(part(from, to)),
        after: excerpt(part(to, usize::MAX)),
    }
    .clipped();

    let bar = paint.in_tone(Tone::Rule, "|");
    let number = paint.in_tone(Tone::Rule, &format!("{number:>gutter$}"));
    let text = format!("{}{}{}", line.before, line.marked, line.after);
    let _ = writeln!(page, "{number} {bar} {}", text.trim_end());
    let marks = mark.to_string().repeat(line.marked.width().max(1));
    let said = if label.text.is_empty() {
        marks
    } else {
        format!("{marks} {}", harmless(&label.text))
    };
    let indent = line.before.width();
    let _ = writeln!(
        page,
        "{:gutter$} {bar} {:indent$}{}",
        "",
        "",
        paint.in_tone(tone, &said)
    );
}

/// A line of the excerpt, split into what is before, inside and after the mark.
struct Line {
    before: String,
    marked: String,
    after: String,
}

impl Line {
    /// Cuts the line to at most [`WIDEST`] columns; the start of the mark always stays visible.
    fn clipped(self) -> Self {
        if self.before.width() + self.marked.width() + self.after.width() <= WIDEST {
            return self;
        }
        let marked = head(&self.marked, WIDEST * 2 / 3);
        let room = WIDEST.saturating_sub(marked.width());
        let before = tail(&self.before, room * 2 / 3);
        let after = head(&self.after, room.saturating_sub(before.width()));
        Self { before, marked, after }
    }
}

/// The first columns of a text.
fn head(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.into();
    }
    let kept = take(text.chars(), columns);
    kept.into_iter().collect::<String>() + CUT
}

/// The last columns of a text.
fn tail(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.into();
    }
    let kept = take(text.chars().rev(), columns);
    CUT.to_owned() + &kept.into_iter().rev().collect::<String>()
}

fn take(chars: impl Iterator<Item = char>, columns: usize) -> Vec<char> {
    let mut used = CUT.width();
    chars
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= columns
        })
        .collect()
}

#[derive(Debug, Clone, Copy)]
enum Tone {
    Error,
    Warning,
    Bold,
    Rule,
}

#[derive(Debug, Clone, Copy)]
struct Paint {
    colour: bool,
}

impl Paint {
    fn in_tone(self, tone: Tone, text: &str) -> String {
        if !self.colour {
            return text.into();
        }
        let code = match tone {
            Tone::Error => "1;31",
            Tone::Warning => "1;33",
            Tone::Bold => "1",
            Tone::Rule => "1;34",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}
