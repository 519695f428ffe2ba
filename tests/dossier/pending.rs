//! Entries that wait for review, gaps of a draft, and the words of a series.

use tallybook::check;
use tallybook::model::ClaimId;

use super::workshop::{DOCUMENT, Workshop, estimate};

/// An estimate that waits, and what nobody could read.
const NONSENSE: &str = "\n[[estimate]]\nkey = \"b\"\nseries = \"?\"\nplace = 7\nwhen = \"the day after\"\nlow = \"few\"\nhedge = \"perhaps\"\nrelays = \"no such#claim\"\nprivate = [\"place\"]\nreview = \"pending\"\n";

/// All problems of a dossier, those of the rules too.
fn problems(workshop: &Workshop) -> Vec<String> {
    let reading = workshop.read();
    let mut problems = reading.problems.clone();
    problems.extend(check::run(&reading.book));
    workshop.short(&reading, &problems)
}

fn pending(workshop: &Workshop) -> Vec<Option<String>> {
    let pending = workshop.read().book.pending;
    let key = |key: Option<ClaimId>| key.map(|key| key.to_string());
    pending.claims.into_iter().map(|waiting| key(waiting.key)).collect()
}

fn some(keys: &[&str]) -> Vec<Option<String>> {
    keys.iter().map(|key| Some((*key).to_owned())).collect()
}

#[test]
fn a_pending_claim_is_kept_out_whatever_it_says() {
    let workshop = Workshop::new();
    let event = "\n[[event]]\nkey = \"?\"\nanchor = \"the flood\"\nwhen = \"2014\"\nreview = \"pending\"\n";
    let correction = "\n[[correction]]\nclaim = \"b\"\n";
    let text = estimate("workers", "50", "") + NONSENSE + event + correction;
    workshop.file("daily.toml", text);
    assert_eq!(problems(&workshop), Vec::<String>::new());
    let book = workshop.read().book;
    assert_eq!(book.claims.len(), 1);
    assert_eq!(book.documents.len(), 1);
    assert_eq!(pending(&workshop), [Some("daily-2016#b".to_owned()), None]);
    assert_eq!(book.pending.files().count(), 2);
}

#[test]
fn a_pending_document_keeps_out_all_its_claims_also_those_of_sheets() {
    let workshop = Workshop::new();
    let document = "[document]\nkey = \"draft\"\npublished = \"?\"\nreview = \"pending\"\n";
    let claim = "[[estimate]]\nkey = \"a\"\nseries = \"nothing\"\n[[event]]\nkey = \"e\"\nanchor = \"the flood\"\nwhen = \"2014\"\n[[correction]]\nclaim = \"x\"\n";
    workshop.file("draft.toml", format!("{document}{claim}"));
    workshop.file(
        "sheet.csv",
        "document,key,series,place,stated,when,locator,anchor,event,category\ndraft,s,workers,RU,50,?,p. 1,,,\ndraft,t,,RU,,2014,p. 1,the war,War,war\n",
    );
    assert_eq!(problems(&workshop), Vec::<String>::new());
    let book = workshop.read().book;
    assert!(book.claims.is_empty() && book.documents.is_empty());
    assert_eq!(pending(&workshop), some(&["draft#a", "draft#e", "draft#s", "draft#t"]));
    assert_eq!(book.pending.documents.len(), 1);
}

#[test]
fn syntax_and_unknown_fields_are_errors_also_in_what_waits() {
    let workshop = Workshop::new();
    let text = estimate("workers", "50", "") + NONSENSE + "lcoator = \"?\"\n";
    workshop.file("daily.toml", text);
    assert_eq!(
        problems(&workshop),
        ["seeds/daily.toml:27:1: error[unknown-field]: an estimate has no field `lcoator`"]
    );
    workshop.file("daily.toml", format!("{DOCUMENT}{NONSENSE}locator = \n"));
    assert!(problems(&workshop)[0].contains("error[syntax]"));
}

#[test]
fn there_is_no_other_review() {
    let workshop = Workshop::new();
    workshop.file("daily.toml", estimate("workers", "50", "review = \"done\""));
    let reading = workshop.read();
    assert_eq!(
        reading.problems[0].help.as_deref(),
        Some("allowed values are pending; of an entry that is reviewed, leave the field out")
    );
    workshop.file("daily.toml", estimate("workers", "50", "review = true"));
    assert_eq!(
        problems(&workshop),
        ["seeds/daily.toml:15:10: error[invalid-type]: `review` must be text in quotes"]
    );
}

#[test]
fn the_key_of_what_waits_is_taken() {
    let workshop = Workshop::new();
    let text = estimate("workers", "50", "") + &NONSENSE.replace("\"b\"", "\"a\"");
    workshop.file("daily.toml", text);
    let copy = DOCUMENT.to_owned() + "review = \"pending\"\n";
    workshop.file("copy.toml", copy);
    assert_eq!(
        problems(&workshop),
        [
            "seeds/copy.toml:3:7: error[duplicate-key]: two documents have the key `daily-2016`",
            "seeds/daily.toml:18:7: error[duplicate-key]: two claims have the key `daily-2016#a`",
        ]
    );
}

#[test]
fn what_waits_cannot_be_referred_to() {
    for field in ["relays", "supersedes", "denies"] {
        let workshop = Workshop::new();
        let text = estimate("workers", "50", &format!("{field} = \"b\"")) + NONSENSE;
        workshop.file("daily.toml", text);
        let reading = workshop.read();
        let found = check::run(&reading.book);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].what, "the claim `daily-2016#b` waits for review");
        assert_eq!(
            found[0].help.as_deref(),
            Some(&*format!(
                "review that entry and take `review` out of it, or leave `{field}` out until then"
            ))
        );
    }
    let workshop = Workshop::new();
    let event = "\n[[event]]\nkey = \"e\"\nreview = \"pending\"\n";
    let declared =
        "\n[[break]]\nkey = \"k\"\nseries = \"workers\"\nplace = \"RU\"\nevent = \"daily-2016#e\"\nreason = \"R\"\n";
    workshop.file("daily.toml", format!("{DOCUMENT}{event}{declared}"));
    let found = check::run(&workshop.read().book);
    assert_eq!(found[0].what, "unknown event `daily-2016#e`");
    assert_eq!(found[0].related[0].text, "it waits for review here");
}

#[test]
fn a_row_that_waits_is_kept_out_and_others_keep_their_keys() {
    let workshop = Workshop::new();
    let head = "document,title,publisher,published,series,place,stated,when,locator,review\n";
    workshop.file(
        "sheet.csv",
        format!(
            "{head}d,D,daily,2016,workers,RU,50,2014,page 1,\nd,,,,?,?,?,?,page 1,pending\nd,,,,workers,RU,60,2015,page 1,\n"
        ),
    );
    assert_eq!(problems(&workshop), Vec::<String>::new());
    let ids: Vec<String> = workshop
        .read()
        .book
        .claims
        .iter()
        .map(|claim| claim.id.to_string())
        .collect();
    assert_eq!(ids, ["d#page-1", "d#page-1-3"]);
    assert_eq!(pending(&workshop), some(&["d#page-1-2"]));
    // What a row that waits says of its document waits too.
    workshop.file(
        "sheet.csv",
        format!("{head}d,D,Nobody Else,?,?,?,?,?,page 1,pending\nd,,,,workers,RU,60,2015,page 2,\n"),
    );
    let reading = workshop.read();
    assert_eq!(
        workshop.short(&reading, &reading.problems),
        ["seeds/sheet.csv:3:1: error[unknown-document]: unknown document `d`"]
    );
    assert_eq!(
        reading.problems[0].related[0].text,
        "what this row says of it waits for review"
    );
    assert!(reading.agents_made.is_empty());
}

#[test]
fn a_document_of_a_sheet_waits_with_all_its_rows() {
    let workshop = Workshop::new();
    workshop.file(
        "sheet.csv",
        "document,title,published,document_review,series,place,stated,when,locator,note,#mine\nd,,,,workers,RU,50,2014,page 1,,\nd,D,?,pending,?,,,,page 2,x,y\n",
    );
    assert_eq!(problems(&workshop), Vec::<String>::new());
    assert_eq!(pending(&workshop), some(&["d#page-1", "d#page-2"]));
    assert_eq!(workshop.read().book.pending.documents.len(), 1);
}

#[test]
fn a_mapping_may_say_that_rows_wait() {
    let workshop = Workshop::new();
    workshop.file("sheet.csv", "id,region\n1,North\n");
    workshop.file(
        "sheet.map.toml",
        "[[record]]\n[record.fields]\ndocument = \"d\"\nlocator = \"row {id}\"\nplace = \"{region|regions}\"\nreview = \"pending\"\n[maps.regions]\nSouth = \"RU\"\n",
    );
    assert_eq!(problems(&workshop), Vec::<String>::new());
    assert_eq!(pending(&workshop), some(&["d#row-1"]));
}

#[test]
fn a_gap_that_is_left_is_an_error_that_says_so() {
    let workshop = Workshop::new();
    let text = estimate(
        "?",
        "?",
        "origin = \"?\"\nscope = \"?\"\nlow = \"?\"\nparties = [\"?\"]",
    )
    .replace("2014", " ? ");
    workshop.file("daily.toml", text);
    let reading = workshop.read();
    let said: Vec<_> = reading.problems.iter().map(|problem| &*problem.what).collect();
    assert_eq!(
        said,
        [
            "an estimate must have `series`",
            "an estimate must have `stated`",
            "an estimate must have `when`",
            "`origin` of an estimate is not filled in",
            "`scope` of an estimate is not filled in",
            "`low` of an estimate is not filled in",
            "`parties` of an estimate is not filled in",
        ]
    );
    let help = |index: usize| reading.problems[index].help.as_deref();
    assert_eq!(
        help(0),
        Some("`?` is a gap of a draft: fill it in, or put `review = \"pending\"` back until you can")
    );
    assert_eq!(
        help(3),
        Some("`?` is a gap of a draft: fill it in, or leave the field out")
    );
    assert!(check::run(&reading.book).is_empty());
}

#[test]
fn a_series_may_list_the_words_that_name_it() {
    let workshop = Workshop::new();
    let declared = "[[series]]\nkey = \"loggers\"\ntitle = \"Loggers\"\nunit = \"count\"\nmatch = [\"loggers\", \" timber workers \"]\n";
    workshop.file("loggers.toml", declared);
    let series = workshop.read().book.series;
    let loggers = series.iter().find(|series| series.key == "loggers").unwrap();
    assert_eq!(loggers.matches, ["loggers", "timber workers"]);
    assert!(series.iter().any(|series| series.matches.is_empty()));
    workshop.file("loggers.toml", declared.replace("\" timber workers \"", "\" \""));
    assert_eq!(
        problems(&workshop),
        ["seeds/loggers.toml:5:21: error[invalid-value]: `match` has an empty text"]
    );
    workshop.file(
        "loggers.toml",
        declared.replace("[\"loggers\", \" timber workers \"]", "\"loggers\""),
    );
    assert!(problems(&workshop)[0].contains("`match` must be a list of texts in quotes"));
}
