//! Writes files so that each is there as a whole or as it was before.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::files::Files;
use crate::console::Console;

/// Every so many files a person is told how far it is.
const STEP: usize = 50;

/// Which files are written, and how many not.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub created: Vec<String>,
    pub changed: Vec<String>,
    pub unchanged: usize,
}

/// Which files are not what they were.
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

/// Writes the files that are not what they were.
pub(super) fn write(files: &Files, folder: &Path, console: &mut Console<'_>) -> Result<(), String> {
    let cannot = |path: &Path, error: &io::Error, done: usize| {
        let path = path.display();
        format!("`{path}` cannot be written: {error}; {done} files have been written before")
    };
    let changed: Vec<_> = files.list.iter().filter(|file| file.is_changed()).collect();
    if !changed.is_empty() {
        fs::create_dir_all(folder).map_err(|error| cannot(folder, &error, 0))?;
    }
    for (done, file) in changed.iter().enumerate() {
        if done > 0 && done % STEP == 0 {
            console.complain(&format!("{done} of {} files written", changed.len()));
        }
        replace(folder, &file.name, &file.text())
            .map_err(|error| cannot(&folder.join(&file.name), &error, done))?;
    }
    Ok(())
}

/// Puts a file into the place of another one, or of none.
fn replace(folder: &Path, name: &OsStr, text: &str) -> io::Result<()> {
    // A name, and not a path that leads elsewhere.
    let path = folder.join(name);
    if path.parent() != Some(folder) || path.file_name() != Some(name) {
        return Err(io::Error::other("it does not lie in the folder"));
    }
    let mut hidden = OsStr::new(".").to_owned();
    hidden.push(name);
    hidden.push(format!(".{}", std::process::id()));
    let scratch = folder.join(hidden);
    // What a process by this number may have left behind.
    let _ = fs::remove_file(&scratch);
    let written = fill(&scratch, text).and_then(|()| {
        if let Ok(kind) = fs::symlink_metadata(&path)
            && kind.is_file()
        {
            fs::set_permissions(&scratch, kind.permissions())?;
        }
        fs::rename(&scratch, &path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&scratch);
    }
    written
}

fn fill(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_data()
}
