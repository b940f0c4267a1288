//! What one file says, before it is put together with the other files.

use super::pagination_key::DeclaredPagination;
use crate::json::{Keys, Reading};
use crate::lexical::Rule;
use crate::model::{Action, DataType, ErrorCode};
use crate::source::Span;

/// For how many unknown types of a file a better name is looked for.
pub(crate) const MOST_ADVISED: usize = 50;

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

/// The content of one spec file, whatever its format.
#[derive(Debug)]
pub(crate) struct Draft {
    pub format: Format,
    pub service: Option<Stated>,
    pub version: Option<Stated>,
    pub endpoint: Option<Stated>,
    pub actions: Vec<DraftAction>,
    pub types: Vec<DraftType>,
    /// Error codes that are described for the actions of other files.
    pub codes: Vec<DraftCode>,
    /// Mentions of types that are neither built in nor described in this file.
    pub unknown: Vec<Mention>,
    /// Some action could not be read, so that its name is not known.
    pub lost: bool,
}

impl Draft {
    /// A draft of which nothing has been read.
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
            lost: true,
        }
    }

    /// Whether people typed the file: names that differ only in case are mistakes there, while the
    /// vendor's descriptions really have them.
    pub(crate) fn is_typed(&self) -> bool {
        self.format != Format::Vendor
    }
}

/// Something that all files of a folder must agree on.
#[derive(Debug)]
pub(crate) struct Stated {
    pub text: String,
    /// Where it is stated; nowhere if it follows from something else.
    pub span: Option<Span>,
}

/// An action and where its name stands.
#[derive(Debug)]
pub(crate) struct DraftAction {
    pub span: Span,
    pub action: Action,
    /// What the file says of it as a list in pages; what follows from the rest is found later.
    pub pagination: Option<DeclaredPagination>,
}

/// A data type and where its name stands.
#[derive(Debug)]
pub(crate) struct DraftType {
    pub span: Span,
    pub data_type: DataType,
    /// Where the name of each member stands.
    pub members: Vec<Span>,
    /// No member was left out for a mistake.
    pub complete: bool,
}

/// An error code and where it stands.
#[derive(Debug)]
pub(crate) struct DraftCode {
    pub span: Span,
    pub code: ErrorCode,
}

/// A type's name where a type is expected.
#[derive(Debug)]
pub(crate) struct Mention {
    pub name: String,
    /// The type as it is written, with the lists around the name.
    pub written: String,
    pub span: Span,
    /// The nearest name that would have been right.
    pub nearest: Option<String>,
}

/// Something all files of a folder must agree on, as it is stated in this one.
pub(crate) fn stated(
    keys: &Keys<'_, '_>,
    key: &str,
    rule: Rule,
    what: &str,
    reading: &mut Reading<'_>,
) -> Option<Stated> {
    let node = keys.require(key, reading)?;
    let text = reading.name(node, rule, what)?.to_owned();
    let span = Some(reading.span(node));
    Some(Stated { text, span })
}
