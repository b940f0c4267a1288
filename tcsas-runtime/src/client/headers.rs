//! The headers of requests.

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

/// The value of `X-TC-RequestClient`, which identifies this SDK in the statistics of the service.
const REQUEST_CLIENT: &str = concat!("tcsas-rust/", env!("CARGO_PKG_VERSION"));

pub(crate) const X_TC_ACTION: HeaderName = HeaderName::from_static("x-tc-action");
pub(crate) const X_TC_TIMESTAMP: HeaderName = HeaderName::from_static("x-tc-timestamp");
pub(crate) const X_TC_TOKEN: HeaderName = HeaderName::from_static("x-tc-token");
pub(crate) const X_TC_CONTENT_SHA256: HeaderName = HeaderName::from_static("x-tc-content-sha256");
const X_TC_VERSION: HeaderName = HeaderName::from_static("x-tc-version");
pub(crate) const X_TC_REGION: HeaderName = HeaderName::from_static("x-tc-region");
pub(crate) const X_TC_LANGUAGE: HeaderName = HeaderName::from_static("x-tc-language");
const X_TC_REQUEST_CLIENT: HeaderName = HeaderName::from_static("x-tc-requestclient");

/// The headers common to all requests of a client.
pub(crate) fn common(
    service: &Service,
    region: Option<&str>,
    language: Option<&str>,
) -> Result<HeaderMap, RequestError> {
    let mut headers = HeaderMap::with_capacity(16);
    // Replaced in every request. With them a clone of the map has room for all headers.
    for name in [X_TC_ACTION, X_TC_TIMESTAMP, AUTHORIZATION] {
        headers.insert(name, HeaderValue::from_static(""));
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(JSON));
    if cfg!(feature = "gzip") {
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
    }
    let version = Bytes::from_static(service.version.as_bytes());
    headers.insert(X_TC_VERSION, shared(version)?);
    headers.insert(
        X_TC_REQUEST_CLIENT,
        HeaderValue::from_static(REQUEST_CLIENT),
    );
    for (name, what, text) in [
        (X_TC_REGION, "region", region),
        (X_TC_LANGUAGE, "language", language),
    ] {
        if let Some(text) = text {
            headers.insert(name, option(what, text)?);
        }
    }
    Ok(headers)
}

/// The maximum length of a region or language, in bytes.
const MAX_OPTION_LENGTH: usize = 255;

/// The value of an option of the client or of a call, `what` naming it in the error.
pub(crate) fn option(what: &str, text: &str) -> Result<HeaderValue, RequestError> {
    if text.len() > MAX_OPTION_LENGTH {
        let length = text.len();
        return Err(RequestError::new(format!(
            "the {what} has {length} bytes; at most {MAX_OPTION_LENGTH} are allowed"
        )));
    }
    let invalid = |_| RequestError::new(format!("the {what} {text:?} cannot be sent in a header"));
    value(text).map_err(invalid)
}

/// Whether the client controls the header, because the signature, the connection, the meaning of a
/// request or the encoding of its response depends on it.
pub(crate) fn is_reserved(name: &HeaderName) -> bool {
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
    HeaderValue::from_str(text).map_err(|error| invalid(&error))
}

/// A header value that takes the memory of its text.
pub(crate) fn shared(text: Bytes) -> Result<HeaderValue, RequestError> {
    HeaderValue::from_maybe_shared(text).map_err(|error| invalid(&error))
}

/// A header value that `Debug` does not show.
pub(crate) fn secret(text: impl Into<Bytes>) -> Result<HeaderValue, RequestError> {
    let mut value = shared(text.into())?;
    value.set_sensitive(true);
    Ok(value)
}

pub(crate) fn invalid(error: &dyn fmt::Display) -> RequestError {
    RequestError::new(error.to_string())
}
