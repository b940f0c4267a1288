//! Kinds and severities of diagnostics.

/// The kinds of mistakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A file or folder cannot be read, or not as text.
    File,
    /// A file is not JSON, or nested too deep.
    Json,
    /// A key is missing, unknown or given twice, or its value is not of the kind it should be.
    Shape,
    /// A name, code, version or host is not written as such a thing must be.
    Name,
    /// A type is mentioned that is not described.
    Reference,
    /// Two things exclude each other.
    Conflict,
    /// An example says something else than the description that it belongs to.
    Example,
    /// What was asked of the reader does not fit what was read.
    Selection,
}

impl Kind {
    /// The name of the kind in lower case: `json`, `shape`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Json => "json",
            Self::Shape => "shape",
            Self::Name => "name",
            Self::Reference => "reference",
            Self::Conflict => "conflict",
            Self::Example => "example",
            Self::Selection => "selection",
        }
    }
}

/// Whether a diagnostic prevents the use of what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// The spec cannot be used before this is corrected.
    Error,
    /// The spec can be used, but does likely not describe what was meant.
    Warning,
}

impl Severity {
    /// The word in front of a message: `error` or `warning`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}
