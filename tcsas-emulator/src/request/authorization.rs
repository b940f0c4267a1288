//! Parser of the `Authorization` header.

use tcsas_runtime::sign::ALGORITHM;

use crate::response::error_response::ErrorResponse;

/// `TC3-HMAC-SHA256 Credential=ID/DATE/SERVICE/tc3_request, SignedHeaders=NAMES, Signature=DIGITS`
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Authorization<'h> {
    pub(crate) secret_id: &'h str,
    /// Date, service and terminator of the credential scope.
    pub(crate) scope: [&'h str; 3],
    /// The names of the signed headers, joined by `;`.
    pub(crate) signed_headers: &'h str,
    pub(crate) signature: &'h str,
}

impl<'h> Authorization<'h> {
    /// Parses the header.
    pub(crate) fn parse(header: &'h str) -> Result<Self, ErrorResponse> {
        let Some((scheme, rest)) = header.trim().split_once(' ') else {
            return Err(malformed("it has no parameters"));
        };
        if scheme != ALGORITHM {
            let message = format!(
                "The signature algorithm must be {ALGORITHM}, not `{}`.",
                scheme.escape_default()
            );
            return Err(ErrorResponse::new("AuthFailure.SignatureFailure", message));
        }
        let (mut credential, mut signed_headers, mut signature) = (None, None, None);
        for part in rest.split(',') {
            let Some((name, value)) = part.trim().split_once('=') else {
                return Err(malformed("a parameter has no `=`"));
            };
            let slot = match name {
                "Credential" => &mut credential,
                "SignedHeaders" => &mut signed_headers,
                "Signature" => &mut signature,
                _ => return Err(malformed("it has an unknown parameter")),
            };
            if slot.replace(value).is_some() {
                return Err(malformed("it has a parameter twice"));
            }
        }
        let credential = credential.ok_or_else(|| malformed("`Credential` is missing"))?;
        let parts: Vec<_> = credential.split('/').collect();
        let [secret_id, date, service, terminator] = parts[..] else {
            return Err(malformed(
                "`Credential` is not of the form ID/DATE/SERVICE/tc3_request",
            ));
        };
        Ok(Self {
            secret_id,
            scope: [date, service, terminator],
            signed_headers: signed_headers
                .ok_or_else(|| malformed("`SignedHeaders` is missing"))?,
            signature: signature.ok_or_else(|| malformed("`Signature` is missing"))?,
        })
    }
}

/// The error response to a header that is not of the form above.
pub(crate) fn malformed(why: &str) -> ErrorResponse {
    ErrorResponse::new(
        "AuthFailure.InvalidAuthorization",
        format!("The header Authorization is not valid: {why}."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_accepted_in_any_order_and_without_spaces() {
        let expected = Authorization {
            secret_id: "id",
            scope: ["2025-01-06", "cvm", "tc3_request"],
            signed_headers: "content-type;host",
            signature: "00",
        };
        for header in [
            "TC3-HMAC-SHA256 Credential=id/2025-01-06/cvm/tc3_request, SignedHeaders=content-type;host, Signature=00",
            "TC3-HMAC-SHA256 Signature=00,SignedHeaders=content-type;host,Credential=id/2025-01-06/cvm/tc3_request",
        ] {
            assert_eq!(Authorization::parse(header).as_ref(), Ok(&expected));
        }
    }

    #[test]
    fn malformed_headers_are_rejected_with_the_reason() {
        for (header, why) in [
            ("", "no parameters"),
            ("SKIP", "no parameters"),
            ("TC3-HMAC-SHA256 x", "no `=`"),
            ("TC3-HMAC-SHA256 ,", "no `=`"),
            ("TC3-HMAC-SHA256 A=b", "unknown"),
            ("TC3-HMAC-SHA256 Signature=0, Signature=0", "twice"),
            ("TC3-HMAC-SHA256 Signature=0", "`Credential` is missing"),
            ("TC3-HMAC-SHA256 Credential=a/b/c", "ID/DATE"),
            (
                "TC3-HMAC-SHA256 Credential=a/b/c/d, Signature=0",
                "`SignedHeaders` is missing",
            ),
            (
                "TC3-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host",
                "`Signature` is missing",
            ),
        ] {
            let error = Authorization::parse(header).unwrap_err();
            assert_eq!(error.code, "AuthFailure.InvalidAuthorization", "{header}");
            assert!(error.message.contains(why), "{header}: {error:?}");
        }
    }
}
