//! Reads spec files into a model: finds and decodes the files, reads each in its format, and
//! resolves the drafts of all files together.

mod decode;
mod elsewhere;
mod files;
mod folder;

use std::path::{Path, PathBuf};

use self::decode::decode;
pub use self::folder::sources;
use crate::diagnostic::{Diagnostic, Kind, Report, Sink, nearest, quote};
use crate::json::Reader;
use crate::model::Service;
use crate::place::Places;
use crate::resolve::{self, Elsewhere, Surroundings};
use crate::source::{File, Source};

/// Options of [`load`] and [`read`].
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Folder that paths are relative to, and that messages leave out; the current one if empty.
    pub base: PathBuf,
    /// Use the host of the international site if the spec names none.
    pub intl: bool,
    /// Use the host of the mainland site if the spec names none. This is the default as well; set
    /// explicitly, [`Service::site_is_presumed`] is false.
    pub mainland: bool,
    /// Actions to keep, by name or with `*` for any part of a name; all if empty.
    pub actions: Vec<String>,
    /// Actions to leave out, written like [`actions`](Self::actions).
    pub exclude: Vec<String>,
}

/// Result of reading: the model of all valid parts, and the diagnostics for the others.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Model of the valid parts; complete only if there are no [`diagnostics`](Self::diagnostics).
    pub service: Service,
    /// All errors, in order of file, line and column.
    pub diagnostics: Vec<Diagnostic>,
    /// All warnings, in the same order. [`into_result`](Self::into_result) ignores them.
    pub warnings: Vec<Diagnostic>,
    /// All files that were read, to be watched for changes.
    pub files: Vec<PathBuf>,
    /// Where the files define the actions and data types, including those not selected.
    pub places: Places,
}

impl Outcome {
    /// Returns the model if there are no errors.
    ///
    /// # Errors
    ///
    /// All errors, if there are any.
    pub fn into_result(self) -> Result<Service, Report> {
        if self.diagnostics.is_empty() {
            Ok(self.service)
        } else {
            Err(Report {
                diagnostics: self.diagnostics,
            })
        }
    }
}

/// Reads the spec files of a folder, or a single spec file.
///
/// Never panics; all errors are in [`Outcome::diagnostics`].
#[must_use]
pub fn load(path: &Path, options: &Options) -> Outcome {
    let mut sink = Sink::default();
    let found = folder::fetch(&options.base, path, &mut sink);
    if found.sources.is_empty() && sink.is_empty() {
        let tried = options.base.join(path);
        let tried = std::path::absolute(&tried).unwrap_or(tried);
        let mut help = format!("looked for `*.json` in `{}`", tried.display());
        if let Some(within) = folder::folders_within(&options.base, path).first() {
            let within = within.display();
            help.push_str(&format!(
                "; subfolders are not searched: there are spec files in `{within}`"
            ));
        }
        sink.add_whole(Kind::File, path, "no spec files in this folder", Some(help));
    }
    let only = (!found.folder).then_some(path);
    let search = |names: &[&str]| elsewhere::search(&options.base, path, !found.folder, names);
    let mut outcome = read_sources(found.sources, path, only, options, &search, sink);
    for file in &mut outcome.files {
        *file = options.base.join(&*file);
    }
    outcome
}

/// Reads spec files that are already in memory, as [`load`] reads those of a folder.
#[must_use]
pub fn read(sources: Vec<Source>, options: &Options) -> Outcome {
    let mut sink = Sink::default();
    if sources.is_empty() {
        sink.add_whole(Kind::File, PathBuf::new(), "no spec files", None);
    }
    read_sources(sources, Path::new(""), None, options, &|_| None, sink)
}

/// Reads the one of `sources` that is named `path`, as [`load`] reads a single file: the others are
/// read only as far as they belong to it.
#[must_use]
pub fn read_file(sources: Vec<Source>, path: &Path, options: &Options) -> Outcome {
    read_sources(
        sources,
        path,
        Some(path),
        options,
        &|_| None,
        Sink::default(),
    )
}

/// Reads `sources`, which were found at `path`, in the order that this module is about. If only one
/// of them was requested, `only` names it, and the others are read as far as they belong to it.
/// `search` searches files that are not read for data types.
fn read_sources(
    mut sources: Vec<Source>,
    path: &Path,
    only: Option<&Path>,
    options: &Options,
    search: &dyn Fn(&[&str]) -> Option<Elsewhere>,
    mut sink: Sink,
) -> Outcome {
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    let names = sources.iter().map(|source| source.name.clone()).collect();
    let some_unreadable = !sink.is_empty();

    let decoded: Vec<_> = sources.into_iter().zip(0..).map(decode).collect();
    let (files, errors): (Vec<File>, Vec<_>) = decoded.into_iter().unzip();
    let content = files::read(&files, errors, only, options.intl, &mut sink);
    let places = Places::of(&content.drafts, &files);
    let surroundings = Surroundings {
        lost_shared: content.lost_shared,
        search,
    };
    let mut service = resolve::merge(content.drafts, &surroundings, &mut sink);
    service.site_is_presumed &= !options.intl && !options.mainland;
    if sink.is_empty() {
        for (file, root) in &content.actions {
            let mut reader = Reader::new(*file, &mut sink);
            resolve::check_examples(root, &service, &mut reader);
        }
    }
    resolve::note_usage(&mut service);
    let names_are_known = !content.lost && !some_unreadable;
    select(&mut service, path, options, names_are_known, &mut sink);

    let (diagnostics, warnings) = sink.finish(&files);
    Outcome {
        service,
        diagnostics,
        warnings,
        files: names,
        places,
    }
}

/// Keeps the selected actions, and reports patterns that match no action.
fn select(
    service: &mut Service,
    path: &Path,
    options: &Options,
    names_are_known: bool,
    sink: &mut Sink,
) {
    let names: Vec<String> = service.actions.iter().map(|a| a.name.clone()).collect();
    let unmatched = resolve::prune(service, &options.actions, &options.exclude);
    if !names_are_known {
        // A pattern may match an action that could not be read.
        return;
    }
    for pattern in unmatched {
        let near = nearest(pattern, names.iter().map(String::as_str));
        let help = near.map(|name| format!("did you mean {}?", quote(name)));
        let message = format!("no action matches {}", quote(pattern));
        sink.add_whole(Kind::Selection, path, message, help);
    }
}
