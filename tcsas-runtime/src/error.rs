//! Everything that can come of a call instead of its answer.

mod attempts;
mod cause;
mod extra;
mod gateway;
mod pages;

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use attempts::Told;
pub use attempts::{Attempts, Stopped};
pub use cause::TransportCause;
pub(crate) use extra::Extra;
pub use gateway::GatewayMessage;
pub use pages::{PagesError, PagesFault};

use crate::code::{ErrorCode, KnownCode, UnknownCode};

/// Why a call has no answer. `C` is the enum of the action's error codes.
///
/// `Display` says what happened and what to do; for [`Error::Service`] it carries code, message and
/// request id. `source` keeps the cause. No variant ever holds a key, a token or a signature.
///
/// ```
/// # use tcsas_runtime::{Error, UnknownCode};
/// # fn example(error: Error<UnknownCode>) {
/// match error {
///     Error::Service(refusal) => println!("{} ({})", refusal.message, refusal.request_id),
///     Error::Timeout(timeout) => println!("no answer within {:?}", timeout.limit()),
///     other => println!("{other}"),
/// }
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<C = UnknownCode> {
    /// The service refused the call and said why.
    Service(ServiceError<C>),
    /// No complete response came within the time allowed.
    Timeout(TimeoutError),
    /// The connection could not be made, or broke before the answer was complete.
    Transport(TransportError),
    /// An answer came that is not one of the service's, or is larger than allowed.
    Undecodable(UndecodableError),
    /// There are no credentials, or none that could work.
    Credentials(CredentialError),
    /// The endpoint cannot be used.
    Endpoint(EndpointError),
    /// The request could not be built.
    Request(RequestError),
    /// All calls for pages of a list were answered, but not as pages are.
    Pages(PagesError),
}

/// A call that the service refused.
///
/// It prints its message without what looks like a secret in it; the field has all of it.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServiceError<C = UnknownCode> {
    /// The error code.
    pub code: C,
    /// The service's explanation, in the language of the call.
    pub message: String,
    /// The id by which the service's support finds the call.
    pub request_id: String,
    /// The HTTP status; services answer 200 even when they refuse.
    pub status: u16,
    /// How often the call was tried.
    pub attempts: Option<Attempts>,
    pub(crate) extra: Extra,
}

/// No complete response came within the time allowed. The call may have taken effect, unless
/// [`Self::is_unsent`].
#[derive(Debug)]
pub struct TimeoutError {
    pub(crate) limit: Duration,
    /// What the time was spent on, if no request was sent.
    pub(crate) waited: Option<Waited>,
    /// The limit is that of an attempt, and not that of the call.
    pub(crate) of_attempt: bool,
    pub(crate) attempts: Option<Attempts>,
    pub(crate) source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What the time of a request that was not sent was spent on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Waited {
    /// Something that comes before there is a request.
    For(&'static str),
    Connecting,
}

/// The connection could not be made, or broke before the answer was complete.
#[derive(Debug)]
pub struct TransportError {
    pub(crate) connecting: bool,
    pub(crate) attempts: Option<Attempts>,
    pub(crate) what: String,
    pub(crate) cause: TransportCause,
    /// What to do, where it is known better than in general.
    pub(crate) advice: Option<&'static str>,
    /// Another attempt would end alike.
    pub(crate) lasting: bool,
    pub(crate) source: Option<Box<dyn StdError + Send + Sync>>,
}

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

/// There are no credentials, or none that could work.
///
/// Two of them are equal if they print alike; what caused them is not compared.
#[derive(Clone, Debug)]
pub struct CredentialError {
    what: String,
    /// What to do, where `what` does not say it.
    hint: Option<&'static str>,
    /// Shared, so that the error can be given to everybody who waited for the credentials.
    source: Option<Arc<dyn StdError + Send + Sync>>,
    /// Nothing is configured, as opposed to something that does not work.
    absent: bool,
}

/// The endpoint cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the endpoint {endpoint:?} cannot be used: {what}")]
pub struct EndpointError {
    pub(crate) endpoint: String,
    pub(crate) what: String,
}

/// The request could not be built.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the request could not be built: {what}")]
pub struct RequestError {
    pub(crate) what: String,
}

impl<C> Error<C> {
    /// The service's refusal, if it is one.
    #[must_use]
    pub fn service(&self) -> Option<&ServiceError<C>> {
        match self {
            Self::Service(error) => Some(error),
            _ => None,
        }
    }

    /// The id by which the service's support finds the call, if an answer brought one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Service(error) => Some(error.request_id.as_str()).filter(|id| !id.is_empty()),
            Self::Undecodable(error) => error.request_id(),
            Self::Pages(error) => error.request_id(),
            _ => None,
        }
    }

    /// How often the call was tried, and why no more. `None` if it did not come to an attempt.
    #[must_use]
    pub fn attempts(&self) -> Option<Attempts> {
        match self {
            Self::Service(error) => error.attempts,
            Self::Timeout(error) => error.attempts,
            Self::Transport(error) => error.attempts,
            Self::Undecodable(error) => error.attempts,
            _ => None,
        }
    }

    pub(crate) fn after(mut self, count: u32, stopped: Stopped) -> Self {
        let attempts = Some(Attempts { count, stopped });
        match &mut self {
            Self::Service(error) => error.attempts = attempts,
            Self::Timeout(error) => error.attempts = attempts,
            Self::Transport(error) => error.attempts = attempts,
            Self::Undecodable(error) => error.attempts = attempts,
            _ => {}
        }
        self
    }

    /// The same where an attempt before the last may have taken effect: that the last one never
    /// left is not all there is to say.
    pub(crate) fn after_one_that_left(mut self) -> Self {
        match &mut self {
            Self::Timeout(error) if matches!(error.waited, Some(Waited::Connecting)) => {
                error.waited = None;
            }
            Self::Transport(error) => error.connecting = false,
            _ => {}
        }
        self
    }

    /// The same error with its code as text, so that calls of different actions have one type of
    /// error.
    #[must_use]
    pub fn untyped(self) -> Error
    where
        C: ErrorCode,
    {
        self.map_code(|code| UnknownCode::from_code(code.code()))
    }

    /// The same error with its code in another form.
    pub fn map_code<D>(self, map: impl FnOnce(C) -> D) -> Error<D> {
        match self {
            Self::Service(ServiceError {
                code,
                message,
                request_id,
                status,
                attempts,
                extra,
            }) => Error::Service(ServiceError {
                code: map(code),
                message,
                request_id,
                status,
                attempts,
                extra,
            }),
            Self::Timeout(error) => Error::Timeout(error),
            Self::Transport(error) => Error::Transport(error),
            Self::Undecodable(error) => Error::Undecodable(error),
            Self::Credentials(error) => Error::Credentials(error),
            Self::Endpoint(error) => Error::Endpoint(error),
            Self::Request(error) => Error::Request(error),
            Self::Pages(error) => Error::Pages(error),
        }
    }
}

impl<C: ErrorCode> Error<C> {
    /// The error code as text, if the service gave one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.service().map(|error| error.code.code())
    }
}

/// What [`Error::untyped`] does, so that `?` turns the errors of any actions into one type:
///
/// ```
/// # use tcsas_runtime::{Client, Error};
/// async fn zones_and_regions(client: &Client) -> Result<(), Error> {
///     client.call("DescribeZones", &serde_json::json!({})).await?;
///     client
///         .call("DescribeRegions", &serde_json::json!({}))
///         .await?;
///     Ok(())
/// }
/// ```
impl<C: KnownCode> From<Error<C>> for Error {
    fn from(error: Error<C>) -> Self {
        error.untyped()
    }
}

impl<C: ErrorCode> fmt::Display for Error<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Service(error) => error.fmt(f),
            Self::Timeout(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Undecodable(error) => error.fmt(f),
            Self::Credentials(error) => error.fmt(f),
            Self::Endpoint(error) => error.fmt(f),
            Self::Request(error) => error.fmt(f),
            Self::Pages(error) => error.fmt(f),
        }
    }
}

/// The variants print what their content prints, so that `source` goes on behind it instead of
/// repeating it.
impl<C: ErrorCode> StdError for Error<C> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Service(_) | Self::Endpoint(_) | Self::Request(_) | Self::Pages(_) => None,
            Self::Credentials(error) => error.source(),
            Self::Timeout(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Undecodable(error) => error.source(),
        }
    }
}

impl<C: ErrorCode> fmt::Display for ServiceError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.code();
        write!(
            f,
            "the service refused the call with {}: {}",
            Line(code),
            Line(&crate::secret::hide(&self.message)),
        )?;
        match &*self.request_id {
            "" => {}
            id => write!(f, " (request id {})", Line(id))?,
        }
        match advice(code) {
            "" => {}
            advice => write!(f, "; {advice}")?,
        }
        Told(&self.attempts).fmt(f)
    }
}

impl<C: fmt::Debug> fmt::Debug for ServiceError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceError")
            .field("code", &self.code)
            .field("message", &crate::secret::hide(&self.message))
            .field("request_id", &self.request_id)
            .field("status", &self.status)
            .field("attempts", &self.attempts)
            .field("extra", &self.extra)
            .finish()
    }
}

impl<C: ErrorCode> StdError for ServiceError<C> {}

/// A server's text as part of a line: bounded, and without characters that would begin another line
/// or move the cursor.
struct Line<'a>(&'a str);

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 1000;
        for char in self.0.chars().take(SHOWN) {
            fmt::Write::write_char(f, if char.is_control() { ' ' } else { char })?;
        }
        match self.0.chars().nth(SHOWN) {
            Some(_) => f.write_str("…"),
            None => Ok(()),
        }
    }
}

/// What to do about the codes whose message does not say it.
fn advice(code: &str) -> &'static str {
    match code {
        "AuthFailure.SignatureFailure" => "check that the secret key belongs to the secret id",
        "AuthFailure.SignatureExpire" => "check the clock of this machine",
        "AuthFailure.SecretIdNotFound" => "check the secret id, and that the key is enabled",
        "AuthFailure.TokenFailure" => "get new temporary keys",
        "AuthFailure.UnauthorizedOperation" | "UnauthorizedOperation" => {
            "grant the key's user this action"
        }
        _ if code == "RequestLimitExceeded" || code.starts_with("RequestLimitExceeded.") => {
            "call less often"
        }
        _ => "",
    }
}

impl TimeoutError {
    /// For implementations of [`Transport`](crate::Transport): there was no complete answer within
    /// `limit`.
    #[must_use]
    pub fn new(limit: Duration) -> Self {
        Self {
            limit,
            waited: None,
            of_attempt: false,
            attempts: None,
            source: None,
        }
    }

    /// The time was up before a request was sent.
    pub(crate) fn unsent(limit: Duration, waited: &'static str) -> Self {
        Self {
            waited: Some(Waited::For(waited)),
            ..Self::new(limit)
        }
    }

    /// For implementations of [`Transport`](crate::Transport): no connection was made within
    /// `limit`, so that the request certainly never left.
    #[must_use]
    pub fn connecting(limit: Duration) -> Self {
        Self {
            waited: Some(Waited::Connecting),
            ..Self::new(limit)
        }
    }

    /// Whether the time was spent waiting (for credentials, for a turn under a rate limit, or for a
    /// connection) since the last request, if there was any: nothing is on its way.
    #[must_use]
    pub fn is_unsent(&self) -> bool {
        self.waited.is_some()
    }

    /// The same with a cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The time that was allowed.
    #[must_use]
    pub fn limit(&self) -> Duration {
        self.limit
    }
}

impl TransportError {
    /// Whether no connection was made, or it was closed before the request was sent: the request
    /// certainly never left.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.connecting
    }

    /// What it comes of, as far as that is known.
    #[must_use]
    pub fn cause(&self) -> TransportCause {
        self.cause
    }

    /// For implementations of [`Transport`](crate::Transport): the connection could not be made.
    pub fn connect(
        what: impl Into<String>,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self::new(true, what.into(), source.into())
    }

    /// For implementations of [`Transport`](crate::Transport): the connection broke.
    pub fn broken(
        what: impl Into<String>,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self::new(false, what.into(), source.into())
    }

    fn new(connecting: bool, what: String, source: Box<dyn StdError + Send + Sync>) -> Self {
        Self {
            connecting,
            attempts: None,
            what,
            cause: TransportCause::Other,
            advice: None,
            lasting: false,
            source: Some(source),
        }
    }

    /// For implementations of [`Transport`](crate::Transport): the same where another attempt would
    /// end alike. It is not made.
    #[must_use]
    pub fn lasting(mut self) -> Self {
        self.lasting = true;
        self
    }

    /// Whether another attempt would end alike.
    pub(crate) fn is_lasting(&self) -> bool {
        self.lasting
    }
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

impl CredentialError {
    /// An error with a reason, for a [`CredentialProvider`](crate::credential::CredentialProvider)
    /// of your own. The reason is shown to people and written to logs: no secret may be in it.
    ///
    /// It means that credentials are configured and cannot be had, and ends a
    /// [`ProviderChain`](crate::credential::ProviderChain). For a provider with nothing configured
    /// there is [`Self::absent`].
    #[must_use]
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            hint: None,
            source: None,
            absent: false,
        }
    }

    /// The error of a provider with nothing configured: no variable is set, no file is there. The
    /// reason is shown and logged as for [`Self::new`]. A
    /// [`ProviderChain`](crate::credential::ProviderChain) goes on to its next provider.
    ///
    /// ```
    /// use tcsas_runtime::error::CredentialError;
    ///
    /// let error = CredentialError::absent("VAULT_ADDR is not set");
    /// assert!(error.is_absent());
    /// assert!(!CredentialError::new("the vault is sealed").is_absent());
    /// ```
    #[must_use]
    pub fn absent(what: impl Into<String>) -> Self {
        Self {
            absent: true,
            ..Self::new(what)
        }
    }

    /// Whether nothing is configured, as opposed to credentials that are configured and cannot be
    /// had.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.absent
    }

    /// The same with a cause. It is written to logs as well.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(Arc::from(source.into()));
        self
    }

    /// The same with what to do about it.
    pub(crate) fn with_hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same, saying where it happened. What to do about it depends on the place, and is left
    /// out.
    pub(crate) fn within(self, place: impl fmt::Display) -> Self {
        let what = format!("{place}: {}", self.what);
        self.with_reason(what)
    }

    /// The same with another reason, and without what to do about the first one.
    pub(crate) fn with_reason(self, what: String) -> Self {
        Self {
            what,
            hint: None,
            ..self
        }
    }

    /// The same where something was configured after all, such as the name of a file that is
    /// missing.
    pub(crate) fn configured(self) -> Self {
        Self {
            absent: false,
            ..self
        }
    }

    /// The same, saying when the provider is called again.
    pub(crate) fn asked_again_in(mut self, wait: Duration) -> Self {
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        self.what += &format!(" (the provider is asked again in {seconds} s)");
        self
    }

    /// The reason alone.
    pub(crate) fn what(&self) -> &str {
        &self.what
    }
}

impl RequestError {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into() }
    }
}

impl fmt::Display for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no usable credentials: {}", self.what)?;
        match self.hint {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}

impl PartialEq for CredentialError {
    fn eq(&self, other: &Self) -> bool {
        (&self.what, self.hint) == (&other.what, other.hint)
    }
}

impl Eq for CredentialError {}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (limit, attempts) = (self.limit, Told(&self.attempts));
        let setting = match self.of_attempt {
            true => "attempt_timeout",
            false => "timeout",
        };
        match self.waited {
            Some(Waited::For(waited)) => write!(
                f,
                "the {limit:?} of the call were up while it waited {waited}: no request is on its way; allow more time with `timeout`{attempts}"
            ),
            Some(Waited::Connecting) => write!(
                f,
                "no connection within {limit:?}: the request was not sent; check the endpoint and the network, or allow more time with `{setting}`{attempts}"
            ),
            None => write!(
                f,
                "no complete answer within {limit:?}: the call may or may not have taken effect; allow more time with `{setting}`{attempts}"
            ),
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let effect = match (self.connecting, self.advice) {
            (true, None) => "the request was not sent; check the endpoint and the network",
            (true, Some(_)) => "the request was not sent; ",
            (false, None) => "the call may or may not have taken effect",
            (false, Some(_)) => "the call may or may not have taken effect; ",
        };
        let advice = self.advice.unwrap_or_default();
        write!(f, "{}: {effect}{advice}{}", self.what, Told(&self.attempts))
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

/// Why there is no client. It turns into the [`Error`] of any call.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
#[non_exhaustive]
pub enum SetupError {
    /// There are no credentials, or none that could work.
    Credentials(#[from] CredentialError),
    /// The endpoint cannot be used.
    Endpoint(#[from] EndpointError),
    /// A setting cannot stand in a request.
    Request(#[from] RequestError),
}

impl<C> From<SetupError> for Error<C> {
    fn from(error: SetupError) -> Self {
        match error {
            SetupError::Credentials(error) => Self::Credentials(error),
            SetupError::Endpoint(error) => Self::Endpoint(error),
            SetupError::Request(error) => Self::Request(error),
        }
    }
}

macro_rules! keeps_its_source {
    ($($error:ty),*) => {$(
        impl StdError for $error {
            fn source(&self) -> Option<&(dyn StdError + 'static)> {
                self.source.as_deref().map(|source| source as _)
            }
        }
    )*};
}
keeps_its_source!(
    TimeoutError,
    TransportError,
    UndecodableError,
    CredentialError
);

macro_rules! becomes_a_variant {
    ($($error:ident => $variant:ident),*) => {$(
        impl<C> From<$error> for Error<C> {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        }
    )*};
}
becomes_a_variant!(
    TimeoutError => Timeout, TransportError => Transport, UndecodableError => Undecodable,
    CredentialError => Credentials, EndpointError => Endpoint, RequestError => Request, PagesError => Pages
);

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal() -> Error {
        Error::Service(ServiceError {
            code: UnknownCode::from_code("AuthFailure.SignatureExpire"),
            message: "Expired.".into(),
            request_id: "id-1".into(),
            status: 200,
            attempts: None,
            extra: Extra::default(),
        })
    }

    #[test]
    fn a_refusal_prints_code_message_request_id_and_advice() {
        assert_eq!(
            refusal().to_string(),
            "the service refused the call with AuthFailure.SignatureExpire: Expired. (request id id-1); check the clock of this machine"
        );
        assert_eq!(refusal().code(), Some("AuthFailure.SignatureExpire"));
        assert_eq!(refusal().request_id(), Some("id-1"));
    }

    #[test]
    fn a_lack_of_credentials_says_why_and_keeps_its_cause() {
        let error = CredentialError::new("the vault is sealed").with_source("no quorum");
        assert_eq!(
            error.to_string(),
            "no usable credentials: the vault is sealed"
        );
        let error = error.with_hint("unseal it");
        assert_eq!(
            error.to_string(),
            "no usable credentials: the vault is sealed; unseal it"
        );
        let error = error.within("at the bank");
        assert_eq!(
            error.to_string(),
            "no usable credentials: at the bank: the vault is sealed"
        );
        assert_eq!(
            error,
            CredentialError::new("at the bank: the vault is sealed")
        );
        let cause = |error: &dyn StdError| error.source().map(ToString::to_string);
        assert_eq!(cause(&error).as_deref(), Some("no quorum"));
        assert_eq!(
            cause(&SetupError::from(error.clone())).as_deref(),
            Some("no quorum")
        );
        assert_eq!(
            cause(&Error::<UnknownCode>::from(error)).as_deref(),
            Some("no quorum")
        );
    }

    #[test]
    fn a_cut_answer_shows_nothing_of_what_may_be_a_secret() {
        let body = br#"{"Response":{"Credentials":{"TmpSecretKey":"geheim"#;
        let error = UndecodableError::new(http::StatusCode::OK, body, "it ends in the middle");
        assert!(!format!("{error} {error:?}").contains("geheim"));
    }

    #[test]
    fn a_servers_text_stays_on_its_line() {
        let Error::Service(mut refusal) = refusal() else {
            unreachable!()
        };
        refusal.message = format!("a\n\u{1b}[2J{}", "x".repeat(5000));
        let text = refusal.to_string();
        assert!(text.contains("a  [2Jxxx") && text.contains('…') && text.len() < 1500);
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
