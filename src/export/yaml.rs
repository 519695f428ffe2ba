//! The little of YAML 1.2 that metadata are written in: nested mappings of texts. Every text but a statement is quoted, so that none is read as anything else.

/// Spaces for each level.
const STEP: usize = 2;

/// A document that is being written.
pub(super) struct Yaml {
    text: String,
}

impl Yaml {
    /// Begins with a comment.
    pub(super) fn begin(comment: &str) -> Self {
        Self {
            text: format!("{comment}\n"),
        }
    }

    /// Begins a mapping.
    pub(super) fn open(&mut self, level: usize, key: &str) {
        self.line(level, key, "");
    }

    /// A text.
    pub(super) fn text(&mut self, level: usize, key: &str, text: &str) {
        self.line(level, key, &format!(" {}", quoted(text)));
    }

    /// A flag.
    pub(super) fn flag(&mut self, level: usize, key: &str, flag: bool) {
        self.line(level, key, if flag { " true" } else { " false" });
    }

    /// A list of texts.
    pub(super) fn list(&mut self, level: usize, key: &str, texts: &[String]) {
        let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
        self.line(level, key, &format!(" [{}]", texts.join(", ")));
    }

    /// A text of ours of several lines, as it is.
    pub(super) fn block(&mut self, level: usize, key: &str, text: &str) {
        self.line(level, key, " |-");
        let margin = " ".repeat((level + 1) * STEP);
        for line in text.trim().lines() {
            self.text.push_str(format!("{margin}{line}").trim_end());
            self.text.push('\n');
        }
    }

    pub(super) fn end(self) -> String {
        self.text
    }

    fn line(&mut self, level: usize, key: &str, value: &str) {
        let margin = " ".repeat(level * STEP);
        self.text.push_str(&format!("{margin}{}:{value}\n", quoted(key)));
    }
}

/// A text in double quotes, which is JSON with the signs escaped that YAML does not print (YAML 1.2.2, 5.1).
fn quoted(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    let mut quoted = String::with_capacity(json.len());
    for sign in json.chars() {
        match sign {
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(sign)));
            }
            sign => quoted.push(sign),
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_quoted() {
        let mut yaml = Yaml::begin("# mine");
        yaml.open(0, "on");
        yaml.text(1, "a: b", "no\u{85} \"x\"\n# y");
        yaml.block(1, "sql", "SELECT 1\n  WHERE 2 \n");
        assert_eq!(
            yaml.end(),
            "# mine\n\"on\":\n  \"a: b\": \"no\\u0085 \\\"x\\\"\\n# y\"\n  \"sql\": |-\n    SELECT 1\n      WHERE 2\n"
        );
    }
}
