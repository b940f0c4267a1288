//! The data types of action files and shared files.

use std::collections::{BTreeSet, HashMap};

use super::draft::DraftType;
use super::keys;
use super::members::{MemberReader, Role};
use crate::diagnostic::{Diag, Kind, quote};
use crate::json::{Allowed, Node, Object, Reader, Value};
use crate::lexical::Rule;
use crate::markup::Description;
use crate::model::{BUILT_IN_TYPES, DataType, Usage};
use crate::source::Span;

/// The data types listed in a file, and a reader for members that may refer to them.
pub(crate) fn listed_types<'n, 't, 'x>(
    object: &Object<'n, 't>,
    text: &'x str,
    reader: &mut Reader<'_>,
) -> (&'n [Node<'t>], MemberReader<'x>) {
    let types = object.get("types");
    let unclear = types.is_some_and(|node| !matches!(node.value, Value::Array(_)));
    let types = types.map_or(&[][..], |node| reader.items(node, "data types"));
    let members = MemberReader {
        text,
        defined: claimed_names(types),
        unclear,
        unknown: Vec::new(),
    };
    (types, members)
}

/// The names of the listed data types, valid or not: a reference to a data type whose definition is
/// invalid is not another error.
fn claimed_names(types: &[Node<'_>]) -> BTreeSet<String> {
    let names = types.iter().filter_map(|node| node.get("name")?.as_str());
    names.map(str::to_owned).collect()
}

/// Reads the listed data types.
pub(crate) fn data_types(
    nodes: &[Node<'_>],
    members: &mut MemberReader<'_>,
    reader: &mut Reader<'_>,
) -> Vec<DraftType> {
    let mut types: Vec<DraftType> = Vec::with_capacity(nodes.len());
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for node in nodes {
        let Some(object) = reader.object(node, "a data type", Allowed::Only(keys::TYPE)) else {
            continue;
        };
        let name = object.require("name", reader).and_then(|node| {
            let name = reader.name(node, Rule::Name, "data type name")?;
            Some((name, reader.span(node)))
        });
        let description = Description::from_text(reader.optional_text(&object, "description"));
        let usage = usage(&object, reader);
        let Some(listed) = object.require("members", reader) else {
            continue;
        };
        let read = members.read(listed, Role::Member, reader);
        let Some((name, span)) = name else { continue };
        if BUILT_IN_TYPES.contains(&name) {
            let message = format!("{} is a built-in type", quote(name));
            reader.add(
                Diag::new(Kind::Conflict, span, message)
                    .label("expected a name that no built-in type has"),
            );
            continue;
        }
        if let Some(first) = seen.insert(name, span) {
            reader.add(Diag::duplicate(
                Kind::Conflict,
                &format!("data type {}", quote(name)),
                "defined",
                span,
                first,
            ));
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

fn usage(object: &Object<'_, '_>, reader: &mut Reader<'_>) -> Usage {
    let mut usage = Usage::default();
    let Some(node) = object.get("usage") else {
        return usage;
    };
    match reader.text(node) {
        Some("in") => usage.input = true,
        Some("out") => usage.output = true,
        Some("both") => {
            usage.input = true;
            usage.output = true;
        }
        Some(other) => {
            let message = format!("unknown usage {}", quote(other));
            let diag = Diag::new(Kind::Shape, reader.span(node), message);
            reader.add(diag.label("expected `in`, `out` or `both`"));
        }
        None => {}
    }
    usage
}
