//! Writes the files of an import.

use std::path::Path;
use std::{fs, io};

use super::files::Files;
use crate::console::Console;
use crate::spec_file::{Tally, replace};

/// The number of files between two progress messages.
const STEP: usize = 50;

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
