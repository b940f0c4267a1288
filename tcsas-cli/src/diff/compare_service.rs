//! Finds what differs between two services.

use std::collections::{BTreeSet, HashMap, HashSet};

use tcsas_spec::model::{Action, DataType, ErrorCode, Example, Service, Usage};

use super::change::{About, Differences, Of, Sign};
use super::compare_fields::{self, Fields};
use super::{colliding_names, compare_codes, compare_pagination};

const REQUEST: Usage = Usage {
    input: true,
    output: false,
};

const ANSWER: Usage = Usage {
    input: false,
    output: true,
};

/// Everything that differs: the service first, then the actions and the data types by name.
pub(crate) fn compare(old: &Service, new: &Service) -> Vec<Differences> {
    let mut all = vec![service(old, new)];
    let (before, after) = (Side::of(old), Side::of(new));
    let names = |service: &Service| -> Vec<String> {
        let actions = service.actions.iter();
        actions.map(|action| action.name.clone()).collect()
    };
    for name in union(names(old), names(new)) {
        let mut found = Differences::new(Of::Action(name.clone()));
        match (old.action(&name), new.action(&name)) {
            (Some(first), Some(action)) => {
                actions(&before, first, &after, action, &mut found);
            }
            (Some(_), None) => {
                let why = Some("its method and its types are gone");
                found.push(Sign::Removed, About::Whole, "removed", why);
            }
            (None, _) => found.add(Sign::Added, About::Whole, "added"),
        }
        all.push(found);
    }
    let names = |service: &Service| -> Vec<String> {
        let types = service.types.iter();
        types.map(|data_type| data_type.name.clone()).collect()
    };
    for name in union(names(old), names(new)) {
        let mut found = Differences::new(Of::DataType(name.clone()));
        match (old.data_type(&name), new.data_type(&name)) {
            (Some(first), Some(data_type)) => {
                types(&before, first, &after, data_type, &mut found);
            }
            (Some(_), None) => {
                let why = Some("its type is gone");
                found.push(Sign::Removed, About::Whole, "removed", why);
            }
            (None, _) => found.add(Sign::Added, About::Whole, "added"),
        }
        all.push(found);
    }
    renamed(old, new, &mut all);
    all.retain(|found| !found.is_empty());
    all
}

/// A service and what can only be seen of it as a whole.
struct Side<'s> {
    circles: HashSet<(&'s str, &'s str)>,
    /// How many actions have each list of error codes, down to what is said of them.
    alike: HashMap<Vec<(&'s str, &'s str)>, usize>,
}

impl<'s> Side<'s> {
    fn of(service: &'s Service) -> Self {
        let mut alike: HashMap<_, usize> = HashMap::new();
        for action in &service.actions {
            *alike.entry(texts(&action.errors)).or_default() += 1;
        }
        Self {
            circles: service.recursive_members(),
            alike,
        }
    }

    /// Whether other actions have the same error codes, so that they share an enum.
    fn shares(&self, action: &Action) -> bool {
        self.alike
            .get(&texts(&action.errors))
            .is_some_and(|count| *count > 1)
    }
}

/// Error codes and what is said of them.
fn texts(errors: &[ErrorCode]) -> Vec<(&str, &str)> {
    let errors = errors.iter();
    errors.map(|e| (&*e.code, &*e.description)).collect()
}

fn union(old: Vec<String>, new: Vec<String>) -> BTreeSet<String> {
    old.into_iter().chain(new).collect()
}

fn service(old: &Service, new: &Service) -> Differences {
    let mut found = Differences::new(Of::Service);
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

fn actions(
    before: &Side<'_>,
    old: &Action,
    after: &Side<'_>,
    new: &Action,
    found: &mut Differences,
) {
    found.text("description", &old.description, &new.description);
    if old.deprecated != new.deprecated {
        let text = match new.deprecated {
            true => "deprecated: callers are warned",
            false => "no longer deprecated",
        };
        found.add(Sign::Changed, About::Deprecated, text);
    }
    if old.signed != new.signed {
        let text = match new.signed {
            true => "calls are signed",
            false => "calls are no longer signed",
        };
        found.add(Sign::Changed, About::Signed, text);
    }
    own(old, new, found);
    compare_pagination::compare(old, new, found);
    for (what, usage, olds, news) in [
        ("parameter", REQUEST, &old.input, &new.input),
        ("field", ANSWER, &old.output, &new.output),
    ] {
        let first = Fields {
            fields: olds,
            usage,
            owner: None,
            circles: &before.circles,
        };
        let then = Fields {
            fields: news,
            usage,
            owner: None,
            circles: &after.circles,
        };
        compare_fields::compare(&first, &then, what, found);
    }
    compare_codes::compare(&old.errors, &new.errors, found);
    if !before.shares(old) && after.shares(new) {
        let why = "`use` cannot import its codes one by one any more";
        let text = "its error codes are now those of another action too, and one enum for both";
        found.push(Sign::Changed, About::Rust, text, Some(why));
    }
    examples(&old.examples, &new.examples, found);
}

/// What only people know.
fn own(old: &Action, new: &Action, found: &mut Differences) {
    let limit = |limit: Option<u32>| limit.map_or("none".to_owned(), |limit| limit.to_string());
    let known = |flag: Option<bool>| match flag {
        None => "not known",
        Some(true) => "yes",
        Some(false) => "no",
    };
    let heading = |subject: &str| match subject {
        "" => "none".to_owned(),
        subject => subject.to_owned(),
    };
    for (what, old, new) in [
        ("subject", heading(&old.subject), heading(&new.subject)),
        ("rate limit", limit(old.rate_limit), limit(new.rate_limit)),
        (
            "idempotent",
            known(old.idempotent).to_owned(),
            known(new.idempotent).to_owned(),
        ),
    ] {
        if old != new {
            found.add(Sign::Changed, About::Own, format!("{what}: {old} -> {new}"));
        }
    }
}

/// Documented calls are texts: what they say may be written in many ways.
fn examples(old: &[Example], new: &[Example], found: &mut Differences) {
    let meant = |text: &Option<String>| -> String {
        let value = text
            .as_deref()
            .map(serde_json::from_str::<serde_json::Value>);
        match value {
            Some(Ok(value)) => value.to_string(),
            _ => String::new(),
        }
    };
    let listed = |examples: &[Example]| -> String {
        let lines = examples.iter().map(|example| {
            let (input, output) = (meant(&example.input), meant(&example.output));
            format!("{}\n{input}\n{output}", example.title)
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    found.text("examples", &listed(old), &listed(new));
}

fn types(
    before: &Side<'_>,
    old: &DataType,
    after: &Side<'_>,
    new: &DataType,
    found: &mut Differences,
) {
    found.text("description", &old.description, &new.description);
    if old.usage != new.usage {
        let text = format!("travels in {} -> {}", ways(old.usage), ways(new.usage));
        let why = match (old.usage.input, new.usage.input) {
            (false, true) => Some("it has a builder now, but no `Default`"),
            (true, false) => Some("its builder is gone"),
            _ => None,
        };
        found.push(Sign::Changed, About::Usage, text, why);
    }
    let first = Fields {
        fields: &old.fields,
        usage: old.usage,
        owner: Some(&old.name),
        circles: &before.circles,
    };
    let then = Fields {
        fields: &new.fields,
        usage: new.usage,
        owner: Some(&new.name),
        circles: &after.circles,
    };
    compare_fields::compare(&first, &then, "member", found);
}

fn ways(usage: Usage) -> &'static str {
    match (usage.input, usage.output) {
        (true, true) => "requests and answers",
        (true, false) => "requests",
        (false, true) => "answers",
        (false, false) => "nothing",
    }
}

/// Notes the actions and data types that others came before which could be taken for them.
fn renamed(old: &Service, new: &Service, all: &mut [Differences]) {
    let actions = |service: &Service| -> Vec<String> {
        service.actions.iter().map(|a| a.name.clone()).collect()
    };
    let types = |service: &Service| -> Vec<String> {
        service.types.iter().map(|t| t.name.clone()).collect()
    };
    let of_action: fn(&Of) -> Option<&String> = |of| match of {
        Of::Action(name) => Some(name),
        _ => None,
    };
    let of_type: fn(&Of) -> Option<&String> = |of| match of {
        Of::DataType(name) => Some(name),
        _ => None,
    };
    for (before, after, is) in [
        (actions(old), actions(new), of_action),
        (types(old), types(new), of_type),
    ] {
        let before: Vec<&str> = before.iter().map(String::as_str).collect();
        let after: Vec<&str> = after.iter().map(String::as_str).collect();
        for name in colliding_names::moved(&before, &after) {
            for found in all.iter_mut() {
                if is(&found.of).is_some_and(|of| of == name) {
                    let text = "others that differ from it only in case came or went";
                    found.push(Sign::Changed, About::Rust, text, Some(colliding_names::WHY));
                }
            }
        }
    }
}
