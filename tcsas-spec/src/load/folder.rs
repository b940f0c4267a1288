//! Finds and fetches spec files on disk.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::decode::MAX_BYTES;
use crate::diagnostic::{Kind, Mistakes, Report, quote};
use crate::format::file_names;
use crate::source::Source;

/// What was found at a path.
#[derive(Default)]
pub(crate) struct Found {
    /// The files, in order of their names.
    pub sources: Vec<Source>,
    /// The path is a folder, not a single file.
    pub folder: bool,
}

/// The files that [`load`](crate::load) reads for a folder or a single file, in order of their
/// names.
///
/// # Errors
///
/// The files and folders that cannot be read.
pub fn sources(path: &Path) -> Result<Vec<Source>, Report> {
    let mut mistakes = Mistakes::default();
    let found = fetch(Path::new(""), path, &mut mistakes);
    if mistakes.is_empty() {
        return Ok(found.sources);
    }
    Err(Report {
        diagnostics: mistakes.finish(&[]).0,
    })
}

/// Fetches the spec files of a folder, or a single file. Its path, and the names of what is found,
/// are relative to `base`.
pub(crate) fn fetch(base: &Path, path: &Path, mistakes: &mut Mistakes) -> Found {
    let mut found = Found::default();
    let kind = match fs::metadata(base.join(path)) {
        Ok(kind) => kind,
        Err(error) => {
            note_unreachable(base, path, &error, mistakes);
            return found;
        }
    };
    let paths = if kind.is_dir() {
        found.folder = true;
        match list(base, path, mistakes) {
            Ok(paths) => paths,
            Err(error) => {
                note_unreachable(base, path, &error, mistakes);
                return found;
            }
        }
    } else {
        // What belongs to a description; only read if the file turns out to be one.
        let beside = [file_names::ERRORS, file_names::EXAMPLES, file_names::SHARED];
        let beside = beside.map(|name| path.with_file_name(name));
        let beside = beside
            .into_iter()
            .filter(|p| p != path && base.join(p).is_file());
        std::iter::once(path.to_owned()).chain(beside).collect()
    };
    for path in paths {
        fetch_file(base, path, &mut found.sources, mistakes);
    }
    found
}

/// The names of the files of a folder that may be spec files, in order.
fn list(base: &Path, folder: &Path, mistakes: &mut Mistakes) -> std::io::Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(base.join(folder))? {
        let name = entry?.file_name();
        let text = name.to_string_lossy();
        let wanted =
            text.ends_with(".json") && !text.ends_with(".schema.json") && !text.starts_with('.');
        if wanted {
            names.push(name);
        } else if let Some(right) = right_name(&text) {
            mistakes.warn_whole(
                Kind::File,
                folder.join(&name),
                "this file is not read",
                format!(
                    "the names of spec files end in `.json`: rename it to {}",
                    quote(&right)
                ),
            );
        }
    }
    names.sort();
    Ok(names.into_iter().map(|name| folder.join(name)).collect())
}

/// The name of a spec file that a file was likely meant to have.
fn right_name(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let endings = [".json.txt", ".json5", ".jsonc", ".json"];
    let ending = endings.iter().find(|ending| lower.ends_with(**ending))?;
    let stem = name.get(..name.len() - ending.len())?;
    let meant = !stem.is_empty() && !name.starts_with('.') && !name.ends_with(".json");
    meant.then(|| format!("{stem}.json"))
}

/// The folders in a folder that have spec files, in order.
pub(crate) fn folders_within(base: &Path, folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(base.join(folder)).into_iter().flatten();
    let paths = entries.flatten().map(|entry| entry.path());
    let has_specs = |path: &PathBuf| {
        let mut names = fs::read_dir(path).into_iter().flatten().flatten();
        path.is_dir() && names.any(|entry| entry.file_name().to_string_lossy().ends_with(".json"))
    };
    let mut found: Vec<PathBuf> = paths
        .filter(has_specs)
        .filter_map(|path| Some(folder.join(path.file_name()?)))
        .collect();
    found.sort();
    found
}

fn fetch_file(base: &Path, path: PathBuf, sources: &mut Vec<Source>, mistakes: &mut Mistakes) {
    let kind = match fs::metadata(base.join(&path)) {
        Ok(kind) => kind,
        Err(error) => return note_unreachable(base, &path, &error, mistakes),
    };
    if kind.is_dir() {
        return;
    }
    if !kind.is_file() {
        let message = "this is neither a file nor a folder";
        return mistakes.add_whole(Kind::File, path, message, None);
    }
    let mut text = Vec::new();
    // One byte more than allowed tells a file that is too large from one that just fits.
    let most = MAX_BYTES as u64 + 1;
    let read =
        fs::File::open(base.join(&path)).and_then(|file| file.take(most).read_to_end(&mut text));
    match read {
        Ok(_) => sources.push(Source { name: path, text }),
        Err(error) => note_unreachable(base, &path, &error, mistakes),
    }
}

fn note_unreachable(base: &Path, path: &Path, error: &std::io::Error, mistakes: &mut Mistakes) {
    let full = base.join(path);
    let missing = error.kind() == std::io::ErrorKind::NotFound;
    let denied = error.kind() == std::io::ErrorKind::PermissionDenied;
    let link = fs::symlink_metadata(&full).is_ok_and(|kind| kind.is_symlink());
    let tried = std::path::absolute(&full).unwrap_or_else(|_| full.clone());
    let tried = tried.display();
    let (message, help) = if link && missing {
        let message = "this symbolic link leads to nothing".to_owned();
        (
            message,
            fs::read_link(&full)
                .ok()
                .map(|to| format!("it leads to `{}`", to.display())),
        )
    } else if link && !denied {
        let message = format!("this symbolic link cannot be followed: {error}");
        (message, Some("does it lead back to itself?".to_owned()))
    } else if missing {
        let message = "no such file or folder".to_owned();
        (message, Some(format!("the path tried was `{tried}`")))
    } else {
        let message = format!("this cannot be read: {error}");
        (message, Some(format!("the path tried was `{tried}`")))
    };
    mistakes.add_whole(Kind::File, path, message, help);
}
