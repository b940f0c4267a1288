//! TC3-HMAC-SHA256 signatures, by the steps of the algorithm.
//!
//! ```text
//! canonical request ─┐
//! credential scope ──┴─▶ string to sign ─┐
//! secret key ── date ── service ─▶ key ──┴─▶ signature ─▶ Authorization
//! ```
//!
//! [`Signer`] signs many calls, over the headers `content-type` and `host` like the vendor's SDKs;
//! [`authorization`] signs a single one. The steps are public for other uses, such as verifying a
//! signature over other headers.
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

/// Name of the algorithm: the first word of the `Authorization` header and the first line of the
/// string to sign.
pub const ALGORITHM: &str = "TC3-HMAC-SHA256";

/// Literal that is hashed in place of a payload that is not signed. It is the value of the header
/// `X-TC-Content-SHA256` of such a request.
pub const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// Body of a request, as covered by the signature. `Debug` shows only its length.
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

/// Input of a signature, besides the credentials.
#[derive(Clone, Copy, Debug)]
pub struct Signable<'a> {
    /// Service name of the API (such as `tcsas`), independent of the host.
    pub service: &'a str,
    /// Value of the `Host` header.
    pub host: &'a str,
    /// Value of the `Content-Type` header.
    pub content_type: &'a str,
    /// Body of the request.
    pub payload: Payload<'a>,
    /// Value of the `X-TC-Timestamp` header: seconds since 1970-01-01 00:00:00 UTC.
    pub timestamp: i64,
}

/// Returns the value of the `Authorization` header for `call`.
///
/// # Errors
///
/// [`TimestampOutOfRange`] if the timestamp is outside the years 1 to 9999.
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

/// Returns the lower-case hexadecimal SHA-256 of a payload, or of the literal that replaces it.
#[must_use]
pub fn hashed_payload(payload: Payload<'_>) -> String {
    hex(&Sha256::digest(match payload {
        Payload::Signed(bytes) => bytes,
        Payload::Unsigned => UNSIGNED_PAYLOAD.as_bytes(),
    }))
}

/// Returns the canonical request: the method, the path `/`, an empty query, the signed headers and
/// the hash of the payload.
///
/// `headers` are the headers to sign as (lower-case name, value), in ascending order of the names.
/// Values are trimmed and converted to lower case, like in the vendor's SDKs.
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

/// Returns the names of the signed headers, joined by `;`.
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

/// Returns the text that the signature is computed over.
#[must_use]
pub fn string_to_sign(
    timestamp: i64,
    scope: &CredentialScope<'_>,
    canonical_request: &str,
) -> String {
    let hash = hex(&Sha256::digest(canonical_request.as_bytes()));
    format!("{ALGORITHM}\n{timestamp}\n{scope}\n{hash}")
}

/// Returns the value of the `Authorization` header, given its parts.
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
    fn header_values_are_trimmed_and_lower_cased() {
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
    fn unsigned_payload_is_hashed_as_its_literal() {
        assert_eq!(
            hashed_payload(Payload::Unsigned),
            hashed_payload(Payload::Signed(b"UNSIGNED-PAYLOAD"))
        );
    }

    #[test]
    fn string_to_sign_has_algorithm_time_scope_and_hash() {
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
    fn timestamp_without_a_date_is_an_error() {
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
