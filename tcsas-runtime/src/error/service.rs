//! Error responses of the service.

use std::error::Error as StdError;
use std::fmt;

use super::attempts::{Attempts, Told};
use super::extra::Extra;
use super::line::Line;
use crate::error_code::{ErrorCode, UnknownCode};

/// A call that the service refused.
///
/// It prints its message without what looks like a secret in it; the field has all of it.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServiceError<C = UnknownCode> {
    /// The error code.
    pub code: C,
    /// The service's explanation, in the language of the call.
    pub message: String,
    /// The id by which the service's support finds the call.
    pub request_id: String,
    /// The HTTP status; services answer 200 even when they refuse.
    pub status: u16,
    /// How often the call was tried.
    pub attempts: Option<Attempts>,
    pub(crate) extra: Extra,
}

impl<C: ErrorCode> fmt::Display for ServiceError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.code();
        write!(
            f,
            "the service refused the call with {}: {}",
            Line(code),
            Line(&crate::secret::hide(&self.message)),
        )?;
        match &*self.request_id {
            "" => {}
            id => write!(f, " (request id {})", Line(id))?,
        }
        match advice(code) {
            "" => {}
            advice => write!(f, "; {advice}")?,
        }
        Told(&self.attempts).fmt(f)
    }
}

impl<C: fmt::Debug> fmt::Debug for ServiceError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceError")
            .field("code", &self.code)
            .field("message", &crate::secret::hide(&self.message))
            .field("request_id", &self.request_id)
            .field("status", &self.status)
            .field("attempts", &self.attempts)
            .field("extra", &self.extra)
            .finish()
    }
}

impl<C: ErrorCode> StdError for ServiceError<C> {}

/// What to do about the codes whose message does not say it.
fn advice(code: &str) -> &'static str {
    match code {
        "AuthFailure.SignatureFailure" => "check that the secret key belongs to the secret id",
        "AuthFailure.SignatureExpire" => "check the clock of this machine",
        "AuthFailure.SecretIdNotFound" => "check the secret id, and that the key is enabled",
        "AuthFailure.TokenFailure" => "get new temporary keys",
        "AuthFailure.UnauthorizedOperation" | "UnauthorizedOperation" => {
            "grant the key's user this action"
        }
        _ if code == "RequestLimitExceeded" || code.starts_with("RequestLimitExceeded.") => {
            "call less often"
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn refusal() -> Error {
        Error::Service(ServiceError {
            code: UnknownCode::from_code("AuthFailure.SignatureExpire"),
            message: "Expired.".into(),
            request_id: "id-1".into(),
            status: 200,
            attempts: None,
            extra: Extra::default(),
        })
    }

    #[test]
    fn a_refusal_prints_code_message_request_id_and_advice() {
        assert_eq!(
            refusal().to_string(),
            "the service refused the call with AuthFailure.SignatureExpire: Expired. (request id id-1); check the clock of this machine"
        );
        assert_eq!(refusal().code(), Some("AuthFailure.SignatureExpire"));
        assert_eq!(refusal().request_id(), Some("id-1"));
    }

    #[test]
    fn a_servers_text_stays_on_its_line() {
        let Error::Service(mut refusal) = refusal() else {
            unreachable!()
        };
        refusal.message = format!("a\n\u{1b}[2J{}", "x".repeat(5000));
        let text = refusal.to_string();
        assert!(text.contains("a  [2Jxxx") && text.contains('…') && text.len() < 1500);
    }
}
