//! `tallybook init`

use std::path::{Path, PathBuf};

use super::{Failure, terminal};

/// Create a new dossier from a small working example
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder to create; if it exists, it must be empty
    folder: PathBuf,
}

const FILES: [(&str, &str); 5] = [
    ("seeds/dossier.toml", include_str!("template/dossier.toml")),
    ("seeds/agents.toml", include_str!("template/agents.toml")),
    ("seeds/series.toml", include_str!("template/series.toml")),
    (
        "seeds/harbour-times-2023-08-14.toml",
        include_str!("template/harbour-times-2023-08-14.toml"),
    ),
    ("charts/visitors.toml", include_str!("template/visitors.toml")),
];

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let failed = |path: &Path, error: &std::io::Error| Failure::job(format!("{}: {error}", path.display()));
    let occupied = std::fs::read_dir(&args.folder).is_ok_and(|mut entries| entries.next().is_some());
    if occupied {
        return Err(Failure::with_help(
            format!("{} is not empty", args.folder.display()),
            "choose a folder that does not exist yet",
        ));
    }
    for (name, text) in FILES {
        let path = args.folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(|error| failed(parent, &error))?;
        }
        std::fs::write(&path, text).map_err(|error| failed(&path, &error))?;
        terminal::message(&format!("wrote {}", path.display()));
    }
    terminal::message(&format!("\nnext: cd {} && tallybook build", args.folder.display()));
    Ok(())
}
