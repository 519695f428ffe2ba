//! `tallybook init`

use std::io::Write;
use std::path::PathBuf;

use super::{Failure, terminal};

/// Create a new dossier from a small working example
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tallybook init my-dossier\n  tallybook init festival && cd festival && tallybook build"
)]
pub(super) struct Args {
    /// The folder to create; if it exists, it must be empty
    folder: PathBuf,
}

const FILES: [(&str, &str); 6] = [
    (".gitignore", include_str!("template/gitignore")),
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
            std::fs::create_dir_all(parent).map_err(|error| Failure::file(parent, &error))?;
        }
        std::fs::File::create_new(&path)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(|error| Failure::file(&path, &error))?;
        terminal::message(&format!("wrote {}", path.display()));
    }
    terminal::message(&format!("\nnext: cd {} && tallybook build", args.folder.display()));
    Ok(())
}
