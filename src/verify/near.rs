//! The part of a text that is most like a phrase, by edit distance.

use std::ops::Range;

use super::fold::BREAK;

/// The bytes of the parts of a folded text that are nearest to a phrase: of those within a distance, those of the least distance alone, in their order.
/// The distance is how many characters must be changed, added or left out. No part goes beyond a paragraph: a nearer one that does would hide a true one.
///
/// Sellers' algorithm with Ukkonen's cut-off: the time grows with the text and the distance, not with the phrase.
pub(super) fn nearest(text: &str, phrase: &str, most: usize) -> Vec<Range<usize>> {
    let phrase: Vec<char> = phrase.chars().collect();
    if most == 0 || phrase.len() <= most {
        return Vec::new();
    }
    // For each length of a beginning of the phrase: its least distance to a part that ends here, and where that part starts.
    let mut column: Vec<(usize, usize)> = (0..=phrase.len()).map(|length| (length, 0)).collect();
    let mut active = most.min(phrase.len());
    let (mut found, mut least): (Vec<Range<usize>>, usize) = (Vec::new(), most);
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        if c == BREAK {
            // Nothing beyond what is active is read.
            active = most;
            (0..=active).for_each(|length| column[length] = (length, next));
            continue;
        }
        let mut diagonal = column[0];
        column[0] = (0, next);
        diagonal.1 = at;
        let reach = (active + 1).min(phrase.len());
        for length in 1..=reach {
            let here = column[length];
            let cost = usize::from(phrase[length - 1] != c);
            // Beyond what was active the distance is more than allowed, and only a step from there counts.
            let left = if length <= active { here.0 + 1 } else { most + 1 };
            let mut best = (diagonal.0 + cost, diagonal.1);
            if left < best.0 {
                best = (left, here.1);
            }
            let above = column[length - 1];
            if above.0 + 1 < best.0 {
                best = (above.0 + 1, above.1);
            }
            column[length] = best;
            diagonal = here;
        }
        active = reach;
        while active > 0 && column[active].0 > most {
            active -= 1;
        }
        let (distance, start) = column[phrase.len()];
        if active == phrase.len() && distance <= least && start < next {
            if distance < least {
                found.clear();
                least = distance;
            }
            match found.last_mut() {
                // The same part, a character longer: the first end is the nearer one.
                Some(last) if last.end > start => {}
                _ => found.push(start..next),
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest_of<'a>(text: &'a str, phrase: &str, most: usize) -> Vec<(&'a str, usize)> {
        let text_of = |near: Range<usize>| text.get(near).unwrap_or_default();
        let with_distance = |part| (part, slow(part, phrase));
        nearest(text, phrase, most)
            .into_iter()
            .map(text_of)
            .map(with_distance)
            .collect()
    }

    /// The least distance, by the whole table.
    fn slow(text: &str, phrase: &str) -> usize {
        let (text, phrase): (Vec<char>, Vec<char>) = (text.chars().collect(), phrase.chars().collect());
        let mut row: Vec<usize> = vec![0; text.len() + 1];
        for (length, wanted) in phrase.iter().enumerate() {
            let mut next = vec![length + 1];
            for (at, c) in text.iter().enumerate() {
                next.push(
                    (row[at] + usize::from(c != wanted))
                        .min(row[at + 1] + 1)
                        .min(next[at] + 1),
                );
            }
            row = next;
        }
        row.into_iter().min().unwrap_or(0)
    }

    #[test]
    fn the_nearest_part_is_found_wherever_it_is() {
        assert_eq!(
            nearest_of("itsendsabout46,000abroad", "about47,000", 2),
            [("about46,000", 1)]
        );
        assert_eq!(
            nearest_of("some about46,000men", "aboot46000men", 2),
            [("about46,000men", 2)]
        );
        assert_eq!(nearest_of("nothing like it", "about47,000", 2), []);
        assert_eq!(nearest_of("five men or four men", "fivemen", 1).len(), 1);
    }

    #[test]
    fn the_cut_off_misses_nothing() {
        let text = "abracadabra abbracadabbra arbadacarba dabraabraca cadabra";
        for phrase in ["abracadabra", "cadabras", "arbadakarba", "zzzzzz", "braca dab", "a"] {
            for most in 1..4 {
                let least = slow(text, phrase);
                let found = nearest_of(text, phrase, most);
                if phrase.len() > most {
                    assert_eq!(
                        found.first().map(|(_, distance)| *distance),
                        (least <= most).then_some(least),
                        "{phrase} {most}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_part_is_in_one_paragraph() {
        // Across the break the distance would be one.
        assert_eq!(
            nearest_of("about\n46,000 and aboot47,000", "about46,000", 2),
            [("aboot47,000", 2)]
        );
        assert_eq!(nearest_of("x\nabout47,000", "about46,000", 2), [("about47,000", 1)]);
    }
}
