//! What one file says, before it is put together with the other files.

use crate::model::{Action, DataType, ErrorCode};
use crate::pagination::Asked;
use crate::source::Span;

/// For how many unknown types of a file a better name is looked for.
pub(crate) const MOST_ADVISED: usize = 50;

/// The content of one spec file, whatever its format.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// Whether each action came in a file of its own, typed by people: names that differ only in
    /// case are mistakes there, while the vendor's descriptions really have them.
    pub native: bool,
    /// Its data types and error codes are there for the actions of other files.
    pub shared: bool,
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
    pub pagination: Option<Asked>,
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
