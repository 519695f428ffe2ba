//! Writes named parameters and rows as SQL literals, for people who paste a statement into a shell. tallybook does not run them.

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
            if let Some((_, value)) = parameters.iter().find(|(name, _)| *name == &rest[1..end]) {
                text.push_str(&value.literal());
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
