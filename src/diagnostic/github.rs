//! The form for GitHub's workflows: a command per problem, which the host shows beside the line in question.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use super::full::did_you_mean;
use super::harmless::harmless;
use super::{Diagnostic, Sources};

/// Renders a problem as one workflow command, without a newline: `::error file=…,line=…,col=…,title=…::what`, then why and help.
///
/// Lines and columns count from 1, columns in characters. A problem without a place has only a title.
#[must_use]
pub fn github(problem: &Diagnostic, sources: &Sources) -> String {
    let mut properties = Vec::new();
    let label = problem.label.as_ref();
    if let Some((location, source)) = label.and_then(|label| Some((&label.location, sources.get(label.location.file)?)))
    {
        properties.push(("file", source.path.clone()));
        if !source.text.is_empty() {
            let (from, to) = (
                source.position(location.bytes.start),
                source.position(location.bytes.end),
            );
            properties.push(("line", from.line.to_string()));
            // Of more than one line the host takes no columns.
            if to.line > from.line {
                properties.push(("endLine", to.line.to_string()));
            } else {
                properties.push(("col", from.column.to_string()));
            }
        }
    }
    properties.push(("title", problem.code.to_owned()));
    let properties: Vec<String> = properties
        .iter()
        .map(|(name, value)| format!("{name}={}", property(&harmless(value))))
        .collect();
    let mut lines = vec![harmless(&problem.what)];
    if !problem.why.is_empty() {
        lines.push(format!("why: {}", problem.why));
    }
    if !problem.suggestions.is_empty() {
        let meant = did_you_mean(&problem.suggestions, sources);
        lines.push(format!("help: {}", harmless(&meant)));
    }
    lines.extend(problem.help.as_ref().map(|help| format!("help: {}", harmless(help))));
    format!(
        "::{} {}::{}",
        problem.severity,
        properties.join(","),
        data(&lines.join("\n"))
    )
}

/// Renders a remark that is no problem and has no place as such a command.
#[must_use]
pub fn github_notice(title: &str, remark: &str) -> String {
    format!(
        "::notice title={}::{}",
        property(&harmless(title)),
        data(&harmless(remark))
    )
}

/// Text after the second `::`, in which the runner reads `%25`, `%0D` and `%0A`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, in which `:` and `,` have a meaning too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Source, Suggestion};

    #[test]
    fn what_has_a_meaning_to_the_runner_is_escaped() {
        let sources = Sources::new(vec![Source::new("a, b: 5%.toml", "first\nsecond = 1\n")]);
        let problem = Diagnostic::error("unknown-field", "50%, or\n::warning::half")
            .at((0, 6..12), "here")
            .why("why")
            .suggest([Suggestion {
                text: "other".into(),
                location: None,
            }])
            .help("do");
        assert_eq!(
            github(&problem, &sources),
            "::error file=a%2C b%3A 5%25.toml,line=2,col=1,title=unknown-field::50%25, or␊::warning::half%0Awhy: why%0Ahelp: did you mean `other`?%0Ahelp: do"
        );
        let nowhere = Diagnostic::warning("idle", "nothing");
        assert_eq!(github(&nowhere, &sources), "::warning title=idle::nothing");
    }
}
