//! References to types that no file defines.
//!
//! A name with an explanation, such as a similar name, is one diagnostic with all its places. All
//! other names are one diagnostic together: most likely, the spec files were copied from a folder
//! whose `shared.json` describes them.

use std::collections::{BTreeMap, BTreeSet};

use super::missing_types::MissingTypes;
use crate::diagnostic::suggest::type_aliases;
use crate::diagnostic::{Diag, Kind, Sink, list_of, nearest, quote};
use crate::format::{DraftType, MAX_SUGGESTIONS, UnknownType};
use crate::lexical::Rule;
use crate::model::BUILT_IN_TYPES;

/// The types that are known once all files have been read.
pub(crate) struct KnownTypes<'d> {
    /// The data types of all files.
    pub types: &'d BTreeMap<String, DraftType>,
    /// Those of shared files.
    pub shared: &'d BTreeSet<String>,
    /// Whether there is a shared file.
    pub has_shared: bool,
}

pub(super) const EXPECTED: &str =
    "expected a type: `String`, `Integer`, ... or a data type of this file";

impl KnownTypes<'_> {
    /// Reports references in files of the project's own format. Returns those to names of which no
    /// file defines anything similar.
    pub(super) fn report(&self, references: Vec<UnknownType>, sink: &mut Sink) -> MissingTypes {
        let mut by_name: BTreeMap<String, Vec<UnknownType>> = BTreeMap::new();
        for reference in references {
            by_name
                .entry(reference.name.clone())
                .or_default()
                .push(reference);
        }
        let mut groups: Vec<Vec<UnknownType>> = by_name.into_values().collect();
        for group in &mut groups {
            group.sort_by_key(|reference| (reference.span.file, reference.span.start));
        }
        groups.sort_by_key(|group| (group[0].span.file, group[0].span.start));
        let mut missing = Vec::new();
        for (index, group) in groups.into_iter().enumerate() {
            match self.explanation(&group, index < MAX_SUGGESTIONS) {
                Some(diag) => sink.add(diag),
                None => missing.push(group),
            }
        }
        MissingTypes::new(missing)
    }

    /// Reports a reference to an object that a vendor's description does not define.
    pub(crate) fn report_object(&self, reference: &UnknownType, sink: &mut Sink) {
        let message = format!("unknown object {}", quote(&reference.name));
        let diag = Diag::new(Kind::Reference, reference.span, message)
            .label("expected an object of this file");
        sink.add(match self.types.get(&reference.name) {
            Some(other) => defined_elsewhere(diag, other),
            None => diag.suggest(reference.nearest.as_deref()),
        });
    }

    /// A diagnostic that explains the references to a name, unless no file defines anything
    /// similar.
    fn explanation(&self, group: &[UnknownType], advise: bool) -> Option<Diag> {
        let first = &group[0];
        let name = first.name.as_str();
        if let Some(other) = self.types.get(name) {
            return Some(defined_elsewhere(unknown(group), other));
        }
        let known = |name: &str| {
            let defined = self.types.contains_key(name) || self.shared.contains(name);
            BUILT_IN_TYPES.contains(&name) || defined
        };
        if advise && let Some(meant) = type_aliases::meant(&first.written, &known) {
            return Some(unknown(group).suggest(Some(&meant)));
        }
        let near = first.nearest.clone().or_else(|| {
            let shared = self.shared.iter().map(String::as_str);
            let near = advise.then(|| nearest(name, shared)).flatten();
            near.map(str::to_owned)
        });
        if let Some(near) = near {
            let lists = first.written.strip_suffix(name).unwrap_or("");
            let mut help = format!("did you mean {}?", quote(&format!("{lists}{near}")));
            if !self.has_shared && !BUILT_IN_TYPES.contains(&&*near) {
                // Both names may be right: files list only the types that no other file uses.
                help.push_str(
                    " If not, and the file was copied from another folder, copy the `shared.json` of that folder too",
                );
            }
            return Some(unknown(group).help(help));
        }
        if let Some(advice) = type_aliases::advice(name) {
            return Some(unknown(group).help(advice));
        }
        let help = || format!("the built-in types are {}", list_of(&BUILT_IN_TYPES));
        (!Rule::Name.allows(name)).then(|| unknown(group).help(help()))
    }
}

/// Adds the place where another file defines the type for itself.
fn defined_elsewhere(diag: Diag, other: &DraftType) -> Diag {
    diag.related(other.span, "defined in another file")
        .help("define it in this file too, or move it to a shared file such as `shared.json`")
}

/// The diagnostic for the references to one name.
fn unknown(group: &[UnknownType]) -> Diag {
    let first = &group[0];
    let kind = match Rule::Name.allows(&first.name) {
        true => Kind::Reference,
        false => Kind::Name,
    };
    let message = format!("unknown type {}", quote(&first.name));
    let diag = Diag::new(kind, first.span, message).label(EXPECTED);
    let others = group[1..].iter();
    others.fold(diag, |diag, other| {
        diag.related(other.span, "used again here")
    })
}
