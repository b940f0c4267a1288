//! Writes files atomically: each is replaced as a whole or left as it was.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::files::Files;
use crate::console::Console;

/// The number of files between two progress messages.
const STEP: usize = 50;

/// The files to write, and the number of files that do not change.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub created: Vec<String>,
    pub changed: Vec<String>,
    pub unchanged: usize,
}

/// Compares the files with their content before the import.
pub(super) fn tally(files: &Files) -> Tally {
    let mut tally = Tally::default();
    for file in &files.list {
        let name = || file.name.to_string_lossy().into_owned();
        match (file.is_changed(), file.existed()) {
            (false, _) => tally.unchanged += 1,
            (true, true) => tally.changed.push(name()),
            (true, false) => tally.created.push(name()),
        }
    }
    tally
}

/// Writes the files that are new or changed.
pub(super) fn write(files: &Files, folder: &Path, console: &mut Console<'_>) -> Result<(), String> {
    let failed = |path: &Path, error: &io::Error, done: usize| {
        let path = path.display();
        format!("cannot write `{path}`: {error}; {done} files were written before it")
    };
    let changed: Vec<_> = files.list.iter().filter(|file| file.is_changed()).collect();
    if !changed.is_empty() {
        fs::create_dir_all(folder).map_err(|error| failed(folder, &error, 0))?;
    }
    for (done, file) in changed.iter().enumerate() {
        if done > 0 && done % STEP == 0 {
            console.print_note(&format!("{done} of {} files written", changed.len()));
        }
        replace(folder, &file.name, &file.text())
            .map_err(|error| failed(&folder.join(&file.name), &error, done))?;
    }
    Ok(())
}

/// Creates or replaces a file by renaming a temporary file.
fn replace(folder: &Path, name: &OsStr, text: &str) -> io::Result<()> {
    // The name must not lead out of the folder.
    let path = folder.join(name);
    if path.parent() != Some(folder) || path.file_name() != Some(name) {
        return Err(io::Error::other("it is not in the folder"));
    }
    let mut hidden = OsStr::new(".").to_owned();
    hidden.push(name);
    hidden.push(format!(".{}", std::process::id()));
    let temporary = folder.join(hidden);
    // An earlier process of this id may have left one behind.
    let _ = fs::remove_file(&temporary);
    let written = create(&temporary, text).and_then(|()| {
        if let Ok(kind) = fs::symlink_metadata(&path)
            && kind.is_file()
        {
            fs::set_permissions(&temporary, kind.permissions())?;
        }
        fs::rename(&temporary, &path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_data()
}
