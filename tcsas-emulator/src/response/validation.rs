//! Validation of custom responses against the spec of their action.

use serde_json::{Map, Value};
use tcsas_spec::model::{Action, Field, Service, Type};

use crate::response::suggestion;

/// Returns the first mismatch between `response`, the members of `Response`, and the spec of
/// `action`. Missing fields are allowed: a test sets only the fields it is about.
pub(crate) fn mismatch(
    service: &Service,
    action: &Action,
    response: &Map<String, Value>,
) -> Option<String> {
    members(service, &action.output, response, "")
}

fn members(
    service: &Service,
    fields: &[Field],
    given: &Map<String, Value>,
    path: &str,
) -> Option<String> {
    given.iter().find_map(|(name, value)| {
        if path.is_empty() && name == "RequestId" {
            return None;
        }
        let place = format!("{path}{name}");
        match fields.iter().find(|field| field.name == *name) {
            Some(field) => wrong(service, &field.ty, value, &place),
            None => {
                let near = suggestion(Field::nearest(fields, name));
                Some(format!("`{place}` is not described{near}"))
            }
        }
    })
}

// Values can be nested arbitrarily, but a spec without recursion limits the depth, and with
// recursion the value does.
fn wrong(service: &Service, ty: &Type, value: &Value, place: &str) -> Option<String> {
    let (fits, expected) = match (ty, value) {
        (_, Value::Null) => return None,
        (Type::Object(name), Value::Object(given)) => {
            let fields = service.data_type(name).map_or(&[][..], |t| &t.fields);
            return members(service, fields, given, &format!("{place}."));
        }
        (Type::Array(item), Value::Array(items)) => {
            let mut items = items.iter().enumerate();
            return items
                .find_map(|(i, value)| wrong(service, item, value, &format!("{place}[{i}]")));
        }
        (Type::Object(_), _) => (false, "an object"),
        (Type::Array(_), _) => (false, "a list"),
        (Type::Integer | Type::UnsignedInteger, value) => {
            (value.is_i64() || value.is_u64(), "a whole number")
        }
        (Type::Float, value) => (value.is_number(), "a number"),
        (Type::Boolean, value) => (value.is_boolean(), "true or false"),
        (_, value) => (value.is_string(), "a string"),
    };
    (!fits).then(|| format!("`{place}` is {value}, not {expected}"))
}
