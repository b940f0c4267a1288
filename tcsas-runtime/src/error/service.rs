//! Error responses of the service.

use std::error::Error as StdError;
use std::fmt;

use serde_json::{Map, Value};

use super::attempts::{Attempts, AttemptsNote};
use super::line::Line;
use crate::error_code::{ErrorCode, UnknownCode};
use crate::secret::MaskedObject;

/// An error response of the service. `C` is the enum of the action's error codes.
///
/// ```
/// # use tcsas_runtime::{ErrorCode, ServiceError};
/// fn log<C: ErrorCode>(error: &ServiceError<C>) {
///     println!("{}: {}", error.code().code(), error.message());
/// }
/// ```
///
/// `Display` and `Debug` mask secrets in the message; [`Self::message`] returns it unchanged.
#[derive(Clone)]
pub struct ServiceError<C = UnknownCode> {
    code: C,
    /// Everything that does not depend on the action, in a box: each action of a program has code
    /// that converts, moves and drops its errors.
    details: Box<Details>,
}

/// An error response without its code.
#[derive(Clone)]
struct Details {
    message: String,
    /// Empty if the response has none.
    request_id: String,
    status: u16,
    attempts: Option<Attempts>,
    /// The other members of `Error`; most errors have none.
    extra: Map<String, Value>,
}

impl<C> ServiceError<C> {
    pub(crate) fn new(code: C, message: String, request_id: String, status: u16) -> Self {
        let details = Details {
            message,
            request_id,
            status,
            attempts: None,
            extra: Map::new(),
        };
        Self {
            code,
            details: Box::new(details),
        }
    }

    pub(crate) fn with_extra(mut self, members: Map<String, Value>) -> Self {
        self.details.extra = members;
        self
    }

    /// The error code.
    ///
    /// ```
    /// # use tcsas_runtime::{ErrorCode, ServiceError, UnknownCode};
    /// # fn example(error: &ServiceError<UnknownCode>) -> bool {
    /// *error.code() == "FailedOperation"
    /// # }
    /// ```
    #[must_use]
    pub fn code(&self) -> &C {
        &self.code
    }

    /// The service's explanation, in the language of the call.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.details.message
    }

    /// Id by which the service's support finds the call, if the response has one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        Some(&*self.details.request_id).filter(|id| !id.is_empty())
    }

    /// HTTP status of the response. Services send error responses with status 200 as well.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.details.status
    }

    /// Number of attempts, and why there was no other. `None` until the client reports the error.
    #[must_use]
    pub fn attempts(&self) -> Option<Attempts> {
        self.details.attempts
    }

    /// Members of the response's `Error` object other than `Code` and `Message`, such as the
    /// `CnsmrSeqNo` of some banks; most error responses have none. `Display` does not print them.
    ///
    /// ```
    /// # use tcsas_runtime::ServiceError;
    /// fn sequence_number<C>(error: &ServiceError<C>) -> Option<&str> {
    ///     error.extra()?.get("CnsmrSeqNo")?.as_str()
    /// }
    /// ```
    #[must_use]
    pub fn extra(&self) -> Option<&Map<String, Value>> {
        Some(&self.details.extra).filter(|extra| !extra.is_empty())
    }

    pub(super) fn map_code<D>(self, map: impl FnOnce(C) -> D) -> ServiceError<D> {
        ServiceError {
            code: map(self.code),
            details: self.details,
        }
    }

    pub(super) fn set_attempts(&mut self, attempts: Attempts) {
        self.details.attempts = Some(attempts);
    }
}

impl ServiceError {
    /// Converts the text of the code into a code of `C`.
    pub(super) fn typed<C: ErrorCode>(self) -> ServiceError<C> {
        ServiceError {
            code: C::from_code(self.code.as_str()),
            details: self.details,
        }
    }
}

impl<C: ErrorCode> fmt::Display for ServiceError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.code();
        let message = crate::secret::mask(&self.details.message);
        write!(f, "the service returned {}: {}", Line(code), Line(&message))?;
        if let Some(id) = self.request_id() {
            write!(f, " (request id {})", Line(id))?;
        }
        if let Some(advice) = advice(code) {
            write!(f, "; {advice}")?;
        }
        AttemptsNote(self.details.attempts).fmt(f)
    }
}

impl<C: fmt::Debug> fmt::Debug for ServiceError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceError")
            .field("code", &self.code)
            .field("message", &crate::secret::mask(self.message()))
            .field("request_id", &self.details.request_id)
            .field("status", &self.details.status)
            .field("attempts", &self.details.attempts)
            .field("extra", &self.extra().map(MaskedObject))
            .finish()
    }
}

impl<C: ErrorCode> StdError for ServiceError<C> {}

/// Advice for codes whose message lacks it.
fn advice(code: &str) -> Option<&'static str> {
    Some(match code {
        "AuthFailure.SignatureFailure" => "check that the secret key belongs to the secret id",
        "AuthFailure.SignatureExpire" => "check the clock of this machine",
        "AuthFailure.SecretIdNotFound" => "check the secret id, and that the key is enabled",
        "AuthFailure.TokenFailure" => "get new temporary credentials",
        "AuthFailure.UnauthorizedOperation" | "UnauthorizedOperation" => {
            "grant the key's user this action"
        }
        _ if code == "RequestLimitExceeded" || code.starts_with("RequestLimitExceeded.") => {
            "call less often"
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn expired(message: &str) -> Error {
        let code = UnknownCode::from_code("AuthFailure.SignatureExpire");
        Error::Service(ServiceError::new(code, message.into(), "id-1".into(), 200))
    }

    #[test]
    fn display_has_code_message_request_id_and_advice() {
        let error = expired("Expired.");
        assert_eq!(
            error.to_string(),
            "the service returned AuthFailure.SignatureExpire: Expired. (request id id-1); check the clock of this machine"
        );
        assert_eq!(error.code(), Some("AuthFailure.SignatureExpire"));
        assert_eq!(error.request_id(), Some("id-1"));
    }

    #[test]
    fn message_is_printed_on_one_line_and_bounded() {
        let text = expired(&format!("a\n\u{1b}[2J{}", "x".repeat(5000))).to_string();
        assert!(text.contains("a  [2Jxxx") && text.contains('…') && text.len() < 1500);
    }
}
