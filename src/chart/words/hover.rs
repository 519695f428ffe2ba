//! What a browser shows where the pointer rests on a claim: everything needed to find the statement.

use crate::chart::marks::mark::Mark;
use crate::chart::words::caption::known;
use crate::chart::words::dates::{about, written};
use crate::chart::words::number::Numbers;
use crate::model::{Measure, Status};
use crate::store::EstimateRow;

/// The tooltip of a mark.
pub(crate) fn mark(mark: &Mark<'_>, numbers: &Numbers) -> String {
    let mut text = row(mark.row, numbers);
    if mark.presumed {
        text.push_str(" (presumed: same words and figures)");
    }
    if mark.counted > 0 {
        text.push_str(&format!("; repeated {} times", mark.counted));
    }
    if mark.doubted {
        text.push_str("; given little weight by the model");
    }
    text
}

/// The tooltip of a claim that is not a mark of a trend.
pub(crate) fn row(row: &EstimateRow, numbers: &Numbers) -> String {
    let when = about(row);
    let mut text = format!(
        "{} — {}, {}{}",
        numbers.figure(row),
        row.origin_name,
        // A time that is itself about some day needs no second word.
        if row.measure == Measure::Stock && !when.starts_with("about ") {
            "about "
        } else {
            ""
        },
        when
    );
    text.push_str(&format!("; {}", row.place_name));
    if let Some(scope) = &row.scope {
        text.push_str(&format!(", {scope}"));
    }
    if let Some(since) = row.since {
        text.push_str(&format!("; since {}", written(since)));
    }
    text.push_str(&format!("; stated “{}”", row.stated.trim()));
    if row.publisher == row.origin {
        text.push_str(&format!("; published {}, {}", known(row), row.locator));
    } else {
        text.push_str(&format!("; in {}, {}, {}", row.publisher_name, known(row), row.locator));
    }
    if let Some((outcome, day)) = row.verified {
        let day = written(day);
        text.push_str(&if outcome.is_found() {
            format!("; verified in the researcher’s copy on {day}")
        } else {
            format!("; not found as stated in the researcher’s copy ({outcome}) on {day}")
        });
    }
    if row.is_echo {
        text.push_str(&format!("; repeats {}", row.origin_id));
    }
    if row.projection {
        text.push_str("; projected (a goal or forecast)");
    }
    if row.status != Status::Accepted {
        text.push_str(&format!("; {}", row.status));
    }
    if let Some(new) = &row.superseded_by {
        text.push_str(&format!("; superseded by {new}"));
    }
    if let Some(who) = &row.denied_by {
        text.push_str(&format!("; denied by {who}"));
    }
    if row.unsourced {
        text.push_str("; unsourced");
    }
    text
}
