//! What is being served: the last picture that was right, and what is wrong now.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use serde_json::json;

use crate::front::Publication;
use crate::publish::{Address, Options, PublishError, Site, Templates};

/// What was made of the files.
pub struct Made {
    /// The pages; `None` where the files are wrong.
    pub pages: Option<Pages>,
    /// What is wrong or doubtful, a line each.
    pub problems: Vec<String>,
}

/// The pages of a site.
pub struct Pages {
    publication: Publication,
    templates: Templates,
    options: Options,
    addresses: BTreeMap<String, Address>,
}

impl Pages {
    /// A name for the next pages that no others have, of this process or another.
    #[must_use]
    pub fn name() -> String {
        static MADE: AtomicU64 = AtomicU64::new(0);
        format!("{}-{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed))
    }

    /// Of a publication, whose charts are drawn.
    ///
    /// # Errors
    /// [`PublishError`] where a chart or a page cannot be made.
    pub fn new(publication: Publication, templates: Templates, options: Options) -> Result<Self, PublishError> {
        let site = Site::new(publication.content(), &publication, &templates, &options);
        site.rehearse()?;
        let addresses = site
            .addresses()
            .into_iter()
            .map(|address| (address.to_string(), address))
            .collect();
        Ok(Self {
            publication,
            templates,
            options,
            addresses,
        })
    }

    /// What they are made from.
    #[must_use]
    pub fn publication(&self) -> &Publication {
        &self.publication
    }

    /// The bytes of a file of the site; `None` where there is none.
    pub(super) fn file(&self, path: &str) -> Result<Option<Vec<u8>>, PublishError> {
        match self.addresses.get(path) {
            Some(address) => Site::new(
                self.publication.content(),
                &self.publication,
                &self.templates,
                &self.options,
            )
            .file(address),
            None => Ok(None),
        }
    }
}

/// What is being served.
#[derive(Default)]
pub struct Live {
    shown: Mutex<Shown>,
    changed: Condvar,
}

#[derive(Default)]
struct Shown {
    /// How many times something was shown.
    turn: u64,
    pages: Option<Arc<Pages>>,
    problems: Vec<String>,
    /// Whether the pages are older than the files.
    is_behind: bool,
}

/// How long a page waits for a change before it asks again.
const PATIENCE: Duration = Duration::from_secs(20);

impl Live {
    /// Shows what was made; if nothing was, the pages stay.
    pub(super) fn show(&self, made: Made) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.turn += 1;
        shown.is_behind = made.pages.is_none();
        shown.problems = made.problems;
        if let Some(pages) = made.pages {
            shown.pages = Some(Arc::new(pages));
        }
        self.changed.notify_all();
    }

    pub(super) fn pages(&self) -> Option<Arc<Pages>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).pages.clone()
    }

    /// Shows nothing any more, and so removes what the pages were made from.
    pub(super) fn end(&self) {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).pages = None;
    }

    /// The state as JSON, as soon as it is no longer that of a turn.
    pub(super) fn state_after(&self, turn: u64) -> String {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .changed
            .wait_timeout_while(shown, PATIENCE, |shown| shown.turn == turn);
        let (shown, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let pages = shown.pages.as_ref().and_then(|pages| pages.options.live.as_deref());
        json!({"turn": shown.turn, "pages": pages, "problems": shown.problems, "behind": shown.is_behind}).to_string()
    }
}
