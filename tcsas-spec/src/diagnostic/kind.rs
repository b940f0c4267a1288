//! Kinds and severities of diagnostics.

/// The kind of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A file or folder that cannot be read, or a file that is not UTF-8.
    File,
    /// A file that is not JSON, or is nested too deep.
    Json,
    /// A missing, unknown or duplicate key, or a value of the wrong kind.
    Shape,
    /// An invalid name, code, version or host.
    Name,
    /// A reference to an undefined type, parameter or field.
    Reference,
    /// Definitions that contradict each other.
    Conflict,
    /// An example that does not match the parameters and fields of its action.
    Example,
    /// A pattern in [`Options`](crate::Options) that matches no action.
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

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// The spec cannot be used until this is corrected.
    Error,
    /// The spec can be used, but likely contains an error.
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
