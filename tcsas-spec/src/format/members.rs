//! Parameters, fields of responses and members of data types.

use std::collections::{BTreeSet, HashMap};

use super::draft::UnknownType;
use super::{keys, upload};
use crate::diagnostic::{Diag, Kind, quote};
use crate::json::{Allowed, Node, Reader, Value};
use crate::lexical::Rule;
use crate::markup::{Description, Inline};
use crate::model::{BUILT_IN_TYPES, Field, Type};
use crate::source::Span;

/// Maximum nesting of lists in a type.
const MAX_LIST_DEPTH: usize = 8;

/// Maximum length in bytes of an example or default value in documentation; longer ones are left
/// out.
const MAX_VALUE_LENGTH: usize = 120;

/// The kind of a list of members.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Input,
    Output,
    Member,
}

/// The members of a list.
#[derive(Default)]
pub(crate) struct ReadMembers {
    pub fields: Vec<Field>,
    pub spans: Vec<Span>,
    /// Whether all members could be read.
    pub complete: bool,
}

/// Reads the lists of members of one file.
pub(crate) struct MemberReader<'t> {
    pub text: &'t str,
    /// Names of the data types that the file defines.
    pub defined: BTreeSet<String>,
    /// Whether these could not be read, so that any name may be one of them.
    pub unclear: bool,
    /// References to unknown types.
    pub unknown: Vec<UnknownType>,
}

impl MemberReader<'_> {
    /// Reads a list of members; reports duplicates.
    pub(crate) fn read(
        &mut self,
        node: &Node<'_>,
        role: Role,
        reader: &mut Reader<'_>,
    ) -> ReadMembers {
        let of = match role {
            Role::Input => "parameters",
            Role::Output => "fields",
            Role::Member => "members",
        };
        let mut read = ReadMembers {
            complete: matches!(node.value, Value::Array(_)),
            ..ReadMembers::default()
        };
        let mut seen: HashMap<String, Span> = HashMap::new();
        for node in reader.items(node, of) {
            let Some((field, span)) = self.member(node, role, reader) else {
                read.complete = false;
                continue;
            };
            if let Some(first) = seen.get(&field.name) {
                read.complete = false;
                reader.add(Diag::duplicate(
                    Kind::Conflict,
                    &quote(&field.name),
                    "listed",
                    span,
                    *first,
                ));
                continue;
            }
            seen.insert(field.name.clone(), span);
            if role == Role::Output && field.name == "RequestId" {
                // Every response has it; the runtime reads it.
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
        reader: &mut Reader<'_>,
    ) -> Option<(Field, Span)> {
        let (what, known) = match role {
            Role::Input => ("a parameter", keys::FIELD),
            Role::Output => ("a field", keys::FIELD),
            Role::Member => ("a member", keys::MEMBER),
        };
        let object = reader.object(node, what, Allowed::Only(known))?;
        let name = object.require("name", reader).and_then(|node| {
            let name = reader.name(node, Rule::Name, "member name")?;
            Some((name, reader.span(node)))
        });
        let ty = object.require("type", reader);
        let ty = ty.and_then(|node| Some((self.ty(node, reader)?, reader.span(node))));
        let required = reader.flag(&object, "required").unwrap_or(false);
        let guaranteed = reader.flag(&object, "guaranteed").unwrap_or(required);
        let disabled = reader.flag(&object, "disabled").unwrap_or(false);
        let added_later = reader.flag(&object, "added_later").unwrap_or(false);
        let mut description = Description::from_text(reader.optional_text(&object, "description"));
        for (key, heading) in [("example", "Example"), ("default", "Default")] {
            if let Some(value) = object.get(key).and_then(|node| self.value(node)) {
                let heading = Inline::Text(format!("{heading}: "));
                let content = [Some(heading), Inline::code(value)];
                description.push_paragraph(content.into_iter().flatten().collect());
            }
        }
        if required && let Some(node) = object.get("default") {
            let what = name.map_or("this member".to_owned(), |(name, _)| quote(name));
            let message = format!("{what} is required and has a default");
            let span = reader.start(node);
            reader.add(
                Diag::new(Kind::Shape, span, message)
                    .label("a default is for optional members")
                    .help("remove `default`, or write `\"required\": false`"),
            );
        }
        let ((name, span), (ty, ty_span)) = (name?, ty?);
        if role == Role::Output && name == "RequestId" && ty != Type::String {
            let diag = Diag::new(Kind::Conflict, ty_span, "`RequestId` must be a `String`");
            reader.add(diag.label("expected `String`"));
        }
        let field = Field {
            name: name.to_owned(),
            ty: upload::check_type(ty, role, ["Binary", "String"], ty_span, reader),
            required: required && role != Role::Output,
            guaranteed: guaranteed && role != Role::Input,
            vendor_guarantee: None,
            disabled,
            added_later,
            description,
        };
        Some((field, span))
    }

    /// The text of an example or default value, unless it is too long.
    fn value(&self, node: &Node<'_>) -> Option<&str> {
        let written = self.text.get(node.start as usize..node.end as usize)?;
        (written.len() <= MAX_VALUE_LENGTH).then_some(written)
    }

    /// Reads a type. An unknown one is recorded and kept, to be replaced once all files have been
    /// read, so that its member is not lost.
    fn ty(&mut self, node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Type> {
        if let Value::Array(_) = node.value {
            reader.add(
                reader
                    .mismatch(node, "a string")
                    .help("write a list as `Array of X`, such as `\"type\": \"Array of String\"`"),
            );
            return None;
        }
        let text = reader.text(node)?;
        let span = reader.span(node);
        let mut item = text;
        let mut lists = 0;
        while let Some(rest) = item.strip_prefix("Array of ") {
            item = rest;
            lists += 1;
            if lists > MAX_LIST_DEPTH {
                let diag = Diag::new(Kind::Name, span, "too many nested lists");
                reader.add(diag.label(format!("expected at most {MAX_LIST_DEPTH} levels")));
                return None;
            }
        }
        let mut ty = Type::built_in(item).unwrap_or_else(|| {
            if !self.unclear && !self.defined.contains(item) {
                let defined = self.defined.iter().map(String::as_str);
                let candidates = BUILT_IN_TYPES.into_iter().chain(defined);
                UnknownType::record(&mut self.unknown, item, text, span, candidates);
            }
            Type::Object(item.to_owned())
        });
        for _ in 0..lists {
            ty = Type::Array(Box::new(ty));
        }
        Some(ty)
    }
}
