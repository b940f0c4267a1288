//! The payload of a signature.

use std::fmt;

use sha2::{Digest, Sha256};

use super::hex;

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

/// Returns the lower-case hexadecimal SHA-256 of a payload, or of the literal that replaces it.
#[must_use]
pub fn hashed_payload(payload: Payload<'_>) -> String {
    hex::encode(&Sha256::digest(match payload {
        Payload::Signed(bytes) => bytes,
        Payload::Unsigned => UNSIGNED_PAYLOAD.as_bytes(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsigned_payload_is_hashed_as_its_literal() {
        assert_eq!(
            hashed_payload(Payload::Unsigned),
            hashed_payload(Payload::Signed(b"UNSIGNED-PAYLOAD"))
        );
    }
}
