//! `unknown-document`, `relay-to-nothing` and `unknown-claim`: a claim repeats, replaces or disputes one that does not exist.

use crate::diagnostic::{Diagnostic, Suggestion};
use crate::model::{Claim, ClaimId, Position};

use super::lookup::{Lookup, at, meant};

/// A field with the id of another claim.
#[derive(Clone, Copy)]
struct Link<'a> {
    claim: &'a Claim,
    field: &'static str,
    to: &'a ClaimId,
}

impl Link<'_> {
    const fn why(&self) -> &'static str {
        match self.field.as_bytes() {
            b"relays" => "a repeated figure is counted once, under the claim it repeats, so that claim must exist",
            b"supersedes" => {
                "from the day on which this claim was known, the other one no longer counts, so that claim must exist"
            }
            _ => "the denial is shown with the claim that it is about, so that claim must exist",
        }
    }
}

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    let unread = &lookup.book.unread;
    let links = lookup.book.claims.iter().flat_map(|claim| {
        let fields = [
            ("relays", &claim.relays),
            ("supersedes", &claim.supersedes),
            ("denies", &claim.denies),
        ];
        fields.into_iter().filter_map(move |(field, to)| {
            let to = to.as_ref()?;
            Some(Link { claim, field, to })
        })
    });
    links
        .filter(|link| !lookup.claims.contains_key(link.to) && !unread.claims.contains(link.to))
        .filter(|link| !unread.documents.contains(link.to.document()))
        .map(|link| {
            if let Some(position) = lookup.pending.get(link.to) {
                waiting(link, position)
            } else if has_document(lookup, link.to) {
                no_claim(lookup, link)
            } else {
                no_document(lookup, link)
            }
        })
        .collect()
}

/// Whether a document is there, or waits for review.
fn has_document(lookup: &Lookup<'_>, id: &ClaimId) -> bool {
    let mut pending = lookup.book.pending.documents.iter();
    lookup.documents.contains_key(id.document())
        || pending.any(|waiting| waiting.key.as_ref().is_some_and(|key| key.as_str() == id.document()))
}

/// The problem of a link to a claim that is not there.
fn not_there(link: Link<'_>, what: String) -> Diagnostic {
    let problem = match link.field {
        "relays" => Diagnostic::error("relay-to-nothing", what),
        _ => Diagnostic::error("unknown-claim", what),
    };
    problem.why(link.why())
}

fn waiting(link: Link<'_>, position: &Position) -> Diagnostic {
    not_there(link, format!("the claim `{}` waits for review", link.to))
        .at(at(&link.claim.position, link.field), "not in the book yet")
        .related(at(position, "key"), "it waits here")
        .help(format!(
            "review that entry and take `review` out of it, or leave `{}` out until then",
            link.field
        ))
}

fn no_document(lookup: &Lookup<'_>, link: Link<'_>) -> Diagnostic {
    let documents = lookup.book.documents.iter();
    let declared = documents.map(|document| (document.key.as_str(), Some(&document.position)));
    let what = format!("unknown document `{}`", link.to.document());
    let problem = Diagnostic::error("unknown-document", what)
        .at(at(&link.claim.position, link.field), "not found")
        .why(link.why())
        .suggest(meant(link.to.document(), declared));
    problem.help(match link.field {
        "relays" => {
            "write `document#key`, or just `key` for a claim in the same document; if you do not have the document, use `origin` instead"
        }
        _ => "write `document#key`, or just `key` for a claim in the same document",
    })
}

fn no_claim(lookup: &Lookup<'_>, link: Link<'_>) -> Diagnostic {
    let siblings = lookup
        .book
        .claims
        .iter()
        .filter(|claim| claim.id.document() == link.to.document());
    let declared = siblings.map(|claim| (claim.id.claim(), Some(&claim.position)));
    let mut suggestions = meant(link.to.claim(), declared);
    // Perhaps its document was left out.
    if link.claim.id.document() == link.to.document() {
        suggestions.extend(of_other_documents(lookup, link.to.claim()));
    }
    let what = format!(
        "the document `{}` has no claim `{}`",
        link.to.document(),
        link.to.claim()
    );
    let help = match link.field {
        "relays" => "add the claim that is repeated, or use `origin` instead of `relays`",
        "supersedes" => "add the claim that is replaced, or remove `supersedes`",
        _ => "add the claim that is disputed, or remove `denies`",
    };
    not_there(link, what)
        .at(at(&link.claim.position, link.field), "no such claim")
        .suggest(suggestions.into_iter().take(MOST))
        .help(help)
}

/// The most suggestions.
const MOST: usize = 3;

/// Claims of other documents with this key, at most three.
fn of_other_documents<'a>(lookup: &'a Lookup<'_>, key: &'a str) -> impl Iterator<Item = Suggestion> + 'a {
    let named = lookup.book.claims.iter().filter(move |claim| claim.id.claim() == key);
    named.take(MOST).map(|claim| Suggestion {
        text: claim.id.to_string(),
        location: Some(at(&claim.position, "key").into()),
    })
}
