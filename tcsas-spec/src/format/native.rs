//! The project's own format: one action per file, in the words of its documentation page.
//!
//! A file without an action is a shared file: see `shared.rs`.

use super::data_types::{data_types, listed_types};
use super::draft::{Draft, DraftAction, Format, stated};
use super::error_codes::errors;
use super::members::{Read, Role};
use super::pagination_key::{self, DeclaredPagination};
use super::{common_parameters, keys};
use crate::diagnostic::{Kind, Mistake};
use crate::json::{Keys, Known, Node, Reading, Value};
use crate::lexical::Rule;
use crate::markdown;
use crate::model::{Action, Example};

/// Reads a file of this format; `text` is what `root` was parsed from.
pub(crate) fn read(root: &Node<'_>, text: &str, reading: &mut Reading<'_>) -> Draft {
    let mut draft = Draft::new(Format::Native);
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
    let Some(keys) = reading.keys(root, "an action", Known::Only(keys::ACTION)) else {
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
    let mut pagination = pagination_key::read(&keys, reading);
    let (mut input, mut output) = (Read::default(), Read::default());
    if let Some(node) = keys.require("input", reading) {
        input = members.read(node, Role::Input, reading);
        common_parameters::leave_out(node, &mut input, reading);
    }
    if let Some(node) = keys.require("output", reading) {
        output = members.read(node, Role::Output, reading);
    }
    if let Some(DeclaredPagination::Explicit(written)) = &mut pagination {
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
    let known = keys::ACTION[1..].iter();
    known
        .into_iter()
        .any(|known| known.eq_ignore_ascii_case(key))
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

fn examples(keys: &Keys<'_, '_>, text: &str, reading: &mut Reading<'_>) -> Vec<Example> {
    let nodes = keys
        .get("examples")
        .map_or(&[][..], |node| reading.items(node, "examples"));
    let mut examples = Vec::with_capacity(nodes.len());
    for node in nodes {
        let Some(keys) = reading.keys(node, "an example", Known::Only(keys::EXAMPLE)) else {
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
