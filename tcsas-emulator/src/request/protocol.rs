//! Checks of the protocol: method, path, content type and size.

use hyper::body::Bytes;
use hyper::header::CONTENT_TYPE;
use hyper::http::request::Parts;
use hyper::{HeaderMap, Method};

use crate::response::error_response::ErrorResponse;

/// The largest body the service accepts.
pub(crate) const MAX_BODY: usize = 10 << 20;

/// The body of a request, as far as it was kept.
#[derive(Debug)]
pub(crate) enum Body {
    /// The complete body.
    Whole(Bytes),
    /// The body was longer than [`MAX_BODY`].
    TooLarge,
}

/// Checks method, path and size, and returns the body.
pub(crate) fn check(head: &Parts, body: Body) -> Result<Bytes, ErrorResponse> {
    let unsupported = |message: String| Err(ErrorResponse::new("UnsupportedProtocol", message));
    if head.method != Method::POST {
        return unsupported(format!(
            "The method {} is not supported, only POST is.",
            head.method
        ));
    }
    // The query string is not part of a POST call: it is neither signed nor read.
    if head.uri.path() != "/" {
        return unsupported(format!(
            "The path must be `/`, not `{}`.",
            head.uri.path().escape_default()
        ));
    }
    match body {
        Body::Whole(bytes) => Ok(bytes),
        Body::TooLarge => Err(ErrorResponse::new(
            "RequestSizeLimitExceeded",
            "The request body is larger than 10 MB.",
        )),
    }
}

/// Checks that the content type of a request is `expected`.
pub(crate) fn check_media_type(headers: &HeaderMap, expected: &str) -> Result<(), ErrorResponse> {
    let content_type = text(headers, CONTENT_TYPE.as_str()).unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    match media_type.eq_ignore_ascii_case(expected) {
        true => Ok(()),
        false => Err(ErrorResponse::new(
            "UnsupportedProtocol",
            format!(
                "The content type must be `{expected}`, not `{}`.",
                media_type.escape_default()
            ),
        )),
    }
}

/// The value of a header, if present and text; the first of several.
pub(crate) fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    std::str::from_utf8(headers.get(name)?.as_bytes()).ok()
}
