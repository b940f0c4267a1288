//! The content of one file, before it is merged with that of the others.

use super::pagination_key::DeclaredPagination;
use crate::diagnostic::{Diag, nearest};
use crate::json::{Object, Reader};
use crate::lexical::Rule;
use crate::model::{Action, DataType, ErrorCode};
use crate::source::Span;

/// Maximum number of unknown types in a file for which a similar name is searched.
pub(crate) const MAX_SUGGESTIONS: usize = 50;

/// The format of a spec file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// One action, in the project's own format.
    Native,
    /// Data types and error codes for the actions of other files, in the project's own format.
    Shared,
    /// The vendor's description of a whole service.
    Vendor,
}

/// The content of one spec file of any format.
#[derive(Debug)]
pub(crate) struct Draft {
    pub format: Format,
    pub service: Option<Stated>,
    pub version: Option<Stated>,
    pub endpoint: Option<Stated>,
    pub actions: Vec<DraftAction>,
    pub types: Vec<DraftType>,
    /// Error codes of a shared file.
    pub codes: Vec<DraftCode>,
    /// References to types that are neither built in nor defined in the file.
    pub unknown: Vec<UnknownType>,
    /// Required values that all files of a folder must have in common, and this one lacks.
    pub absent: Vec<AbsentKey>,
    /// Whether some action could not be read, so that its name is unknown.
    pub lost: bool,
}

impl Draft {
    /// The draft of a file of which nothing has been read yet.
    pub(super) fn new(format: Format) -> Self {
        Self {
            format,
            service: None,
            version: None,
            endpoint: None,
            actions: Vec::new(),
            types: Vec::new(),
            codes: Vec::new(),
            unknown: Vec::new(),
            absent: Vec::new(),
            lost: true,
        }
    }

    /// Reads a required value that all files of a folder must have in common. Its absence is
    /// reported once the values of the other files are known.
    pub(super) fn stated(
        &mut self,
        object: &Object<'_, '_>,
        key: &'static str,
        rule: Rule,
        what: &str,
        reader: &mut Reader<'_>,
    ) -> Option<Stated> {
        if object.get(key).is_none() {
            let diag = object.missing(key);
            self.absent.push(AbsentKey { key, diag });
            return None;
        }
        stated(object, key, rule, what, reader)
    }

    /// Whether the file was written by hand: names that differ only in case are errors there, but
    /// occur in the vendor's descriptions.
    pub(crate) fn is_handwritten(&self) -> bool {
        self.format != Format::Vendor
    }
}

/// A value that all files of a folder must have in common.
#[derive(Debug)]
pub(crate) struct Stated {
    pub text: String,
    /// Its place; `None` if it follows from another value.
    pub span: Option<Span>,
}

/// A key that a file lacks, and the diagnostic for it.
#[derive(Debug)]
pub(crate) struct AbsentKey {
    pub key: &'static str,
    pub diag: Diag,
}

/// An action and the place of its name.
#[derive(Debug)]
pub(crate) struct DraftAction {
    pub span: Span,
    pub action: Action,
    /// Pagination as the file states it; that of other actions is derived later.
    pub pagination: Option<DeclaredPagination>,
}

/// A data type and the place of its name.
#[derive(Debug)]
pub(crate) struct DraftType {
    pub span: Span,
    pub data_type: DataType,
    /// The place of the name of each member.
    pub members: Vec<Span>,
    /// Whether all members could be read.
    pub complete: bool,
}

/// An error code and its place.
#[derive(Debug)]
pub(crate) struct DraftCode {
    pub span: Span,
    pub code: ErrorCode,
}

/// A reference to a type that its file does not define.
#[derive(Debug)]
pub(crate) struct UnknownType {
    pub name: String,
    /// The type as written, with the lists around the name.
    pub written: String,
    pub span: Span,
    /// The most similar name in the file.
    pub nearest: Option<String>,
}

impl UnknownType {
    /// Adds a reference to `list`, with a suggestion from `candidates` unless the list is already
    /// so long that further suggestions would only take time.
    pub(super) fn record<'c>(
        list: &mut Vec<Self>,
        name: &str,
        written: &str,
        span: Span,
        candidates: impl IntoIterator<Item = &'c str>,
    ) {
        let early = list.len() < MAX_SUGGESTIONS;
        let nearest = early.then(|| nearest(name, candidates)).flatten();
        list.push(Self {
            name: name.to_owned(),
            written: written.to_owned(),
            span,
            nearest: nearest.map(str::to_owned),
        });
    }
}

/// Reads a required value that all files of a folder must have in common.
pub(crate) fn stated(
    object: &Object<'_, '_>,
    key: &str,
    rule: Rule,
    what: &str,
    reader: &mut Reader<'_>,
) -> Option<Stated> {
    let node = object.require(key, reader)?;
    let text = reader.name(node, rule, what)?.to_owned();
    let span = Some(reader.span(node));
    Some(Stated { text, span })
}
