//! `parse` as scripts use it: one answer per line, in order, whatever the input.

use serde_json::Value;

use super::sandbox::Sandbox;

fn answers(arguments: &[&str], input: &str) -> Vec<Value> {
    let outcome = Sandbox::new().run_with_input(arguments.iter().copied(), input);
    outcome
        .ok()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn quantities_line_by_line() {
    let answers = answers(
        &["parse", "quantity", "--format", "ndjson"],
        "at least 25,000\n\ndoubled\n70 to 90 percent\n",
    );
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[0]["bound"], "at-least");
    assert_eq!(
        (&answers[0]["low"], &answers[0]["best"], &answers[0]["high"]),
        (&25_000.into(), &Value::Null, &Value::Null)
    );
    assert_eq!((&answers[1]["ok"], &answers[1]["input"]), (&false.into(), &"".into()));
    assert_eq!(
        (&answers[2]["ok"], answers[2]["error"].is_string()),
        (&false.into(), true)
    );
    assert_eq!(
        (&answers[3]["low"], &answers[3]["high"], &answers[3]["unit"]),
        (&0.7.into(), &0.9.into(), &"share".into())
    );
}

#[test]
fn dates_take_their_own_reference() {
    let input = "last Thursday\t2024-05-28\nlast Thursday\nmid 1970s\t\nlast Thursday\tnonsense\n";
    let answers = answers(&["parse", "date", "--format", "ndjson"], input);
    assert_eq!(
        (&answers[0]["edtf"], &answers[0]["input"]),
        (&"2024-05-23".into(), &"last Thursday".into())
    );
    assert_eq!(answers[1]["ok"], false);
    assert_eq!(
        (&answers[2]["earliest"], &answers[2]["latest"]),
        (&"1974-01-01".into(), &"1976-12-31".into())
    );
    assert_eq!(answers[3]["ok"], false);
}

#[test]
fn bytes_that_are_no_text_are_answered_too() {
    let output = Sandbox::new()
        .command()
        .args(["parse", "quantity", "--format", "ndjson"])
        .write_stdin(b"\xff\xfe\n806\r\n".as_slice())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&answers[0]["ok"], &answers[1]["best"]), (&false.into(), &806.into()));
}

#[test]
fn text_answers_explain_the_reading() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(
        "quantity",
        sandbox
            .run(["parse", "quantity", "between US$300 and $1,000 a month", "two-thirds"])
            .whole()
    );
    insta::assert_snapshot!(
        "date",
        sandbox
            .run([
                "parse",
                "date",
                "--reference",
                "2018-08-03",
                "by the end of 2019",
                "last May"
            ])
            .whole()
    );
    insta::assert_snapshot!("refused", sandbox.run(["parse", "quantity", "Resolution 2397"]).whole());
}
