//! Validation of the body against the spec of the action.

use serde_json::{Map, Value};
use tcsas_spec::model::{Action, Field, Service, Type};

use crate::response::error_response::ErrorResponse;

/// Checks that `body` has the parameters of `action`, and returns the `ClientToken` if there is
/// one.
pub(crate) fn check(
    service: &Service,
    action: &Action,
    body: &[u8],
) -> Result<Option<String>, ErrorResponse> {
    match serde_json::from_slice(body) {
        Ok(Value::Object(mut given)) => {
            members(service, &action.input, &given, "")?;
            let token = action.client_token();
            Ok(match token.and_then(|field| given.remove(&field.name)) {
                Some(Value::String(token)) if !token.is_empty() => Some(token),
                _ => None,
            })
        }
        Ok(other) => Err(invalid(format!(
            "The request body must be a JSON object, not {}.",
            kind(&other)
        ))),
        Err(error) => Err(invalid(format!(
            "The request body is not a JSON object: {error}."
        ))),
    }
}

/// Checks an object. `path` is its location, ending in a dot unless it is the body itself.
fn members(
    service: &Service,
    fields: &[Field],
    given: &Map<String, Value>,
    path: &str,
) -> Result<(), ErrorResponse> {
    // The service treats `null` as absent.
    let value = |field: &Field| given.get(&field.name).filter(|value| !value.is_null());
    for field in fields.iter().filter(|field| field.required) {
        if value(field).is_none() {
            return Err(ErrorResponse::missing(&format!("{path}{}", field.name)));
        }
    }
    for name in given.keys() {
        if !fields.iter().any(|field| field.name == *name) {
            let message = format!(
                "The parameter `{path}{}` is not recognized.",
                name.escape_default()
            );
            return Err(ErrorResponse::new("UnknownParameter", message));
        }
    }
    for field in fields {
        if let Some(value) = value(field) {
            check_value(service, &field.ty, value, &format!("{path}{}", field.name))?;
        }
    }
    Ok(())
}

// The parser limits nesting to 128 levels, which bounds the recursion.
fn check_value(
    service: &Service,
    ty: &Type,
    value: &Value,
    path: &str,
) -> Result<(), ErrorResponse> {
    let (fits, expected) = match ty {
        Type::String | Type::Date | Type::Timestamp | Type::TimestampIso8601 | Type::Binary => {
            (value.is_string(), "a string")
        }
        Type::Integer => (
            value.is_i64(),
            "a whole number from -9223372036854775808 to 9223372036854775807",
        ),
        Type::UnsignedInteger => (
            value.is_u64(),
            "a whole number from 0 to 18446744073709551615",
        ),
        Type::Float => (value.is_number(), "a number"),
        Type::Boolean => (value.is_boolean(), "true or false"),
        Type::Object(name) => {
            let described = service.data_type(name);
            if let (Value::Object(given), Some(described)) = (value, described) {
                return members(service, &described.fields, given, &format!("{path}."));
            }
            (value.is_object(), "an object")
        }
        Type::Array(item) => {
            if let Value::Array(items) = value {
                for (i, value) in items.iter().enumerate() {
                    check_value(service, item, value, &format!("{path}[{i}]"))?;
                }
            }
            (value.is_array(), "a list")
        }
    };
    if fits {
        return Ok(());
    }
    Err(invalid(format!(
        "The parameter `{path}` must be {expected}, not {}.",
        kind(value)
    )))
}

fn invalid(message: String) -> ErrorResponse {
    ErrorResponse::new("InvalidParameter", message)
}

/// The JSON type of a value. Only numbers are printed with their value, since their type alone does
/// not show the error.
fn kind(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "a boolean".to_owned(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(_) => "a string".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}
