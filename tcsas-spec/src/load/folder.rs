//! Finds and reads spec files on disk.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::decode::MAX_BYTES;
use crate::diagnostic::{Kind, Report, Sink, quote};
use crate::format::file_names;
use crate::source::Source;

/// The files found at a path.
#[derive(Default)]
pub(crate) struct Found {
    /// The files, sorted by name.
    pub sources: Vec<Source>,
    /// Whether the path is a folder.
    pub folder: bool,
}

/// The files that [`load`](crate::load()) reads for a folder or a single file, sorted by name.
///
/// # Errors
///
/// A diagnostic for each file or folder that cannot be read.
pub fn sources(path: &Path) -> Result<Vec<Source>, Report> {
    let mut sink = Sink::default();
    let found = fetch(Path::new(""), path, &mut sink);
    if sink.is_empty() {
        return Ok(found.sources);
    }
    Err(Report {
        diagnostics: sink.finish(&[]).0,
    })
}

/// Reads the spec files of a folder, or a single file and those that belong to it. `path` and the
/// names of the files are relative to `base`.
pub(crate) fn fetch(base: &Path, path: &Path, sink: &mut Sink) -> Found {
    let mut found = Found::default();
    let kind = match fs::metadata(base.join(path)) {
        Ok(kind) => kind,
        Err(error) => {
            note_unreachable(base, path, &error, sink);
            return found;
        }
    };
    let paths = if kind.is_dir() {
        found.folder = true;
        match list(base, path, sink) {
            Ok(paths) => paths,
            Err(error) => {
                note_unreachable(base, path, &error, sink);
                return found;
            }
        }
    } else {
        // Files that may belong to it, depending on its format.
        let beside = [file_names::ERRORS, file_names::EXAMPLES, file_names::SHARED];
        let beside = beside.map(|name| path.with_file_name(name));
        let beside = beside
            .into_iter()
            .filter(|p| p != path && base.join(p).is_file());
        std::iter::once(path.to_owned()).chain(beside).collect()
    };
    for path in paths {
        fetch_file(base, path, &mut found.sources, sink);
    }
    found
}

/// The paths of the spec files in a folder, sorted.
pub(crate) fn spec_files(base: &Path, folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    list(base, folder, &mut Sink::default())
}

/// The paths of the spec files in a folder, sorted. Warns about misnamed files.
fn list(base: &Path, folder: &Path, sink: &mut Sink) -> std::io::Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(base.join(folder))? {
        let name = entry?.file_name();
        let text = name.to_string_lossy();
        let wanted =
            text.ends_with(".json") && !text.ends_with(".schema.json") && !text.starts_with('.');
        if wanted {
            names.push(name);
        } else if let Some(right) = right_name(&text) {
            sink.warn_whole(
                Kind::File,
                folder.join(&name),
                "this file is not read",
                format!(
                    "names of spec files end in `.json`: rename it to {}",
                    quote(&right)
                ),
            );
        }
    }
    names.sort();
    Ok(names.into_iter().map(|name| folder.join(name)).collect())
}

/// The name that a misnamed spec file should have.
fn right_name(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let endings = [".json.txt", ".json5", ".jsonc", ".json"];
    let ending = endings.iter().find(|ending| lower.ends_with(**ending))?;
    let stem = name.get(..name.len() - ending.len())?;
    let meant = !stem.is_empty() && !name.starts_with('.') && !name.ends_with(".json");
    meant.then(|| format!("{stem}.json"))
}

/// The subfolders that contain spec files, sorted.
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

fn fetch_file(base: &Path, path: PathBuf, sources: &mut Vec<Source>, sink: &mut Sink) {
    let kind = match fs::metadata(base.join(&path)) {
        Ok(kind) => kind,
        Err(error) => return note_unreachable(base, &path, &error, sink),
    };
    if kind.is_dir() {
        return;
    }
    if !kind.is_file() {
        let message = "this is neither a file nor a folder";
        return sink.add_whole(Kind::File, path, message, None);
    }
    let mut text = Vec::new();
    // One byte more than allowed distinguishes a file that is too large from one of maximum size.
    let limit = MAX_BYTES as u64 + 1;
    let read =
        fs::File::open(base.join(&path)).and_then(|file| file.take(limit).read_to_end(&mut text));
    match read {
        Ok(_) => sources.push(Source { name: path, text }),
        Err(error) => note_unreachable(base, &path, &error, sink),
    }
}

fn note_unreachable(base: &Path, path: &Path, error: &std::io::Error, sink: &mut Sink) {
    let full = base.join(path);
    let missing = error.kind() == std::io::ErrorKind::NotFound;
    let denied = error.kind() == std::io::ErrorKind::PermissionDenied;
    let link = fs::symlink_metadata(&full).is_ok_and(|kind| kind.is_symlink());
    let tried = std::path::absolute(&full).unwrap_or_else(|_| full.clone());
    let tried = tried.display();
    let (message, help) = if link && missing {
        let message = "broken symbolic link".to_owned();
        (
            message,
            fs::read_link(&full)
                .ok()
                .map(|to| format!("its target is `{}`", to.display())),
        )
    } else if link && !denied {
        let message = format!("cannot follow this symbolic link: {error}");
        (
            message,
            Some("check whether it refers to itself".to_owned()),
        )
    } else if missing {
        let message = "no such file or folder".to_owned();
        (message, Some(format!("the full path is `{tried}`")))
    } else {
        let message = format!("cannot read this: {error}");
        (message, Some(format!("the full path is `{tried}`")))
    };
    sink.add_whole(Kind::File, path, message, help);
}
