//! Claims made from texts, and the same claims tampered with in every way in which a slip or a machine may.

use tallybook::article::{Form, read};
use tallybook::model::Outcome;
use tallybook::verify::{Copy, Phrase, judge};

/// A generator of numbers, the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// A claim: the document, the paragraph from 1, and the phrase.
#[derive(Debug, Clone)]
struct Claim {
    document: usize,
    paragraph: usize,
    stated: String,
}

const PLACES: [&str; 8] = ["Alba", "Brena", "Corvo", "Dorna", "Elvas", "Fenn", "Garda", "Hollin"];
const TRADES: [&str; 8] = [
    "weavers", "miners", "porters", "loggers", "sailors", "masons", "cooks", "drivers",
];

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Eight documents of eight paragraphs, and a true claim from each paragraph.
fn documents() -> (Vec<String>, Vec<Claim>) {
    let mut numbers = Numbers(18);
    let (mut texts, mut claims) = (Vec::new(), Vec::new());
    for document in 0..PLACES.len() {
        let mut text = format!("What is known of the {}\n", TRADES[document]);
        for paragraph in 0..PLACES.len() {
            let (place, trade) = (PLACES[paragraph], TRADES[(document + paragraph) % 8]);
            let low = 1_000 + numbers.below(80_000);
            let high = low + 1_000 + numbers.below(9_000);
            let (low, high, year) = (grouped(low), grouped(high), 1950 + numbers.below(70));
            let money = numbers.below(900) + 100;
            let (sentence, stated) = match paragraph % 4 {
                0 => (
                    format!(
                        "The office counted between {low} and {high} {trade} in {place} in {year}, more than ever before."
                    ),
                    format!("between {low} and {high} {trade}"),
                ),
                1 => (
                    format!("In {place} a man is paid ${money} a month, of which the agents of {year} keep half."),
                    format!("${money} a month"),
                ),
                2 => (
                    format!(
                        "No fewer than {high} {trade} had left {place} by the end of {year}; nobody knows how many came back."
                    ),
                    format!("by the end of {year}"),
                ),
                _ => (
                    format!("About {low} of them, says a witness from {place}, were never registered at all."),
                    format!("About {low} of them"),
                ),
            };
            text.push_str(&format!(
                "\n{sentence} The rest of the story of the {trade} is told elsewhere.\n"
            ));
            claims.push(Claim {
                document,
                paragraph: paragraph + 1,
                stated,
            });
        }
        texts.push(text);
    }
    (texts, claims)
}

/// The claim with a digit changed, so that the new phrase is not in its paragraph by chance.
fn changed_digit(claim: &Claim, texts: &[String], numbers: &mut Numbers) -> Claim {
    let digits: Vec<usize> = claim
        .stated
        .char_indices()
        .filter(|(_, c)| c.is_ascii_digit())
        .map(|(at, _)| at)
        .collect();
    loop {
        let at = digits[usize::try_from(numbers.below(digits.len() as u64)).unwrap()];
        let mut stated = claim.stated.clone();
        stated.replace_range(at..=at, &numbers.below(10).to_string());
        if !paragraph(texts, claim).contains(&stated) {
            return Claim {
                stated,
                ..claim.clone()
            };
        }
    }
}

fn paragraph<'a>(texts: &'a [String], claim: &Claim) -> &'a str {
    texts[claim.document]
        .lines()
        .filter(|line| !line.is_empty())
        .nth(claim.paragraph)
        .unwrap()
}

/// The claim at the locator of another paragraph.
fn moved(claim: &Claim, texts: &[String]) -> Option<Claim> {
    let paragraph_of = |number: usize| Claim {
        paragraph: number,
        ..claim.clone()
    };
    let other = paragraph_of(claim.paragraph % 8 + 1);
    (!paragraph(texts, &other).contains(&claim.stated)).then_some(other)
}

/// Words from the paragraph that do not stand together.
fn scattered(claim: &Claim, texts: &[String]) -> Claim {
    let words: Vec<&str> = paragraph(texts, claim)
        .split(|c: char| !(c.is_alphanumeric() || c == ','))
        .filter(|word| word.len() > 1)
        .collect();
    let stated = format!(
        "{} {} {}",
        words[words.len() - 2],
        words[1],
        words[4].trim_end_matches(',')
    );
    Claim {
        stated,
        ..claim.clone()
    }
}

#[test]
fn every_corrupted_claim_is_caught_and_no_true_one_is() {
    let (texts, claims) = documents();
    let copies: Vec<Copy> = texts
        .iter()
        .map(|text| Copy::of(read(text.as_bytes(), Form::Text).unwrap()))
        .collect();
    let copies: Vec<Option<&Copy>> = copies.iter().map(Some).collect();
    let outcome = |claim: &Claim| {
        let locator = format!("paragraph {}", claim.paragraph);
        let phrase = Phrase {
            stated: &claim.stated,
            locator: &locator,
            document: claim.document,
        };
        judge(&phrase, &copies).outcome
    };
    for claim in &claims {
        assert_eq!(outcome(claim), Outcome::Exact, "{claim:?}");
    }
    let mut numbers = Numbers(1);
    let mut corrupted: Vec<(&str, Claim)> = Vec::new();
    for claim in &claims {
        corrupted.push(("changed", changed_digit(claim, &texts, &mut numbers)));
        corrupted.extend(moved(claim, &texts).map(|claim| ("moved", claim)));
        corrupted.push(("scattered", scattered(claim, &texts)));
        let other = Claim {
            document: (claim.document + 1) % texts.len(),
            ..claim.clone()
        };
        if !texts[other.document].contains(&claim.stated) {
            corrupted.push(("elsewhere", other));
        }
        let invented = format!(
            "{} tonnes of grain were lost",
            grouped(700_000 + numbers.below(200_000))
        );
        corrupted.push((
            "invented",
            Claim {
                stated: invented,
                ..claim.clone()
            },
        ));
    }
    assert!(corrupted.len() >= 200, "{}", corrupted.len());
    for (how, claim) in &corrupted {
        let outcome = outcome(claim);
        assert!(outcome.is_against(), "{how}: {claim:?} is {outcome}");
        let long = claim.stated.chars().count() >= 12;
        match *how {
            "moved" => assert_eq!(outcome, Outcome::Moved, "{claim:?}"),
            "scattered" => assert_eq!(outcome, Outcome::Scattered, "{claim:?}"),
            "invented" => assert_eq!(outcome, Outcome::Missing, "{claim:?}"),
            "elsewhere" if long => assert_eq!(outcome, Outcome::Misattributed, "{claim:?}"),
            _ => {}
        }
    }
}

#[test]
fn two_thousand_claims_of_two_hundred_documents_take_no_time_that_grows_with_both() {
    let filler = "The talks went on in the old customs house, where neither side moved, and the harbour, the hotels and the market of the town waited for an end of it. ";
    let text = |document: usize| {
        let mut text = format!("Report {document}\n");
        for paragraph in 0..60 {
            text.push_str(&format!(
                "\n{} Some {document},{paragraph:03} men were counted.\n",
                filler.repeat(5)
            ));
        }
        text
    };
    let copies: Vec<Copy> = (1..=200)
        .map(|document| Copy::of(read(text(document).as_bytes(), Form::Text).unwrap()))
        .collect();
    let copies: Vec<Option<&Copy>> = copies.iter().map(Some).collect();
    let began = std::time::Instant::now();
    for document in 0..200 {
        for claim in 0..10 {
            // Half of them are in no document.
            let stated = format!("Some {},{:03} men were counted", document + 1, claim + 55);
            let locator = format!("paragraph {}", claim + 56);
            let finding = judge(
                &Phrase {
                    stated: &stated,
                    locator: &locator,
                    document,
                },
                &copies,
            );
            assert_eq!(finding.outcome == Outcome::Exact, claim < 5, "{stated}: {finding:?}");
        }
    }
    // A hundred times what it takes where the program is optimised.
    assert!(began.elapsed().as_secs() < 120, "{:?}", began.elapsed());
}
