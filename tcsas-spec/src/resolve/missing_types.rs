//! The diagnostic for data types that no file describes, although nothing else is wrong with them.

use std::path::PathBuf;

use super::unknown_types::EXPECTED;
use crate::diagnostic::{Diag, Kind, quote, quote_some};
use crate::format::{UnknownType, file_names};

/// The references to data types that no file describes.
pub(super) struct MissingTypes {
    /// The references to each name, in order of the first one.
    groups: Vec<Vec<UnknownType>>,
}

/// A file that is not read, but describes data types that are missing.
pub(crate) struct Elsewhere {
    pub file: PathBuf,
    pub place: Place,
    /// Whether it is a shared file.
    pub is_shared: bool,
    /// The missing data types that it describes.
    pub names: Vec<String>,
}

/// Where a file is that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the folder of the only file that is read.
    Beside,
    Subfolder,
    Parent,
}

/// The files that lack the data types.
pub(super) struct Context {
    /// Whether there is a shared file.
    pub has_shared: bool,
    /// The names of the actions in the files that lack the data types.
    pub actions: Vec<String>,
    /// Whether such a file lists error codes without descriptions.
    pub has_plain_codes: bool,
    /// The file elsewhere that describes most of the data types.
    pub elsewhere: Option<Elsewhere>,
}

impl MissingTypes {
    pub(super) fn new(groups: Vec<Vec<UnknownType>>) -> Self {
        Self { groups }
    }

    pub(super) fn names(&self) -> Vec<&str> {
        self.groups.iter().map(|group| &*group[0].name).collect()
    }

    /// Whether a file refers to one of the data types.
    pub(super) fn is_in(&self, file: u32) -> bool {
        let mut references = self.groups.iter().flatten();
        references.any(|reference| reference.span.file == file)
    }

    /// The diagnostic for all references; `None` if there are none.
    pub(super) fn diagnostic(&self, context: &Context) -> Option<Diag> {
        let first = self.groups.first()?.first()?;
        let names = self.names();
        let plural = if names.len() == 1 { "" } else { "s" };
        let mut message = format!("unknown type{plural} {}", quote_some(&names));
        if !context.has_shared {
            let them = if names.len() == 1 { "it" } else { "them" };
            message.push_str(&format!(
                ": no file describes {them}, and there is no `{}`",
                file_names::SHARED
            ));
        }
        let diag = Diag::new(Kind::Reference, first.span, message).label(EXPECTED);
        // The first places of all names come before the others, since only a few are shown.
        let firsts = self.groups[1..].iter().map(|group| {
            let label = format!("{} is unknown too", quote(&group[0].name));
            (&group[0], label)
        });
        let mut others: Vec<&UnknownType> =
            self.groups.iter().flat_map(|group| &group[1..]).collect();
        others.sort_by_key(|reference| (reference.span.file, reference.span.start));
        let others = others.into_iter().map(|reference| {
            let label = format!("{} is used again here", quote(&reference.name));
            (reference, label)
        });
        let diag = firsts.chain(others).fold(diag, |diag, (reference, label)| {
            diag.related(reference.span, label)
        });
        Some(diag.help(context.help(&names)))
    }
}

impl Context {
    /// Advice for the missing data types `names`.
    fn help(&self, names: &[&str]) -> String {
        let mut help = String::new();
        if let Some(elsewhere) = &self.elsewhere {
            help = elsewhere.help(names);
            if elsewhere.names.len() == names.len() {
                return help;
            }
            help.push_str("; ");
        }
        let them = if names.len() == 1 { "it" } else { "them" };
        if self.has_shared {
            help.push_str(&format!(
                "describe {them} in `types` of this file, or of `shared.json` if other files use {them} too"
            ));
            if let Some(export) = self.export() {
                help.push_str(&format!(
                    "; if this file was copied from another folder, replace it by one that needs no `shared.json`: {export}"
                ));
            }
            return help;
        }
        let (these, were, one) = match self.actions.len() {
            0 | 1 => ("this file", "was", "it by one that needs"),
            _ => ("these files", "were", "them by ones that need"),
        };
        help.push_str(&format!(
            "if {these} {were} copied from another folder, copy the `shared.json` of that folder too"
        ));
        if self.has_plain_codes {
            help.push_str(", which also describes error codes");
        }
        if let Some(export) = self.export() {
            help.push_str(&format!(", or replace {one} none: {export}"));
        }
        help.push_str(&format!(
            "; otherwise describe {them} in `types` of {these}"
        ));
        help
    }

    /// The command that writes the files with all that they need.
    fn export(&self) -> Option<String> {
        /// The most actions that are named.
        const MAX_ACTIONS: usize = 3;

        let actions = match self.actions.len() {
            0 => return None,
            1..=MAX_ACTIONS => self.actions.join(" "),
            _ => "ACTION...".to_owned(),
        };
        Some(format!(
            "`tcsas export {actions} --specs THAT_FOLDER --out THIS_FOLDER`"
        ))
    }
}

impl Elsewhere {
    fn help(&self, missing: &[&str]) -> String {
        let file = quote(&self.file.to_string_lossy());
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let described = match (missing.len(), names.len()) {
            (1, _) => "it".to_owned(),
            (all, some) if all == some => "them".to_owned(),
            _ => quote_some(&names),
        };
        let reason = match self.place {
            Place::Beside => "only `shared.json` is read beside a single file",
            Place::Subfolder => "files in subfolders are not read",
            Place::Parent => "files in the folder above are not read",
        };
        let remedy = match (self.is_shared, self.place) {
            (true, Place::Beside) => "rename that file to `shared.json`, or use the whole folder",
            (true, _) => "copy that file to the folder of this one",
            (false, _) => "copy the description into `types` of this file",
        };
        format!("{file} describes {described}, but {reason}: {remedy}")
    }
}
