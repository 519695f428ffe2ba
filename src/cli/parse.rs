//! `tallybook parse`

use std::io::{self, BufRead, BufReader, BufWriter, Write};

use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};

use crate::language::edtf::Limit;
use crate::language::locale::Locale;
use crate::language::{ErrorKind, ReadError, ReadWarning, Step, date, quantity};
use crate::model::{Bound, Currency, Hedge, Interval, Reach};
use crate::output::harmless_line;

use super::Failure;
use super::arguments::last_day;

/// Show how a phrase is read, as a quantity or as a date
///
/// Phrases are given as arguments or as lines on standard input; a line may give its reference date after a tab.
/// In text format the exit status is 1 if any phrase cannot be read; in ndjson format it is 0, and each answer says whether its phrase was read.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook parse quantity \"up to 90 percent of their pay\"\n  tallybook parse date \"by the end of 2019\""
)]
pub(super) struct Args {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, Subcommand)]
enum Kind {
    /// Read hedged quantities: "between 10,000 and 15,000", "up to 90%"
    Quantity(QuantityArgs),
    /// Read dates in EDTF, English or Spanish: "mid 1970s", "by the end of 2019"
    Date(DateArgs),
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook parse quantity \"between 10,000 and 15,000\"\n  tallybook parse quantity --lang es \"más de un millón y medio de dólares al año\""
)]
struct QuantityArgs {
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook parse date \"mid 1970s\" \"2016~\"\n  tallybook parse date --reference 2023-08-14 \"last weekend\""
)]
struct DateArgs {
    #[command(flatten)]
    common: Common,
    /// The date that relative phrases count from, such as the date of publication
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    reference: Option<String>,
    /// Read a weekday, a day or a month without its year as the next one, as in a claim with `projection = true`
    #[arg(long)]
    ahead: bool,
    /// Read 3/4/2015 as 3 April, whatever the language
    #[arg(long)]
    day_first: bool,
    /// Use the seasons of the southern hemisphere
    #[arg(long)]
    southern: bool,
}

#[derive(Debug, clap::Args)]
struct Common {
    /// The phrases; if there are none, lines are read from standard input
    phrases: Vec<String>,
    /// The language that decides how an ambiguous number or date is read, with a region if that matters: in en 50,000.5 and 3/4 as March 4,
    /// in de 50.000,5 and 3/4 as 3 April, in es-MX 50,000.5. In es the words of Spanish are read. Without it phrases are read as in en, but €50.000 is refused
    #[arg(long, alias = "locale", value_name = "LANGUAGE")]
    lang: Option<String>,
    /// The output format
    #[arg(long, value_enum, default_value = "text")]
    format: AnswerFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum AnswerFormat {
    /// Text, with the rule that read each part
    Text,
    /// One JSON object per line; `json` is the same, since each phrase is answered as soon as it is read
    #[value(alias = "json")]
    Ndjson,
}

/// The answer for one phrase.
struct Answer {
    json: Value,
    text: String,
    ok: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    match &args.kind {
        Kind::Quantity(args) => {
            let locale = locale(&args.common)?;
            let options = quantity::Options {
                language: locale.language,
                separators: locale.separators,
                ..quantity::Options::default()
            };
            answer_all(&args.common, |phrase, _| {
                quantity_answer(phrase, options, args.common.format)
            })
        }
        Kind::Date(args) => {
            let locale = locale(&args.common)?;
            let day_first = args.day_first || locale.day_first;
            let reference = args
                .reference
                .as_deref()
                .map(|text| last_day("--reference", text))
                .transpose()?;
            answer_all(&args.common, |phrase, own| {
                let day = own.map_or(Ok(reference), |text| last_day("reference", text).map(Some));
                match day {
                    Ok(reference) => {
                        let options = date::Options {
                            language: locale.language,
                            reference,
                            ahead: args.ahead,
                            day_first,
                            southern: args.southern,
                            anchors: None,
                        };
                        date_answer(phrase, options, args.common.format)
                    }
                    Err(failure) => refused(
                        phrase,
                        &ReadError {
                            start: phrase.len(),
                            end: phrase.len(),
                            kind: ErrorKind::NotUnderstood,
                            what: failure.to_string(),
                            expected: None,
                        },
                    ),
                }
            })
        }
    }
}

fn locale(common: &Common) -> Result<Locale, Failure> {
    let Some(tag) = &common.lang else {
        return Ok(Locale::default());
    };
    Locale::of(tag).ok_or_else(|| {
        Failure::with_help(
            format!("`{tag}` is not a language tag"),
            "write a tag such as en, en-GB, de or es-MX",
        )
    })
}

fn answer_all(common: &Common, answer: impl Fn(&str, Option<&str>) -> Answer) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_ok = true;
    let mut tell = |answer: &Answer, out: &mut dyn Write| {
        all_ok &= answer.ok;
        match common.format {
            AnswerFormat::Text => write!(out, "{}", answer.text),
            AnswerFormat::Ndjson => writeln!(out, "{}", answer.json),
        }
    };
    if common.phrases.is_empty() {
        let mut input = BufReader::new(io::stdin().lock());
        let mut line = Vec::new();
        while input.read_until(b'\n', &mut line)? > 0 {
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_end_matches(['\n', '\r']);
            let (phrase, reference) = match text.split_once('\t') {
                Some((phrase, reference)) => (phrase, Some(reference).filter(|reference| !reference.trim().is_empty())),
                None => (text, None),
            };
            tell(&answer(phrase, reference), &mut out)?;
            line.clear();
            if input.buffer().is_empty() {
                out.flush()?; // so that a program writing line by line gets each answer at once
            }
        }
    } else {
        for phrase in &common.phrases {
            tell(&answer(phrase, None), &mut out)?;
        }
    }
    out.flush()?;
    if all_ok || common.format == AnswerFormat::Ndjson {
        Ok(())
    } else {
        Err(Failure::Data)
    }
}

/// A number as JSON; whole numbers have no decimal point.
pub(super) fn number(value: Option<f64>) -> Value {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number within 2^53")]
        Some(whole) if whole.fract() == 0.0 && whole.abs() < 9.0e15 => json!(whole as i64),
        Some(real) => json!(real),
        None => Value::Null,
    }
}

fn quantity_answer(phrase: &str, options: quantity::Options, format: AnswerFormat) -> Answer {
    let explained = match format {
        AnswerFormat::Text => quantity::explain(phrase, &options),
        AnswerFormat::Ndjson => quantity::read(phrase, &options).map(|reading| (reading, Vec::new())),
    };
    let (reading, steps) = match explained {
        Ok(explained) => explained,
        Err(error) => return refused(phrase, &error),
    };
    let quantity = &reading.quantity;
    let reach = quantity.reach();
    let json = json!({
        "input": phrase, "ok": true, "bound": quantity.bound, "low": number(quantity.low), "best": number(quantity.best),
        "high": number(quantity.high), "interval": quantity.interval.map(|interval| interval.kind),
        "interval_level": number(quantity.interval.and_then(|interval| interval.level)), "unit": quantity.unit, "unit_name": quantity.unit_name,
        "currency": quantity.currency.as_ref().map(Currency::as_str), "per": quantity.per,
        "hedge": quantity.hedge, "approximate": quantity.hedge.is_approximate(), "reach_low": number(shown(reach).low), "reach_high": number(shown(reach).high),
        "warnings": warnings(&reading.warnings),
    });
    let end = |name: &str, value: Option<f64>| value.map(|_| format!("{name} {}", number(value))).unwrap_or_default();
    let ends: Vec<String> = [
        end("low", quantity.low),
        end("best", quantity.best),
        end("high", quantity.high),
    ]
    .into_iter()
    .filter(|end| !end.is_empty())
    .collect();
    let hedge = match quantity.hedge {
        Hedge::None => String::new(),
        hedge => format!(", {hedge}"),
    };
    let interval = quantity.interval.map(named).unwrap_or_default();
    let stated = match quantity.interval {
        Some(_) => (quantity.low, quantity.high),
        None => (quantity.low.or(quantity.best), quantity.high.or(quantity.best)),
    };
    let allowed = if (reach.low, reach.high) == stated {
        String::new()
    } else {
        format!("; allows {}", allows(shown(reach)))
    };
    let read = format!(
        "{}  ({}{hedge}{interval}, {}; {}{allowed})",
        quantity.figure(),
        quantity.bound,
        quantity.unit,
        ends.join(", ")
    );
    let text = match quantity.bound {
        Bound::Unreported => format!("{}  ({})", quantity.figure(), quantity.bound),
        _ => read,
    };
    Answer {
        json,
        text: in_words(phrase, &text, &steps, &reading.warnings),
        ok: true,
    }
}

/// A reach in fifteen digits, as SQLite prints it: 1.1 times 50,000 is 55,000.
fn shown(reach: Reach) -> Reach {
    let round = |end: f64| format!("{end:.14e}").parse().unwrap_or(end);
    Reach {
        low: reach.low.map(round),
        high: reach.high.map(round),
        ..reach
    }
}

/// An interval's kind and level, in words: `, 95% ci`.
fn named(interval: Interval) -> String {
    let level = interval.level.map(|level| format!("{}% ", number(Some(level))));
    format!(", {}{}", level.unwrap_or_default(), interval.kind)
}

/// What a hedge allows, in words: `36 to 40`, `46000 to 50000 (excluded)`, `450 and more`.
fn allows(reach: Reach) -> String {
    let strict = |strict: bool| if strict { " (excluded)" } else { "" };
    match (reach.low, reach.high) {
        (Some(low), Some(high)) => format!(
            "{}{} to {}{}",
            number(Some(low)),
            strict(reach.low_strict),
            number(Some(high)),
            strict(reach.high_strict)
        ),
        (Some(low), None) => format!("{}{} and more", number(Some(low)), strict(reach.low_strict)),
        (_, Some(high)) => format!("{}{} and less", number(Some(high)), strict(reach.high_strict)),
        (None, None) => "anything".into(),
    }
}

fn date_answer(phrase: &str, options: date::Options, format: AnswerFormat) -> Answer {
    let explained = match format {
        AnswerFormat::Text => date::explain(phrase, &options),
        AnswerFormat::Ndjson => date::read(phrase, &options).map(|reading| (reading, Vec::new())),
    };
    let (reading, steps) = match explained {
        Ok(explained) => explained,
        Err(error) => return refused(phrase, &error),
    };
    let period = reading.edtf.period();
    let json = json!({
        "input": phrase, "ok": true, "edtf": period.edtf, "words": period.words, "earliest": period.from, "latest": period.to, "extent": period.extent,
        "approximate": period.approximate, "uncertain": period.uncertain, "warnings": warnings(&reading.warnings),
    });
    let day = |limit: Limit| match limit {
        Limit::Day(day) => day.to_string(),
        Limit::Beyond => "beyond the calendar".into(),
        Limit::Open | Limit::Unknown => "open".into(),
    };
    let text = format!(
        "{}  {}  ({} from {} to {})",
        period.edtf,
        period.words,
        period.extent,
        day(reading.edtf.begins()),
        day(reading.edtf.ends())
    );
    Answer {
        json,
        text: in_words(phrase, &text, &steps, &reading.warnings),
        ok: true,
    }
}

fn refused(phrase: &str, error: &ReadError) -> Answer {
    let json = json!({
        "input": phrase, "ok": false, "kind": error.kind, "error": error.what, "start": error.start, "end": error.end, "expected": error.expected,
    });
    let before = phrase.get(..error.start).unwrap_or(phrase);
    let marked = phrase.get(error.start..error.end).unwrap_or_default();
    let mut text = format!("{}\n", harmless_line(phrase));
    text.push_str(&" ".repeat(unicode_width::UnicodeWidthStr::width(harmless_line(before).as_str())));
    text.push_str(&"^".repeat(unicode_width::UnicodeWidthStr::width(harmless_line(marked).as_str()).max(1)));
    text.push_str(&format!(" cannot be read: {}\n", harmless_line(&error.what)));
    if let Some(expected) = &error.expected {
        text.push_str(&format!("  = help: {}\n", harmless_line(expected)));
    }
    Answer { json, text, ok: false }
}

fn warnings(warnings: &[ReadWarning]) -> Vec<&str> {
    warnings.iter().map(|warning| warning.what.as_str()).collect()
}

fn in_words(phrase: &str, reading: &str, steps: &[Step], warnings: &[ReadWarning]) -> String {
    let mut text = format!("{}\n  {reading}\n", harmless_line(phrase));
    for step in steps {
        let words = phrase.get(step.start..step.end).unwrap_or_default();
        text.push_str(&format!(
            "    {:<24} {}: {}\n",
            harmless_line(words),
            step.rule,
            harmless_line(&step.reading)
        ));
    }
    for warning in warnings {
        text.push_str(&format!("  warning: {}\n", harmless_line(&warning.what)));
    }
    text
}
