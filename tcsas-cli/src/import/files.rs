//! The files of the folder, before and after the import.

use std::ffi::OsString;
use std::path::PathBuf;

use tcsas_spec::Source;
use tcsas_spec::file_names::SHARED;

use super::file_header::FileHeader;
use super::target_folder::TargetFolder;
use crate::spec_file::{Tree, layout};

/// A spec file.
#[derive(Debug)]
pub(super) struct File {
    pub name: OsString,
    /// Its text and value before the import, if it existed.
    before: Option<(String, Tree)>,
    pub tree: Tree,
    /// The action that it describes; `None` for a shared file.
    pub action: Option<String>,
    /// Whether the import updates its action.
    pub imported: bool,
}

/// All files, existing ones first.
#[derive(Debug)]
pub(super) struct Files {
    pub list: Vec<File>,
    folder: PathBuf,
    header: FileHeader,
}

impl File {
    /// Whether it existed before the import.
    pub(super) fn existed(&self) -> bool {
        self.before.is_some()
    }

    /// Its value before the import.
    pub(super) fn tree_before(&self) -> Option<&Tree> {
        self.before.as_ref().map(|(_, tree)| tree)
    }

    /// Whether the import changes it.
    pub(super) fn is_changed(&self) -> bool {
        self.before
            .as_ref()
            .is_none_or(|(_, before)| *before != self.tree)
    }

    /// Its text after the import. A file with an equal value keeps its layout, and a changed one
    /// keeps its line endings, so that diffs are small.
    pub(super) fn text(&self) -> String {
        match &self.before {
            Some((text, before)) if *before == self.tree => text.clone(),
            Some((text, _)) if has_crlf(text) => layout(&self.tree).replace('\n', "\r\n"),
            _ => layout(&self.tree),
        }
    }
}

impl Files {
    pub(super) fn new(folder: TargetFolder, header: FileHeader) -> Self {
        let list = folder.files.into_iter().map(|existing| {
            let action = existing.tree.str("action");
            File {
                name: existing.name,
                action: (!action.is_empty()).then(|| action.to_owned()),
                imported: false,
                tree: existing.tree.clone(),
                before: Some((existing.text, existing.tree)),
            }
        });
        Self {
            list: list.collect(),
            folder: folder.path,
            header,
        }
    }

    /// The texts of all files.
    pub(super) fn sources(&self) -> Vec<Source> {
        let files = self.list.iter();
        files
            .map(|file| Source {
                name: self.folder.join(&file.name),
                text: file.text().into_bytes(),
            })
            .collect()
    }

    /// The file of an imported action, which is created if there is none.
    pub(super) fn of_action(&mut self, action: &str) -> &mut File {
        let found = self
            .list
            .iter()
            .position(|file| file.action.as_deref() == Some(action));
        let at = found.unwrap_or_else(|| {
            self.push(format!("{action}.json"), self.header.of_action(action));
            self.list.len() - 1
        });
        let file = &mut self.list[at];
        file.action = Some(action.to_owned());
        file.imported = true;
        file
    }

    /// The index of the shared file, which is created if there is none.
    pub(super) fn shared(&mut self) -> usize {
        let is_shared = |file: &File| file.action.is_none();
        let by_name = self
            .list
            .iter()
            .position(|file| is_shared(file) && file.name == SHARED);
        let found = by_name.or_else(|| self.list.iter().position(is_shared));
        found.unwrap_or_else(|| {
            self.push(SHARED.to_owned(), self.header.of_shared());
            self.list.len() - 1
        })
    }

    fn push(&mut self, name: String, tree: Tree) {
        self.list.push(File {
            name: name.into(),
            before: None,
            tree,
            action: None,
            imported: false,
        });
    }
}

/// Whether the first line ends with `\r\n`.
fn has_crlf(text: &str) -> bool {
    let first = text.split_inclusive('\n').next();
    first.is_some_and(|line| line.ends_with("\r\n"))
}
