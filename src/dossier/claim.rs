//! Reads the claims of a document: estimates and events.

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::language::quantity::{Options, read};
use crate::model::{
    AgentKey, Assertion, Claim, ClaimId, ClaimKey, DocumentKey, Estimate, Event, Extent, Grade, HappeningKey, Measure,
    Party, PlaceKey, Privacy, PrivateField, ReferencePeriod, Referring, Series, SeriesKey, Sizes, Sourcing, Span,
    Status, UNKNOWN,
};

use super::correction::Replacements;
use super::document::Cited;
use super::overrules::Overrules;
use super::party::{PARTIES, from_list};
use super::privacy::privacy;
use super::record::{Record, Reported, invalid_key};
use super::review::check_review;
use super::shape::{Shape, Words, flag, list, number, optional, private, required, review, word};
use super::{date, place, quantity};

/// `[[estimate]]`
pub(super) const ESTIMATE: Shape = Shape {
    header: "[[estimate]]",
    noun: "an estimate",
    fields: &[
        required("key"),
        required("series"),
        required("place"),
        required("stated"),
        required("when"),
        required("locator"),
        optional("scope"),
        optional("since"),
        optional("origin"),
        list(PARTIES),
        optional("relays"),
        optional("supersedes"),
        optional("denies"),
        optional("first_known"),
        flag("independent"),
        word("bound", Words::Bound),
        number("low"),
        number("best"),
        number("high"),
        word("interval", Words::Interval),
        number("interval_level"),
        word("unit", Words::Unit),
        optional("currency"),
        word("per", Words::Per),
        word("hedge", Words::Hedge),
        flag("approximate"),
        flag("projection"),
        optional("basis"),
        optional("grade"),
        word("status", Words::Status),
        optional("status_on"),
        optional("status_reason"),
        optional("note"),
        optional("private_note"),
        review(),
        private(&[
            PrivateField::Basis,
            PrivateField::Grade,
            PrivateField::Locator,
            PrivateField::Note,
            PrivateField::Origin,
            PrivateField::Parties,
            PrivateField::StatusReason,
        ]),
    ],
};

/// `[[event]]`
pub(super) const EVENT: Shape = Shape {
    header: "[[event]]",
    noun: "an event",
    fields: &[
        required("key"),
        required("title"),
        required("category"),
        required("place"),
        required("when"),
        required("locator"),
        optional("stated"),
        optional("happening"),
        optional("anchor"),
        optional("origin"),
        list(PARTIES),
        optional("relays"),
        optional("supersedes"),
        optional("denies"),
        optional("first_known"),
        flag("projection"),
        optional("basis"),
        optional("grade"),
        word("status", Words::Status),
        optional("status_on"),
        optional("status_reason"),
        optional("note"),
        optional("private_note"),
        review(),
        private(&[
            PrivateField::Basis,
            PrivateField::Grade,
            PrivateField::Locator,
            PrivateField::Note,
            PrivateField::Origin,
            PrivateField::Parties,
            PrivateField::Stated,
            PrivateField::StatusReason,
        ]),
    ],
};

type Problems = Vec<Diagnostic>;

/// What a claim refers to, whatever else is wrong with it.
pub(super) fn referring(record: &Record<'_>) -> Referring {
    fn key<K, E>(record: &Record<'_>, field: &'static str, make: impl Fn(String) -> Result<K, E>) -> Option<K> {
        let text = record.text_if(field).ok()??;
        make(text.value.to_owned()).ok()
    }
    Referring {
        series: key(record, "series", SeriesKey::new),
        // Those of a standard are known.
        place: key(record, "place", PlaceKey::new).filter(|place| place::standard(place.as_str()).is_none()),
        origin: key(record, "origin", AgentKey::new),
        position: record.position(),
    }
}

/// Reads an estimate. `series` looks up a declared series by key.
pub(super) fn estimate<'s>(
    record: &Record<'_>,
    cited: &Cited<'_>,
    replacements: &Replacements<'_>,
    series: impl Fn(&SeriesKey) -> Option<&'s Series>,
    problems: &mut Problems,
) -> Result<Claim, Reported> {
    let shared = Shared::read(record, cited, problems);
    let measured = record.key("series", SeriesKey::new, problems);
    let stated = record.text("stated");
    let found = replacements
        .iter()
        .find(|(key, _)| record.text("key").is_ok_and(|text| text.value == key.as_str()));
    let replacement = found
        .map(|(_, replacement)| replacement)
        .filter(|replacement| stated.is_ok_and(|stated| replacement.applies(stated, problems)));
    let overrules = Overrules::read(record, problems);
    let series = measured.as_ref().ok().and_then(series);
    let place = shared.as_ref().ok().map(|shared| &shared.place);
    let options = Options {
        language: cited.locale.language,
        separators: cited.locale.separators,
        currency: None,
        sizes: cited.sizes,
    };
    let is_read = overrules.as_ref().is_ok_and(|overrules| !overrules.gives_ends());
    let quantity = stated.and_then(|stated| {
        let words = replacement.map_or(stated, |replacement| replacement.value);
        quantity::quantity(words, &overrules?, series, place, options, record.header(), problems)
    });
    let since = record.text_if("since").and_then(|since| {
        since
            .map(|since| date::period(since, cited.calendar, problems))
            .transpose()
    });
    let total = series.filter(|series| series.measure == Measure::Cumulative);
    let start = since?.or_else(|| total?.since.clone()).and_then(|since| since.from);
    let shared = shared?;
    let estimate = Estimate {
        // A total that says from when to when it counts needs no other start.
        since: start.or_else(|| {
            total
                .and(shared.when.from)
                .filter(|_| shared.when.extent == Extent::Throughout)
        }),
        series: measured?,
        own_sizes: is_read
            && stated.is_ok_and(|stated| {
                let words = replacement.map_or(stated, |replacement| replacement.value);
                depends_on_sizes(words.value, options)
            }),
        quantity: quantity?,
        scope: record.owned_if("scope")?,
        projection: record.flag("projection")?,
        independent: record.flag("independent")? || is_measured(record.remark("basis").as_deref()),
        correction: replacement.map(|replacement| Box::new(replacement.correction.clone())),
    };
    shared.claim(record, Assertion::Estimate(estimate))
}

/// Whether the words say a size that the dossier has set otherwise than usual.
fn depends_on_sizes(words: &str, options: Options) -> bool {
    let usual = Options {
        sizes: Sizes::default(),
        ..options
    };
    let range = |options| {
        read(words, options)
            .ok()
            .map(|reading| (reading.quantity.low, reading.quantity.high))
    };
    options.sizes != usual.sizes && range(&options) != range(&usual)
}

/// Whether a basis says that the figure is a measurement of its own.
fn is_measured(basis: Option<&str>) -> bool {
    let first = basis.and_then(|basis| basis.split(|c: char| !c.is_alphanumeric()).next());
    first.is_some_and(|first| ["survey", "poll"].contains(&first.to_lowercase().as_str()))
}

/// Reads an event.
pub(super) fn event(record: &Record<'_>, cited: &Cited<'_>, problems: &mut Problems) -> Result<Claim, Reported> {
    let shared = Shared::read(record, cited, problems);
    let happening = record.key_if("happening", HappeningKey::new, problems);
    let event = Event {
        title: record.owned("title")?,
        category: record.owned("category")?,
        happening: happening?,
        anchor: record.owned_if("anchor")?,
        projection: record.flag("projection")?,
    };
    shared?.claim(record, Assertion::Event(event))
}

/// The fields that estimates and events share and that need more than copying.
struct Shared {
    id: ClaimId,
    place: PlaceKey,
    when: ReferencePeriod,
    origin: AgentKey,
    first_known: Option<NaiveDate>,
    sourcing: Sourcing,
    parties: Vec<Party>,
    relays: Option<ClaimId>,
    supersedes: Option<ClaimId>,
    denies: Option<ClaimId>,
    grade: Option<Grade>,
    status: Status,
    status_on: Option<NaiveDate>,
    privacy: Privacy,
}

impl Shared {
    fn read(record: &Record<'_>, cited: &Cited<'_>, problems: &mut Problems) -> Result<Self, Reported> {
        let key = record.key("key", ClaimKey::new, problems);
        let place = record.key("place", PlaceKey::new, problems);
        // Of a projection that is not true or false another reader complains.
        let calendar = cited.calendar.looking_ahead(record.flag("projection") == Ok(true));
        let when = record
            .text("when")
            .and_then(|when| date::period(when, calendar, problems));
        let origin = record.agent_if("origin", problems);
        let parties = from_list(record, problems);
        let first_known = first_known(record, cited, problems);
        let mut link = |field| link(record, field, cited.key.as_ref(), problems);
        let (relays, supersedes, denies) = (link("relays"), link("supersedes"), link("denies"));
        let grade = grade(record, problems);
        let status = record.word_if("status", Status::ALL, Status::as_str, problems);
        let status_on = status_on(record, cited, status.as_ref().ok().copied().flatten(), problems);
        check_review(record, problems);
        let privacy = privacy(record, problems);
        let (sourcing, origin) = match origin? {
            None => (Sourcing::Publisher, None),
            Some(origin) if origin.as_str() == UNKNOWN => (Sourcing::Unknown, None),
            Some(origin) => (Sourcing::Named, Some(origin)),
        };
        Ok(Self {
            id: ClaimId::new(cited.key.as_ref().ok_or(Reported)?, &key?),
            place: place?,
            when: when?,
            first_known: first_known?,
            sourcing,
            parties,
            origin: origin.or_else(|| cited.publisher.clone()).ok_or(Reported)?,
            relays: relays?,
            supersedes: supersedes?,
            denies: denies?,
            // No rule uses the grade, so an invalid one does not stop the claim from being checked.
            grade: grade.unwrap_or_default(),
            status: status?.map_or(Status::Accepted, |(status, _)| status),
            status_on: status_on?,
            privacy,
        })
    }

    fn claim(self, record: &Record<'_>, assertion: Assertion) -> Result<Claim, Reported> {
        Ok(Claim {
            id: self.id,
            assertion,
            place: self.place,
            stated: record.owned_if("stated")?,
            when_stated: record.owned("when")?,
            when: self.when,
            origin: self.origin,
            first_known: self.first_known,
            sourcing: self.sourcing,
            parties: self.parties,
            relays: self.relays,
            supersedes: self.supersedes,
            denies: self.denies,
            locator: record.owned("locator")?,
            basis: record.remark("basis"),
            grade: self.grade,
            status: self.status,
            status_on: self.status_on,
            status_reason: record.owned_if("status_reason")?,
            note: record.remark("note"),
            private_note: record.remark("private_note"),
            privacy: self.privacy,
            position: record.position(),
        })
    }
}

/// Reads `document#key`, or the key of a claim in the same document.
fn link(
    record: &Record<'_>,
    field: &'static str,
    document: Option<&DocumentKey>,
    problems: &mut Problems,
) -> Result<Option<ClaimId>, Reported> {
    let Some(text) = record.text_if(field)? else {
        return Ok(None);
    };
    let id = if text.value.contains('#') {
        text.value.parse::<ClaimId>()
    } else {
        let document = document.ok_or(Reported)?;
        ClaimKey::new(text.value).map(|claim| ClaimId::new(document, &claim))
    };
    id.map(Some).map_err(|error| {
        problems.push(invalid_key(field, text, &error));
        Reported
    })
}

/// Reads the last day of `first_known`, which must not be after the document.
fn first_known(record: &Record<'_>, cited: &Cited<'_>, problems: &mut Problems) -> Result<Option<NaiveDate>, Reported> {
    let Some(text) = record.text_if("first_known")? else {
        return Ok(None);
    };
    let (_, last) = date::published(text, cited.calendar, problems)?;
    let Some(document) = cited.calendar.reference.filter(|document| last > *document) else {
        return Ok(Some(last));
    };
    problems.push(
        Diagnostic::error(
            "known-after-document",
            "a claim that was first known after its document",
        )
        .at(text.span.place(), format!("this means by {last}"))
        .why("a document cannot state what nobody knew before it was published")
        .help(format!(
            "the document was known by {document}: write an earlier date, or remove `first_known`"
        )),
    );
    Err(Reported)
}

/// Reads the day from which the status holds.
fn status_on(
    record: &Record<'_>,
    cited: &Cited<'_>,
    status: Option<(Status, Span)>,
    problems: &mut Problems,
) -> Result<Option<NaiveDate>, Reported> {
    let Some(text) = record.text_if("status_on")? else {
        return Ok(None);
    };
    let day = date::day(text, cited.calendar, problems)?;
    if status.is_some_and(|(status, _)| status != Status::Accepted) {
        return Ok(Some(day));
    }
    problems.push(
        Diagnostic::error(
            "invalid-value",
            "`status_on` is given without a status that could begin on it",
        )
        .at(text.span.place(), "the claim is accepted before and after this day")
        .why("a claim is accepted until the day on which it is disputed or withdrawn")
        .help("add `status = \"disputed\"` or `status = \"withdrawn\"`, or remove `status_on`"),
    );
    Err(Reported)
}

fn grade(record: &Record<'_>, problems: &mut Problems) -> Result<Option<Grade>, Reported> {
    let Some(text) = record.text_if("grade")? else {
        return Ok(None);
    };
    Grade::parse(text.value).map(Some).ok_or_else(|| {
        problems.push(
            Diagnostic::error("invalid-value", format!("`{}` is not an Admiralty grade", text.value))
                .at(
                    text.span.place(),
                    "expected a letter from A to F and a digit from 1 to 6",
                )
                .why("grades are compared, so they must have the same form")
                .help("write the source's reliability (A to F) and the statement's credibility (1 to 6), such as `B2`"),
        );
        Reported
    })
}
