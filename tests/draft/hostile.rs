//! What holds for any text.

use proptest::prelude::*;
use tallybook::article::{self, Form};
use tallybook::draft::{self, Options, Rules};

use super::drafted;

/// Words and signs of which texts are made that look like quantities and dates.
const WORDS: &[&str] = &[
    "about",
    "between",
    "and",
    "to",
    "from",
    "1,000",
    "12",
    "2014",
    "3,00",
    "$",
    "€5m",
    "%",
    "percent",
    "a",
    "year",
    "month",
    "in",
    "May",
    "March",
    "the",
    "following",
    "next",
    "day",
    "that",
    "workers",
    "men",
    "said",
    "according to",
    "Russia",
    "North Korean",
    ".",
    ",",
    ";",
    "\n\n",
    "(",
    ")",
    "–",
    "-",
    "/",
    "“",
    "”",
    "\"",
    "one",
    "in five",
    "aged",
    "under",
    "dozens",
    "of",
    "two",
    "later",
    "within",
    "ago",
    "last",
    "1,2,3",
    "5-6-7",
    "’",
    "'s",
    "é",
    "日本",
    "\u{0}",
    "\u{ad}",
    "rose",
    "by",
    "no more than",
    "tens of thousands",
    "U.S.",
    "No.",
    "§",
    "°",
    "20",
    "1848",
    "BC",
    "spring",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn words_in_any_order_are_drafted(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..60), day in 0..2) {
        holds(&words.join(" "), if day == 0 { "" } else { "2019-05-04" });
    }

    #[test]
    fn any_text_is_drafted(text in "\\PC{0,200}") {
        holds(&text, "2019-05-04");
    }
}

/// Each phrase stands where it is said to, and the same text gives the same draft.
fn holds(text: &str, published: &str) {
    let Ok(article) = article::read(text.as_bytes(), Form::Text) else {
        return;
    };
    let found = drafted(text, published);
    let points: Vec<char> = article.text.chars().collect();
    for candidate in &found.candidates {
        let there: String = points[candidate.start..candidate.end].iter().collect();
        assert_eq!(there, candidate.phrase);
        assert!((0.0..=1.0).contains(&candidate.confidence));
    }
    assert_eq!(format!("{found:?}"), format!("{:?}", drafted(text, published)));
}

/// Texts of one kind, long: none may take time that grows with the square of its length.
#[test]
fn long_texts_end() {
    for piece in [
        "1,000 ",
        "between ",
        "a year ",
        "1 and ",
        "\"",
        "in May ",
        "one in ",
        "North Korean ",
        "(",
        "2014-",
        "about 5 of ",
        "he said ",
    ] {
        let text = piece.repeat(8_000 / piece.len());
        let article = article::read(text.as_bytes(), Form::Text).unwrap();
        let _ = draft::draft(&article, &Options::default(), &Rules::built_in());
    }
}
