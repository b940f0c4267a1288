//! The objects of the vendor's format: data types, and the parameters and responses of actions.

use std::collections::{HashMap, HashSet};

use super::stream_sentence;
use crate::diagnostic::{Diag, Kind, nearest, quote};
use crate::format::draft::{DraftAction, DraftType, UnknownType};
use crate::format::members::Role;
use crate::format::upload;
use crate::json::{Allowed, Entry, Node, Object, Reader, Value};
use crate::lexical::Rule;
use crate::markup::Description;
use crate::model::{Action, DataType, Field, Type, Usage};
use crate::source::Span;

/// The objects of a file, by name.
pub(crate) struct Objects<'n, 't> {
    by_name: HashMap<&'n str, &'n Entry<'t>>,
    /// In the order of the file.
    order: Vec<&'n Entry<'t>>,
    /// Those that hold the parameters or the response of an action.
    envelopes: HashSet<&'n str>,
    /// Those that are the type of a member.
    referenced: HashSet<&'n str>,
    /// References to undefined objects.
    pub unknown: Vec<UnknownType>,
}

/// The members of an object.
struct Members {
    fields: Vec<Field>,
    spans: Vec<Span>,
    complete: bool,
}

impl<'n, 't> Objects<'n, 't> {
    pub(crate) fn collect(node: Option<&'n Node<'t>>) -> Self {
        let mut by_name = HashMap::new();
        let mut order = Vec::new();
        for entry in node.map_or(&[][..], Node::entries) {
            // The first of duplicate keys counts; the duplicate has been reported.
            by_name.entry(&*entry.key).or_insert_with(|| {
                order.push(entry);
                entry
            });
        }
        Self {
            by_name,
            order,
            envelopes: HashSet::new(),
            referenced: HashSet::new(),
            unknown: Vec::new(),
        }
    }

    pub(crate) fn action(
        &mut self,
        entry: &'n Entry<'t>,
        reader: &mut Reader<'_>,
    ) -> Option<DraftAction> {
        let span = reader.key_span(entry);
        let named = reader.check_name(&entry.key, span, Rule::Name, "action name");
        let object = reader.object(&entry.node, "an action", Allowed::Any)?;
        let input = self.envelope(&object, "input", Role::Input, reader);
        let output = self.envelope(&object, "output", Role::Output, reader);
        let document = reader.optional_text(&object, "document");
        let status = reader.optional_text(&object, "status");
        let skip_sign = reader.flag(&object, "skip_sign").unwrap_or(false);
        if !named {
            return None;
        }
        let mut output = output.map_or_else(Vec::new, |members| members.fields);
        let mut ids = output.iter().filter(|field| field.name == "RequestId");
        let stream = ids.any(|id| stream_sentence::is_in(&id.description.plain()));
        output.retain(|field| field.name != "RequestId");
        let action = Action {
            name: entry.key.to_string(),
            description: Description::from_html(document),
            deprecated: status == "deprecated",
            signed: !skip_sign,
            stream,
            input: input.map_or_else(Vec::new, |members| members.fields),
            output,
            ..Action::default()
        };
        Some(DraftAction {
            span,
            action,
            pagination: None,
        })
    }

    /// Reads the object that holds the parameters or the response of an action.
    fn envelope(
        &mut self,
        object: &Object<'n, 't>,
        key: &str,
        role: Role,
        reader: &mut Reader<'_>,
    ) -> Option<Members> {
        let node = object.require(key, reader)?;
        let name = reader.text(node)?;
        let Some(entry) = self.by_name.get(name).copied() else {
            self.record_unknown(name, reader.span(node));
            return None;
        };
        self.envelopes.insert(name);
        self.members(entry, role, reader)
    }

    /// Reads the data types: all objects except those that only hold parameters or responses.
    pub(crate) fn types(&mut self, reader: &mut Reader<'_>) -> Vec<DraftType> {
        let mut types = Vec::new();
        let order = std::mem::take(&mut self.order);
        let (mut envelopes, others): (Vec<_>, Vec<_>) = order
            .into_iter()
            .partition(|entry| self.envelopes.contains(&*entry.key));
        for entry in others {
            types.extend(self.data_type(entry, reader));
        }
        // An envelope that is the type of a member is a data type too, and may refer to another.
        loop {
            let (found, rest): (Vec<_>, Vec<_>) = envelopes
                .into_iter()
                .partition(|entry| self.referenced.contains(&*entry.key));
            if found.is_empty() {
                return types;
            }
            for entry in found {
                types.extend(self.data_type(entry, reader));
            }
            envelopes = rest;
        }
    }

    fn data_type(&mut self, entry: &'n Entry<'t>, reader: &mut Reader<'_>) -> Option<DraftType> {
        let span = reader.key_span(entry);
        let named = reader.check_name(&entry.key, span, Rule::Name, "data type name");
        let members = self.members(entry, Role::Member, reader)?;
        let object = reader.object(&entry.node, "a data type", Allowed::Any)?;
        let usage = reader.optional_text(&object, "usage");
        let document = reader.optional_text(&object, "document");
        named.then(|| DraftType {
            span,
            data_type: DataType {
                name: entry.key.to_string(),
                description: Description::from_html(document),
                fields: members.fields,
                usage: Usage {
                    input: matches!(usage, "in" | "both"),
                    output: matches!(usage, "out" | "both"),
                },
            },
            members: members.spans,
            complete: members.complete,
        })
    }

    fn members(
        &mut self,
        entry: &'n Entry<'t>,
        role: Role,
        reader: &mut Reader<'_>,
    ) -> Option<Members> {
        let object = reader.object(&entry.node, "a data type", Allowed::Any)?;
        let listed = object.require("members", reader)?;
        let nodes = reader.items(listed, "members");
        let mut members = Members {
            fields: Vec::with_capacity(nodes.len()),
            spans: Vec::with_capacity(nodes.len()),
            complete: true,
        };
        let mut seen: HashMap<&str, Span> = HashMap::with_capacity(nodes.len());
        for node in nodes {
            let Some((name, span, field)) = self.member(node, role, reader) else {
                members.complete = false;
                continue;
            };
            if let Some(first) = seen.get(name) {
                members.complete = false;
                reader.add(Diag::duplicate(
                    Kind::Conflict,
                    &quote(name),
                    "listed",
                    span,
                    *first,
                ));
                continue;
            }
            seen.insert(name, span);
            members.fields.push(field);
            members.spans.push(span);
        }
        Some(members)
    }

    fn member(
        &mut self,
        node: &'n Node<'t>,
        role: Role,
        reader: &mut Reader<'_>,
    ) -> Option<(&'n str, Span, Field)> {
        let object = reader.object(node, "a member", Allowed::Any)?;
        let name = object.require("name", reader);
        let name = name.and_then(|node| {
            let name = reader.name(node, Rule::Name, "member name")?;
            Some((name, reader.span(node)))
        });
        let ty = self.ty(&object, reader);
        let required = flag(&object, "required", reader);
        let given = flag(&object, "output_required", reader);
        let nullable = flag(&object, "value_allowed_null", reader);
        let disabled = flag(&object, "disabled", reader);
        let document = reader.optional_text(&object, "document");
        let ((name, span), (ty, ty_span)) = (name?, ty?);
        if role == Role::Output && name == "RequestId" && ty != Type::String {
            let diag = Diag::new(Kind::Conflict, ty_span, "`RequestId` must be a string");
            reader.add(diag.label("expected `string`"));
        }
        let field = Field {
            name: name.to_owned(),
            ty: upload::check_type(ty, role, ["binary", "string"], ty_span, reader),
            required,
            guaranteed: false,
            vendor_guarantee: Some(given && !nullable),
            disabled,
            added_later: false,
            description: Description::from_html(document),
        };
        Some((name, span, field))
    }

    /// Reads `type` and `member`, which together determine a type.
    fn ty(&mut self, object: &Object<'n, 't>, reader: &mut Reader<'_>) -> Option<(Type, Span)> {
        let kind_node = object.require("type", reader);
        let member_node = object.require("member", reader);
        let kind = reader.text(kind_node?)?;
        let member = reader.text(member_node?)?;
        let span = reader.span(member_node?);
        let ty = match kind {
            "object" => self.object_type(member, span),
            "binary" => Type::Binary,
            "list" if member == "binary" => Type::Array(Box::new(Type::Binary)),
            "list" => {
                let item = scalar(member).unwrap_or_else(|| self.object_type(member, span));
                Type::Array(Box::new(item))
            }
            "string" | "int" | "bool" | "float" => match scalar(member) {
                Some(ty) => ty,
                None => {
                    let message = format!("unknown {kind} type {}", quote(member));
                    let diag = Diag::new(Kind::Reference, span, message);
                    let diag =
                        diag.label("expected `string`, `int64`, `uint64`, `float`, `bool`, ...");
                    reader
                        .add(diag.suggest(nearest(member, SCALARS.iter().map(|(name, _)| *name))));
                    Type::String
                }
            },
            _ => {
                let span = reader.span(kind_node?);
                let message = format!("unknown type {}", quote(kind));
                let diag = Diag::new(Kind::Reference, span, message).label(
                    "expected `string`, `int`, `bool`, `float`, `binary`, `list` or `object`",
                );
                reader.add(diag.suggest(nearest(kind, KINDS)));
                return Some((Type::String, span));
            }
        };
        Some((ty, span))
    }

    fn object_type(&mut self, name: &'n str, span: Span) -> Type {
        if self.by_name.contains_key(name) {
            self.referenced.insert(name);
        } else {
            self.record_unknown(name, span);
        }
        Type::Object(name.to_owned())
    }

    fn record_unknown(&mut self, name: &str, span: Span) {
        let candidates = self.by_name.keys().copied();
        UnknownType::record(&mut self.unknown, name, name, span, candidates);
    }
}

/// Values of `type`.
const KINDS: [&str; 7] = ["string", "int", "bool", "float", "binary", "list", "object"];

/// Values of `member` for built-in types.
const SCALARS: [(&str, Type); 8] = [
    ("string", Type::String),
    ("int64", Type::Integer),
    ("uint64", Type::UnsignedInteger),
    ("float", Type::Float),
    ("bool", Type::Boolean),
    ("date", Type::Date),
    ("datetime", Type::Timestamp),
    ("datetime_iso", Type::TimestampIso8601),
];

fn scalar(member: &str) -> Option<Type> {
    let found = SCALARS.iter().find(|(name, _)| *name == member);
    found.map(|(_, ty)| ty.clone())
}

/// A boolean, which the vendor sometimes writes as a number.
fn flag(object: &Object<'_, '_>, key: &str, reader: &mut Reader<'_>) -> bool {
    match object.get(key).map(|node| &node.value) {
        Some(Value::Number("0")) | None => false,
        Some(Value::Number("1")) => true,
        Some(_) => reader.flag(object, key).unwrap_or(false),
    }
}
