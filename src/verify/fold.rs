//! A text without what counts for nothing: case, white space, the kind of quotation marks and dashes, soft hyphens.

use std::ops::Range;

/// Parts the paragraphs of a folded text. No folded phrase contains it.
pub(super) const BREAK: char = '\n';

/// A folded text, with where each part of it came from.
#[derive(Debug, Clone, Default)]
pub(super) struct Folded {
    /// The text.
    pub(super) text: String,
    /// For each of its bytes, the first byte of the character that it was made from.
    origins: Vec<usize>,
}

impl Folded {
    /// Folds a text, of which blank lines part the paragraphs.
    pub(super) fn of(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            origins: Vec::with_capacity(text.len()),
        };
        let mut space = false;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if c == '\n' && chars.next_if(|(_, next)| *next == '\n').is_some() {
                folded.push(BREAK, at);
                space = false;
            } else if c.is_whitespace() {
                space = true;
            } else if is_dash(c) {
                // Also where a line end parts a word: "work-" and "ers", "workers".
                let before = text[..at].chars().next_back().is_some_and(char::is_alphabetic);
                let after = chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
                if !(before && after) {
                    folded.push('-', at);
                }
                space = false;
            } else if !is_invisible(c) {
                folded.add(c, at, space);
                space = false;
            }
        }
        folded
    }

    /// Adds a character. A space stays between digits alone, where it tells "1 15,000" from "115,000".
    fn add(&mut self, c: char, at: usize, space: bool) {
        if space
            && c.is_numeric()
            && self
                .text
                .ends_with(|before: char| before.is_numeric() || matches!(before, '.' | ','))
        {
            self.push(' ', at);
        }
        match c {
            c if is_quote(c) => self.push('\'', at),
            'ﬀ' => self.spell("ff", at),
            'ﬁ' => self.spell("fi", at),
            'ﬂ' => self.spell("fl", at),
            'ﬃ' => self.spell("ffi", at),
            'ﬄ' => self.spell("ffl", at),
            '…' => self.spell("...", at),
            c => c.to_lowercase().for_each(|c| self.push(c, at)),
        }
    }

    fn spell(&mut self, text: &str, at: usize) {
        text.chars().for_each(|c| self.push(c, at));
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.origins.resize(self.text.len(), at);
    }

    /// The bytes of `text`, which this was folded from, that a range of folded bytes was made from.
    pub(super) fn origin(&self, text: &str, range: Range<usize>) -> Range<usize> {
        let start = self.origins.get(range.start).copied().unwrap_or(text.len());
        let last = range
            .end
            .checked_sub(1)
            .and_then(|last| self.origins.get(last))
            .copied();
        let end = last.and_then(|last| Some(last + text.get(last..)?.chars().next()?.len_utf8()));
        start..end.unwrap_or(start).max(start)
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '\'' | '"' | '`' | '´' | '‘'..='‟' | '′' | '″' | '«' | '»' | '‹' | '›' | '「'..='』' | '＂' | '＇'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_for_nothing_is_gone() {
        for (one, other) in [
            ("$1.2 billion", "$1.2billion"),
            ("Between 10,000 and  15,000", "between 10,000 and 15,000"),
            ("“slave” labour", "'slave' labour"),
            ("10–15 per cent", "10-15 per cent"),
            ("co-operation", "cooperation"),
            ("work\u{ad}ers", "workers"),
            ("ﬁve men…", "five men..."),
        ] {
            assert_eq!(Folded::of(one).text, Folded::of(other).text);
        }
    }

    #[test]
    fn numbers_stay_apart() {
        for (one, other) in [
            ("Table 1 15,000", "Table 115,000"),
            ("10. 5 men", "10.5 men"),
            ("5 000", "5000"),
            ("5-7", "57"),
        ] {
            assert_ne!(Folded::of(one).text, Folded::of(other).text);
        }
    }

    #[test]
    fn a_part_leads_back_to_where_it_was() {
        let text = "Some “ﬁve — or\u{a0}SIX” men\n\nleft";
        let folded = Folded::of(text);
        assert_eq!(folded.text, "some'five-orsix'men\nleft");
        let at = folded.text.find("five-orsix").unwrap();
        assert_eq!(&text[folded.origin(text, at..at + 10)], "ﬁve — or\u{a0}SIX");
    }
}
