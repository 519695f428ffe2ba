//! Writes named parameters and rows as SQL literals, for people who paste a statement into a shell. tallybook does not run them.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::types::Value;

use crate::model::day;

/// The value of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parameter<'a> {
    /// It does not filter.
    Absent,
    Text(&'a str),
    /// Compared with the Julian day numbers of the views.
    Day(NaiveDate),
    /// An astronomical year.
    Year(i32),
}

impl Parameter<'_> {
    /// As SQL is given it.
    pub(super) fn to_value(self) -> Value {
        match self {
            Self::Absent => Value::Null,
            Self::Text(text) => Value::Text(text.to_owned()),
            Self::Day(at) => Value::Integer(day::number(at).into()),
            Self::Year(year) => Value::Integer(year.into()),
        }
    }

    /// As a literal; nobody can read the number of a day, so the day stands beside it.
    fn literal(self) -> String {
        let value = literal(&self.to_value());
        match self {
            Self::Day(at) => format!("{value} /* {at} */"),
            Self::Absent | Self::Text(_) | Self::Year(_) => value,
        }
    }
}

/// Replaces each `:name` outside strings and comments with its value as a literal, or with NULL if it is absent.
pub(super) fn fill_in(sql: &str, parameters: &[(&str, Parameter<'_>)]) -> String {
    replace(sql, |name| {
        let (_, value) = parameters.iter().find(|(known, _)| *known == name)?;
        Some(value.literal())
    })
}

/// A first part of a statement, `form`, that takes what people type into a form: a text `:name` for each parameter, empty if it does not filter, with days as in
/// `2015`, `2015-07` or `2015-07-31`. Each `:name` outside strings and comments is replaced with the value from there.
pub(super) fn from_texts(sql: &str) -> String {
    let used = RefCell::new(BTreeSet::new());
    let body = replace(sql, |name| {
        used.borrow_mut().insert(name.to_owned());
        Some(format!("(SELECT \"{name}\" FROM form)"))
    });
    let taken: Vec<String> = used
        .into_inner()
        .iter()
        .map(|name| format!("  {} AS \"{name}\"", typed(name)))
        .collect();
    let form = format!(
        "form AS ( -- what was typed; what is empty does not filter\n  SELECT\n  {}\n)",
        taken.join(",\n  ")
    );
    let with = ["WITH RECURSIVE ", "WITH RECURSIVE\n", "WITH "];
    match with.iter().find_map(|with| Some((with, body.strip_prefix(with)?))) {
        Some((with, rest)) => format!("{}{form},\n{rest}", with.replace('\n', " ")),
        None => format!("WITH {form}\n{body}"),
    }
}

/// What was typed for a parameter, as reports take it.
fn typed(name: &str) -> String {
    match name {
        "from" => day("from", "'-01-01'", "julianday(:from || '-01')", NEVER),
        "to" => day(
            "to",
            "'-12-31'",
            "julianday(:to || '-01', '+1 month', '-1 day')",
            -NEVER,
        ),
        "date" => day("date", "'-01-01'", "julianday(:date || '-01')", NEVER),
        "from_year" => year("from", NEVER),
        "to_year" => year("to", -NEVER),
        text => format!("nullif(:{text}, '')"),
    }
}

/// A day and a year that nothing is after, or before. They stand for what is no date: it must not look as if it did not filter.
const NEVER: i32 = 100_000_000;

/// The number of a day that was typed as a year, a month or a day.
fn day(name: &str, in_year: &str, in_month: &str, otherwise: i32) -> String {
    format!(
        "CAST(coalesce(CASE WHEN :{name} GLOB '{YEAR}' THEN julianday(:{name} || {in_year}) WHEN :{name} GLOB '{YEAR}-{TWO}' THEN {in_month} \
         WHEN :{name} GLOB '{YEAR}-{TWO}-{TWO}' THEN julianday(:{name}) END, CASE WHEN :{name} <> '' THEN {otherwise} END) + 0.5 AS INTEGER)"
    )
}

/// The year of it.
fn year(name: &str, otherwise: i32) -> String {
    format!(
        "CASE WHEN :{name} GLOB '{YEAR}' OR :{name} GLOB '{YEAR}-{TWO}' OR :{name} GLOB '{YEAR}-{TWO}-{TWO}' THEN CAST(substr(:{name}, 1, 4) AS INTEGER) \
         WHEN :{name} <> '' THEN {otherwise} END"
    )
}

/// Digits, as GLOB has them.
const YEAR: &str = "[0-9][0-9][0-9][0-9]";
const TWO: &str = "[0-9][0-9]";

/// Replaces each `:name` outside strings and comments that `by` has something for.
fn replace(sql: &str, by: impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(at) = rest.find(['\'', '"', '-', ':']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = if rest.starts_with("--") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with(['\'', '"']) {
            let quote = &rest[..1];
            rest[1..].find(quote).map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with(':') {
            let end = 1 + rest[1..]
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                .unwrap_or(rest.len() - 1);
            if let Some(value) = by(&rest[1..end]) {
                text.push_str(&value);
                rest = &rest[end..];
                continue;
            }
            end
        } else {
            1
        };
        text.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    text.push_str(rest);
    text
}

/// One `INSERT` per row.
pub(super) fn inserts(table: &str, rows: &[Vec<Value>]) -> String {
    let line = |row: &Vec<Value>| {
        format!(
            "INSERT INTO temp.{table} VALUES ({});\n",
            row.iter().map(literal).collect::<Vec<_>>().join(", ")
        )
    };
    rows.iter().map(line).collect()
}

fn literal(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => format!("{number:?}"),
        Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Value::Blob(bytes) => format!(
            "X'{}'",
            bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_filled_in_outside_strings_and_comments_only() {
        let day = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap();
        let sql = "SELECT ':series', \":series\" -- :series\nWHERE :series = x AND :place IS NULL AND a - b >= :from";
        assert_eq!(
            fill_in(
                sql,
                &[
                    ("series", Parameter::Text("o'brien")),
                    ("place", Parameter::Absent),
                    ("from", Parameter::Day(day))
                ]
            ),
            "SELECT ':series', \":series\" -- :series\nWHERE 'o''brien' = x AND NULL IS NULL AND a - b >= 2457024 /* 2015-01-01 */"
        );
    }
}
