//! The list of canned reports, each named after its SQL file.

/// One canned report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Its name, the stem of its file.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The question that it answers.
    pub question: &'static str,
    /// The names of its parameters, separated by spaces.
    pub parameters: &'static str,
    /// What has to be computed before it can run.
    pub needs: Needs,
    /// The names of its columns that hold years, separated by spaces; its other numbers are amounts.
    pub years: &'static str,
    /// The names of its columns that are followed by the same in words, such as `when` by `when_words`; `none` if there are none.
    pub words: &'static str,
    /// The whole file.
    pub sql: &'static str,
}

/// Answers about trends that a report reads from temporary tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// None: it reads only public views.
    Nothing,
    /// How far each statement pulls the level.
    Pulls,
    /// The level without each origin.
    Without,
    /// The level after each publication.
    Vintages,
}

impl Report {
    /// Finds a report by name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        REPORTS.iter().find(|report| report.name == name)
    }

    /// Whether it takes a parameter of this name.
    #[must_use]
    pub fn takes(&self, parameter: &str) -> bool {
        self.parameters.split(' ').any(|name| name == parameter)
    }

    /// The statement without its header.
    #[must_use]
    pub fn select(&self) -> &'static str {
        let header: usize = self
            .sql
            .split_inclusive('\n')
            .take_while(|line| line.starts_with("--"))
            .map(str::len)
            .sum();
        &self.sql[header..]
    }

    const fn read(name: &'static str, sql: &'static str) -> Self {
        Self {
            name,
            title: header(sql, "title"),
            question: header(sql, "question"),
            parameters: header(sql, "parameters"),
            needs: Needs::read(header(sql, "needs")),
            years: header(sql, "years"),
            words: header(sql, "words"),
            sql,
        }
    }
}

impl Needs {
    /// An unknown word does not compile.
    #[expect(clippy::panic, reason = "it is only called at compile time")]
    const fn read(word: &str) -> Self {
        match word.as_bytes() {
            b"nothing" => Self::Nothing,
            b"pulls" => Self::Pulls,
            b"without" => Self::Without,
            b"vintages" => Self::Vintages,
            _ => panic!("a report needs something unknown"),
        }
    }
}

macro_rules! reports {
    ($($name:literal),+ $(,)?) => {
        /// Every report, in the order in which they are listed.
        pub const REPORTS: &[Report] = &[$(Report::read($name, include_str!(concat!("sql/", $name, ".sql"))),)+];
    };
}

reports![
    "timeline",
    "estimates",
    "yearly",
    "totals",
    "places",
    "sources",
    "echoes",
    "contradictions",
    "triangulation",
    "coverage",
    "revisions",
    "vintages",
    "trend",
    "breaks",
    "influence",
    "without",
    "evidence",
];

/// The rest of the header line `-- field: …`, evaluated at compile time; a file without it does not compile.
#[expect(clippy::panic, reason = "it is only called at compile time")]
const fn header(sql: &'static str, field: &str) -> &'static str {
    let (bytes, wanted) = (sql.as_bytes(), field.as_bytes());
    let mut start = 0;
    while start + 3 < bytes.len() && bytes[start] == b'-' && bytes[start + 1] == b'-' {
        let mut end = start;
        while end < bytes.len() && bytes[end] != b'\n' {
            end += 1;
        }
        let mut same = 0;
        while same < wanted.len() && start + 3 + same < end && bytes[start + 3 + same] == wanted[same] {
            same += 1;
        }
        let value = start + 3 + same + 2;
        if same == wanted.len() && value <= end && bytes[value - 2] == b':' {
            let (_, rest) = sql.split_at(value);
            let (text, _) = rest.split_at(end - value);
            return text;
        }
        start = end + 1;
    }
    panic!("a report file lacks a header line")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sql_file_is_listed() {
        let mut files: Vec<String> = std::fs::read_dir("src/report/sql")
            .unwrap()
            .map(|entry| {
                entry
                    .unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        files.sort();
        let mut listed: Vec<&str> = REPORTS.iter().map(|report| report.name).collect();
        listed.sort_unstable();
        assert_eq!(files, listed);
    }

    #[test]
    fn headers_are_read_and_removed_from_the_statement() {
        let report = Report::named("triangulation").unwrap();
        assert_eq!((report.title, report.parameters), ("Triangulation", "place"));
        assert!(report.takes("place") && !report.takes("pl"));
        assert!(report.select().starts_with("SELECT identity"));
    }

    #[test]
    fn each_report_declares_exactly_the_parameters_that_it_uses() {
        for report in REPORTS {
            let mut used: Vec<&str> = report
                .select()
                .match_indices(':')
                .map(|(at, _)| {
                    report.select()[at + 1..]
                        .split(|c: char| !c.is_ascii_lowercase())
                        .next()
                        .unwrap()
                })
                .filter(|name| !name.is_empty())
                .collect();
            used.sort_unstable();
            used.dedup();
            let mut declared: Vec<&str> = report.parameters.split(' ').collect();
            declared.sort_unstable();
            assert_eq!(used, declared, "{}", report.name);
        }
    }
}
