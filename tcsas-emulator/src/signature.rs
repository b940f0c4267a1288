//! Who sent a request, and whether it arrived as it was sent.

use crate::authorization::{Authorization, malformed};
use crate::common::Common;
use crate::protocol::text;
use crate::refusal::Refusal;
use hyper::HeaderMap;
use std::collections::HashMap;
use std::time::SystemTime;
use tcsas_runtime::Credentials;
use tcsas_runtime::sign::{
    CredentialScope, Payload, SigningKey, UNSIGNED_PAYLOAD, canonical_request, hashed_payload,
    string_to_sign,
};

/// How many seconds a timestamp may lie before or after the time of the server.
const TOLERANCE: u64 = 300;

/// The part of a request that signatures are about.
pub(crate) struct Signed<'r> {
    pub(crate) headers: &'r HeaderMap,
    pub(crate) common: &'r Common<'r>,
    pub(crate) body: &'r [u8],
}

impl Signed<'_> {
    /// Verifies the request for `service` at the time `now`, against the credentials by their secret ids.
    pub(crate) fn verify(
        &self,
        service: &str,
        accepted: &HashMap<String, Credentials>,
        now: SystemTime,
    ) -> Result<(), Refusal> {
        let header = text(self.headers, "Authorization")
            .ok_or_else(|| malformed("it is missing or not text"))?;
        let authorization = Authorization::parse(header)?;
        let timestamp = self.common.timestamp;
        let scope = CredentialScope::new(timestamp, service)
            .map_err(|error| Refusal::new("InvalidParameterValue", error.to_string()))?;
        check_scope(&authorization, &scope)?;
        let Some(credentials) = accepted.get(authorization.secret_id) else {
            return Err(Refusal::new(
                "AuthFailure.SecretIdNotFound",
                "The secret id does not exist. Check that it is complete and belongs to this service.",
            ));
        };
        let token = text(self.headers, "X-TC-Token").filter(|token| !token.is_empty());
        if token != credentials.token() {
            let message = match (token, credentials.token()) {
                (None, _) => "The secret id is temporary and X-TC-Token is missing.",
                (_, None) => "The secret id is permanent and has no token, but X-TC-Token is set.",
                _ => "X-TC-Token is not the token of the secret id.",
            };
            return Err(Refusal::new("AuthFailure.TokenFailure", message));
        }
        let now = seconds(now);
        if now.abs_diff(timestamp) > TOLERANCE {
            let message = format!(
                "The timestamp {timestamp} is more than {TOLERANCE} seconds away from the server's time, {now}."
            );
            return Err(Refusal::new("AuthFailure.SignatureExpire", message));
        }
        let headers = self.signed_headers(authorization.signed_headers)?;
        let request = canonical_request("POST", &headers, &hashed_payload(self.payload()));
        let text = string_to_sign(timestamp, &scope, &request);
        let key = SigningKey::derive(credentials.secret_key(), &scope);
        if key.verify(&text, authorization.signature) {
            return Ok(());
        }
        // Whoever writes a signer compares this with their own. It holds hashes only.
        Err(failure(format!(
            "The signature does not match. Check the secret key. The string to sign is {text:?} here."
        )))
    }

    /// The headers that the sender says to have signed, in the same order.
    fn signed_headers<'s>(&'s self, names: &'s str) -> Result<Vec<(&'s str, &'s str)>, Refusal> {
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

fn check_scope(
    authorization: &Authorization<'_>,
    scope: &CredentialScope<'_>,
) -> Result<(), Refusal> {
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

fn failure(message: String) -> Refusal {
    Refusal::new("AuthFailure.SignatureFailure", message)
}

/// Whole seconds since 1970-01-01 00:00:00 UTC.
fn seconds(time: SystemTime) -> i64 {
    let whole = |seconds: u64| i64::try_from(seconds).unwrap_or(i64::MAX);
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => whole(since.as_secs()),
        Err(before) => -whole(before.duration().as_secs()),
    }
}
