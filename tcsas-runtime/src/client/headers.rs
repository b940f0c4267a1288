//! The headers of a request.

use std::fmt;

use bytes::Bytes;
use http::header::{
    ACCEPT_ENCODING, AUTHORIZATION, CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE,
    EXPECT, HOST, HeaderMap, HeaderName, HeaderValue, PROXY_AUTHORIZATION, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE,
};

use super::service::Service;
use crate::error::RequestError;

/// The media type of every request.
pub(crate) const JSON: &str = "application/json";

/// The value of `X-TC-RequestClient`, by which the service's statistics tell clients apart.
const REQUEST_CLIENT: &str = concat!("tcsas-rust/", env!("CARGO_PKG_VERSION"));

pub(crate) const X_TC_ACTION: HeaderName = HeaderName::from_static("x-tc-action");
pub(crate) const X_TC_TIMESTAMP: HeaderName = HeaderName::from_static("x-tc-timestamp");
pub(crate) const X_TC_TOKEN: HeaderName = HeaderName::from_static("x-tc-token");
pub(crate) const X_TC_CONTENT_SHA256: HeaderName = HeaderName::from_static("x-tc-content-sha256");
const X_TC_VERSION: HeaderName = HeaderName::from_static("x-tc-version");
pub(crate) const X_TC_REGION: HeaderName = HeaderName::from_static("x-tc-region");
pub(crate) const X_TC_LANGUAGE: HeaderName = HeaderName::from_static("x-tc-language");
const X_TC_REQUEST_CLIENT: HeaderName = HeaderName::from_static("x-tc-requestclient");

/// The headers that all requests of a client have in common.
pub(crate) fn common(
    service: &Service,
    region: Option<&str>,
    language: Option<&str>,
) -> Result<HeaderMap, RequestError> {
    let mut headers = HeaderMap::with_capacity(16);
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
            headers.insert(name, named(what, text)?);
        }
    }
    Ok(headers)
}

/// The longest region or language, in bytes.
const LONGEST: usize = 255;

/// The value of a header that a person has set.
pub(crate) fn named(what: &str, text: &str) -> Result<HeaderValue, RequestError> {
    if text.len() > LONGEST {
        let length = text.len();
        return Err(RequestError::new(format!(
            "the {what} has {length} bytes, and at most {LONGEST} can be one"
        )));
    }
    let fault = |_| RequestError::new(format!("the {what} {text:?} cannot stand in a header"));
    value(text).map_err(fault)
}

/// Whether the signature, the connection, the meaning of a request or the encoding of its response
/// depends on the header.
pub(crate) fn is_ours(name: &HeaderName) -> bool {
    [
        ACCEPT_ENCODING,
        AUTHORIZATION,
        CONNECTION,
        CONTENT_ENCODING,
        CONTENT_LENGTH,
        CONTENT_TYPE,
        EXPECT,
        HOST,
        HeaderName::from_static("keep-alive"),
        PROXY_AUTHORIZATION,
        HeaderName::from_static("proxy-connection"),
        TE,
        TRAILER,
        TRANSFER_ENCODING,
        UPGRADE,
        X_TC_ACTION,
        X_TC_CONTENT_SHA256,
        X_TC_LANGUAGE,
        X_TC_REGION,
        X_TC_REQUEST_CLIENT,
        X_TC_TIMESTAMP,
        X_TC_TOKEN,
        X_TC_VERSION,
    ]
    .contains(name)
}

pub(crate) fn value(text: &str) -> Result<HeaderValue, RequestError> {
    HeaderValue::from_str(text).map_err(|error| fault(&error))
}

/// A header whose value no `Debug` shows.
pub(crate) fn secret(text: impl Into<Bytes>) -> Result<HeaderValue, RequestError> {
    let mut value = HeaderValue::from_maybe_shared(text.into()).map_err(|error| fault(&error))?;
    value.set_sensitive(true);
    Ok(value)
}

pub(crate) fn fault(error: &dyn fmt::Display) -> RequestError {
    RequestError::new(error.to_string())
}
