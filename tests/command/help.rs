//! Every command's help ends with two examples, which work on the bundled dossier.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::sandbox::Sandbox;

/// The examples at the end of a command's help.
fn examples(help: &str) -> Vec<&str> {
    let (_, end) = help.rsplit_once("\n\nExamples:\n").unwrap_or_default();
    end.lines()
        .map(|line| line.strip_prefix("  ").unwrap_or_default())
        .collect()
}

/// Runs an example as a reader would who has `tallybook` on the path.
fn shell(sandbox: &Sandbox, example: &str) -> Command {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_tallybook"));
    let path = std::env::var("PATH").unwrap();
    let mut command = Command::new("bash");
    command
        .args(["-c", example])
        .current_dir(sandbox.path(""))
        .env_clear()
        .env("PATH", format!("{}:{path}", program.parent().unwrap().display()));
    command
}

/// Every command with its arguments: `tallybook`, and those below it.
fn commands(name: &str, command: &clap::Command, found: &mut Vec<String>) {
    found.push(name.to_owned());
    for below in command.get_subcommands() {
        commands(&format!("{name} {}", below.get_name()), below, found);
    }
}

#[test]
fn every_help_ends_with_two_examples_that_work() {
    let mut found = Vec::new();
    commands("tallybook", &tallybook::cli::definition(), &mut found);
    assert!(found.contains(&"tallybook parse date".to_owned()));
    for command in found {
        let sandbox = Sandbox::with_database();
        // The copies of the documents, which are nobody's to pass on.
        std::fs::create_dir(sandbox.path("copies")).unwrap();
        // An article of one's own.
        sandbox.write("article.txt", "About 1,200 dockers struck on 3 May 2019.\n");
        sandbox.write(
            "article.html",
            "<h1>Dockers</h1><p>About 1,200 dockers struck on 3 May 2019.</p>",
        );
        let help = sandbox.run(command.split(' ').skip(1).chain(["--help"])).ok();
        let examples = examples(&help);
        assert_eq!(examples.len(), 2, "{command} --help ends with {examples:?}");
        for example in examples {
            let (last, earlier) = {
                let mut parts = example.rsplitn(2, " && ");
                (parts.next().unwrap(), parts.next().unwrap_or_default())
            };
            let shows = last.starts_with(&command) || earlier.starts_with(&command);
            assert!(shows, "`{example}` is no example of `{command}`");
            if command == "tallybook serve" {
                serves(&sandbox, example);
                continue;
            }
            let output = shell(&sandbox, example).output().unwrap();
            assert!(
                output.status.success(),
                "{example}\n{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }
}

/// Whether an example serves pages, until it is stopped. Any port does: the usual one may be taken.
fn serves(sandbox: &Sandbox, example: &str) {
    let mut child = shell(sandbox, &format!("exec {example} --port 0"))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let told = lines
        .map_while(Result::ok)
        .any(|line| line.starts_with("http://127.0.0.1:"));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(told, "`{example}` tells no address");
}

#[test]
fn tallybook_alone_says_what_to_do_next() {
    let (empty, ready) = (Sandbox::new(), Sandbox::with_database());
    let mut told = String::new();
    let mut tell = |here: &str, outcome: super::sandbox::Outcome| {
        // A usage error: nothing was done.
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
        told.push_str(&format!("# {here}\n\n{}\n", outcome.stderr));
    };
    tell("nothing", empty.run([]));
    tell("a dossier", Sandbox::with_seeds().run([]));
    tell("a dossier and a database", ready.run([]));
    std::fs::remove_dir_all(ready.path("seeds")).unwrap();
    tell("a database", ready.run([]));
    tell("no such database", ready.run(["--db", "none.db"]));
    std::fs::rename(ready.path("tallybook.db"), ready.path("other.db")).unwrap();
    tell("another database", ready.run(["--db", "other.db"]));
    insta::assert_snapshot!(told);
}

#[test]
fn what_is_to_be_done_next_can_be_done() {
    for sandbox in [Sandbox::new(), Sandbox::with_seeds(), Sandbox::with_database()] {
        let told = sandbox.run([]).stderr;
        let commands: Vec<&str> = told
            .lines()
            .filter_map(|line| line.strip_prefix("  ")?.split("  ").next())
            .collect();
        assert!(commands.len() >= 2, "{told}");
        for command in commands {
            if command == "tallybook serve" {
                serves(&sandbox, command);
            } else {
                assert!(shell(&sandbox, command).output().unwrap().status.success(), "{command}");
            }
        }
    }
}

#[test]
fn pages_and_scripts_of_all_commands_are_written_into_folders() {
    let sandbox = Sandbox::new();
    sandbox.run(["man", "--dir", "man"]).ok();
    sandbox.run(["completions", "--dir", "completions"]).ok();
    let mut found = Vec::new();
    commands("tallybook", &tallybook::cli::definition(), &mut found);
    for command in &found {
        let page = sandbox.read(&format!("man/{}.1", command.replace(' ', "-")));
        assert!(page.contains(".TH") && page.contains("Examples:"), "{page}");
    }
    let names = |folder: &str| std::fs::read_dir(sandbox.path(folder)).unwrap().count();
    assert_eq!(names("man"), found.len());
    assert_eq!(names("completions"), 5);
    for name in [
        "tallybook.bash",
        "_tallybook",
        "tallybook.fish",
        "_tallybook.ps1",
        "tallybook.elv",
    ] {
        assert!(sandbox.read(&format!("completions/{name}")).contains("tallybook"));
    }
    let outcome = sandbox.run(["completions"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
}
