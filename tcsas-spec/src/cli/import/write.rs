//! Writes files so that each is there as a whole or as it was before.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::files::Files;
use crate::cli::console::Console;

/// Every so many files a person is told how far it is.
const STEP: usize = 50;

/// How many files were written, and how many not.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub created: usize,
    pub changed: usize,
    pub unchanged: usize,
}

/// Writes the files that are not what they were.
pub(super) fn write(
    files: &Files,
    folder: &Path,
    console: &mut Console<'_>,
) -> Result<Tally, String> {
    let mut tally = Tally::default();
    let cannot = |path: &Path, error: &io::Error, tally: &Tally| {
        let done = tally.created + tally.changed;
        let path = path.display();
        format!("`{path}` cannot be written: {error}; {done} files have been written before")
    };
    let changed = files.list.iter().filter(|file| file.is_changed()).count();
    if changed > 0 {
        fs::create_dir_all(folder).map_err(|error| cannot(folder, &error, &tally))?;
    }
    for file in &files.list {
        if !file.is_changed() {
            tally.unchanged += 1;
            continue;
        }
        replace(folder, &file.name, &file.text())
            .map_err(|error| cannot(&folder.join(&file.name), &error, &tally))?;
        match file.existed() {
            true => tally.changed += 1,
            false => tally.created += 1,
        }
        let done = tally.created + tally.changed;
        if done % STEP == 0 && done < changed {
            console.complain(&format!("{done} of {changed} files written"));
        }
    }
    Ok(tally)
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
