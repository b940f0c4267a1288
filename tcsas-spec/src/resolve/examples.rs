//! Checks documented calls against the model.
//!
//! The emulator returns documented responses and the documentation shows documented requests, so
//! that an error in one misleads like an error in the spec itself. Generated code does not depend
//! on examples, though, so that warnings are enough.

use crate::diagnostic::{Diag, Kind, nearest, quote};
use crate::json::{Entry, Node, Reader, Value};
use crate::model::{Action, Field, Service, Type};

/// Warns about examples of the action file `root` that do not match `service`.
pub(crate) fn check(root: &Node<'_>, service: &Service, reader: &mut Reader<'_>) {
    let name = root.get("action").and_then(Node::as_str);
    let Some(action) = name.and_then(|name| service.action(name)) else {
        return;
    };
    let mut checker = ExampleChecker {
        service,
        action,
        reader,
    };
    for example in root.get("examples").map_or(&[][..], Node::items) {
        if let Some(input) = example.get("input") {
            checker.check_object(input, &action.input, Direction::Request);
        }
        let response = example
            .get("output")
            .and_then(|output| output.get("Response"));
        if let Some(response) = response.filter(|response| !is_error_response(response, action)) {
            checker.check_object(response, &action.output, Direction::Response);
        }
    }
}

/// Whether a documented response is an error response. `Error` may be a field of the action, such
/// as the reason that a task failed; error responses have no other fields.
fn is_error_response(response: &Node<'_>, action: &Action) -> bool {
    let described = |name: &str| action.output.iter().any(|field| field.name == name);
    let has_fields = || match &response.value {
        Value::Object(entries) => entries
            .iter()
            .any(|entry| !matches!(&*entry.key, "Error" | "RequestId")),
        _ => false,
    };
    response.get("Error").is_some() && !(described("Error") && has_fields())
}

/// The message that a value is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Request,
    Response,
}

struct ExampleChecker<'c, 'm> {
    service: &'c Service,
    action: &'c Action,
    reader: &'c mut Reader<'m>,
}

impl ExampleChecker<'_, '_> {
    /// Checks the keys and values of an object against `fields`.
    fn check_object(&mut self, node: &Node<'_>, fields: &[Field], direction: Direction) {
        let Value::Object(entries) = &node.value else {
            return self.warn_mismatch(node, "an object");
        };
        let mut meant = Vec::new();
        for entry in entries {
            match fields.iter().find(|field| field.name == entry.key) {
                Some(field) => self.check_entry(field, entry, direction),
                None if direction == Direction::Response && entry.key == "RequestId" => {}
                None => meant.extend(self.warn_unknown(entry, fields)),
            }
        }
        for field in fields {
            let needed = match direction {
                // Documented requests are JSON, without the bytes.
                Direction::Request => field.required && field.ty != Type::Binary,
                Direction::Response => field.guaranteed,
            };
            // A misspelt key is not also reported as missing.
            let given = entries.iter().any(|entry| entry.key == field.name);
            if needed && !given && !meant.contains(&&*field.name) {
                let message = format!(
                    "this example lacks {}, which is required",
                    quote(&field.name)
                );
                let span = self.reader.start(node);
                let diag = Diag::new(Kind::Example, span, message);
                self.reader
                    .sink
                    .warn(diag.label("expected in this object").help(
                        "add it to the example, or write `\"required\": false` in its definition",
                    ));
            }
        }
    }

    /// Checks the value of a known key; an optional one may be `null`.
    fn check_entry(&mut self, field: &Field, entry: &Entry<'_>, direction: Direction) {
        let may_be_absent = match direction {
            Direction::Request => !field.required,
            Direction::Response => !field.guaranteed,
        };
        if !(matches!(entry.node.value, Value::Null) && may_be_absent) {
            self.check_value(&field.ty, &entry.node, direction);
        }
    }

    /// Checks a value against its type.
    fn check_value(&mut self, ty: &Type, node: &Node<'_>, direction: Direction) {
        let expected = match (ty, &node.value) {
            (Type::Object(name), _) => {
                let service = self.service;
                if let Some(data_type) = service.data_type(name) {
                    self.check_object(node, &data_type.fields, direction);
                }
                return;
            }
            (Type::Array(item), Value::Array(nodes)) => {
                for node in nodes {
                    self.check_value(item, node, direction);
                }
                return;
            }
            (Type::Array(_), _) => "an array",
            (Type::Integer, Value::Number(number)) if is_integer(number) => return,
            (Type::Integer, _) => "an integer",
            (Type::UnsignedInteger, Value::Number(number))
                if is_integer(number) && !number.starts_with('-') =>
            {
                return;
            }
            (Type::UnsignedInteger, _) => "a non-negative integer",
            (Type::Float, Value::Number(_)) | (Type::Boolean, Value::Bool(_)) => return,
            (Type::Float, _) => "a number",
            (Type::Boolean, _) => "`true` or `false`",
            (_, Value::String(_)) => return,
            _ => "a string",
        };
        self.warn_mismatch(node, expected);
    }

    /// Warns about a value of another kind.
    fn warn_mismatch(&mut self, node: &Node<'_>, expected: &str) {
        let found = match &node.value {
            Value::Number(number) => quote(number),
            other => other.kind().to_owned(),
        };
        let message = format!("expected {expected} in this example, found {found}");
        let span = self.reader.start(node);
        let diag = Diag::new(Kind::Example, span, message);
        let diag = diag.label(format!("expected {expected}"));
        self.reader.sink.warn(diag);
    }

    /// Warns about an unknown key; returns the name that was likely meant.
    fn warn_unknown<'f>(&mut self, entry: &Entry<'_>, fields: &'f [Field]) -> Option<&'f str> {
        let message = format!(
            "unknown key {} in this example of {}",
            quote(&entry.key),
            quote(&self.action.name)
        );
        let diag = Diag::new(Kind::Example, self.reader.key_span(entry), message);
        let file = self.reader.file;
        let near = match self.reader.sink.is_full_of_warnings(file) {
            true => None,
            false => nearest(&entry.key, fields.iter().map(|field| field.name.as_str())),
        };
        let diag = diag.label("not defined").suggest(near);
        self.reader.sink.warn(diag);
        near
    }
}

/// Whether a number is an integer; `1.0` is one.
fn is_integer(number: &str) -> bool {
    let digits = number.strip_prefix('-').unwrap_or(number);
    digits.bytes().all(|c| c.is_ascii_digit())
        || number
            .parse()
            .is_ok_and(|number: f64| number.fract() == 0.0)
}
