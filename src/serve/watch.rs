//! Tells when files change.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::ServeError;

/// Editors write a file in several steps: what follows a change within this time belongs to it.
const SETTLED: Duration = Duration::from_millis(60);

/// What SQLite lays beside a database.
const BESIDE: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// One message for each time that any of the files, or what is in the folders, changed; not for the database and the files that SQLite lays beside it, which are
/// written at each change. A folder that there is not is watched from when there is.
pub(super) fn changes(paths: &[PathBuf], database: &Path) -> Result<Receiver<()>, ServeError> {
    let (events, received) = channel();
    let failed = |path: &PathBuf, error: &notify::Error| ServeError::Watch {
        path: path.clone(),
        cause: error.to_string(),
    };
    let name = database.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let ours = BESIDE.map(|end| format!("{name}{end}"));
    let is_ours = move |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        ours.iter().any(|ours| *ours == name)
    };
    let told = move |event: notify::Result<Event>| {
        // Reading a file is no change, and reading is what we do. An event without a path says that some were lost.
        let is_change = |event: &Event| {
            !matches!(event.kind, EventKind::Access(_)) && (event.paths.is_empty() || !event.paths.iter().all(&is_ours))
        };
        if event.is_ok_and(|event| is_change(&event)) {
            let _ = events.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(told).map_err(|error| failed(&PathBuf::new(), &error))?;
    let (there, mut missing): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| path.exists());
    for path in &there {
        watcher
            .watch(path, RecursiveMode::Recursive)
            .map_err(|error| failed(path, &error))?;
    }
    for path in &missing {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or_else(|| Path::new("."));
        // Without its parent it cannot come to be in it.
        let _ = watcher.watch(parent, RecursiveMode::NonRecursive);
    }
    let (settled, changes) = channel();
    thread::spawn(move || {
        while received.recv().is_ok() {
            while received.recv_timeout(SETTLED).is_ok() {}
            missing.retain(|path| watcher.watch(path, RecursiveMode::Recursive).is_err());
            if settled.send(()).is_err() {
                return;
            }
        }
    });
    Ok(changes)
}
