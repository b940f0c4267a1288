//! The folder that is imported into, before the import.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tcsas_spec::model::Service;
use tcsas_spec::{Options, Report, Source, json, read, sources};

use crate::failure::Failure;
use crate::spec_file::Tree;

/// The files of a folder.
#[derive(Debug, Default)]
pub(super) struct TargetFolder {
    pub path: PathBuf,
    /// The spec files, in order of their names.
    pub files: Vec<ExistingFile>,
    /// The names of all files and folders in it, by their form without case.
    pub names: HashMap<String, OsString>,
    /// The model of all spec files together.
    pub service: Service,
}

/// A spec file that exists before the import.
#[derive(Debug)]
pub(super) struct ExistingFile {
    pub name: OsString,
    pub text: String,
    pub tree: Tree,
}

impl TargetFolder {
    /// Reads the folder at `path`; a folder that does not exist is empty.
    pub(super) fn load(path: &Path) -> Result<Self, Failure> {
        let mut folder = Self {
            path: path.to_owned(),
            ..Self::default()
        };
        let unreadable =
            |error: std::io::Error| format!("cannot read the folder `{}`: {error}", path.display());
        match fs::metadata(path) {
            Ok(kind) if kind.is_dir() => {}
            Ok(_) => {
                return Err(format!(
                    "`{}` is not a folder; --out takes a folder, or a path that does not exist",
                    path.display()
                )
                .into());
            }
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(folder),
            Err(error) => return Err(unreadable(error).into()),
        }
        for entry in fs::read_dir(path).map_err(unreadable)? {
            let name = entry.map_err(unreadable)?.file_name();
            folder.names.insert(caseless(&name.to_string_lossy()), name);
        }
        let sources = sources(path).map_err(|report| folder.invalid(&report))?;
        folder.parse(sources)?;
        Ok(folder)
    }

    /// Reads the spec files of the folder.
    pub(super) fn parse(&mut self, sources: Vec<Source>) -> Result<(), Failure> {
        if sources.is_empty() {
            return Ok(());
        }
        let outcome = read(sources.clone(), &Options::default());
        self.service = outcome
            .into_result()
            .map_err(|report| self.invalid(&report))?;
        for source in sources {
            let text = source.as_str().unwrap_or_default();
            let Ok(root) = json::parse(text) else {
                continue;
            };
            if source.is_vendor_description() {
                return Err(format!(
                    "`{}` is a vendor's API description; --out takes a folder without one",
                    source.name.display()
                )
                .into());
            }
            self.files.push(ExistingFile {
                name: source.name.file_name().unwrap_or_default().to_owned(),
                tree: Tree::of(&root),
                text: text.to_owned(),
            });
        }
        Ok(())
    }

    /// Whether a file specifies the endpoint.
    pub(super) fn has_endpoint(&self) -> bool {
        let mut files = self.files.iter();
        files.any(|file| !file.tree.str("endpoint").is_empty())
    }

    fn invalid(&self, report: &Report) -> Failure {
        let path = self.path.display();
        Failure::invalid(
            report,
            format!("nothing was written because files in `{path}` have errors"),
        )
    }
}

/// The form of a file name in which names that differ only in case are equal.
pub(super) fn caseless(name: &str) -> String {
    name.to_lowercase()
}
