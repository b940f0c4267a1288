//! Differences between two descriptions, found but not yet worded as a whole.

use std::fmt;

/// What differs about one thing: the service, an action, or a data type.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Differences {
    pub of: Of,
    pub changes: Vec<Change>,
    pub texts: Vec<Text>,
}

/// What differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Service,
    Action(String),
    DataType(String),
}

impl fmt::Display for Of {
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
    /// What it is, in a few words.
    pub text: String,
    /// Why code that calls the generated one no longer compiles, if it does not.
    pub breaks: Option<String>,
}

/// Whether something came, went or became another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Added,
    Removed,
    Changed,
}

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// The service's name or version.
    Service,
    Endpoint,
    /// The action or the data type as a whole.
    Whole,
    /// A parameter, field or member: that it is there.
    Field,
    /// Its type, whether it is required, whether it is switched off.
    Fact,
    /// Whether a response always has it: by promise of a spec file, or by a flag of the vendor.
    Guarantee,
    Code,
    Deprecated,
    Signed,
    /// What no description of the vendor says.
    Own,
    /// How a list comes in pages, which follows from facts and words unless somebody says it.
    Pages,
    /// The directions in which a data type travels.
    Usage,
    /// What something is called in Rust, or how that can be imported.
    Rust,
}

/// A text that reads differently.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Text {
    /// What it is the text of.
    pub of: String,
    pub old: String,
    pub new: String,
}

impl Differences {
    pub(super) fn new(of: Of) -> Self {
        Self {
            of,
            changes: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// Whether something of it breaks callers.
    pub(crate) fn breaks(&self) -> bool {
        self.changes.iter().any(|change| change.breaks.is_some())
    }

    /// Whether the thing as a whole came or went.
    pub(super) fn whole(&self) -> Option<Sign> {
        let mut changes = self.changes.iter();
        let whole = changes.find(|change| change.about == About::Whole)?;
        Some(whole.sign)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.texts.is_empty()
    }

    /// Notes something that breaks nobody.
    pub(super) fn add(&mut self, sign: Sign, about: About, text: impl Into<String>) {
        self.push(sign, about, text, None);
    }

    /// Notes something, and why it breaks callers if it does.
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

    /// Notes when a text reads differently.
    pub(super) fn text(&mut self, of: impl Into<String>, old: &str, new: &str) {
        if old != new {
            self.texts.push(Text {
                of: of.into(),
                old: old.to_owned(),
                new: new.to_owned(),
            });
        }
    }
}

impl Sign {
    /// The word for it in JSON.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

impl About {
    /// The word for it in JSON.
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
            Self::Own => "own",
            Self::Pages => "pagination",
            Self::Usage => "usage",
            Self::Rust => "rust_name",
        }
    }
}
