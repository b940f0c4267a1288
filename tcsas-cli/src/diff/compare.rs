//! Compares two services by the plans of their generated code.

use std::collections::BTreeMap;

use tcsas_codegen::plan::{Plan, StructPlan};
use tcsas_spec::model::{Service, Usage};

use super::change::{About, Differences, Sign, Subject};
use super::{compare_action, compare_fields};

/// All differences: of the service first, then of the actions and the data types by name.
pub(crate) fn compare(old: &Service, new: &Service) -> Vec<Differences> {
    let mut all = vec![compare_service(old, new)];
    let (old, new) = (Plan::of(old), Plan::of(new));
    for (name, pair) in pairs(&old.actions, &new.actions, |action| &action.action.name) {
        let mut found = Differences::new(Subject::Action(name.to_owned()));
        match pair {
            (Some(old), Some(new)) => compare_action::compare(old, new, &mut found),
            one => compare_existence(one, "its method and types are removed", &mut found),
        }
        all.push(found);
    }
    for (name, pair) in pairs(&old.types, &new.types, |data_type| data_type.wire) {
        let mut found = Differences::new(Subject::DataType(name.to_owned()));
        match pair {
            (Some(old), Some(new)) => compare_type(old, new, &mut found),
            one => compare_existence(one, "its type is removed", &mut found),
        }
        all.push(found);
    }
    all.retain(|found| !found.is_empty());
    all
}

/// An item of both sides with the same name.
type Pair<'p, T> = (Option<&'p T>, Option<&'p T>);

/// The items of both sides in the order of their names.
fn pairs<'p, T>(
    old: &'p [T],
    new: &'p [T],
    name: impl Fn(&'p T) -> &'p str,
) -> BTreeMap<&'p str, Pair<'p, T>> {
    let mut pairs: BTreeMap<&str, Pair<'_, T>> = BTreeMap::new();
    for item in old {
        pairs.entry(name(item)).or_default().0 = Some(item);
    }
    for item in new {
        pairs.entry(name(item)).or_default().1 = Some(item);
    }
    pairs
}

fn compare_existence<T>(pair: Pair<'_, T>, breaks: &str, found: &mut Differences) {
    match pair {
        (Some(_), None) => found.push(Sign::Removed, About::Whole, "removed", Some(breaks)),
        _ => found.add(Sign::Added, About::Whole, "added"),
    }
}

fn compare_service(old: &Service, new: &Service) -> Differences {
    let mut found = Differences::new(Subject::Service);
    for (what, about, old, new) in [
        ("name", About::Service, &old.name, &new.name),
        ("version", About::Service, &old.version, &new.version),
        ("endpoint", About::Endpoint, &old.endpoint, &new.endpoint),
    ] {
        if old != new {
            found.add(Sign::Changed, about, format!("{what}: {old} -> {new}"));
        }
    }
    found
}

fn compare_type(old: &StructPlan<'_>, new: &StructPlan<'_>, found: &mut Differences) {
    found.compare_docs(
        "description",
        &old.description.markdown(),
        &new.description.markdown(),
    );
    if old.usage != new.usage {
        let text = format!(
            "used in {} -> {}",
            directions(old.usage),
            directions(new.usage)
        );
        let breaks = match (old.usage.input, new.usage.input) {
            (false, true) => Some("it gets a builder and loses `Default`"),
            (true, false) => Some("its builder is removed"),
            _ => None,
        };
        found.push(Sign::Changed, About::Usage, text, breaks);
    }
    compare_fields::compare(old, new, "member", found);
    found.compare_names("", &old.ident, &new.ident);
}

fn directions(usage: Usage) -> &'static str {
    match (usage.input, usage.output) {
        (true, true) => "requests and responses",
        (true, false) => "requests",
        (false, true) => "responses",
        (false, false) => "nothing",
    }
}
