//! Documented calls that say something else than the description they belong to.
//!
//! The emulator gives documented responses and the documentation shows documented requests, so that
//! a slip in one misleads as one in the description itself would; but an example is no part of what
//! is generated, and a warning is enough.

use crate::diagnostic::{Kind, Mistake, nearest, quote};
use crate::json::{Entry, Node, Reading, Value};
use crate::model::{Action, Field, Service, Type};

/// Warns of what the examples of a file, which `root` is, have otherwise than `service` describes
/// it.
pub(crate) fn check(root: &Node<'_>, service: &Service, reading: &mut Reading<'_>) {
    let Some(Value::String(name)) = member(root, "action").map(|node| &node.value) else {
        return;
    };
    let Some(action) = service.action(name) else {
        return;
    };
    let examples = member(root, "examples").map(|node| &node.value);
    let Some(Value::Array(examples)) = examples else {
        return;
    };
    let mut calls = Calls {
        service,
        action,
        reading,
    };
    for example in examples {
        if let Some(input) = member(example, "input") {
            calls.object(input, &action.input, Way::Request);
        }
        let response = member(example, "output").and_then(|output| member(output, "Response"));
        if let Some(response) = response.filter(|response| member(response, "Error").is_none()) {
            calls.object(response, &action.output, Way::Response);
        }
    }
}

/// The value of a key of an object.
fn member<'n, 't>(node: &'n Node<'t>, key: &str) -> Option<&'n Node<'t>> {
    let Value::Object(entries) = &node.value else {
        return None;
    };
    let entry = entries.iter().find(|entry| entry.key == key)?;
    Some(&entry.node)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Request,
    Response,
}

struct Calls<'c, 'm> {
    service: &'c Service,
    action: &'c Action,
    reading: &'c mut Reading<'m>,
}

impl Calls<'_, '_> {
    fn object(&mut self, node: &Node<'_>, fields: &[Field], way: Way) {
        let Value::Object(entries) = &node.value else {
            return self.other(node, "an object");
        };
        let mut meant = Vec::new();
        for entry in entries {
            match fields.iter().find(|field| field.name == entry.key) {
                Some(field) => self.given(field, entry, way),
                None if way == Way::Response && entry.key == "RequestId" => {}
                None => meant.extend(self.unknown(entry, fields)),
            }
        }
        for field in fields {
            let needed = match way {
                Way::Request => field.required,
                Way::Response => field.guaranteed,
            };
            // What is misspelt is not missing as well.
            let given = entries.iter().any(|entry| entry.key == field.name);
            if needed && !given && !meant.contains(&&*field.name) {
                let message = format!(
                    "this example has no {}, which is required",
                    quote(&field.name)
                );
                let span = self.reading.start(node);
                let mistake = Mistake::new(Kind::Example, span, message);
                self.reading
                    .mistakes
                    .warn(mistake.label("expected it in here").help(
                        "add it to the example, or say `\"required\": false` where it is described",
                    ));
            }
        }
    }

    /// A value that may be `null` where there need not be one.
    fn given(&mut self, field: &Field, entry: &Entry<'_>, way: Way) {
        let may_be_absent = match way {
            Way::Request => !field.required,
            Way::Response => !field.guaranteed,
        };
        if !(matches!(entry.node.value, Value::Null) && may_be_absent) {
            self.value(&field.ty, &entry.node, way);
        }
    }

    fn value(&mut self, ty: &Type, node: &Node<'_>, way: Way) {
        let expected = match (ty, &node.value) {
            (Type::Object(name), _) => {
                let service = self.service;
                if let Some(data_type) = service.data_type(name) {
                    self.object(node, &data_type.fields, way);
                }
                return;
            }
            (Type::Array(item), Value::Array(nodes)) => {
                for node in nodes {
                    self.value(item, node, way);
                }
                return;
            }
            (Type::Array(_), _) => "an array",
            (Type::Integer, Value::Number(number)) if is_whole(number) => return,
            (Type::Integer, _) => "a whole number",
            (Type::UnsignedInteger, Value::Number(number))
                if is_whole(number) && !number.starts_with('-') =>
            {
                return;
            }
            (Type::UnsignedInteger, _) => "a whole number that is not below 0",
            (Type::Float, Value::Number(_)) | (Type::Boolean, Value::Bool(_)) => return,
            (Type::Float, _) => "a number",
            (Type::Boolean, _) => "`true` or `false`",
            (_, Value::String(_)) => return,
            _ => "a string",
        };
        self.other(node, expected);
    }

    fn other(&mut self, node: &Node<'_>, expected: &str) {
        let found = match &node.value {
            Value::Number(number) => quote(number),
            other => other.kind().to_owned(),
        };
        let message = format!("this example has {found} where {expected} is described");
        let span = self.reading.start(node);
        let mistake = Mistake::new(Kind::Example, span, message);
        let mistake = mistake.label(format!("expected {expected}"));
        self.reading.mistakes.warn(mistake);
    }

    /// Warns of a key; returns the name that was likely meant.
    fn unknown<'f>(&mut self, entry: &Entry<'_>, fields: &'f [Field]) -> Option<&'f str> {
        let message = format!(
            "this example has {}, which {} does not describe",
            quote(&entry.key),
            quote(&self.action.name)
        );
        let mistake = Mistake::new(Kind::Example, self.reading.key_span(entry), message);
        let file = self.reading.file;
        let near = match self.reading.mistakes.is_full_of_warnings(file) {
            true => None,
            false => nearest(&entry.key, fields.iter().map(|field| field.name.as_str())),
        };
        let mistake = mistake.label("not described").suggest(near);
        self.reading.mistakes.warn(mistake);
        near
    }
}

/// Whether a number has no fraction: `1.0` has none.
fn is_whole(number: &str) -> bool {
    let digits = number.strip_prefix('-').unwrap_or(number);
    digits.bytes().all(|c| c.is_ascii_digit())
        || number
            .parse()
            .is_ok_and(|number: f64| number.fract() == 0.0)
}
