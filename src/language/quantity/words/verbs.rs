//! Verbs that say how large something is, and words that deny it.

use super::super::meaning::Meaning::{Negation, NotBefore, Relative, Verb};
use super::super::meaning::Qualifier::{AtLeast, AtMost, LessThan, MoreThan, Near};
use super::super::reason::DENIED;
use super::Entry;
use crate::model::Hedge;

#[rustfmt::skip]
pub(super) const VERBS: &[Entry] = &[
    // It is the figure.
    ("stands at", Verb(None)), ("stood at", Verb(None)), ("reach", Verb(None)), ("reaches", Verb(None)), ("reached", Verb(None)), ("reaching", Verb(None)),
    ("hit", Verb(None)), ("hits", Verb(None)), ("hitting", Verb(None)), ("totalled", Verb(None)),
    ("totaled", Verb(None)), ("totalling", Verb(None)), ("totaling", Verb(None)), ("numbers", Verb(None)), ("numbered", Verb(None)), ("numbering", Verb(None)),
    ("averages", Verb(None)), ("averaged", Verb(None)), ("averaging", Verb(None)), ("amount to", Verb(None)),
    ("amounts to", Verb(None)), ("amounted to", Verb(None)), ("amounting to", Verb(None)), ("come to", Verb(None)), ("comes to", Verb(None)), ("came to", Verb(None)),
    ("add up to", Verb(None)), ("adds up to", Verb(None)), ("added up to", Verb(None)), ("peaked at", Verb(None)), ("peaking at", Verb(None)),
    ("remained", Verb(None)), ("remains", Verb(None)), ("stayed", Verb(None)), ("comprised", Verb(None)), ("comprises", Verb(None)), ("comprising", Verb(None)),

    // It is more, or less.
    ("exceed", Verb(Some(MoreThan))), ("exceeds", Verb(Some(MoreThan))), ("exceeded", Verb(Some(MoreThan))), ("surpass", Verb(Some(MoreThan))),
    ("surpasses", Verb(Some(MoreThan))), ("surpassed", Verb(Some(MoreThan))), ("topped", Verb(Some(MoreThan))), ("has topped", Verb(Some(MoreThan))),
    ("have topped", Verb(Some(MoreThan))), ("had topped", Verb(Some(MoreThan))), ("have exceeded", Verb(Some(MoreThan))), ("has exceeded", Verb(Some(MoreThan))),
    ("had exceeded", Verb(Some(MoreThan))), ("have surpassed", Verb(Some(MoreThan))), ("has surpassed", Verb(Some(MoreThan))), ("had surpassed", Verb(Some(MoreThan))),
    ("passed", Verb(Some(MoreThan))), ("crossed", Verb(Some(MoreThan))), ("outnumbered", Verb(Some(MoreThan))),
    ("fall short of", Verb(Some(LessThan))), ("falls short of", Verb(Some(LessThan))), ("fell short of", Verb(Some(LessThan))), ("falling short of", Verb(Some(LessThan))),
    ("approach", Verb(Some(Near(Hedge::Nearly)))), ("approaches", Verb(Some(Near(Hedge::Nearly)))), ("approached", Verb(Some(Near(Hedge::Nearly)))),
    ("nears", Verb(Some(Near(Hedge::Nearly)))), ("neared", Verb(Some(Near(Hedge::Nearly)))),

    // It is denied that it is more, or less.
    ("did not exceed", Verb(Some(AtMost))), ("does not exceed", Verb(Some(AtMost))), ("do not exceed", Verb(Some(AtMost))), ("not to exceed", Verb(Some(AtMost))),
    ("must not exceed", Verb(Some(AtMost))), ("shall not exceed", Verb(Some(AtMost))), ("should not exceed", Verb(Some(AtMost))), ("will not exceed", Verb(Some(AtMost))), ("may not exceed", Verb(Some(AtMost))), ("cannot exceed", Verb(Some(AtMost))), ("could not exceed", Verb(Some(AtMost))),
    ("has not exceeded", Verb(Some(AtMost))), ("have not exceeded", Verb(Some(AtMost))), ("had not exceeded", Verb(Some(AtMost))), ("never exceeded", Verb(Some(AtMost))),
    ("never exceeds", Verb(Some(AtMost))), ("didn't exceed", Verb(Some(AtMost))), ("didn’t exceed", Verb(Some(AtMost))), ("did not surpass", Verb(Some(AtMost))),
    ("did not top", Verb(Some(AtMost))), ("never surpassed", Verb(Some(AtMost))), ("never topped", Verb(Some(AtMost))),
    ("did not reach", Verb(Some(LessThan))), ("does not reach", Verb(Some(LessThan))), ("do not reach", Verb(Some(LessThan))), ("has not reached", Verb(Some(LessThan))),
    ("have not reached", Verb(Some(LessThan))), ("had not reached", Verb(Some(LessThan))), ("never reached", Verb(Some(LessThan))), ("didn't reach", Verb(Some(LessThan))),
    ("didn’t reach", Verb(Some(LessThan))), ("failed to reach", Verb(Some(LessThan))), ("fails to reach", Verb(Some(LessThan))),
    ("did not fall below", Verb(Some(AtLeast))), ("does not fall below", Verb(Some(AtLeast))), ("never fell below", Verb(Some(AtLeast))),

    // It is denied.
    ("not", Negation), ("never", Negation), ("no longer", Negation), ("neither", Negation), ("nor", Negation), ("cannot", Negation),
    ("can't", Negation), ("can’t", Negation), ("couldn't", Negation), ("couldn’t", Negation), ("didn't", Negation), ("didn’t", Negation),
    ("don't", Negation), ("don’t", Negation), ("doesn't", Negation), ("doesn’t", Negation), ("wasn't", Negation), ("wasn’t", Negation),
    ("weren't", Negation), ("weren’t", Negation), ("isn't", Negation), ("isn’t", Negation), ("aren't", Negation), ("aren’t", Negation),
    ("hasn't", Negation), ("hasn’t", Negation), ("haven't", Negation), ("haven’t", Negation), ("hadn't", Negation), ("hadn’t", Negation),
    ("won't", Negation), ("won’t", Negation), ("wouldn't", Negation), ("wouldn’t", Negation), ("shouldn't", Negation), ("shouldn’t", Negation),
    ("deny", NotBefore(DENIED)), ("denies", NotBefore(DENIED)), ("denied", NotBefore(DENIED)), ("denying", NotBefore(DENIED)),
    ("denial of", NotBefore(DENIED)), ("reject", NotBefore(DENIED)), ("rejects", NotBefore(DENIED)), ("rejected", NotBefore(DENIED)),
    ("rejecting", NotBefore(DENIED)), ("refute", NotBefore(DENIED)), ("refutes", NotBefore(DENIED)), ("refuted", NotBefore(DENIED)),
    ("refuting", NotBefore(DENIED)), ("dispute", NotBefore(DENIED)), ("disputes", NotBefore(DENIED)), ("disputing", NotBefore(DENIED)),
    ("contradicts", NotBefore(DENIED)), ("contradicted", NotBefore(DENIED)), ("contrary to", NotBefore(DENIED)), ("rather than", NotBefore(DENIED)),
    ("instead of", NotBefore(DENIED)), ("untrue", NotBefore(DENIED)), ("false", NotBefore(DENIED)),

    ("who", Relative), ("whom", Relative), ("whose", Relative), ("that", Relative),
];
