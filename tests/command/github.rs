//! Problems as a workflow of GitHub reads them, and the hook for pre-commit.

use super::sandbox::Sandbox;
use crate::peers::{peer, told};

#[test]
fn each_problem_is_a_command_with_its_place() {
    let sandbox = Sandbox::with_seeds();
    assert_eq!(sandbox.run(["check", "--format", "github"]).ok(), "");
    let text = sandbox.read("seeds/freedom-united-2018-08-03.toml");
    let line = 1 + text
        .lines()
        .position(|line| line == "series = \"share-withheld\"")
        .unwrap();
    sandbox.write(
        "seeds/freedom-united-2018-08-03.toml",
        &text.replacen("\"share-withheld\"", "\"100%, or less\"", 1),
    );
    let outcome = sandbox.run(["check", "--format", "github"]);
    assert_eq!(outcome.status, 1);
    let problem = outcome.stdout.lines().next().unwrap();
    assert_eq!(outcome.stdout.lines().count(), 1, "{}", outcome.stdout);
    assert_eq!(
        problem,
        format!(
            "::error file=seeds/freedom-united-2018-08-03.toml,line={line},col=14,title=invalid-key::`100%25, or less` is not a valid `series`: a key cannot contain `%25`%0Awhy: keys are used in file names, web addresses and SQL%0Ahelp: use ASCII letters, digits, `-`, `_` and `.`"
        )
    );
    assert_eq!(outcome.stderr, "1 error in 10 files\n");
}

#[test]
fn the_hook_of_pre_commit_runs_as_it_is_written() {
    let Some(mut python) = peer("python") else { return };
    let program = "import yaml; [hook] = yaml.safe_load(open('.pre-commit-hooks.yaml')); print(hook['id'], hook['language'], hook['pass_filenames'], hook['entry'], sep='\\n')";
    let hook = told(python.args(["-c", program]));
    let [id, language, names, entry] = hook.lines().collect::<Vec<_>>()[..] else {
        panic!("{hook}")
    };
    assert_eq!([id, language, names], ["tallybook-check", "rust", "False"]);
    let arguments = entry.strip_prefix("tallybook ").unwrap();
    let sandbox = Sandbox::with_seeds();
    sandbox.run(arguments.split(' ')).ok();
    sandbox.write("seeds/places.toml", "[[place]]\n");
    assert_eq!(sandbox.run(arguments.split(' ')).status, 1);
}
