//! Parameters of type `Binary`, and the key `body` of actions that have one.

use super::members::{ReadMembers, Role};
use crate::diagnostic::{Diag, Kind, quote};
use crate::json::{Object, Reader};
use crate::model::{Field, Type};
use crate::source::Span;

/// The only value of `body`.
pub(crate) const OCTET_STREAM: &str = "octet-stream";

/// Reads the key `body`. Returns its place if the parameters are sent as `octet-stream`.
pub(super) fn body(object: &Object<'_, '_>, reader: &mut Reader<'_>) -> Option<Span> {
    let node = object.get("body")?;
    let text = reader.text(node)?;
    let span = reader.span(node);
    if text == OCTET_STREAM {
        return Some(span);
    }
    let diag = Diag::new(Kind::Shape, span, format!("unknown body {}", quote(text)));
    reader.add(diag.label("expected `octet-stream`").help(
        "omit `body` otherwise: parameters are sent as JSON, and as multipart/form-data if one of them is `Binary`",
    ));
    None
}

/// Checks the parameters of an action that is sent as `octet-stream`; `body` is where it says so.
pub(super) fn check_octet_stream(body: Span, input: &ReadMembers, reader: &mut Reader<'_>) {
    let mut first: Option<Span> = None;
    for (field, span) in input.fields.iter().zip(&input.spans) {
        match (&field.ty, first) {
            (Type::Binary, None) => first = Some(*span),
            (Type::Binary, Some(first)) => reader.add(
                Diag::new(
                    Kind::Conflict,
                    *span,
                    format!("{} is a second body", quote(&field.name)),
                )
                .label("expected one parameter of type `Binary`")
                .related(first, "the body of the request")
                .help("remove `body` if the parameters are parts of multipart/form-data"),
            ),
            (Type::Object(_) | Type::Array(_), _) => reader.add(
                Diag::new(
                    Kind::Conflict,
                    *span,
                    format!("{} cannot be sent as a header", quote(&field.name)),
                )
                .label("expected text, a number or a Boolean")
                .related(body, "parameters are headers because of this"),
            ),
            _ => {}
        }
    }
    if first.is_none() && input.complete {
        let message = "no parameter is the body of the request";
        let diag = Diag::new(Kind::Conflict, body, message);
        reader.add(diag.label("needs a parameter of type `Binary`").help(
            "add the body to `input`: `{ \"name\": \"Body\", \"type\": \"Binary\", \"required\": true }`; its name is not sent",
        ));
    }
}

/// Reports a type that cannot be sent or received, and replaces it by text.
pub(super) fn check_type(
    ty: Type,
    role: Role,
    names: [&str; 2],
    span: Span,
    reader: &mut Reader<'_>,
) -> Type {
    let [binary, text] = names.map(quote);
    if !ty.is_binary() || (role == Role::Input && ty == Type::Binary) {
        return ty;
    }
    let (message, help) = match (role, &ty) {
        (Role::Input, _) => (
            format!("a list of {binary} cannot be sent"),
            format!("write one parameter of type {binary} for each file"),
        ),
        (Role::Output, _) => (
            format!("a response cannot have a {binary} field"),
            format!("responses are JSON: write {text}, and describe the encoding, such as Base64"),
        ),
        (Role::Member, _) => (
            format!("a data type cannot have a {binary} member"),
            format!(
                "move it to the parameters of the action, or write {text} and describe the encoding, such as Base64"
            ),
        ),
    };
    let diag = Diag::new(Kind::Conflict, span, message);
    reader.add(diag.label("only a parameter can have this type").help(help));
    Type::String
}

/// The actions that the vendor's clients send as `octet-stream`, by service. The vendor's
/// descriptions do not mark them, and do not list their bodies.
const OCTET_STREAM_ACTIONS: [(&str, &str); 1] = [("cls", "UploadLog")];

/// The name that the body of such an action gets.
const BODY: &str = "Body";

/// Completes the parameters of an action from the vendor's description of `service`. Returns
/// whether it is sent as `octet-stream`.
pub(super) fn complete(service: &str, action: &str, input: &mut Vec<Field>) -> bool {
    if !OCTET_STREAM_ACTIONS.contains(&(service, action)) {
        return false;
    }
    if !input.iter().any(|field| field.ty == Type::Binary) {
        input.retain(|field| field.name != BODY);
        input.push(Field {
            name: BODY.to_owned(),
            ty: Type::Binary,
            required: true,
            guaranteed: false,
            vendor_guarantee: Some(false),
            disabled: false,
            added_later: false,
            description: crate::markup::Description::from_text("The body of the request."),
        });
    }
    true
}
