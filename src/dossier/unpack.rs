//! The text of a sheet that is compressed or in a workbook.

use std::io::{self, Cursor, Read};

use calamine::{Cell, Data, DataRef, Reader, Sheets, XlsxError, open_workbook_auto_from_rs};
use ruzstd::decoding::StreamingDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};

use super::form::Packing;

/// Decompresses bytes, up to a limit; `None` if there are more.
pub(super) fn unpacked(bytes: Vec<u8>, packing: Packing, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut text = Vec::new();
    match packing {
        Packing::Plain => return Ok(Some(bytes)),
        Packing::Gzip => {
            let decoder = flate2::read::MultiGzDecoder::new(bytes.as_slice());
            decoder.take(limit + 1).read_to_end(&mut text)?;
        }
        Packing::Zstandard => frames(&bytes, limit, &mut text)?,
    }
    Ok((text.len() as u64 <= limit).then_some(text))
}

/// Decompresses all frames of Zstandard, until there is more than the limit. Those that may be skipped hold no text.
fn frames(mut rest: &[u8], limit: u64, text: &mut Vec<u8>) -> io::Result<()> {
    loop {
        match StreamingDecoder::new(&mut rest) {
            Ok(decoder) => {
                let left = (limit + 1).saturating_sub(text.len() as u64);
                decoder.take(left).read_to_end(text)?;
            }
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                rest = rest.get(length as usize..).ok_or(io::ErrorKind::UnexpectedEof)?;
            }
            Err(error) => return Err(io::Error::other(error)),
        }
        if rest.is_empty() || text.len() as u64 > limit {
            return Ok(());
        }
    }
}

/// A workbook in memory.
type Workbook = Sheets<Cursor<Vec<u8>>>;

/// The cells of a worksheet that are not empty: row, column and words.
type Filled = Vec<(u32, u32, String)>;

/// What the archives begin with that .xlsx and .ods are.
const ZIP: &[u8] = b"PK";

/// The most cells of a worksheet that are read.
const MOST_CELLS: usize = 20_000_000;

/// The first worksheet of a workbook as rows separated by tabs, a line a row, so that line 7 is row 7; and the names of others that hold anything.
pub(super) fn worksheet(bytes: Vec<u8>, limit: u64) -> Result<(String, Vec<String>), String> {
    // The binary format of old workbooks is left to others: its reader takes what a damaged file says of sizes at its word.
    if !bytes.starts_with(ZIP) {
        return Err("it is not in the format of .xlsx or .ods; save it in one of these".into());
    }
    let mut workbook: Workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut names = workbook.sheet_names().into_iter();
    let Some(first) = names.next() else {
        return Ok(Default::default());
    };
    let text = lines(filled(&mut workbook, &first, MOST_CELLS, limit)?, limit)?;
    let mut holds = |name: &String| filled(&mut workbook, name, 0, limit).is_err();
    let others = names.filter(|name| holds(name)).collect();
    Ok((text, others))
}

/// The cells of a worksheet, in order; an error if there are more than `most`, or more than `limit` bytes of them. They are read one by one where the library
/// lets us: a single cell in the last corner would make it allocate all cells before that.
fn filled(workbook: &mut Workbook, name: &str, most: usize, limit: u64) -> Result<Filled, String> {
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let mut cells = match workbook {
        Sheets::Xlsx(workbook) => {
            let mut reader = match workbook.worksheet_cells_reader(name) {
                // Such as a chart.
                Err(XlsxError::NotAWorksheet(_)) => return Ok(Filled::new()),
                reader => reader.map_err(|error| said(&error))?,
            };
            taken(
                || Ok(reader.next_cell().map_err(|error| said(&error))?.as_ref().map(placed)),
                most,
                limit,
            )?
        }
        Sheets::Xlsb(workbook) => {
            let mut reader = workbook.worksheet_cells_reader(name).map_err(|error| said(&error))?;
            taken(
                || Ok(reader.next_cell().map_err(|error| said(&error))?.as_ref().map(placed)),
                most,
                limit,
            )?
        }
        Sheets::Xls(_) | Sheets::Ods(_) => {
            let range = workbook.worksheet_range(name).map_err(|error| said(&error))?;
            let (top, left) = range.start().unwrap_or_default();
            let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let mut cells = range
                .used_cells()
                .map(|(row, column, data)| (top + index(row), left + index(column), data.clone()));
            taken(|| Ok(cells.next()), most, limit)?
        }
    };
    cells.sort_by_key(|(row, column, _)| (*row, *column));
    Ok(cells)
}

/// A cell with its row and column.
fn placed(cell: &Cell<DataRef<'_>>) -> (u32, u32, Data) {
    let (row, column) = cell.get_position();
    (row, column, cell.get_value().clone().into())
}

fn taken(
    mut next: impl FnMut() -> Result<Option<(u32, u32, Data)>, String>,
    most: usize,
    limit: u64,
) -> Result<Filled, String> {
    let (mut cells, mut size) = (Filled::new(), 0);
    while let Some((row, column, data)) = next()? {
        let words = words(&data);
        if words.is_empty() {
            continue;
        }
        size += words.len() as u64;
        if cells.len() == most || size > limit {
            return Err(format!(
                "it has more than {most} cells, or more than {} MiB of text",
                limit >> 20
            ));
        }
        cells.push((row, column, words));
    }
    Ok(cells)
}

/// Cells as lines of text.
fn lines(cells: Filled, limit: u64) -> Result<String, String> {
    let mut text = String::new();
    let mut at = (0, 0);
    for (row, column, words) in cells {
        while at.0 < row {
            text.push('\n');
            at = (at.0 + 1, 0);
        }
        while at.1 < column {
            text.push('\t');
            at.1 += 1;
        }
        text.push_str(&quoted(&words));
        if text.len() as u64 > limit {
            return Err(format!("its first worksheet is more than {} MiB of text", limit >> 20));
        }
    }
    text.push('\n');
    Ok(text)
}

/// What a cell says. Dates are written as ISO 8601 has them, without a time at midnight.
fn words(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text
            .strip_suffix("T00:00:00")
            .unwrap_or(text)
            .replace(['\n', '\r', '\t'], " "),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(time) if time.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            if (hour, minute, second) == (0, 0, 0) {
                format!("{year:04}-{month:02}-{day:02}")
            } else {
                format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
            }
        }
        Data::DateTime(time) => time.as_f64().to_string(),
        Data::Error(error) => error.to_string(),
    }
}

/// A cell that begins with a quotation mark is quoted, so that it is not taken for one that is.
fn quoted(cell: &str) -> String {
    if cell.starts_with('"') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_frames_are_read() {
        let frame = |text: &[u8]| ruzstd::encoding::compress_to_vec(text, ruzstd::encoding::CompressionLevel::Fastest);
        let skippable = [0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 7, 7];
        let bytes = [&frame(b"a,b\n"), &skippable[..], &frame(b"1,2\n")].concat();
        let read = |limit| unpacked(bytes.clone(), Packing::Zstandard, limit).unwrap();
        assert_eq!(read(100).as_deref(), Some(&b"a,b\n1,2\n"[..]));
        assert_eq!(read(6), None);
    }

    #[test]
    fn a_cell_far_away_costs_only_its_place() {
        let cell = |row, column, words: &str| (row, column, words.to_owned());
        let text = lines(vec![cell(0, 0, "a"), cell(0, 2, "b"), cell(2, 1, "\"c")], 100);
        assert_eq!(text.as_deref(), Ok("a\t\tb\n\n\t\"\"\"c\"\n"));
        assert!(lines(vec![cell(0, 0, "a"), cell(1_048_575, 0, "b")], 100).is_err());
        let mut far = [(0, 0), (1_048_575, 16_383)]
            .into_iter()
            .map(|(row, column)| (row, column, Data::Int(1)));
        assert_eq!(taken(|| Ok(far.next()), 2, 100).unwrap().len(), 2);
    }
}
