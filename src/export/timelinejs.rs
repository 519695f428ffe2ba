//! Events for TimelineJS3 (timeline.knightlab.com), which shows a slide for each. Estimates are left out: a figure about a year is nothing that happened in it.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::citation::Attribution;
use crate::language::edtf::{Edtf, Point};
use crate::store::record::{Record, flag, given, record, text};
use crate::store::{ExportList, Reader};

use super::draft::{Draft, refuse_database};
use super::{About, ExportError};

/// How the file begins.
const MARK: &str = "{\"made_by\":\"tallybook export timelinejs\"";

/// Writes every event that a reader of the database at `db` shows and that is neither withdrawn, superseded nor a repetition as a slide, one a line, in order.
/// Those about a time without any known end cannot be placed and are left out; returns how many these are. An earlier export there is replaced, and nothing else.
///
/// # Errors
/// [`ExportError`]; what was at the path is then as it was.
pub fn timelinejs(reader: &Reader, db: &Path, path: &Path, about: &About) -> Result<usize, ExportError> {
    refuse_database(db, path)?;
    let mut draft = Draft::begin(path, &[MARK])?;
    let mut title = json!({ "headline": escaped(&about.title) });
    if let Some(note) = &about.note {
        title["text"] = escaped(note).into();
    }
    draft.put(&format!("{MARK},\"title\":{},\"events\":[", json!({ "text": title })))?;
    let mut selection = reader.select(ExportList::Happened.select(), &[])?;
    let columns = selection.columns();
    let mut rows = selection.rows();
    let (mut before, mut undated) = ("\n", 0);
    while let Some(cells) = rows.next_row()? {
        match slide(&record(&columns, cells)) {
            Some(slide) => {
                draft.put(&format!("{before}{slide}"))?;
                before = ",\n";
            }
            None => undated += 1,
        }
    }
    draft.put("\n]}\n")?;
    draft.end()?;
    Ok(undated)
}

/// An event as a slide; `None` where neither end of its time is known.
fn slide(event: &Record) -> Option<Value> {
    let (first, last) = text(event, "when_edtf").parse::<Edtf>().ok()?.ends_as_known();
    // A time with one known end stands there; its words say that it is open.
    let start = first.or(last)?;
    let mut slide = Map::new();
    slide.insert("unique_id".into(), text(event, "id").replace('#', ":").into());
    slide.insert("start_date".into(), date(start));
    if let Some(end) = last.filter(|end| *end != start) {
        slide.insert("end_date".into(), date(end));
    }
    slide.insert("display_date".into(), escaped_twice(text(event, "when_words")).into());
    if let Some(category) = given(event, "category") {
        slide.insert("group".into(), escaped_twice(category).into());
    }
    slide.insert(
        "text".into(),
        json!({ "headline": escaped(text(event, "title")), "text": body(event) }),
    );
    Some(slide.into())
}

/// A date as TimelineJS has it, of which it shows no more than is there. It counts years before Christ as people do: -490 is 490 BC.
fn date(point: Point) -> Value {
    let mut date = json!({ "year": point.historical_year() });
    if let Some(month) = point.month {
        date["month"] = month.into();
    }
    if let Some(day) = point.day {
        date["day"] = day.into();
    }
    date
}

/// What a slide says below its headline, as HTML.
fn body(event: &Record) -> String {
    let mut body = String::new();
    let mut paragraph = |inner: String| body.push_str(&format!("<p>{inner}</p>"));
    let when = given(event, "stated").map_or_else(String::new, |stated| format!(" (“{}”)", escaped(stated)));
    paragraph(format!(
        "{}, {}{when}.",
        escaped(text(event, "place_name")),
        escaped(text(event, "when_words"))
    ));
    if flag(event, "projection") {
        paragraph("The source looks ahead.".to_owned());
    }
    if text(event, "status") == "disputed" {
        let why = given(event, "status_reason").map_or_else(String::new, |why| format!(": {}", escaped(why)));
        paragraph(format!("Disputed{why}"));
    }
    if let Some(note) = given(event, "note") {
        paragraph(escaped(note));
    }
    let title = escaped(text(event, "document_title"));
    let title = match given(event, "url").filter(|url| url.starts_with("http://") || url.starts_with("https://")) {
        Some(url) => format!("<a href=\"{}\">{title}</a>", escaped(url)),
        None => title,
    };
    let publisher = escaped(text(event, "publisher_name"));
    let who = match Attribution::of(event) {
        Attribution::Unsourced => format!("{publisher}, without a source"),
        Attribution::Own => publisher,
        Attribution::Relayed => format!("{}, as relayed by {publisher}", escaped(text(event, "origin_name"))),
    };
    let place: String = ["published_words", "locator"]
        .iter()
        .filter_map(|column| given(event, column))
        .map(|said| format!(", {}", escaped(said)))
        .collect();
    paragraph(format!("Source: {who}: {title}{place}"));
    body
}

/// A text as HTML, which TimelineJS takes headlines and texts for.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// A text for where TimelineJS takes the text of HTML and shows that as HTML once more (`stripMarkup` of version 3.9).
fn escaped_twice(text: &str) -> String {
    if text.contains(['&', '<', '>']) {
        escaped(&escaped(text))
    } else {
        text.to_owned()
    }
}
