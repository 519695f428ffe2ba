//! Errors in a dossier, each at its line and column.

use std::fs;

use tallybook::dossier::{self, Links, Options, ReadFailure};
use tallybook::model::SeriesKey;

use super::workshop::{DOCUMENT, Workshop, estimate};

#[test]
fn every_unknown_and_ill_typed_field_is_reported_in_one_run() {
    let workshop = Workshop::new();
    workshop.file(
        "a.toml",
        "[document]\nkey = 7\ntitel = \"T\"\npublisher = [\"daily\"]\npublished = 2016-03-31\nfoo = 1\n",
    );
    assert_eq!(
        workshop.problems(),
        [
            "seeds/a.toml:2:7: error[invalid-type]: `key` must be text in quotes",
            "seeds/a.toml:3:1: error[unknown-field]: a document has no field `titel`",
            "seeds/a.toml:4:13: error[invalid-type]: `publisher` must be text in quotes",
            "seeds/a.toml:5:13: error[invalid-type]: `published` must be text in quotes",
            "seeds/a.toml:6:1: error[unknown-field]: a document has no field `foo`",
        ]
    );
}

#[test]
fn a_syntax_error_hides_nothing_in_other_files_and_no_key_of_its_own() {
    let workshop = Workshop::new();
    workshop.file(
        "series.toml",
        "[[series]]\nkey = \"workers\"\ntitle = \"W\nunit = \"count\"\n",
    );
    workshop.file("daily.toml", estimate("workers", "a blue moon", ""));
    let reading = workshop.read();
    assert_eq!(
        workshop.short(&reading, &reading.problems),
        [
            "seeds/daily.toml:12:13: error[invalid-quantity]: `a blue moon` cannot be read as a quantity",
            "seeds/series.toml:3:11: error[syntax]: the file is not valid TOML: invalid basic string, expected `\"`",
        ]
    );
    let unread: Vec<&str> = reading.book.unread.series.iter().map(SeriesKey::as_str).collect();
    assert_eq!(unread, ["workers"]);
}

#[test]
fn a_phrase_is_marked_at_the_word_even_behind_escapes() {
    let workshop = Workshop::new();
    workshop.file("a.toml", estimate("pay", "\\u20ac5 or twice \\u20ac4", ""));
    let problems = workshop.problems();
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("seeds/a.toml:12:"), "{problems:?}");
    let column: usize = problems[0].split(':').nth(2).unwrap().parse().unwrap();
    // `stated = "` takes ten columns, `\u20ac` six where the text has one character.
    assert!(column > 16, "{problems:?}");
}

#[test]
fn files_that_are_no_text_are_told_apart() {
    let workshop = Workshop::new();
    workshop
        .file("latin.toml", b"[document]\ntitle = \"caf\xe9\"\n")
        .file("wide.toml", b"\xff\xfe[\0d\0")
        .file("empty.toml", "")
        .file("comment.toml", "\u{feff}# later\r\n\r\n")
        .file("folder.toml/inside.toml", DOCUMENT);
    assert_eq!(
        workshop.problems(),
        [
            "seeds/comment.toml:1:1: warning[empty-file]: the file is empty",
            "seeds/empty.toml: warning[empty-file]: the file is empty",
            "seeds/folder.toml: error[unreadable-file]: a folder is named like a dossier file",
            "seeds/latin.toml:2:13: error[unreadable-file]: the file is not UTF-8",
            "seeds/wide.toml:1:1: error[unreadable-file]: the file is not UTF-8",
        ]
    );
}

#[test]
fn byte_order_mark_and_carriage_returns_change_nothing() {
    let workshop = Workshop::new();
    let text = estimate("workers", "500", "");
    workshop.file("a.toml", format!("\u{feff}{}", text.replace('\n', "\r\n")));
    let marked = workshop.read();
    assert_eq!(workshop.short(&marked, &marked.problems), Vec::<String>::new());
    workshop.file("a.toml", text);
    assert_eq!(marked.book.claims, workshop.read().book.claims);
}

#[test]
fn words_in_the_wrong_table_or_brackets_are_named() {
    let workshop = Workshop::new();
    workshop.file(
        "a.toml",
        "title = \"T\"\n[estimates]\nkey = \"a\"\n[agent]\nkey = \"b\"\n[[document]]\nkey = \"c\"\n[[event]]\n",
    );
    let problems = workshop.problems();
    for expected in [
        "seeds/a.toml:1:1: error[unknown-table]: `title` is outside any table",
        "seeds/a.toml:2:2: error[unknown-table]: unknown table `estimates`",
        "seeds/a.toml:4:2: error[invalid-type]: `agent` must be written `[[agent]]`",
        "seeds/a.toml:6:3: error[invalid-type]: `document` must be written `[document]`",
    ] {
        assert!(
            problems.iter().any(|problem| problem == expected),
            "{expected} in {problems:#?}"
        );
    }
}

#[test]
fn a_contradiction_between_words_and_fields_is_reported_at_the_field() {
    for (stated, fields, at) in [
        ("about 50,000", "best = 55_000", "15:8"),
        ("about 50,000", "bound = \"exact\"\nbest = 50_000", "15:9"),
        ("at least 25,000", "low = 20_000", "15:7"),
        ("at least 25,000", "bound = \"more-than\"\nlow = 25_000", "15:9"),
        ("tens of thousands", "low = 20_000\nhigh = 200_000", "16:8"),
        ("about 50,000", "approximate = false", "15:15"),
        ("12 days", "unit = \"share\"", "15:8"),
    ] {
        let workshop = Workshop::new();
        workshop.file("a.toml", estimate("workers", stated, fields));
        let problems = workshop.problems();
        let expected = format!("seeds/a.toml:{at}: error[stated-disagrees]: a field contradicts the words `{stated}`");
        assert!(problems.contains(&expected), "{expected} in {problems:#?}");
    }
}

#[test]
fn paths_that_hold_no_dossier_fail() {
    let workshop = Workshop::new();
    workshop.file(".hidden/a.toml", DOCUMENT).file("notes.txt", "");
    let read = |name: &str| dossier::read(&[workshop.path(name)], &Options::default());
    assert!(matches!(read("missing"), Err(ReadFailure::Io { .. })));
    assert!(matches!(read("notes.txt"), Err(ReadFailure::UnknownForm { .. })));
    assert!(matches!(read(".hidden/a.toml"), Err(ReadFailure::NotInDossier { .. })));
    let other = Workshop::new();
    let both = [workshop.path("agents.toml"), other.path("agents.toml")];
    assert!(matches!(
        dossier::read(&both, &Options::default()),
        Err(ReadFailure::SeveralDossiers { .. })
    ));
}

#[test]
fn one_file_is_asked_for_and_the_whole_dossier_is_read() {
    let workshop = Workshop::new();
    workshop
        .file("2016/daily.toml", estimate("workers", "500", ""))
        .file("z.toml", "x = 1\n");
    let reading = dossier::read(&[workshop.path("2016/daily.toml")], &Options::default()).unwrap();
    let names: Vec<&str> = reading.book.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "seeds/2016/daily.toml",
            "seeds/agents.toml",
            "seeds/series.toml",
            "seeds/z.toml"
        ]
    );
    assert_eq!(reading.asked.iter().map(|file| file.0).collect::<Vec<_>>(), [0]);
    assert_eq!(reading.problems.len(), 1);
    assert!(!reading.concerns(&reading.problems[0]));
}

#[test]
fn neither_the_order_of_paths_nor_where_the_folder_lies_changes_the_book() {
    let (one, two) = (Workshop::new(), Workshop::new());
    for workshop in [&one, &two] {
        workshop
            .file("b.toml", estimate("workers", "500", ""))
            .file("a/target/x.toml", "x = 1")
            .file("a/c.toml", "# none\n");
    }
    let forwards = dossier::read(&[one.path("a"), one.path("b.toml")], &Options::default()).unwrap();
    let backwards = dossier::read(&[one.path("b.toml"), one.path("a")], &Options::default()).unwrap();
    assert_eq!(forwards.book, backwards.book);
    assert_eq!(forwards.asked, backwards.asked);
    let elsewhere = two.read();
    let names = |reading: &dossier::Reading| -> Vec<(String, String)> {
        reading
            .book
            .files
            .iter()
            .map(|file| (file.name.clone(), file.sha256.clone()))
            .collect()
    };
    assert_eq!(names(&forwards), names(&elsewhere));
    assert_eq!(forwards.book.claims, elsewhere.book.claims);
}

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_dead_ones_reported() {
    let workshop = Workshop::new();
    workshop.file("daily.toml", DOCUMENT);
    std::os::unix::fs::symlink(workshop.path(""), workshop.path("loop")).unwrap();
    std::os::unix::fs::symlink(workshop.path("gone"), workshop.path("dead.toml")).unwrap();
    let problems = workshop.problems();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(problems[0].starts_with("seeds/dead.toml: error[unreadable-file]: the file cannot be read"));
    fs::remove_file(workshop.path("dead.toml")).unwrap();
    assert_eq!(workshop.problems(), Vec::<String>::new());
}

#[test]
fn money_of_a_shared_name_is_doubted_only_where_the_place_has_its_own() {
    let problems = |place: &str, stated: &str, more: &str| {
        let workshop = Workshop::new();
        workshop.file(
            "a.toml",
            format!(
                "{DOCUMENT}\n[[estimate]]\nkey = \"pay\"\nseries = \"pay\"\nplace = \"{place}\"\nstated = \"{stated}\"\nwhen = \"2014\"\nlocator = \"p. 1\"\n{more}"
            ),
        );
        let found = workshop.problems();
        found.into_iter().filter(|problem| problem.contains("could be")).count()
    };
    assert_eq!(problems("KP", "3,000 won", ""), 0);
    assert_eq!(problems("KR", "3,000 won", ""), 0);
    assert_eq!(problems("001", "3,000 won", ""), 0);
    assert_eq!(problems("KP", "3,000 won", "currency = \"KPW\"\n"), 0);
    assert_eq!(problems("PK-SD", "Rs 3 lakh", ""), 1);
    assert_eq!(problems("CA", "$300", ""), 1);
    assert_eq!(problems("CA", "US$300", ""), 0);
    assert_eq!(problems("RU", "3,000 rubles ($38)", ""), 0);
}

#[test]
fn money_named_as_the_place_names_its_own_is_that_and_a_sign_alone_is_not() {
    let currency = |place: &str, stated: &str, more: &str| {
        let workshop = Workshop::new();
        let text = estimate("pay", stated, more).replace("place = \"RU\"", &format!("place = \"{place}\""));
        assert!(text.contains(&format!("place = \"{place}\"")), "{text}");
        workshop.file("a.toml", text);
        let reading = workshop.read();
        let claim = reading.book.claims.first().and_then(|claim| claim.estimate());
        claim
            .and_then(|estimate| estimate.quantity.currency)
            .map_or_else(String::new, |found| found.to_string())
    };
    assert_eq!(currency("MA", "500 dirhams", ""), "MAD");
    assert_eq!(currency("AE", "500 dirhams", ""), "AED");
    assert_eq!(currency("FR", "500 dirhams", ""), "AED");
    assert_eq!(currency("MA", "500 dirhams", "currency = \"AED\"\n"), "AED");
    assert_eq!(currency("KP", "3,000 won", ""), "KPW");
    assert_eq!(currency("KP", "3,000 South Korean won", ""), "KRW");
    assert_eq!(currency("PH", "500 pesos", ""), "PHP");
    assert_eq!(currency("EG", "500 pounds", ""), "EGP");
    assert_eq!(currency("RW", "500 francs", ""), "RWF");
    assert_eq!(currency("CA", "500 dollars", ""), "CAD");
    assert_eq!(currency("MX", "500 dollars", ""), "USD");
    assert_eq!(currency("CA", "$500", ""), "USD");
    assert_eq!(currency("EG", "£500", ""), "GBP");
}

#[test]
fn a_rate_of_another_kind_is_never_taken_for_that_of_the_series() {
    let problems = |stated: &str, more: &str| {
        let workshop = Workshop::new();
        workshop.file("a.toml", estimate("pay", stated, more));
        let found = workshop.problems();
        found
            .into_iter()
            .filter(|problem| problem.contains("a rate for another period"))
            .count()
    };
    assert_eq!(problems("45 euros per working day", ""), 1);
    assert_eq!(problems("45 euros a shift", ""), 1);
    assert_eq!(problems("45 euros per worker per month", ""), 0);
    assert_eq!(problems("45 euros per working day", "per = \"day\"\n"), 0);
    assert_eq!(problems("45 euros", ""), 0);
}

#[test]
fn a_headline_quotes_a_value_as_long_as_a_book_by_its_ends() {
    let workshop = Workshop::new();
    let long = format!("at least {}", "many ".repeat(100_000));
    workshop.file("a.toml", estimate("workers", &long, ""));
    for problem in workshop.problems() {
        assert!(problem.len() < 600, "{} bytes", problem.len());
    }
    assert!(
        workshop
            .problems()
            .iter()
            .any(|problem| problem.contains("invalid-quantity") && problem.contains('…'))
    );
}

#[test]
fn a_wrong_grade_or_note_hides_no_claim_from_the_rules() {
    let workshop = Workshop::new();
    workshop.file("a.toml", estimate("workers", "500", "grade = \"B9\"\nnote = 5\n"));
    let reading = workshop.read();
    assert_eq!(reading.book.claims.len(), 1);
    assert_eq!(reading.problems.len(), 2, "{:?}", reading.problems);
}

#[test]
fn a_private_field_is_one_of_a_list() {
    let workshop = Workshop::new();
    workshop
        .file("a.toml", estimate("workers", "500", "private = \"note\""))
        .file(
            "b.toml",
            estimate("workers", "500", "private = [1]").replace("daily-2016", "b"),
        )
        .file(
            "c.toml",
            estimate("workers", "500", "note = \"n\"\nprivate = [\"notes\", \"figure\"]").replace("daily-2016", "c"),
        )
        .file(
            "d.toml",
            estimate("workers", "500", "private = [\"note\"]").replace("daily-2016", "d"),
        );
    assert_eq!(
        workshop.problems(),
        [
            "seeds/a.toml:15:11: error[invalid-type]: `private` must be `true`, or a list of fields",
            "seeds/b.toml:15:11: error[invalid-type]: `private` must be `true`, or a list of fields",
            "seeds/c.toml:16:12: error[invalid-private]: `notes` of an estimate cannot be private on its own",
            "seeds/c.toml:16:21: error[invalid-private]: `figure` of an estimate cannot be private on its own",
            "seeds/d.toml:15:12: warning[nothing-private]: `note` is private but not set",
        ]
    );
}

#[test]
fn chart_specs_are_no_part_of_a_dossier() {
    let workshop = Workshop::new();
    workshop
        .file("a.toml", estimate("workers", "500", ""))
        .file("charts/x.toml", "kind = \"trend\"\n");
    assert_eq!(workshop.problems(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_dossier_is_refused_unless_it_is_asked_for() {
    use std::os::unix::fs::symlink;
    let (workshop, elsewhere) = (Workshop::new(), Workshop::new());
    elsewhere
        .file("secret.toml", "password = \"hunter2\"\n")
        .file("folder/secret.toml", "password = \"hunter2\"\n");
    workshop.file("a.toml", estimate("workers", "500", ""));
    symlink(elsewhere.path("secret.toml"), workshop.path("b.toml")).unwrap();
    symlink(elsewhere.path("folder"), workshop.path("c")).unwrap();
    symlink("/proc/self/environ", workshop.path("d.toml")).unwrap();
    symlink(workshop.path("a.toml"), workshop.path("e.toml")).unwrap();
    let outside = |name: &str| format!("seeds/{name}: error[unreadable-file]: the link leads out of the dossier");
    let problems = workshop.problems();
    for name in ["b.toml", "c", "d.toml"] {
        assert!(problems.contains(&outside(name)), "{name}: {problems:#?}");
    }
    assert!(!problems.contains(&outside("e.toml")));
    let reading = workshop.read();
    assert!(reading.sources.iter().all(|source| !source.text.contains("hunter2")));

    let followed = dossier::read(
        &[workshop.path("")],
        &Options {
            links: Links::Anywhere,
            ..Options::default()
        },
    )
    .unwrap();
    assert!(
        followed
            .book
            .files
            .iter()
            .any(|file| file.name == "seeds/c/secret.toml")
    );
    // A path that somebody typed may itself be a link.
    let asked = dossier::read(&[workshop.path("b.toml")], &Options::default()).unwrap();
    let read = asked.book.files.iter().position(|file| file.name == "seeds/b.toml");
    assert!(
        asked
            .sources
            .iter()
            .nth(read.unwrap())
            .unwrap()
            .text
            .contains("hunter2")
    );
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_text_are_refused_one_by_one() {
    use std::os::unix::ffi::OsStrExt;
    let workshop = Workshop::new();
    workshop.file("a.toml", estimate("workers", "500", ""));
    for name in [&b"d\xff.toml"[..], b"d\xfe.toml"] {
        std::fs::write(workshop.path("").join(std::ffi::OsStr::from_bytes(name)), "").unwrap();
    }
    let problems = workshop.problems();
    let refused = problems.iter().filter(|problem| problem.contains("not UTF-8"));
    assert_eq!(refused.count(), 2, "{problems:#?}");
}
