//! The files of the folder, as they are and as they are to be.

use std::ffi::OsString;
use std::path::PathBuf;

use tcsas_spec::Source;
use tcsas_spec::file_names::SHARED;

use super::folder::Folder;
use super::head::Head;
use super::style::layout;
use super::tree::Tree;

/// A spec file.
#[derive(Debug)]
pub(super) struct File {
    pub name: OsString,
    /// What it held before, if it was there.
    before: Option<(String, Tree)>,
    pub tree: Tree,
    /// The action that it describes; none in a shared file.
    pub action: Option<String>,
    /// The action was asked for, and is described anew.
    pub ours: bool,
}

/// All files, those that are there first.
#[derive(Debug)]
pub(super) struct Files {
    pub list: Vec<File>,
    folder: PathBuf,
    head: Head,
}

impl File {
    /// Whether it was there before.
    pub(super) fn existed(&self) -> bool {
        self.before.is_some()
    }

    /// Whether it is not what it was.
    pub(super) fn is_changed(&self) -> bool {
        self.before
            .as_ref()
            .is_none_or(|(_, before)| *before != self.tree)
    }

    /// What it is to hold. One that says the same as before keeps its form too, and one that does
    /// not keeps the ends of its lines, so that not every line of it differs.
    pub(super) fn text(&self) -> String {
        match &self.before {
            Some((text, before)) if *before == self.tree => text.clone(),
            Some((text, _)) if ends_like_windows(text) => layout(&self.tree).replace('\n', "\r\n"),
            _ => layout(&self.tree),
        }
    }
}

impl Files {
    pub(super) fn of(folder: Folder, head: Head) -> Self {
        let list = folder.files.into_iter().map(|kept| {
            let action = kept.tree.str("action");
            File {
                name: kept.name,
                action: (!action.is_empty()).then(|| action.to_owned()),
                ours: false,
                tree: kept.tree.clone(),
                before: Some((kept.text, kept.tree)),
            }
        });
        Self {
            list: list.collect(),
            folder: folder.path,
            head,
        }
    }

    /// All files, to be read.
    pub(super) fn sources(&self) -> Vec<Source> {
        let files = self.list.iter();
        files
            .map(|file| Source {
                name: self.folder.join(&file.name),
                text: file.text().into_bytes(),
            })
            .collect()
    }

    /// The file of an action that is described anew.
    pub(super) fn of_action(&mut self, action: &str) -> &mut File {
        let found = self
            .list
            .iter()
            .position(|file| file.action.as_deref() == Some(action));
        let at = found.unwrap_or_else(|| {
            self.push(format!("{action}.json"), self.head.of_action(action));
            self.list.len() - 1
        });
        let file = &mut self.list[at];
        file.action = Some(action.to_owned());
        file.ours = true;
        file
    }

    /// Which file holds what several actions use.
    pub(super) fn shared(&mut self) -> usize {
        let is_shared = |file: &File| file.action.is_none();
        let by_name = self
            .list
            .iter()
            .position(|file| is_shared(file) && file.name == SHARED);
        let found = by_name.or_else(|| self.list.iter().position(is_shared));
        found.unwrap_or_else(|| {
            self.push(SHARED.to_owned(), self.head.of_shared());
            self.list.len() - 1
        })
    }

    fn push(&mut self, name: String, tree: Tree) {
        self.list.push(File {
            name: name.into(),
            before: None,
            tree,
            action: None,
            ours: false,
        });
    }
}

/// Whether the first line ends as lines of Windows do, and with it all others.
fn ends_like_windows(text: &str) -> bool {
    let first = text.split_inclusive('\n').next();
    first.is_some_and(|line| line.ends_with("\r\n"))
}

/// Puts `item` where the order of names has it, if the list is in order; else at the end.
pub(super) fn insert_named(list: &mut Vec<Tree>, item: Tree, name: fn(&Tree) -> &str) {
    let at = match list.is_sorted_by_key(name) {
        true => list.partition_point(|other| name(other) < name(&item)),
        false => list.len(),
    };
    list.insert(at, item);
}
