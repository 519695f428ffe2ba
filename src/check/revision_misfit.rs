//! `revision-misfit`: a claim supersedes one that is about something else, or that comes from somebody else.

use crate::diagnostic::Diagnostic;
use crate::model::Claim;

use super::lookup::{Lookup, at, at_first};

pub(super) fn check(lookup: &Lookup<'_>) -> Vec<Diagnostic> {
    lookup
        .revisions()
        .filter(|(claim, old)| claim.id != old.id)
        .filter_map(|(claim, old)| about_something_else(claim, old).or_else(|| other_origin(lookup, claim, old)))
        .collect()
}

/// The field in which two claims are not about the same thing, and what the second has in it.
pub(super) fn differing(claim: &Claim, other: &Claim) -> Option<(&'static str, String)> {
    let scoped = |scope: Option<&str>| scope.map_or_else(|| "everything".to_owned(), |scope| format!("\"{scope}\""));
    match (claim.estimate(), other.estimate()) {
        (Some(_), None) => Some(("title", "an event, not an estimate".to_owned())),
        (None, Some(_)) => Some(("series", "an estimate, not an event".to_owned())),
        (Some(here), Some(there)) if here.series != there.series => {
            Some(("series", format!("`{}`, not `{}`", there.series, here.series)))
        }
        _ if claim.place != other.place => Some(("place", format!("`{}`, not `{}`", other.place, claim.place))),
        (Some(here), Some(there)) if here.scope != there.scope => {
            let [there, here] = [there, here].map(|estimate| scoped(estimate.scope.as_deref()));
            Some(("scope", format!("{there}, not {here}")))
        }
        _ => None,
    }
}

fn about_something_else(claim: &Claim, old: &Claim) -> Option<Diagnostic> {
    let (field, what) = differing(claim, old)?;
    let problem = Diagnostic::error(
        "revision-misfit",
        format!(
            "`{}` cannot supersede `{}`, which is about something else",
            claim.id, old.id
        ),
    );
    Some(
        problem
            .at(at(&claim.position, "supersedes"), format!("that claim is about {what}"))
            .related(at(&old.position, field), "in the superseded claim")
            .why("a superseded claim no longer counts, so a wrong link hides a figure")
            .help("name the claim that it really replaces, or remove `supersedes`"),
    )
}

fn other_origin(lookup: &Lookup<'_>, claim: &Claim, old: &Claim) -> Option<Diagnostic> {
    let [new, old_origin] = [claim, old].map(|claim| lookup.body(&claim.origin));
    if new == old_origin {
        return None;
    }
    Some(
        Diagnostic::warning(
            "revision-misfit",
            format!("`{}` supersedes a claim of another origin, `{}`", claim.id, old.id),
        )
        .at(at(&claim.position, "supersedes"), format!("this claim comes from `{new}`"))
        .related(
            at_first(&old.position, &["origin", "stated", "title"]),
            format!("and this one from `{old_origin}`"),
        )
        .why("only its origin can revise a figure; what others say of it is another claim")
        .help("remove `supersedes`, or use `denies` if it disputes the other; if both come from one origin, set `origin`, or `part_of` on its agent"),
    )
}
