//! What is wrong with a spec, said so that it can be put right.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::snippet::Snippet;

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
    /// What was asked of the reader does not fit what was read.
    Selection,
}

/// One mistake. [`Display`](fmt::Display) shows it with the line it stands in, as compilers do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub(crate) kind: Kind,
    pub(crate) file: PathBuf,
    pub(crate) place: Option<Snippet>,
    pub(crate) message: String,
    pub(crate) second: Option<(PathBuf, Snippet)>,
    pub(crate) help: Option<String>,
}

impl Diagnostic {
    /// The kind of the mistake.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The file or folder it is in, by the name under which it was read.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The line, counted from 1; 1 when the mistake is about the file as a whole.
    #[must_use]
    pub fn line(&self) -> usize {
        self.place.as_ref().map_or(1, |place| place.line)
    }

    /// The column, counted from 1 in characters; 1 when the mistake is about the file as a whole.
    #[must_use]
    pub fn column(&self) -> usize {
        self.place.as_ref().map_or(1, |place| place.column)
    }

    /// What is wrong, in one line.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What stands at the place of the mistake, or what was expected there.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        let label = self.place.as_ref()?.label.as_str();
        (!label.is_empty()).then_some(label)
    }

    /// Advice on how to put it right.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The other place that is involved, as file, line and column.
    #[must_use]
    pub fn second(&self) -> Option<(&Path, usize, usize)> {
        let (file, place) = self.second.as_ref()?;
        Some((file, place.line, place.column))
    }

    /// The order in which mistakes are listed.
    pub(crate) fn order(&self) -> impl Ord + '_ {
        (&self.file, self.line(), self.column(), &self.message)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)?;
        let mut margin = 1;
        for place in self.place.iter().chain(self.second.iter().map(|(_, s)| s)) {
            margin = margin.max(place.line.to_string().len());
        }
        match &self.place {
            Some(place) => {
                write!(f, "\n{:margin$}--> {}", "", self.file.display())?;
                place.write(f, margin)?;
            }
            None if self.file.as_os_str().is_empty() => {}
            None => write!(f, "\n{:margin$}--> {}", "", self.file.display())?,
        }
        if let Some((file, place)) = &self.second {
            write!(f, "\n{:margin$}::: {}", "", file.display())?;
            place.write(f, margin)?;
        }
        if let Some(help) = &self.help {
            write!(f, "\n{:margin$} = help: {help}", "")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}

/// Every mistake of a spec, as one error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// The mistakes, in order.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, diagnostic) in self.diagnostics.iter().enumerate() {
            if i > 0 {
                f.write_str("\n\n")?;
            }
            diagnostic.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}
