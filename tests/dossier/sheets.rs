//! Sheets: rows of every form give the claims that TOML gives, and every mistake is told at its cell.

use std::io::Write as _;
use std::path::Path;

use rusqlite::Connection;
use tallybook::dossier::guarded;
use tallybook::model::{AgentKey, Assertion, Claim};
use tallybook::{Database, Dossier, Options, Progress, output, store};

use super::workshop::Workshop;

const HEADER: &str = "document,publisher,published,title,series,place,stated,when,origin,locator,note\n";
const FIRST: &str = "daily-2,daily,2016-04-30,Workers abroad,workers,World,\"about 50,000\",2015,United Nations,paragraph 4,\"=1+1, they say\"\n";
const SECOND: &str = "daily-2,,,,workers,Russia,at least 500,2015,,paragraph 4,\n";

fn claims(workshop: &Workshop) -> Vec<Claim> {
    let reading = workshop.read();
    assert_eq!(workshop.short(&reading, &reading.problems), Vec::<String>::new());
    reading.book.claims
}

fn ids(claims: &[Claim]) -> Vec<&str> {
    claims.iter().map(|claim| claim.id.as_str()).collect()
}

#[test]
fn a_row_is_a_claim_with_its_document() {
    let workshop = Workshop::new();
    workshop.file("claims.csv", format!("{HEADER}{FIRST}{SECOND}"));
    let reading = workshop.read();
    let claims = claims(&workshop);
    assert_eq!(ids(&claims), ["daily-2#paragraph-4", "daily-2#paragraph-4-2"]);
    assert_eq!(claims[0].place.as_str(), "001");
    assert_eq!(claims[1].place.as_str(), "RU");
    assert_eq!(claims[0].origin.as_str(), "united-nations");
    assert_eq!(claims[1].origin.as_str(), "daily");
    assert_eq!(claims[0].position.line, 2);
    assert_eq!(reading.book.documents[0].title, "Workers abroad");
    let made: Vec<&str> = reading.agents_made.iter().map(AgentKey::as_str).collect();
    assert_eq!(made, ["united-nations"]);
    assert_eq!(claims[0].estimate().unwrap().quantity.best, Some(50_000.0));
}

#[test]
fn every_form_gives_the_same_claims() {
    let csv = format!("{HEADER}{FIRST}{SECOND}");
    let expected = Workshop::new();
    expected.file("claims.csv", &csv);
    let expected = claims(&expected);
    let objects: Vec<String> = csv_rows(&csv)
        .iter()
        .map(|row| serde_json::to_string(row).unwrap())
        .collect();
    let tabs = csv
        .replace("\"about 50,000\"", "about 50;000")
        .replace("\"=1+1, they say\"", "=1+1; they say");
    let tabs = tabs.replace(',', "\t").replace(';', ",");
    let forms: [(&str, Vec<u8>); 6] = [
        ("claims.tsv", tabs.into_bytes()),
        ("claims.ndjson", objects.join("\n").into_bytes()),
        (
            "claims.json",
            format!("{{\"rows\": [{}]}}", objects.join(",\n")).into_bytes(),
        ),
        ("claims.csv.gz", gzip(csv.as_bytes())),
        ("claims.csv.zst", zstandard(csv.as_bytes())),
        (
            "claims.csv",
            format!("\u{feff}{}", csv.replace('\n', "\r\n")).into_bytes(),
        ),
    ];
    for (name, bytes) in forms {
        let workshop = Workshop::new();
        workshop.file(name, bytes);
        assert_eq!(claims(&workshop), expected, "{name}");
    }
}

/// The rows of a CSV text as objects.
fn csv_rows(text: &str) -> Vec<serde_json::Map<String, serde_json::Value>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| {
        let cells = header.iter().zip(&row).filter(|(_, cell)| !cell.is_empty());
        cells.map(|(name, cell)| (name.to_owned(), cell.into())).collect()
    })
    .collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn zstandard(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

#[test]
fn the_document_may_be_given_by_any_of_its_rows() {
    let workshop = Workshop::new();
    workshop.file("claims.csv", format!("{HEADER}{SECOND}{FIRST}"));
    assert_eq!(claims(&workshop).len(), 2);
}

#[test]
fn events_and_corrections_are_rows_too() {
    let workshop = Workshop::new();
    let header = "kind,document,publisher,published,title,key,series,place,stated,when,locator,event,category,read_as,correction_reason,private\n";
    let rows = [
        "event,d,daily,2016-04-30,T,signed,,RU,,2015-03-01,paragraph 1,A treaty is signed,agreement,,,\n",
        ",d,,,,pay,workers,RU,3OO,2015,paragraph 2,,,300,the letter O stands for a nought,note; basis\n",
    ];
    workshop.file("claims.csv", format!("{header}{}", rows.concat()));
    let reading = workshop.read();
    let [event, estimate] = &reading.book.claims[..] else {
        panic!("{:?}", workshop.short(&reading, &reading.problems));
    };
    assert!(matches!(&event.assertion, Assertion::Event(event) if event.title == "A treaty is signed"));
    let correction = estimate.estimate().unwrap().correction.as_ref().unwrap();
    assert_eq!((&*correction.expect, &*correction.value), ("3OO", "300"));
    assert_eq!(estimate.estimate().unwrap().quantity.best, Some(300.0));
}

#[test]
fn every_mistake_is_told_at_its_cell() {
    let workshop = Workshop::new();
    let rows = [
        "daily-2,daily,2016-04-30,T,workers,RU,soon,2015,,paragraph 1,,\n",
        "daily-2,,2016-05-01,,workers,RU,5,2015,,paragraph 2,,\n",
        "daily-3,,,,workers,RU,5,2015,,paragraph 3,,\n",
        ",,,,workers,RU,5,2015,,paragraph 4,,x\n",
        "daily-2,,,,workers,RU,5,2015,,,,\n",
    ];
    workshop.file(
        "claims.csv",
        format!("{}{}", HEADER.replace('\n', ",value\n"), rows.concat()),
    );
    let problems = workshop.problems();
    let codes: Vec<&str> = problems.iter().map(|line| &line[..=line.find(']').unwrap()]).collect();
    assert_eq!(
        codes,
        [
            "seeds/claims.csv:2:39: error[invalid-quantity]",
            "seeds/claims.csv:3:10: error[duplicate-key]",
            "seeds/claims.csv:4:1: error[unknown-document]",
            "seeds/claims.csv:5:5: error[claim-without-document]",
            "seeds/claims.csv:5:37: error[unknown-column]",
            "seeds/claims.csv:6:1: error[missing-locator]",
        ]
    );
}

/// Everything in a database that is read from a dossier, but for the files and lines it was read from.
fn dump(db: &Path) -> Vec<String> {
    let connection = Connection::open(db).unwrap();
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN
        ('source_file', 'table_digest', 'ingest_run', 'refinery_schema_history') AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'claim_text%' ORDER BY name";
    let mut tables = connection.prepare(tables).unwrap();
    let names = tables.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let mut lines = Vec::new();
    for name in names.map(Result::unwrap) {
        let mut statement = connection.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([]).unwrap();
        let before = lines.len();
        while let Some(row) = rows.next().unwrap() {
            let cells = columns
                .iter()
                .enumerate()
                .filter(|(_, column)| !["file", "line"].contains(&column.as_str()));
            let cells: Vec<String> = cells
                .map(|(index, column)| format!("{column}={:?}", row.get_ref(index).unwrap()))
                .collect();
            lines.push(format!("{name}: {}", cells.join(", ")));
        }
        lines[before..].sort();
    }
    lines
}

fn ingest(folder: &Path, db: &Path) {
    let dossier = Dossier::read(&[folder]).unwrap();
    let problems: Vec<_> = dossier
        .problems()
        .iter()
        .map(|problem| (problem.code, &problem.what))
        .collect();
    assert!(dossier.is_sound(), "{problems:?}");
    dossier
        .ingest(db, true, || chrono::DateTime::UNIX_EPOCH, Progress::default())
        .unwrap();
}

fn export(db: &Path, sheet: &Path) {
    let picture = store::Picture {
        private: true,
        ..Default::default()
    };
    Database::open(db, picture).unwrap().export_csv(sheet).unwrap();
}

/// Copies what a folder declares, without its documents and claims.
fn declarations(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let is_toml = entry.path().extension().is_some_and(|extension| extension == "toml");
        if !is_toml || entry.path().components().any(|part| part.as_os_str() == "charts") {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let mut kept: toml::Table = text.parse().unwrap();
        for claims in ["document", "estimate", "event", "correction"] {
            kept.remove(claims);
        }
        if !kept.is_empty() {
            let name = entry
                .path()
                .strip_prefix(from)
                .unwrap()
                .to_string_lossy()
                .replace('/', "-");
            std::fs::write(to.join(name), kept.to_string()).unwrap();
        }
    }
}

#[test]
fn a_sheet_that_was_exported_gives_the_same_database() {
    let mut dossiers = vec![
        Path::new("seeds").to_owned(),
        "examples/maria".into(),
        "tests/fixtures/private".into(),
    ];
    let gallery = std::fs::read_dir("examples/gallery")
        .unwrap()
        .map(|entry| entry.unwrap().path());
    dossiers.extend(gallery.filter(|path| path.join("dossier.toml").is_file() || path.join("series.toml").is_file()));
    assert!(dossiers.len() > 10, "{dossiers:?}");
    for dossier in dossiers {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        ingest(&dossier, &path("toml.db"));
        declarations(&dossier, &path("sheet"));
        export(&path("toml.db"), &path("sheet/claims.csv"));
        ingest(&path("sheet"), &path("sheet.db"));
        let (before, after) = (dump(&path("toml.db")), dump(&path("sheet.db")));
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(before, after, "{}", dossier.display());
        }
        assert_eq!(before.len(), after.len());
        export(&path("sheet.db"), &path("again.csv"));
        assert_eq!(
            std::fs::read_to_string(path("sheet/claims.csv")).unwrap(),
            std::fs::read_to_string(path("again.csv")).unwrap(),
            "{}",
            dossier.display()
        );
    }
}

#[test]
fn a_sheet_of_json_lines_that_was_exported_gives_the_same_database() {
    // Texts that CSV writes with a guard or quotation marks, a misprint, an interval, and what is private.
    let strange = tempfile::tempdir().unwrap();
    for name in ["dossier.toml", "agents.toml", "series.toml"] {
        std::fs::copy(
            Path::new("tests/fixtures/private").join(name),
            strange.path().join(name),
        )
        .unwrap();
    }
    let text = "[document]\nkey = \"d\"\ntitle = \"=1+1, \\\"so\\\" they say\"\npublisher = \"daily\"\npublished = \"2016-04-30\"\nnote = \"'=x\\nand more\"\n\n\
        [[estimate]]\nkey = \"a\"\nseries = \"workers\"\nplace = \"RU\"\nstated = \"500 (95% CI 400-700)\"\nwhen = \"2015~\"\nlocator = \"@ the top\"\nprojection = true\nnote = \"true\"\n\n\
        [[estimate]]\nkey = \"b\"\nseries = \"workers\"\nplace = \"RU\"\nstated = \"many\"\nlow = 12.5\nhigh = 1e6\nwhen = \"2014\"\nlocator = \"12\"\nprivate_note = \"-\"\n";
    std::fs::write(strange.path().join("d.toml"), text).unwrap();
    for dossier in [
        strange.path(),
        Path::new("seeds"),
        Path::new("tests/fixtures/private"),
        Path::new("examples/gallery/before-christ"),
        Path::new("examples/gallery/shares-goal"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let csv_of = export;
        let export = |db: &Path, sheet: &Path| {
            let picture = store::Picture {
                private: true,
                ..Default::default()
            };
            Database::open(db, picture).unwrap().export_ndjson(sheet).unwrap();
        };
        ingest(dossier, &path("toml.db"));
        declarations(dossier, &path("sheet"));
        export(&path("toml.db"), &path("sheet/claims.ndjson"));
        ingest(&path("sheet"), &path("sheet.db"));
        assert_eq!(dump(&path("toml.db")), dump(&path("sheet.db")), "{}", dossier.display());
        export(&path("sheet.db"), &path("again.ndjson"));
        let sheet = std::fs::read_to_string(path("sheet/claims.ndjson")).unwrap();
        assert_eq!(sheet, std::fs::read_to_string(path("again.ndjson")).unwrap());

        // The same columns and rows as the sheet of CSV.
        csv_of(&path("toml.db"), &path("claims.csv"));
        let mut csv = csv::Reader::from_path(path("claims.csv")).unwrap();
        let names = csv.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
        assert_eq!(sheet.lines().count(), rows.len());
        for (line, row) in sheet.lines().zip(&rows) {
            let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
            let said: Vec<&str> = names
                .iter()
                .zip(row)
                .filter(|(_, cell)| !cell.is_empty())
                .map(|(name, _)| name)
                .collect();
            assert_eq!(object.keys().map(String::as_str).collect::<Vec<_>>(), said);
        }
    }
}

/// Turns a sheet into a workbook, as a person would; `false` where LibreOffice is not installed, which CI must have.
#[expect(
    clippy::print_stderr,
    reason = "whoever lacks LibreOffice is told what is not tested"
)]
fn save_as(form: &str, sheet: &Path) -> bool {
    let home = tempfile::tempdir().unwrap();
    let converted = std::process::Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", home.path().display()))
        .args(["--headless", "--convert-to", form, "--outdir"])
        .arg(sheet.parent().unwrap())
        .arg(sheet)
        .output();
    match converted {
        Ok(output) => assert!(
            output.status.success() && sheet.with_extension(form).is_file(),
            "{output:?}"
        ),
        Err(error) => {
            assert!(std::env::var_os("CI").is_none(), "soffice: {error}");
            eprintln!("not tested: a workbook made by LibreOffice, which is not installed ({error})");
            return false;
        }
    }
    true
}

#[test]
fn a_workbook_with_200_claims_goes_in_and_its_export_changes_nothing() {
    let mut sheet =
        "document,publisher,published,title,key,series,place,stated,when,locator,low,high,independent,note\n"
            .to_owned();
    for row in 0..200 {
        let (low, high) = (10_000 + row * 7, 12_000 + row * 7);
        let when = ["2014", "2015-03", "2015-03-04", "2013/2014"][row % 4];
        let (stated, ends) = match row % 3 {
            0 => (format!("about {low}"), ",".to_owned()),
            1 => (format!("{low}"), ",".to_owned()),
            _ => (format!("\"{low} to {high}\""), format!("{low},{high}")),
        };
        let flag = if row % 5 == 0 { "TRUE" } else { "" };
        let document = format!("daily-{}", row / 10);
        sheet.push_str(&format!(
            "{document},The Daily,2016-04-{:02},\"Far, from \"\"home\"\"\",c{row},workers,Russia,{stated},{when},paragraph {row},{ends},{flag},\"=a note, in Łódź\"\n",
            1 + row / 10
        ));
    }
    for form in ["xlsx", "ods"] {
        let workshop = Workshop::new();
        workshop.file("claims.csv", &sheet);
        if !save_as(form, &workshop.path("claims.csv")) {
            return;
        }
        std::fs::remove_file(workshop.path("claims.csv")).unwrap();
        let claims = claims(&workshop);
        assert_eq!(claims.len(), 200);
        assert_eq!(claims[7].position.line, 9);
        assert_eq!(claims[2].when.edtf, "2015-03-04");
        let folder = tempfile::tempdir().unwrap();
        let (before, after) = (folder.path().join("before.db"), folder.path().join("after.db"));
        ingest(&workshop.path(""), &before);
        std::fs::remove_file(workshop.path("claims").with_extension(form)).unwrap();
        export(&before, &workshop.path("claims.csv"));
        ingest(&workshop.path(""), &after);
        assert_eq!(dump(&before), dump(&after), "{form}");
    }
}

#[test]
fn rows_with_errors_are_left_out_and_can_be_mended() {
    let workshop = Workshop::new();
    let rows = [
        "daily-2,daily,2016-04-30,T,workers,RU,500,2015,,paragraph 1,\n",
        "daily-2,,,,workers,RU,soon,2015,,paragraph 2,a note\n",
        "daily-3,daily,not a day,T,workers,RU,5,2015,,paragraph 3,\n",
        "daily-3,,,,workers,RU,5,2015,,paragraph 4,\n",
    ];
    workshop.file("claims.csv", format!("{HEADER}{}", rows.concat()));
    let (dossier, rejects) = Dossier::read_without_rejects(&[workshop.path("")], &Options::default()).unwrap();
    assert!(dossier.is_sound());
    let lines: Vec<usize> = rejects.iter().map(|reject| reject.line).collect();
    assert_eq!(lines, [3, 4, 5]);
    assert!(
        rejects[0].problems[0].starts_with("column 23: invalid-quantity: "),
        "{:?}",
        rejects[0]
    );
    assert_eq!(rejects[2].problems, ["its document has errors"]);

    let mended = workshop.path("mended.csv");
    tallybook::write_rejects(&rejects, &mended).unwrap();
    let text = std::fs::read_to_string(&mended).unwrap();
    std::fs::write(&mended, text.replace("soon", "600").replace("not a day", "2016-05-01")).unwrap();
    workshop.file("claims.csv", format!("{HEADER}{}", rows[0]));
    assert_eq!(claims(&workshop).len(), 4);
}

#[test]
fn what_is_wrong_with_a_whole_sheet_is_not_the_fault_of_a_row() {
    let unclosed = format!("{HEADER}{FIRST}daily-2,,,,workers,RU,\"500,2015,,paragraph 4,\n{SECOND}");
    let mut not_text = format!("{HEADER}{FIRST}").into_bytes();
    not_text.extend(b"daily-2,,,,workers,RU,500,2015,,paragraph \xe9,\n");
    let misspelt = format!("{HEADER}{FIRST}").replace(",note\n", ",privat\n");
    let sheets: [(&[u8], &str); 3] = [
        (unclosed.as_bytes(), "unreadable-file"),
        (&not_text, "unreadable-file"),
        (misspelt.as_bytes(), "unknown-column"),
    ];
    for (sheet, code) in sheets {
        let workshop = Workshop::new();
        workshop.file("claims.csv", sheet);
        let (dossier, rejects) = Dossier::read_without_rejects(&[workshop.path("")], &Options::default()).unwrap();
        assert!(rejects.is_empty() && !dossier.is_sound(), "{code}: {rejects:?}");
        assert!(dossier.problems().iter().any(|problem| problem.code == code), "{code}");
    }
}

#[test]
fn a_row_that_refers_to_one_that_is_left_out_is_left_out_too() {
    let workshop = Workshop::new();
    let header = "document,publisher,published,title,key,series,place,stated,when,locator,relays,origin\n";
    let rows = [
        "d,daily,2016-04-30,T,a,workers,RU,soon,2015,paragraph 1,,Jane Slip\n",
        "d,,,,b,workers,RU,500,2015,paragraph 2,a,\n",
        "d,,,,c,workers,RU,700,2014,paragraph 3,,\n",
    ];
    workshop.file("claims.csv", format!("{header}{}", rows.concat()));
    let (dossier, rejects) = Dossier::read_without_rejects(&[workshop.path("")], &Options::default()).unwrap();
    let lines: Vec<usize> = rejects.iter().map(|reject| reject.line).collect();
    assert!(dossier.is_sound());
    assert_eq!(lines, [2, 3]);
    // Nor is anybody kept whom only such a row names.
    assert!(dossier.agents_made().is_empty(), "{:?}", dossier.agents_made());
}

#[test]
fn who_is_only_named_in_private_is_private() {
    let workshop = Workshop::new();
    let header = "document,publisher,published,title,key,series,place,stated,when,locator,origin,private\n";
    let rows = [
        "d,daily,2016-04-30,T,a,workers,RU,500,2015,paragraph 1,Jane Informant,true\n",
        "d,,,,b,workers,RU,700,2014,paragraph 2,Kim Source,origin\n",
        "d,,,,c,workers,QA,700,2014,paragraph 3,Labour Ministry,\n",
        "d,,,,e,workers,QA,800,2013,paragraph 4,UNKNOWN,\n",
    ];
    workshop.file("claims.csv", format!("{header}{}", rows.concat()));
    let reading = workshop.read();
    let private: Vec<&str> = reading
        .book
        .agents
        .iter()
        .filter(|agent| agent.privacy.is_whole())
        .map(|agent| agent.key.as_str())
        .collect();
    assert_eq!(private, ["jane-informant", "kim-source"]);
    let folder = tempfile::tempdir().unwrap();
    let (db, public) = (folder.path().join("mine.db"), folder.path().join("public.db"));
    ingest(&workshop.path(""), &db);
    Database::open(&db, store::Picture::default())
        .unwrap()
        .export_sqlite(&public)
        .unwrap();
    let bytes = std::fs::read(&public).unwrap();
    for name in ["Jane", "jane-informant", "Kim", "kim-source"] {
        assert!(!bytes.windows(name.len()).any(|part| part == name.as_bytes()), "{name}");
    }
}

/// A form of export.
type Export = fn(&Database, &Path) -> Result<(), tallybook::Error>;

#[test]
fn an_export_replaces_nothing_but_an_earlier_one() {
    let workshop = Workshop::new();
    workshop.file("claims.csv", format!("{HEADER}{FIRST}"));
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    ingest(&workshop.path(""), &path("mine.db"));
    let database = Database::open(path("mine.db"), store::Picture::default()).unwrap();
    std::fs::write(path("notes.txt"), "mine\n").unwrap();
    for taken in ["mine.db", "notes.txt"] {
        let before = std::fs::read(path(taken)).unwrap();
        assert!(database.export_csv(&path(taken)).is_err(), "{taken}");
        assert_eq!(std::fs::read(path(taken)).unwrap(), before, "{taken}");
    }
    let forms: [(&str, Export); 4] = [
        ("timeline.json", |database, path| {
            database.export_timelinejs(path).map(|_| ())
        }),
        ("claims.csv", |database, path| database.export_csv(path)),
        ("claims.ndjson", |database, path| database.export_ndjson(path)),
        ("documents.json", |database, path| database.export_csl_json(path)),
    ];
    for foreign in [
        "{\"kind\":\"Pod\",\"a\":[]}\n",
        "[{\"id\":\"a\",\"type\":\"book\",\"source\":\"library\"}]",
        "{\"events\":[]}",
    ] {
        std::fs::write(path("foreign.json"), foreign).unwrap();
        for (name, export) in forms {
            assert!(
                export(&database, &path("foreign.json")).is_err(),
                "{name} over {foreign}"
            );
        }
    }
    for (name, export) in forms {
        export(&database, &path(name)).unwrap();
        export(&database, &path(name)).unwrap();
        let before = std::fs::read(path(name)).unwrap();
        for (other, export) in forms.iter().filter(|(other, _)| *other != name) {
            assert!(export(&database, &path(name)).is_err(), "{other} over {name}");
        }
        assert!(export(&database, &path("mine.db")).is_err() && export(&database, &path("notes.txt")).is_err());
        assert_eq!(std::fs::read(path(name)).unwrap(), before, "{name}");
    }
}

/// The place and the code of each problem.
fn codes(workshop: &Workshop) -> Vec<String> {
    let problems = workshop.problems().into_iter();
    problems
        .map(|line| line[..=line.find(']').unwrap()].to_owned())
        .collect()
}

#[test]
fn a_sheet_without_rows_is_told() {
    for (name, text) in [("a.csv", "#mine,document\n"), ("a.csv", " \n"), ("a.json", "[]")] {
        let workshop = Workshop::new();
        workshop.file(name, text);
        assert_eq!(
            codes(&workshop),
            [format!("seeds/{name}:1:1: warning[empty-file]")],
            "{text:?}"
        );
    }
}

#[test]
fn lines_may_end_as_they_did_on_the_macintosh() {
    let workshop = Workshop::new();
    workshop.file("claims.csv", format!("{HEADER}{FIRST}{SECOND}").replace('\n', "\r"));
    let lines: Vec<u32> = claims(&workshop).iter().map(|claim| claim.position.line).collect();
    assert_eq!(lines, [2, 3]);
}

#[test]
fn text_after_a_quotation_mark_is_refused() {
    let workshop = Workshop::new();
    let row = FIRST.replace("\"about 50,000\"", "\"3,00\" é");
    workshop.file("claims.csv", format!("{HEADER}{row}{FIRST}"));
    let problems = workshop.problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].contains("text after the quotation mark"), "{problems:?}");
}

const MAPPING: &str = r#"
[[record]]
[record.fields]
document = "d"
publisher = "daily"
published = "2016-03-31"
title = "T"
locator = "row {id}"
series = "workers"
place = "{region|regions}"
when = "2015"
stated = "{dead}"

[[record]]
only = { event = ["yes"] }
[record.fields]
document = "d"
kind = "event"
key = "e{id}"
event = "E"
category = "incident"
locator = "row {id}"
place = "{region|regions}"
when = "2015"

[maps.regions]
"N" = "RU"
"#;

#[test]
fn a_value_that_a_map_lacks_is_told_once_and_its_claims_are_left_out() {
    let workshop = Workshop::new();
    workshop
        .file("feed.csv", "id,region,dead,event\n1,N,5,\n2,S,6,yes\n3,N,7,\n")
        .file("feed.map.toml", MAPPING);
    assert_eq!(codes(&workshop), ["seeds/feed.csv:3:3: error[invalid-value]"]);
    assert_eq!(ids(&workshop.read().book.claims), ["d#row-1", "d#row-3"]);
}

#[test]
fn the_columns_of_json_are_checked_too() {
    let workshop = Workshop::new();
    workshop
        .file("feed.json", r#"[{"id": 1, "region": "N", "dead": 5}, {"event": null}]"#)
        .file("feed.map.toml", MAPPING.replace("{dead}", "{deaths}"));
    assert_eq!(codes(&workshop), ["seeds/feed.map.toml:12:10: error[invalid-mapping]"]);
}

#[test]
fn a_mapping_is_read_like_any_file_and_belongs_to_a_sheet() {
    let workshop = Workshop::new();
    workshop
        .file("a.csv", "id\n1\n")
        .file("a.map.toml", b"\xff")
        .file("b.csv", "id\n1\n")
        .file("b.map.toml", "# to be written")
        .file("c.map.toml", MAPPING);
    assert_eq!(
        codes(&workshop),
        [
            "seeds/a.map.toml:1:1: error[unreadable-file]",
            "seeds/b.map.toml:1:1: error[invalid-mapping]",
            "seeds/c.map.toml: error[invalid-mapping]",
        ]
    );
    let options = tallybook::dossier::Options {
        mapping: Some(workshop.path("c.map.toml")),
        ..Default::default()
    };
    let reading = tallybook::dossier::read(&[workshop.path("")], &options).unwrap();
    assert!(
        reading
            .problems
            .iter()
            .any(|problem| problem.what.contains("no sheet is named"))
    );
}

#[cfg(unix)]
#[test]
fn a_mapping_that_leads_out_of_the_dossier_is_not_read() {
    let (workshop, elsewhere) = (Workshop::new(), Workshop::new());
    elsewhere.file("secret.toml", "a secret");
    workshop.file("a.csv", "id\n1\n");
    std::os::unix::fs::symlink(elsewhere.path("secret.toml"), workshop.path("a.map.toml")).unwrap();
    assert_eq!(codes(&workshop), ["seeds/a.map.toml: error[unreadable-file]"]);
}

#[test]
fn an_agent_that_only_a_sheet_names_keeps_its_name_through_an_export() {
    let workshop = Workshop::new();
    let row = FIRST.replace("United Nations", "Knappschaft Süd");
    workshop.file("claims.csv", format!("{HEADER}{row}"));
    let folder = tempfile::tempdir().unwrap();
    let (before, after) = (folder.path().join("before.db"), folder.path().join("after.db"));
    ingest(&workshop.path(""), &before);
    std::fs::remove_file(workshop.path("claims.csv")).unwrap();
    export(&before, &workshop.path("claims.csv"));
    ingest(&workshop.path(""), &after);
    let name = "SELECT name FROM agent WHERE key = (SELECT origin FROM claim)";
    let name: String = Connection::open(&after)
        .unwrap()
        .query_row(name, [], |row| row.get(0))
        .unwrap();
    assert_eq!(name, "Knappschaft Süd");
    assert_eq!(dump(&before), dump(&after));
}

#[test]
fn a_sheet_guards_the_cells_that_csv_output_guards() {
    for text in [
        "=1+1", "+49", "-5", "@x", " =1", "＝A1", "＋1", "－1", "＠x", "5-6", "plain", "a=b",
    ] {
        let mut table = output::Table::new("", ["cell"]);
        table.rows.push(vec![output::Cell::Text(text.to_owned())]);
        let style = output::Style {
            format: output::Format::Csv,
            width: None,
            raw_formulas: false,
        };
        let mut csv = Vec::new();
        output::write(&table, style, &mut csv).unwrap();
        assert_eq!(
            String::from_utf8(csv).unwrap(),
            format!("cell\n{}\n", guarded(text)),
            "{text:?}"
        );
    }
}
