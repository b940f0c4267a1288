//! The collection of mistakes while files are being read.
//!
//! Readers note a [`Mistake`] with the place it is at and go on; only at the end, when all files
//! are known, do mistakes become [`Diagnostic`]s with the lines they stand in.

use std::path::PathBuf;

use super::kind::{Kind, Severity};
use super::quote::quote;
use super::report::Diagnostic;
use super::snippet::Snippet;
use crate::source::{File, Span};

/// More mistakes than this in one file are counted but not shown.
const MOST_PER_FILE: usize = 200;

/// A mistake and where it is.
#[derive(Debug)]
pub(crate) struct Mistake {
    kind: Kind,
    span: Span,
    message: String,
    label: String,
    related: Vec<(Span, String)>,
    help: Option<String>,
}

impl Mistake {
    pub(crate) fn new(kind: Kind, span: Span, message: impl Into<String>) -> Self {
        Self {
            kind,
            span,
            message: message.into(),
            label: String::new(),
            related: Vec::new(),
            help: None,
        }
    }

    /// Says what stands at the place, or what was expected there.
    pub(crate) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds another place that is involved.
    pub(crate) fn second(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }

    /// Adds advice.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the nearest right name, if there is one.
    pub(crate) fn suggest(self, nearest: Option<&str>) -> Self {
        match nearest {
            Some(name) => self.help(format!("did you mean {}?", quote(name))),
            None => self,
        }
    }
}

/// All mistakes so far.
#[derive(Debug, Default)]
pub(crate) struct Mistakes {
    errors: Pile,
    warnings: Pile,
}

/// Diagnostics of one severity.
#[derive(Debug, Default)]
struct Pile {
    placed: Vec<Mistake>,
    /// How many mistakes each file has.
    counts: Vec<usize>,
    finished: Vec<Diagnostic>,
}

impl Mistakes {
    /// Notes a mistake in the text of a file.
    pub(crate) fn add(&mut self, mistake: Mistake) {
        self.errors.add(mistake);
    }

    /// Notes something in the text of a file that is likely wrong, and can be read all the same.
    pub(crate) fn warn(&mut self, mistake: Mistake) {
        self.warnings.add(mistake);
    }

    /// Notes a mistake about a file or folder as a whole.
    pub(crate) fn add_whole(
        &mut self,
        kind: Kind,
        file: impl Into<PathBuf>,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        let whole = whole(Severity::Error, kind, file.into(), message.into(), help);
        self.errors.finished.push(whole);
    }

    /// Notes something about a file or folder as a whole that is likely wrong.
    pub(crate) fn warn_whole(
        &mut self,
        kind: Kind,
        file: impl Into<PathBuf>,
        message: impl Into<String>,
        help: String,
    ) {
        let whole = whole(
            Severity::Warning,
            kind,
            file.into(),
            message.into(),
            Some(help),
        );
        self.warnings.finished.push(whole);
    }

    /// Whether further mistakes in a file will not be shown, so that advice on them is wasted.
    pub(crate) fn is_full(&self, file: u32) -> bool {
        self.errors.is_full(file)
    }

    /// The same of warnings.
    pub(crate) fn is_full_of_warnings(&self, file: u32) -> bool {
        self.warnings.is_full(file)
    }

    /// Whether nothing is wrong, apart from warnings.
    pub(crate) fn is_empty(&self) -> bool {
        self.errors.placed.is_empty() && self.errors.finished.is_empty()
    }

    /// Turns everything into diagnostics, in order, none twice: the errors and the warnings.
    pub(crate) fn finish(self, files: &[File]) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
        (
            self.errors.finish(Severity::Error, files),
            self.warnings.finish(Severity::Warning, files),
        )
    }
}

fn whole(
    severity: Severity,
    kind: Kind,
    file: PathBuf,
    message: String,
    help: Option<String>,
) -> Diagnostic {
    Diagnostic {
        severity,
        kind,
        file,
        place: None,
        message,
        related: Vec::new(),
        help,
    }
}

impl Pile {
    fn add(&mut self, mistake: Mistake) {
        let file = mistake.span.file as usize;
        if self.counts.len() <= file {
            self.counts.resize(file + 1, 0);
        }
        self.counts[file] += 1;
        if self.counts[file] <= MOST_PER_FILE {
            self.placed.push(mistake);
        }
    }

    fn is_full(&self, file: u32) -> bool {
        let count = self.counts.get(file as usize);
        count.is_some_and(|count| *count >= MOST_PER_FILE)
    }

    fn finish(mut self, severity: Severity, files: &[File]) -> Vec<Diagnostic> {
        let snippet = |span: Span, label: String| {
            let file = files.get(span.file as usize)?;
            let snippet = Snippet::new(file, span.start as usize, span.end as usize, label);
            Some((file.name.clone(), snippet))
        };
        for mistake in self.placed {
            let (file, place) = match snippet(mistake.span, mistake.label) {
                Some((file, place)) => (file, Some(place)),
                None => (PathBuf::new(), None),
            };
            let related = mistake.related.into_iter();
            self.finished.push(Diagnostic {
                severity,
                kind: mistake.kind,
                file,
                place,
                message: mistake.message,
                related: related
                    .filter_map(|(span, label)| snippet(span, label))
                    .collect(),
                help: mistake.help,
            });
        }
        self.finished.sort_by(|a, b| a.order().cmp(&b.order()));
        self.finished.dedup();
        for (file, count) in files.iter().zip(self.counts) {
            if count > MOST_PER_FILE {
                let end = self.finished.partition_point(|d| d.file <= file.name);
                let last = end.checked_sub(1).and_then(|last| self.finished.get(last));
                let mut place = last.and_then(|last| last.place.clone());
                if let Some(place) = &mut place {
                    "the last one that is shown".clone_into(&mut place.label);
                }
                let more = count - MOST_PER_FILE;
                let what = match severity {
                    Severity::Error => "mistakes",
                    Severity::Warning => "warnings",
                };
                let message = format!("{more} more {what} in this file are not shown");
                let name = file.name.clone();
                let mut note = whole(severity, Kind::File, name, message, None);
                note.place = place;
                self.finished.insert(end, note);
            }
        }
        self.finished
    }
}
