//! The complete command-line reference, so that a changed flag shows up in review.

use super::sandbox::Sandbox;

fn commands() -> Vec<String> {
    let definition = tallybook::cli::definition();
    definition
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect()
}

#[test]
fn the_reference_is_as_reviewed() {
    let sandbox = Sandbox::new();
    let mut text = sandbox.run(["--help"]).ok();
    for command in commands() {
        text.push_str(&format!(
            "\n# {command}\n\n{}",
            sandbox.run([command.as_str(), "--help"]).ok()
        ));
    }
    for kind in ["quantity", "date"] {
        text.push_str(&format!(
            "\n# parse {kind}\n\n{}",
            sandbox.run(["parse", kind, "--help"]).ok()
        ));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn every_command_has_a_manual_page() {
    let sandbox = Sandbox::new();
    assert!(sandbox.run(["man"]).ok().starts_with(".ie"));
    for command in commands() {
        let page = sandbox.run(["man", command.as_str()]).ok();
        assert!(page.contains(&command), "{page}");
    }
    let outcome = sandbox.run(["man", "reprot"]);
    assert_eq!(
        (outcome.status, outcome.stderr.as_str()),
        (2, "error: unknown command `reprot`\n  = help: did you mean `report`?\n")
    );
}

#[test]
fn completions_exist_for_every_shell() {
    let sandbox = Sandbox::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(
            sandbox.run(["completions", shell]).ok().contains("tallybook"),
            "{shell}"
        );
    }
}

#[test]
fn usage_errors_exit_with_2_and_leave_standard_output_empty() {
    let sandbox = Sandbox::new();
    for arguments in [
        vec!["frobnicate"],
        vec!["report", "--nonsense"],
        vec!["ingest"],
        vec!["parse", "colour"],
    ] {
        let outcome = sandbox.run(arguments);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{}", outcome.stderr);
    }
}

#[test]
fn a_closed_pipe_is_quiet() {
    let sandbox = Sandbox::with_database();
    let program = env!("CARGO_BIN_EXE_tallybook");
    let shell = format!("'{program}' report timeline --format ndjson | head -n 1; echo ${{PIPESTATUS[0]}}");
    let output = std::process::Command::new("bash")
        .args(["-c", &shell])
        .current_dir(sandbox.path("."))
        .output()
        .unwrap();
    assert!(
        String::from_utf8_lossy(&output.stdout).ends_with("\n0\n"),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
