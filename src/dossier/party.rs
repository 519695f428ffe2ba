//! Reads the parties of a claim: agents with their roles, `attacker: government-of-x`.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Suggestion};
use crate::model::{AgentKey, Party, Role, Span};

use super::record::{Record, Text, not_a_key};

/// The field of a claim that lists its parties.
pub(super) const PARTIES: &str = "parties";

/// Reads the list of parties of a record. What cannot be read is reported, and hides neither the others nor the claim from the rules.
pub(super) fn from_list(record: &Record<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Party> {
    let mut parties = Vec::new();
    for text in record.texts(PARTIES) {
        from_text(text, record.page.agents, &mut parties, problems);
    }
    parties
}

/// Adds the parties of a text to those read before it: one, or several separated by `;`, as in a cell: `side-a: x; side-b: y`. A text of nothing
/// but spaces names none. `agents` are the keys of agents by their names in small letters, for those who write a name.
pub(super) fn from_text(
    text: Text<'_>,
    agents: &BTreeMap<String, Suggestion>,
    parties: &mut Vec<Party>,
    problems: &mut Vec<Diagnostic>,
) {
    let mut start = 0;
    for part in text.value.split(';') {
        let written = trimmed(text.value, start..start + part.len());
        start += part.len() + 1;
        if written.is_empty() {
            continue;
        }
        match party(text, written, agents) {
            Ok(party) => match parties.iter().find(|before| **before == party) {
                Some(before) => problems.push(twice(&party, before.written)),
                None => parties.push(party),
            },
            Err(problem) => problems.push(*problem),
        }
    }
}

/// Reads `role: agent`.
fn party(text: Text<'_>, part: Range<usize>, agents: &BTreeMap<String, Suggestion>) -> Result<Party, Box<Diagnostic>> {
    let written = &text.value[part.clone()];
    let malformed = |span: Span, label| {
        Diagnostic::error("invalid-party", format!("`{written}` is not a party `role: agent`"))
            .at(span.place(), label)
            .why("a party is an agent and the part that it plays, by which claims are found and counted")
            .help("write a word for the role and the key of an agent, such as `attacker: government-of-x`")
    };
    let Some(colon) = written.find(':') else {
        return Err(malformed(text.part(part), "no `:` between role and agent").into());
    };
    let [role, agent] = [part.start..part.start + colon, part.start + colon + 1..part.end];
    let [role, agent] = [role, agent].map(|range| trimmed(text.value, range));
    if agent.is_empty() {
        return Err(malformed(text.part(part), "no agent").into());
    }
    let Some(known) = Role::new(&text.value[role.clone()]) else {
        let at = if role.is_empty() { part } else { role };
        let label = "a role is one word of ASCII letters, digits and `-`";
        return Err(malformed(text.part(at), label).into());
    };
    let name = &text.value[agent.clone()];
    match AgentKey::new(name) {
        Ok(key) => Ok(Party {
            role: known,
            agent: key,
            written: text.part(agent),
        }),
        Err(error) => {
            let meant = agents.get(&name.to_lowercase()).cloned();
            Err(not_a_key("agent", text, agent, &error).suggest(meant).into())
        }
    }
}

fn twice(party: &Party, before: Span) -> Diagnostic {
    Diagnostic::error("invalid-party", format!("`{party}` is named twice"))
        .at(party.written.place(), "second")
        .related(before.place(), "first")
        .why("the parties of a claim are counted")
        .help("keep one of them; one agent may have several roles")
}

/// A range of a text without the spaces at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}
