//! The migrations, embedded at compile time. They run in the caller's transaction and are recorded in the file as refinery does.

use refinery::{Migration, Runner};
use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// A line of migrations, and the version that it ends with.
pub(super) struct Migrations {
    pub(super) newest: u32,
    pub(super) runner: fn() -> Runner,
}

/// The migrations of this tallybook.
pub(super) const OURS: Migrations = Migrations {
    newest: SCHEMA_VERSION,
    runner: embedded::migrations::runner,
};

/// The schema version that this tallybook writes: the number of its newest migration. Written out, since asking the migrations
/// costs more than most queries; a test holds it to them.
pub(super) const SCHEMA_VERSION: u32 = 14;

/// Versions 1 to 5 were never released. Their databases are not upgraded but built again.
pub(super) const FIRST_VERSION: u32 = 6;

/// The schema version that this tallybook writes.
#[must_use]
pub const fn schema_version() -> u32 {
    SCHEMA_VERSION
}

/// The date of a migration would make equal databases differ; only `ingest_run` records when something was run.
const APPLIED_ON: &str = "1970-01-01T00:00:00Z";

/// Brings the schema up to a version in the caller's transaction: runs and records each migration that was not run yet, then checks
/// foreign keys. Their enforcement must be off, since a migration may rebuild tables.
pub(super) fn migrate(connection: &Connection, migrations: &Migrations, version: u32) -> Result<(), StoreError> {
    connection.execute_batch(include_str!("history.sql"))?;
    let mut migrations = (migrations.runner)().get_migrations().clone();
    migrations.retain(|migration| migration.version().unsigned_abs() <= version);
    migrations.sort_by_key(Migration::version);
    for migration in migrations {
        let (number, name, checksum) = (migration.version(), migration.name(), migration.checksum().to_string());
        let recorded = connection
            .prepare_cached("SELECT (name, checksum) = (?2, ?3) FROM refinery_schema_history WHERE version = ?1")?
            .query_row(params![number, name, checksum], |same| same.get::<_, Option<bool>>(0))
            .optional()?;
        match recorded {
            Some(Some(true)) => {}
            Some(_) => {
                return Err(StoreError::MigrationDiffers {
                    name: migration.to_string(),
                });
            }
            None => {
                connection
                    .execute_batch(migration.sql().unwrap_or_default())
                    .map_err(|source| StoreError::Migration {
                        name: migration.to_string(),
                        source,
                    })?;
                connection
                    .prepare_cached("INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (?1, ?2, ?3, ?4)")?
                    .execute(params![number, name, APPLIED_ON, checksum])?;
            }
        }
    }
    check_foreign_keys(connection)
}

/// Reports the first reference to a row that is not there.
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
            .map(Migration::version)
            .max();
        assert_eq!(newest.map(i64::from), Some(i64::from(SCHEMA_VERSION)));
    }

    #[test]
    fn the_migrations_mark_the_file_as_this_version_of_ours() {
        let connection = connect_in_memory().unwrap();
        migrate(&connection, &OURS, SCHEMA_VERSION).unwrap();
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
