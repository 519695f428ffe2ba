//! Compares what a draft finds in the passages of `tests/corpus` with what is marked in them. Also used by `examples/corpus.rs`.

mod gold;
mod score;

use std::error::Error;
use std::fs;
use std::ops::Range;

use chrono::NaiveDate;
use tallybook::article::{self, Form};
use tallybook::draft::{self, Candidate, Kind, Rules};
use tallybook::language::{date, edtf::Edtf};
use tallybook::model::Hedge;

pub(crate) use score::Score;

use gold::{entries, number, place_of, text};
use score::Scores;

/// The scores with their names.
type Named = Vec<(&'static str, Score)>;

/// Measures a set of passages, `open` or `held-out`; `tell` hears of each miss. Returns the number of passages, and the scores with their names.
pub(crate) fn of_set(set: &str, tell: &mut dyn FnMut(String)) -> Result<(usize, Named), Box<dyn Error>> {
    let folder = format!("{}/tests/corpus/{set}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = fs::read_dir(&folder)?.collect::<Result<Vec<_>, _>>()?;
    files.sort_by_key(fs::DirEntry::path);
    let rules = Rules::built_in();
    let mut scores = Scores::default();
    for file in &files {
        let name = file.file_name().to_string_lossy().into_owned();
        let passage: toml::Table = toml::from_str(&fs::read_to_string(file.path())?)?;
        measure(&passage, &rules, &mut scores, &mut |what| {
            tell(format!("{name}: {what}"));
        })?;
    }
    let named = vec![
        ("quantity, phrase strict", scores.strict),
        ("quantity, phrase overlap", scores.overlap),
        ("quantity, value", scores.value),
        ("quantity, value, unit and period", scores.unit),
        ("  hedge right, of those found", scores.hedge),
        ("  change right, of those found", scores.change),
        ("  place", scores.place),
        ("  time (shares a day)", scores.time),
        ("  attribution", scores.attribution),
        ("date, phrase strict", scores.date_strict),
        ("date, phrase overlap", scores.date_overlap),
        ("date, value", scores.date_value),
        ("  disjoint, of those found", scores.disjoint),
        ("traps taken", scores.trap),
    ];
    Ok((files.len(), named))
}

fn overlap(a: &Range<usize>, candidate: &Candidate) -> bool {
    a.start < candidate.end && candidate.start < a.end
}

/// The name of a unit that the program knows by its symbol.
fn full(unit: &str) -> &str {
    match unit {
        "km" => "kilometre",
        "kg" => "kilogram",
        "m" => "metre",
        "g" => "gram",
        "ha" => "hectare",
        "l" => "litre",
        other => other,
    }
}

fn near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0),
        (None, None) => true,
        _ => false,
    }
}

fn measure(
    passage: &toml::Table,
    rules: &Rules,
    scores: &mut Scores,
    tell: &mut dyn FnMut(String),
) -> Result<(), Box<dyn Error>> {
    let body = text(passage, "text").unwrap_or_default();
    let mut article = article::read(body.as_bytes(), Form::Text)?;
    article.head.title = text(passage, "title").map(str::to_owned);
    let published = text(passage, "published").unwrap_or_default();
    let day = published
        .parse::<NaiveDate>()
        .ok()
        .or_else(|| published.parse::<Edtf>().ok().and_then(|edtf| edtf.latest()));
    let options = draft::Options {
        date: date::Options {
            reference: day,
            ..date::Options::default()
        },
        ..draft::Options::default()
    };
    let drafted = draft::draft(&article, &options, rules);
    let of = |kind: Kind| {
        drafted
            .candidates
            .iter()
            .filter(move |candidate| candidate.kind == kind)
    };
    quantities(
        passage,
        &article.text,
        &of(Kind::Estimate).collect::<Vec<_>>(),
        scores,
        tell,
    )?;
    dates(
        passage,
        &article.text,
        &of(Kind::Date).collect::<Vec<_>>(),
        scores,
        tell,
    )?;
    for trap in entries(passage, "trap") {
        let place = place_of(trap, &article.text)?;
        let taken = of(Kind::Estimate)
            .chain(of(Kind::Date))
            .find(|candidate| overlap(&place, candidate));
        scores.trap.add(taken.is_some());
        if let Some(taken) = taken {
            tell(format!("trap taken: `{}` in `{}`", taken.phrase, taken.context));
        }
    }
    Ok(())
}

/// The marked phrases of a list, each with the candidate that shares most of its words, and the candidates that are left. Each candidate stands for one phrase.
struct Paired<'t> {
    pairs: Vec<(&'t toml::Table, Range<usize>, Option<&'t Candidate>)>,
    left: Vec<&'t Candidate>,
}

fn paired<'t>(marked: Vec<&'t toml::Table>, body: &str, found: &[&'t Candidate]) -> Result<Paired<'t>, String> {
    let mut left = found.to_vec();
    let mut pairs = Vec::with_capacity(marked.len());
    for entry in marked {
        let place = place_of(entry, body)?;
        let common = |candidate: &Candidate| place.end.min(candidate.end) - place.start.max(candidate.start);
        let best = (0..left.len())
            .filter(|at| overlap(&place, left[*at]))
            .max_by_key(|at| common(left[*at]));
        let candidate = best.map(|at| left.remove(at));
        pairs.push((entry, place, candidate));
    }
    Ok(Paired { pairs, left })
}

fn quantities(
    passage: &toml::Table,
    body: &str,
    found: &[&Candidate],
    scores: &mut Scores,
    tell: &mut dyn FnMut(String),
) -> Result<(), String> {
    let gold = entries(passage, "quantity");
    for score in [
        &mut scores.strict,
        &mut scores.overlap,
        &mut scores.value,
        &mut scores.unit,
    ] {
        score.there += gold.len();
        score.found += found.len();
    }
    let Paired { pairs, left } = paired(gold, body, found)?;
    for (entry, place, candidate) in pairs {
        let phrase = text(entry, "phrase").unwrap_or_default();
        let Some(candidate) = candidate else {
            tell(format!("missed: `{phrase}`"));
            continue;
        };
        scores.overlap.right += 1;
        scores.strict.right += usize::from(candidate.start == place.start && candidate.end == place.end);
        if (candidate.start, candidate.end) != (place.start, place.end) {
            tell(format!("other words: `{}` for `{phrase}`", candidate.phrase));
        }
        judge(entry, candidate, scores, tell);
    }
    for candidate in left {
        tell(format!(
            "no quantity: `{}` in `{}`",
            candidate.phrase, candidate.context
        ));
    }
    Ok(())
}

/// Compares what a quantity was read as.
fn judge(entry: &toml::Table, candidate: &Candidate, scores: &mut Scores, tell: &mut dyn FnMut(String)) {
    let Some(figure) = &candidate.figure else { return };
    let Ok(quantity) = &figure.reading else {
        scores.hedge.add(false);
        tell(format!("not read: `{}`", candidate.phrase));
        return;
    };
    let bound = text(entry, "bound").unwrap_or_default();
    // What sizes in words stand for is the program's own.
    let sized = bound == "magnitude" && ["low", "best", "high"].iter().all(|end| number(entry, end).is_none());
    let values = sized && quantity.best.is_none()
        || near(quantity.low, number(entry, "low"))
            && near(quantity.best, number(entry, "best"))
            && near(quantity.high, number(entry, "high"));
    // The number is right also where its hedge is not.
    let flat = |ends: [Option<f64>; 3]| {
        ends.into_iter()
            .flatten()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), end| {
                (least.min(end), most.max(end))
            })
    };
    let gold = flat([number(entry, "low"), number(entry, "best"), number(entry, "high")]);
    let read = flat([quantity.low, quantity.best, quantity.high]);
    let same_number = values || near(Some(gold.0), Some(read.0)) && near(Some(gold.1), Some(read.1));
    let hedge = quantity.bound.as_str() == bound;
    scores.value.right += usize::from(same_number);
    scores.hedge.add(hedge);
    let unit = quantity.unit.as_str() == text(entry, "unit").unwrap_or_default()
        && quantity.currency.as_ref().map(tallybook::model::Currency::as_str) == text(entry, "currency")
        && (quantity.unit_name.as_deref().map(full) == text(entry, "unit_name") || quantity.unit.as_str() == "count")
        && quantity.per.map(tallybook::model::Per::as_str) == text(entry, "per");
    scores.unit.right += usize::from(same_number && unit);
    let change = figure.change.map(draft::Direction::as_str) == text(entry, "change");
    scores.change.add(change);
    if !(same_number && hedge && unit && change) {
        tell(format!(
            "read otherwise: `{}` as {} {:?} {:?} {:?} {} {:?} {:?} per {:?} change {:?}{}; it is {bound} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            candidate.phrase,
            quantity.bound,
            quantity.low,
            quantity.best,
            quantity.high,
            quantity.unit,
            quantity.currency.as_ref().map(ToString::to_string),
            quantity.unit_name,
            quantity.per.map(tallybook::model::Per::as_str),
            figure.change.map(draft::Direction::as_str),
            if quantity.hedge == Hedge::None {
                String::new()
            } else {
                format!(" ({})", quantity.hedge)
            },
            number(entry, "low"),
            number(entry, "best"),
            number(entry, "high"),
            text(entry, "unit"),
            text(entry, "currency"),
            text(entry, "unit_name"),
            text(entry, "per"),
            text(entry, "change"),
        ));
    }
    around(entry, candidate, figure, scores, tell);
}

/// Compares what is told around a quantity: each where the corpus or the draft tells it.
fn around(
    entry: &toml::Table,
    candidate: &Candidate,
    figure: &draft::Figure,
    scores: &mut Scores,
    tell: &mut dyn FnMut(String),
) {
    let mut told = |score: &mut Score, name: &str, gold: Option<&str>, found: Option<&str>, same: bool| {
        score.there += usize::from(gold.is_some());
        score.found += usize::from(found.is_some());
        score.right += usize::from(gold.is_some() && same);
        if gold.is_some() != found.is_some() || !same {
            tell(format!(
                "{name} of `{}` ({}): {found:?}; it is {gold:?}",
                candidate.phrase, candidate.context
            ));
        }
    };
    let (gold, found) = (text(entry, "place"), figure.place.as_deref());
    told(&mut scores.place, "place", gold, found, gold == found);
    let (gold, found) = (text(entry, "attributed_to"), figure.attributed_to.as_deref());
    let bare = |name: &str| {
        let name = name.to_lowercase().replace('’', "'");
        name.trim_start_matches("the ").trim_start_matches("a ").to_owned()
    };
    let same = gold.zip(found).is_some_and(|(gold, found)| {
        let (gold, found) = (bare(gold), bare(found));
        gold.contains(&found) || found.contains(&gold)
    });
    told(
        &mut scores.attribution,
        "attribution",
        gold,
        found,
        same || gold.is_none() && found.is_none(),
    );
    let (gold, found) = (text(entry, "when"), candidate.when.as_ref());
    let same = gold.zip(found).is_some_and(|(gold, found)| {
        gold.parse::<Edtf>().is_ok_and(|gold| {
            gold.period().overlaps(&tallybook::model::ReferencePeriod {
                from: found.from,
                to: found.to,
                ..gold.period()
            })
        })
    });
    told(
        &mut scores.time,
        "time",
        gold,
        found.map(|time| time.edtf.as_str()),
        same || gold.is_none() && found.is_none(),
    );
}

fn dates(
    passage: &toml::Table,
    body: &str,
    found: &[&Candidate],
    scores: &mut Scores,
    tell: &mut dyn FnMut(String),
) -> Result<(), String> {
    let gold = entries(passage, "date");
    for score in [
        &mut scores.date_strict,
        &mut scores.date_overlap,
        &mut scores.date_value,
    ] {
        score.there += gold.len();
        score.found += found.len();
    }
    let Paired { pairs, left } = paired(gold, body, found)?;
    for (entry, place, candidate) in pairs {
        let phrase = text(entry, "phrase").unwrap_or_default();
        let Some(candidate) = candidate else {
            tell(format!("date missed: `{phrase}`"));
            continue;
        };
        scores.date_overlap.right += 1;
        let strict = (candidate.start, candidate.end) == (place.start, place.end);
        scores.date_strict.right += usize::from(strict);
        let edtf = text(entry, "edtf").unwrap_or_default();
        let read = candidate.when.as_ref().map(|when| when.edtf.as_str());
        let gold = edtf
            .parse::<Edtf>()
            .map_err(|error| format!("{edtf}: {error}"))?
            .period();
        let days = candidate.when.as_ref().map(|when| (when.from, when.to));
        let same = days == Some((gold.from, gold.to));
        let shares = candidate.when.as_ref().is_some_and(|when| {
            gold.overlaps(&tallybook::model::ReferencePeriod {
                from: when.from,
                to: when.to,
                ..gold.clone()
            })
        });
        scores.date_value.right += usize::from(same);
        scores.disjoint.add(candidate.when.is_some() && !shares);
        if !strict || !same {
            tell(format!(
                "date `{}` as {}; it is `{phrase}` {edtf} ({})",
                candidate.phrase,
                read.unwrap_or("nothing"),
                candidate.context
            ));
        }
    }
    for candidate in left {
        tell(format!("no date: `{}` in `{}`", candidate.phrase, candidate.context));
    }
    Ok(())
}
