//! Which of the real candidates a mistyped word may have meant. It compares spellings only.

/// The candidates most like the word, best first, three at the most. Case and the choice between `-` and `_` cost nothing.
///
/// A candidate counts as like the word when a third of the longer one's letters, or fewer, would have to change, or when
/// one holds the other whole (of four letters or more), or when both have the same letters in another order.
#[must_use]
pub fn suggest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    const MOST: usize = 3;
    let wanted = fold(word);
    let longest = wanted.chars().count();
    let mut ranked: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter(|candidate| *candidate != word)
        .filter_map(|candidate| {
            let folded = fold(candidate);
            let length = longest.max(folded.chars().count());
            let distance = strsim::damerau_levenshtein(&wanted, &folded);
            let holds = |whole: &str, part: &str| part.len() >= 4 && whole.contains(part);
            if distance * 3 <= length {
                Some((distance, candidate))
            } else if letters(&folded) == letters(&wanted) || holds(&folded, &wanted) || holds(&wanted, &folded) {
                Some((length, candidate))
            } else {
                None
            }
        })
        .collect();
    ranked.sort_unstable();
    ranked.dedup();
    ranked.into_iter().take(MOST).map(|(_, candidate)| candidate).collect()
}

fn fold(word: &str) -> String {
    // A word of a novel's length is no misspelling, and the distance takes time by the product of the lengths.
    const READ: usize = 100;
    word.chars()
        .take(READ)
        .map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() })
        .collect()
}

/// The letters of a word in their own order.
fn letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn the_nearest_come_first_and_strangers_not_at_all() {
        let keys = [
            "workers-abroad",
            "workers-at-home",
            "monthly-pay",
            "workers-abroad-female",
        ];
        assert_eq!(suggest("worker-abroad", keys), ["workers-abroad"]);
        assert_eq!(suggest("brake", ["agent", "break"]), ["break"]);
        assert_eq!(suggest("workers_abroad", keys)[0], "workers-abroad");
        assert_eq!(suggest("abroad", keys), ["workers-abroad", "workers-abroad-female"]);
        assert!(suggest("xyz", keys).is_empty());
        assert!(suggest("", keys).is_empty());
    }

    #[test]
    fn no_more_than_three() {
        assert_eq!(suggest("key0", ["key1", "key2", "key3", "key4"]).len(), 3);
    }
}
