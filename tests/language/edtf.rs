//! EDTF: the examples of the specification with their bounds, and what it does not allow, in `edtf.tsv`.

use tallybook::language::edtf::Edtf;

fn bound(day: Option<chrono::NaiveDate>) -> String {
    day.map_or_else(|| "-".into(), |day| day.to_string())
}

#[test]
fn examples_read_with_their_bounds_and_print_as_they_were() {
    let mut wrong = Vec::new();
    for row in include_str!("edtf.tsv")
        .lines()
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
    {
        let columns: Vec<&str> = row.split('\t').collect();
        let said = match columns[0].parse::<Edtf>() {
            Ok(edtf) => {
                assert_eq!(edtf.to_string(), columns[0]);
                format!("{}\t{}", bound(edtf.earliest()), bound(edtf.latest()))
            }
            Err(error) => {
                let help = error.expected.unwrap_or_default();
                assert!(help.starts_with("write "), "{}: {help:?}", columns[0]);
                format!("!{}\t{}", error.start, error.what)
            }
        };
        if said != columns[1..].join("\t") {
            wrong.push(format!("{}\t{said}", columns[0]));
        }
    }
    assert!(wrong.is_empty(), "misread:\n{}", wrong.join("\n"));
}
