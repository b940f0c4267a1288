//! The project's own format: one action per file, in the words of its documentation page.
//!
//! A file without an action is a shared file: see `shared.rs`.

use std::collections::{BTreeSet, HashMap};

use crate::diagnostic::Kind;
use crate::draft::{Draft, DraftAction, DraftCode, DraftType};
use crate::json::{Node, Value};
use crate::member::{Members, Read, Role};
use crate::mistakes::{Mistake, quote};
use crate::model::{Action, DataType, ErrorCode, Example, Usage};
use crate::names::{BUILT_IN, Rule};
use crate::pagination::{self, Asked};
use crate::shape::{Keys, Known, Reading, stated};
use crate::source::Span;
use crate::{common_parameters, markdown, shared};

/// Keys of an action file.
pub const ACTION_KEYS: &[&str] = &[
    "$schema",
    "service",
    "version",
    "endpoint",
    "action",
    "description",
    "subject",
    "rate_limit",
    "deprecated",
    "idempotent",
    "signed",
    "pagination",
    "input",
    "output",
    "types",
    "errors",
    "examples",
];
/// Keys of a data type.
pub const TYPE_KEYS: &[&str] = &["name", "description", "usage", "members"];
/// Keys of an error code.
pub const ERROR_KEYS: &[&str] = &["code", "description", "added_later"];
const EXAMPLE_KEYS: &[&str] = &["title", "input", "output"];

/// Reads a file of this format; `text` is what `root` was parsed from.
pub(crate) fn read(root: &Node<'_>, text: &str, reading: &mut Reading<'_>) -> Draft {
    let mut draft = Draft {
        native: true,
        lost: true,
        ..Draft::default()
    };
    if let Value::Object(entries) = &root.value
        && !entries.iter().any(|e| is_a_key(&e.key))
    {
        let span = reading.start(root);
        reading.add(
            Mistake::new(Kind::Shape, span, "this is not a spec file")
                .label("expected `service`, `version`, `endpoint`, `action`, `input` and `output`")
                .help(
                    "a file that is none can stay here under a name that does not end in `.json`",
                ),
        );
        return draft;
    }
    if shared::recognises(root) {
        shared::read(root, text, reading, &mut draft);
        return draft;
    }
    let Some(keys) = reading.keys(root, "an action", Known::Only(ACTION_KEYS)) else {
        return draft;
    };
    let _ = reading.optional_text(&keys, "$schema");
    draft.service = stated(&keys, "service", Rule::Service, "service name", reading);
    draft.version = stated(&keys, "version", Rule::Version, "version", reading);
    draft.endpoint = stated(&keys, "endpoint", Rule::Host, "endpoint", reading);
    let name = keys.require("action", reading).and_then(|node| {
        let name = reading.name(node, Rule::Name, "action name")?;
        Some((name.to_owned(), reading.span(node)))
    });

    let (types, mut members) = listed_types(&keys, text, reading);
    let mut action = Action {
        description: markdown::from_text(reading.optional_text(&keys, "description")),
        subject: subject(&keys, reading),
        rate_limit: rate_limit(&keys, reading),
        deprecated: reading.flag(&keys, "deprecated").unwrap_or(false),
        idempotent: reading.flag(&keys, "idempotent"),
        signed: reading.flag(&keys, "signed").unwrap_or(true),
        ..Action::default()
    };
    let mut pagination = pagination::read(&keys, reading);
    let (mut input, mut output) = (Read::default(), Read::default());
    if let Some(node) = keys.require("input", reading) {
        input = members.read(node, Role::Input, reading);
        common_parameters::leave_out(node, &mut input, reading);
    }
    if let Some(node) = keys.require("output", reading) {
        output = members.read(node, Role::Output, reading);
    }
    if let Some(Asked::So(written)) = &mut pagination {
        written.input_complete = input.complete;
        written.output_complete = output.complete;
    }
    (action.input, action.output) = (input.fields, output.fields);
    draft.types = data_types(types, &mut members, reading);
    action.errors = errors(&keys, reading)
        .into_iter()
        .map(|draft| draft.code)
        .collect();
    action.examples = examples(&keys, text, reading);
    draft.unknown = members.unknown;
    if let Some((name, span)) = name {
        action.name = name;
        draft.actions.push(DraftAction {
            span,
            action,
            pagination,
        });
        draft.lost = false;
    }
    draft
}

/// Whether a key is one of an action, were it written in lower case.
fn is_a_key(key: &str) -> bool {
    let known = ACTION_KEYS[1..].iter();
    known
        .into_iter()
        .any(|known| known.eq_ignore_ascii_case(key))
}

/// The data types that a file lists, and what reads members of theirs and its other ones.
pub(crate) fn listed_types<'n, 't, 'x>(
    keys: &Keys<'n, 't>,
    text: &'x str,
    reading: &mut Reading<'_>,
) -> (&'n [Node<'t>], Members<'x>) {
    let types = keys.get("types");
    let unclear = types.is_some_and(|node| !matches!(node.value, Value::Array(_)));
    let types = types.map_or(&[][..], |node| reading.items(node, "data types"));
    let members = Members {
        text,
        described: claimed_names(types),
        unclear,
        unknown: Vec::new(),
    };
    (types, members)
}

/// The names of the data types as they are written, right or wrong: a mention of a data type whose
/// description has a mistake is not another mistake.
fn claimed_names(types: &[Node<'_>]) -> BTreeSet<String> {
    let names = types.iter().filter_map(|node| {
        let Value::Object(entries) = &node.value else {
            return None;
        };
        let entry = entries.iter().find(|entry| entry.key == "name")?;
        match &entry.node.value {
            Value::String(name) => Some(name.to_string()),
            _ => None,
        }
    });
    names.collect()
}

fn rate_limit(keys: &Keys<'_, '_>, reading: &mut Reading<'_>) -> Option<u32> {
    let node = keys.get("rate_limit")?;
    let limit = match node.value {
        // Through a float, so that `20.0` is the whole number that it is by the rules of JSON.
        Value::Number(text) => text.parse().ok().filter(|limit: &f64| {
            limit.fract() == 0.0 && (1.0..=f64::from(u32::MAX)).contains(limit)
        }),
        _ => {
            reading.unexpected(node, "a number");
            return None;
        }
    };
    if limit.is_none() {
        let mistake = Mistake::new(
            Kind::Shape,
            reading.span(node),
            "the rate limit is not a whole number above 0",
        );
        reading.add(mistake.label("expected requests per second, such as 20"));
    }
    limit.map(|limit| limit as u32)
}

/// A heading, which is one line.
fn subject(keys: &Keys<'_, '_>, reading: &mut Reading<'_>) -> String {
    let text = reading.optional_text(keys, "subject");
    if let Some(node) = keys.get("subject").filter(|_| text.contains('\n')) {
        let span = reading.span(node);
        let mistake = Mistake::new(Kind::Shape, span, "the subject is more than one line");
        reading.add(mistake.label("expected a heading such as `Mini programs`"));
        return String::new();
    }
    markdown::from_text(text)
}

pub(crate) fn data_types(
    nodes: &[Node<'_>],
    members: &mut Members<'_>,
    reading: &mut Reading<'_>,
) -> Vec<DraftType> {
    let mut types: Vec<DraftType> = Vec::with_capacity(nodes.len());
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for node in nodes {
        let Some(keys) = reading.keys(node, "a data type", Known::Only(TYPE_KEYS)) else {
            continue;
        };
        let name = keys.require("name", reading).and_then(|node| {
            let name = reading.name(node, Rule::Name, "data type name")?;
            Some((name, reading.span(node)))
        });
        let description = markdown::from_text(reading.optional_text(&keys, "description"));
        let usage = usage(&keys, reading);
        let Some(listed) = keys.require("members", reading) else {
            continue;
        };
        let read = members.read(listed, Role::Member, reading);
        let Some((name, span)) = name else { continue };
        if BUILT_IN.contains(&name) {
            let message = format!("{} is a built-in type", quote(name));
            reading.add(
                Mistake::new(Kind::Conflict, span, message)
                    .label("a data type needs a name of its own"),
            );
            continue;
        }
        if let Some(first) = seen.insert(name, span) {
            let message = format!("data type {} is described twice", quote(name));
            reading.add(
                Mistake::new(Kind::Conflict, span, message)
                    .label("described again here")
                    .second(first, "first described here"),
            );
            continue;
        }
        types.push(DraftType {
            span,
            data_type: DataType {
                name: name.to_owned(),
                description,
                fields: read.fields,
                usage,
            },
            members: read.spans,
            complete: read.complete,
        });
    }
    types
}

fn usage(keys: &Keys<'_, '_>, reading: &mut Reading<'_>) -> Usage {
    let mut usage = Usage::default();
    let Some(node) = keys.get("usage") else {
        return usage;
    };
    match reading.text(node) {
        Some("in") => usage.input = true,
        Some("out") => usage.output = true,
        Some("both") => {
            usage.input = true;
            usage.output = true;
        }
        Some(other) => {
            let message = format!("unknown usage {}", quote(other));
            let mistake = Mistake::new(Kind::Shape, reading.span(node), message);
            reading.add(mistake.label("expected `in`, `out` or `both`"));
        }
        None => {}
    }
    usage
}

/// The error codes of an action or a shared file: each an object, or the code alone.
pub(crate) fn errors(keys: &Keys<'_, '_>, reading: &mut Reading<'_>) -> Vec<DraftCode> {
    let mut codes = Vec::new();
    let mut seen: HashMap<&str, Span> = HashMap::new();
    let nodes = keys
        .get("errors")
        .map_or(&[][..], |node| reading.items(node, "error codes"));
    for node in nodes {
        let mut description = String::new();
        let mut added_later = false;
        let node = if let Value::String(_) = node.value {
            node
        } else {
            let Some(keys) = reading.keys(node, "an error code", Known::Only(ERROR_KEYS)) else {
                continue;
            };
            description = markdown::from_text(reading.optional_text(&keys, "description"));
            added_later = reading.flag(&keys, "added_later").unwrap_or(false);
            let Some(node) = keys.require("code", reading) else {
                continue;
            };
            node
        };
        let Some(code) = reading.name(node, Rule::Code, "error code") else {
            continue;
        };
        let span = reading.span(node);
        if let Some(first) = seen.insert(code, span) {
            let message = format!("error code {} is listed twice", quote(code));
            reading.add(
                Mistake::new(Kind::Conflict, span, message)
                    .label("listed again here")
                    .second(first, "first listed here"),
            );
            continue;
        }
        codes.push(DraftCode {
            span,
            code: ErrorCode {
                code: code.to_owned(),
                description,
                added_later,
            },
        });
    }
    codes
}

fn examples(keys: &Keys<'_, '_>, text: &str, reading: &mut Reading<'_>) -> Vec<Example> {
    let nodes = keys
        .get("examples")
        .map_or(&[][..], |node| reading.items(node, "examples"));
    let mut examples = Vec::with_capacity(nodes.len());
    for node in nodes {
        let Some(keys) = reading.keys(node, "an example", Known::Only(EXAMPLE_KEYS)) else {
            continue;
        };
        let title = markdown::from_text(reading.optional_text(&keys, "title"));
        let input = example_text(&keys, "input", text, reading);
        let output = example_text(&keys, "output", text, reading);
        if let Some(node) = keys.get("output")
            && let Value::Object(entries) = &node.value
            && !entries.iter().any(|entry| entry.key == "Response")
        {
            let span = reading.start(node);
            reading.add(
                Mistake::new(Kind::Shape, span, "missing key `Response`")
                    .label("an answer comes in a `Response` envelope"),
            );
            continue;
        }
        examples.push(Example {
            title,
            input,
            output,
        });
    }
    examples
}

/// An object of an example, as it is written.
fn example_text(
    keys: &Keys<'_, '_>,
    key: &str,
    text: &str,
    reading: &mut Reading<'_>,
) -> Option<String> {
    let node = keys.get(key)?;
    if !matches!(node.value, Value::Object(_)) {
        reading.unexpected(node, "an object");
        return None;
    }
    let written = text.get(node.start as usize..node.end as usize)?;
    Some(written.to_owned())
}
