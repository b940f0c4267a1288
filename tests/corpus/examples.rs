//! The documented calls of a service in the vendor's `examples.json`.
//!
//! Parsed independently of the reader under test.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

/// A JSON object and its source text.
pub struct Document {
    pub text: String,
    pub fields: Map<String, Value>,
}

/// A documented call, as far as its parts are JSON objects.
pub struct Documented {
    pub action: String,
    pub request: Option<Document>,
    /// The response with its envelope; the fields are those inside.
    pub response: Option<Document>,
}

/// The documented calls in `folder`, in the order of their actions; empty without a file.
pub fn read(folder: &Path) -> Vec<Documented> {
    let text = fs::read_to_string(folder.join("examples.json")).unwrap_or_default();
    let root: Value = serde_json::from_str(&text).unwrap_or_default();
    let mut calls = Vec::new();
    for (action, examples) in root["actions"].as_object().into_iter().flatten() {
        for example in examples.as_array().into_iter().flatten() {
            let text = |key: &str| example[key].as_str().unwrap_or_default();
            calls.push(Documented {
                action: action.clone(),
                request: document(body(text("input"))),
                response: document(text("output")).and_then(envelope),
            });
        }
    }
    calls
}

/// The body after the headers of a request, which some services omit.
fn body(request: &str) -> &str {
    if request.trim_start().starts_with('{') {
        return request;
    }
    let blank = ["\n\n", "\r\n\r\n"];
    let bodies = blank.iter().filter_map(|blank| request.split_once(blank));
    bodies
        .map(|(_, body)| body)
        .max_by_key(|body| body.len())
        .unwrap_or_default()
}

fn document(text: &str) -> Option<Document> {
    match serde_json::from_str(text) {
        Ok(Value::Object(fields)) => Some(Document {
            text: text.to_owned(),
            fields,
        }),
        _ => None,
    }
}

/// The document with the fields of its `Response`.
fn envelope(mut document: Document) -> Option<Document> {
    match document.fields.remove("Response") {
        Some(Value::Object(fields)) => Some(Document { fields, ..document }),
        _ => None,
    }
}
