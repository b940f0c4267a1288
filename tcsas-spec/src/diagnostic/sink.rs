//! Collects diagnostics while files are read.
//!
//! Readers add a [`Diag`] with its span and continue; once all files are read, the sink turns them
//! into [`Diagnostic`]s with snippets.

use std::path::PathBuf;

use super::kind::{Kind, Severity};
use super::quote::quote;
use super::report::Diagnostic;
use super::snippet::Snippet;
use crate::source::{File, Span};

/// Maximum number of diagnostics shown per file and severity; the others are counted.
const MAX_PER_FILE: usize = 200;

/// Maximum number of related places of a diagnostic; the others are counted.
const MAX_RELATED: usize = 100;

/// A diagnostic under construction: its spans have not been resolved to lines yet.
#[derive(Debug)]
pub(crate) struct Diag {
    kind: Kind,
    span: Span,
    message: String,
    label: String,
    related: Vec<(Span, String)>,
    /// The number of related places that are left out.
    more_related: usize,
    help: Option<String>,
}

impl Diag {
    pub(crate) fn new(kind: Kind, span: Span, message: impl Into<String>) -> Self {
        Self {
            kind,
            span,
            message: message.into(),
            label: String::new(),
            related: Vec::new(),
            more_related: 0,
            help: None,
        }
    }

    /// The diagnostic for a second `what` at `here`, where only the one at `first` may be; `verb`
    /// is the participle for its occurrence (`defined`, `listed`).
    pub(crate) fn duplicate(kind: Kind, what: &str, verb: &str, here: Span, first: Span) -> Self {
        Self::new(kind, here, format!("{what} is {verb} twice"))
            .label(format!("{verb} again here"))
            .related(first, format!("first {verb} here"))
    }

    /// Sets the text beside the marker.
    pub(crate) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds a related place.
    pub(crate) fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        match self.related.len() {
            0..MAX_RELATED => self.related.push((span, label.into())),
            _ => self.more_related += 1,
        }
        self
    }

    /// Sets the advice.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Suggests a name, if there is one.
    pub(crate) fn suggest(self, nearest: Option<&str>) -> Self {
        match nearest {
            Some(name) => self.help(format!("did you mean {}?", quote(name))),
            None => self,
        }
    }
}

/// The diagnostics collected so far.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    errors: Pile,
    warnings: Pile,
}

/// Diagnostics of one severity.
#[derive(Debug, Default)]
struct Pile {
    placed: Vec<Diag>,
    /// Number of diagnostics of each file.
    counts: Vec<usize>,
    finished: Vec<Diagnostic>,
}

impl Sink {
    /// Adds an error.
    pub(crate) fn add(&mut self, diag: Diag) {
        self.errors.add(diag);
    }

    /// Adds a warning.
    pub(crate) fn warn(&mut self, diag: Diag) {
        self.warnings.add(diag);
    }

    /// Adds an error about a file or folder as a whole.
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

    /// Adds a warning about a file or folder as a whole.
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

    /// Whether further errors in a file will not be shown and need no advice.
    pub(crate) fn is_full(&self, file: u32) -> bool {
        self.errors.is_full(file)
    }

    /// Whether further warnings in a file will not be shown.
    pub(crate) fn is_full_of_warnings(&self, file: u32) -> bool {
        self.warnings.is_full(file)
    }

    /// Whether there are no errors.
    pub(crate) fn is_empty(&self) -> bool {
        self.errors.placed.is_empty() && self.errors.finished.is_empty()
    }

    /// The errors and the warnings, each sorted and without duplicates.
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
        more_related: 0,
        help,
    }
}

impl Pile {
    fn add(&mut self, diag: Diag) {
        let file = diag.span.file as usize;
        if self.counts.len() <= file {
            self.counts.resize(file + 1, 0);
        }
        self.counts[file] += 1;
        if self.counts[file] <= MAX_PER_FILE {
            self.placed.push(diag);
        }
    }

    fn is_full(&self, file: u32) -> bool {
        let count = self.counts.get(file as usize);
        count.is_some_and(|count| *count >= MAX_PER_FILE)
    }

    fn finish(mut self, severity: Severity, files: &[File]) -> Vec<Diagnostic> {
        let snippet = |span: Span, label: String| {
            let file = files.get(span.file as usize)?;
            let snippet = Snippet::new(file, span.start as usize, span.end as usize, label);
            Some((file.name.clone(), snippet))
        };
        for diag in self.placed {
            let (file, place) = match snippet(diag.span, diag.label) {
                Some((file, place)) => (file, Some(place)),
                None => (PathBuf::new(), None),
            };
            let related = diag.related.into_iter();
            self.finished.push(Diagnostic {
                severity,
                kind: diag.kind,
                file,
                place,
                message: diag.message,
                related: related
                    .filter_map(|(span, label)| snippet(span, label))
                    .collect(),
                more_related: diag.more_related,
                help: diag.help,
            });
        }
        self.finished.sort_by(|a, b| a.order().cmp(&b.order()));
        self.finished.dedup();
        for (file, count) in files.iter().zip(self.counts) {
            if count > MAX_PER_FILE {
                let end = self.finished.partition_point(|d| d.file <= file.name);
                let last = end.checked_sub(1).and_then(|last| self.finished.get(last));
                let mut place = last.and_then(|last| last.place.clone());
                if let Some(place) = &mut place {
                    "last one shown".clone_into(&mut place.label);
                }
                let more = count - MAX_PER_FILE;
                let what = match severity {
                    Severity::Error => "errors",
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
