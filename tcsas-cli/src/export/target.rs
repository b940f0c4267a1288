//! The folder that is exported to.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tcsas_spec::{Diagnostic, Options, Source, read, sources};

use super::source::ExportedFile;
use crate::failure::Failure;
use crate::spec_file::{Tally, Tree, replace};

/// A folder before the export; it need not exist.
pub(super) struct Target {
    path: PathBuf,
    /// Its spec files.
    files: Vec<Source>,
    /// The names of all files and folders in it, by their form without case.
    names: HashMap<String, OsString>,
}

impl Target {
    /// Reads the folder at `path`. It must not be that of `specs`, whose files would be replaced.
    pub(super) fn load(path: &Path, specs: &Path) -> Result<Self, Failure> {
        let mut target = Self {
            path: path.to_owned(),
            files: Vec::new(),
            names: HashMap::new(),
        };
        let shown = path.display();
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(target),
            Err(error) => return Err(format!("cannot read the folder `{shown}`: {error}").into()),
        };
        let folder = |specs: &Path| match specs.is_dir() {
            true => specs.canonicalize().ok(),
            false => Some(specs.canonicalize().ok()?.parent()?.to_owned()),
        };
        if folder(specs).is_some() && folder(specs) == path.canonicalize().ok() {
            return Err(format!(
                "`{shown}` is the folder of --specs, whose files would be replaced; export to another folder"
            )
            .into());
        }
        for entry in entries {
            let name = entry
                .map_err(|error| format!("cannot read the folder `{shown}`: {error}"))?
                .file_name();
            let caseless = name.to_string_lossy().to_lowercase();
            target.names.insert(caseless, name);
        }
        target.files = sources(path).map_err(|report| {
            let message = format!("nothing was written because `{shown}` cannot be read");
            Failure::invalid(&report, message)
        })?;
        Ok(target)
    }

    /// Checks that the files can be written, and are valid together with the others.
    pub(super) fn check(&self, new: &[ExportedFile], force: bool) -> Result<Tally, Failure> {
        let mut tally = Tally::default();
        let mut kept = Vec::new();
        for file in new {
            let name = file.name();
            match self.names.get(&name.to_lowercase()) {
                None => tally.created.push(name),
                Some(other) if *other != *name => {
                    return Err(format!(
                        "`{}` exists, whose name differs from `{name}` only in case; rename it first",
                        self.path.join(other).display()
                    )
                    .into());
                }
                Some(_) => match self.existing(&name) {
                    Some(text) if text == file.text() => tally.unchanged += 1,
                    Some(text) if force || is_copy(text, file) => tally.changed.push(name),
                    None if force => tally.changed.push(name),
                    _ => kept.push(self.path.join(name).display().to_string()),
                },
            }
        }
        if !kept.is_empty() {
            let names = kept.join("`, `");
            return Err(
                format!("`{names}` would be replaced; --force replaces existing files").into(),
            );
        }
        let errors = self.errors_with(new);
        match errors.is_empty() {
            true => Ok(tally),
            false => Err(Failure {
                diagnostics: errors,
                message: format!(
                    "nothing was written because the files would not be valid together with those in `{}`",
                    self.path.display()
                ),
            }),
        }
    }

    /// The text of a spec file of the folder.
    fn existing(&self, name: &str) -> Option<&str> {
        let path = self.path.join(name);
        let file = self.files.iter().find(|file| file.name == path)?;
        std::str::from_utf8(&file.text).ok()
    }

    /// The errors about `new` in the folder as it will be. Other files may have errors of their
    /// own.
    fn errors_with(&self, new: &[ExportedFile]) -> Vec<Diagnostic> {
        let new = new.iter().map(|file| Source {
            name: self.path.join(file.name()),
            text: file.text().into_bytes(),
        });
        let mut all: Vec<Source> = new.collect();
        let names: Vec<PathBuf> = all.iter().map(|file| file.name.clone()).collect();
        let others = self.files.iter().filter(|file| !names.contains(&file.name));
        all.extend(others.cloned());
        let is_new = |file: &Path| names.iter().any(|name| name == file);
        let mut errors = read(all, &Options::default()).diagnostics;
        errors.retain(|error| {
            let mut related = error.related();
            is_new(error.file()) || related.any(|(file, ..)| is_new(file))
        });
        errors
    }

    /// Writes the files that change.
    pub(super) fn write(&self, files: &[ExportedFile]) -> Result<(), Failure> {
        fs::create_dir_all(&self.path)
            .map_err(|error| format!("cannot create `{}`: {error}", self.path.display()))?;
        for file in files {
            let (name, text) = (file.name(), file.text());
            if self.existing(&name) == Some(&text) {
                continue;
            }
            replace(&self.path, name.as_ref(), &text).map_err(|error| {
                let path = self.path.join(&name);
                format!("cannot write `{}`: {error}", path.display())
            })?;
        }
        Ok(())
    }
}

/// Whether the text of a file is that of the action's file in the spec, so that nothing is lost
/// when it is replaced.
fn is_copy(text: &str, file: &ExportedFile) -> bool {
    file.original.is_some() && Tree::parse(text) == file.original
}
