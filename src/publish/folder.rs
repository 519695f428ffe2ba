//! Writes a site into a folder: each file whole, nothing of an earlier site left over, and never over a file that is not of one.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path};

use rayon::prelude::*;

use crate::file::write_whole;

use super::{PublishError, Site};

/// The file that lists the files of a site, so that the next one knows what to replace.
const LIST: &str = "files.txt";
/// Its first line.
const MARK: &str = "The files of this site, written by `tallybook publish`, which replaces and removes them.";

/// Writes every file of a site, and removes those of an earlier one that it has no more. Returns how many files there are. `told` is called as each is written.
///
/// # Errors
/// [`PublishError`]; the files that were written so far stay.
pub fn write(site: &Site<'_>, folder: &Path, told: impl Fn() + Sync) -> Result<usize, PublishError> {
    let before = earlier(folder)?;
    let addresses = site.addresses();
    for address in addresses
        .iter()
        .map(ToString::to_string)
        .filter(|name| !before.contains(name))
    {
        let path = folder.join(&address);
        if path.symlink_metadata().is_ok() {
            return Err(PublishError::NotOurs { path });
        }
    }
    // Until all is written, the list has the files of both sites, so that a run that is killed can be made good by the next.
    let both: BTreeSet<String> = addresses
        .iter()
        .map(ToString::to_string)
        .chain(before.iter().cloned())
        .collect();
    put_list(folder, &both)?;
    let one = |address: &super::Address| -> Result<Option<String>, PublishError> {
        told();
        let Some(bytes) = site.file(address)? else {
            return Ok(None);
        };
        let name = address.to_string();
        put(folder, &name, &bytes)?;
        Ok(Some(name))
    };
    let written: Result<Vec<Option<String>>, PublishError> = addresses.par_iter().map(one).collect();
    let written: BTreeSet<String> = written?.into_iter().flatten().collect();
    for gone in before.difference(&written) {
        refuse_links(folder, gone)?;
        let path = folder.join(gone);
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => return Err(PublishError::Io { path, source }),
            _ => {
                // A folder that is empty now.
                let _ = path.parent().map(fs::remove_dir);
            }
        }
    }
    put_list(folder, &written)?;
    Ok(written.len())
}

fn put_list(folder: &Path, files: &BTreeSet<String>) -> Result<(), PublishError> {
    let list: Vec<&str> = [MARK].into_iter().chain(files.iter().map(String::as_str)).collect();
    put(folder, LIST, format!("{}\n", list.join("\n")).as_bytes())
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
    let path = folder.join(name);
    let failed = |source| PublishError::Io {
        path: path.clone(),
        source,
    };
    refuse_links(folder, name)?;
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    // What is there already is left, with the time of its last change.
    if fs::read(&path).is_ok_and(|there| there == bytes) && !path.is_symlink() {
        return Ok(());
    }
    write_whole(&path, bytes).map_err(failed)
}

/// Refuses a folder of the site that is a link: what it leads to is not the site.
fn refuse_links(folder: &Path, name: &str) -> Result<(), PublishError> {
    let mut path = folder.to_owned();
    let folders = Path::new(name).parent().into_iter().flat_map(Path::components);
    for component in folders {
        path.push(component);
        if path.is_symlink() {
            let source = io::Error::other("it is a link, which is not followed");
            return Err(PublishError::Io { path, source });
        }
    }
    Ok(())
}

/// The files of an earlier site in a folder; none in a new or empty one.
fn earlier(folder: &Path) -> Result<BTreeSet<String>, PublishError> {
    let failed = |source| PublishError::Io {
        path: folder.to_owned(),
        source,
    };
    match fs::read_to_string(folder.join(LIST)) {
        Ok(list) if list.starts_with(MARK) => {
            // Only names that a site can have: the list may have been changed.
            let is_inside = |name: &&str| {
                let mut parts = Path::new(name).components();
                parts.all(|part| matches!(part, Component::Normal(_)))
            };
            Ok(list.lines().skip(1).filter(is_inside).map(str::to_owned).collect())
        }
        _ => {
            fs::create_dir_all(folder).map_err(failed)?;
            match fs::read_dir(folder).map_err(failed)?.next() {
                None => Ok(BTreeSet::new()),
                Some(_) => Err(PublishError::Taken {
                    path: folder.to_owned(),
                }),
            }
        }
    }
}
