//! Published sites in a real browser: `browser.mjs` opens their pages from the folder and from a server.

mod hard;

use std::path::Path;
use std::process::Command;

use super::command::sandbox::Sandbox;

/// Whether a program and the packages for the browser are there; where they are not, says so, and on CI fails.
#[expect(clippy::print_stderr, reason = "a contributor should know what was not tested")]
fn is_equipped() -> bool {
    let missing = if !Path::new("tests/site/node_modules/playwright-core").exists() {
        Some("the packages of tests/site: `npm ci --prefix tests/site`")
    } else if Command::new("node").arg("--version").output().is_err() {
        Some("node")
    } else if !Path::new(&browser()).exists() {
        Some("chromium, or the variable CHROMIUM with its path")
    } else {
        None
    };
    if let Some(missing) = missing {
        assert!(std::env::var_os("CI").is_none(), "missing: {missing}");
        eprintln!("not tested in a browser, for want of {missing}");
    }
    missing.is_none()
}

fn browser() -> String {
    std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned())
}

/// Opens every kind of page of a site; it must be as it should be.
fn open(site: &Path) {
    let output = Command::new("node")
        .arg("tests/site/browser.mjs")
        .arg(site)
        .arg("--sql")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let wrong: Vec<&str> = said.lines().filter(|line| !line.starts_with("ok")).collect();
    assert!(
        output.status.success(),
        "{}\n{}",
        wrong.join("\n"),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn the_bundled_dossier_is_a_site_that_works_in_a_browser() {
    if !is_equipped() {
        return;
    }
    let sandbox = Sandbox::with_database();
    let sql_js = std::path::absolute("tests/site/node_modules/sql.js/dist").unwrap();
    sandbox
        .run(["publish", "site", "--sql-js", sql_js.to_str().unwrap()])
        .ok();
    open(&sandbox.path("site"));
}

#[test]
fn a_hard_dossier_is_a_site_that_works_in_a_browser() {
    if !is_equipped() {
        return;
    }
    let sandbox = Sandbox::new();
    hard::write(&sandbox, 150);
    sandbox.run(["ingest", "seeds"]).ok();
    let sql_js = std::path::absolute("tests/site/node_modules/sql.js/dist").unwrap();
    sandbox
        .run([
            "publish",
            "site",
            "--sql-js",
            sql_js.to_str().unwrap(),
            "--base-url",
            "https://example.org/hard/",
        ])
        .ok();
    open(&sandbox.path("site"));
}

/// `cargo test the_hard_site -- --ignored` writes `target/hard-site`, with 500 claims.
#[test]
#[ignore = "writes a site for people to look at"]
fn the_hard_site_to_look_at() {
    let sandbox = Sandbox::new();
    hard::write(&sandbox, 500);
    sandbox.run(["ingest", "seeds"]).ok();
    let site = std::path::absolute("target/hard-site").unwrap();
    sandbox.run(["publish", site.to_str().unwrap()]).ok();
}
