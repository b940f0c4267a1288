//! The error codes of action files and shared files.

use std::collections::HashMap;

use super::draft::DraftCode;
use super::keys;
use crate::diagnostic::{Kind, Mistake, quote};
use crate::json::{Keys, Known, Reading, Value};
use crate::lexical::Rule;
use crate::markdown;
use crate::model::ErrorCode;
use crate::source::Span;

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
            let Some(keys) = reading.keys(node, "an error code", Known::Only(keys::ERROR)) else {
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
