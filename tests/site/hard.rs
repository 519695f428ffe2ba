//! A dossier that is hard on pages: many claims, texts from right to left and texts that look like markup, long words, and every standing that a claim can have.

use std::fmt::Write as _;

use crate::command::sandbox::Sandbox;

const TITLES: [&str; 6] = [
    "عمال البناء في الخارج",
    "עובדים זרים באתר הבנייה",
    "<script>alert('title')</script>",
    "\\\"Quoted\\\" & 'apostrophes' &amp; entities",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "평양의 건설 노동자",
];
const PLACES: [&str; 5] = ["RU", "CN", "PL", "QA", "MN"];

/// Writes the dossier with so many estimates, and an event for every tenth.
pub(super) fn write(sandbox: &Sandbox, claims: usize) {
    let mut declared =
        String::from("[dossier]\ntitle = \"Hard: <b>bold</b> & \\\"quoted\\\" עברית\"\nheadline = \"s0\"\n");
    for (index, title) in TITLES.iter().enumerate() {
        let _ = writeln!(
            declared,
            "[[series]]\nkey = \"s{index}\"\ntitle = \"{title}\"\nunit = \"count\"\nadds_up = true"
        );
        let _ = writeln!(
            declared,
            "[[agent]]\nkey = \"a{index}\"\nname = \"{title} {index}\"\nkind = \"news-outlet\"\nprivate = {}",
            index == 5
        );
    }
    sandbox.write("seeds/declared.toml", &declared);
    for document in 0..claims / 25 {
        let year = 2010 + document % 12;
        let mut text = format!(
            "[document]\nkey = \"d{document}\"\ntitle = \"{}\"\npublisher = \"a{}\"\npublished = \"{year}-0{}\"\nurl = \"https://example.org/?a=1&b={document}\"\n",
            TITLES[document % TITLES.len()],
            document % 5,
            1 + document % 9,
        );
        for number in 0..25 {
            let claim = document * 25 + number;
            let figure = 3_000 + claim * 7_919 % 60_000;
            let stated = match claim % 4 {
                0 => format!("about {figure} people"),
                1 => format!("at least {figure} people"),
                2 => format!("between {figure} and {} people", figure * 2),
                _ => "tens of thousands".to_owned(),
            };
            let _ = writeln!(
                text,
                "[[estimate]]\nkey = \"c{claim}\"\nseries = \"s{}\"\nplace = \"{}\"\nstated = \"{stated}\"\nwhen = \"{}\"\norigin = \"a{}\"\nlocator = \"فقرة {number}\"",
                claim % TITLES.len(),
                PLACES[claim % PLACES.len()],
                ["2009", "2008-05", "2007/2009", "2009~"][claim % 4],
                claim % 6,
            );
            text.push_str(match claim % 31 {
                3 => "status = \"withdrawn\"\nstatus_reason = \"<i>taken</i> back\"\n",
                5 => "status = \"disputed\"\nstatus_reason = \"אין זה כך\"\n",
                7 => "private = true\n",
                9 => "scope = \"<u>welders</u>\"\nbasis = \"count\"\nnote = \"</details><h1>note\"\n",
                11 => "private_note = \"zqx\"\n",
                _ => "",
            });
            if claim % 10 == 0 {
                let _ = writeln!(
                    text,
                    "[[event]]\nkey = \"e{claim}\"\ntitle = \"{}\"\ncategory = \"{}\"\nplace = \"{}\"\nwhen = \"{}\"\nlocator = \"paragraph {number}\"",
                    TITLES[claim / 10 % TITLES.len()],
                    ["strike", "accord", "death"][claim / 10 % 3],
                    PLACES[claim / 10 % PLACES.len()],
                    ["2009-03-04", "2008?", "[2001..2009]", "../2005"][claim / 10 % 4],
                );
            }
        }
        sandbox.write(&format!("seeds/d{document}.toml"), &text);
    }
}
