//! The dossiers of the gallery with their charts.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use tallybook::chart::{Data, Spec};
use tallybook::store::Picture;
use tallybook::{Database, Dossier};

/// A chart to draw.
pub(crate) struct Chart {
    /// `DOSSIER-CHART`.
    pub(crate) name: String,
    pub(crate) spec: Spec,
    pub(crate) data: Data,
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<PathBuf>, std::io::Error>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The folders of the dossiers.
pub(crate) fn dossiers() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/gallery");
    Ok(sorted(&folder)?.into_iter().filter(|path| path.is_dir()).collect())
}

/// The charts of a dossier, with their data.
pub(crate) fn charts(dossier: &Path) -> Result<Vec<Chart>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let db = folder.path().join("gallery.db");
    let read = Dossier::read(&[dossier])?;
    if !read.is_sound() {
        return Err(format!("{} has errors: {:?}", dossier.display(), read.problems()).into());
    }
    read.ingest(
        &db,
        true,
        || chrono::DateTime::UNIX_EPOCH,
        tallybook::Progress::default(),
    )?;
    let mut charts = Vec::new();
    for path in sorted(&dossier.join("charts"))? {
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let spec = Spec::parse(&fs::read_to_string(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        let picture = Picture {
            known_by: spec.known_by,
            ..Picture::default()
        };
        charts.push(Chart {
            name: format!("{}-{}", name(dossier), name(&path)),
            data: Database::open(&db, picture)?.chart_data(&spec)?,
            spec,
        });
    }
    Ok(charts)
}
