//! Differences between two descriptions, grouped by the thing they belong to.

use std::fmt;

use tcsas_codegen::Ident;

/// The differences of the service, of an action or of a data type.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Differences {
    pub subject: Subject,
    pub changes: Vec<Change>,
    pub docs: Vec<DocChange>,
}

/// The thing that differences belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    Service,
    Action(String),
    DataType(String),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Service => f.write_str("service"),
            Self::Action(name) => write!(f, "action {name}"),
            Self::DataType(name) => write!(f, "data type {name}"),
        }
    }
}

/// One difference.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub sign: Sign,
    pub about: About,
    /// A short description.
    pub text: String,
    /// Why code that calls the generated client no longer compiles; `None` if it still does.
    pub breaks: Option<String>,
}

/// The kind of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Added,
    Removed,
    Changed,
}

/// The property that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// The service's name or version.
    Service,
    Endpoint,
    /// Existence of the action or the data type.
    Whole,
    /// Existence of a parameter, field or member.
    Field,
    /// Type of a field, whether it is required or disabled.
    Fact,
    /// Whether a response always has a field: by a guarantee of a spec file, or by a flag of the
    /// vendor.
    Guarantee,
    Code,
    Deprecated,
    Signed,
    /// The form in which parameters are sent.
    Body,
    /// Whether the response may be a stream of events.
    Stream,
    /// A key that the vendor's descriptions do not have.
    Own,
    /// Pagination, which is specified or derived from facts and docs.
    Pages,
    /// Whether requests, responses or both use a data type.
    Usage,
    /// A name or a form in Rust.
    Rust,
}

/// Docs that differ.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DocChange {
    /// The part of the subject that they document.
    pub of: String,
    pub old: String,
    pub new: String,
}

impl Differences {
    pub(super) fn new(subject: Subject) -> Self {
        Self {
            subject,
            changes: Vec::new(),
            docs: Vec::new(),
        }
    }

    /// Whether one of the changes breaks callers.
    pub(crate) fn breaks(&self) -> bool {
        self.changes.iter().any(|change| change.breaks.is_some())
    }

    /// Whether the subject itself was added or removed.
    pub(super) fn whole(&self) -> Option<Sign> {
        let mut changes = self.changes.iter();
        let whole = changes.find(|change| change.about == About::Whole)?;
        Some(whole.sign)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.docs.is_empty()
    }

    /// Adds a change that breaks no callers.
    pub(super) fn add(&mut self, sign: Sign, about: About, text: impl Into<String>) {
        self.push(sign, about, text, None);
    }

    /// Adds a change, and the reason if it breaks callers.
    pub(super) fn push(
        &mut self,
        sign: Sign,
        about: About,
        text: impl Into<String>,
        breaks: Option<&str>,
    ) {
        self.changes.push(Change {
            sign,
            about,
            text: text.into(),
            breaks: breaks.map(str::to_owned),
        });
    }

    /// Adds docs if they differ.
    pub(super) fn compare_docs(&mut self, of: impl Into<String>, old: &str, new: &str) {
        if old != new {
            self.docs.push(DocChange {
                of: of.into(),
                old: old.to_owned(),
                new: new.to_owned(),
            });
        }
    }

    /// Adds a change of the Rust name of `item`, if there is one.
    pub(super) fn compare_names(&mut self, item: &str, old: &Ident, new: &Ident) {
        if old != new {
            let (old, new) = (old.as_str(), new.as_str());
            let text = format!("{item}Rust name: `{old}` -> `{new}`");
            self.push(
                Sign::Changed,
                About::Rust,
                text,
                Some("its Rust name changes"),
            );
        }
    }
}

impl Sign {
    /// The name in JSON.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

impl About {
    /// The name in JSON.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Endpoint => "endpoint",
            Self::Whole => "whole",
            Self::Field => "field",
            Self::Fact => "fact",
            Self::Guarantee => "guarantee",
            Self::Code => "error_code",
            Self::Deprecated => "deprecated",
            Self::Signed => "signed",
            Self::Body => "body",
            Self::Stream => "stream",
            Self::Own => "own",
            Self::Pages => "pagination",
            Self::Usage => "usage",
            Self::Rust => "rust_name",
        }
    }
}
