//! The tables that hold a dossier, and for each the statement that inserts a row: all its columns, in the order of the table. One home for them, since
//! rows come from the files of a dossier and, in a public copy, from another database.

/// Every table whose rows are read from files: the statement that reads the file of each row, then its values, in a fixed order, and the one that inserts
/// a row. A place that comes from a standard has no file.
pub(super) const TABLES: [(&str, &str); 13] = [
    ("SELECT file, * FROM place ORDER BY key", PLACE),
    ("SELECT file, * FROM agent ORDER BY key", AGENT),
    ("SELECT file, * FROM dossier ORDER BY file", DOSSIER),
    ("SELECT file, * FROM series ORDER BY key", SERIES),
    ("SELECT file, * FROM document ORDER BY key", DOCUMENT),
    ("SELECT file, * FROM claim ORDER BY id", CLAIM),
    (
        "SELECT claim.file, estimate.* FROM estimate LEFT JOIN claim ON claim.id = estimate.claim ORDER BY estimate.claim",
        ESTIMATE,
    ),
    (
        "SELECT claim.file, event.* FROM event LEFT JOIN claim ON claim.id = event.claim ORDER BY event.claim",
        EVENT,
    ),
    (
        "SELECT claim.file, party.* FROM party LEFT JOIN claim ON claim.id = party.claim ORDER BY party.claim, party.position",
        PARTY,
    ),
    ("SELECT file, * FROM identity ORDER BY key", IDENTITY),
    (
        "SELECT identity.file, identity_term.* FROM identity_term LEFT JOIN identity ON identity.key = identity_term.identity ORDER BY identity, side, position",
        IDENTITY_TERM,
    ),
    ("SELECT file, * FROM break ORDER BY key", BREAK),
    ("SELECT file, * FROM search ORDER BY key", SEARCH),
];

/// The table that a statement inserts into.
pub(super) fn table(insert: &str) -> &str {
    insert.split(' ').nth(2).unwrap_or_default()
}

pub(super) const SOURCE_FILE: &str = "\
INSERT INTO source_file (name, sha256, reading)
VALUES (?1, ?2, ?3)";
pub(super) const PLACE: &str = "\
INSERT INTO place (key, name, standard, parent, note, file, line)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
pub(super) const AGENT: &str = "\
INSERT INTO agent (key, name, kind, part_of, place, digest, note, private, private_fields, file, line)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
pub(super) const DOSSIER: &str = "\
INSERT INTO dossier (title, language, headline, note, file, line)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
pub(super) const SERIES: &str = "\
INSERT INTO series (key, title, unit, unit_name, currency, per, measure, since, since_day, tolerance_days, adds_up, bound_by_parts,
  part_of, note, file, line)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
pub(super) const DOCUMENT: &str = "\
INSERT INTO document (key, title, publisher, author, published, published_words, published_from, published_to, published_from_day,
  published_to_day, archived_on, accessed_on, known_on, known_by, language, url, archive_url, sha256, note, private_note,
  private, private_fields, file, line)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)";
pub(super) const CLAIM: &str = "\
INSERT INTO claim (id, document, kind, place, stated, when_stated, when_edtf, when_words, when_from, when_to, from_day, to_day, extent,
  when_approximate, when_uncertain, known_on, known_day, known_by, origin, origin_given, unsourced, independent, relays,
  supersedes, denies, locator, basis, reliability, credibility, projection, status, status_on, status_reason, note,
  private_note, private, private_fields, file, line)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
  ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39)";
pub(super) const ESTIMATE: &str = "\
INSERT INTO estimate (claim, series, bound, low, best, high, interval, interval_level, currency, per, hedge, figure, own_sizes, since,
  since_day, scope, read_as, correction_reason)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)";
pub(super) const EVENT: &str = "\
INSERT INTO event (claim, title, category, happening, anchor)
VALUES (?1, ?2, ?3, ?4, ?5)";
pub(super) const PARTY: &str = "\
INSERT INTO party (claim, position, role, agent)
VALUES (?1, ?2, ?3, ?4)";
pub(super) const IDENTITY: &str = "\
INSERT INTO identity (key, title, equation, place, when_edtf, when_from, when_to, from_day, to_day, currency, note, file,
  line)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
pub(super) const IDENTITY_TERM: &str = "\
INSERT INTO identity_term (identity, side, position, operation, series, is_rest, number)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
pub(super) const BREAK: &str = "\
INSERT INTO break (key, series, place, event, factor, direction, reason, note, file, line)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
pub(super) const SEARCH: &str = "\
INSERT INTO search (key, series, place, when_edtf, when_from, when_to, from_day, to_day, searched_in, words, searched_on,
  note, private, private_fields, file, line)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";

#[cfg(test)]
mod tests {
    use super::super::open_copy;
    use super::*;

    #[test]
    fn every_column_has_a_value_in_the_order_of_the_table() {
        let connection = open_copy(std::path::Path::new("no such file.db")).unwrap();
        let inserts = TABLES.map(|(_, insert)| insert);
        for insert in inserts.into_iter().chain([SOURCE_FILE]) {
            let words: Vec<&str> = insert
                .split(['(', ')', ',', ' ', '\n'])
                .filter(|word| !word.is_empty())
                .collect();
            let values = words.iter().position(|word| *word == "VALUES").unwrap();
            let (name, columns) = (words[2], &words[3..values]);
            let mut statement = connection
                .prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")
                .unwrap();
            let expected = statement.query_map([name], |row| row.get(0)).unwrap();
            assert_eq!(columns, expected.collect::<Result<Vec<String>, _>>().unwrap(), "{name}");
            let numbers: Vec<String> = (1..=columns.len()).map(|number| format!("?{number}")).collect();
            assert_eq!(words[values + 1..], numbers, "{name}");
        }
    }
}
