//! Answers that are not those of the service.

use std::error::Error as StdError;
use std::fmt;

use super::attempts::{Attempts, Told};
use super::gateway::GatewayMessage;

/// An answer that is not one of the service's.
pub struct UndecodableError {
    pub(crate) status: u16,
    pub(crate) request_id: Option<String>,
    pub(crate) body: Vec<u8>,
    pub(crate) what: String,
    /// Boxed, as it is rare and errors are moved about.
    pub(crate) gateway: Option<Box<GatewayMessage>>,
    /// Another attempt may bring an answer.
    pub(crate) passing: bool,
    pub(crate) attempts: Option<Attempts>,
    pub(crate) source: Option<Box<dyn StdError + Send + Sync>>,
}

impl UndecodableError {
    /// For implementations of [`Transport`](crate::Transport): what came is not an answer, for the
    /// reason `what`. Of the body at most [`Self::BODY_LIMIT`] bytes are kept; the request id is
    /// taken from it if it has one.
    #[must_use]
    pub fn new(status: http::StatusCode, body: &[u8], what: impl Into<String>) -> Self {
        Self {
            status: status.as_u16(),
            request_id: find_request_id(body),
            body: body[..body.len().min(Self::BODY_LIMIT)].to_vec(),
            what: what.into(),
            gateway: None,
            passing: true,
            attempts: None,
            source: None,
        }
    }

    /// The same with a cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The same where another attempt would end alike.
    #[must_use]
    pub fn lasting(mut self) -> Self {
        self.passing = false;
        self
    }

    /// The same with a request id that is not in the body, if it has none.
    pub(crate) fn or_request_id(mut self, id: Option<&str>) -> Self {
        self.request_id = self.request_id.or_else(|| id.map(str::to_owned));
        self
    }

    /// The same with what a gateway said in place of the service.
    pub(crate) fn with_gateway(mut self, message: Option<GatewayMessage>) -> Self {
        self.gateway = message.map(Box::new);
        self
    }

    /// What a gateway before the service said, if the body is an object of the kind that gateways
    /// write, such as `{"code":4100,"message":"…","codeDesc":"…"}`.
    #[must_use]
    pub fn gateway(&self) -> Option<&GatewayMessage> {
        self.gateway.as_deref()
    }

    /// Whether another attempt may bring an answer: what came was cut, or from somebody in between.
    pub(crate) fn may_pass(&self) -> bool {
        self.passing
    }

    /// The HTTP status of the answer.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The request id, if the answer had one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The first bytes of the body, at most [`UndecodableError::BODY_LIMIT`].
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// How much of a body is kept, in bytes.
    pub const BODY_LIMIT: usize = 4096;
}

impl UndecodableError {
    /// Wipes the body, where it may have secrets in it: keys come as JSON, and a page of a proxy
    /// does not.
    #[cfg(any(feature = "instance-role", feature = "sts"))]
    pub(crate) fn forget_body(&mut self) {
        if !self.body.trim_ascii_start().starts_with(b"<") {
            zeroize::Zeroize::zeroize(&mut self.body);
        }
    }

    /// The beginning of the body as text.
    fn excerpt(&self) -> String {
        const SHOWN: usize = 200;
        let text = String::from_utf8_lossy(&self.body[..self.body.len().min(SHOWN)]);
        crate::secret::hide(&text).into_owned()
    }
}

/// Shows the body no more than `Display` does.
impl fmt::Debug for UndecodableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UndecodableError")
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("what", &self.what)
            .field("gateway", &self.gateway)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("source", &self.source)
            .finish()
    }
}

impl fmt::Display for UndecodableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer (HTTP status {}", self.status)?;
        if let Some(id) = &self.request_id {
            write!(f, ", request id {id}")?;
        }
        write!(f, ") cannot be read: {}", self.what)?;
        if let Some(message) = &self.gateway {
            write!(f, "; it says {message}")?;
        }
        // What begins like JSON may be a response that was cut, with a secret in it.
        let begin = self.body.trim_ascii_start().first();
        // And what is packed says nothing to anybody.
        let text =
            !self.body.starts_with(b"\x1f\xef\xbf\xbd") && !self.body.starts_with(b"\x1f\x8b");
        if text && begin.is_some_and(|byte| !matches!(byte, b'{' | b'[' | b'"')) {
            write!(f, "; it begins {:?}", self.excerpt())?;
        }
        write!(
            f,
            "; check that the endpoint is the service's{}",
            Told(&self.attempts)
        )
    }
}

/// The value of the first `"RequestId"` in a body that need not be JSON as a whole, such as one
/// that was cut, or that of the names by which gateways call theirs.
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
    fn a_cut_answer_shows_nothing_of_what_may_be_a_secret() {
        let body = br#"{"Response":{"Credentials":{"TmpSecretKey":"geheim"#;
        let error = UndecodableError::new(http::StatusCode::OK, body, "it ends in the middle");
        assert!(!format!("{error} {error:?}").contains("geheim"));
    }

    #[test]
    fn the_request_id_is_found_in_a_cut_body_and_only_if_it_is_one() {
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
    fn an_undecodable_answer_keeps_a_bounded_body_and_its_cause() {
        let error = UndecodableError::new(
            http::StatusCode::BAD_GATEWAY,
            &vec![b'x'; 10_000],
            "it is HTML",
        )
        .with_source("the cause");
        assert_eq!(error.body().len(), UndecodableError::BODY_LIMIT);
        assert!(
            error
                .to_string()
                .starts_with("the answer (HTTP status 502) cannot be read: it is HTML; it begins")
        );
        assert!(error.to_string().len() < 500 && format!("{error:?}").len() < 500);
        let error: Error = error.into();
        assert_eq!(
            error.source().map(ToString::to_string).as_deref(),
            Some("the cause")
        );
    }
}
