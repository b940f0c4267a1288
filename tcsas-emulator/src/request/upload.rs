//! Parameters of requests that are not JSON: a raw body with headers, and multipart form data.

use hyper::HeaderMap;
use hyper::body::Bytes;
use hyper::header::CONTENT_TYPE;
use serde_json::{Map, Value};
use tcsas_spec::model::{Action, BodyFormat, Field, Type};

use crate::request::multipart::{self, Part};
use crate::request::protocol::text;
use crate::response::error_response::ErrorResponse;

/// A binary parameter that was received.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Upload {
    /// The name of the parameter.
    pub parameter: String,
    /// Its value.
    pub bytes: Bytes,
}

/// The parameters of a request.
pub(crate) struct Decoded {
    /// The parameters as JSON. The value of a binary one is its length, as text.
    pub(crate) json: Bytes,
    pub(crate) uploads: Vec<Upload>,
}

/// Decodes the parameters of a request for `action` of the service `name`.
pub(crate) fn decode(
    name: &str,
    action: &Action,
    headers: &HeaderMap,
    body: Bytes,
) -> Result<Decoded, ErrorResponse> {
    let (parameters, uploads) = match action.body_format() {
        BodyFormat::OctetStream => octet_stream(name, action, headers, body)?,
        BodyFormat::Multipart => form(action, headers, &body)?,
        _ => {
            return Ok(Decoded {
                json: body,
                uploads: Vec::new(),
            });
        }
    };
    Ok(Decoded {
        json: Value::Object(parameters).to_string().into(),
        uploads,
    })
}

type Parameters = (Map<String, Value>, Vec<Upload>);

/// The media type of requests for `action`.
pub(crate) fn media_type(action: &Action) -> &'static str {
    match action.body_format() {
        BodyFormat::OctetStream => "application/octet-stream",
        BodyFormat::Multipart => "multipart/form-data",
        _ => "application/json",
    }
}

/// Parameters in headers `X-SERVICE-Field`, and one that is the body.
fn octet_stream(
    name: &str,
    action: &Action,
    headers: &HeaderMap,
    body: Bytes,
) -> Result<Parameters, ErrorResponse> {
    let prefix = format!("x-{}-", name.to_ascii_lowercase());
    let (mut parameters, mut uploads) = (Map::new(), Vec::new());
    for header in headers.keys() {
        let Some(suffix) = header.as_str().strip_prefix(&prefix) else {
            continue;
        };
        let mut fields = action.input.iter();
        let field = fields.find(|field| field.name.eq_ignore_ascii_case(suffix));
        let Some(field) = field.filter(|field| field.ty != Type::Binary) else {
            let message = format!("The header `{header}` is no parameter of the action.");
            return Err(ErrorResponse::new("UnknownParameter", message));
        };
        let value = text(headers, header.as_str()).unwrap_or_default();
        parameters.insert(field.name.clone(), scalar(field, value));
    }
    let mut fields = action.input.iter();
    if let Some(field) = fields.find(|field| field.ty == Type::Binary)
        && !body.is_empty()
    {
        upload(field, body, &mut parameters, &mut uploads);
    }
    Ok((parameters, uploads))
}

/// A part for each parameter.
fn form(action: &Action, headers: &HeaderMap, body: &Bytes) -> Result<Parameters, ErrorResponse> {
    let content_type = text(headers, CONTENT_TYPE.as_str()).unwrap_or_default();
    let parts = multipart::parts(content_type, body)
        .map_err(|reason| invalid(format!("The request body is no form data: {reason}.")))?;
    let (mut parameters, mut uploads) = (Map::new(), Vec::new());
    for part in parts {
        let name = part.name.as_str();
        let field = action.input.iter().find(|field| field.name == name);
        let field = field.ok_or_else(|| {
            let shown = name.escape_default();
            let message = format!("The parameter `{shown}` is not recognized.");
            ErrorResponse::new("UnknownParameter", message)
        })?;
        if parameters.contains_key(name) {
            return Err(invalid(format!("The parameter `{name}` occurs twice.")));
        }
        match (&field.ty, part.is_file) {
            (Type::Binary, true) => upload(field, part.content, &mut parameters, &mut uploads),
            (Type::Binary, false) => {
                return Err(invalid(format!("The parameter `{name}` must be a file.")));
            }
            (_, true) => {
                return Err(invalid(format!("The parameter `{name}` is not a file.")));
            }
            (ty, false) => {
                let value = value(field, ty, &part)?;
                parameters.insert(name.to_owned(), value);
            }
        }
    }
    Ok((parameters, uploads))
}

fn value(field: &Field, ty: &Type, part: &Part) -> Result<Value, ErrorResponse> {
    let name = &field.name;
    match ty {
        Type::Object(_) | Type::Array(_) if part.is_json => serde_json::from_slice(&part.content)
            .map_err(|error| invalid(format!("The parameter `{name}` is not JSON: {error}."))),
        Type::Object(_) | Type::Array(_) => {
            let message = format!("The content type of `{name}` must be `application/json`.");
            Err(invalid(message))
        }
        _ => match std::str::from_utf8(&part.content) {
            Ok(text) => Ok(scalar(field, text)),
            Err(_) => Err(invalid(format!("The parameter `{name}` is not text."))),
        },
    }
}

fn upload(
    field: &Field,
    bytes: Bytes,
    parameters: &mut Map<String, Value>,
    uploads: &mut Vec<Upload>,
) {
    let length = bytes.len().to_string();
    parameters.insert(field.name.clone(), length.into());
    uploads.push(Upload {
        parameter: field.name.clone(),
        bytes,
    });
}

/// A value that is sent as text. One that does not fit its type stays a text, which the check of
/// the parameters rejects.
fn scalar(field: &Field, text: &str) -> Value {
    let number = || match serde_json::from_str(text) {
        Ok(value @ Value::Number(_)) => Some(value),
        _ => None,
    };
    let value = match &field.ty {
        Type::Integer | Type::UnsignedInteger | Type::Float => number(),
        Type::Boolean => text.to_ascii_lowercase().parse().ok().map(Value::Bool),
        _ => None,
    };
    value.unwrap_or_else(|| text.into())
}

fn invalid(message: String) -> ErrorResponse {
    ErrorResponse::new("InvalidParameter", message)
}
