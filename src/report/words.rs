//! Words to be found, as people type them, in the language of SQLite's index of words.

/// Words that must all be found; one that ends in `*` stands for every word that begins so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words(String);

impl Words {
    /// Reads words. Nothing in them is an operator of a query, since each is quoted. `None` where nothing has a letter or digit to look for.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let words = text
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric));
        let quoted: Vec<String> = words.map(quoted).collect();
        (!quoted.is_empty()).then(|| Self(quoted.join(" ")))
    }

    /// The query for `MATCH`.
    #[must_use]
    pub fn as_query(&self) -> &str {
        &self.0
    }
}

fn quoted(word: &str) -> String {
    let stem = word.trim_end_matches('*');
    let prefix = if stem.len() < word.len() { "*" } else { "" };
    // SQLite would take the query to end at a zero.
    let quoted = format!("\"{}\"{prefix}", stem.replace('"', "\"\"").replace('\0', " "));
    match with_thousands_apart(stem) {
        Some(apart) => format!("({quoted} OR \"{apart}\"{prefix})"),
        None => quoted,
    }
}

/// A whole number as it is found where its thousands are separated by a comma, a point or a space: three digits are a word.
fn with_thousands_apart(number: &str) -> Option<String> {
    let is_long = number.len() > 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    let groups = is_long.then(|| number.as_bytes().rchunks(3).rev())?;
    Some(groups.map(String::from_utf8_lossy).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    #[test]
    fn each_word_is_quoted_and_a_last_star_means_the_beginning_of_a_word() {
        let query = |text: &str| Words::new(text).map(|words| words.0);
        assert_eq!(query("migrant  work*").unwrap(), "\"migrant\" \"work\"*");
        assert_eq!(
            query("a\"b NOT -c title:d").unwrap(),
            "\"a\"\"b\" \"NOT\" \"-c\" \"title:d\""
        );
        assert_eq!(
            query("11300 2015*").unwrap(),
            "(\"11300\" OR \"11 300\") (\"2015\"* OR \"2 015\"*)"
        );
        assert_eq!(query("999 1,234").unwrap(), "\"999\" \"1,234\"");
        assert_eq!(query(" * - \" "), None);
    }

    #[test]
    fn no_words_are_a_syntax_error() {
        let connection = Connection::open_in_memory().unwrap();
        let index = "CREATE VIRTUAL TABLE t USING fts5 (words); INSERT INTO t VALUES ('camps in a b')";
        connection.execute_batch(index).unwrap();
        let found = |text: &str| -> u32 {
            let words = Words::new(text).unwrap();
            let count = "SELECT count(*) FROM t WHERE t MATCH ?1";
            connection
                .query_row(count, [words.as_query()], |row| row.get(0))
                .unwrap()
        };
        for text in [
            "a\"",
            "\"a",
            "a*b*",
            "*a",
            "a:b",
            "-a",
            "^a",
            "(a",
            "a AND",
            "NEAR(a b)",
            "{a}",
            "a + b",
            "a'",
            "a\0b",
            "☃a",
            "a,",
            "\u{301}a",
        ] {
            found(text);
        }
        assert_eq!(
            [found("cam*"), found("cam"), found("CAMPS b"), found("camps elsewhere")],
            [1, 0, 1, 0]
        );
    }
}
