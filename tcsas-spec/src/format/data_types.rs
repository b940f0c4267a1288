//! The data types of action files and shared files.

use std::collections::{BTreeSet, HashMap};

use super::draft::DraftType;
use super::keys;
use super::members::{Members, Role};
use crate::diagnostic::{Kind, Mistake, quote};
use crate::json::{Keys, Known, Node, Reading, Value};
use crate::lexical::Rule;
use crate::markdown;
use crate::model::{BUILT_IN_TYPES, DataType, Usage};
use crate::source::Span;

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

pub(crate) fn data_types(
    nodes: &[Node<'_>],
    members: &mut Members<'_>,
    reading: &mut Reading<'_>,
) -> Vec<DraftType> {
    let mut types: Vec<DraftType> = Vec::with_capacity(nodes.len());
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for node in nodes {
        let Some(keys) = reading.keys(node, "a data type", Known::Only(keys::TYPE)) else {
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
        if BUILT_IN_TYPES.contains(&name) {
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
