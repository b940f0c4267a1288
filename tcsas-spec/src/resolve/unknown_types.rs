//! References to types that no file defines.
//!
//! Each name is one diagnostic with all its places. In a folder without a shared file, all names
//! that are not misspelt are one diagnostic together: the spec files were probably copied without
//! the shared file.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::suggest::type_aliases;
use crate::diagnostic::{Diag, Kind, Sink, list_of, nearest, quote, quote_some};
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
    /// Whether a shared file could not be read, so that any type may be defined in it.
    pub lost_shared: bool,
}

const EXPECTED: &str = "expected a type: `String`, `Integer`, ... or a data type of this file";

impl KnownTypes<'_> {
    /// Reports references in files of the project's own format.
    pub(crate) fn report(&self, references: Vec<UnknownType>, sink: &mut Sink) {
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
        if self.lost_shared {
            // That file may define them, and has a diagnostic of its own.
            return;
        }
        if self.has_shared {
            for group in missing {
                sink.add(unknown(&group).help(
                    "define it in `types` of this file, or of `shared.json` if other files use it too",
                ));
            }
        } else if !missing.is_empty() {
            sink.add(all_unknown(missing));
        }
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
            return Some(unknown(group).suggest(Some(&format!("{lists}{near}"))));
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

/// The diagnostic for the references to all undefined names of a folder without a shared file.
fn all_unknown(missing: Vec<Vec<UnknownType>>) -> Diag {
    let names: Vec<&str> = missing.iter().map(|group| &*group[0].name).collect();
    let (plural, it) = match names.len() {
        1 => ("", "it"),
        _ => ("s", "them"),
    };
    let message = format!("unknown type{plural} {}", quote_some(&names));
    let mut references: Vec<&UnknownType> = missing.iter().flatten().collect();
    references.sort_by_key(|reference| (reference.span.file, reference.span.start));
    let diag = Diag::new(Kind::Reference, references[0].span, message).label(EXPECTED);
    let others = references[1..].iter();
    let diag = others.fold(diag, |diag, other| {
        diag.related(other.span, format!("{} is unknown too", quote(&other.name)))
    });
    diag.help(format!(
        "define {it} in `types` of this file; if the file was copied from another folder, copy the `shared.json` of that folder too"
    ))
}
