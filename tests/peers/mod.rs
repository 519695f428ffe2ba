//! Exports, read by the programs that they are made for.

mod csl;
mod datapackage;
mod datasette;
mod parquet;
mod timelinejs;
mod wheel;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::sandbox::Sandbox;

/// The environment with the Python programs of `requirements.txt`: `python3 -m venv target/peers`, then `target/peers/bin/pip install -r tests/peers/requirements.txt`.
const ENVIRONMENT: &str = "target/peers/bin";

/// A dossier with dates of every form, texts that try to be markup, cells that try to be formulas, and a chain of relays.
const DOSSIER: &str = r#"
[dossier]
title = "Walls & <script>hit()</script>"
note = "=1+1"

[[agent]]
key = "paper"
name = "The Paper"
kind = "news-outlet"

[[agent]]
key = "ministry"
name = "Ministry of Works"
kind = "government"

[[agent]]
key = "echo"
name = "The Echo"
kind = "news-outlet"

[[series]]
key = "masons"
title = "Masons"
unit = "count"
unit_name = "masons"

[document]
key = "ministry-1990"
title = "A survey of walls"
publisher = "ministry"
published = "1990~"
language = "en"
archive_url = "https://archive.example.org/1990/walls"

[[estimate]]
key = "masons"
series = "masons"
place = "GR"
stated = "about 50,000"
when = "1989"
locator = "page 12, table 2"

[[event]]
key = "salamis"
title = "Walls <img src=x onerror=hit()> & “gates” are built"
category = "war <img src=x onerror=hit()> & peace"
place = "GR"
stated = "480 BC"
when = "-0479"
locator = "page 1"
note = "<script>hit()</script>"

[[event]]
key = "reign"
title = "The long walls stand"
category = "peace"
place = "GR"
when = "-0460~/-0403"
locator = "page 2"

[[event]]
key = "spring"
title = "The walls are measured"
category = "peace"
place = "GR"
when = "1985-21"
locator = "page 3"

[[event]]
key = "by"
title = "The gates are gone"
category = "peace"
place = "GR"
when = "../1950"
locator = "page 4"

[[event]]
key = "some"
title = "A tower falls"
category = "peace"
place = "GR"
when = "[1667,1670..1672]"
locator = "page 5"

[[event]]
key = "day"
title = "The survey begins"
category = "peace"
place = "GR"
when = "1984-03-05/1984-04"
locator = "page 6"

[[event]]
key = "old"
title = "The rock is settled"
category = "peace"
place = "GR"
when = "Y-12000"
locator = "page 7"

[[event]]
key = "gone"
title = "What did not happen"
category = "peace"
place = "GR"
when = "1986"
locator = "page 8"
status = "withdrawn"
status_on = "1991-01-01"
status_reason = "a slip"
"#;

const PAPER: &str = r#"
[document]
key = "paper-1991"
title = "Walls, _counted_"
publisher = "paper"
author = "A. Mason and B. Carter"
published = "1991-05"
url = "https://paper.example.org/walls?a=1&b=2"

[[estimate]]
key = "masons"
series = "masons"
place = "GR"
stated = "about 50,000"
when = "1989"
origin = "ministry"
relays = "ministry-1990#masons"
locator = "paragraph 3"
"#;

const ECHO: &str = r#"
[document]
key = "echo-1992"
title = "More masons"
publisher = "echo"
published = "1991/1992-02"
accessed = "1993-04-05"

[[estimate]]
key = "masons"
series = "masons"
place = "GR"
stated = "about 50,000"
when = "1989"
origin = "ministry"
relays = "paper-1991#masons"
locator = "paragraph 1"

[[event]]
key = "again"
title = "Walls are built"
category = "peace"
place = "GR"
when = "-0479"
relays = "ministry-1990#salamis"
locator = "paragraph 2"
"#;

/// A folder with that dossier and its database.
pub(crate) fn walls() -> Sandbox {
    let sandbox = Sandbox::new();
    for (name, text) in [("all", DOSSIER), ("paper", PAPER), ("echo", ECHO)] {
        sandbox.write(&format!("seeds/{name}.toml"), text);
    }
    sandbox.run(["ingest", "seeds"]).ok();
    sandbox
}

/// A program of that environment; where it is missing, says so, and on CI fails.
#[expect(clippy::print_stderr, reason = "a contributor should know what was not tested")]
pub(crate) fn peer(program: &str) -> Option<Command> {
    let path: PathBuf = std::path::absolute(Path::new(ENVIRONMENT).join(program)).unwrap();
    if path.exists() {
        return Some(Command::new(path));
    }
    assert!(std::env::var_os("CI").is_none(), "missing: {}", path.display());
    eprintln!(
        "not tested with {program}, for want of {}: `python3 -m venv target/peers && target/peers/bin/pip install -r tests/peers/requirements.txt`",
        path.display()
    );
    None
}

/// Runs a program to its end; it must succeed. What it printed.
pub(crate) fn told(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{command:?}\n{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}
