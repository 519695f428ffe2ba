//! Text without the marks on its letters, for languages whose words are also written without them: `millón`, `MILLON`. No word is known here.

use std::borrow::Cow;

/// A text without accents, and where its parts stand in the text itself.
pub(super) struct Folded<'t> {
    text: Cow<'t, str>,
    /// Where something was left out: the place in the folded text, and how many bytes are gone up to there.
    gone: Vec<(usize, usize)>,
}

impl<'t> Folded<'t> {
    /// The text with plain letters for `á é í ó ú ü ñ`, without combining marks, and without the full stop of `1.º`.
    pub(super) fn of(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self {
                text: Cow::Borrowed(text),
                gone: Vec::new(),
            };
        }
        let (mut folded, mut gone, mut total) = (String::with_capacity(text.len()), Vec::new(), 0);
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            let left_out = match character {
                '\u{300}'..='\u{36f}' => character.len_utf8(),
                '.' if matches!(characters.peek(), Some('º' | 'ª')) => 1,
                _ => {
                    let letter = plain(character);
                    folded.push(letter.unwrap_or(character));
                    if letter.is_none() {
                        continue;
                    }
                    character.len_utf8() - 1
                }
            };
            total += left_out;
            gone.push((folded.len(), total));
        }
        Self {
            text: Cow::Owned(folded),
            gone,
        }
    }

    /// The folded text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where a place in the folded text is in the text itself.
    pub(super) fn place(&self, at: usize) -> usize {
        let before = self.gone.partition_point(|(place, _)| *place <= at);
        let gone = before.checked_sub(1).and_then(|last| self.gone.get(last));
        at + gone.map_or(0, |(_, total)| *total)
    }
}

/// The letter without its mark.
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        'Á' => 'A',
        'É' => 'E',
        'Í' => 'I',
        'Ó' => 'O',
        'Ú' | 'Ü' => 'U',
        'Ñ' => 'N',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Folded;

    #[test]
    fn a_place_in_the_folded_text_is_the_same_words_in_the_text() {
        for (text, folded) in [
            ("un millón y medio", "un millon y medio"),
            ("UN MILLÓN DE AÑOS", "UN MILLON DE ANOS"),
            ("un millo\u{301}n de an\u{303}os", "un millon de anos"),
            ("1.º de mayo", "1º de mayo"),
            ("plain", "plain"),
        ] {
            let found = Folded::of(text);
            assert_eq!(found.text(), folded);
            let mut from = 0;
            for (word, plain) in text.split(' ').zip(folded.split(' ')) {
                let to = from + plain.len();
                let whole = &text[found.place(from)..found.place(to)];
                assert_eq!(whole, word, "{text}");
                from = to + 1;
            }
        }
    }
}
