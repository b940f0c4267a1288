//! The objects of the vendor's format, and the actions whose parameters and answers they hold.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Kind, Mistake, nearest, quote};
use crate::format::draft::{DraftAction, DraftType, MOST_ADVISED, Mention};
use crate::html;
use crate::json::{Entry, Keys, Known, Node, Reading, Value};
use crate::lexical::Rule;
use crate::model::{Action, DataType, Field, Type, Usage};
use crate::source::Span;

/// The objects of a file, by name.
pub(crate) struct Objects<'n, 't> {
    by_name: HashMap<&'n str, &'n Entry<'t>>,
    /// In the order of the file.
    order: Vec<&'n Entry<'t>>,
    /// Those that hold the parameters or the answer of an action.
    envelopes: HashSet<&'n str>,
    /// Those that a member is of.
    mentioned: HashSet<&'n str>,
    /// Mentions of objects that are not there.
    pub unknown: Vec<Mention>,
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
        for entry in object_entries(node) {
            // Of keys given twice the first counts.
            by_name.entry(&*entry.key).or_insert_with(|| {
                order.push(entry);
                entry
            });
        }
        Self {
            by_name,
            order,
            envelopes: HashSet::new(),
            mentioned: HashSet::new(),
            unknown: Vec::new(),
        }
    }

    pub(crate) fn action(
        &mut self,
        entry: &'n Entry<'t>,
        reading: &mut Reading<'_>,
    ) -> Option<DraftAction> {
        let span = reading.key_span(entry);
        let named = reading.check_name(&entry.key, span, Rule::Name, "action name");
        let keys = reading.keys(&entry.node, "an action", Known::Any)?;
        let input = self.envelope(&keys, "input", reading);
        let output = self.envelope(&keys, "output", reading);
        let document = reading.optional_text(&keys, "document");
        let status = reading.optional_text(&keys, "status");
        let skip_sign = reading.flag(&keys, "skip_sign").unwrap_or(false);
        if !named {
            return None;
        }
        let mut output = output.map_or_else(Vec::new, |members| members.fields);
        output.retain(|field| field.name != "RequestId");
        let action = Action {
            name: entry.key.to_string(),
            description: html::to_markdown(document),
            deprecated: status == "deprecated",
            signed: !skip_sign,
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

    /// The members of the object that holds the parameters or the answer of an action.
    fn envelope(
        &mut self,
        keys: &Keys<'n, 't>,
        key: &str,
        reading: &mut Reading<'_>,
    ) -> Option<Members> {
        let node = keys.require(key, reading)?;
        let name = reading.text(node)?;
        let Some(entry) = self.by_name.get(name).copied() else {
            self.note_unknown(name, reading.span(node));
            return None;
        };
        self.envelopes.insert(name);
        self.members(entry, key == "output", reading)
    }

    /// The data types: all objects but those that only hold parameters or answers.
    pub(crate) fn types(&mut self, reading: &mut Reading<'_>) -> Vec<DraftType> {
        let mut types = Vec::new();
        let order = std::mem::take(&mut self.order);
        let (mut envelopes, others): (Vec<_>, Vec<_>) = order
            .into_iter()
            .partition(|entry| self.envelopes.contains(&*entry.key));
        for entry in others {
            types.extend(self.data_type(entry, reading));
        }
        // An envelope that a member is of is a data type too, and may mention another envelope.
        loop {
            let (found, rest): (Vec<_>, Vec<_>) = envelopes
                .into_iter()
                .partition(|entry| self.mentioned.contains(&*entry.key));
            if found.is_empty() {
                return types;
            }
            for entry in found {
                types.extend(self.data_type(entry, reading));
            }
            envelopes = rest;
        }
    }

    fn data_type(&mut self, entry: &'n Entry<'t>, reading: &mut Reading<'_>) -> Option<DraftType> {
        let span = reading.key_span(entry);
        let named = reading.check_name(&entry.key, span, Rule::Name, "data type name");
        let members = self.members(entry, false, reading)?;
        let keys = reading.keys(&entry.node, "a data type", Known::Any)?;
        let usage = reading.optional_text(&keys, "usage");
        let document = reading.optional_text(&keys, "document");
        named.then(|| DraftType {
            span,
            data_type: DataType {
                name: entry.key.to_string(),
                description: html::to_markdown(document),
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
        answer: bool,
        reading: &mut Reading<'_>,
    ) -> Option<Members> {
        let keys = reading.keys(&entry.node, "a data type", Known::Any)?;
        let listed = keys.require("members", reading)?;
        let nodes = reading.items(listed, "members");
        let mut members = Members {
            fields: Vec::with_capacity(nodes.len()),
            spans: Vec::with_capacity(nodes.len()),
            complete: true,
        };
        let mut seen: HashMap<&str, Span> = HashMap::with_capacity(nodes.len());
        for node in nodes {
            let Some((name, span, field)) = self.member(node, answer, reading) else {
                members.complete = false;
                continue;
            };
            if let Some(first) = seen.get(name) {
                members.complete = false;
                let message = format!("{} is listed twice", quote(name));
                reading.add(
                    Mistake::new(Kind::Conflict, span, message)
                        .label("listed again here")
                        .second(*first, "first listed here"),
                );
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
        answer: bool,
        reading: &mut Reading<'_>,
    ) -> Option<(&'n str, Span, Field)> {
        let keys = reading.keys(node, "a member", Known::Any)?;
        let name = keys.require("name", reading);
        let name = name.and_then(|node| {
            let name = reading.name(node, Rule::Name, "member name")?;
            Some((name, reading.span(node)))
        });
        let ty = self.ty(&keys, reading);
        let required = flag(&keys, "required", reading);
        let given = flag(&keys, "output_required", reading);
        let nullable = flag(&keys, "value_allowed_null", reading);
        let disabled = flag(&keys, "disabled", reading);
        let document = reading.optional_text(&keys, "document");
        let ((name, span), (ty, ty_span)) = (name?, ty?);
        if answer && name == "RequestId" && ty != Type::String {
            let mistake = Mistake::new(Kind::Conflict, ty_span, "`RequestId` is not a string");
            reading.add(mistake.label("expected `string`"));
        }
        let field = Field {
            name: name.to_owned(),
            ty,
            required,
            guaranteed: false,
            vendor_guarantee: Some(given && !nullable),
            disabled,
            added_later: false,
            description: html::to_markdown(document),
        };
        Some((name, span, field))
    }

    /// Reads `type` and `member`, which together name a type.
    fn ty(&mut self, keys: &Keys<'n, 't>, reading: &mut Reading<'_>) -> Option<(Type, Span)> {
        let kind_node = keys.require("type", reading);
        let member_node = keys.require("member", reading);
        let kind = reading.text(kind_node?)?;
        let member = reading.text(member_node?)?;
        let span = reading.span(member_node?);
        let ty = match kind {
            "object" => self.object(member, span),
            "list" => {
                let item = scalar(member).unwrap_or_else(|| self.object(member, span));
                Type::Array(Box::new(item))
            }
            "string" | "int" | "bool" | "float" => match scalar(member) {
                Some(ty) => ty,
                None => {
                    let message = format!("unknown kind of {kind} {}", quote(member));
                    let mistake = Mistake::new(Kind::Reference, span, message);
                    let mistake =
                        mistake.label("expected `string`, `int64`, `uint64`, `float`, `bool`, ...");
                    reading.add(mistake.suggest(nearest(member, SCALARS)));
                    Type::String
                }
            },
            _ => {
                let span = reading.span(kind_node?);
                let message = format!("unknown type {}", quote(kind));
                let mistake = Mistake::new(Kind::Reference, span, message)
                    .label("expected `string`, `int`, `bool`, `float`, `list` or `object`");
                reading.add(mistake.suggest(nearest(kind, KINDS)));
                return Some((Type::String, span));
            }
        };
        Some((ty, span))
    }

    fn object(&mut self, name: &'n str, span: Span) -> Type {
        if self.by_name.contains_key(name) {
            self.mentioned.insert(name);
        } else {
            self.note_unknown(name, span);
        }
        Type::Object(name.to_owned())
    }

    fn note_unknown(&mut self, name: &str, span: Span) {
        // Advice on the first ones is enough.
        let early = self.unknown.len() < MOST_ADVISED;
        let nearest = early
            .then(|| nearest(name, self.by_name.keys().copied()))
            .flatten();
        self.unknown.push(Mention {
            name: name.to_owned(),
            written: name.to_owned(),
            span,
            nearest: nearest.map(str::to_owned),
        });
    }
}

const KINDS: [&str; 6] = ["string", "int", "bool", "float", "list", "object"];

const SCALARS: [&str; 8] = [
    "string",
    "int64",
    "uint64",
    "float",
    "bool",
    "date",
    "datetime",
    "datetime_iso",
];

fn scalar(member: &str) -> Option<Type> {
    Some(match member {
        "string" => Type::String,
        "int64" => Type::Integer,
        "uint64" => Type::UnsignedInteger,
        "float" => Type::Float,
        "bool" => Type::Boolean,
        "date" => Type::Date,
        "datetime" => Type::Timestamp,
        "datetime_iso" => Type::TimestampIso8601,
        _ => return None,
    })
}

/// A switch, which the vendor sometimes writes as a number.
fn flag(keys: &Keys<'_, '_>, key: &str, reading: &mut Reading<'_>) -> bool {
    match keys.get(key).map(|node| &node.value) {
        Some(Value::Number("0")) | None => false,
        Some(Value::Number("1")) => true,
        Some(_) => reading.flag(keys, key).unwrap_or(false),
    }
}

/// The entries of a node that is an object.
pub(crate) fn object_entries<'n, 't>(node: Option<&'n Node<'t>>) -> &'n [Entry<'t>] {
    match node.map(|node| &node.value) {
        Some(Value::Object(entries)) => entries,
        _ => &[],
    }
}
