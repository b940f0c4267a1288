//! The signed HTTP request of an attempt.

use std::time::SystemTime;

use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderValue};

use super::prepared::PreparedCall;
use crate::client::{SigningContext, headers};
use crate::credential::refresh::Lease;
use crate::endpoint::PooledEndpoint;
use crate::error::RequestError;
use crate::sign::{Payload, UNSIGNED_PAYLOAD};

/// The complete request of an attempt, signed unless `lease` is `None`.
///
/// The clock is read once, so that the timestamp and the date of the signature agree.
pub(super) fn signed_request(
    call: &PreparedCall,
    endpoint: &PooledEndpoint,
    lease: Option<&Lease<SigningContext>>,
) -> Result<http::Request<Bytes>, RequestError> {
    let settings = &*call.settings;
    let body = call.body.clone()?;
    let timestamp = unix_seconds(settings.clock.now());
    let mut headers = endpoint.headers.clone();
    if !call.options.headers.is_empty() {
        headers.extend(call.options.headers.clone());
    }
    if let Some(upload) = &call.upload {
        upload.add_to(&mut headers);
    }
    headers.insert(headers::X_TC_ACTION, call.action.header()?);
    let digits = headers::value(itoa::Buffer::new().format(timestamp))?;
    headers.insert(headers::X_TC_TIMESTAMP, digits);
    match lease {
        Some(lease) => {
            let payload = if call.options.unsigned_payload || settings.unsigned_payload {
                let unsigned = HeaderValue::from_static(UNSIGNED_PAYLOAD);
                headers.insert(headers::X_TC_CONTENT_SHA256, unsigned);
                Payload::Unsigned
            } else {
                Payload::Signed(&body)
            };
            let signer = lease.value.signers.get(endpoint.index);
            let signer = signer.ok_or_else(|| RequestError::new("the endpoint has no signer"))?;
            let authorization = match &call.upload {
                None => signer.authorization(payload, timestamp),
                Some(upload) => {
                    let host = endpoint.endpoint.host();
                    signer.authorization_as(host, upload.content_type(), payload, timestamp)
                }
            };
            let authorization = authorization.map_err(|error| headers::invalid(&error))?;
            headers.insert(AUTHORIZATION, headers::secret(authorization)?);
            if let Some(token) = &lease.value.token {
                headers.insert(headers::X_TC_TOKEN, token.clone());
            }
        }
        None => drop(headers.insert(AUTHORIZATION, HeaderValue::from_static("SKIP"))),
    }
    let mut request = http::Request::new(body);
    *request.method_mut() = http::Method::POST;
    *request.uri_mut() = endpoint.uri.clone();
    *request.headers_mut() = headers;
    Ok(request)
}

/// Seconds since 1970, negative before.
fn unix_seconds(time: SystemTime) -> i64 {
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
        Err(before) => {
            i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |seconds| -seconds)
        }
    }
}
