//! Creating a new dossier.

use super::sandbox::Sandbox;

#[test]
fn a_new_dossier_checks_and_builds() {
    let sandbox = Sandbox::new();
    sandbox.run(["init", "mine"]).ok();
    let build = |arguments: &[&str]| {
        let output = sandbox
            .command()
            .current_dir(sandbox.path("mine"))
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    build(&["check"]);
    insta::assert_snapshot!(build(&["build"]));
    assert!(sandbox.path("mine/charts/visitors.svg").exists() && sandbox.path("mine/charts/visitors.png").exists());
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let sandbox = Sandbox::new();
    sandbox.write("mine/notes.txt", "mine");
    let outcome = sandbox.run(["init", "mine"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
    assert_eq!(std::fs::read_dir(sandbox.path("mine")).unwrap().count(), 1);
}
