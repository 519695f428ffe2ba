//! The program as a Python wheel.

use std::path::Path;
use std::process::Command;

use super::{peer, told};

#[test]
fn the_wheel_is_described_as_the_crate_is() {
    let read = |path: &str| -> toml::Table { std::fs::read_to_string(path).unwrap().parse().unwrap() };
    let (cargo, python) = (read("Cargo.toml"), read("pyproject.toml"));
    for field in ["name", "description", "license", "keywords"] {
        assert_eq!(python["project"][field], cargo["package"][field], "{field}");
    }
    assert_eq!(
        python["project"]["dynamic"].as_array().unwrap(),
        &[toml::Value::from("version")],
        "the version is that of Cargo.toml"
    );
    for file in python["project"]["license-files"].as_array().unwrap() {
        assert!(Path::new(file.as_str().unwrap()).exists(), "{file}");
    }
}

#[test]
#[ignore = "compiles the program again"]
fn a_wheel_is_built_installed_and_run() {
    let (Some(mut maturin), Some(mut python)) = (peer("maturin"), peer("python")) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    told(
        maturin
            .args(["build", "--profile", "dev", "--out"])
            .arg(folder.path().join("wheels")),
    );
    let wheels: Vec<_> = std::fs::read_dir(folder.path().join("wheels")).unwrap().collect();
    let [Ok(wheel)] = &wheels[..] else { panic!("{wheels:?}") };
    let environment = folder.path().join("environment");
    told(python.args(["-m", "venv"]).arg(&environment));
    told(
        Command::new(environment.join("bin/pip"))
            .args(["install", "--quiet", "--no-index"])
            .arg(wheel.path()),
    );
    let installed = environment.join("bin/tallybook");
    assert_eq!(
        told(Command::new(&installed).arg("--version")),
        format!("tallybook {}\n", env!("CARGO_PKG_VERSION"))
    );
    told(
        Command::new(&installed)
            .args(["init", "dossier"])
            .current_dir(folder.path()),
    );
    told(
        Command::new(&installed)
            .arg("build")
            .current_dir(folder.path().join("dossier")),
    );
    assert!(folder.path().join("dossier/charts/visitors.svg").exists());
}
