//! Signing of many calls: the parts that all calls share are computed once.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use hmac::Mac;
use sha2::{Digest, Sha256};

use super::hex::encode_hash;
use super::key::{Keyed, SigningKey};
use super::payload::{Payload, UNSIGNED_PAYLOAD};
use super::scope::{CredentialScope, TimestampOutOfRange};
use super::steps::{ALGORITHM, canonical_request};
use crate::credential::Credentials;

/// Signs calls to one host with one set of credentials.
///
/// The result is that of [`authorization`](super::authorization), at little more than the cost of
/// hashing the payload: the derived key is cached for its day, and the canonical request up to the
/// hash of the payload is hashed once. Both are wiped when the signer is dropped.
///
/// ```
/// use tcsas_runtime::{Credentials, sign};
///
/// let credentials = Credentials::new("AKIDEXAMPLE", "a-secret-key");
/// let signer = sign::Signer::new(
///     credentials,
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
    /// State of the hash of the canonical request, up to the hash of the payload.
    prefix: Sha256,
    day: Mutex<Option<Arc<Day>>>,
}

/// Key and scope of one day.
struct Day {
    /// Days since 1970-01-01.
    number: i64,
    scope: String,
    key: Keyed,
}

const SECONDS_PER_DAY: i64 = 86_400;
const SIGNED_HEADERS: &str = "content-type;host";

impl Signer {
    /// Creates a signer for calls of `service` to `host` with this content type.
    #[must_use]
    pub fn new(credentials: Credentials, service: &str, host: &str, content_type: &str) -> Self {
        Self {
            credentials,
            service: service.into(),
            prefix: prefix(host, content_type),
            day: Mutex::new(None),
        }
    }

    /// The credentials that are used.
    #[must_use]
    pub fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// Returns the value of the `Authorization` header for a call with this body, at `timestamp`
    /// seconds since 1970-01-01 00:00:00 UTC.
    ///
    /// # Errors
    ///
    /// [`TimestampOutOfRange`] if the timestamp is outside the years 1 to 9999.
    pub fn authorization(
        &self,
        payload: Payload<'_>,
        timestamp: i64,
    ) -> Result<String, TimestampOutOfRange> {
        self.sign(&self.prefix, payload, timestamp)
    }

    /// Returns the header like [`authorization`](Self::authorization), for a call with another
    /// content type.
    pub(crate) fn authorization_as(
        &self,
        host: &str,
        content_type: &str,
        payload: Payload<'_>,
        timestamp: i64,
    ) -> Result<String, TimestampOutOfRange> {
        self.sign(&prefix(host, content_type), payload, timestamp)
    }

    fn sign(
        &self,
        prefix: &Sha256,
        payload: Payload<'_>,
        timestamp: i64,
    ) -> Result<String, TimestampOutOfRange> {
        let day = self.day(timestamp)?;
        let mut digits = [0; 64];
        let payload = match payload {
            Payload::Signed(bytes) => bytes,
            Payload::Unsigned => UNSIGNED_PAYLOAD.as_bytes(),
        };
        let payload = encode_hash(&Sha256::digest(payload).into(), &mut digits);
        let mut request = prefix.clone();
        request.update(payload);
        let request = request.finalize();

        let mut number = itoa::Buffer::new();
        // `chain_update` would copy the state with each part.
        let mut signature = day.key.clone();
        for part in [
            ALGORITHM,
            "\n",
            number.format(timestamp),
            "\n",
            &day.scope,
            "\n",
            encode_hash(&request.into(), &mut digits),
        ] {
            Mac::update(&mut signature, part.as_bytes());
        }
        let signature = signature.finalize().into_bytes();

        let parts = [
            ALGORITHM,
            " Credential=",
            self.credentials.secret_id(),
            "/",
            &day.scope,
            ", SignedHeaders=",
            SIGNED_HEADERS,
            ", Signature=",
            encode_hash(&signature.into(), &mut digits),
        ];
        Ok(parts.concat())
    }

    /// Key and scope of the day of `timestamp`: those of the previous call, unless the day has
    /// changed.
    fn day(&self, timestamp: i64) -> Result<Arc<Day>, TimestampOutOfRange> {
        let number = timestamp.div_euclid(SECONDS_PER_DAY);
        // A thread that panicked here left either the old day or the new one.
        let mut cached = self.day.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(day) = cached.as_ref().filter(|day| day.number == number) {
            return Ok(Arc::clone(day));
        }
        let scope = CredentialScope::new(timestamp, &self.service)?;
        let key = SigningKey::derive(self.credentials.secret_key(), &scope).keyed();
        let day = Arc::new(Day {
            number,
            scope: scope.to_string(),
            key,
        });
        Ok(Arc::clone(cached.insert(day)))
    }
}

/// State of the hash of a canonical request, up to the hash of the payload.
fn prefix(host: &str, content_type: &str) -> Sha256 {
    let headers = [("content-type", content_type), ("host", host)];
    Sha256::new_with_prefix(canonical_request("POST", &headers, ""))
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
    use crate::credential::Credentials;
    use crate::sign::*;

    /// Computes the header by the single steps of the algorithm.
    fn steps(credentials: &Credentials, payload: Payload<'_>, timestamp: i64) -> String {
        let headers = [
            ("content-type", "Application/JSON"),
            ("host", "Cvm.example:80"),
        ];
        let scope = CredentialScope::new(timestamp, "cvm").unwrap();
        let request = canonical_request("POST", &headers, &hashed_payload(payload));
        let string = string_to_sign(timestamp, &scope, &request);
        let signature = SigningKey::derive(credentials.secret_key(), &scope).sign(&string);
        authorization_header(
            credentials.secret_id(),
            &scope,
            &signed_headers(&headers),
            &signature,
        )
    }

    #[test]
    fn signer_agrees_with_the_single_steps() {
        let credentials = Credentials::new("id", "key");
        let signer = Signer::new(
            credentials.clone(),
            "cvm",
            "Cvm.example:80",
            "Application/JSON",
        );
        for timestamp in [86_399, 86_400, 0, -1, 1_709_164_799, 1_709_164_800, 86_399] {
            for payload in [Payload::Signed(b"{}"), Payload::Unsigned] {
                let header = signer.authorization(payload, timestamp).unwrap();
                assert_eq!(header, steps(&credentials, payload, timestamp));
                let other = Signer::new(credentials.clone(), "cvm", "h", "text/plain");
                let header = other.authorization_as(
                    "Cvm.example:80",
                    "Application/JSON",
                    payload,
                    timestamp,
                );
                assert_eq!(header.unwrap(), steps(&credentials, payload, timestamp));
            }
        }
        assert!(signer.authorization(Payload::Unsigned, i64::MAX).is_err());
        assert!(signer.authorization(Payload::Unsigned, 0).is_ok());
    }

    #[test]
    fn debug_omits_the_key() {
        let signer = Signer::new(Credentials::new("id", "SENTINEL"), "cvm", "h", "c");
        signer.authorization(Payload::Unsigned, 0).unwrap();
        assert!(!format!("{signer:?}").contains("SENTINEL"));
    }
}
