//! Merges the drafts of all files, and checks them against each other.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::agreement::agree;
use super::colliding_names::report_colliding_names;
use super::missing_types::{Context, Elsewhere};
use super::pagination;
use super::type_difference::difference;
use super::unknown_types::KnownTypes;
use crate::diagnostic::{Diag, Kind, Sink, quote};
use crate::format::{
    AbsentKey, Draft, DraftAction, DraftCode, DraftType, Format, Stated, UnknownType,
};
use crate::model::{Field, Service, Type};
use crate::source::Span;

/// What else is known about the files than their drafts.
pub(crate) struct Surroundings<'s> {
    /// Whether a shared file could not be read, so that its data types are unknown.
    pub lost_shared: bool,
    /// Searches files that are not read for data types.
    pub search: &'s dyn Fn(&[&str]) -> Option<Elsewhere>,
}

/// Merges drafts into a service, without the parts that have errors.
pub(crate) fn merge(
    drafts: Vec<Draft>,
    surroundings: &Surroundings<'_>,
    sink: &mut Sink,
) -> Service {
    let mut merger = Merger {
        sink,
        surroundings,
        has_shared: drafts.iter().any(|draft| draft.format == Format::Shared),
        lost_shared: surroundings.lost_shared,
        only_shared: true,
        service: None,
        version: None,
        endpoint: None,
        actions: BTreeMap::new(),
        types: BTreeMap::new(),
        handwritten_actions: Vec::new(),
        handwritten_types: Vec::new(),
        shared: BTreeSet::new(),
        codes: BTreeMap::new(),
        unknown_types: Vec::new(),
        unknown_objects: Vec::new(),
        absent: Vec::new(),
    };
    for draft in drafts {
        merger.add(draft);
    }
    merger.finish()
}

struct Merger<'m> {
    sink: &'m mut Sink,
    surroundings: &'m Surroundings<'m>,
    has_shared: bool,
    /// Whether data types of a shared file are unknown.
    lost_shared: bool,
    /// Whether all files so far are shared files.
    only_shared: bool,
    service: Option<Stated>,
    version: Option<Stated>,
    endpoint: Option<Stated>,
    actions: BTreeMap<String, DraftAction>,
    types: BTreeMap<String, DraftType>,
    /// Names of actions in handwritten files, which must not collide.
    handwritten_actions: Vec<(String, Span)>,
    /// Names of data types in handwritten files, which must not collide.
    handwritten_types: Vec<(String, Span)>,
    /// The names of data types from shared files.
    shared: BTreeSet<String>,
    /// The error codes of shared files.
    codes: BTreeMap<String, DraftCode>,
    unknown_types: Vec<UnknownType>,
    /// Undefined objects of the vendor's descriptions.
    unknown_objects: Vec<UnknownType>,
    absent: Vec<AbsentKey>,
}

impl Merger<'_> {
    fn add(&mut self, mut draft: Draft) {
        let handwritten = draft.is_handwritten();
        let is_shared = draft.format == Format::Shared;
        let about_shared = is_shared || self.only_shared;
        self.only_shared &= is_shared;
        self.absent.append(&mut draft.absent);
        let same_service = agree(
            &mut self.service,
            draft.service.take(),
            "service",
            about_shared,
            self.sink,
        );
        let same_version = agree(
            &mut self.version,
            draft.version.take(),
            "version",
            about_shared,
            self.sink,
        );
        if !same_service || !same_version {
            // Its actions belong to another module; comparing them with these would only add noise.
            self.lost_shared |= is_shared;
            return;
        }
        agree(
            &mut self.endpoint,
            draft.endpoint.take(),
            "endpoint",
            about_shared,
            self.sink,
        );
        for action in draft.actions {
            self.add_action(action, handwritten);
        }
        for data_type in draft.types {
            if is_shared {
                self.shared.insert(data_type.data_type.name.clone());
            }
            self.add_type(data_type, handwritten);
        }
        for code in draft.codes {
            self.add_code(code);
        }
        match handwritten {
            true => self.unknown_types.extend(draft.unknown),
            false => self.unknown_objects.extend(draft.unknown),
        }
    }

    fn add_action(&mut self, new: DraftAction, handwritten: bool) {
        let name = new.action.name.clone();
        if let Some(first) = self.actions.get(&name) {
            self.sink.add(Diag::duplicate(
                Kind::Conflict,
                &format!("action {}", quote(&name)),
                "defined",
                new.span,
                first.span,
            ));
            return;
        }
        if handwritten {
            self.handwritten_actions.push((name.clone(), new.span));
        }
        self.actions.insert(name, new);
    }

    fn add_type(&mut self, new: DraftType, handwritten: bool) {
        let name = new.data_type.name.clone();
        let Some(first) = self.types.get_mut(&name) else {
            if handwritten {
                self.handwritten_types.push((name.clone(), new.span));
            }
            self.types.insert(name, new);
            return;
        };
        if let Some(difference) = difference(first, &new) {
            let message = format!("conflicting definitions of data type {}", quote(&name));
            self.sink.add(
                Diag::new(Kind::Conflict, difference.here, message)
                    .label(difference.label)
                    .related(difference.there, difference.other),
            );
        }
        first.data_type.usage.input |= new.data_type.usage.input;
        first.data_type.usage.output |= new.data_type.usage.output;
    }

    /// Adds an error code of a shared file.
    fn add_code(&mut self, new: DraftCode) {
        match self.codes.entry(new.code.code.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(new);
            }
            Entry::Occupied(entry) if entry.get().code != new.code => {
                let message = format!(
                    "conflicting definitions of error code {}",
                    quote(entry.key())
                );
                self.sink.add(
                    Diag::new(Kind::Conflict, new.span, message)
                        .label("defined again here")
                        .related(entry.get().span, "first defined here"),
                );
            }
            Entry::Occupied(_) => {}
        }
    }

    fn report_unknown_types(&mut self) {
        let known = KnownTypes {
            types: &self.types,
            shared: &self.shared,
            has_shared: self.has_shared,
        };
        let is_unknown = |reference: &UnknownType| !self.shared.contains(&reference.name);
        self.unknown_objects.retain(is_unknown);
        self.unknown_types.retain(is_unknown);
        for reference in &self.unknown_objects {
            known.report_object(reference, self.sink);
        }
        let missing = known.report(std::mem::take(&mut self.unknown_types), self.sink);
        if self.lost_shared {
            // That file may define them, and has a diagnostic of its own.
            return;
        }
        let lacking = self.actions.values();
        let lacking = lacking.filter(|draft| missing.is_in(draft.span.file));
        let names = missing.names();
        let context = Context {
            has_shared: self.has_shared,
            actions: lacking
                .clone()
                .map(|draft| draft.action.name.clone())
                .collect(),
            has_plain_codes: lacking
                .flat_map(|draft| &draft.action.errors)
                .any(|error| error.description.is_empty()),
            elsewhere: match names.is_empty() {
                true => None,
                false => (self.surroundings.search)(&names),
            },
        };
        if let Some(diag) = missing.diagnostic(&context) {
            self.sink.add(diag);
        }
    }

    /// Reports the keys that files lack, with the values that other files have.
    fn report_absent_keys(&mut self) {
        for absent in std::mem::take(&mut self.absent) {
            let stated = match absent.key {
                "service" => &self.service,
                "version" => &self.version,
                _ => &self.endpoint,
            };
            let stated = stated
                .as_ref()
                .and_then(|stated| Some((stated, stated.span?)));
            self.sink.add(match stated {
                Some((stated, span)) => absent
                    .diag
                    .related(span, "another file has it, but each file needs it")
                    .help(format!("write `\"{}\": \"{}\"`", absent.key, stated.text)),
                None => absent.diag,
            });
        }
    }

    fn finish(mut self) -> Service {
        self.report_absent_keys();
        report_colliding_names(&self.handwritten_actions, "actions", self.sink);
        report_colliding_names(&self.handwritten_types, "data types", self.sink);
        self.report_unknown_types();

        let declared = pagination::check_declared(&self.actions, &self.types, self.sink);
        let known: HashSet<String> = self.types.keys().cloned().collect();
        let replace_unknown = |fields: &mut Vec<Field>| {
            for field in fields {
                let lost = field.ty.object().is_some_and(|name| !known.contains(name));
                if lost {
                    replace_with_string(&mut field.ty);
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
        for mut draft in self.actions.into_values() {
            replace_unknown(&mut draft.action.input);
            replace_unknown(&mut draft.action.output);
            for error in &mut draft.action.errors {
                let shared = self.codes.get(&error.code).map(|shared| &shared.code);
                if let Some(shared) = shared.filter(|_| error.description.is_empty()) {
                    error.description.clone_from(&shared.description);
                }
            }
            service.actions.push(draft.action);
        }
        for mut draft in self.types.into_values() {
            replace_unknown(&mut draft.data_type.fields);
            service.types.push(draft.data_type);
        }
        let paginations = service.actions.iter().map(|action| {
            let declared = declared.get(&action.name).cloned();
            declared.unwrap_or_else(|| pagination::derive(action, &service))
        });
        let paginations: Vec<_> = paginations.collect();
        for (action, pagination) in service.actions.iter_mut().zip(paginations) {
            action.pagination = pagination;
        }
        service
    }
}

/// Replaces an unknown type by text, so that the member of that type is kept.
fn replace_with_string(ty: &mut Type) {
    match ty {
        Type::Array(item) => replace_with_string(item),
        _ => *ty = Type::String,
    }
}
