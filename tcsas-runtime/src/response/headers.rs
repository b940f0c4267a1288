//! Headers of a response.

use http::{HeaderMap, HeaderName};

/// Header with the request id, for responses whose body has none.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-tc-requestid");

/// The request id among the headers, if it is a valid one.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    const MAX_LENGTH: usize = 128;
    let id = headers.get(&REQUEST_ID)?.to_str().ok()?.trim();
    let valid = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    ((1..=MAX_LENGTH).contains(&id.len()) && id.bytes().all(valid)).then_some(id)
}

/// Compression of a body that is not JSON. Some servers compress unrequested, and some without the
/// header.
pub(super) fn content_coding(headers: &HeaderMap, body: &str) -> Option<String> {
    /// The first two bytes of gzip. The second is not UTF-8.
    const GZIP: &str = "\u{1f}\u{fffd}";
    let coding = headers.get(http::header::CONTENT_ENCODING);
    let coding =
        coding.map(|coding| String::from_utf8_lossy(coding.as_bytes()).to_ascii_lowercase());
    match coding.as_deref().map(str::trim) {
        None | Some("" | "identity") => body.starts_with(GZIP).then(|| "gzip".to_owned()),
        Some(coding) => Some(coding.replace("x-gzip", "gzip")),
    }
}
