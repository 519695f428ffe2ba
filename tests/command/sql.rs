//! Ad-hoc SQL: reads everything, writes nothing.

use super::sandbox::Sandbox;

#[test]
fn statements_that_do_more_than_read_are_refused() {
    let sandbox = Sandbox::with_database();
    let before = std::fs::read(sandbox.path("tallybook.db")).unwrap();
    for statement in [
        "DELETE FROM claim",
        "INSERT INTO agent (key) VALUES ('x')",
        "UPDATE estimate SET low = 0",
        "DROP TABLE claim",
        "CREATE TABLE x (y)",
        "CREATE TEMP TABLE x (y)",
        "ATTACH 'other.db' AS other",
        "ATTACH ':memory:' AS other",
        "PRAGMA journal_mode = WAL",
        "PRAGMA user_version = 9",
        "PRAGMA writable_schema = 1",
        "SELECT load_extension('./evil')",
        "VACUUM INTO 'copy.db'",
        "BEGIN IMMEDIATE",
        "REINDEX",
        "ANALYZE",
    ] {
        let outcome = sandbox.run(["sql", statement]);
        assert_eq!(
            (outcome.status, outcome.stdout.as_str()),
            (2, ""),
            "{statement}: {}",
            outcome.stderr
        );
    }
    assert_eq!(std::fs::read(sandbox.path("tallybook.db")).unwrap(), before);
    assert!(!sandbox.path("other.db").exists() && !sandbox.path("copy.db").exists());
}

#[test]
fn refusals_say_why() {
    let sandbox = Sandbox::with_database();
    insta::assert_snapshot!("write", sandbox.run(["sql", "DELETE FROM claim"]).whole());
    insta::assert_snapshot!("two_statements", sandbox.run(["sql", "SELECT 1; SELECT 2"]).whole());
    insta::assert_snapshot!(
        "no_such_table",
        sandbox.run(["sql", "SELECT * FROM estimate_s"]).whole()
    );
    insta::assert_snapshot!("syntax", sandbox.run(["sql", "SELEC 1"]).whole());
    insta::assert_snapshot!("nothing", sandbox.run_with_input(["sql"], "  ").whole());
}

#[test]
fn a_statement_can_come_from_standard_input() {
    let sandbox = Sandbox::with_database();
    let outcome = sandbox.run_with_input(
        ["sql", "--format", "csv"],
        "SELECT count(*) AS n FROM agents WHERE key = 'vice-news';\n",
    );
    assert_eq!(outcome.ok().lines().next(), Some("n"));
}

#[test]
fn text_that_steers_terminals_or_spreadsheets_is_made_harmless() {
    let sandbox = Sandbox::with_database();
    let statement = "SELECT char(27) || '[31mred' AS a, '=1+1' AS b, -5 AS c, '-5' AS d";
    assert!(sandbox.run(["sql", statement]).ok().contains("␛[31mred"));
    assert_eq!(
        sandbox.run(["sql", statement, "--format", "csv"]).ok(),
        "a,b,c,d\n␛[31mred,'=1+1,-5,'-5\n"
    );
    assert_eq!(
        sandbox
            .run(["sql", statement, "--format", "csv", "--raw-formulas"])
            .ok(),
        "a,b,c,d\n␛[31mred,=1+1,-5,-5\n"
    );
    assert_eq!(
        sandbox.run(["sql", statement, "--format", "ndjson"]).ok(),
        "{\"a\":\"\\u001b[31mred\",\"b\":\"=1+1\",\"c\":-5,\"d\":\"-5\"}\n"
    );
}

#[test]
fn names_of_columns_are_made_harmless_too() {
    let sandbox = Sandbox::with_database();
    let statement = "SELECT 1 AS \"=HYPERLINK(0)\", 2 AS \"\u{1b}[31mred\", 3 AS \"<b>|`x`\"";
    let shown = |format: &str| sandbox.run(["sql", statement, "--format", format]).ok();
    assert_eq!(shown("csv").lines().next(), Some("'=HYPERLINK(0),␛[31mred,<b>|`x`"));
    for format in ["table", "csv", "json", "ndjson", "markdown", "html"] {
        assert!(!shown(format).contains('\u{1b}'), "{format}");
    }
    assert!(shown("html").contains("&lt;b&gt;|`x`"));
    assert!(shown("markdown").starts_with("| =HYPERLINK(0) | ␛\\[31mred | &lt;b&gt;\\|\\`x\\` |"));
}

#[test]
fn markdown_shows_text_as_it_stands() {
    let sandbox = Sandbox::with_database();
    for (text, shown) in [
        ("[a](https://x.example)", "\\[a\\](https&#58;//x.example)"),
        ("![a](x)", "\\!\\[a\\](x)"),
        ("`rm` *b* ~c~ _d_ $e$", "\\`rm\\` \\*b\\* \\~c\\~ \\_d\\_ \\$e\\$"),
        ("www.x.example @someone", "www&#46;x.example &#64;someone"),
        ("low_90 &lt; a\\b", "low_90 &amp;lt; a\\\\b"),
    ] {
        let statement = format!("SELECT '{text}' AS a");
        let table = sandbox.run(["sql", &statement, "--format", "markdown"]).ok();
        assert_eq!(table.lines().last(), Some(format!("| {shown} |").as_str()));
    }
}

#[test]
fn a_formula_behind_a_space_or_with_a_wide_sign_is_guarded() {
    let sandbox = Sandbox::with_database();
    let statement = "SELECT ' =1+1' AS a, '＝1+1' AS b, char(9) || '=1' AS c, ' plain' AS d";
    assert_eq!(
        sandbox.run(["sql", statement, "--format", "csv"]).ok(),
        "a,b,c,d\n' =1+1,'＝1+1,'\t=1, plain\n"
    );
}

#[test]
fn whole_numbers_print_whole() {
    let sandbox = Sandbox::with_database();
    let statement = "SELECT best FROM estimates WHERE id = 'kathmandu-post-2014-06-11#abroad'";
    assert_eq!(sandbox.run(["sql", statement, "--format", "csv"]).ok(), "best\n46000\n");
}

#[test]
fn json_shows_what_would_steer_a_terminal() {
    let sandbox = Sandbox::with_database();
    let statement = "SELECT char(155) || char(8238) || 'x' AS a";
    assert_eq!(
        sandbox.run(["sql", statement, "--format", "ndjson"]).ok(),
        "{\"a\":\"\\u009b\\u202ex\"}\n"
    );
}

#[test]
fn numbers_of_unknown_meaning_are_not_grouped() {
    let shown = Sandbox::with_database()
        .run(["sql", "SELECT 2015 AS y, 12345 AS n"])
        .ok();
    assert!(shown.contains("2015") && shown.contains("12345"), "{shown}");
}

#[test]
fn text_that_is_none_is_no_damage() {
    let outcome = Sandbox::with_database().run(["sql", "SELECT CAST(x'ff' AS TEXT)"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome
            .stderr
            .starts_with("error: a text in the result is not UTF-8\n  = help: show its bytes with `hex(…)`"),
        "{}",
        outcome.whole()
    );
}
