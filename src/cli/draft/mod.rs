//! `tallybook draft`

mod json;

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::article::Form;
use crate::draft::{self, Anchoring, Document, Draft, Kind, Overrules, Rules, Suggestions};
use crate::language::locale::Locale;
use crate::language::{date, quantity};
use crate::model::{DocumentKey, sha256};

use crate::front::Dossier;

use super::{Failure, article, terminal};

/// Write the claims that an article may hold, for review
///
/// Reads text, Markdown, HTML and PDF, finds every quantity and every date, and prints a file of a dossier in which each entry waits for review. The series, places and
/// agents of the dossier are suggested where its words fit. docs/draft.md explains what is found, and how its words are added to.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook draft article.html > seeds/article.toml\n  tallybook draft article.txt --published 2024-05-28 --format json"
)]
pub(super) struct Args {
    /// The articles; `-` is standard input
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// What standard input is: text, markdown, html or pdf; by default what it looks like
    #[arg(long, value_name = "FORM")]
    input_format: Option<InputForm>,
    /// How to print what is found
    #[arg(long, value_enum, default_value = "toml")]
    format: DraftFormat,
    /// Write a file for each article into this folder, named after its key, instead of printing
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// When the article was published, in EDTF or in words, if its head does not say or is wrong
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// The key of the document
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// The dossier whose series, places and agents are suggested; by default `seeds`, if there is one
    #[arg(long, value_name = "PATH")]
    dossier: Option<PathBuf>,
    /// A table of words of your own, beside those that come with the program
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// The language, which decides how an ambiguous number or date is read; by default what the head of the article says
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DraftFormat {
    /// A file of a dossier
    Toml,
    /// One JSON object an article, a line each
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum InputForm {
    Text,
    Markdown,
    Html,
    Pdf,
}

impl From<InputForm> for Form {
    fn from(form: InputForm) -> Self {
        match form {
            InputForm::Text => Self::Text,
            InputForm::Markdown => Self::Markdown,
            InputForm::Html => Self::Html,
            InputForm::Pdf => Self::Pdf,
        }
    }
}

/// What a dossier lends to its drafts.
#[derive(Default)]
struct Known {
    series: Suggestions,
    /// Agents by their names in lower case.
    agents: Vec<(String, String)>,
}

impl Known {
    fn agent(&self, name: &str) -> Option<String> {
        let bare = |name: &str| {
            let name = name.to_lowercase();
            name.strip_prefix("the ").map(str::to_owned).unwrap_or(name)
        };
        let wanted = bare(name);
        let found = self
            .agents
            .iter()
            .find(|(name, key)| bare(name) == wanted || *key == name.as_str() || *key == wanted);
        found.map(|(_, key)| key.clone())
    }
}

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let one = args.articles.len() == 1;
    if !one && args.key.is_some() {
        return Err(Failure::with_help(
            "`--key` names one document, and several articles are given",
            "draft them one at a time",
        ));
    }
    if !one && args.format == DraftFormat::Toml && args.output.is_none() {
        return Err(Failure::with_help(
            "a file of a dossier holds one document, and several articles are given",
            "say where to write a file for each with `--output DIR`",
        ));
    }
    if let Some(key) = &args.key
        && key.parse::<DocumentKey>().is_err()
    {
        return Err(Failure::with_help(
            format!("`{key}` is no key"),
            "use small letters, digits and hyphens",
        ));
    }
    let (rules, known) = rules(args)?;
    let mut taken = None;
    for path in &args.articles {
        let (document, drafted) = drafted(path, args, &rules, &known)?;
        let text = match args.format {
            DraftFormat::Toml => drafted.to_toml(&document, &|name| known.agent(name)),
            DraftFormat::Json => json::in_json(&document, &drafted)? + "\n",
        };
        let extension = match args.format {
            DraftFormat::Toml => "toml",
            DraftFormat::Json => "json",
        };
        match &args.output {
            // What is there already keeps no other article from being drafted.
            Some(folder) => {
                if let Err(failure) = write(&folder.join(format!("{}.{extension}", document.key)), &text) {
                    if one {
                        return Err(failure);
                    }
                    terminal::message(&format!("error: {}", failure.said()));
                    taken = Some(failure);
                    continue;
                }
            }
            None => terminal::print_text(&text)?,
        }
        tell(path, &drafted);
    }
    taken.map_or(Ok(()), |_| Err(Failure::job("some articles were not drafted")))
}

/// The rules, with what the dossier adds to them, and what else it lends.
fn rules(args: &Args) -> Result<(Rules, Known), Failure> {
    let mut rules = Rules::built_in();
    if let Some(path) = &args.rules {
        let table = fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
        rules.add(&table).map_err(|error| {
            Failure::with_help(
                format!("{}:{}: {}", path.display(), error.line, error.what),
                "a row is a kind of rule, words, and for some kinds a meaning, with tabs between; docs/draft.md lists the kinds",
            )
        })?;
    }
    let usual = Path::new("seeds");
    let path = match &args.dossier {
        Some(path) => path.as_path(),
        None if usual.is_dir() => usual,
        None => return Ok((rules, Known::default())),
    };
    let dossier = Dossier::read(&[path])?;
    let mut known = Known::default();
    for (key, unit, words) in dossier.series_words() {
        known.series.add(key, unit, &words);
    }
    for (name, key) in dossier.place_names() {
        rules.place(name, key);
    }
    known.agents = dossier
        .agent_names()
        .map(|(name, key)| (name.to_owned(), key.to_owned()))
        .collect();
    Ok((rules, known))
}

/// Reads an article and finds what it may hold.
fn drafted(path: &Path, args: &Args, rules: &Rules, known: &Known) -> Result<(Document, Draft), Failure> {
    let is_input = path == Path::new("-");
    let bytes = if is_input {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        bytes
    } else {
        fs::read(path).map_err(|error| Failure::file(path, &error))?
    };
    let form = args
        .input_format
        .filter(|_| is_input)
        .map_or_else(|| Form::of(path, &bytes), Form::from);
    let article = article::read(&bytes, form).map_err(|error| Failure::job(format!("{}: {error}", path.display())))?;
    let overrules = Overrules {
        key: args.key.as_deref(),
        publisher: args.publisher.as_deref(),
        published: args.published.as_deref(),
    };
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut document = Document::of(
        &article,
        if is_input { "article" } else { &name },
        &overrules,
        &|name| known.agent(name),
    );
    if let Some(text) = &args.published
        && document.published.is_none()
    {
        return Err(Failure::with_help(
            format!("`{text}` is no date"),
            "write the day of publication as 2024-05-28, or in words",
        ));
    }
    document.sha256 = Some(sha256(&bytes));
    let tag = args.lang.as_deref().or(document.language.as_deref());
    let locale = tag.and_then(Locale::of);
    if let (Some(tag), None) = (&args.lang, &locale) {
        return Err(Failure::with_help(
            format!("`{tag}` is not a language tag"),
            "write a tag such as en, en-GB, de or es-MX",
        ));
    }
    let locale = locale.unwrap_or_default();
    let options = draft::Options {
        quantity: quantity::Options {
            language: locale.language,
            separators: locale.separators,
            ..quantity::Options::default()
        },
        date: date::Options {
            language: locale.language,
            reference: document.day(),
            day_first: locale.day_first,
            ..date::Options::default()
        },
        series: known.series.clone(),
    };
    let drafted = draft::draft(&article, &options, rules);
    Ok((document, drafted))
}

/// Writes a new file; one that is there is somebody's work.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| Failure::file(parent, &error))?;
    }
    let mut file = fs::File::create_new(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Failure::with_help(
            format!("{} is there already", path.display()),
            "remove it, or give the document another key with `--key`",
        ),
        _ => Failure::file(path, &error),
    })?;
    file.write_all(text.as_bytes())
        .map_err(|error| Failure::file(path, &error))?;
    terminal::message(&format!("wrote {}", path.display()));
    Ok(())
}

/// Says what was found.
fn tell(path: &Path, drafted: &Draft) {
    let count = |kind: Kind| {
        drafted
            .candidates
            .iter()
            .filter(|candidate| candidate.kind == kind)
            .count()
    };
    let from = match drafted.anchoring {
        Anchoring::Publication => "dates count from the day of publication",
        Anchoring::Text => "dates count from those before them in the text",
    };
    let counted = |kind: Kind, one: &str| match count(kind) {
        1 => format!("1 {one}"),
        many => format!("{many} {one}s"),
    };
    terminal::message(&format!(
        "{}: {}, {}, {}; {from}",
        path.display(),
        counted(Kind::Estimate, "figure"),
        counted(Kind::Date, "date"),
        counted(Kind::Event, "dated event")
    ));
}
