//! What a file of a dossier is written in, as its name says.

use std::path::Path;

use super::text::Writing;

/// What a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Tables of TOML, written by hand.
    Toml,
    /// A sheet: rows of cells, separated by commas, semicolons or tabs.
    Cells,
    /// A sheet: a JSON object a line.
    Lines,
    /// A sheet: a JSON list of objects.
    List,
    /// A sheet: the first worksheet of a workbook.
    Workbook,
}

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Plain,
    Gzip,
    Zstandard,
}

/// The end of the name of a file that says how to read the sheet beside it.
const MAPPING: &str = ".map.toml";

/// What the ends of names say.
const FORMS: [(&str, Form); 8] = [
    ("toml", Form::Toml),
    ("csv", Form::Cells),
    ("tsv", Form::Cells),
    ("ndjson", Form::Lines),
    ("jsonl", Form::Lines),
    ("json", Form::List),
    ("xlsx", Form::Workbook),
    ("ods", Form::Workbook),
];

impl Form {
    /// What the name of a file says; `None` for a file that a dossier cannot have.
    pub(super) fn of(path: &Path) -> Option<(Self, Packing)> {
        // A name that is not text has its end all the same, and is refused by it.
        if is_mapping(path) {
            return None;
        }
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        let (name, packing) = unpacked(&name);
        let (_, end) = name.rsplit_once('.')?;
        let form = FORMS.iter().find(|(known, _)| *known == end)?.1;
        // What people write by hand, and what is compressed already, is not packed.
        let is_packable = !matches!(form, Self::Toml | Self::Workbook);
        (packing == Packing::Plain || is_packable).then_some((form, packing))
    }

    /// How the texts in it are written, given whether they are made by a mapping.
    pub(super) const fn writing(self, is_mapped: bool) -> Writing {
        match self {
            Self::Toml => Writing::Toml,
            _ if is_mapped => Writing::Mapped,
            Self::Cells | Self::Workbook => Writing::Cells,
            Self::Lines | Self::List => Writing::Json,
        }
    }

    /// What separates its cells, if that need not be found out.
    pub(super) const fn separator(self) -> Option<u8> {
        match self {
            // As `unpack` writes them.
            Self::Workbook => Some(b'\t'),
            _ => None,
        }
    }

    /// Whether it is a sheet, with a claim a row.
    pub(super) const fn is_sheet(self) -> bool {
        !matches!(self, Self::Toml)
    }
}

/// Whether a file says how to read the sheet beside it.
pub(super) fn is_mapping(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().to_ascii_lowercase().ends_with(MAPPING))
}

/// The name of the mapping beside a sheet: `ged.map.toml` for `ged.csv.gz`.
pub(super) fn mapping_of(path: &Path) -> Option<std::path::PathBuf> {
    let (name, _) = unpacked(path.file_name()?.to_str()?);
    let (stem, _) = name.rsplit_once('.')?;
    Some(path.with_file_name(format!("{stem}{MAPPING}")))
}

fn unpacked(name: &str) -> (&str, Packing) {
    let packings = [(".gz", Packing::Gzip), (".zst", Packing::Zstandard)];
    packings
        .into_iter()
        .find_map(|(end, packing)| {
            let (stem, found) = name.split_at_checked(name.len().checked_sub(end.len())?)?;
            found.eq_ignore_ascii_case(end).then_some((stem, packing))
        })
        .unwrap_or((name, Packing::Plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_what_a_file_is_written_in() {
        let form = |name: &str| Form::of(Path::new(name));
        assert_eq!(form("a/claims.csv"), Some((Form::Cells, Packing::Plain)));
        assert_eq!(form("Claims.TSV.GZ"), Some((Form::Cells, Packing::Gzip)));
        assert_eq!(form("feed.ndjson.zst"), Some((Form::Lines, Packing::Zstandard)));
        assert_eq!(form("series.toml"), Some((Form::Toml, Packing::Plain)));
        for other in ["series.toml.gz", "ged.map.toml", "notes.md", "csv", "a.xlsx.gz"] {
            assert_eq!(form(other), None, "{other}");
        }
        assert_eq!(
            mapping_of(Path::new("a/ged.csv.gz")).unwrap(),
            Path::new("a/ged.map.toml")
        );
        assert_eq!(mapping_of(Path::new("A.csv.GZ")).unwrap(), Path::new("A.map.toml"));
        assert!(is_mapping(Path::new("a/Ged.MAP.toml")) && !is_mapping(Path::new("map.toml")));
    }
}
