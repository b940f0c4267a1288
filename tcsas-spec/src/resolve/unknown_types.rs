//! Types that are mentioned and not described anywhere.
//!
//! Each name is one diagnostic with all its places. Names that no slip explains are one diagnostic
//! together where the folder has no shared file: they are what a file lacks that was copied without
//! it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::suggest::type_aliases;
use crate::diagnostic::{Kind, Mistake, Mistakes, list_of, nearest, quote, quote_some};
use crate::format::{DraftType, MOST_ADVISED, Mention};
use crate::lexical::Rule;
use crate::model::BUILT_IN_TYPES;

/// What is known when all files have been read.
pub(crate) struct Known<'d> {
    /// The data types of all files.
    pub types: &'d BTreeMap<String, (DraftType, bool)>,
    /// Those that are described for all files.
    pub shared: &'d BTreeSet<String>,
    /// Some file is there for what all share.
    pub has_shared: bool,
    /// A file of that kind could not be read, and may describe anything.
    pub lost_shared: bool,
}

const EXPECTED: &str = "expected a type: `String`, `Integer`, ... or a data type of this file";

impl Known<'_> {
    /// Notes the mentions in files of the project's own format.
    pub(crate) fn note(&self, mentions: Vec<Mention>, mistakes: &mut Mistakes) {
        let mut by_name: BTreeMap<String, Vec<Mention>> = BTreeMap::new();
        for mention in mentions {
            by_name
                .entry(mention.name.clone())
                .or_default()
                .push(mention);
        }
        let mut groups: Vec<Vec<Mention>> = by_name.into_values().collect();
        for group in &mut groups {
            group.sort_by_key(|mention| (mention.span.file, mention.span.start));
        }
        groups.sort_by_key(|group| (group[0].span.file, group[0].span.start));
        let mut missing = Vec::new();
        for (index, group) in groups.into_iter().enumerate() {
            match self.explained(&group, index < MOST_ADVISED) {
                Some(mistake) => mistakes.add(mistake),
                None => missing.push(group),
            }
        }
        if self.lost_shared {
            // It may well describe them, and its own diagnostic is reported.
            return;
        }
        if self.has_shared {
            for group in missing {
                mistakes.add(unknown(&group).help(
                    "describe it in `types` of this file, or of `shared.json` if other files use it too",
                ));
            }
        } else if !missing.is_empty() {
            mistakes.add(all_unknown(missing));
        }
    }

    /// What is wrong with the mentions of a name, if it is more than that nobody describes it.
    fn explained(&self, group: &[Mention], advise: bool) -> Option<Mistake> {
        let first = &group[0];
        let name = first.name.as_str();
        if let Some((other, _)) = self.types.get(name) {
            let mistake = unknown(group).second(other.span, "another file describes it here");
            return Some(mistake.help(
                "describe it here too, or move it to a file without `action`, which all share",
            ));
        }
        let known = |name: &str| {
            let described = self.types.contains_key(name) || self.shared.contains(name);
            BUILT_IN_TYPES.contains(&name) || described
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

/// The mentions of one name.
fn unknown(group: &[Mention]) -> Mistake {
    let first = &group[0];
    let kind = match Rule::Name.allows(&first.name) {
        true => Kind::Reference,
        false => Kind::Name,
    };
    let message = format!("unknown type {}", quote(&first.name));
    let mistake = Mistake::new(kind, first.span, message).label(EXPECTED);
    let others = group[1..].iter();
    others.fold(mistake, |mistake, other| {
        mistake.second(other.span, "mentioned again here")
    })
}

/// The mentions of all names that no file describes, where none is there for what all share.
fn all_unknown(missing: Vec<Vec<Mention>>) -> Mistake {
    let names: Vec<&str> = missing.iter().map(|group| &*group[0].name).collect();
    let (plural, it) = match names.len() {
        1 => ("", "it"),
        _ => ("s", "them"),
    };
    let message = format!("unknown type{plural} {}", quote_some(&names));
    let mut mentions: Vec<&Mention> = missing.iter().flatten().collect();
    mentions.sort_by_key(|mention| (mention.span.file, mention.span.start));
    let mistake = Mistake::new(Kind::Reference, mentions[0].span, message).label(EXPECTED);
    let others = mentions[1..].iter();
    let mistake = others.fold(mistake, |mistake, other| {
        mistake.second(
            other.span,
            format!("{} is not described either", quote(&other.name)),
        )
    });
    mistake.help(format!(
        "describe {it} in `types` of this file; if the file comes from another folder, copy that folder's `shared.json`, which is missing here, beside it"
    ))
}
