//! Runs the code blocks of a document in order, as a reader would, and gives the document with what they really print.
//!
//! - `console`: each line after `$ ` is a command, and the lines below it what it prints. `cd` holds for what follows.
//! - `sh`: commands that must succeed; what they print is not shown.
//! - `sql`: statements for the `sqlite3` shell; a `text` block after them is what it prints.
//! - `python`: a program for the environment of `tests/peers`; a `text` block after it is what it prints.
//! - Any block after a line that consists of a path and a colon, such as `` `seeds/series.toml`: ``, is a file of that name.
//!
//! Others are shown only, and so is a block after a line that begins with `Not run by the tests`.

use std::process::Command;

use crate::command::sandbox::Sandbox;
use crate::peers::peer;

/// A code block, as lines of the document.
struct Block<'a> {
    language: &'a str,
    /// The last line before it that is not empty.
    before: &'a str,
    body: Vec<&'a str>,
}

impl Block<'_> {
    fn body(&self) -> String {
        self.body.iter().map(|line| format!("{line}\n")).collect()
    }

    /// The file that it shows, if any.
    fn file(&self) -> Option<&str> {
        let name = self.before.strip_prefix('`')?.strip_suffix("`:")?;
        (!name.contains(['`', ' '])).then_some(name)
    }
}

/// What was run of a document.
pub(super) struct Run {
    /// The document, with what its blocks really print.
    pub(super) document: String,
    /// How many commands, statements and programs were run.
    pub(super) ran: usize,
}

/// Somebody who follows a document, block by block.
struct Reader<'a> {
    sandbox: &'a Sandbox,
    /// The folder in the sandbox, as the last `cd` left it.
    folder: String,
}

/// Runs every block of a document.
pub(super) fn run_all(sandbox: &Sandbox, document: &str) -> Run {
    let mut reader = Reader {
        sandbox,
        folder: ".".into(),
    };
    let (mut shown, mut ran, mut before) = (String::new(), 0, "");
    let mut printed: Option<String> = None;
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        shown.push_str(&format!("{line}\n"));
        let Some(language) = line.strip_prefix("```") else {
            if !line.trim().is_empty() {
                before = line;
                printed = None;
            }
            continue;
        };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let block = Block { language, before, body };
        let output = printed.take().filter(|_| language == "text");
        let body = if let Some(output) = output {
            output
        } else {
            let (body, told, commands) = reader.run_block(&block);
            ran += commands;
            printed = told;
            body
        };
        shown.push_str(&format!("{body}```\n"));
        before = "";
    }
    Run { document: shown, ran }
}

impl Reader<'_> {
    /// The block as it runs, what it printed if that is shown in the next block, and how many commands it has.
    fn run_block(&mut self, block: &Block<'_>) -> (String, Option<String>, usize) {
        if block.before.starts_with("Not run by the tests") {
            return (block.body(), None, 0);
        }
        if let Some(name) = block.file() {
            self.sandbox.write(&format!("{}/{name}", self.folder), &block.body());
            return (block.body(), None, 0);
        }
        match block.language {
            "console" => {
                let (body, commands) = self.console(block);
                (body, None, commands)
            }
            "sh" => {
                // The tests are already running; everything else must succeed.
                for command in block.body.iter().filter(|command| **command != "cargo test") {
                    let (output, succeeded) = self.run(&command.replace("cargo run --release -- ", "tallybook "));
                    assert!(succeeded, "{command}\n{output}");
                }
                (block.body(), None, block.body.len())
            }
            "sql" => (block.body(), self.sqlite3(&block.body()), 1),
            "python" => {
                let told = peer("python").map(|mut python| {
                    let output = python
                        .args(["-W", "error", "-c", &block.body()])
                        .current_dir(self.sandbox.path(&self.folder))
                        .output()
                        .unwrap();
                    let told = String::from_utf8(output.stdout).unwrap();
                    let problems = String::from_utf8_lossy(&output.stderr).into_owned();
                    assert!(output.status.success(), "{}\n{told}{problems}", block.body());
                    told
                });
                (block.body(), told, 1)
            }
            _ => (block.body(), None, 0),
        }
    }

    /// A block of commands, each with what it really prints, and how many there are.
    fn console(&mut self, block: &Block<'_>) -> (String, usize) {
        let (mut shown, mut ran, mut told) = (String::new(), 0, true);
        for line in &block.body {
            let Some(command) = line.strip_prefix("$ ") else {
                assert!(ran > 0, "output without a command: {line}");
                // Where its program is missing, what a command prints stays as it is written.
                if !told {
                    shown.push_str(&format!("{line}\n"));
                }
                continue;
            };
            ran += 1;
            shown.push_str(&format!("{line}\n"));
            if let Some(folder) = command.strip_prefix("cd ") {
                self.folder = format!("{}/{folder}", self.folder);
                continue;
            }
            told = self.is_at_hand(command);
            if told {
                shown.push_str(&self.run(command).0);
            }
        }
        (shown, ran)
    }

    /// Whether the program of a command is installed; on CI it must be.
    fn is_at_hand(&self, command: &str) -> bool {
        match command.split(' ').next() {
            Some("sqlite3") => self.sandbox.sqlite3(":memory:", "SELECT 1").is_some(),
            Some(program @ ("datasette" | "python")) => peer(program).is_some(),
            _ => true,
        }
    }

    /// What the `sqlite3` shell prints of statements, in boxes, as `sqlite3 -box tallybook.db` does.
    fn sqlite3(&self, statements: &str) -> Option<String> {
        self.sandbox.sqlite3(":memory:", "SELECT 1")?;
        self.sandbox
            .write(&format!("{}/statements.sql", self.folder), statements);
        let (output, succeeded) =
            self.run("sqlite3 -bail -box tallybook.db < statements.sql; status=$?; rm statements.sql; exit $status");
        assert!(succeeded, "{statements}\n{output}");
        Some(output)
    }

    /// Runs a line where the reader is.
    fn run(&self, command: &str) -> (String, bool) {
        run_in(self.sandbox, &self.folder, command)
    }
}

/// Runs a line in the sandbox as a reader would, with `tallybook` and the programs of `tests/peers` on the path; returns its output and
/// whether it succeeded.
pub(super) fn run(sandbox: &Sandbox, command: &str) -> (String, bool) {
    run_in(sandbox, ".", command)
}

fn run_in(sandbox: &Sandbox, folder: &str, command: &str) -> (String, bool) {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_tallybook"));
    let path = format!(
        "{}:{}:{}",
        program.parent().unwrap().display(),
        std::env::var("PATH").unwrap(),
        std::path::absolute("target/peers/bin").unwrap().display(),
    );
    let output = Command::new("bash")
        .args(["-c", &format!("exec 2>&1; {command}")])
        .env("PATH", path)
        .env("COLUMNS", "110")
        .env("NO_COLOR", "1")
        .env_remove("TALLYBOOK_DB")
        .current_dir(sandbox.path(folder))
        .output()
        .unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.success())
}
