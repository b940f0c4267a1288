//! Classification of an HTTP response: a response of the service, an error response, or neither.

use std::fmt;

use bytes::Bytes;

use super::body::Body;
use super::envelope::{ErrorMember, find_response, has_fields, has_fields_besides};
use super::typical::typical_response;
use super::{gateway, headers};
use crate::codec::Shape;
use crate::error::{Error, InvalidResponseError, ServiceError};
use crate::error_code::{ErrorCode, UnknownCode};
use crate::json::{Cursor, is_truncated};

/// A response whose envelope has been checked, and whose fields have not been decoded.
#[derive(Clone)]
pub(crate) struct RawResponse {
    pub(super) body: Body,
    /// Offset of the object `Response` in the body.
    pub(super) offset: usize,
    /// Empty if there is none.
    pub(super) request_id: String,
    pub(super) status: http::StatusCode,
    /// Size limit of a body, in bytes.
    pub(super) max_response_size: usize,
    /// Number of attempts at the call.
    pub(super) attempts: u32,
    /// The notice that the action is deprecated.
    deprecated: Option<Box<str>>,
}

/// Omits the body, which may contain secrets.
impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse")
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

/// Properties of the expected response.
#[derive(Clone, Copy)]
pub(crate) struct Expected {
    /// The fields of the action's response. `None` if they are unknown, as in a call by name.
    pub(crate) shape: Option<&'static Shape>,
    /// Size limit of a body, in bytes; the memory limit of the decoded response depends on it.
    pub(crate) max_response_size: usize,
    /// Whether the body is wiped when dropped.
    pub(crate) wiped: bool,
}

impl Expected {
    /// Whether the action's response has a field called `Error`.
    fn has_error_field(&self) -> bool {
        let shape = self.shape;
        shape.is_some_and(|shape| shape.fields.contains(&"Error"))
    }
}

impl RawResponse {
    /// Checks the envelope `{"Response": {…}}`.
    ///
    /// # Errors
    ///
    /// [`Error::Service`] for an error response, and [`Error::InvalidResponse`] for anything that
    /// is not a response of the service.
    pub(crate) fn parse(
        response: http::Response<Bytes>,
        expected: Expected,
    ) -> Result<Self, Error> {
        let (parts, body) = response.into_parts();
        let status = parts.status;
        let mut body = Body::new(body, expected.wiped);
        let header_id = headers::request_id(&parts.headers);
        let invalid = |body: &Body, reason: &str| {
            InvalidResponseError::new(status, body.as_bytes(), reason).or_request_id(header_id)
        };
        let location = parts.headers.get(http::header::LOCATION);
        if let Some(target) = location.filter(|_| status.is_redirection()) {
            let target = String::from_utf8_lossy(target.as_bytes());
            let target = crate::secret::mask(&target);
            let reason =
                format!("it is a redirect to {target:?}, which a signed request must not follow");
            return Err(invalid(&body, &reason).permanent().into());
        }
        let typical = typical_response(&body);
        if typical.is_none()
            && let Err(error) = body.check()
        {
            if body.trim().is_empty() {
                return Err(invalid(&body, "it is empty").into());
            }
            if let Some(coding) = headers::content_coding(&parts.headers, &body) {
                return Err(invalid(&body, &compressed(&coding)).into());
            }
            let reason = match is_truncated(&error) {
                true => "it is truncated",
                false => "it is not JSON",
            };
            return Err(invalid(&body, reason).with_source(error).into());
        }
        let no_response = |reason| {
            let gateway = gateway::message(Cursor::resume(&body, 0));
            Error::from(invalid(&body, reason).with_gateway(gateway))
        };
        let found = typical.or_else(|| find_response(&body));
        let Some((offset, envelope)) = found else {
            return Err(no_response("it has no object `Response`"));
        };
        let has_id = envelope.request_id.is_some();
        let request_id = match envelope.request_id {
            Some(id) if !id.is_empty() => id,
            _ => header_id.unwrap_or_default().to_owned(),
        };
        let has_fields = || has_fields(Cursor::resume(&body, offset), expected.shape);
        let has_empty_error = envelope.error == ErrorMember::NoCode;
        // An error response has none of the action's fields: beside them, a described `Error` is
        // one of them, such as the reason that a task failed.
        let is_field = || {
            let object = Cursor::resume(&body, offset);
            expected.has_error_field()
                && status.is_success()
                && has_fields_besides("Error", object, expected.shape)
        };
        match envelope.error {
            ErrorMember::Code(_) if is_field() => {}
            ErrorMember::Code(code) => {
                let code = UnknownCode::from_code(&code);
                let error = ServiceError::new(code, envelope.message, request_id, status.as_u16());
                return Err(Error::Service(error.with_extra(envelope.extra)));
            }
            _ if !status.is_success() => {
                return Err(no_response(
                    "its status is that of a failed call, but it states no error",
                ));
            }
            ErrorMember::NoCode if !expected.has_error_field() && !has_fields() => {
                return Err(no_response("it has an `Error` without a `Code`"));
            }
            ErrorMember::Unclear if !expected.has_error_field() => {
                return Err(no_response("it has an `Error` without a `Code`"));
            }
            _ => {}
        }
        if !has_id && !has_fields() {
            return Err(no_response(
                "it has neither a `RequestId` nor any field of the action",
            ));
        }
        if has_empty_error && !envelope.message.is_empty() && !expected.has_error_field() {
            tracing::warn!(
                request_id,
                message = %crate::secret::mask(&envelope.message),
                "the response has an `Error` without a code beside its fields, and counts as a success"
            );
        }
        Ok(Self {
            offset,
            request_id,
            status,
            max_response_size: expected.max_response_size,
            attempts: 1,
            deprecated: envelope.deprecated,
            body,
        })
    }

    /// The request id; empty if there is none.
    pub(crate) fn request_id(&self) -> &str {
        &self.request_id
    }

    /// The notice of the service that the action is deprecated.
    pub(crate) fn deprecated(&self) -> Option<&str> {
        self.deprecated.as_deref()
    }

    /// Without a body, for messages that were not received.
    pub(crate) fn empty() -> Self {
        Self {
            body: Body::new(Bytes::new(), false),
            offset: 0,
            request_id: String::new(),
            status: http::StatusCode::OK,
            max_response_size: 0,
            attempts: 0,
            deprecated: None,
        }
    }

    /// Frees the body.
    pub(crate) fn free(&mut self) {
        self.body = Body::new(Bytes::new(), false);
    }

    /// Sets the number of attempts at the call.
    pub(crate) fn set_attempts(&mut self, attempts: u32) {
        self.attempts = attempts;
    }
}

/// The reason for rejecting a compressed body.
fn compressed(coding: &str) -> String {
    match coding == "gzip" && !cfg!(feature = "gzip") {
        true => {
            "it is compressed with gzip, which was not requested: enable the feature `gzip`".into()
        }
        false => format!("it is compressed with {coding:?}, which was not requested"),
    }
}
