//! Signing many calls: everything that does not change from one call to the next is computed once.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use base16ct::lower;
use hmac::Mac;
use sha2::{Digest, Sha256};

use super::key::Keyed;
use super::{
    ALGORITHM, CredentialScope, Payload, SigningKey, TimestampOutOfRange, UNSIGNED_PAYLOAD,
};
use crate::Credentials;

/// Signs the calls of one key to one host.
///
/// The result is that of [`authorization`](super::authorization), at little more than the cost of
/// the hashing that no signature can avoid: the derived key is kept for its day, and the canonical
/// request up to the hash of the payload is hashed once. Both are wiped when the signer is dropped.
///
/// ```
/// use tcsas_runtime::{Credentials, sign};
///
/// let keys = Credentials::new("AKIDEXAMPLE", "a-secret-key");
/// let signer = sign::Signer::new(
///     keys,
///     "tcsas",
///     "tcsas.intl.tencentcloudapi.com",
///     "application/json",
/// );
/// let header = signer.authorization(sign::Payload::Signed(b"{}"), 1_736_121_600)?;
/// assert!(
///     header.starts_with("TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2025-01-06/tcsas/tc3_request, ")
/// );
/// # Ok::<(), sign::TimestampOutOfRange>(())
/// ```
pub struct Signer {
    credentials: Credentials,
    service: Box<str>,
    /// The state of the hash after everything in the canonical request that comes before the hash
    /// of the payload.
    prefix: Sha256,
    day: Mutex<Option<Arc<Day>>>,
}

/// What is good for one day.
struct Day {
    /// Days since 1970-01-01.
    number: i64,
    scope: String,
    key: Keyed,
}

const SECONDS_PER_DAY: i64 = 86_400;
const SIGNED_HEADERS: &str = "content-type;host";

impl Signer {
    /// A signer for calls of `service` to `host` with this content type.
    #[must_use]
    pub fn new(credentials: Credentials, service: &str, host: &str, content_type: &str) -> Self {
        let headers = [("content-type", content_type), ("host", host)];
        let prefix = Sha256::new_with_prefix(super::canonical_request("POST", &headers, ""));
        Self {
            credentials,
            service: service.into(),
            prefix,
            day: Mutex::new(None),
        }
    }

    /// The keys that are signed with.
    #[must_use]
    pub fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// The value of the `Authorization` header for a call with this body, at `timestamp` seconds
    /// since 1970-01-01 UTC.
    ///
    /// # Errors
    ///
    /// [`TimestampOutOfRange`] outside the years 1 to 9999.
    pub fn authorization(
        &self,
        payload: Payload<'_>,
        timestamp: i64,
    ) -> Result<String, TimestampOutOfRange> {
        let day = self.day(timestamp)?;
        let mut digits = [0; 64];
        let payload = match payload {
            Payload::Signed(bytes) => bytes,
            Payload::Unsigned => UNSIGNED_PAYLOAD.as_bytes(),
        };
        let payload = hex(&Sha256::digest(payload).into(), &mut digits);
        let request = self.prefix.clone().chain_update(payload).finalize();

        let mut number = itoa::Buffer::new();
        let signature = (day.key.clone())
            .chain_update(ALGORITHM)
            .chain_update("\n")
            .chain_update(number.format(timestamp))
            .chain_update("\n")
            .chain_update(&day.scope)
            .chain_update("\n")
            .chain_update(hex(&request.into(), &mut digits))
            .finalize()
            .into_bytes();

        let parts = [
            ALGORITHM,
            " Credential=",
            self.credentials.secret_id(),
            "/",
            &day.scope,
            ", SignedHeaders=",
            SIGNED_HEADERS,
            ", Signature=",
            hex(&signature.into(), &mut digits),
        ];
        Ok(parts.concat())
    }

    /// The key and scope of the day of `timestamp`: those of the last call, unless the day has
    /// changed.
    fn day(&self, timestamp: i64) -> Result<Arc<Day>, TimestampOutOfRange> {
        let number = timestamp.div_euclid(SECONDS_PER_DAY);
        // A thread that panicked here has left either the old day or the new one.
        let mut kept = self.day.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(day) = kept.as_ref().filter(|day| day.number == number) {
            return Ok(Arc::clone(day));
        }
        let scope = CredentialScope::new(timestamp, &self.service)?;
        let key = SigningKey::derive(self.credentials.secret_key(), &scope).keyed();
        let day = Arc::new(Day {
            number,
            scope: scope.to_string(),
            key,
        });
        Ok(Arc::clone(kept.insert(day)))
    }
}

/// Lower-case hexadecimal digits.
fn hex<'a>(hash: &[u8; 32], digits: &'a mut [u8; 64]) -> &'a str {
    // The buffer is exactly as long as the digits of a hash.
    lower::encode_str(hash, digits).unwrap_or_default()
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer")
            .field("credentials", &self.credentials)
            .field("service", &self.service)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::super::*;

    /// The header, one step of the algorithm after the other.
    fn steps(keys: &Credentials, payload: Payload<'_>, timestamp: i64) -> String {
        let headers = [
            ("content-type", "Application/JSON"),
            ("host", "Cvm.example:80"),
        ];
        let scope = CredentialScope::new(timestamp, "cvm").unwrap();
        let request = canonical_request("POST", &headers, &hashed_payload(payload));
        let string = string_to_sign(timestamp, &scope, &request);
        let signature = SigningKey::derive(keys.secret_key(), &scope).sign(&string);
        authorization_header(
            keys.secret_id(),
            &scope,
            &signed_headers(&headers),
            &signature,
        )
    }

    #[test]
    fn it_agrees_with_the_steps_across_days_and_back() {
        let keys = Credentials::new("id", "key");
        let signer = Signer::new(keys.clone(), "cvm", "Cvm.example:80", "Application/JSON");
        for timestamp in [86_399, 86_400, 0, -1, 1_709_164_799, 1_709_164_800, 86_399] {
            for payload in [Payload::Signed(b"{}"), Payload::Unsigned] {
                let header = signer.authorization(payload, timestamp).unwrap();
                assert_eq!(header, steps(&keys, payload, timestamp));
            }
        }
        assert!(signer.authorization(Payload::Unsigned, i64::MAX).is_err());
        assert!(signer.authorization(Payload::Unsigned, 0).is_ok());
    }

    #[test]
    fn debug_shows_no_key() {
        let signer = Signer::new(Credentials::new("id", "SENTINEL"), "cvm", "h", "c");
        signer.authorization(Payload::Unsigned, 0).unwrap();
        assert!(!format!("{signer:?}").contains("SENTINEL"));
    }
}
