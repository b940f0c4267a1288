//! The derived signing key.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::hex;
use super::scope::CredentialScope;

/// Signing key, derived from a secret key for one credential scope. Wiped when dropped.
pub struct SigningKey(Zeroizing<[u8; 32]>);

impl SigningKey {
    /// Derives the key: HMACs of the date, the service and `tc3_request`, each keyed with the
    /// previous one.
    #[must_use]
    pub fn derive(secret_key: &str, scope: &CredentialScope<'_>) -> Self {
        let seed = Zeroizing::new([b"TC3", secret_key.as_bytes()].concat());
        let date = hmac_sha256(&seed, scope.date().as_bytes());
        let service = hmac_sha256(date.as_slice(), scope.service().as_bytes());
        Self(hmac_sha256(service.as_slice(), b"tc3_request"))
    }

    /// Signs `string_to_sign`. Returns lower-case hexadecimal digits.
    #[must_use]
    pub fn sign(&self, string_to_sign: &str) -> String {
        hex::encode(hmac_sha256(self.0.as_slice(), string_to_sign.as_bytes()).as_slice())
    }

    /// Whether `signature` is the signature of `string_to_sign`. The comparison takes constant
    /// time.
    #[must_use]
    pub fn verify(&self, string_to_sign: &str, signature: &str) -> bool {
        let mut bytes = [0; 32];
        base16ct::lower::decode(signature, &mut bytes).is_ok_and(|signature| {
            self.keyed()
                .chain_update(string_to_sign.as_bytes())
                .verify_slice(signature)
                .is_ok()
        })
    }
}

impl SigningKey {
    /// State of an HMAC that has absorbed the key. It wipes itself when dropped.
    pub(super) fn keyed(&self) -> Keyed {
        keyed(self.0.as_slice())
    }
}

/// State of a keyed HMAC.
pub(super) type Keyed = Hmac<Sha256>;

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(***)")
    }
}

fn hmac_sha256(key: &[u8], message: &[u8]) -> Zeroizing<[u8; 32]> {
    Zeroizing::new(
        keyed(key)
            .chain_update(message)
            .finalize()
            .into_bytes()
            .into(),
    )
}

fn keyed(key: &[u8]) -> Keyed {
    // HMAC hashes a key that is longer than a block and pads one that is shorter, so that every
    // length is valid.
    Hmac::new_from_slice(key).unwrap_or_else(|_| unreachable!("HMAC accepts a key of any length"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_signature_verifies() {
        let scope = CredentialScope::new(0, "cvm").unwrap();
        let key = SigningKey::derive("secret", &scope);
        let signature = key.sign("text");
        assert!(key.verify("text", &signature));
        assert!(!key.verify("texT", &signature));
        assert!(!key.verify("text", &signature[1..]));
        assert!(!key.verify("text", &format!("{signature}00")));
        assert!(!key.verify("text", "not hexadecimal"));
        assert!(!SigningKey::derive("other", &scope).verify("text", &signature));
    }

    #[test]
    fn debug_omits_the_key() {
        let scope = CredentialScope::new(0, "cvm").unwrap();
        assert_eq!(
            format!("{:?}", SigningKey::derive("secret", &scope)),
            "SigningKey(***)"
        );
    }
}
