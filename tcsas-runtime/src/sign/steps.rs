//! The steps of the algorithm that produce text.

use sha2::{Digest, Sha256};

use super::hex;
use super::scope::CredentialScope;

/// Name of the algorithm: the first word of the `Authorization` header and the first line of the
/// string to sign.
pub const ALGORITHM: &str = "TC3-HMAC-SHA256";

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
    let hash = hex::encode(&Sha256::digest(canonical_request.as_bytes()));
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
}
