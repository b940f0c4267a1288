//! The headers of a request.

use super::Service;
use crate::endpoint::Endpoint;
use crate::error::RequestError;
use bytes::Bytes;
use http::header::{CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue};
use std::fmt;
use zeroize::Zeroizing;

/// The media type of every request.
pub(super) const JSON: &str = "application/json";

/// The value of `X-TC-RequestClient`, by which the service's statistics tell clients apart.
const REQUEST_CLIENT: &str = concat!("tcsas-rust/", env!("CARGO_PKG_VERSION"));

pub(super) const X_TC_ACTION: HeaderName = HeaderName::from_static("x-tc-action");
pub(super) const X_TC_TIMESTAMP: HeaderName = HeaderName::from_static("x-tc-timestamp");
pub(super) const X_TC_TOKEN: HeaderName = HeaderName::from_static("x-tc-token");
const X_TC_VERSION: HeaderName = HeaderName::from_static("x-tc-version");
const X_TC_REGION: HeaderName = HeaderName::from_static("x-tc-region");
const X_TC_LANGUAGE: HeaderName = HeaderName::from_static("x-tc-language");
const X_TC_REQUEST_CLIENT: HeaderName = HeaderName::from_static("x-tc-requestclient");

/// The headers that all requests of a client have in common.
pub(super) fn common(
    service: &Service,
    endpoint: &Endpoint,
    token: Option<&str>,
    region: Option<&str>,
    language: Option<&str>,
) -> Result<HeaderMap, RequestError> {
    let mut headers = HeaderMap::with_capacity(16);
    headers.insert(HOST, value(endpoint.host())?);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(JSON));
    headers.insert(X_TC_VERSION, value(service.version)?);
    headers.insert(
        X_TC_REQUEST_CLIENT,
        HeaderValue::from_static(REQUEST_CLIENT),
    );
    for (name, what, text) in [
        (X_TC_REGION, "region", region),
        (X_TC_LANGUAGE, "language", language),
    ] {
        if let Some(text) = text {
            let fault = |_| RequestError {
                what: format!("the {what} {text:?} cannot stand in a header"),
            };
            headers.insert(name, value(text).map_err(fault)?);
        }
    }
    if let Some(token) = token {
        // Kept as long as the client; the memory is wiped when the last copy of the header is gone.
        let token = Bytes::from_owner(Zeroizing::new(token.as_bytes().to_vec()));
        headers.insert(X_TC_TOKEN, secret(token)?);
    }
    Ok(headers)
}

pub(super) fn value(text: &str) -> Result<HeaderValue, RequestError> {
    HeaderValue::from_str(text).map_err(|error| fault(&error))
}

/// A header whose value no `Debug` shows.
pub(super) fn secret(text: impl Into<Bytes>) -> Result<HeaderValue, RequestError> {
    let mut value = HeaderValue::from_maybe_shared(text.into()).map_err(|error| fault(&error))?;
    value.set_sensitive(true);
    Ok(value)
}

pub(super) fn fault(error: &dyn fmt::Display) -> RequestError {
    RequestError {
        what: error.to_string(),
    }
}
