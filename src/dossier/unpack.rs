//! The text of a sheet that is compressed or in a workbook.

use std::io::{self, Cursor, Read};

use calamine::{Data, Reader, open_workbook_auto_from_rs};

use super::form::Packing;

/// Decompresses bytes, up to a limit; `None` if there are more.
pub(super) fn unpacked(bytes: Vec<u8>, packing: Packing, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut reader: Box<dyn Read> = match packing {
        Packing::Plain => return Ok(Some(bytes)),
        Packing::Gzip => Box::new(flate2::read::MultiGzDecoder::new(Cursor::new(bytes))),
        Packing::Zstandard => {
            let decoder = ruzstd::decoding::StreamingDecoder::new(Cursor::new(bytes));
            Box::new(decoder.map_err(io::Error::other)?)
        }
    };
    let mut text = Vec::new();
    reader.by_ref().take(limit + 1).read_to_end(&mut text)?;
    Ok((text.len() as u64 <= limit).then_some(text))
}

/// The first worksheet of a workbook as rows separated by tabs, a line a row, so that line 7 is row 7; and the names of others that hold anything.
pub(super) fn worksheet(bytes: Vec<u8>) -> Result<(String, Vec<String>), String> {
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut names = workbook.sheet_names().into_iter();
    let Some(first) = names.next() else {
        return Ok(Default::default());
    };
    let range = workbook.worksheet_range(&first).map_err(|error| error.to_string())?;
    let mut text = String::new();
    let (top, left) = range.start().unwrap_or_default();
    for _ in 0..top {
        text.push('\n');
    }
    for row in range.rows() {
        for _ in 0..left {
            text.push('\t');
        }
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                text.push('\t');
            }
            text.push_str(&quoted(&words(cell)));
        }
        text.push('\n');
    }
    let holds = |name: &String| workbook.worksheet_range(name).is_ok_and(|range| !range.is_empty());
    Ok((text, names.filter(holds).collect()))
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
