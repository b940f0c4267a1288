//! The members of the native format: parameters, fields of answers, members of data types.

use std::collections::{BTreeSet, HashMap};

use super::draft::{MOST_ADVISED, Mention};
use super::keys;
use crate::diagnostic::{Kind, Mistake, nearest, quote};
use crate::json::{Known, Node, Reading, Value};
use crate::lexical::Rule;
use crate::markdown;
use crate::model::{BUILT_IN_TYPES, Field, Type};
use crate::source::Span;

/// How many lists may lie in each other in one type.
const DEEPEST_LIST: usize = 8;

/// A longer example or default value is left out of the documentation.
const LONGEST_VALUE: usize = 120;

/// What the members are members of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Input,
    Output,
    Member,
}

/// Members that were read.
#[derive(Default)]
pub(crate) struct Read {
    pub fields: Vec<Field>,
    pub spans: Vec<Span>,
    /// None was left out for a mistake.
    pub complete: bool,
}

/// Reads the members of one file.
pub(crate) struct Members<'t> {
    pub text: &'t str,
    /// The data types that the file describes.
    pub described: BTreeSet<String>,
    /// What it describes could not be made out, so that any name may be one.
    pub unclear: bool,
    /// The types that were mentioned and are none.
    pub unknown: Vec<Mention>,
}

impl Members<'_> {
    pub(crate) fn read(&mut self, node: &Node<'_>, role: Role, reading: &mut Reading<'_>) -> Read {
        let of = match role {
            Role::Input => "parameters",
            Role::Output => "fields",
            Role::Member => "members",
        };
        let mut read = Read {
            complete: matches!(node.value, Value::Array(_)),
            ..Read::default()
        };
        let mut seen: HashMap<String, Span> = HashMap::new();
        for node in reading.items(node, of) {
            let Some((field, span)) = self.member(node, role, reading) else {
                read.complete = false;
                continue;
            };
            if let Some(first) = seen.get(&field.name) {
                read.complete = false;
                let message = format!("{} is listed twice", quote(&field.name));
                reading.add(
                    Mistake::new(Kind::Conflict, span, message)
                        .label("listed again here")
                        .second(*first, "first listed here"),
                );
                continue;
            }
            seen.insert(field.name.clone(), span);
            if role == Role::Output && field.name == "RequestId" {
                // Every answer has it, so the runtime takes care of it.
                continue;
            }
            read.fields.push(field);
            read.spans.push(span);
        }
        read
    }

    fn member(
        &mut self,
        node: &Node<'_>,
        role: Role,
        reading: &mut Reading<'_>,
    ) -> Option<(Field, Span)> {
        let (what, known) = match role {
            Role::Input => ("a parameter", keys::FIELD),
            Role::Output => ("a field", keys::FIELD),
            Role::Member => ("a member", keys::MEMBER),
        };
        let keys = reading.keys(node, what, Known::Only(known))?;
        let name = keys.require("name", reading).and_then(|node| {
            let name = reading.name(node, Rule::Name, "member name")?;
            Some((name, reading.span(node)))
        });
        let ty = keys.require("type", reading);
        let ty = ty.and_then(|node| Some((self.ty(node, reading)?, reading.span(node))));
        let required = reading.flag(&keys, "required").unwrap_or(false);
        let guaranteed = reading.flag(&keys, "guaranteed").unwrap_or(required);
        let disabled = reading.flag(&keys, "disabled").unwrap_or(false);
        let added_later = reading.flag(&keys, "added_later").unwrap_or(false);
        let mut description = markdown::from_text(reading.optional_text(&keys, "description"));
        for (key, heading) in [("example", "Example"), ("default", "Default")] {
            if let Some(value) = keys.get(key).and_then(|node| self.value(node)) {
                markdown::add_paragraph(
                    &mut description,
                    &format!("{heading}: {}", markdown::code(value)),
                );
            }
        }
        if required && let Some(node) = keys.get("default") {
            let what = name.map_or("what is required".to_owned(), |(name, _)| quote(name));
            let message = format!("{what} is required and has a default");
            let span = reading.start(node);
            reading.add(
                Mistake::new(Kind::Shape, span, message)
                    .label("a default is for what may be left out")
                    .help("drop `default`, or say `\"required\": false`"),
            );
        }
        let ((name, span), (ty, ty_span)) = (name?, ty?);
        if role == Role::Output && name == "RequestId" && ty != Type::String {
            let mistake = Mistake::new(Kind::Conflict, ty_span, "`RequestId` is not a `String`");
            reading.add(mistake.label("expected `String`"));
        }
        let field = Field {
            name: name.to_owned(),
            ty,
            required: required && role != Role::Output,
            guaranteed: guaranteed && role != Role::Input,
            vendor_guarantee: None,
            disabled,
            added_later,
            description,
        };
        Some((field, span))
    }

    /// The text of a documented value, as it is written, if it is short enough to be shown.
    fn value(&self, node: &Node<'_>) -> Option<&str> {
        let written = self.text.get(node.start as usize..node.end as usize)?;
        (written.len() <= LONGEST_VALUE).then_some(written)
    }

    /// Reads a type. One that is unknown is noted and taken as it is, to be replaced when all files
    /// have been read: the member it belongs to is not wrong otherwise.
    fn ty(&mut self, node: &Node<'_>, reading: &mut Reading<'_>) -> Option<Type> {
        if let Value::Array(_) = node.value {
            reading.add(
                reading.mismatch(node, "a string").help(
                    "a list is written `Array of X`, such as `\"type\": \"Array of String\"`",
                ),
            );
            return None;
        }
        let text = reading.text(node)?;
        let span = reading.span(node);
        let mut item = text;
        let mut lists = 0;
        while let Some(rest) = item.strip_prefix("Array of ") {
            item = rest;
            lists += 1;
            if lists > DEEPEST_LIST {
                let mistake = Mistake::new(Kind::Name, span, "lists of lists go too deep here");
                reading.add(mistake.label(format!("at most {DEEPEST_LIST} may lie in each other")));
                return None;
            }
        }
        let mut ty = match item {
            "String" => Type::String,
            "Integer" => Type::Integer,
            "UnsignedInteger" => Type::UnsignedInteger,
            "Float" => Type::Float,
            "Boolean" => Type::Boolean,
            "Date" => Type::Date,
            "Timestamp" => Type::Timestamp,
            "TimestampISO8601" => Type::TimestampIso8601,
            name => {
                if !self.unclear && !self.described.contains(name) {
                    self.note_unknown(name, text, span);
                }
                Type::Object(name.to_owned())
            }
        };
        for _ in 0..lists {
            ty = Type::Array(Box::new(ty));
        }
        Some(ty)
    }

    fn note_unknown(&mut self, name: &str, written: &str, span: Span) {
        let described = self.described.iter().map(String::as_str);
        // Advice on the first ones is enough.
        let early = self.unknown.len() < MOST_ADVISED;
        let nearest = early
            .then(|| nearest(name, BUILT_IN_TYPES.into_iter().chain(described)))
            .flatten();
        self.unknown.push(Mention {
            name: name.to_owned(),
            written: written.to_owned(),
            span,
            nearest: nearest.map(str::to_owned),
        });
    }
}
