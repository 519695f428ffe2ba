//! A published site: all of it there, nothing private in it, and the same bytes from the same database.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use base64::Engine as _;

use super::sandbox::Sandbox;

/// A dossier with texts that try to be markup, a figure that was withdrawn and one that was misprinted.
const DOSSIER: &str = r#"
[dossier]
title = "Strikes & <script>alert(1)</script>"
headline = "strikers"
note = "What \"was\" said"

[[agent]]
key = "paper"
name = "The \u202ePaper"
kind = "news-outlet"

[[agent]]
key = "union"
name = "Union <b>of</b> miners"
kind = "other"

[[agent]]
key = "echo"
name = "The Echo"
kind = "news-outlet"

[[series]]
key = "strikers"
title = "Strikers"
unit = "count"

[document]
key = "report"
title = "“Thousands” <img src=x onerror=alert(1)> walked out"
publisher = "paper"
published = "2020-05"

[[estimate]]
key = "first"
series = "strikers"
place = "PL"
stated = "about 2,000 strikers"
when = "2020-04"
origin = "union"
locator = "paragraph 1"

[[estimate]]
key = "wrong"
series = "strikers"
place = "PL"
stated = "9,000 strikers"
when = "2020-04"
locator = "paragraph 2"
status = "withdrawn"
status_on = "2020-06-01"
status_reason = "the paper took it back"

[[estimate]]
key = "misprinted"
series = "strikers"
place = "PL"
stated = "2,50 strikers"
when = "2020-05"
locator = "paragraph 4"

[[correction]]
claim = "misprinted"
expect = "2,50 strikers"
value = "2,500 strikers"
reason = "a digit is missing"

[[estimate]]
key = "doubted"
series = "strikers"
place = "DE"
stated = "=1+2 strikers"
low = 3
high = 3
when = "2020-05"
locator = "paragraph 5"
status = "disputed"
status_reason = "nobody else counted \b there"

[[estimate]]
key = "later"
series = "strikers"
place = "PL"
stated = "1,900 strikers"
when = "2020-04"
origin = "union"
supersedes = "report#first"
locator = "paragraph 6"

[[event]]
key = "walkout"
title = "The </script><script>alert(2)</script> walkout"
category = "strike"
place = "PL"
when = "2020-04"
locator = "paragraph 3"
"#;

/// A document that repeats the figure that was withdrawn.
const ECHO: &str = r#"
[document]
key = "copy"
title = "Strikes grow"
publisher = "echo"
published = "2020-05-30"

[[estimate]]
key = "copied"
series = "strikers"
place = "PL"
stated = "9,000 strikers"
when = "2020-04"
origin = "paper"
relays = "report#wrong"
locator = "paragraph 1"
"#;

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("seeds/all.toml", DOSSIER);
    sandbox.write("seeds/echo.toml", ECHO);
    sandbox.run(["ingest", "seeds"]).ok();
    sandbox
}

/// Every file below a folder with its bytes.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_owned();
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

fn text<'a>(files: &'a BTreeMap<PathBuf, Vec<u8>>, name: &str) -> &'a str {
    std::str::from_utf8(&files[Path::new(name)]).unwrap()
}

#[test]
fn the_same_database_gives_the_same_bytes_at_stable_addresses() {
    let sandbox = sandbox();
    sandbox.run(["publish", "one"]).ok();
    sandbox.run(["publish", "two"]).ok();
    let one = files(&sandbox.path("one"));
    assert_eq!(one, files(&sandbox.path("two")));
    for name in [
        "index.html",
        "series/strikers.html",
        "series/strikers.csv",
        "document/report.html",
        "agent/union.html",
        "timeline.html",
        "corrections.html",
        "changes.html",
        "changes.atom",
        "method.html",
        "data.html",
        "sql.html",
        "embed/strikers.html",
        "charts/strikers.svg",
        "charts/strikers.png",
        "charts/strikers.csv",
        "cards/strikers.png",
        "data/tallybook.db",
        "data/claims.csv",
        "assets/site.css",
        "assets/site.js",
    ] {
        assert!(one.contains_key(Path::new(name)), "{name} in {:?}", one.keys());
    }
    // Over its own files it may write again, and changes nothing.
    sandbox.run(["publish", "one"]).ok();
    assert_eq!(one, files(&sandbox.path("one")));
}

#[test]
fn no_text_of_a_dossier_becomes_markup() {
    let sandbox = sandbox();
    sandbox.run(["publish", "site"]).ok();
    for (name, bytes) in files(&sandbox.path("site")) {
        let is_page = name
            .extension()
            .is_some_and(|end| end == "html" || end == "atom" || end == "svg");
        let text = String::from_utf8_lossy(&bytes);
        for markup in ["<script>alert", "<img src=x", "<b>of</b>"] {
            assert!(!is_page || !text.contains(markup), "{markup} in {}", name.display());
        }
    }
}

#[test]
fn every_page_has_a_policy_and_every_address_is_its_own() {
    let sandbox = sandbox();
    sandbox.run(["publish", "site"]).ok();
    for (name, bytes) in files(&sandbox.path("site")) {
        if name.extension().is_none_or(|end| end != "html") {
            continue;
        }
        let page = String::from_utf8(bytes).unwrap();
        let policy = page
            .split("Content-Security-Policy")
            .nth(1)
            .unwrap_or_else(|| panic!("no policy in {}", name.display()));
        let policy = policy.split('>').next().unwrap();
        assert!(policy.contains("default-src 'none'"), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        assert_eq!(
            policy.contains("wasm-unsafe-eval"),
            name == Path::new("sql.html"),
            "{policy}"
        );
        let loads = ["src=\"http", "src=\"//", "<link rel=\"stylesheet\" href=\"http"];
        assert!(loads.iter().all(|load| !page.contains(load)), "{}", name.display());
    }
}

#[test]
fn a_figure_that_was_taken_back_is_told_wherever_it_was_shown() {
    let sandbox = sandbox();
    sandbox.run(["publish", "site"]).ok();
    let site = files(&sandbox.path("site"));
    let all = [
        "the paper took it back",
        "a digit is missing",
        "nobody else counted",
        "Replaced by",
    ];
    for page in [
        "index.html",
        "series/strikers.html",
        "document/report.html",
        "agent/paper.html",
    ] {
        for reason in all {
            assert!(box_of(text(&site, page)).contains(reason), "{reason} in {page}");
        }
    }
    for reason in all {
        assert!(text(&site, "corrections.html").contains(reason), "{reason}");
    }
    // What repeats a figure shows it too, and so does a chart.
    assert!(box_of(text(&site, "agent/echo.html")).contains("the paper took it back"));
    assert!(text(&site, "embed/strikers.html").contains(" corrections.</strong>"));
    assert!(!text(&site, "agent/union.html").contains("the paper took it back"));
    assert!(!text(&site, "timeline.html").contains("<aside class=\"box warn\""));
}

/// What a page says in its box of corrections.
fn box_of(page: &str) -> &str {
    let from = page
        .split("<aside class=\"box warn\"")
        .nth(1)
        .expect("a box of corrections");
    from.split("</aside>").next().unwrap()
}

#[test]
fn the_feed_and_the_data_can_be_read_by_others() {
    let sandbox = sandbox();
    std::fs::copy(sandbox.path("tallybook.db"), sandbox.path("old.db")).unwrap();
    // There and back: two editions that are the same.
    sandbox.write("seeds/all.toml", &DOSSIER.replace("about 2,000", "about 3,000"));
    sandbox.run(["ingest", "seeds"]).ok();
    std::fs::copy(sandbox.path("tallybook.db"), sandbox.path("between.db")).unwrap();
    sandbox.write("seeds/all.toml", DOSSIER);
    sandbox.run(["ingest", "seeds"]).ok();
    sandbox.run(["export", "sqlite", "--public", "-o", "copy.db"]).ok();
    for db in ["tallybook.db", "copy.db"] {
        let site = format!("site of {db}");
        let since = ["--since", "between.db", "--since", "old.db", "--since", "between.db"];
        let arguments = ["--db", db, "publish", &site];
        sandbox.run(arguments.into_iter().chain(since)).ok();
        let site = files(&sandbox.path(&site));
        let feed = roxmltree::Document::parse(text(&site, "changes.atom")).unwrap();
        let of = |name: &'static str| {
            feed.descendants()
                .filter(move |node| node.has_tag_name(("http://www.w3.org/2005/Atom", name)))
        };
        let mut ids: Vec<&str> = of("id").filter_map(|node| node.text()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{ids:?}");
        let titles: Vec<&str> = of("title").filter_map(|node| node.text()).collect();
        assert_eq!(
            titles.iter().filter(|title| title.starts_with("Edition")).count(),
            3,
            "{titles:?}"
        );
        assert!(
            of("updated").all(|node| node.text().is_some_and(|day| day > "2020-")),
            "{db}"
        );
        for (name, bytes) in &site {
            let page = String::from_utf8_lossy(bytes);
            if let Some(json) = page.split("<script type=\"application/ld+json\">").nth(1) {
                let json: serde_json::Value = serde_json::from_str(json.split("</script>").next().unwrap()).unwrap();
                let is_data = ["index.html", "data.html", "series/strikers.html"]
                    .iter()
                    .any(|data| name == Path::new(data));
                assert_eq!(json["@type"] == "Dataset", is_data, "{} {json}", name.display());
            }
        }
        assert!(
            text(&site, "charts/strikers.csv").contains("'=1+2"),
            "a spreadsheet would run it"
        );
    }
}

#[test]
fn what_is_private_by_now_is_not_told_of_earlier_editions() {
    let sandbox = sandbox();
    let before = DOSSIER
        .replace("key = \"later\"", "key = \"later\"\nnote = \"zqx note\"")
        .replace(
            "locator = \"paragraph 4\"",
            "locator = \"paragraph 4\"\norigin = \"zqx\"",
        )
        .replace("key = \"doubted\"", "key = \"zqx-doubted\"")
        .replace(
            "[[series]]",
            "[[agent]]\nkey = \"zqx\"\nname = \"Zqx\"\nkind = \"other\"\n\n[[series]]",
        );
    sandbox.write("seeds/all.toml", &before);
    sandbox.run(["ingest", "seeds"]).ok();
    std::fs::copy(sandbox.path("tallybook.db"), sandbox.path("old.db")).unwrap();
    assert!(sandbox.run(["publish", "before"]).ok().len() < 1000);
    let after = before
        .replace("note = \"zqx note\"", "note = \"zqx note\"\nprivate = [\"note\"]")
        .replace("key = \"zqx-doubted\"", "key = \"zqx-doubted\"\nprivate = true")
        .replace("name = \"Zqx\"", "name = \"Zqx\"\nprivate = true")
        .replace("paragraph 1", "paragraph 11");
    sandbox.write("seeds/all.toml", &after);
    sandbox.run(["ingest", "seeds"]).ok();
    sandbox.run(["publish", "site", "--since", "old.db"]).ok();
    let site = files(&sandbox.path("site"));
    assert!(text(&site, "changes.html").contains("paragraph 11"));
    for (name, bytes) in &site {
        assert!(super::private::leaks(bytes).is_empty(), "{}", name.display());
    }
    let changes = sandbox.run(["diff", "old.db", "tallybook.db", "--format", "csv"]).ok();
    assert!(super::private::leaks(changes.as_bytes()).is_empty(), "{changes}");
    let all = sandbox
        .run(["diff", "old.db", "tallybook.db", "--format", "csv", "--private"])
        .ok();
    assert!(all.contains("zqx-doubted"), "{all}");
}

#[test]
fn a_file_at_an_address_that_is_new_is_not_replaced_if_it_is_not_ours() {
    let sandbox = sandbox();
    sandbox.run(["publish", "site"]).ok();
    sandbox.write("site/agent/miners.html", "mine");
    sandbox.write("seeds/all.toml", &DOSSIER.replace("\"union\"", "\"miners\""));
    sandbox.run(["ingest", "seeds"]).ok();
    let before = files(&sandbox.path("site"));
    let refused = sandbox.run(["publish", "site"]);
    assert!(
        refused.status == 2 && refused.stderr.contains("miners.html is not replaced: it is yours"),
        "{refused:?}"
    );
    assert_eq!(files(&sandbox.path("site")), before, "nothing was changed");
}

#[test]
fn a_mistake_in_a_spec_or_template_is_found_before_anything_is_written() {
    let sandbox = sandbox();
    sandbox.run(["publish", "site"]).ok();
    let before = files(&sandbox.path("site"));
    sandbox.write("seeds/all.toml", &DOSSIER.replace("about 2,000", "about 3,000"));
    sandbox.run(["ingest", "seeds"]).ok();
    let spec = "kind = \"trend\"\ntitle = \"T\"\nseries = \"strikers\"\nplace = \"XX\"\n";
    sandbox.write("charts/wrong.toml", spec);
    assert!(sandbox.run(["publish", "site"]).stderr.contains("unknown place `XX`"));
    std::fs::remove_file(sandbox.path("charts/wrong.toml")).unwrap();
    sandbox.write("mine/agent.html", "{{ agent.name|nofilter }}");
    assert_eq!(sandbox.run(["publish", "site", "--templates", "mine"]).status, 2);
    assert_eq!(files(&sandbox.path("site")), before);
}

#[test]
fn a_chart_has_an_address_whatever_its_name() {
    let sandbox = sandbox();
    let spec = |title: &str| format!("kind = \"sources\"\ntitle = \"{title}\"\nseries = \"strikers\"\n");
    sandbox.write("charts/What? Für #1.toml", &spec("One"));
    sandbox.write("charts/what-fur-1.toml", &spec("Two"));
    sandbox.run(["publish", "site"]).ok();
    let site = files(&sandbox.path("site"));
    let names = ["charts/what-fur-1.svg", "charts/what-fur-1-2.svg"];
    assert!(
        names.iter().all(|name| site.contains_key(Path::new(name))),
        "{:?}",
        site.keys()
    );
    assert!(text(&site, "series/strikers.html").contains("charts/what-fur-1-2.svg"));
}

#[test]
fn a_claim_is_cited_with_the_chain_through_which_it_came() {
    let sandbox = sandbox();
    sandbox
        .run(["publish", "site", "--base-url", "https://example.org/strikes"])
        .ok();
    let site = files(&sandbox.path("site"));
    let page = text(&site, "series/strikers.html");
    assert!(page.contains("as relayed by The"), "{page}");
    assert!(
        page.contains("claim report#first. https://example.org/strikes/series/strikers.html#report:first"),
        "{page}"
    );
    // A month is not its first day.
    let document = text(&site, "document/report.html");
    assert!(
        document.contains("2020-05") && !document.contains("2020-05-01"),
        "{document}"
    );
}

#[test]
fn nothing_private_is_in_any_byte() {
    let sandbox = super::private::sandbox();
    // The dossier is described in the file of a private document.
    let [dossier, memo] = ["seeds/dossier.toml", "seeds/zqx-memo.toml"].map(|name| sandbox.path(name));
    let both = [&dossier, &memo].map(|path| std::fs::read_to_string(path).unwrap());
    std::fs::write(&memo, both.concat()).unwrap();
    std::fs::remove_file(dossier).unwrap();
    sandbox.run(["ingest", "seeds"]).ok();
    std::fs::copy(sandbox.path("tallybook.db"), sandbox.path("old.db")).unwrap();
    sandbox.write("js/sql-wasm-inline.js", "// sql.js");
    sandbox
        .run(["publish", "site", "--since", "old.db", "--sql-js", "js"])
        .ok();
    let mut site = files(&sandbox.path("site"));
    assert!(text(&site, "index.html").contains("<bdi>Workers abroad</bdi>"));
    let script = text(&site, "data/database.js").split('"').nth(1).unwrap();
    let database = base64::engine::general_purpose::STANDARD.decode(script).unwrap();
    site.insert("the database in the script".into(), database);
    for (name, bytes) in &site {
        let leaks = super::private::leaks(bytes);
        assert!(leaks.is_empty(), "{leaks:?} in {}", name.display());
        assert!(
            super::private::leaks(name.to_string_lossy().as_bytes()).is_empty(),
            "{}",
            name.display()
        );
    }
    assert!(
        text(&site, "index.html").contains("private"),
        "it is told how many are left out"
    );
}

#[test]
fn a_folder_with_anything_else_is_left_alone() {
    let sandbox = sandbox();
    sandbox.write("site/mine.txt", "mine");
    let refused = sandbox.run(["publish", "site"]);
    assert_eq!(refused.status, 2, "{refused:?}");
    assert!(
        refused.stderr.contains("is not empty and holds no earlier site"),
        "{}",
        refused.stderr
    );
    assert_eq!(files(&sandbox.path("site")).len(), 1);
    // An earlier site is replaced; what somebody put beside it stays.
    sandbox.run(["publish", "pages"]).ok();
    sandbox.write("pages/CNAME", "example.org");
    sandbox.write("seeds/all.toml", &DOSSIER.replace("\"union\"", "\"miners\""));
    sandbox.run(["ingest", "seeds"]).ok();
    sandbox.run(["publish", "pages"]).ok();
    let pages = files(&sandbox.path("pages"));
    assert!(pages.contains_key(Path::new("agent/miners.html")) && !pages.contains_key(Path::new("agent/union.html")));
    assert!(pages.contains_key(Path::new("CNAME")));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let sandbox = sandbox();
    sandbox.run(["publish", "site"]).ok();
    std::fs::remove_dir_all(sandbox.path("site/series")).unwrap();
    std::fs::create_dir(sandbox.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink(sandbox.path("elsewhere"), sandbox.path("site/series")).unwrap();
    assert_eq!(sandbox.run(["publish", "site"]).status, 2);
    assert!(files(&sandbox.path("elsewhere")).is_empty());
}

#[test]
fn an_edition_tells_what_changed_since_the_one_before() {
    let sandbox = sandbox();
    std::fs::copy(sandbox.path("tallybook.db"), sandbox.path("old.db")).unwrap();
    sandbox.write(
        "seeds/all.toml",
        &DOSSIER
            .replace("about 2,000", "about 3,000")
            .replace("key = \"walkout\"", "key = \"strike\""),
    );
    sandbox.run(["ingest", "seeds"]).ok();
    let changes = sandbox.run(["diff", "old.db", "tallybook.db", "--format", "csv"]).ok();
    assert!(
        changes.contains("changed,report#first,says,\"≈ 2,000\",\"≈ 3,000\""),
        "{changes}"
    );
    assert!(
        changes.contains("added,report#strike") && changes.contains("removed,report#walkout"),
        "{changes}"
    );
    sandbox.run(["publish", "site", "--since", "old.db"]).ok();
    let site = files(&sandbox.path("site"));
    assert!(text(&site, "changes.html").contains("≈ 2,000"));
    assert!(text(&site, "changes.atom").contains("Edition "));
    assert_eq!(
        sandbox
            .run(["diff", "tallybook.db", "tallybook.db", "--format", "csv"])
            .ok()
            .lines()
            .count(),
        1
    );
}

#[test]
fn templates_may_be_replaced_one_by_one() {
    let sandbox = sandbox();
    sandbox.write("mine/method.html", "{{ site.title }}: mine");
    sandbox.run(["publish", "site", "--templates", "mine"]).ok();
    let site = files(&sandbox.path("site"));
    assert_eq!(
        text(&site, "method.html"),
        "Strikes &amp; &lt;script&gt;alert(1)&lt;/script&gt;: mine"
    );
    // Ours are written to start from, over nothing, and make the same site.
    sandbox.run(["publish", "--write-templates", "ours"]).ok();
    assert_eq!(sandbox.run(["publish", "--write-templates", "ours"]).status, 2);
    sandbox.run(["publish", "usual"]).ok();
    sandbox.run(["publish", "same", "--templates", "ours"]).ok();
    assert_eq!(files(&sandbox.path("usual")), files(&sandbox.path("same")));
    sandbox.write("mine/index.html", "{% if %}");
    let wrong = sandbox.run(["publish", "other", "--templates", "mine"]);
    assert_eq!(wrong.status, 2, "{wrong:?}");
    assert!(wrong.stderr.contains("index.html:1"), "{}", wrong.stderr);
}

#[test]
fn an_edition_has_the_same_name_wherever_it_is_told() {
    for sandbox in [sandbox(), super::private::sandbox()] {
        std::fs::copy(sandbox.path("tallybook.db"), sandbox.path("old.db")).unwrap();
        sandbox.run(["publish", "site", "--since", "old.db"]).ok();
        let site = files(&sandbox.path("site"));
        let page = text(&site, "changes.html");
        let edition = page
            .split("Edition <code title=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        assert_eq!(edition.len(), 64);
        assert!(page.contains(&format!("<h2 id=\"{edition}\">")), "{edition}\n{page}");
    }
}

#[test]
fn a_run_that_was_killed_is_made_good_by_the_next() {
    let sandbox = sandbox();
    sandbox.run(["publish", "whole"]).ok();
    let whole = files(&sandbox.path("whole"));
    // What there is after the list and a few files.
    sandbox.write("site/files.txt", text(&whole, "files.txt"));
    sandbox.write("site/index.html", "half");
    sandbox.run(["publish", "site"]).ok();
    assert_eq!(files(&sandbox.path("site")), whole);
}

#[test]
fn a_chart_of_several_series_or_of_an_earlier_day_stands_on_a_page() {
    let sandbox = sandbox();
    sandbox.write(
        "charts/both.toml",
        "kind = \"trend\"\ntitle = \"Side by side\"\npanels = { series = [\"strikers\"] }\n",
    );
    sandbox.write(
        "charts/then.toml",
        "kind = \"trend\"\ntitle = \"As it was in May\"\nseries = \"strikers\"\nknown-by = \"2020-05-31\"\n",
    );
    sandbox.run(["publish", "site"]).ok();
    let site = files(&sandbox.path("site"));
    assert!(text(&site, "index.html").contains("Side by side"));
    assert!(text(&site, "series/strikers.html").contains("As it was in May"));
    assert!(
        site.contains_key(Path::new("charts/strikers.svg")),
        "the series has a chart of today too"
    );
}

#[test]
fn a_repeat_of_a_figure_that_was_taken_back_is_marked() {
    let sandbox = sandbox();
    sandbox.run(["publish", "site"]).ok();
    let site = files(&sandbox.path("site"));
    for page in ["series/strikers.html", "document/copy.html", "agent/echo.html"] {
        assert!(text(&site, page).contains("repeats what is withdrawn"), "{page}");
    }
    let page = text(&site, "series/strikers.html");
    let cited = |claim: &str| {
        let cited = page
            .split("class=\"citation\"")
            .find(|cited| cited.contains(&format!("claim {claim}")));
        cited.unwrap().split("</dd>").next().unwrap().to_owned()
    };
    assert!(
        cited("report#wrong").contains("Withdrawn."),
        "{}",
        cited("report#wrong")
    );
    assert!(cited("report#first").contains("Superseded by report#later."));
    assert!(cited("report#doubted").contains("Marked as disputed."));
    assert!(!cited("report#later").contains("Superseded"));
}

#[test]
fn what_a_spec_names_in_vain_is_told_and_a_folder_that_is_not_there_is_an_error() {
    let sandbox = sandbox();
    let spec = "kind = \"timeline\"\ntitle = \"T\"\nevents = [{ category = \"strke\" }]\n";
    sandbox.write("charts/c.toml", spec);
    let told = sandbox.run(["publish", "site"]);
    assert!(told.status == 0 && told.stderr.contains("charts/c.toml:3"), "{told:?}");
    assert_eq!(sandbox.run(["publish", "other", "--charts", "nowhere"]).status, 2);
    let spec = "kind = \"sources\"\ntitle = \"T\"\nseries = \"striker\"\n";
    sandbox.write("charts/c.toml", spec);
    let wrong = sandbox.run(["publish", "site"]).stderr;
    assert!(
        wrong.contains("chart `c`: unknown series `striker`") && wrong.contains("did you mean `strikers`"),
        "{wrong}"
    );
}
