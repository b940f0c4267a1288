//! Puts the drafts of all files together and checks what no file can know by itself.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::pagination;
use super::unknown_types::Known;
use crate::diagnostic::{Kind, Mistake, Mistakes, quote};
use crate::format::{Draft, DraftAction, DraftCode, DraftType, Format, Mention, Stated};
use crate::lexical::folded;
use crate::model::{Field, Service, Type};
use crate::source::Span;

/// The service that the drafts describe together; mistakes leave out as little as they can.
///
/// `lost_shared`: a file that describes data types for all others could not be read.
pub(crate) fn merge(drafts: Vec<Draft>, lost_shared: bool, mistakes: &mut Mistakes) -> Service {
    let mut merger = Merger {
        mistakes,
        has_shared: drafts.iter().any(|draft| draft.format == Format::Shared),
        lost_shared,
        service: None,
        version: None,
        endpoint: None,
        actions: BTreeMap::new(),
        types: BTreeMap::new(),
        shared: BTreeSet::new(),
        codes: BTreeMap::new(),
        unknown: Vec::new(),
    };
    for draft in drafts {
        merger.add(draft);
    }
    merger.finish()
}

struct Merger<'m> {
    mistakes: &'m mut Mistakes,
    has_shared: bool,
    lost_shared: bool,
    service: Option<Stated>,
    version: Option<Stated>,
    endpoint: Option<Stated>,
    actions: BTreeMap<String, (DraftAction, bool)>,
    types: BTreeMap<String, (DraftType, bool)>,
    /// The data types that are described for all files.
    shared: BTreeSet<String>,
    /// The error codes that are described for all files.
    codes: BTreeMap<String, DraftCode>,
    unknown: Vec<(Mention, bool)>,
}

impl Merger<'_> {
    fn add(&mut self, mut draft: Draft) {
        let native = draft.is_typed();
        let same_service = agree(
            &mut self.service,
            draft.service.take(),
            "service",
            self.mistakes,
        );
        let same_version = agree(
            &mut self.version,
            draft.version.take(),
            "version",
            self.mistakes,
        );
        if !same_service || !same_version {
            // Its actions belong to another module; comparing them with these would be noise.
            return;
        }
        agree(
            &mut self.endpoint,
            draft.endpoint.take(),
            "endpoint",
            self.mistakes,
        );
        for action in draft.actions {
            self.add_action(action, native);
        }
        for data_type in draft.types {
            if draft.format == Format::Shared {
                self.shared.insert(data_type.data_type.name.clone());
            }
            self.add_type(data_type, native);
        }
        for code in draft.codes {
            self.add_code(code);
        }
        let mentions = draft.unknown.into_iter();
        self.unknown.extend(mentions.map(|m| (m, native)));
    }

    fn add_action(&mut self, new: DraftAction, native: bool) {
        let name = new.action.name.clone();
        if let Some((first, _)) = self.actions.get(&name) {
            let message = format!("action {} is described twice", quote(&name));
            self.mistakes.add(
                Mistake::new(Kind::Conflict, new.span, message)
                    .label("described again here")
                    .second(first.span, "first described here"),
            );
            return;
        }
        self.actions.insert(name, (new, native));
    }

    fn add_type(&mut self, new: DraftType, native: bool) {
        let name = new.data_type.name.clone();
        let Some((first, _)) = self.types.get_mut(&name) else {
            self.types.insert(name, (new, native));
            return;
        };
        if let Some(difference) = difference(first, &new) {
            let message = format!("data type {} is described in two ways", quote(&name));
            self.mistakes.add(
                Mistake::new(Kind::Conflict, difference.here, message)
                    .label(difference.label)
                    .second(difference.there, difference.other),
            );
        }
        first.data_type.usage.input |= new.data_type.usage.input;
        first.data_type.usage.output |= new.data_type.usage.output;
    }

    /// Adds an error code that is described for all files.
    fn add_code(&mut self, new: DraftCode) {
        match self.codes.entry(new.code.code.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(new);
            }
            Entry::Occupied(entry) if entry.get().code != new.code => {
                let message = format!("error code {} is described in two ways", quote(entry.key()));
                self.mistakes.add(
                    Mistake::new(Kind::Conflict, new.span, message)
                        .label("described again here")
                        .second(entry.get().span, "first described here"),
                );
            }
            Entry::Occupied(_) => {}
        }
    }

    fn finish(mut self) -> Service {
        let actions = self.actions.values();
        let actions = actions.filter(|(_, native)| *native);
        let actions: Vec<_> = actions.map(|(a, _)| (&*a.action.name, a.span)).collect();
        note_look_alikes(&actions, "actions", self.mistakes);
        let types = self.types.values();
        let types = types.filter(|(_, native)| *native);
        let types: Vec<_> = types.map(|(t, _)| (&*t.data_type.name, t.span)).collect();
        note_look_alikes(&types, "data types", self.mistakes);
        let unknown = std::mem::take(&mut self.unknown).into_iter();
        let unknown = unknown.filter(|(mention, _)| !self.shared.contains(&mention.name));
        let (native, vendors): (Vec<_>, Vec<_>) = unknown.partition(|(_, native)| *native);
        for (mention, _) in vendors {
            self.note_unknown_object(&mention);
        }
        let known = Known {
            types: &self.types,
            shared: &self.shared,
            has_shared: self.has_shared,
            lost_shared: self.lost_shared,
        };
        let native = native.into_iter().map(|(mention, _)| mention);
        known.note(native.collect(), self.mistakes);

        let asked = pagination::settle(&self.actions, &self.types, self.mistakes);
        let known: HashSet<String> = self.types.keys().cloned().collect();
        let settle = |fields: &mut Vec<Field>| {
            for field in fields {
                let lost = field.ty.object().is_some_and(|name| !known.contains(name));
                if lost {
                    stand_in(&mut field.ty);
                }
            }
        };
        let endpoint = self.endpoint.as_ref();
        let mut service = Service {
            site_is_presumed: endpoint.is_some_and(|endpoint| endpoint.span.is_none()),
            name: self.service.map_or_else(String::new, |s| s.text),
            version: self.version.map_or_else(String::new, |s| s.text),
            endpoint: self.endpoint.map_or_else(String::new, |s| s.text),
            ..Service::default()
        };
        for (mut draft, _) in self.actions.into_values() {
            settle(&mut draft.action.input);
            settle(&mut draft.action.output);
            for error in &mut draft.action.errors {
                let shared = self.codes.get(&error.code).map(|shared| &shared.code);
                if let Some(shared) = shared.filter(|_| error.description.is_empty()) {
                    error.description.clone_from(&shared.description);
                }
            }
            service.actions.push(draft.action);
        }
        for (mut draft, _) in self.types.into_values() {
            settle(&mut draft.data_type.fields);
            service.types.push(draft.data_type);
        }
        let paginations = service.actions.iter().map(|action| {
            let asked = asked.get(&action.name).cloned();
            asked.unwrap_or_else(|| pagination::derive(action, &service))
        });
        let paginations: Vec<_> = paginations.collect();
        for (action, pagination) in service.actions.iter_mut().zip(paginations) {
            action.pagination = pagination;
        }
        service
    }

    /// Notes mentions of objects that a vendor's description does not have.
    fn note_unknown_object(&mut self, mention: &Mention) {
        let name = mention.name.as_str();
        let message = format!("unknown object {}", quote(name));
        let mistake = Mistake::new(Kind::Reference, mention.span, message)
            .label("expected an object of this file");
        let mistake = match self.types.get(name) {
            Some((other, _)) => mistake
                .second(other.span, "another file describes it here")
                .help(
                    "describe it here too, or move it to a file without `action`, which all share",
                ),
            None => mistake.suggest(mention.nearest.as_deref()),
        };
        self.mistakes.add(mistake);
    }
}

/// Notes when `new` says something else than what was said first; the first file is right.
fn agree(
    first: &mut Option<Stated>,
    new: Option<Stated>,
    what: &str,
    mistakes: &mut Mistakes,
) -> bool {
    let Some(new) = new else { return true };
    let Some(old) = first else {
        *first = Some(new);
        return true;
    };
    match (old.span, new.span) {
        _ if old.text == new.text => return true,
        (Some(there), Some(here)) => {
            let message = format!(
                "one folder describes one {what}, but {} is not {}",
                quote(&new.text),
                quote(&old.text)
            );
            let module = match what {
                "version" => format!("v{}", new.text.replace('-', "")),
                _ => new.text.replace('-', "_"),
            };
            let help = match what {
                "endpoint" => {
                    "a client has one endpoint: write the same one into all files of the folder"
                        .to_owned()
                }
                _ => format!(
                    "give each its own folder, and an `include_specs!` in a module of its own: `mod {module} {{ tcsas_macros::include_specs!(\"specs/{module}\"); }}`"
                ),
            };
            mistakes.add(
                Mistake::new(Kind::Conflict, here, message)
                    .label(format!("another {what} here"))
                    .second(there, format!("the {what} of the files before it"))
                    .help(help),
            );
        }
        // What somebody wrote down goes before what follows from the format.
        (None, Some(_)) => *first = Some(new),
        _ => {}
    }
    false
}

/// How two descriptions of a data type differ.
struct Difference {
    here: Span,
    label: String,
    there: Span,
    other: &'static str,
}

/// The first difference that matters to code; descriptions may be worded differently.
fn difference(first: &DraftType, new: &DraftType) -> Option<Difference> {
    if !first.complete || !new.complete {
        return None;
    }
    let olds = first.data_type.fields.iter().zip(&first.members);
    let news = new.data_type.fields.iter().zip(&new.members);
    for ((old, there), (field, here)) in olds.zip(news) {
        let label = if old.name != field.name {
            format!("{} here, {} there", quote(&field.name), quote(&old.name))
        } else if old.ty != field.ty {
            format!("{} has another type here", quote(&field.name))
        } else if flags(old) != flags(field) {
            format!("{} has other flags here", quote(&field.name))
        } else {
            continue;
        };
        return Some(Difference {
            here: *here,
            label,
            there: *there,
            other: "first described here",
        });
    }
    let (olds, news) = (first.members.len(), new.members.len());
    (olds != news).then(|| Difference {
        here: new.span,
        label: format!("{news} members here, {olds} there"),
        there: first.span,
        other: "first described here",
    })
}

fn flags(field: &Field) -> (bool, bool, bool) {
    (field.required, field.guaranteed, field.disabled)
}

/// Notes names that code could not tell apart.
fn note_look_alikes(names: &[(&str, Span)], what: &str, mistakes: &mut Mistakes) {
    let mut order: Vec<_> = names.iter().collect();
    order.sort_by_key(|(_, span)| (span.file, span.start));
    let mut seen: HashMap<String, (&str, Span)> = HashMap::new();
    for (name, span) in order {
        match seen.get(&folded(name)) {
            Some((first, there)) => {
                let message = format!(
                    "the {what} {} and {} would get one name in Rust",
                    quote(first),
                    quote(name)
                );
                mistakes.add(
                    Mistake::new(Kind::Conflict, *span, message)
                        .label("differs only in case or underscores")
                        .second(*there, "from this one"),
                );
            }
            None => {
                seen.insert(folded(name), (name, *span));
            }
        }
    }
}

/// Puts text in the place of a type that could not be found, so that what uses the member of that
/// type does not break as well.
fn stand_in(ty: &mut Type) {
    match ty {
        Type::Array(item) => stand_in(item),
        _ => *ty = Type::String,
    }
}
