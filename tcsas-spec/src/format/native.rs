//! The project's own format: one action per file, with the keys of the vendor's API reference.

use super::data_types::{data_types, listed_types};
use super::draft::{Draft, DraftAction, Format};
use super::error_codes::errors;
use super::members::{ReadMembers, Role};
use super::pagination_key::{self, DeclaredPagination};
use super::{common_parameters, keys, upload};
use crate::diagnostic::{Diag, Kind};
use crate::json::{Allowed, Node, Object, Reader, Value};
use crate::lexical::Rule;
use crate::markup::Description;
use crate::model::{Action, Example};

/// Reads an action file; `text` is the text that `root` was parsed from.
pub(crate) fn read(root: &Node<'_>, text: &str, reader: &mut Reader<'_>) -> Draft {
    let mut draft = Draft::new(Format::Native);
    if matches!(root.value, Value::Object(_))
        && !root.entries().iter().any(|entry| is_a_key(&entry.key))
    {
        let span = reader.start(root);
        reader.add(
            Diag::new(Kind::Shape, span, "this is not a spec file")
                .label("expected `service`, `version`, `endpoint`, `action`, `input` and `output`")
                .help(
                    "rename the file if it is not a spec: only names that end in `.json` are read",
                ),
        );
        return draft;
    }
    let Some(object) = reader.object(root, "an action", Allowed::Only(keys::ACTION)) else {
        return draft;
    };
    let _ = reader.optional_text(&object, "$schema");
    draft.service = draft.stated(&object, "service", Rule::Service, "service name", reader);
    draft.version = draft.stated(&object, "version", Rule::Version, "version", reader);
    draft.endpoint = draft.stated(&object, "endpoint", Rule::Host, "endpoint", reader);
    let name = object.require("action", reader).and_then(|node| {
        let name = reader.name(node, Rule::Name, "action name")?;
        Some((name.to_owned(), reader.span(node)))
    });

    let (types, mut members) = listed_types(&object, text, reader);
    let mut action = Action {
        description: Description::from_text(reader.optional_text(&object, "description")),
        subject: subject(&object, reader),
        rate_limit: rate_limit(&object, reader),
        deprecated: reader.flag(&object, "deprecated").unwrap_or(false),
        idempotent: reader.flag(&object, "idempotent"),
        signed: reader.flag(&object, "signed").unwrap_or(true),
        stream: reader.flag(&object, "stream").unwrap_or(false),
        ..Action::default()
    };
    let octet_stream = upload::body(&object, reader);
    action.octet_stream = octet_stream.is_some();
    let mut pagination = pagination_key::read(&object, reader);
    let (mut input, mut output) = (ReadMembers::default(), ReadMembers::default());
    if let Some(node) = object.require("input", reader) {
        input = members.read(node, Role::Input, reader);
        if let Some(body) = octet_stream {
            upload::check_octet_stream(body, &input, reader);
        }
        common_parameters::remove_from(node, &mut input, reader);
    }
    if let Some(node) = object.require("output", reader) {
        output = members.read(node, Role::Output, reader);
    }
    if let Some(DeclaredPagination::Explicit(written)) = &mut pagination {
        written.input_complete = input.complete;
        written.output_complete = output.complete;
    }
    (action.input, action.output) = (input.fields, output.fields);
    draft.types = data_types(types, &mut members, reader);
    action.errors = errors(&object, reader)
        .into_iter()
        .map(|draft| draft.code)
        .collect();
    action.examples = examples(&object, text, reader);
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

/// Whether a key is one of an action, ignoring case.
fn is_a_key(key: &str) -> bool {
    let known = keys::ACTION[1..].iter();
    known
        .into_iter()
        .any(|known| known.eq_ignore_ascii_case(key))
}

fn rate_limit(object: &Object<'_, '_>, reader: &mut Reader<'_>) -> Option<u32> {
    let node = object.get("rate_limit")?;
    let limit = match node.value {
        // As a float, since `20.0` is an integer by the rules of JSON.
        Value::Number(text) => text.parse().ok().filter(|limit: &f64| {
            limit.fract() == 0.0 && (1.0..=f64::from(u32::MAX)).contains(limit)
        }),
        _ => {
            reader.unexpected(node, "a number");
            return None;
        }
    };
    if limit.is_none() {
        let diag = Diag::new(
            Kind::Shape,
            reader.span(node),
            "the rate limit must be a positive integer",
        );
        reader.add(diag.label("expected requests per second, such as 20"));
    }
    limit.map(|limit| limit as u32)
}

/// The heading, which must be a single line.
fn subject(object: &Object<'_, '_>, reader: &mut Reader<'_>) -> String {
    let text = reader.optional_text(object, "subject");
    if let Some(node) = object.get("subject").filter(|_| text.contains('\n')) {
        let span = reader.span(node);
        let diag = Diag::new(Kind::Shape, span, "the subject has more than one line");
        reader.add(diag.label("expected a heading such as `Mini programs`"));
        return String::new();
    }
    Description::from_text(text).markdown()
}

fn examples(object: &Object<'_, '_>, text: &str, reader: &mut Reader<'_>) -> Vec<Example> {
    let nodes = object
        .get("examples")
        .map_or(&[][..], |node| reader.items(node, "examples"));
    let mut examples = Vec::with_capacity(nodes.len());
    for node in nodes {
        let Some(object) = reader.object(node, "an example", Allowed::Only(keys::EXAMPLE)) else {
            continue;
        };
        let title = Description::from_text(reader.optional_text(&object, "title"));
        let input = example_text(&object, "input", text, reader);
        let output = example_text(&object, "output", text, reader);
        if let Some(node) = object.get("output")
            && matches!(node.value, Value::Object(_))
            && node.get("Response").is_none()
        {
            let span = reader.start(node);
            reader.add(
                Diag::new(Kind::Shape, span, "missing key `Response`")
                    .label("expected the response in a `Response` envelope"),
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

/// The text of an object in an example, as written.
fn example_text(
    object: &Object<'_, '_>,
    key: &str,
    text: &str,
    reader: &mut Reader<'_>,
) -> Option<String> {
    let node = object.get(key)?;
    if !matches!(node.value, Value::Object(_)) {
        reader.unexpected(node, "an object");
        return None;
    }
    let written = text.get(node.start as usize..node.end as usize)?;
    Some(written.to_owned())
}
