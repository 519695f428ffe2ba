//! SQL that is written for SQLite, rewritten for another engine word by word. What no rule here covers is in `replacements.txt`.
//!
//! | SQLite | elsewhere |
//! | --- | --- |
//! | `a IS b`, `a IS NOT b` | `a IS NOT DISTINCT FROM b`, `a IS DISTINCT FROM b` |
//! | `max(a, b)`, `min(a, b)`: NULL if either is | a CASE, since `greatest` and `least` ignore NULL |
//! | `CAST(date AS INTEGER)`: the number that a text begins with | `TRY_CAST(regexp_extract(…) AS BIGINT)`; numbers are cast to BIGINT, which all engines have |
//! | `iif(…)` | `if(…)` |
//! | `CROSS JOIN … ON`, `JOIN` without `ON` | `JOIN … ON`, `CROSS JOIN` |
//! | `AS MATERIALIZED`, `"name"` | for Spark `AS` and `` `name` `` |
//! | `in_order(text, separator, key, …)`, of `replacements.txt` | `string_agg` of DuckDB, `listagg` of Spark |

use super::engine::Dialect;

/// Rewrites a statement.
pub(super) fn rewrite(sql: &str, dialect: Dialect) -> String {
    Rewriter { dialect }.rewrite(&tokens(sql))
}

/// Splits SQL into comments, strings, quoted names, words, white space and other characters. Together they are the text.
fn tokens(sql: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let until = |end: Option<usize>| end.unwrap_or(rest.len());
        let length = if rest.starts_with("--") {
            until(rest.find('\n'))
        } else if rest.starts_with("/*") {
            until(rest.find("*/").map(|at| at + 2))
        } else if matches!(first, '\'' | '"') {
            // A quote that is written twice begins a string that follows at once, which comes to the same.
            until(rest[1..].find(first).map(|at| at + 2))
        } else if is_word(first) {
            until(rest.find(|c| !is_word(c)))
        } else if first.is_whitespace() {
            until(rest.find(|c: char| !c.is_whitespace()))
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        found.push(token);
        rest = after;
    }
    found
}

/// Whether a token says nothing.
fn is_blank(token: &str) -> bool {
    token.starts_with("--") || token.starts_with("/*") || token.trim().is_empty()
}

/// The index of the first token from here on that says something.
fn next(tokens: &[&str], from: usize) -> usize {
    let blank = tokens.iter().skip(from).take_while(|token| is_blank(token)).count();
    from + blank
}

fn is(tokens: &[&str], index: usize, word: &str) -> bool {
    tokens.get(index).is_some_and(|token| token.eq_ignore_ascii_case(word))
}

/// The index of the parenthesis that closes the one at `open`.
fn closing(tokens: &[&str], open: usize) -> usize {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate().skip(open) {
        match *token {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index;
        }
    }
    tokens.len()
}

/// The arguments of a call, without its parentheses.
fn arguments<'a, 'b>(inner: &'b [&'a str]) -> Vec<&'b [&'a str]> {
    let mut depth = 0;
    inner
        .split(|token| {
            match *token {
                "(" => depth += 1,
                ")" => depth -= 1,
                _ => {}
            }
            depth == 0 && *token == ","
        })
        .collect()
}

/// Whether the join whose table begins at `from` has a condition.
fn has_condition(tokens: &[&str], from: usize) -> bool {
    let mut depth = 0;
    for token in tokens.iter().skip(from) {
        match token.to_ascii_uppercase().as_str() {
            "(" => depth += 1,
            ")" if depth > 0 => depth -= 1,
            "ON" | "USING" if depth == 0 => return true,
            ")" | "JOIN" | "CROSS" | "LEFT" | "WHERE" | "GROUP" | "ORDER" | "UNION" | "WINDOW" if depth == 0 => {
                return false;
            }
            _ => {}
        }
    }
    false
}

struct Rewriter {
    dialect: Dialect,
}

impl Rewriter {
    fn rewrite(&self, tokens: &[&str]) -> String {
        let mut text = String::new();
        let mut before = "";
        let mut index = 0;
        while let Some(token) = tokens.get(index) {
            let (written, after) = self.at(tokens, index, before);
            text.push_str(&written);
            if !is_blank(token) {
                before = token;
            }
            index = after;
        }
        text
    }

    /// What the tokens from an index on become, as far as one rule goes, and the index after them. `before` is the last token that said something.
    fn at(&self, tokens: &[&str], index: usize, before: &str) -> (String, usize) {
        let token = tokens[index];
        if is(tokens, index + 1, "(")
            && let Some(call) = self.call(token, tokens, index + 1)
        {
            return (call, closing(tokens, index + 1) + 1);
        }
        match token.to_ascii_uppercase().as_str() {
            "IS" => Self::comparison(tokens, index),
            "IIF" => ("if".to_owned(), index + 1),
            "MATERIALIZED" if self.dialect == Dialect::Spark => (String::new(), next(tokens, index + 1)),
            "CROSS" | "JOIN" if !before.eq_ignore_ascii_case("LEFT") => {
                let join = if is(tokens, index, "CROSS") {
                    next(tokens, index + 1)
                } else {
                    index
                };
                let written = if has_condition(tokens, join + 1) {
                    "JOIN"
                } else {
                    "CROSS JOIN"
                };
                (written.to_owned(), join + 1)
            }
            _ if token.starts_with('"') && self.dialect == Dialect::Spark => (token.replace('"', "`"), index + 1),
            _ => (token.to_owned(), index + 1),
        }
    }

    /// A call of a function that is another elsewhere; `None` for any other.
    fn call(&self, function: &str, tokens: &[&str], open: usize) -> Option<String> {
        let inner = &tokens[open + 1..closing(tokens, open)];
        let written = || -> Vec<String> {
            let arguments = arguments(inner).into_iter();
            arguments
                .map(|argument| self.rewrite(argument).trim().to_owned())
                .collect()
        };
        match function.to_ascii_lowercase().as_str() {
            "cast" => {
                let [value @ .., _, _, _, _] = inner else { return None };
                let cast: String = inner[value.len()..].concat();
                (cast == " AS INTEGER").then(|| {
                    format!(
                        "TRY_CAST(regexp_extract({}, '^-?[0-9]+', 0) AS BIGINT)",
                        self.rewrite(value)
                    )
                })
            }
            name @ ("max" | "min") => {
                let [a, b] = <[String; 2]>::try_from(written()).ok()?;
                let (first, other) = if name == "max" { (">=", "<") } else { ("<=", ">") };
                Some(format!(
                    "(CASE WHEN {a} {first} {b} THEN {a} WHEN {a} {other} {b} THEN {b} END)"
                ))
            }
            "in_order" => {
                let written = written();
                let (text, separator, keys) = match written.as_slice() {
                    [text, separator, keys @ ..] => (text, separator, keys.join(", ")),
                    _ => return None,
                };
                Some(match self.dialect {
                    Dialect::DuckDb => format!("string_agg({text}, {separator} ORDER BY {keys})"),
                    Dialect::Spark => format!("listagg({text}, {separator}) WITHIN GROUP (ORDER BY {keys})"),
                })
            }
            _ => None,
        }
    }

    /// `IS` and `IS NOT` between values; beside NULL they are standard.
    fn comparison(tokens: &[&str], index: usize) -> (String, usize) {
        let second = next(tokens, index + 1);
        let is_not = is(tokens, second, "NOT");
        let value = if is_not { next(tokens, second + 1) } else { second };
        if is(tokens, value, "NULL") {
            return (tokens[index].to_owned(), index + 1);
        }
        if is_not {
            ("IS DISTINCT FROM".to_owned(), second + 1)
        } else {
            ("IS NOT DISTINCT FROM".to_owned(), index + 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(sql: &str) -> [String; 2] {
        [Dialect::DuckDb, Dialect::Spark].map(|dialect| rewrite(sql, dialect))
    }

    #[test]
    fn what_is_standard_stays_as_it_is() {
        let sql = "SELECT max(a), coalesce(b, 1) FROM t LEFT JOIN u ON u.x = t.x WHERE a IS NOT NULL -- max(a, b) IS c\nAND c = 'it''s iif(1) \"IS\" x' /* IS y */";
        assert_eq!(both(sql), [sql, sql]);
    }

    #[test]
    fn each_rule_rewrites_what_it_names() {
        let cases = [
            (
                "a IS b AND c IS NOT d.e",
                "a IS NOT DISTINCT FROM b AND c IS DISTINCT FROM d.e",
            ),
            (
                "min(x, max(y, 1))",
                "(CASE WHEN x <= (CASE WHEN y >= 1 THEN y WHEN y < 1 THEN 1 END) THEN x WHEN x > (CASE WHEN y >= 1 THEN y WHEN y < 1 THEN 1 END) THEN (CASE WHEN y >= 1 THEN y WHEN y < 1 THEN 1 END) END)",
            ),
            (
                "CAST(coalesce(a, b) AS INTEGER)",
                "TRY_CAST(regexp_extract(coalesce(a, b), '^-?[0-9]+', 0) AS BIGINT)",
            ),
            ("CAST(low AS BIGINT)", "CAST(low AS BIGINT)"),
            ("iif(a, b, c)", "if(a, b, c)"),
            (
                "a CROSS JOIN b AS c ON c.x = a.x JOIN (SELECT 1 ON_ FROM d JOIN e ON 1 = 1) WHERE x",
                "a JOIN b AS c ON c.x = a.x CROSS JOIN (SELECT 1 ON_ FROM d JOIN e ON 1 = 1) WHERE x",
            ),
        ];
        for (sql, expected) in cases {
            assert_eq!(both(sql), [expected, expected]);
        }
        assert_eq!(
            both("in_order(a || ', ', '; ', b, c)"),
            [
                "string_agg(a || ', ', '; ' ORDER BY b, c)",
                "listagg(a || ', ', '; ') WITHIN GROUP (ORDER BY b, c)"
            ]
        );
        assert_eq!(both("x AS MATERIALIZED (y)"), ["x AS MATERIALIZED (y)", "x AS (y)"]);
        assert_eq!(both("a AS \"when\""), ["a AS \"when\"", "a AS `when`"]);
    }
}
