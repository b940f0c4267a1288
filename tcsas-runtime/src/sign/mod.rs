//! TC3-HMAC-SHA256, in the algorithm's own steps.
//!
//! ```text
//! canonical request ─┐
//! credential scope ──┴─▶ string to sign ─┐
//! secret key ── date ── service ─▶ key ──┴─▶ signature ─▶ Authorization
//! ```
//!
//! [`Signer`] signs the calls of a client, over `content-type` and `host` as the vendor's SDKs do;
//! [`authorization`] signs a single one. The steps are public for other uses, such as checking a
//! signature with whatever headers its sender chose to sign.
//!
//! ```
//! use tcsas_runtime::{Credentials, sign};
//!
//! let header = sign::authorization(
//!     &Credentials::new("AKIDEXAMPLE", "a-secret-key"),
//!     &sign::Signable {
//!         service: "tcsas",
//!         host: "tcsas.intl.tencentcloudapi.com",
//!         content_type: "application/json",
//!         payload: sign::Payload::Signed(b"{}"),
//!         timestamp: 1_736_121_600,
//!     },
//! )?;
//! assert!(
//!     header.starts_with("TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2025-01-06/tcsas/tc3_request, ")
//! );
//! # Ok::<(), sign::TimestampOutOfRange>(())
//! ```

mod key;
mod scope;
mod signer;

use std::fmt;

use base16ct::lower;
pub use key::SigningKey;
pub use scope::{CredentialScope, TimestampOutOfRange};
use sha2::{Digest, Sha256};
pub use signer::Signer;

use crate::Credentials;

/// The name of the algorithm, first word of the `Authorization` header and first line of the string
/// to sign.
pub const ALGORITHM: &str = "TC3-HMAC-SHA256";

/// Is hashed in place of a payload that is not signed, and is the value of `X-TC-Content-SHA256`
/// then.
pub const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// The body of a request, as far as the signature is concerned. `Debug` shows its length alone.
#[derive(Clone, Copy)]
pub enum Payload<'a> {
    /// The signature covers these bytes.
    Signed(&'a [u8]),
    /// The signature covers the literal [`UNSIGNED_PAYLOAD`] instead of the body.
    Unsigned,
}

impl fmt::Debug for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signed(bytes) => f
                .debug_tuple("Signed")
                .field(&format_args!("{} bytes", bytes.len()))
                .finish(),
            Self::Unsigned => f.write_str("Unsigned"),
        }
    }
}

/// What the signature of one call depends on, besides the credentials.
#[derive(Clone, Copy, Debug)]
pub struct Signable<'a> {
    /// The API's service name (`tcsas`), whatever the host is.
    pub service: &'a str,
    /// The value of the `Host` header.
    pub host: &'a str,
    /// The value of the `Content-Type` header.
    pub content_type: &'a str,
    /// The body.
    pub payload: Payload<'a>,
    /// Seconds since 1970-01-01 00:00:00 UTC, the value of `X-TC-Timestamp`.
    pub timestamp: i64,
}

/// The value of the `Authorization` header for `call`.
///
/// # Errors
///
/// [`TimestampOutOfRange`] if the timestamp lies outside the years 1 to 9999, which have no date in
/// the scope.
pub fn authorization(
    credentials: &Credentials,
    call: &Signable<'_>,
) -> Result<String, TimestampOutOfRange> {
    Signer::new(
        credentials.clone(),
        call.service,
        call.host,
        call.content_type,
    )
    .authorization(call.payload, call.timestamp)
}

/// The lower-case hexadecimal SHA-256 of a payload, or of the literal that replaces it.
#[must_use]
pub fn hashed_payload(payload: Payload<'_>) -> String {
    hex(&Sha256::digest(match payload {
        Payload::Signed(bytes) => bytes,
        Payload::Unsigned => UNSIGNED_PAYLOAD.as_bytes(),
    }))
}

/// The canonical request: the method, the path `/`, no query, the signed headers and the hash of
/// the payload.
///
/// `headers` are the headers to sign as (name in lower case, value), in ascending order of the
/// names. Values are used trimmed and in lower case, as the vendor's SDKs do.
#[must_use]
pub fn canonical_request(method: &str, headers: &[(&str, &str)], hashed_payload: &str) -> String {
    let mut text = String::with_capacity(192);
    text.push_str(method);
    text.push_str("\n/\n\n");
    for (name, value) in headers {
        text.push_str(name);
        text.push(':');
        text.extend(value.trim().chars().flat_map(char::to_lowercase));
        text.push('\n');
    }
    text.push('\n');
    text.push_str(&signed_headers(headers));
    text.push('\n');
    text.push_str(hashed_payload);
    text
}

/// The names of the signed headers, joined by `;`.
#[must_use]
pub fn signed_headers(headers: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(32);
    for (i, (name, _)) in headers.iter().enumerate() {
        if i > 0 {
            text.push(';');
        }
        text.push_str(name);
    }
    text
}

/// The text that the signature is computed over.
#[must_use]
pub fn string_to_sign(
    timestamp: i64,
    scope: &CredentialScope<'_>,
    canonical_request: &str,
) -> String {
    let hash = hex(&Sha256::digest(canonical_request.as_bytes()));
    format!("{ALGORITHM}\n{timestamp}\n{scope}\n{hash}")
}

/// The value of the `Authorization` header, put together from its parts.
#[must_use]
pub fn authorization_header(
    secret_id: &str,
    scope: &CredentialScope<'_>,
    signed_headers: &str,
    signature: &str,
) -> String {
    format!(
        "{ALGORITHM} Credential={secret_id}/{scope}, SignedHeaders={signed_headers}, Signature={signature}"
    )
}

/// Lower-case hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    lower::encode_string(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_values_are_trimmed_and_lower_cased_and_names_kept_in_order() {
        let request = canonical_request(
            "POST",
            &[
                ("content-type", " Application/JSON "),
                ("host", "A.Example"),
            ],
            "h",
        );
        assert_eq!(
            request,
            "POST\n/\n\ncontent-type:application/json\nhost:a.example\n\ncontent-type;host\nh"
        );
    }

    #[test]
    fn an_unsigned_payload_stands_for_its_literal() {
        assert_eq!(
            hashed_payload(Payload::Unsigned),
            hashed_payload(Payload::Signed(b"UNSIGNED-PAYLOAD"))
        );
    }

    #[test]
    fn the_string_to_sign_names_algorithm_time_and_scope_in_that_order() {
        let scope = CredentialScope::new(1_551_113_065, "cvm").unwrap();
        let text = string_to_sign(1_551_113_065, &scope, "");
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(
            lines[..3],
            [
                "TC3-HMAC-SHA256",
                "1551113065",
                "2019-02-25/cvm/tc3_request"
            ]
        );
        assert_eq!(
            lines[3],
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }

    #[test]
    fn a_time_without_a_date_is_an_error_and_not_a_panic() {
        let credentials = Credentials::new("id", "key");
        let call = |timestamp| Signable {
            service: "s",
            host: "h",
            content_type: "application/json",
            payload: Payload::Signed(b""),
            timestamp,
        };
        assert!(authorization(&credentials, &call(i64::MAX)).is_err());
        assert!(authorization(&credentials, &call(i64::MIN)).is_err());
        assert!(authorization(&credentials, &call(0)).is_ok());
    }
}
