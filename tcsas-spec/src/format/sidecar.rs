//! Error codes and examples in files of their own beside the vendor's `api.json`.
//!
//! They are optional: entries for unknown actions, and entries of an unknown form, are ignored.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::draft::Draft;
use super::file_names::ERRORS;
use crate::json::{Entry, Node, Reader, Value};
use crate::lexical::Rule;
use crate::markup::Description;
use crate::model::{ErrorCode, Example};

/// Adds the error codes or examples of a file to the actions of `draft`.
pub(crate) fn add(root: &Node<'_>, name: &Path, draft: &mut Draft, reader: &mut Reader<'_>) {
    let Value::Object(entries) = &root.value else {
        reader.unexpected(root, "an object with the actions as its keys");
        return;
    };
    if name.file_name().is_some_and(|n| n == ERRORS) {
        let mut codes = by_action(entries, error_codes);
        for draft in &mut draft.actions {
            let codes = codes.remove(&*draft.action.name);
            draft.action.errors = codes.unwrap_or_default();
        }
    } else {
        let Some(actions) = root.get("actions") else {
            return;
        };
        if !matches!(actions.value, Value::Object(_)) {
            return;
        }
        let mut examples = by_action(actions.entries(), examples);
        for draft in &mut draft.actions {
            let examples = examples.remove(&*draft.action.name);
            draft.action.examples = examples.unwrap_or_default();
        }
    }
}

/// The entries of each action.
fn by_action<'n, 't, T>(
    entries: &'n [Entry<'t>],
    read: impl Fn(&Node<'t>) -> Vec<T>,
) -> HashMap<&'n str, Vec<T>> {
    let lists = entries.iter();
    lists
        .map(|entry| (&*entry.key, read(&entry.node)))
        .collect()
}

fn error_codes(node: &Node<'_>) -> Vec<ErrorCode> {
    let items = node.items();
    let mut seen = HashSet::new();
    let mut codes = Vec::with_capacity(items.len());
    for item in items {
        if let Some(code) = item.as_str()
            && Rule::Code.allows(code)
            && seen.insert(code)
        {
            codes.push(ErrorCode {
                code: code.to_string(),
                description: Description::default(),
                added_later: false,
            });
        }
    }
    codes
}

fn examples(node: &Node<'_>) -> Vec<Example> {
    let items = node.items();
    let mut examples = Vec::with_capacity(items.len());
    for item in items {
        if !matches!(item.value, Value::Object(_)) {
            continue;
        }
        let text = |key: &str| item.get(key).and_then(Node::as_str);
        examples.push(Example {
            title: Description::from_html(text("title").unwrap_or("")),
            input: text("input").and_then(|text| object(body(text))),
            output: text("output").and_then(object),
        });
    }
    examples
}

/// The body of an HTTP request: the text after the blank line that ends its headers.
#[must_use]
pub fn body(request: &str) -> &str {
    if request.trim_start().starts_with('{') {
        // There are no headers, and a blank line is part of the body.
        return request;
    }
    let end = request.find("\n\n").map(|at| at + 2);
    let end = end.or_else(|| request.find("\r\n\r\n").map(|at| at + 4));
    match end {
        Some(end) => &request[end..],
        None => request,
    }
}

/// The text, if it is a JSON object.
fn object(text: &str) -> Option<String> {
    let text = text.trim_matches([' ', '\n', '\r', '\t']);
    let fits = text.starts_with('{') && serde_json::from_str::<serde_json::Value>(text).is_ok();
    fits.then(|| text.to_owned())
}
