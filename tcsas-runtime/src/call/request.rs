//! The signed HTTP request of an attempt.

use std::time::SystemTime;

use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderValue};

use super::prepared::PreparedCall;
use crate::client::{SigningContext, headers};
use crate::credential::refresh::Lease;
use crate::endpoint::PooledEndpoint;
use crate::error::RequestError;
use crate::sign::Payload;

impl PreparedCall {
    /// The complete request. The clock is read once, so that date and timestamp cannot disagree.
    pub(super) fn request(
        &self,
        index: usize,
        target: &PooledEndpoint,
        lease: Option<&Lease<SigningContext>>,
    ) -> Result<http::Request<Bytes>, RequestError> {
        let inner = &*self.settings;
        let body = self.body.clone()?;
        let timestamp = seconds(inner.clock.now());
        let mut headers = target.headers.clone();
        if !self.options.headers.is_empty() {
            headers.extend(self.options.headers.clone());
        }
        headers.insert(headers::X_TC_ACTION, headers::value(&self.action.name)?);
        headers.insert(headers::X_TC_TIMESTAMP, HeaderValue::from(timestamp));
        match lease {
            Some(lease) => {
                let payload = if self.options.unsigned_payload || inner.unsigned_payload {
                    let unsigned = HeaderValue::from_static(crate::sign::UNSIGNED_PAYLOAD);
                    headers.insert(headers::X_TC_CONTENT_SHA256, unsigned);
                    Payload::Unsigned
                } else {
                    Payload::Signed(&body)
                };
                let signer = lease.value.signers.get(index);
                let signer =
                    signer.ok_or_else(|| RequestError::new("the endpoint has no signer"))?;
                let signed = signer.authorization(payload, timestamp);
                let signed = signed.map_err(|error| headers::fault(&error))?;
                headers.insert(AUTHORIZATION, headers::secret(signed)?);
                if let Some(token) = &lease.value.token {
                    headers.insert(headers::X_TC_TOKEN, token.clone());
                }
            }
            None => drop(headers.insert(AUTHORIZATION, HeaderValue::from_static("SKIP"))),
        }
        let mut request = http::Request::new(body);
        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = target.uri.clone();
        *request.headers_mut() = headers;
        Ok(request)
    }
}

/// Seconds since 1970, negative before.
fn seconds(time: SystemTime) -> i64 {
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
        Err(before) => {
            i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |seconds| -seconds)
        }
    }
}
