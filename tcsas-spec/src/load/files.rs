//! Reads each file in its format.

use std::path::Path;

use super::decode::DecodeError;
use crate::diagnostic::{Diag, Kind, Sink};
use crate::format::{self, Draft, Format, file_names};
use crate::json::{self, Node, Reader};
use crate::source::{File, Span};

/// The content of all files.
pub(super) struct Content<'f> {
    /// The drafts, in the order of the files.
    pub drafts: Vec<Draft>,
    /// The action files, by index.
    pub actions: Vec<(u32, Node<'f>)>,
    /// Whether some action could not be read, so that its name is unknown.
    pub lost: bool,
    /// Whether a shared file could not be read, so that its data types are unknown.
    pub lost_shared: bool,
}

/// Reads `files`, with the errors from decoding them. If only one of them was requested, `only`
/// names it; `intl` selects the site if the host follows from the name of the service.
pub(super) fn read<'f>(
    files: &'f [File],
    errors: Vec<Option<DecodeError>>,
    only: Option<&Path>,
    intl: bool,
    sink: &mut Sink,
) -> Content<'f> {
    let mut loader = Loader {
        files,
        intl,
        sink,
        drafts: Vec::with_capacity(files.len()),
        lost: false,
        lost_shared: false,
    };
    // Files that may belong to others depend on the formats of those.
    let mut dependent = Vec::new();
    for ((file, index), error) in files.iter().zip(0..).zip(errors) {
        let is_dependent = match only {
            Some(only) => file.name != only,
            None => file_names::is_sidecar(&file.name),
        };
        if is_dependent {
            dependent.push((index, error));
        } else {
            loader.spec(index, error);
        }
    }
    for (index, error) in dependent {
        loader.dependent(index, error, only.is_some());
    }
    loader.finish()
}

struct Loader<'f, 's> {
    files: &'f [File],
    intl: bool,
    sink: &'s mut Sink,
    drafts: Vec<FileDraft<'f>>,
    lost: bool,
    lost_shared: bool,
}

/// A draft and the file it was read from.
struct FileDraft<'f> {
    index: u32,
    draft: Draft,
    root: Node<'f>,
}

impl<'f> Loader<'f, '_> {
    fn file(&self, index: u32) -> &'f File {
        &self.files[index as usize]
    }

    /// Reads a spec file.
    fn spec(&mut self, index: u32, error: Option<DecodeError>) {
        let file = self.file(index);
        let Some(root) = self.parse(index, error) else {
            self.lost = true;
            self.lost_shared |= file_names::is_shared(&file.name);
            return;
        };
        let mut reader = Reader::new(index, self.sink);
        let draft = format::read(&root, &file.text, self.intl, &mut reader);
        self.lost |= draft.lost;
        self.lost_shared |= draft.lost && file_names::is_shared(&file.name);
        self.drafts.push(FileDraft { index, draft, root });
    }

    /// Reads a file that may belong to others. `single`: only one file was requested, and this is
    /// another one beside it.
    fn dependent(&mut self, index: u32, error: Option<DecodeError>, single: bool) {
        let file = self.file(index);
        if file_names::is_sidecar(&file.name) && self.vendor_drafts(file).next().is_some() {
            self.sidecar(index, error);
        } else if !single && !self.is_beside_description(file) {
            self.spec(index, error);
        } else if single && file_names::is_shared(&file.name) {
            let has_vendor = self.drafts.iter().any(FileDraft::is_vendor);
            self.spec(index, error);
            // An action that happens to have this name was not requested. Beside a vendor's
            // description, which has data types and codes of its own, only the host is used.
            self.drafts.retain(|other| {
                let draft = &other.draft;
                let is_head = draft.types.is_empty() && draft.codes.is_empty();
                let is_used = draft.format == Format::Shared && (is_head || !has_vendor);
                other.index != index || is_used
            });
        }
    }

    /// Reads a file of error codes or examples beside the vendor's descriptions.
    fn sidecar(&mut self, index: u32, error: Option<DecodeError>) {
        let file = self.file(index);
        let Some(root) = self.parse(index, error) else {
            return;
        };
        let files = self.files;
        let mut reader = Reader::new(index, self.sink);
        for other in &mut self.drafts {
            if other.is_vendor() && are_beside(file, &files[other.index as usize]) {
                format::add_sidecar(&root, &file.name, &mut other.draft, &mut reader);
            }
        }
    }

    /// The drafts of the vendor's descriptions in the folder of `file`.
    fn vendor_drafts(&self, file: &File) -> impl Iterator<Item = &FileDraft<'f>> {
        let drafts = self.drafts.iter().filter(|draft| draft.is_vendor());
        drafts.filter(|draft| are_beside(file, self.file(draft.index)))
    }

    /// Whether the folder of `file` has a file with the name of a vendor's description, even if it
    /// could not be read as one.
    fn is_beside_description(&self, file: &File) -> bool {
        let mut beside = self.files.iter().filter(|other| are_beside(file, other));
        beside.any(|other| {
            let name = other.name.file_name();
            name.is_some_and(|name| name == file_names::API)
        })
    }

    fn parse(&mut self, index: u32, error: Option<DecodeError>) -> Option<Node<'f>> {
        let file = self.file(index);
        match error {
            Some(DecodeError::Size(message)) => {
                self.sink.add_whole(Kind::File, &*file.name, message, None);
                return None;
            }
            Some(DecodeError::Text(diag)) => {
                self.sink.add(*diag);
                return None;
            }
            None => {}
        }
        let error = match json::parse(&file.text) {
            Ok(root) => return Some(root),
            Err(error) => error,
        };
        let span = Span {
            file: index,
            start: error.start as u32,
            end: error.end as u32,
        };
        let diag = Diag::new(Kind::Json, span, error.message).label(error.label);
        self.sink.add(match error.help {
            Some(help) => diag.help(help),
            None => diag,
        });
        None
    }

    fn finish(mut self) -> Content<'f> {
        self.drafts.sort_by_key(|draft| draft.index);
        let mut drafts = Vec::with_capacity(self.drafts.len());
        let mut actions = Vec::new();
        for FileDraft { index, draft, root } in self.drafts {
            if draft.format == Format::Native {
                actions.push((index, root));
            }
            drafts.push(draft);
        }
        Content {
            drafts,
            actions,
            lost: self.lost,
            lost_shared: self.lost_shared,
        }
    }
}

impl FileDraft<'_> {
    fn is_vendor(&self) -> bool {
        self.draft.format == Format::Vendor
    }
}

/// Whether two files are in the same folder.
fn are_beside(a: &File, b: &File) -> bool {
    a.name.parent() == b.name.parent()
}
