//! The data package, as Frictionless validates it.

use std::path::Path;

use serde_json::Value;

use super::{peer, told, walls};
use crate::command::sandbox::Sandbox;

/// What Frictionless says of a package; `None` where it is not installed.
fn validate(folder: &Path) -> Option<(bool, Value)> {
    let mut command = peer("frictionless")?;
    let output = command
        .current_dir(folder)
        .args(["validate", "datapackage.json", "--json"])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let report = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}{:?}", output.stderr));
    Some((output.status.success(), report))
}

fn export(sandbox: &Sandbox, folder: &str) {
    sandbox.run(["export", "datapackage", "--public", "-o", folder]).ok();
}

#[test]
fn every_package_is_valid_and_says_what_each_column_is() {
    let long = crate::command::before_christ::long();
    long.run(["ingest", "d"]).ok();
    let mut sandboxes = vec![walls(), crate::command::private::sandbox(), long];
    for folder in ["five-hundred", "epidemic", "before-christ"] {
        let sandbox = Sandbox::new();
        let from = Path::new("examples/gallery").join(folder);
        for entry in std::fs::read_dir(&from)
            .unwrap()
            .map(Result::unwrap)
            .filter(|entry| entry.path().is_file())
        {
            let name = entry.file_name().into_string().unwrap();
            sandbox.write(
                &format!("seeds/{name}"),
                &std::fs::read_to_string(entry.path()).unwrap(),
            );
        }
        sandbox.run(["ingest", "seeds"]).ok();
        sandboxes.push(sandbox);
    }
    for sandbox in sandboxes {
        export(&sandbox, "package");
        let descriptor: Value = serde_json::from_str(&sandbox.read("package/datapackage.json")).unwrap();
        for resource in descriptor["resources"].as_array().unwrap() {
            for field in resource["schema"]["fields"].as_array().unwrap() {
                let described = field["description"].as_str().is_some_and(|text| text.len() > 4);
                assert!(described, "{}: {field}", resource["name"]);
            }
        }
        assert_eq!(descriptor.get("licenses"), None);
        let Some((is_valid, report)) = validate(&sandbox.path("package")) else {
            return;
        };
        assert!(is_valid && report["valid"] == true, "{report:#}");
        assert_eq!(report["stats"]["tasks"], 6);
    }
}

#[test]
fn a_package_that_was_spoilt_is_not_valid() {
    let sandbox = walls();
    for (file, from, to, error) in [
        ("estimates", "ministry-1990,", "ministry-1899,", "foreign-key"),
        (
            "estimates",
            ",1989,1989,1989-01-01,",
            ",in 1989,1989,1989-01-01,",
            "constraint-error",
        ),
        ("estimates", ",1989-01-01,", ",1989,", "type-error"),
        ("estimates", ",50000,", ",many,", "type-error"),
        ("documents", "paper-1991,", "echo-1992,", "primary-key"),
    ] {
        export(&sandbox, "package");
        let name = format!("package/{file}.csv");
        let text = sandbox.read(&name);
        assert!(text.contains(from), "{from}\n{text}");
        sandbox.write(&name, &text.replacen(from, to, 1));
        let Some((is_valid, report)) = validate(&sandbox.path("package")) else {
            return;
        };
        assert!(!is_valid && report["valid"] == false, "{from}");
        assert!(report.to_string().contains(error), "{from}: {report:#}");
    }
}

#[test]
fn what_a_killed_run_left_is_in_nobodys_way() {
    let sandbox = walls();
    sandbox.write("package/.events.csv.kIlLeD.unfinished", "half");
    export(&sandbox, "package");
    assert!(sandbox.path("package/datapackage.json").exists());
    assert!(!sandbox.path("package/.events.csv.kIlLeD.unfinished").exists());
}

#[test]
fn no_day_is_made_up_and_none_is_lost() {
    let sandbox = walls();
    export(&sandbox, "package");
    let mut events = csv::Reader::from_path(sandbox.path("package/events.csv")).unwrap();
    let names = events.headers().unwrap().clone();
    let at = |name: &str| names.iter().position(|column| column == name).unwrap();
    let rows: Vec<csv::StringRecord> = events.records().map(Result::unwrap).collect();
    let shown = |id: &str| -> Vec<String> {
        let row = rows.iter().find(|row| &row[at("id")] == id).unwrap();
        ["when_edtf", "when_from", "when_to", "from_day", "to_day"]
            .map(|name| row[at(name)].to_owned())
            .to_vec()
    };
    // A date of Table Schema has no years before 1: the time and the numbers of its days tell it.
    assert_eq!(shown("ministry-1990#salamis"), ["-0479", "", "", "1546109", "1546473"]);
    assert_eq!(
        shown("ministry-1990#day"),
        ["1984-03-05/1984-04", "1984-03-05", "1984-04-30", "2445765", "2445821"]
    );
    assert_eq!(shown("ministry-1990#by"), ["../1950", "", "1950-12-31", "", "2433647"]);
}

#[test]
fn a_program_reads_the_types() {
    let sandbox = walls();
    export(&sandbox, "package");
    let Some(mut python) = peer("python") else {
        return;
    };
    let script = "
from frictionless import Package
package = Package('datapackage.json')
rows = {row['id']: row for row in package.get_resource('estimates').read_rows()}
row = rows['echo-1992#masons']
print(repr(row['best']), row['low'], row['when_from'], row['is_echo'], row['origin_id'], row['when_edtf'])
";
    assert_eq!(
        told(python.current_dir(sandbox.path("package")).args(["-c", script])),
        "Decimal('50000') None 1989-01-01 True ministry-1990#masons 1989\n"
    );
}
