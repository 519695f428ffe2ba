//! One Parquet file, written a group of rows at a time, so that memory does not grow with the table.

use std::fs::File;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;
use rusqlite::types::ValueRef;

use super::super::error::{ExportError, failed};
use crate::store::{ColumnKind, StoreError, TableColumn};

/// The most rows of a group, and about the most bytes of text in one: whichever comes first.
const GROUP_ROWS: usize = 65_536;
const GROUP_BYTES: usize = 16 << 20;

/// A Parquet file that is being written. Every column may be NULL, since no reader gains from knowing which is not.
pub(super) struct TableFile {
    path: PathBuf,
    out: SerializedFileWriter<File>,
    columns: Vec<Column>,
    rows: usize,
    bytes: usize,
}

impl TableFile {
    /// Begins a file at a path where there is none.
    pub(super) fn create(path: &Path, columns: &[TableColumn]) -> Result<Self, ExportError> {
        let file = File::create_new(path).map_err(failed(path))?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            // The bytes depend on the version of tallybook, and on nothing else.
            .set_created_by(concat!("tallybook ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let out = schema(columns)
            .and_then(|schema| SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties)))
            .map_err(|error| not_written(path, error))?;
        Ok(Self {
            path: path.to_owned(),
            out,
            columns: columns.iter().map(|column| Column::of(column.kind)).collect(),
            rows: 0,
            bytes: 0,
        })
    }

    /// Adds a row, with a cell for each column.
    pub(super) fn row<'a>(&mut self, cells: impl Iterator<Item = ValueRef<'a>>) -> Result<(), ExportError> {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            self.bytes += column.push(cell)?;
        }
        self.rows += 1;
        if self.rows >= GROUP_ROWS || self.bytes >= GROUP_BYTES {
            self.end_group()?;
        }
        Ok(())
    }

    /// Writes what is left, and makes sure that the file survives a power cut.
    pub(super) fn end(mut self) -> Result<(), ExportError> {
        if self.rows > 0 {
            self.end_group()?;
        }
        let file = self.out.into_inner().map_err(|error| not_written(&self.path, error))?;
        file.sync_all().map_err(failed(&self.path))
    }

    fn end_group(&mut self) -> Result<(), ExportError> {
        (self.rows, self.bytes) = (0, 0);
        write_group(&mut self.out, &mut self.columns).map_err(|error| not_written(&self.path, error))
    }
}

fn write_group(out: &mut SerializedFileWriter<File>, columns: &mut [Column]) -> Result<(), ParquetError> {
    let mut group = out.next_row_group()?;
    for column in columns {
        if let Some(mut writer) = group.next_column()? {
            column.write(&mut writer)?;
            writer.close()?;
        }
    }
    group.close()?;
    Ok(())
}

fn schema(columns: &[TableColumn]) -> Result<Type, ParquetError> {
    let field = |column: &TableColumn| {
        let (physical, logical) = match column.kind {
            ColumnKind::Whole => (Physical::INT64, None),
            ColumnKind::Number => (Physical::DOUBLE, None),
            ColumnKind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            ColumnKind::Truth => (Physical::BOOLEAN, None),
        };
        let field = Type::primitive_type_builder(&column.name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(logical);
        Ok(Arc::new(field.build()?))
    };
    let fields: Result<Vec<_>, ParquetError> = columns.iter().map(field).collect();
    Type::group_type_builder("table").with_fields(fields?).build()
}

/// The cells of a column that are not written yet: which are there, and their values.
struct Column {
    there: Vec<i16>,
    values: Values,
}

enum Values {
    Whole(Vec<i64>),
    Number(Vec<f64>),
    Text(Vec<ByteArray>),
    Truth(Vec<bool>),
}

impl Column {
    fn of(kind: ColumnKind) -> Self {
        Self {
            there: Vec::new(),
            values: match kind {
                ColumnKind::Whole => Values::Whole(Vec::new()),
                ColumnKind::Number => Values::Number(Vec::new()),
                ColumnKind::Text => Values::Text(Vec::new()),
                ColumnKind::Truth => Values::Truth(Vec::new()),
            },
        }
    }

    /// Adds a cell. Returns the bytes of its text.
    fn push(&mut self, cell: ValueRef<'_>) -> Result<usize, StoreError> {
        self.there.push(i16::from(cell != ValueRef::Null));
        match (&mut self.values, cell) {
            (_, ValueRef::Null) => {}
            (Values::Whole(values), ValueRef::Integer(whole)) => values.push(whole),
            // What SQLite keeps as an integer here is within 2^53.
            (Values::Number(values), ValueRef::Integer(whole)) => values.push(whole as f64),
            (Values::Number(values), ValueRef::Real(number)) => values.push(number),
            (Values::Truth(values), ValueRef::Integer(truth)) => values.push(truth != 0),
            (Values::Text(values), ValueRef::Text(text)) => {
                std::str::from_utf8(text).map_err(|_| StoreError::NotText)?;
                values.push(text.to_vec().into());
                return Ok(text.len());
            }
            // A STRICT table has no other.
            _ => return Err(StoreError::NotText),
        }
        Ok(0)
    }

    /// Writes the cells, and forgets them.
    fn write(&mut self, to: &mut SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let there = mem::take(&mut self.there);
        match &mut self.values {
            Values::Whole(values) => batch::<Int64Type>(to, &mem::take(values), &there),
            Values::Number(values) => batch::<DoubleType>(to, &mem::take(values), &there),
            Values::Text(values) => batch::<ByteArrayType>(to, &mem::take(values), &there),
            Values::Truth(values) => batch::<BoolType>(to, &mem::take(values), &there),
        }
    }
}

fn batch<T: DataType>(to: &mut SerializedColumnWriter<'_>, values: &[T::T], there: &[i16]) -> Result<(), ParquetError> {
    to.typed::<T>().write_batch(values, Some(there), None)?;
    Ok(())
}

fn not_written(path: &Path, error: ParquetError) -> ExportError {
    let source = match error {
        ParquetError::External(error) => match error.downcast::<std::io::Error>() {
            Ok(error) => *error,
            Err(error) => std::io::Error::other(error),
        },
        error => std::io::Error::other(error),
    };
    failed(path)(source)
}
