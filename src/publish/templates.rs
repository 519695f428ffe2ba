//! The templates of pages, and the style and script that they refer to. Each may be replaced by a file of the same name.

use std::path::Path;

use minijinja::{AutoEscape, Environment, Output, State, Value, escape_formatter};

use super::PublishError;
use crate::file::write_whole;

/// The files, each with its name.
const FILES: [(&str, &str); 16] = [
    ("base.html", include_str!("templates/base.html")),
    ("macros.html", include_str!("templates/macros.html")),
    ("index.html", include_str!("templates/index.html")),
    ("series.html", include_str!("templates/series.html")),
    ("document.html", include_str!("templates/document.html")),
    ("agent.html", include_str!("templates/agent.html")),
    ("timeline.html", include_str!("templates/timeline.html")),
    ("corrections.html", include_str!("templates/corrections.html")),
    ("changes.html", include_str!("templates/changes.html")),
    ("changes.atom", include_str!("templates/changes.atom")),
    ("method.html", include_str!("templates/method.html")),
    ("data.html", include_str!("templates/data.html")),
    ("sql.html", include_str!("templates/sql.html")),
    ("embed.html", include_str!("templates/embed.html")),
    ("site.css", include_str!("assets/site.css")),
    ("site.js", include_str!("assets/site.js")),
];

/// Templates that are ready to be filled.
#[derive(Debug)]
pub struct Templates(Environment<'static>);

impl Templates {
    /// Reads the templates, those in `folder` instead of ours.
    ///
    /// # Errors
    /// [`PublishError`] for one that cannot be read or is wrong, and for a file that is none.
    pub fn read(folder: Option<&Path>) -> Result<Self, PublishError> {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(escaped);
        environment.add_filter("figure", figure);
        environment.add_filter("factor", factor);
        for (name, ours) in FILES {
            let text = match folder.map(|folder| folder.join(name)).filter(|path| path.exists()) {
                Some(path) => std::fs::read_to_string(&path).map_err(|source| PublishError::Unread { path, source })?,
                None => ours.to_owned(),
            };
            // Style and script are copied as they are.
            let added = if is_copied(name) {
                environment.add_global(name, text);
                Ok(())
            } else {
                environment.add_template_owned(name, text)
            };
            added.map_err(|error| PublishError::Template(said(&error)))?;
        }
        if let Some(folder) = folder {
            refuse_others(folder)?;
        }
        Ok(Self(environment))
    }

    /// Writes ours into a folder, to be changed there; none that is there already is replaced.
    ///
    /// # Errors
    /// [`PublishError`] where there is one, or it cannot be written.
    pub fn write(folder: &Path) -> Result<(), PublishError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            |source| PublishError::Io { path, source }
        };
        let paths = FILES.map(|(name, _)| folder.join(name));
        if let Some(path) = paths.iter().find(|path| path.symlink_metadata().is_ok()) {
            return Err(PublishError::NotOurs { path: path.clone() });
        }
        std::fs::create_dir_all(folder).map_err(failed(folder))?;
        for (path, (_, text)) in paths.iter().zip(FILES) {
            write_whole(path, text.as_bytes()).map_err(failed(path))?;
        }
        Ok(())
    }

    /// The bytes of a page.
    pub(super) fn page(&self, name: &str, context: Value) -> Result<Vec<u8>, PublishError> {
        let page = self.0.get_template(name).and_then(|template| template.render(context));
        page.map(String::into_bytes)
            .map_err(|error| PublishError::Template(said(&error)))
    }

    /// The bytes of a file that is copied.
    pub(super) fn copied(&self, name: &str) -> Option<Vec<u8>> {
        let mut globals = self.0.globals();
        let (_, text) = globals.find(|(global, _)| *global == name && is_copied(name))?;
        Some(text.as_str()?.as_bytes().to_vec())
    }
}

fn is_copied(name: &str) -> bool {
    matches!(name.rsplit('.').next(), Some("css" | "js"))
}

/// Refuses a folder with files that replace nothing: their names are mistyped.
fn refuse_others(folder: &Path) -> Result<(), PublishError> {
    let failed = |source| PublishError::Unread {
        path: folder.to_owned(),
        source,
    };
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with('.') && !FILES.iter().any(|(known, _)| *known == name) {
            let known: Vec<&str> = FILES.iter().map(|(known, _)| *known).collect();
            let known = known.join(", ");
            return Err(PublishError::Template(format!(
                "{}: `{name}` is no template; those are {known}",
                folder.display()
            )));
        }
    }
    Ok(())
}

/// What is wrong with a template, with the causes.
fn said(error: &minijinja::Error) -> String {
    let mut said = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        said.push_str(&format!(": {error}"));
        cause = error.source();
    }
    said
}

/// Writes a value; of text in a page, what could be markup is escaped, and no more: addresses stay readable.
fn escaped(out: &mut Output<'_>, state: &State<'_, '_>, value: &Value) -> Result<(), minijinja::Error> {
    let text = match value.as_str() {
        Some(text) if !value.is_safe() && state.auto_escape() == AutoEscape::Html => text,
        _ => return escape_formatter(out, state, value),
    };
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || !is_xml(c)) {
        let (plain, from) = rest.split_at(at);
        out.write_str(plain)?;
        out.write_str(match from.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => "\u{fffd}",
        })?;
        rest = &from[from.chars().next().map_or(1, char::len_utf8)..];
    }
    Ok(out.write_str(rest)?)
}

/// Whether XML 1.0 can hold a character, escaped or not (section 2.2); the feed is XML, and HTML allows no more.
fn is_xml(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// How far apart two figures are, in words; those that are near each other with more digits.
fn factor(factor: f64) -> String {
    let digits = if factor < 2.0 { 2 } else { 1 };
    match format!("{factor:.digits$}").as_str() {
        "1.00" => "a factor of less than 1.01 apart".to_owned(),
        rounded => {
            let rounded = rounded
                .parse()
                .map_or_else(|_| rounded.to_owned(), |value: f64| figure(&Value::from(value)));
            format!("a factor of {rounded} apart")
        }
    }
}

/// A number with its thousands separated.
fn figure(number: &Value) -> String {
    let text = number.to_string();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("−", rest));
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match fraction {
        "" | "0" => grouped,
        fraction => format!("{grouped}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated() {
        for (number, text) in [
            (0.0, "0"),
            (999.0, "999"),
            (1000.0, "1,000"),
            (-1_234_567.5, "−1,234,567.5"),
        ] {
            assert_eq!(figure(&Value::from(number)), text);
        }
    }

    #[test]
    fn near_figures_are_not_a_factor_of_one_apart() {
        for (value, text) in [
            (1.001, "less than 1.01"),
            (1.04, "1.04"),
            (1.5, "1.5"),
            (2.04, "2"),
            (12.34, "12.3"),
            (1234.5, "1,234.5"),
        ] {
            assert_eq!(factor(value), format!("a factor of {text} apart"));
        }
    }

    #[test]
    fn a_mistyped_template_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("indx.html"), "").unwrap();
        let error = Templates::read(Some(folder.path())).unwrap_err().to_string();
        assert!(error.contains("`indx.html` is no template"), "{error}");
    }
}
