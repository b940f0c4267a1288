//! Signing of a single call.

use super::payload::Payload;
use super::scope::TimestampOutOfRange;
use super::signer::Signer;
use crate::credential::Credentials;

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

#[cfg(test)]
mod tests {
    use super::*;

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
