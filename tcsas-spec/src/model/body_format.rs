//! The form in which the parameters of an action are sent.

use super::action::Action;
use super::types::{Field, Type};

/// The form of a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyFormat {
    /// A JSON object.
    #[default]
    Json,
    /// `multipart/form-data` with one part for each parameter: the form of actions that have
    /// parameters of type `Binary`.
    Multipart,
    /// `application/octet-stream`: the body is the value of the only parameter of type `Binary`,
    /// and the others are headers `X-SERVICE-Field`, as `"body": "octet-stream"` states.
    OctetStream,
}

impl Action {
    /// The form in which the parameters are sent.
    #[must_use]
    pub fn body_format(&self) -> BodyFormat {
        match (self.octet_stream, self.binary_parameter()) {
            (true, _) => BodyFormat::OctetStream,
            (false, Some(_)) => BodyFormat::Multipart,
            (false, None) => BodyFormat::Json,
        }
    }

    /// The first parameter of type `Binary`: in [`BodyFormat::OctetStream`], the body.
    #[must_use]
    pub fn binary_parameter(&self) -> Option<&Field> {
        self.input.iter().find(|field| field.ty == Type::Binary)
    }
}
