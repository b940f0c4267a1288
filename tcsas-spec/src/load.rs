//! Reads spec files into a model: finds and decodes the files, reads each in its format, and
//! resolves the drafts of all files together.

mod decode;
mod folder;

use std::path::{Path, PathBuf};

pub use self::folder::sources;
use crate::diagnostic::{Diag, Diagnostic, Kind, Report, Sink, nearest, quote};
use crate::format::{self, Draft, Format, file_names};
use crate::json::{self, Reader};
use crate::load::decode::{DecodeError, MAX_BYTES, decode};
use crate::model::Service;
use crate::resolve;
use crate::source::{File, Source, Span};

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
    let mut outcome = Loader::new(options, sink).read(found.sources, path, only);
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
    Loader::new(options, sink).read(sources, Path::new(""), None)
}

/// Reads the one of `sources` that is named `path`, as [`load`] reads a single file: the others are
/// read only as far as they belong to it.
#[must_use]
pub fn read_file(sources: Vec<Source>, path: &Path, options: &Options) -> Outcome {
    Loader::new(options, Sink::default()).read(sources, path, Some(path))
}

struct Loader<'o> {
    options: &'o Options,
    sink: Sink,
    /// Whether some action could not be read, so that its name is unknown.
    lost: bool,
    /// Whether a shared file could not be read, so that its data types are unknown.
    lost_shared: bool,
}

/// A draft and the file it was read from.
struct FileDraft<'f> {
    index: usize,
    draft: Draft,
    root: json::Node<'f>,
}

impl<'o> Loader<'o> {
    fn new(options: &'o Options, sink: Sink) -> Self {
        Self {
            options,
            lost: !sink.is_empty(),
            lost_shared: false,
            sink,
        }
    }

    /// Reads `sources`, which were found at `path`. If only one of them was requested, `only` names
    /// it, and the others are read as far as they belong to it.
    fn read(mut self, mut sources: Vec<Source>, path: &Path, only: Option<&Path>) -> Outcome {
        sources.sort_by(|a, b| a.name.cmp(&b.name));
        let names = sources.iter().map(|source| source.name.clone()).collect();
        let texts: Vec<_> = sources.into_iter().zip(0..).map(decode).collect();
        let (files, errors): (Vec<File>, Vec<Option<DecodeError>>) = texts.into_iter().unzip();
        let mut errors = errors.into_iter();
        let mut drafts = Vec::with_capacity(files.len());
        let mut beside = Vec::new();
        for (index, file) in files.iter().enumerate() {
            let error = errors.next().flatten();
            if only.map_or_else(
                || file_names::is_sidecar(&file.name),
                |only| file.name != only,
            ) {
                beside.push((index, error));
            } else {
                self.spec(file, index, error, &mut drafts);
            }
        }
        for (index, error) in beside {
            let file = &files[index];
            let near = drafts.iter_mut().filter(|of: &&mut FileDraft| {
                let other = &files[of.index].name;
                of.draft.format == Format::Vendor && other.parent() == file.name.parent()
            });
            let near: Vec<&mut Draft> = near.map(|of| &mut of.draft).collect();
            if !near.is_empty() && file_names::is_sidecar(&file.name) {
                self.sidecar(file, index, error, near);
            } else if only.is_none() && !lies_beside_description(file, &files) {
                self.spec(file, index, error, &mut drafts);
            } else if only.is_some() && file_names::is_shared(&file.name) {
                let vendor = drafts.iter().any(|of| of.draft.format == Format::Vendor);
                self.spec(file, index, error, &mut drafts);
                // An action that happens to have this name was not requested. Beside a vendor's
                // description, which has data types and codes of its own, only the host is used.
                drafts.retain(|of| {
                    let draft = &of.draft;
                    let head = draft.types.is_empty() && draft.codes.is_empty();
                    of.index != index || draft.format == Format::Shared && (head || !vendor)
                });
            }
        }
        drafts.sort_by_key(|of| of.index);
        let mut roots = Vec::new();
        let drafts = drafts.into_iter().map(|of| {
            if of.draft.format == Format::Native {
                roots.push((of.index, of.root));
            }
            of.draft
        });
        let drafts = drafts.collect();
        let mut service = resolve::merge(drafts, self.lost_shared, &mut self.sink);
        service.site_is_presumed &= !self.options.intl && !self.options.mainland;
        if self.sink.is_empty() {
            for (index, root) in &roots {
                let mut reader = Reader {
                    file: *index as u32,
                    sink: &mut self.sink,
                };
                resolve::check_examples(root, &service, &mut reader);
            }
        }
        resolve::note_usage(&mut service);
        self.select(&mut service, path);
        let (diagnostics, warnings) = self.sink.finish(&files);
        Outcome {
            service,
            diagnostics,
            warnings,
            files: names,
        }
    }

    /// Reads a spec file.
    fn spec<'f>(
        &mut self,
        file: &'f File,
        index: usize,
        error: Option<DecodeError>,
        drafts: &mut Vec<FileDraft<'f>>,
    ) {
        let Some(root) = self.parse(file, index, error) else {
            self.lost = true;
            self.lost_shared |= file_names::is_shared(&file.name);
            return;
        };
        let mut reader = Reader {
            file: index as u32,
            sink: &mut self.sink,
        };
        let draft = format::read(&root, &file.text, self.options.intl, &mut reader);
        self.lost |= draft.lost;
        self.lost_shared |= draft.lost && file_names::is_shared(&file.name);
        drafts.push(FileDraft { index, draft, root });
    }

    /// Reads a file of error codes or examples beside the vendor's descriptions.
    fn sidecar(
        &mut self,
        file: &File,
        index: usize,
        error: Option<DecodeError>,
        near: Vec<&mut Draft>,
    ) {
        if let Some(root) = self.parse(file, index, error) {
            let mut reader = Reader {
                file: index as u32,
                sink: &mut self.sink,
            };
            for draft in near {
                format::add_sidecar(&root, &file.name, draft, &mut reader);
            }
        }
    }

    fn parse<'t>(
        &mut self,
        file: &'t File,
        index: usize,
        error: Option<DecodeError>,
    ) -> Option<json::Node<'t>> {
        match error {
            Some(DecodeError::Size) => {
                let message = format!("this file is larger than {} MiB", MAX_BYTES >> 20);
                let name = file.name.clone();
                self.sink.add_whole(Kind::File, name, message, None);
                return None;
            }
            Some(DecodeError::Text(diag)) => {
                self.sink.add(*diag);
                return None;
            }
            None => {}
        }
        let error = match json::parse(&file.text) {
            Ok(root) => return Some(root),
            Err(error) => error,
        };
        let span = Span {
            file: index as u32,
            start: error.start as u32,
            end: error.end as u32,
        };
        let diag = Diag::new(Kind::Json, span, error.message).label(error.label);
        self.sink.add(match error.help {
            Some(help) => diag.help(help),
            None => diag,
        });
        None
    }

    /// Keeps the selected actions.
    fn select(&mut self, service: &mut Service, path: &Path) {
        let names: Vec<String> = service.actions.iter().map(|a| a.name.clone()).collect();
        let options = self.options;
        let unmatched = resolve::prune(service, &options.actions, &options.exclude);
        if self.lost {
            // The pattern may match an action that could not be read.
            return;
        }
        for pattern in unmatched {
            let near = nearest(pattern, names.iter().map(String::as_str));
            let help = near.map(|name| format!("did you mean {}?", quote(name)));
            let message = format!("no action matches {}", quote(pattern));
            let kind = Kind::Selection;
            self.sink.add_whole(kind, path, message, help);
        }
    }
}

/// Whether the folder of `file` has a file with the name of a vendor's description, even if it
/// could not be read as one.
fn lies_beside_description(file: &File, files: &[File]) -> bool {
    files.iter().any(|other| {
        other.name.parent() == file.name.parent()
            && other
                .name
                .file_name()
                .is_some_and(|name| name == file_names::API)
    })
}
