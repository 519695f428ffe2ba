//! `verify` finds claims in copies of all forms, says what it did not find, and what it found is recorded.

mod dossier;

use std::fs;

use dossier::sandbox;

use super::sandbox::Sandbox;
use crate::article::pdf::scanned;

const VERIFY: [&str; 5] = ["verify", "--documents", "copies", "--format", "csv"];

#[test]
fn claims_are_found_in_copies_of_every_form() {
    insta::assert_snapshot!(sandbox().run(VERIFY).whole());
}

#[test]
fn strict_fails_where_a_copy_does_not_bear_out_a_claim() {
    let sandbox = sandbox();
    let strict = |paths: &[&str]| {
        sandbox
            .run(
                ["verify"]
                    .into_iter()
                    .chain(paths.iter().copied())
                    .chain(["--documents", "copies", "--strict"]),
            )
            .status
    };
    assert_eq!(strict(&[]), 1);
    assert_eq!(strict(&["seeds/plain.toml"]), 1);
    // Without a copy nothing is borne out.
    assert_eq!(strict(&["seeds/lost.toml"]), 1);
    let plain = sandbox.read("seeds/plain.toml").replace("5,600", "5,500");
    sandbox.write("seeds/plain.toml", &plain);
    assert_eq!(strict(&["seeds/plain.toml"]), 0);
}

#[test]
fn every_format_has_the_columns() {
    let sandbox = sandbox();
    for format in ["table", "csv", "json", "ndjson", "markdown", "html"] {
        let printed = sandbox
            .run(["verify", "--documents", "copies", "--format", format])
            .ok();
        for word in [
            "claim",
            "outcome",
            "found_at",
            "occurrences",
            "misattributed",
            "marked#bus",
        ] {
            assert!(printed.contains(word), "{format} lacks {word}:\n{printed}");
        }
        assert!(!printed.contains("some 300"), "{format} shows what is private");
    }
    assert!(
        sandbox
            .run(["verify", "--documents", "copies", "--private"])
            .ok()
            .contains("plain#union")
    );
}

fn recorded(sandbox: &Sandbox) -> String {
    sandbox
        .run([
            "sql",
            "SELECT claim, outcome, found_at, occurrences FROM verifications ORDER BY claim",
            "--private",
            "--format",
            "csv",
        ])
        .ok()
}

#[test]
fn what_is_found_is_recorded_until_the_claim_changes() {
    let sandbox = sandbox();
    let told = sandbox.run(VERIFY).stderr;
    assert!(told.contains("not recorded: there is no database"), "{told}");
    sandbox.run(["ingest", "seeds"]).ok();
    let dump = |sandbox: &Sandbox| {
        sandbox
            .run([
                "sql",
                "SELECT id, verified FROM estimates UNION ALL SELECT id, verified FROM events ORDER BY id",
                "--format",
                "csv",
            ])
            .ok()
    };
    assert!(!dump(&sandbox).contains("exact"));
    let told = sandbox.run(VERIFY).stderr;
    assert!(!told.contains("not recorded"), "{told}");
    let first = recorded(&sandbox);
    insta::assert_snapshot!(first);
    assert!(
        dump(&sandbox).contains("marked#bus,exact") && dump(&sandbox).contains("plain#strike,exact"),
        "{}",
        dump(&sandbox)
    );
    // The same files change nothing.
    sandbox.run(["ingest", "seeds"]).ok();
    assert_eq!(recorded(&sandbox), first);
    sandbox.run(["check", "--database"]).ok();
    // A note is nothing that was verified, and other words or another place are.
    let marked = sandbox.read("seeds/marked.toml");
    sandbox.write(
        "seeds/marked.toml",
        &marked.replace("key = \"bus\"\n", "key = \"bus\"\nnote = \"By bus.\"\n"),
    );
    sandbox.run(["ingest", "seeds"]).ok();
    assert_eq!(recorded(&sandbox), first);
    sandbox.write(
        "seeds/marked.toml",
        &marked.replace("About 6,200 passengers", "About 6,200"),
    );
    let told = sandbox.run(VERIFY).stderr;
    assert!(told.contains("not recorded of 1 claim"), "{told}");
    sandbox.run(["ingest", "seeds"]).ok();
    let without = |left: &[&str]| -> String {
        first
            .lines()
            .filter(|line| !left.iter().any(|id| line.starts_with(id)))
            .map(|line| format!("{line}\n"))
            .collect()
    };
    assert_eq!(recorded(&sandbox), without(&["marked#bus,"]));
    fs::remove_file(sandbox.path("seeds/printed.toml")).unwrap();
    sandbox.run(["ingest", "seeds", "--prune"]).ok();
    assert_eq!(recorded(&sandbox), without(&["marked#bus,", "printed#"]));
    sandbox.run(["check", "--database"]).ok();
}

#[test]
fn what_is_recorded_of_private_claims_is_private() {
    let sandbox = sandbox();
    sandbox.run(["ingest", "seeds"]).ok();
    sandbox.run(VERIFY).ok();
    let sql = "SELECT claim FROM verifications WHERE claim = 'plain#union'";
    assert!(sandbox.run(["sql", sql, "--private"]).ok().contains("plain#union"));
    assert!(!sandbox.run(["sql", sql]).ok().contains("plain#union"));
    assert_eq!(sandbox.run(["sql", "SELECT * FROM main.verification"]).status, 2);
    sandbox.run(["export", "sqlite", "--public", "-o", "public.db"]).ok();
    let public = sandbox
        .run([
            "sql",
            "--db",
            "public.db",
            "--private",
            "SELECT claim FROM verification ORDER BY claim",
        ])
        .ok();
    assert!(
        public.contains("plain#stranded") && !public.contains("union"),
        "{public}"
    );
}

#[test]
fn a_page_says_what_was_verified_and_when() {
    let sandbox = sandbox();
    sandbox.run(["ingest", "seeds"]).ok();
    sandbox.run(VERIFY).ok();
    sandbox.run(["publish", "site"]).ok();
    let page = sandbox.read("site/series/waiting.html");
    // Of those that were found where they should be, and of no others; in the list, and in the chart.
    let verified = |text: &str| text.matches("; verified in the researcher’s copy on").count();
    let charts = page
        .split("<svg")
        .skip(1)
        .map(|rest| rest.split("</svg>").next().unwrap_or_default());
    let drawn: usize = charts.map(verified).sum();
    assert_eq!(verified(&page) - drawn, 5, "{page}");
    assert!(drawn > 0, "{page}");
    for outcome in ["moved", "misattributed", "changed", "missing"] {
        let mark = format!("not found as stated in the researcher’s copy ({outcome}) on");
        assert!(page.contains(&mark), "{mark}: {page}");
    }
}

#[test]
fn copies_that_cannot_be_read_are_told_and_keep_no_other_from_being_read() {
    let sandbox = sandbox();
    fs::write(
        sandbox.path("copies/printed.pdf"),
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog",
    )
    .unwrap();
    fs::write(sandbox.path("copies/lost.pdf"), scanned()).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(sandbox.path("copies/anything.txt"), sandbox.path("copies/link.txt")).unwrap();
    let outcome = sandbox.run(VERIFY);
    assert!(
        outcome.stdout.contains("printed#counted,no-copy") && outcome.stdout.contains("marked#bus,exact"),
        "{}",
        outcome.whole()
    );
    assert!(
        outcome
            .stderr
            .contains("printed.pdf: the copy of printed cannot be read: it is damaged"),
        "{}",
        outcome.stderr
    );
    assert!(
        outcome
            .stderr
            .contains("lost.pdf: the copy of lost cannot be read: there is no text in its pages"),
        "{}",
        outcome.stderr
    );
    assert!(
        !cfg!(unix) || outcome.stderr.contains("link.txt: it is a link"),
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.status, 0);
    let outcome = sandbox.run(["verify", "--documents", "nowhere"]);
    assert!(
        outcome.status == 2 && outcome.stderr.contains("nowhere"),
        "{}",
        outcome.whole()
    );
}

#[test]
fn a_copy_with_another_digest_is_named() {
    let sandbox = sandbox();
    fs::rename(sandbox.path("copies/anything.txt"), sandbox.path("copies/plain.txt")).unwrap();
    let text = sandbox.read("copies/plain.txt");
    sandbox.write("copies/plain.txt", &format!("{text}\nOne line more.\n"));
    let outcome = sandbox.run(VERIFY);
    assert!(outcome.stdout.contains("plain#stranded,exact"), "{}", outcome.whole());
    assert!(
        outcome
            .stderr
            .contains("plain.txt: taken for plain by its name; its SHA-256 is not the one that the dossier gives"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_pdf_is_read_in_a_process_of_its_own() {
    let sandbox = sandbox();
    let bytes = fs::read(sandbox.path("copies/printed.pdf")).unwrap();
    let output = sandbox.command().arg("read-pdf").write_stdin(bytes).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(
        printed.starts_with("ok\n") && printed.contains("At least 8,300"),
        "{printed}"
    );
    let output = sandbox
        .command()
        .arg("read-pdf")
        .write_stdin("no PDF")
        .output()
        .unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("damaged "));
    assert!(!sandbox.run(["--help"]).ok().contains("read-pdf"));
}

#[test]
fn outcomes_that_somebody_changed_are_removed() {
    let sandbox = sandbox();
    sandbox.run(["ingest", "seeds"]).ok();
    sandbox.run(VERIFY).ok();
    let database = rusqlite::Connection::open(sandbox.path("tallybook.db")).unwrap();
    database
        .execute("UPDATE verification SET outcome = 'exact'", [])
        .unwrap();
    drop(database);
    let outcome = sandbox.run(["check", "--database"]);
    assert!(
        outcome.status == 1 && outcome.stderr.contains("verification"),
        "{}",
        outcome.whole()
    );
    let outcome = sandbox.run(["ingest", "seeds"]);
    assert!(
        outcome
            .stderr
            .contains("removed: verification; run `tallybook verify` again"),
        "{}",
        outcome.whole()
    );
    assert_eq!(recorded(&sandbox).lines().count(), 1);
    sandbox.run(["check", "--database"]).ok();
}

#[test]
fn a_public_claim_names_no_private_document() {
    let sandbox = sandbox();
    let plain = sandbox
        .read("seeds/plain.toml")
        .replacen("sha256", "private = true\nsha256", 1);
    sandbox.write("seeds/plain.toml", &plain);
    sandbox.run(["ingest", "seeds"]).ok();
    let outcome = sandbox.run(VERIFY);
    assert!(
        outcome
            .stdout
            .contains("paged#borrowed,misattributed,a private document,1"),
        "{}",
        outcome.whole()
    );
    assert!(!outcome.stdout.contains("plain"), "{}", outcome.whole());
    let public = sandbox
        .run(["sql", "SELECT * FROM verifications", "--format", "csv"])
        .ok();
    assert!(
        public.contains("paged#borrowed,") && !public.contains("a private document") && !public.contains("plain"),
        "{public}"
    );
    // The owner's own database names it.
    assert!(recorded(&sandbox).contains("paged#borrowed,misattributed,\"plain, paragraph 1\",1"));
    let mut private = VERIFY.to_vec();
    private.push("--private");
    assert!(sandbox.run(private).stdout.contains("\"plain, paragraph 1\""));
}

#[test]
fn what_is_private_of_a_claim_or_a_copy_is_not_printed() {
    let sandbox = sandbox();
    let marked = sandbox
        .read("seeds/marked.toml")
        .replace("key = \"train\"\n", "key = \"train\"\nprivate = [\"locator\"]\n");
    sandbox.write("seeds/marked.toml", &marked);
    let plain = sandbox
        .read("seeds/plain.toml")
        .replacen("sha256", "private = true\nsha256", 1);
    sandbox.write("seeds/plain.toml", &plain);
    fs::remove_file(sandbox.path("copies/anything.txt")).unwrap();
    sandbox.write("copies/plain.txt", "News of plain\n\nNobody came.\n");
    let outcome = sandbox.run(VERIFY);
    assert!(
        outcome.stdout.contains("marked#train,moved,,1,no more than 40,,\n"),
        "{}",
        outcome.whole()
    );
    assert!(
        outcome
            .stderr
            .contains("the copy of a private document was taken by its name")
            && !outcome.stderr.contains("plain"),
        "{}",
        outcome.stderr
    );
    let outcome = sandbox.run(VERIFY.into_iter().chain(["--private"]));
    assert!(
        outcome.stdout.contains("marked#train,moved,paragraph 2,1") && outcome.stderr.contains("taken for plain"),
        "{}",
        outcome.whole()
    );
}

#[test]
fn a_seed_file_is_no_copy_of_its_document() {
    let sandbox = sandbox();
    fs::remove_dir_all(sandbox.path("copies")).unwrap();
    let outcome = sandbox.run(["verify", "--documents", ".", "--format", "csv"]);
    assert!(
        outcome.stdout.contains("lost#lost,no-copy") && !outcome.stdout.contains(",exact,"),
        "{}",
        outcome.whole()
    );
    // What is named after the key goes before what is named after the title.
    sandbox.write(
        "copies/news-of-lost.txt",
        "News of lost\n\nNobody came, the office said in the end.\n",
    );
    sandbox.write(
        "copies/z/lost.txt",
        "News of lost\n\nThere were about 12,000 of them, the office said.\n",
    );
    let outcome = sandbox.run(["verify", "--documents", ".", "--format", "csv"]);
    assert!(outcome.stdout.contains("lost#lost,exact"), "{}", outcome.whole());
}
