//! From texts to the model: the order in which things are read and checked.

mod decode;
mod folder;

use std::path::{Path, PathBuf};

pub use self::folder::sources;
use crate::diagnostic::{Diagnostic, Kind, Mistake, Mistakes, Report, nearest, quote};
use crate::format::{self, Draft, Format, file_names};
use crate::json::{self, Reading};
use crate::load::decode::{Flaw, MAX_BYTES, decode};
use crate::model::Service;
use crate::resolve;
use crate::source::{File, Source, Span};

/// What to read and how.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The folder that paths are relative to; the current one if empty. Messages leave it out.
    pub base: PathBuf,
    /// Use the host name of the international site where the description names none.
    pub intl: bool,
    /// Use that of the mainland site, as happens without either of the two: but by choice, and so
    /// without [`Service::site_is_presumed`].
    pub mainland: bool,
    /// The actions that are wanted, by name or with `*` for any part of a name; all if empty.
    pub actions: Vec<String>,
    /// The actions that are not wanted, written like [`actions`](Self::actions).
    pub exclude: Vec<String>,
}

/// Everything that came of reading: the model of what was right, and every mistake.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What was right. Whether that is all there was, only [`diagnostics`](Self::diagnostics) say.
    pub service: Service,
    /// Every mistake, in order of file, line and column.
    pub diagnostics: Vec<Diagnostic>,
    /// What can be read but was likely meant otherwise, in the same order. Warnings are not
    /// errors: [`into_result`](Self::into_result) passes them over.
    pub warnings: Vec<Diagnostic>,
    /// Every file that was read, to be watched for changes.
    pub files: Vec<PathBuf>,
}

impl Outcome {
    /// The model if there was no mistake at all.
    ///
    /// # Errors
    ///
    /// All the mistakes, if there were any.
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
/// Never panics; whatever goes wrong is in [`Outcome::diagnostics`].
#[must_use]
pub fn load(path: &Path, options: &Options) -> Outcome {
    let mut mistakes = Mistakes::default();
    let found = folder::fetch(&options.base, path, &mut mistakes);
    if found.sources.is_empty() && mistakes.is_empty() {
        let tried = options.base.join(path);
        let tried = std::path::absolute(&tried).unwrap_or(tried);
        let mut help = format!("looked for `*.json` in `{}`", tried.display());
        if let Some(within) = folder::folders_within(&options.base, path).first() {
            let within = within.display();
            help.push_str(&format!(
                "; folders in it are not searched: `{within}` has spec files"
            ));
        }
        mistakes.add_whole(Kind::File, path, "no spec file in this folder", Some(help));
    }
    let only = (!found.folder).then_some(path);
    let mut outcome = Reader::new(options, mistakes).read(found.sources, path, only);
    for file in &mut outcome.files {
        *file = options.base.join(&*file);
    }
    outcome
}

/// Reads spec files that are already in memory, as [`load`] reads those of a folder.
#[must_use]
pub fn read(sources: Vec<Source>, options: &Options) -> Outcome {
    let mut mistakes = Mistakes::default();
    if sources.is_empty() {
        mistakes.add_whole(Kind::File, PathBuf::new(), "no spec file", None);
    }
    Reader::new(options, mistakes).read(sources, Path::new(""), None)
}

/// Reads the one of `sources` that is named `path`, as [`load`] reads a single file: the others are
/// read only as far as they belong to it.
#[must_use]
pub fn read_file(sources: Vec<Source>, path: &Path, options: &Options) -> Outcome {
    Reader::new(options, Mistakes::default()).read(sources, path, Some(path))
}

struct Reader<'o> {
    options: &'o Options,
    mistakes: Mistakes,
    /// Something could not be read, so that not all names are known.
    lost: bool,
    /// What could not be read is called like the file of what all files share.
    lost_shared: bool,
}

/// A draft and the file it is of.
struct OfFile<'f> {
    index: usize,
    draft: Draft,
    root: json::Node<'f>,
}

impl<'o> Reader<'o> {
    fn new(options: &'o Options, mistakes: Mistakes) -> Self {
        Self {
            options,
            lost: !mistakes.is_empty(),
            lost_shared: false,
            mistakes,
        }
    }

    /// Reads `sources`, which were found at `path`; `only` is the one of them that was asked for,
    /// if the others are just what lies beside it.
    fn read(mut self, mut sources: Vec<Source>, path: &Path, only: Option<&Path>) -> Outcome {
        sources.sort_by(|a, b| a.name.cmp(&b.name));
        let names = sources.iter().map(|source| source.name.clone()).collect();
        let texts: Vec<_> = sources.into_iter().zip(0..).map(decode).collect();
        let (files, flaws): (Vec<File>, Vec<Option<Flaw>>) = texts.into_iter().unzip();
        let mut flaws = flaws.into_iter();
        let mut drafts = Vec::with_capacity(files.len());
        let mut beside = Vec::new();
        for (index, file) in files.iter().enumerate() {
            let flaw = flaws.next().flatten();
            if only.map_or_else(
                || file_names::is_sidecar(&file.name),
                |only| file.name != only,
            ) {
                beside.push((index, flaw));
            } else {
                self.spec(file, index, flaw, &mut drafts);
            }
        }
        for (index, flaw) in beside {
            let file = &files[index];
            let near = drafts.iter_mut().filter(|of: &&mut OfFile| {
                let other = &files[of.index].name;
                of.draft.format == Format::Vendor && other.parent() == file.name.parent()
            });
            let near: Vec<&mut Draft> = near.map(|of| &mut of.draft).collect();
            if !near.is_empty() && file_names::is_sidecar(&file.name) {
                self.sidecar(file, index, flaw, near);
            } else if only.is_none() && !lies_beside_description(file, &files) {
                self.spec(file, index, flaw, &mut drafts);
            } else if only.is_some() && file_names::is_shared(&file.name) {
                let vendor = drafts.iter().any(|of| of.draft.format == Format::Vendor);
                self.spec(file, index, flaw, &mut drafts);
                // Another action that happens to have this name was not asked for. And of the
                // vendor's descriptions, which have data types and codes of their own, only the
                // host may lie beside them.
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
        let mut service = resolve::merge(drafts, self.lost_shared, &mut self.mistakes);
        service.site_is_presumed &= !self.options.intl && !self.options.mainland;
        if self.mistakes.is_empty() {
            for (index, root) in &roots {
                let mut reading = Reading {
                    file: *index as u32,
                    mistakes: &mut self.mistakes,
                };
                resolve::check_examples(root, &service, &mut reading);
            }
        }
        resolve::note_usage(&mut service);
        self.select(&mut service, path);
        let (diagnostics, warnings) = self.mistakes.finish(&files);
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
        flaw: Option<Flaw>,
        drafts: &mut Vec<OfFile<'f>>,
    ) {
        let Some(root) = self.parse(file, index, flaw) else {
            self.lost = true;
            self.lost_shared |= file_names::is_shared(&file.name);
            return;
        };
        let mut reading = Reading {
            file: index as u32,
            mistakes: &mut self.mistakes,
        };
        let draft = format::read(&root, &file.text, self.options.intl, &mut reading);
        self.lost |= draft.lost;
        self.lost_shared |= draft.lost && file_names::is_shared(&file.name);
        drafts.push(OfFile { index, draft, root });
    }

    /// Reads what lies beside the vendor's descriptions.
    fn sidecar(&mut self, file: &File, index: usize, flaw: Option<Flaw>, near: Vec<&mut Draft>) {
        if let Some(root) = self.parse(file, index, flaw) {
            let mut reading = Reading {
                file: index as u32,
                mistakes: &mut self.mistakes,
            };
            for draft in near {
                format::add_sidecar(&root, &file.name, draft, &mut reading);
            }
        }
    }

    fn parse<'t>(
        &mut self,
        file: &'t File,
        index: usize,
        flaw: Option<Flaw>,
    ) -> Option<json::Node<'t>> {
        match flaw {
            Some(Flaw::Size) => {
                let message = format!("this file is larger than {} MiB", MAX_BYTES >> 20);
                let name = file.name.clone();
                self.mistakes.add_whole(Kind::File, name, message, None);
                return None;
            }
            Some(Flaw::Text(mistake)) => {
                self.mistakes.add(*mistake);
                return None;
            }
            None => {}
        }
        let wrong = match json::parse(&file.text) {
            Ok(root) => return Some(root),
            Err(wrong) => wrong,
        };
        let span = Span {
            file: index as u32,
            start: wrong.start as u32,
            end: wrong.end as u32,
        };
        let mistake = Mistake::new(Kind::Json, span, wrong.message).label(wrong.label);
        self.mistakes.add(match wrong.help {
            Some(help) => mistake.help(help),
            None => mistake,
        });
        None
    }

    /// Keeps the actions that are wanted.
    fn select(&mut self, service: &mut Service, path: &Path) {
        let names: Vec<String> = service.actions.iter().map(|a| a.name.clone()).collect();
        let options = self.options;
        let idle = resolve::prune(service, &options.actions, &options.exclude);
        if self.lost {
            // A pattern may be right, and its action what could not be read.
            return;
        }
        for pattern in idle {
            let near = nearest(pattern, names.iter().map(String::as_str));
            let help = near.map(|name| format!("did you mean {}?", quote(name)));
            let message = format!("no action fits {}", quote(pattern));
            let kind = Kind::Selection;
            self.mistakes.add_whole(kind, path, message, help);
        }
    }
}

/// Whether the folder of `file` has something by the name of a vendor's description, even if it
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
