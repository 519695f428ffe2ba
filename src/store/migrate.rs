//! The migrations, embedded at compile time and run all or nothing.

use refinery::{Runner, Target};
use rusqlite::Connection;

use super::StoreError;

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// A sequence of migrations and its final version.
pub(super) struct Migrations {
    pub(super) newest: u32,
    pub(super) runner: fn() -> Runner,
}

/// The migrations of this tallybook.
pub(super) const OURS: Migrations = Migrations {
    newest: SCHEMA_VERSION,
    runner: embedded::migrations::runner,
};

/// The schema version that this tallybook writes: the number of its newest migration. It is a constant because computing it
/// takes longer than most queries; a test checks it.
pub(super) const SCHEMA_VERSION: u32 = 8;

/// Versions 1 to 5 were never released. Their databases are rebuilt instead of upgraded.
pub(super) const FIRST_VERSION: u32 = 6;

/// The schema version that this tallybook writes.
#[must_use]
pub const fn schema_version() -> u32 {
    SCHEMA_VERSION
}

/// Brings the schema up to date: all migrations and their records in one transaction, then a check of foreign keys.
pub(super) fn migrate(connection: &mut Connection, migrations: &Migrations, target: Target) -> Result<(), StoreError> {
    // Foreign keys are off while tables may be rebuilt; a pragma inside a migration's transaction would have no effect.
    connection.pragma_update(None, "foreign_keys", false)?;
    (migrations.runner)()
        .set_grouped(true)
        .set_target(target)
        .run(connection)
        .map_err(|error| StoreError::Migration(Box::new(error)))?;
    check_foreign_keys(connection)?;
    // The date of an upgrade would make equal databases differ; only `ingest_run` records when something was run.
    connection.execute(
        "UPDATE refinery_schema_history SET applied_on = '1970-01-01T00:00:00Z' WHERE applied_on <> '1970-01-01T00:00:00Z'",
        [],
    )?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// Reports the first reference to a missing row.
pub(super) fn check_foreign_keys(connection: &Connection) -> Result<(), StoreError> {
    let mut statement =
        connection.prepare("SELECT \"table\", parent FROM pragma_foreign_key_check ORDER BY 1, 2 LIMIT 1")?;
    let mut rows = statement.query([])?;
    match rows.next()? {
        Some(row) => Err(StoreError::Dangling {
            table: row.get(0)?,
            parent: row.get(1)?,
        }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::connect::connect_in_memory;
    use super::super::open::APPLICATION_ID;
    use super::*;

    #[test]
    fn every_migration_file_is_embedded() {
        let files = std::fs::read_dir("migrations").unwrap().count();
        assert_eq!(embedded::migrations::runner().get_migrations().len(), files);
        let newest = embedded::migrations::runner()
            .get_migrations()
            .iter()
            .map(refinery::Migration::version)
            .max();
        assert_eq!(newest.map(i64::from), Some(i64::from(SCHEMA_VERSION)));
    }

    #[test]
    fn the_migrations_mark_the_file_as_this_version_of_ours() {
        let mut connection = connect_in_memory().unwrap();
        migrate(&mut connection, &OURS, Target::Latest).unwrap();
        let pragma = |name: &str| {
            connection
                .pragma_query_value(None, name, |row| row.get::<_, u32>(0))
                .unwrap()
        };
        assert_eq!(
            (pragma("application_id"), pragma("user_version")),
            (APPLICATION_ID, schema_version())
        );
    }
}
