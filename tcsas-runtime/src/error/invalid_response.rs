//! Responses that are not the service's.

use std::error::Error as StdError;
use std::fmt;

use super::attempts::{Attempts, AttemptsNote};
use super::gateway::GatewayMessage;

/// A response that is not one of the service's, such as a proxy's HTML page, a body that was cut
/// off, or one that is too large.
pub struct InvalidResponseError {
    status: u16,
    request_id: Option<String>,
    body: Vec<u8>,
    reason: String,
    /// Boxed, as it is rare and errors are moved about.
    gateway: Option<Box<GatewayMessage>>,
    pub(super) permanent: bool,
    pub(super) attempts: Option<Attempts>,
    pub(super) source: Option<Box<dyn StdError + Send + Sync>>,
}

impl InvalidResponseError {
    /// Number of bytes kept of a body.
    pub const BODY_LIMIT: usize = 4096;

    /// Creates an error for a response that is invalid because of `reason`, such as "it is HTML".
    /// For implementations of [`Transport`](crate::Transport).
    ///
    /// The first [`Self::BODY_LIMIT`] bytes of `body` are kept. The request id is taken from the
    /// body if there is one.
    #[must_use]
    pub fn new(status: http::StatusCode, body: &[u8], reason: impl Into<String>) -> Self {
        Self {
            status: status.as_u16(),
            request_id: find_request_id(body),
            body: body[..body.len().min(Self::BODY_LIMIT)].to_vec(),
            reason: reason.into(),
            gateway: None,
            permanent: false,
            attempts: None,
            source: None,
        }
    }

    /// Adds the cause, which [`source`](StdError::source) returns.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Marks the failure as permanent: the client makes no other attempt.
    #[must_use]
    pub fn permanent(mut self) -> Self {
        self.permanent = true;
        self
    }

    /// Sets the request id unless the body has one.
    pub(crate) fn or_request_id(mut self, id: Option<&str>) -> Self {
        self.request_id = self.request_id.or_else(|| id.map(str::to_owned));
        self
    }

    /// Adds the message of a gateway.
    pub(crate) fn with_gateway(mut self, message: Option<GatewayMessage>) -> Self {
        self.gateway = message.map(Box::new);
        self
    }

    /// HTTP status of the response.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Request id of the response, if it has one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// First bytes of the body, at most [`Self::BODY_LIMIT`].
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Why the response is invalid.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Message of a gateway in front of the service, if the body is a JSON object of the kind that
    /// gateways write, such as `{"code":4100,"message":"…","codeDesc":"…"}`.
    #[must_use]
    pub fn gateway(&self) -> Option<&GatewayMessage> {
        self.gateway.as_deref()
    }

    /// Whether another attempt would fail the same way, as opposed to a response that was cut off
    /// or sent by an intermediary.
    #[must_use]
    pub fn is_permanent(&self) -> bool {
        self.permanent
    }

    /// Number of attempts, and why there was no other. `None` until the client reports the error.
    #[must_use]
    pub fn attempts(&self) -> Option<Attempts> {
        self.attempts
    }

    /// Overwrites the kept part of the body, unless it is a page of markup. For providers of
    /// credentials, which come as JSON.
    pub fn forget_body(&mut self) {
        if !self.body.trim_ascii_start().starts_with(b"<") {
            zeroize::Zeroize::zeroize(&mut self.body);
        }
    }

    /// Beginning of the body as text, without secrets.
    fn excerpt(&self) -> String {
        const SHOWN: usize = 200;
        let text = String::from_utf8_lossy(&self.body[..self.body.len().min(SHOWN)]);
        crate::secret::mask(&text).into_owned()
    }

    /// Whether an excerpt is of use and safe to show. What begins like JSON may be a response that
    /// was cut off, with a secret in it, and compressed bytes are unreadable.
    fn is_showable(&self) -> bool {
        /// Magic number of gzip.
        const GZIP: &[u8] = b"\x1f\x8b";
        /// The magic number after conversion to UTF-8.
        const GZIP_LOSSY: &[u8] = b"\x1f\xef\xbf\xbd";
        let first = self.body.trim_ascii_start().first();
        !self.body.starts_with(GZIP)
            && !self.body.starts_with(GZIP_LOSSY)
            && first.is_some_and(|byte| !matches!(byte, b'{' | b'[' | b'"'))
    }
}

/// Shows the length of the body alone.
impl fmt::Debug for InvalidResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InvalidResponseError")
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("reason", &self.reason)
            .field("gateway", &self.gateway)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("source", &self.source)
            .finish()
    }
}

impl fmt::Display for InvalidResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid response (HTTP status {}", self.status)?;
        if let Some(id) = &self.request_id {
            write!(f, ", request id {id}")?;
        }
        write!(f, "): {}", self.reason)?;
        if let Some(message) = &self.gateway {
            write!(f, "; a gateway reported {message}")?;
        }
        if self.is_showable() {
            write!(f, "; it begins {:?}", self.excerpt())?;
        }
        write!(
            f,
            "; check that the endpoint is the service's{}",
            AttemptsNote(self.attempts)
        )
    }
}

impl StdError for InvalidResponseError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// Value of the first `"RequestId"` in a body that need not be complete JSON, or of the spellings
/// that gateways use.
fn find_request_id(body: &[u8]) -> Option<String> {
    const NAMES: [&[u8]; 5] = [
        b"\"RequestId\"",
        b"\"requestId\"",
        b"\"request_id\"",
        b"\"requestid\"",
        b"\"RequestID\"",
    ];
    NAMES.iter().find_map(|name| find_id(body, name))
}

fn find_id(body: &[u8], name: &[u8]) -> Option<String> {
    const LONGEST: usize = 128;
    let start = body.windows(name.len()).position(|window| window == name)? + name.len();
    let rest = body[start..]
        .trim_ascii_start()
        .strip_prefix(b":")?
        .trim_ascii_start()
        .strip_prefix(b"\"")?;
    let end = rest
        .iter()
        .take(LONGEST + 1)
        .position(|byte| *byte == b'"')
        .filter(|end| *end > 0)?;
    let id = std::str::from_utf8(&rest[..end]).ok()?;
    id.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        .then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn truncated_json_is_not_shown() {
        let body = br#"{"Response":{"Credentials":{"TmpSecretKey":"SENTINEL"#;
        let error = InvalidResponseError::new(http::StatusCode::OK, body, "it is truncated");
        assert!(!format!("{error} {error:?}").contains("SENTINEL"));
    }

    #[test]
    fn request_id_is_found_in_truncated_body_and_validated() {
        let id = |body: &str| find_request_id(body.as_bytes());
        assert_eq!(
            id(r#"{"Response":{"RequestId": "36b3-c2","Da"#).as_deref(),
            Some("36b3-c2")
        );
        for name in ["requestId", "request_id"] {
            let body = format!("{{\"message\":\"no route\",\"{name}\":\"36b3-c2\"}}");
            assert_eq!(id(&body).as_deref(), Some("36b3-c2"));
        }
        assert_eq!(id(r#"{"RequestId":"36b3"#), None);
        assert_eq!(id(r#"{"RequestId":""}"#), None);
        assert_eq!(id(r#"{"RequestId":"a b"}"#), None);
        assert_eq!(id(r#"{"RequestId":7}"#), None);
        assert_eq!(id("<html>"), None);
    }

    #[test]
    fn body_is_bounded_and_source_is_kept() {
        let error = InvalidResponseError::new(
            http::StatusCode::BAD_GATEWAY,
            &vec![b'x'; 10_000],
            "it is HTML",
        )
        .with_source("the cause");
        assert_eq!(error.body().len(), InvalidResponseError::BODY_LIMIT);
        assert!(
            error
                .to_string()
                .starts_with("invalid response (HTTP status 502): it is HTML; it begins")
        );
        assert!(error.to_string().len() < 500 && format!("{error:?}").len() < 500);
        let error: Error = error.into();
        assert_eq!(
            error.source().map(ToString::to_string).as_deref(),
            Some("the cause")
        );
    }
}
