//! Verification of the signature: the sender and the integrity of a request.

use std::time::SystemTime;

use hyper::HeaderMap;
use tcsas_runtime::Credentials;
use tcsas_runtime::sign::{
    CredentialScope, Payload, SigningKey, UNSIGNED_PAYLOAD, canonical_request, hashed_payload,
    string_to_sign,
};

use crate::request::accepted_credentials::AcceptedCredentials;
use crate::request::authorization::{Authorization, malformed};
use crate::request::common_headers::CommonHeaders;
use crate::request::protocol::text;
use crate::response::error_response::ErrorResponse;

/// Tolerance for timestamps in seconds, before and after the server's time.
const TOLERANCE: u64 = 300;

/// The signed parts of a request.
pub(crate) struct Signed<'r> {
    pub(crate) headers: &'r HeaderMap,
    pub(crate) common: &'r CommonHeaders<'r>,
    pub(crate) body: &'r [u8],
}

impl<'r> Signed<'r> {
    /// Verifies the request for `service` at the time `now`, and returns the secret id that signed
    /// it.
    pub(crate) fn verify(
        &self,
        service: &str,
        accepted: &AcceptedCredentials,
        now: SystemTime,
    ) -> Result<&'r str, ErrorResponse> {
        let header = text(self.headers, "Authorization")
            .ok_or_else(|| malformed("it is missing or not text"))?;
        let authorization = Authorization::parse(header)?;
        let timestamp = self.common.timestamp;
        let scope = CredentialScope::new(timestamp, service)
            .map_err(|error| ErrorResponse::new("InvalidParameterValue", error.to_string()))?;
        check_scope(&authorization, &scope)?;
        let Some(known) = accepted.of(authorization.secret_id) else {
            return Err(not_found());
        };
        let credentials = self.choose(&known)?;
        if credentials.expires().is_some_and(|expires| expires <= now) {
            // Credentials with a token are temporary, and their token is the cause; permanent ones
            // no longer exist once expired.
            return Err(match credentials.token() {
                Some(_) => token_failure("The temporary secret id has expired."),
                None => not_found(),
            });
        }
        let now = seconds(now);
        if now.abs_diff(timestamp) > TOLERANCE {
            let message = format!(
                "The timestamp {timestamp} is more than {TOLERANCE} seconds away from the server's time, {now}."
            );
            return Err(ErrorResponse::new("AuthFailure.SignatureExpire", message));
        }
        let headers = self.signed_headers(authorization.signed_headers)?;
        let request = canonical_request("POST", &headers, &hashed_payload(self.payload()));
        let text = string_to_sign(timestamp, &scope, &request);
        let key = SigningKey::derive(credentials.secret_key(), &scope);
        if key.verify(&text, authorization.signature) {
            return Ok(authorization.secret_id);
        }
        // Authors of signers compare this with their own. It contains hashes only.
        Err(failure(format!(
            "The signature does not match. Check the secret key. The string to sign is {text:?} here."
        )))
    }

    /// Selects the credentials of the request's secret id that match its token.
    fn choose<'k>(&self, known: &'k [Credentials]) -> Result<&'k Credentials, ErrorResponse> {
        let token = text(self.headers, "X-TC-Token").filter(|token| !token.is_empty());
        known
            .iter()
            .find(|credentials| credentials.token() == token)
            .ok_or_else(|| {
                let temporary = known
                    .iter()
                    .any(|credentials| credentials.token().is_some());
                token_failure(match (token, temporary) {
                    (None, _) => "The secret id is temporary and X-TC-Token is missing.",
                    (_, false) => {
                        "The secret id is permanent and has no token, but X-TC-Token is set."
                    }
                    _ => "X-TC-Token is not the token of the secret id.",
                })
            })
    }

    /// The headers named in `SignedHeaders`, in the same order.
    fn signed_headers<'s>(
        &'s self,
        names: &'s str,
    ) -> Result<Vec<(&'s str, &'s str)>, ErrorResponse> {
        let names: Vec<_> = names.split(';').collect();
        for needed in ["content-type", "host"] {
            if !names.contains(&needed) {
                return Err(failure(format!(
                    "SignedHeaders must contain `{needed}`, in lower case."
                )));
            }
        }
        let signed = names.into_iter().map(|name| {
            let shown = name.escape_default();
            if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
                return Err(failure(format!(
                    "SignedHeaders must be in lower case, unlike `{shown}`."
                )));
            }
            match text(self.headers, name) {
                Some(value) => Ok((name, value)),
                None => Err(failure(format!(
                    "SignedHeaders names `{shown}`, which the request does not have."
                ))),
            }
        });
        signed.collect()
    }

    fn payload(&self) -> Payload<'_> {
        match text(self.headers, "X-TC-Content-SHA256") {
            Some(UNSIGNED_PAYLOAD) => Payload::Unsigned,
            _ => Payload::Signed(self.body),
        }
    }
}

fn not_found() -> ErrorResponse {
    ErrorResponse::new(
        "AuthFailure.SecretIdNotFound",
        "The secret id does not exist. Check that it is complete and belongs to this service.",
    )
}

pub(crate) fn token_failure(message: &str) -> ErrorResponse {
    ErrorResponse::new("AuthFailure.TokenFailure", message)
}

fn check_scope(
    authorization: &Authorization<'_>,
    scope: &CredentialScope<'_>,
) -> Result<(), ErrorResponse> {
    let [date, service, terminator] = authorization.scope;
    for (what, given, expected) in [
        ("date", date, scope.date().as_str()),
        ("service", service, scope.service()),
        ("terminator", terminator, "tc3_request"),
    ] {
        if given != expected {
            return Err(failure(format!(
                "The {what} of the credential scope must be `{expected}`, not `{}`.",
                given.escape_default()
            )));
        }
    }
    Ok(())
}

fn failure(message: String) -> ErrorResponse {
    ErrorResponse::new("AuthFailure.SignatureFailure", message)
}

/// Whole seconds since 1970-01-01 00:00:00 UTC.
fn seconds(time: SystemTime) -> i64 {
    let whole = |seconds: u64| i64::try_from(seconds).unwrap_or(i64::MAX);
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => whole(since.as_secs()),
        Err(before) => -whole(before.duration().as_secs()),
    }
}
