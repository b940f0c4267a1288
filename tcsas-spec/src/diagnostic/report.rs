//! What is wrong with a spec, said so that it can be put right.

use std::fmt;
use std::path::{Path, PathBuf};

use super::kind::{Kind, Severity};
use super::paint::Paint;
use super::snippet::Snippet;

/// One mistake. [`Display`](fmt::Display) shows it with the line it stands in, as compilers do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub(crate) severity: Severity,
    pub(crate) kind: Kind,
    pub(crate) file: PathBuf,
    pub(crate) place: Option<Snippet>,
    pub(crate) message: String,
    pub(crate) related: Vec<(PathBuf, Snippet)>,
    pub(crate) help: Option<String>,
}

/// The most related places that are shown.
const MOST_RELATED: usize = 8;

impl Diagnostic {
    /// Whether it prevents the use of the spec.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

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

    /// The first of the other places that are involved, as file, line and column.
    #[must_use]
    pub fn second(&self) -> Option<(&Path, usize, usize)> {
        let (file, line, column, _) = self.related().next()?;
        Some((file, line, column))
    }

    /// The other places that are involved: file, line, column, and what stands there.
    pub fn related(&self) -> impl Iterator<Item = (&Path, usize, usize, &str)> {
        let related = self.related.iter();
        related.map(|(file, place)| (&**file, place.line, place.column, &*place.label))
    }

    /// The same text as [`Display`](fmt::Display) writes, in the colours of a terminal.
    pub fn colored(&self) -> impl fmt::Display + '_ {
        Colored(self)
    }

    /// Replaces the names of files, those of related places among them.
    pub fn rename_files(&mut self, new_name: impl Fn(&Path) -> Option<PathBuf>) {
        let related = self.related.iter_mut().map(|(file, _)| file);
        for file in std::iter::once(&mut self.file).chain(related) {
            if let Some(name) = new_name(file) {
                *file = name;
            }
        }
    }

    /// The order in which mistakes are listed.
    pub(crate) fn order(&self) -> impl Ord + '_ {
        (&self.file, self.line(), self.column(), &self.message)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, &Paint::PLAIN)
    }
}

/// A diagnostic that is written in colours.
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
        let shown = self.related.iter().take(MOST_RELATED);
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
        let more = self.related.len().saturating_sub(MOST_RELATED);
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
