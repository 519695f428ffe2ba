//! Writes named parameters and rows as SQL literals, for people who paste a statement into a shell. tallybook does not run them.

use rusqlite::types::Value;

/// Replaces each `:name` outside strings and comments with its value as a literal, or with NULL if it is absent.
pub(super) fn fill_in(sql: &str, parameters: &[(&str, Option<String>)]) -> String {
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
                text.push_str(&value.as_ref().map_or_else(|| "NULL".to_owned(), |value| quoted(value)));
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
    let literal = |value: &Value| match value {
        Value::Null => "NULL".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => format!("{number:?}"),
        Value::Text(text) => quoted(text),
        Value::Blob(bytes) => format!(
            "X'{}'",
            bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()
        ),
    };
    let line = |row: &Vec<Value>| {
        format!(
            "INSERT INTO temp.{table} VALUES ({});\n",
            row.iter().map(literal).collect::<Vec<_>>().join(", ")
        )
    };
    rows.iter().map(line).collect()
}

fn quoted(value: &str) -> String {
    format!("'{}'", value.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_filled_in_outside_strings_and_comments_only() {
        let (series, absent) = (Some("o'brien".to_owned()), None);
        let sql = "SELECT ':series', \":series\" -- :series\nWHERE :series = x AND :place IS NULL AND a - b";
        assert_eq!(
            fill_in(sql, &[("series", series), ("place", absent)]),
            "SELECT ':series', \":series\" -- :series\nWHERE 'o''brien' = x AND NULL IS NULL AND a - b"
        );
    }
}
