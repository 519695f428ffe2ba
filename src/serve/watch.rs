//! Tells when files change.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::ServeError;

/// Editors write a file in several steps: what follows a change within this time belongs to it.
const SETTLED: Duration = Duration::from_millis(60);

/// One message for each time that any of the files, or what is in the folders, changed; not for the database and the files that SQLite lays beside it, which are
/// written at each change.
pub(super) fn changes(paths: &[PathBuf], database: &Path) -> Result<Receiver<()>, ServeError> {
    let (events, received) = channel();
    let failed = |path: &PathBuf, error: &notify::Error| ServeError::Watch {
        path: path.clone(),
        cause: error.to_string(),
    };
    let ours = database.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_ours = move |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(&ours))
    };
    let told = move |event: notify::Result<Event>| {
        // Reading a file is no change, and reading is what we do.
        let is_change =
            |event: &Event| !matches!(event.kind, EventKind::Access(_)) && !event.paths.iter().all(&is_ours);
        if event.is_ok_and(|event| is_change(&event)) {
            let _ = events.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(told).map_err(|error| failed(&PathBuf::new(), &error))?;
    for path in paths {
        watcher
            .watch(path, RecursiveMode::Recursive)
            .map_err(|error| failed(path, &error))?;
    }
    let (settled, changes) = channel();
    thread::spawn(move || {
        // It watches as long as it lives.
        let _watcher = watcher;
        while received.recv().is_ok() {
            while received.recv_timeout(SETTLED).is_ok() {}
            if settled.send(()).is_err() {
                return;
            }
        }
    });
    Ok(changes)
}
