//! Rows of cells separated by commas, semicolons or tabs (RFC 4180), each cell with its place, which no library tells.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::formula::unguarded;
use super::row::{Cell, Misprint, Row};

/// The characters that may separate cells. A spreadsheet takes the semicolon where the comma separates decimals.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// The characters that end a line, alone (as old spreadsheets for the Macintosh write them) or one after the other.
const LINE_ENDS: [u8; 2] = [b'\r', b'\n'];

/// The header of a text and the rows below it.
pub(super) struct Cells<'a> {
    text: &'a str,
    separator: u8,
    /// The name of each column; of one without, empty.
    header: Vec<Cow<'a, str>>,
    at: usize,
}

impl<'a> Cells<'a> {
    /// Reads the header: the first row that is not blank. Without a separator, it is the one that the header has most of.
    pub(super) fn new(text: &'a str, separator: Option<u8>) -> Result<Self, Misprint> {
        let mut cells = Self {
            text,
            separator: b',',
            header: Vec::new(),
            at: if text.starts_with('\u{feff}') { 3 } else { 0 },
        };
        let first = text[cells.at..].trim_start_matches(['\r', '\n']);
        cells.at = text.len() - first.len();
        cells.separator = separator.unwrap_or_else(|| most_frequent(first));
        let Some(row) = cells.places_of_row() else {
            return Ok(cells);
        };
        let mut names = HashSet::new();
        for bytes in row? {
            let name = value(&text[bytes.clone()]);
            if !name.is_empty() && !names.insert(name.clone()) {
                return Err(Misprint {
                    bytes,
                    what: format!("a second column `{name}`"),
                    help: "give one of them another name, or delete it",
                    ends_sheet: true,
                });
            }
            cells.header.push(name);
        }
        Ok(cells)
    }

    /// The names of the columns.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        self.header.iter().map(|name| &**name).filter(|name| !name.is_empty())
    }

    /// The places of the cells of the next row, blank ones too; `None` at the end.
    fn places_of_row(&mut self) -> Option<Result<Vec<Range<usize>>, Misprint>> {
        let bytes = self.text.as_bytes();
        let mut cells = Vec::with_capacity(self.header.len());
        let mut start = self.at;
        let mut misprint = None;
        if start >= bytes.len() {
            return None;
        }
        loop {
            let mut end = start;
            if bytes.get(start) == Some(&b'"') {
                end += 1;
                loop {
                    match (bytes.get(end), bytes.get(end + 1)) {
                        (None, _) => {
                            self.at = bytes.len();
                            return Some(Err(Misprint {
                                bytes: start..start + 1,
                                what: "a quotation mark that is never closed".into(),
                                help: "close it, or write `\"\"` for a quotation mark within a cell in quotation marks",
                                ends_sheet: true,
                            }));
                        }
                        (Some(b'"'), Some(b'"')) => end += 2,
                        (Some(b'"'), _) => break,
                        _ => end += 1,
                    }
                }
                end += 1;
            }
            let closed = end;
            while let Some(byte) = bytes.get(end)
                && *byte != self.separator
                && !LINE_ENDS.contains(byte)
            {
                end += 1;
            }
            // The row is read to its end all the same, so that the next one begins where it should.
            if closed > start {
                misprint = misprint.or_else(|| after_quotation(&self.text[closed..end], closed));
            }
            cells.push(start..end);
            if bytes.get(end) != Some(&self.separator) {
                let is_both = bytes[end..].starts_with(b"\r\n");
                self.at = end + if is_both { 2 } else { 1 };
                return Some(misprint.map_or(Ok(cells), Err));
            }
            start = end + 1;
        }
    }

    fn row(&self, places: &[Range<usize>]) -> Result<Row<'a>, Misprint> {
        let mut cells = Vec::with_capacity(places.len());
        for (index, bytes) in places.iter().enumerate() {
            let raw = &self.text[bytes.clone()];
            let said = value(raw);
            if said.is_empty() {
                continue;
            }
            let Some(column) = self.header.get(index).filter(|name| !name.is_empty()) else {
                return Err(Misprint {
                    bytes: bytes.clone(),
                    what: "a cell in a column without a name".into(),
                    help: "name the column in the first row, or put quotation marks around a cell that contains a separator",
                    ends_sheet: false,
                });
            };
            cells.push(Cell {
                column: column.clone(),
                value: said,
                bytes: trimmed(raw, bytes.start),
            });
        }
        let bytes = match (cells.first(), cells.last()) {
            (Some(first), Some(last)) => first.bytes.start..last.bytes.end,
            _ => self.at..self.at,
        };
        Ok(Row { bytes, cells })
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = Result<Row<'a>, Misprint>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let row = match self.places_of_row()? {
                Ok(places) => self.row(&places),
                Err(misprint) => Err(misprint),
            };
            // A blank line is no row.
            if row.as_ref().is_ok_and(|row| row.cells.is_empty()) {
                continue;
            }
            return Some(row);
        }
    }
}

/// What stands between the quotation mark that closes a cell and the end of the cell, if anything does.
fn after_quotation(rest: &str, start: usize) -> Option<Misprint> {
    (!rest.trim().is_empty()).then(|| Misprint {
        bytes: trimmed(rest, start),
        what: "text after the quotation mark that closes a cell".into(),
        help: "put the whole cell into quotation marks, and write `\"\"` for a quotation mark within it",
        ends_sheet: false,
    })
}

/// The separator that occurs most often in the header, outside quotation marks.
fn most_frequent(text: &str) -> u8 {
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut is_quoted = false;
    for byte in text.bytes() {
        if byte == b'"' {
            is_quoted = !is_quoted;
        } else if !is_quoted && LINE_ENDS.contains(&byte) {
            break;
        } else if !is_quoted && let Some(index) = SEPARATORS.iter().position(|separator| *separator == byte) {
            counts[index] += 1;
        }
    }
    // Of equals the last counts, and where there are none it must be the comma.
    let most = (0..SEPARATORS.len()).rev().max_by_key(|index| counts[*index]);
    most.map_or(b',', |index| SEPARATORS[index])
}

/// What a cell says: without its quotation marks, and without white space around it.
fn value(raw: &str) -> Cow<'_, str> {
    let raw = raw.trim();
    let Some(inner) = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return Cow::Borrowed(unguarded(raw));
    };
    if inner.contains("\"\"") {
        return Cow::Owned(unguarded(inner.replace("\"\"", "\"").trim()).to_owned());
    }
    Cow::Borrowed(unguarded(inner.trim()))
}

/// Where a cell is written, without white space around it.
fn trimmed(raw: &str, start: usize) -> Range<usize> {
    let start = start + raw.len() - raw.trim_start().len();
    start..start + raw.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<(String, String, &str)>> {
        let rows = Cells::new(text, None).unwrap().map(Result::unwrap);
        let cells = rows.map(|row| {
            let cells = row.cells.into_iter();
            cells
                .map(|cell| (cell.column.into_owned(), cell.value.into_owned(), &text[cell.bytes]))
                .collect()
        });
        cells.collect()
    }

    fn pairs(text: &str) -> Vec<Vec<(String, String)>> {
        let rows = rows(text).into_iter();
        rows.map(|row| row.into_iter().map(|(column, value, _)| (column, value)).collect())
            .collect()
    }

    fn pair(column: &str, value: &str) -> (String, String) {
        (column.into(), value.into())
    }

    #[test]
    fn every_separator_gives_the_same_cells() {
        for text in [
            "a,b\n1,x\n",
            "\u{feff}a;b\r\n1;x\r\n",
            "a\tb\n1\tx",
            "\n\na,b\n\n 1 , x \n\n",
            "a,b\r1,x\r",
            "\ra;b\r\r1;x",
        ] {
            assert_eq!(pairs(text), [[pair("a", "1"), pair("b", "x")]], "{text:?}");
        }
    }

    #[test]
    fn quotation_marks_hold_separators_lines_and_quotation_marks() {
        let text = "a,b\n\"1,5\",\"say \"\"yes\"\"\nor no\"\n,last";
        assert_eq!(
            rows(text),
            [
                vec![
                    ("a".into(), "1,5".into(), "\"1,5\""),
                    ("b".into(), "say \"yes\"\nor no".into(), "\"say \"\"yes\"\"\nor no\"")
                ],
                vec![("b".into(), "last".into(), "last")]
            ]
        );
    }

    #[test]
    fn what_is_not_closed_or_has_no_column_is_told_with_its_place() {
        let misprint = |text: &str| {
            Cells::new(text, None)
                .and_then(Iterator::collect::<Result<Vec<_>, _>>)
                .unwrap_err()
        };
        assert_eq!(misprint("a,b\n1,\"2\n3,4").bytes, 6..7);
        assert_eq!(misprint("a,b\n1,2,3").bytes, 8..9);
        assert_eq!(misprint("a,b\n\"3,00\" é,2").bytes, 11..13);
        assert_eq!(misprint("a,b,a\n").bytes, 4..5);
        // Empty cells beyond the last column are what spreadsheets write.
        assert_eq!(pairs("a,b\n1,2,,\n"), [[pair("a", "1"), pair("b", "2")]]);
    }

    #[test]
    fn a_row_after_one_with_text_after_a_quotation_mark_is_read() {
        let mut cells = Cells::new("a,b\n\"1\" x,\"2\" y\n3,4", None).unwrap();
        assert!(cells.next().unwrap().is_err());
        assert_eq!(cells.next().unwrap().unwrap().value("b"), Some("4"));
    }

    #[test]
    fn separators_within_quotation_marks_are_not_counted() {
        let quoted = pairs("\"a, b, c\";d\n1;2");
        assert_eq!(quoted, [[pair("a, b, c", "1"), pair("d", "2")]]);
        let mut tabs = Cells::new("a, b; c\n1,5", Some(b'\t')).unwrap();
        assert_eq!(tabs.next().unwrap().unwrap().value("a, b; c"), Some("1,5"));
    }
}
