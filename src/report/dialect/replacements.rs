//! The table of what is replaced by hand.

const TABLE: &str = include_str!("replacements.txt");

/// One replacement.
#[derive(Debug, Default)]
struct Replacement {
    /// The view, or the report followed by ` report`.
    within: &'static str,
    found: String,
    instead: String,
}

/// The SQL of a view or a report with everything replaced that the table names for it.
pub(super) fn replaced(within: &str, sql: &str) -> String {
    let fitting = table().into_iter().filter(|replacement| replacement.within == within);
    fitting.fold(sql.to_owned(), |sql, replacement| {
        sql.replace(&replacement.found, &replacement.instead)
    })
}

fn table() -> Vec<Replacement> {
    let mut table: Vec<Replacement> = Vec::new();
    let (mut within, mut is_finding) = ("", false);
    for line in TABLE.lines() {
        if let Some(header) = line.strip_prefix("in ") {
            within = header.split(':').next().unwrap_or_default();
        } else if let Some(found) = line.strip_prefix("< ") {
            if !is_finding {
                table.push(Replacement {
                    within,
                    ..Replacement::default()
                });
            }
            add(table.last_mut().map(|last| &mut last.found), found);
        } else if let Some(instead) = line.strip_prefix("> ") {
            add(table.last_mut().map(|last| &mut last.instead), instead);
        }
        is_finding = line.starts_with("< ");
    }
    table
}

fn add(to: Option<&mut String>, line: &str) {
    if let Some(text) = to {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Report;
    use crate::store::view_definitions;

    #[test]
    fn every_piece_is_still_there_to_be_replaced() {
        let table = table();
        assert!(table.len() > 20);
        for replacement in table {
            let sql = if let Some(report) = replacement.within.strip_suffix(" report") {
                Report::named(report).unwrap().select().to_owned()
            } else {
                let from = match replacement.within {
                    "crowded_pair" => "interval_pair",
                    view => view,
                };
                let view = view_definitions().into_iter().find(|(name, _)| *name == from);
                view.unwrap_or_else(|| panic!("no view {from}")).1
            };
            assert!(sql.contains(&replacement.found), "{replacement:?}");
            assert!(!replacement.instead.is_empty(), "{replacement:?}");
        }
    }

    #[test]
    fn no_function_of_sqlite_is_left() {
        let views = view_definitions().into_iter().map(|(name, sql)| (name.to_owned(), sql));
        let reports = crate::report::REPORTS.iter().filter(|report| report.name != "find");
        let reports = reports.map(|report| (format!("{} report", report.name), report.select().to_owned()));
        for (name, sql) in views.chain(reports) {
            let sql = replaced(&name, &sql);
            for function in [
                "group_concat(",
                "total(",
                "julianday(",
                "strftime(",
                "instr(",
                "typeof(",
            ] {
                assert!(!sql.contains(function), "{name}: {function}");
            }
        }
    }
}
