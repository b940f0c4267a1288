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
    message: String,
    /// Empty if the response has none.
    request_id: String,
    status: u16,
    pub(super) attempts: Option<Attempts>,
    /// The other members of `Error`. In a box, because most errors have none and are moved about.
    extra: Option<Box<Map<String, Value>>>,
}

impl<C> ServiceError<C> {
    pub(crate) fn new(code: C, message: String, request_id: String, status: u16) -> Self {
        Self {
            code,
            message,
            request_id,
            status,
            attempts: None,
            extra: None,
        }
    }

    pub(crate) fn with_extra(mut self, members: Map<String, Value>) -> Self {
        self.extra = (!members.is_empty()).then(|| Box::new(members));
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
        &self.message
    }

    /// Id by which the service's support finds the call, if the response has one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        Some(&*self.request_id).filter(|id| !id.is_empty())
    }

    /// HTTP status of the response. Services send error responses with status 200 as well.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Number of attempts, and why there was no other. `None` until the client reports the error.
    #[must_use]
    pub fn attempts(&self) -> Option<Attempts> {
        self.attempts
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
        self.extra.as_deref()
    }

    pub(super) fn map_code<D>(self, map: impl FnOnce(C) -> D) -> ServiceError<D> {
        ServiceError {
            code: map(self.code),
            message: self.message,
            request_id: self.request_id,
            status: self.status,
            attempts: self.attempts,
            extra: self.extra,
        }
    }
}

impl<C: ErrorCode> fmt::Display for ServiceError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.code();
        let message = crate::secret::mask(&self.message);
        write!(f, "the service returned {}: {}", Line(code), Line(&message))?;
        if let Some(id) = self.request_id() {
            write!(f, " (request id {})", Line(id))?;
        }
        if let Some(advice) = advice(code) {
            write!(f, "; {advice}")?;
        }
        AttemptsNote(self.attempts).fmt(f)
    }
}

impl<C: fmt::Debug> fmt::Debug for ServiceError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceError")
            .field("code", &self.code)
            .field("message", &crate::secret::mask(&self.message))
            .field("request_id", &self.request_id)
            .field("status", &self.status)
            .field("attempts", &self.attempts)
            .field("extra", &self.extra.as_deref().map(MaskedObject))
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
