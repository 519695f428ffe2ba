//! The public views as the newest migration leaves them, as text from which temporary ones are made.

/// The migrations that define the public views and the index of words, which stand on top of the tables. Never the text of the file's own schema.
const MIGRATIONS: [&str; 5] = [
    include_str!("../../migrations/V7__views.sql"),
    include_str!("../../migrations/V9__parties.sql"),
    include_str!("../../migrations/V10__stored_answers.sql"),
    include_str!("../../migrations/V12__words_and_repeats.sql"),
    include_str!("../../migrations/V13__verification.sql"),
];

/// The statements that create, among the temporary tables, the views and the index of words, each with its name.
pub(super) fn temporary() -> Vec<(&'static str, String)> {
    let mut created: Vec<(&'static str, String)> = Vec::new();
    for statement in MIGRATIONS.into_iter().flat_map(statements) {
        let kinds = [
            ("CREATE VIEW ", "CREATE TEMP VIEW "),
            ("CREATE VIRTUAL TABLE ", "CREATE VIRTUAL TABLE temp."),
        ];
        let rest = kinds
            .into_iter()
            .find_map(|(kind, temp)| Some((statement.strip_prefix(kind)?, temp)));
        if let Some((rest, temp)) = rest {
            created.push((name(rest), format!("{temp}{rest}")));
        } else if let Some(dropped) = ["DROP VIEW ", "DROP TABLE "]
            .into_iter()
            .find_map(|drop| statement.strip_prefix(drop))
        {
            created.retain(|(created, _)| *created != name(dropped));
        }
    }
    created
}

/// The public views, each after those that it reads: its name and the query that defines it, with its comments.
#[must_use]
pub fn view_definitions() -> Vec<(&'static str, String)> {
    let views = temporary().into_iter().filter_map(|(name, sql)| {
        let query = sql.strip_prefix("CREATE TEMP VIEW ")?.split_once(" AS ")?.1;
        Some((name, query.trim_end().trim_end_matches(';').to_owned()))
    });
    let mut views: Vec<(&'static str, String)> = views.collect();
    let is_read_by = |name: &str, query: &str| {
        ["FROM ", "JOIN "].iter().any(|before| {
            query
                .match_indices(before)
                .any(|(at, _)| self::name(&query[at + before.len()..]) == name)
        })
    };
    // A view that was defined anew stands behind those that read it.
    let mut ordered = Vec::with_capacity(views.len());
    while !views.is_empty() {
        let free = views.iter().position(|(_, query)| {
            !views
                .iter()
                .any(|(other, other_query)| other_query != query && is_read_by(other, query))
        });
        ordered.push(views.remove(free.unwrap_or(0)));
    }
    ordered
}

/// The name that a definition begins with.
fn name(definition: &str) -> &str {
    let end = definition.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    end.map_or(definition, |end| &definition[..end])
}

/// The statements of a text, without the comments before each.
pub(super) fn statements(sql: &str) -> Vec<&str> {
    sql.split_inclusive(";\n")
        .map(|statement| without_comments(statement.trim_start()))
        .filter(|statement| !statement.is_empty())
        .collect()
}

/// A statement without the comments before it: the shell would take an argument that begins with dashes as an option.
fn without_comments(mut statement: &str) -> &str {
    while statement.starts_with("--") {
        statement = statement.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
    }
    statement
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::open_copy;
    use super::*;

    #[test]
    fn they_are_those_of_the_newest_schema() {
        let connection = open_copy(std::path::Path::new("no such file.db")).unwrap();
        let mut statement = connection
            .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'view' OR sql LIKE 'CREATE VIRTUAL TABLE%'")
            .unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let newest: BTreeMap<String, String> = rows.collect::<Result<_, _>>().unwrap();
        for (name, sql) in temporary() {
            let sql = sql
                .replacen("TEMP VIEW", "VIEW", 1)
                .replacen("TABLE temp.", "TABLE ", 1);
            assert_eq!(newest[name], sql.trim_end().trim_end_matches(';'));
        }
    }
}
