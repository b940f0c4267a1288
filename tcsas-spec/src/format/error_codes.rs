//! The error codes of action files and shared files.

use std::collections::HashMap;

use super::draft::DraftCode;
use super::keys;
use crate::diagnostic::{Diag, Kind, quote};
use crate::json::{Allowed, Object, Reader, Value};
use crate::lexical::Rule;
use crate::markup::Description;
use crate::model::ErrorCode;
use crate::source::Span;

/// Reads error codes, each an object or just the code.
pub(crate) fn errors(object: &Object<'_, '_>, reader: &mut Reader<'_>) -> Vec<DraftCode> {
    let mut codes = Vec::new();
    let mut seen: HashMap<&str, Span> = HashMap::new();
    let nodes = object
        .get("errors")
        .map_or(&[][..], |node| reader.items(node, "error codes"));
    for node in nodes {
        let mut description = Description::default();
        let mut added_later = false;
        let node = if let Value::String(_) = node.value {
            node
        } else {
            let Some(object) = reader.object(node, "an error code", Allowed::Only(keys::ERROR))
            else {
                continue;
            };
            description = Description::from_text(reader.optional_text(&object, "description"));
            added_later = reader.flag(&object, "added_later").unwrap_or(false);
            let Some(node) = object.require("code", reader) else {
                continue;
            };
            node
        };
        let Some(code) = reader.name(node, Rule::Code, "error code") else {
            continue;
        };
        let span = reader.span(node);
        if let Some(first) = seen.insert(code, span) {
            reader.add(Diag::duplicate(
                Kind::Conflict,
                &format!("error code {}", quote(code)),
                "listed",
                span,
                first,
            ));
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
