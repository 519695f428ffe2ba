//! Finds what a mistyped word may have meant by comparing spellings.

/// The candidates most similar to the word, best first, at most three. Case and `-` versus `_` are ignored.
///
/// A candidate is similar if its edit distance is at most a third of the longer word, if one contains the other (of at
/// least four letters), or if both have the same letters in a different order.
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
    // A very long word is not a typo, and the edit distance takes time proportional to the product of the lengths.
    const READ: usize = 100;
    word.chars()
        .take(READ)
        .map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() })
        .collect()
}

/// The letters of a word, sorted.
fn letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn the_most_similar_come_first_and_others_are_left_out() {
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
    fn at_most_three() {
        assert_eq!(suggest("key0", ["key1", "key2", "key3", "key4"]).len(), 3);
    }
}
