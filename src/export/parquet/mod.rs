//! The tables behind the public views as Parquet files, for programs that read more than fits into SQLite. Rows are written as they are read.

mod file;
mod folder;
mod list;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rusqlite::types::ValueRef;

use crate::store::{Part, Reader, TableColumn, VIEWED_TABLES, ViewedTable, schema_version};

use super::error::{ExportError, failed};
use file::TableFile;
use folder::Whole;

pub use list::ParquetList;

/// The column that a partitioned table has in the names of its folders, and so not in its files.
const SERIES: &str = "series";
/// What Hive calls the folder of rows without a value.
const NO_VALUE: &str = "__HIVE_DEFAULT_PARTITION__";

/// Writes every table that the public views read, as the reader shows it, into a folder of Parquet files. An earlier export there is replaced, and nothing
/// else. The reader's tables must be filled and its trends computed.
///
/// Partitioned, claims and estimates are laid out as `claim/series=…/year=…/part-0.parquet`; the year is that in which their time begins.
///
/// # Errors
/// [`ExportError`]; what was at the path is then as it was.
pub fn parquet(reader: &Reader, folder: &Path, is_partitioned: bool) -> Result<(), ExportError> {
    let whole = Whole::begin(folder)?;
    let mut list = ParquetList {
        schema: schema_version(),
        partitioned: BTreeSet::new(),
        files: BTreeSet::new(),
    };
    for table in VIEWED_TABLES {
        let columns = reader.table_columns(table.name)?;
        if is_partitioned && table.is_parted() {
            list.partitioned.insert(table.name.to_owned());
            by_part(reader, table, &columns, &whole.path(), &mut list.files)?;
        } else {
            let name = format!("{}.parquet", table.name);
            let mut file = TableFile::create(&whole.path().join(&name), &columns)?;
            reader.table_rows(table, false, |_, cells| file.row(cells.iter().copied()))?;
            file.end()?;
            list.files.insert(name);
        }
    }
    list.write(&whole.path())?;
    whole.end()
}

/// Writes a table whose rows come part by part, a file for each part. A table without rows has one file, so that its columns are known.
fn by_part(
    reader: &Reader,
    table: ViewedTable,
    columns: &[TableColumn],
    folder: &Path,
    files: &mut BTreeSet<String>,
) -> Result<(), ExportError> {
    let kept: Vec<TableColumn> = columns.iter().filter(|column| column.name != SERIES).cloned().collect();
    let mut begin = |name: String| -> Result<TableFile, ExportError> {
        let path = folder.join(&name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed(parent))?;
        }
        files.insert(name);
        TableFile::create(&path, &kept)
    };
    let mut open: Option<(String, TableFile)> = None;
    reader.table_rows(table, true, |part, cells| {
        let name = file_name(table, part.unwrap_or([ValueRef::Null; 2]));
        let mut current = match open.take() {
            Some((same, file)) if same == name => file,
            before => {
                if let Some((_, file)) = before {
                    file.end()?;
                }
                begin(name.clone())?
            }
        };
        let cells = columns.iter().zip(cells).filter(|(column, _)| column.name != SERIES);
        current.row(cells.map(|(_, cell)| *cell))?;
        open = Some((name, current));
        Ok::<(), ExportError>(())
    })?;
    match open {
        Some((_, file)) => file.end(),
        None => begin(file_name(table, [ValueRef::Null; 2]))?.end(),
    }
}

/// Where the rows of a part are.
fn file_name(table: ViewedTable, part: Part<'_>) -> String {
    let [series, year] = part.map(|value| match value {
        ValueRef::Text(text) => escaped(&String::from_utf8_lossy(text)),
        ValueRef::Integer(whole) => whole.to_string(),
        _ => NO_VALUE.to_owned(),
    });
    format!("{}/series={series}/year={year}/part-0.parquet", table.name)
}

/// A value as Hive writes it into the name of a folder: the characters that a path or a file system may take for its own, as percent and two digits.
fn escaped(value: &str) -> String {
    let is_escaped = |c: char| c.is_ascii_control() || "\"#%'*/:=?\\{[]^".contains(c);
    value
        .chars()
        .map(|c| {
            if is_escaped(c) {
                format!("%{:02X}", u32::from(c))
            } else {
                c.to_string()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_escaped_as_hive_does() {
        assert_eq!(escaped("a/b=c d%é"), "a%2Fb%3Dc d%25é");
        let claim = VIEWED_TABLES.into_iter().find(|table| table.name == "claim").unwrap();
        let part = [ValueRef::Text(b"camps"), ValueRef::Integer(-43)];
        assert_eq!(file_name(claim, part), "claim/series=camps/year=-43/part-0.parquet");
        let none = [ValueRef::Null; 2];
        assert_eq!(
            file_name(claim, none),
            "claim/series=__HIVE_DEFAULT_PARTITION__/year=__HIVE_DEFAULT_PARTITION__/part-0.parquet"
        );
    }
}
