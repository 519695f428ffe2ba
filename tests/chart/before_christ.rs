//! Charts of times before Christ: years of each era on the axis, in order, and no line across centuries.

use crate::command::before_christ::long;

/// The texts of a picture with their places.
fn texts(svg: &str) -> Vec<(String, f64, String)> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts
        .filter_map(|node| {
            let words: String = node
                .descendants()
                .filter(roxmltree::Node::is_text)
                .filter_map(|part| part.text())
                .collect();
            let (x, y) = (node.attribute("x")?.parse().ok()?, node.attribute("y")?);
            Some((words.replace('\u{a0}', " "), x, y.to_owned()))
        })
        .collect()
}

#[test]
fn a_chart_of_millennia_has_round_years_in_order_and_no_year_0() {
    let sandbox = long();
    for (width, expected) in [
        (
            800,
            ["10,000 BC", "8000 BC", "6000 BC", "4000 BC", "2000 BC", "AD 1", "2000"].as_slice(),
        ),
        (320, ["10,000 BC", "5000 BC", "AD 1"].as_slice()),
    ] {
        sandbox.write(
            &format!("charts/w{width}.toml"),
            &format!("kind = \"trend\"\nseries = \"people\"\nplace = \"GR\"\ntitle = \"T\"\nwidth = {width}\n"),
        );
        sandbox.run(["build", "d"]).ok();
        let found = texts(&sandbox.read(&format!("charts/w{width}.svg")));
        let ticks: Vec<&(String, f64, String)> = expected
            .iter()
            .map(|label| {
                let mut with_label = found.iter().filter(|(words, ..)| words == label);
                with_label.next().unwrap_or_else(|| panic!("{label}: {found:?}"))
            })
            .collect();
        assert!(
            ticks
                .windows(2)
                .all(|pair| pair[0].1 < pair[1].1 && pair[0].2 == pair[1].2),
            "{ticks:?}"
        );
        let row = found.iter().filter(|text| text.2 == ticks[0].2).count();
        assert_eq!(row, expected.len(), "{found:?}");
    }
    sandbox.run(["chart", "w800", "--data"]).ok();
    let data = sandbox.read("charts/w800.csv");
    let mut reader = csv::Reader::from_reader(data.as_bytes());
    let firsts: Vec<i32> = reader
        .records()
        .map(Result::unwrap)
        .filter(|row| &row[0] == "statement")
        .map(|row| {
            row[10]
                .trim_start_matches('\'')
                .rsplitn(3, '-')
                .last()
                .unwrap()
                .parse()
                .unwrap()
        }) // a spreadsheet would compute a bare -0489-01-01
        .collect();
    assert_eq!(firsts, [-10_000, -9_999, -6_999, -499, -489, -99, 79, 2015]);
}

#[test]
fn no_vintage_draws_a_line_across_centuries() {
    let sandbox = long();
    sandbox.write(
        "charts/then.toml",
        "kind = \"vintages\"\nseries = \"people\"\nplace = \"GR\"\ntitle = \"T\"\nwidth = 800\n",
    );
    sandbox.run(["build", "d"]).ok();
    let svg = sandbox.read("charts/then.svg");
    let document = roxmltree::Document::parse(&svg).unwrap();
    let lines = document.descendants().filter(|node| node.has_tag_name("polyline"));
    let widths: Vec<f64> = lines
        .map(|line| {
            let points = line.attribute("points").unwrap().split_whitespace();
            let xs: Vec<f64> = points
                .map(|point| point.split_once(',').unwrap().0.parse().unwrap())
                .collect();
            xs[xs.len() - 1] - xs[0]
        })
        .collect();
    // 12,000 years are about 700 pixels wide, and no line reaches further than a century from a statement.
    assert!(
        widths.len() > 5 && widths.iter().all(|width| *width < 40.0),
        "{widths:?}"
    );
}
