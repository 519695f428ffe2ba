//! How long a reader is refused while a large dossier is ingested into a database that it uses.

use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

use crate::dossier::{self, Spread};
use crate::program::{Outcome, run as finish, start};

/// Reads over and over during an ingest of so many claims; returns the number of faults.
pub(crate) fn run(claims: usize) -> u32 {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    dossier::write(&folder.join("seeds"), 300, Spread::Many).unwrap();
    assert!(matches!(finish(folder, &["ingest", "seeds"]), Outcome::Answer(_)));
    std::fs::remove_dir_all(folder.join("seeds")).unwrap();
    dossier::write(&folder.join("seeds"), claims, Spread::Many).unwrap();

    let db = folder.join("tallybook.db");
    let began = Instant::now();
    let mut child = start(folder, &["ingest", "seeds", "--prune"]);
    let (mut reads, mut refusals, mut longest, mut all, mut since) =
        (0_u32, 0_u32, Duration::ZERO, Duration::ZERO, None);
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        // As any program that does not wait for a lock.
        let reader = Connection::open_with_flags(&db, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        reader.busy_timeout(Duration::ZERO).unwrap();
        let read = reader.query_row("SELECT count(*) FROM claim", [], |row| row.get::<_, u32>(0));
        reads += 1;
        if read.is_err() {
            refusals += 1;
            since.get_or_insert_with(Instant::now);
        } else if let Some(since) = since.take() {
            longest = longest.max(since.elapsed());
            all += since.elapsed();
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    if let Some(since) = since {
        longest = longest.max(since.elapsed());
        all += since.elapsed();
    }
    println!("an ingest of {claims} claims into a database in use");
    println!("  {:>6.1} s in all", began.elapsed().as_secs_f64());
    println!(
        "  {:>6.1} s in which readers were refused, {:.1} s at once ({refusals} of {reads} reads)",
        all.as_secs_f64(),
        longest.as_secs_f64()
    );
    let began = Instant::now();
    let again = matches!(finish(folder, &["ingest", "seeds"]), Outcome::Answer(_));
    println!(
        "  {:>6.1} s to ingest it again unchanged",
        began.elapsed().as_secs_f64()
    );
    let began = Instant::now();
    let sound = matches!(finish(folder, &["check", "--database"]), Outcome::Answer(_));
    println!(
        "  {:>6.1} s to check the database of {} MiB",
        began.elapsed().as_secs_f64(),
        std::fs::metadata(&db).unwrap().len() >> 20
    );
    u32::from(!status.success() || !again || !sound)
}
