//! Finished diagnostics and how they are rendered.

use std::fmt;
use std::path::{Path, PathBuf};

use super::kind::{Kind, Severity};
use super::paint::Paint;
use super::snippet::Snippet;

/// An error or a warning about a spec. [`Display`](fmt::Display) renders it in the style of rustc,
/// with the line it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub(crate) severity: Severity,
    pub(crate) kind: Kind,
    pub(crate) file: PathBuf,
    pub(crate) place: Option<Snippet>,
    pub(crate) message: String,
    pub(crate) related: Vec<(PathBuf, Snippet)>,
    /// The number of related places that are left out of `related`.
    pub(crate) more_related: usize,
    pub(crate) help: Option<String>,
}

/// Maximum number of related places that are rendered.
const MAX_RELATED: usize = 8;

impl Diagnostic {
    /// Severity: errors prevent the use of the spec.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Kind of the diagnostic.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The file or folder it is about, by the name under which it was read.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Line, counted from 1; 1 if it is about the file as a whole.
    #[must_use]
    pub fn line(&self) -> usize {
        self.place.as_ref().map_or(1, |place| place.line)
    }

    /// Column in characters, counted from 1; 1 if it is about the file as a whole.
    #[must_use]
    pub fn column(&self) -> usize {
        self.place.as_ref().map_or(1, |place| place.column)
    }

    /// Message of one line.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Text beside the marker, such as the expected value.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        let label = self.place.as_ref()?.label.as_str();
        (!label.is_empty()).then_some(label)
    }

    /// Advice on how to correct it.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// Related places as file, line, column and label: the first 100.
    pub fn related(&self) -> impl Iterator<Item = (&Path, usize, usize, &str)> {
        let related = self.related.iter();
        related.map(|(file, place)| (&**file, place.line, place.column, &*place.label))
    }

    /// The same text as that of [`Display`](fmt::Display), with ANSI colours.
    pub fn colored(&self) -> impl fmt::Display + '_ {
        Colored(self)
    }

    /// Replaces the names of files, including those of related places.
    pub fn rename_files(&mut self, new_name: impl Fn(&Path) -> Option<PathBuf>) {
        let related = self.related.iter_mut().map(|(file, _)| file);
        for file in std::iter::once(&mut self.file).chain(related) {
            if let Some(name) = new_name(file) {
                *file = name;
            }
        }
    }

    /// The order in which diagnostics are listed.
    pub(crate) fn order(&self) -> impl Ord + '_ {
        (&self.file, self.line(), self.column(), &self.message)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, &Paint::PLAIN)
    }
}

/// A diagnostic rendered with colours.
struct Colored<'d>(&'d Diagnostic);

impl fmt::Display for Colored<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f, &Paint::COLOURED)
    }
}

impl Diagnostic {
    fn write(&self, f: &mut dyn fmt::Write, paint: &Paint) -> fmt::Result {
        let Paint {
            bold,
            margin: blue,
            end,
            ..
        } = paint;
        let colour = paint.severity(self.severity);
        let severity = self.severity.as_str();
        write!(f, "{colour}{severity}{end}{bold}: {}{end}", self.message)?;
        let mut margin = 1;
        let shown = self.related.iter().take(MAX_RELATED);
        for place in self.place.iter().chain(shown.clone().map(|(_, s)| s)) {
            margin = margin.max(place.line.to_string().len());
        }
        match &self.place {
            Some(place) => {
                let file = self.file.display();
                write!(f, "\n{:margin$}{blue}-->{end} {file}", "")?;
                place.write(f, margin, colour, paint)?;
            }
            None if self.file.as_os_str().is_empty() => {}
            None => {
                let file = self.file.display();
                write!(f, "\n{:margin$}{blue}-->{end} {file}", "")?;
            }
        }
        for (file, place) in shown {
            write!(f, "\n{:margin$}{blue}:::{end} {}", "", file.display())?;
            place.write(f, margin, blue, paint)?;
        }
        let more = self.related.len().saturating_sub(MAX_RELATED) + self.more_related;
        if more > 0 {
            write!(f, "\n{:margin$} {blue}={end} and in {more} more places", "")?;
        }
        if let Some(help) = &self.help {
            write!(f, "\n{:margin$} {blue}={end} {bold}help{end}: {help}", "")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}

/// All errors of a spec, as one error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// The errors in order of file, line and column.
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
