//! The specs of charts: found in a folder, read, and what is wrong with them told.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::chart::{Spec, SpecProblem};

use super::{Failure, terminal};

/// The names of the specs in a folder, sorted.
pub(super) fn spec_names(charts: &Path) -> Result<Vec<String>, Failure> {
    let entries = std::fs::read_dir(charts).map_err(|error| {
        Failure::with_help(
            format!("{}: {error}", charts.display()),
            "`--charts DIR` names the folder of chart specs",
        )
    })?;
    let mut names = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if let (Some("toml"), Some(stem)) = (path.extension().and_then(OsStr::to_str), path.file_stem()) {
            names.push(stem.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The folder of chart specs where none is named.
pub(super) const FOLDER: &str = "charts";

/// The specs in a folder, each with its name; where none is named, in the usual one, if there is one.
pub(super) fn specs_in(folder: Option<&Path>) -> Result<Specs, Failure> {
    let charts = folder.unwrap_or_else(|| Path::new(FOLDER));
    let names = if folder.is_some() || charts.is_dir() {
        spec_names(charts)?
    } else {
        Vec::new()
    };
    let mut specs = Specs::default();
    for name in names {
        let path = charts.join(format!("{name}.toml"));
        match read_spec(&path) {
            Ok(spec) => specs.right.push((name, spec)),
            Err(Trouble::Spec(problems)) => specs.wrong.push((path, problems)),
            Err(Trouble::Other(failure)) => return Err(failure),
        }
    }
    Ok(specs)
}

/// The specs of a folder.
#[derive(Default)]
pub(super) struct Specs {
    right: Vec<(String, Spec)>,
    wrong: Vec<(PathBuf, Vec<SpecProblem>)>,
}

/// A problem in a spec, on one line.
pub(super) fn said(path: &Path, severity: &str, problem: &SpecProblem) -> String {
    format!(
        "{}:{}:{}: {severity}[chart-spec]: {}",
        path.display(),
        problem.line,
        problem.column,
        problem.what
    )
}

/// Reports entries of specs that match nothing, each spec with its name.
pub(super) fn report_doubts(folder: Option<&Path>, doubts: &[(String, Vec<SpecProblem>)]) {
    for (name, doubts) in doubts {
        report(&spec_path(folder, name), "warning", doubts);
    }
}

/// The file of a spec.
pub(super) fn spec_path(folder: Option<&Path>, name: &str) -> PathBuf {
    folder.unwrap_or_else(|| Path::new(FOLDER)).join(format!("{name}.toml"))
}

impl Specs {
    /// All of them, each with its name, if none is wrong. Problems are printed.
    pub(super) fn sound(self) -> Result<Vec<(String, Spec)>, Failure> {
        for (path, problems) in &self.wrong {
            report(path, "error", problems);
        }
        if self.wrong.is_empty() {
            Ok(self.right)
        } else {
            Err(Failure::Data)
        }
    }

    /// All of them, if none is wrong; else the problems, a line each.
    pub(super) fn sound_or_problems(self) -> Result<Vec<(String, Spec)>, Vec<String>> {
        let of = |(path, problems): &(PathBuf, Vec<SpecProblem>)| -> Vec<String> {
            problems.iter().map(|problem| said(path, "error", problem)).collect()
        };
        let problems: Vec<String> = self.wrong.iter().flat_map(of).collect();
        if problems.is_empty() {
            Ok(self.right)
        } else {
            Err(problems)
        }
    }
}

/// Why a chart was not drawn. Charts are drawn in parallel, so this is reported later, in order.
pub(super) enum Trouble {
    Spec(Vec<SpecProblem>),
    Other(Failure),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::Other(failure)
    }
}

pub(super) fn read_spec(path: &Path) -> Result<Spec, Trouble> {
    // Opening a pipe would wait for ever.
    let is_file = std::fs::metadata(path).map(|metadata| metadata.is_file());
    if !is_file.map_err(|error| Failure::file(path, &error))? {
        return Err(Trouble::Other(Failure::job(format!(
            "{} is not a regular file",
            path.display()
        ))));
    }
    let text = std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
    Spec::parse(&text).map_err(|error| Trouble::Spec(error.problems))
}

/// Reports the problems in a spec, each with its position. `tallybook explain chart-spec` says more.
pub(super) fn report(path: &Path, severity: &str, problems: &[SpecProblem]) {
    for problem in problems {
        let help = problem
            .help
            .as_ref()
            .map(|help| format!("\n  = help: {help}"))
            .unwrap_or_default();
        let place = format!("{}:{}:{}", path.display(), problem.line, problem.column);
        terminal::message(&format!(
            "{severity}[chart-spec]: {}\n  --> {place}{help}",
            problem.what
        ));
    }
}
