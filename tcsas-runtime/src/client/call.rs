//! One call, from the moment it is made to its answer.

use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use zeroize::Zeroizing;

use super::action::Called;
use super::options::Options;
use super::{Action, Client, attempt, headers};
use crate::code::ErrorCode;
use crate::codec::{Object, Shape, shape, to_json, to_json_with_token};
use crate::error::{Error, RequestError, TransportError};
use crate::response::Answer;
use crate::retry::RetryPolicy;
use crate::secret::Shown;
use crate::transport::BoxFuture;

/// The longest body the service takes, in bytes.
const BODY_LIMIT: usize = 10 << 20;

/// A call on its way: `.await` it for the answer. Nothing is sent before that, and dropping it
/// gives the call up.
///
/// Before it is awaited, it can be told what to do differently from its client:
///
/// ```no_run
/// # use std::time::Duration;
/// # use tcsas_runtime::{Client, RetryPolicy};
/// # async fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {
/// let zones = client
///     .call("DescribeZones", &serde_json::json!({}))
///     .region("eu-frankfurt")
///     .timeout(Duration::from_secs(5))
///     .retry(RetryPolicy::off())
///     .await?;
/// # Ok(())
/// # }
/// ```
///
/// It must be awaited inside a tokio runtime with I/O and time enabled; elsewhere it ends in
/// [`Error::Transport`], or tokio panics if its time or I/O is switched off. The same happens as
/// for any `async fn` if it is polled again after it has ended.
///
/// Programs that are not async switch on the feature `blocking` of this crate, or of the crate that
/// has the generated client: then there is `wait()` beside `.await`.
///
/// It borrows nothing, so that it can be spawned as a task or put into a `join!`. Dropping it
/// leaves nothing of it running: no task, no place in a queue, no lock. A request that has left may
/// still be executed. Credentials that it waited for are fetched on, for the calls that follow: a
/// fetch belongs to the client, see [`CredentialProvider`](crate::credential::CredentialProvider).
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<R, E> {
    state: State,
    answer: PhantomData<fn() -> (R, E)>,
}

enum State {
    Prepared(Option<Box<Prepared>>),
    /// Not generic over the action: what one call is, is compiled once.
    Running(BoxFuture<'static, Outcome>),
}

/// In boxes, because a program moves them about in the code of every action it calls.
type Outcome = Result<Box<Answered>, Box<Error>>;

#[derive(Debug)]
struct Answered {
    answer: Answer,
    action: Cow<'static, str>,
    counted: Option<Counted>,
}

/// The list of a page, and how many of its items fit nowhere: they have places in the list all the
/// same.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) list: &'static [&'static str],
    pub(super) lost: Arc<AtomicU64>,
}

/// A call that has not begun.
#[derive(Clone)]
pub(super) struct Prepared {
    pub(super) client: Client,
    pub(super) action: Called,
    pub(super) body: Result<Bytes, RequestError>,
    pub(super) options: Options,
    /// The fields of its response, if they are known.
    pub(super) shape: Option<&'static Shape>,
    pub(super) counted: Option<Counted>,
}

/// The response to a call by name: the content of `Response`, the request id included.
///
/// It is read as typed responses are, whatever stands in it. What a `Value` cannot hold is its
/// text: whole numbers that do not fit into 64 bits and numbers out of the range of `f64` are
/// strings of their digits, so that none is lost, and what is nested deeper than 256 levels is a
/// string of its JSON. Of members with the same name the last one counts.
///
/// `Debug` shows `***` for what is called like a secret; the `Value` inside, once taken out, shows
/// everything.
#[derive(Clone, PartialEq)]
pub struct Json(serde_json::Value);

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Json").field(&Shown(&self.0)).finish()
    }
}

impl Json {
    /// The JSON.
    #[must_use]
    pub fn into_inner(self) -> serde_json::Value {
        self.0
    }
}

impl Deref for Json {
    type Target = serde_json::Value;

    fn deref(&self) -> &serde_json::Value {
        &self.0
    }
}

/// What the answer to a call is read into.
pub trait Response: Sized {
    /// Reads it.
    #[doc(hidden)]
    fn read(answer: Raw) -> Result<Self, Box<Error>>;

    /// Its fields, if they are known.
    #[doc(hidden)]
    fn shape() -> Option<&'static Shape>;
}

/// An answer that was not read yet.
#[doc(hidden)]
#[derive(Debug)]
pub struct Raw(Box<Answered>);

impl<T: Object> Response for T {
    fn read(answer: Raw) -> Result<Self, Box<Error>> {
        let mut response = T::empty();
        fill(answer, &mut response)?;
        Ok(response)
    }

    fn shape() -> Option<&'static Shape> {
        Some(shape(&T::empty()))
    }
}

impl Response for Json {
    fn read(answer: Raw) -> Result<Self, Box<Error>> {
        let Answered { answer, action, .. } = *answer.0;
        answer.into_json(&action).map(Self).map_err(Box::new)
    }

    fn shape() -> Option<&'static Shape> {
        None
    }
}

/// Not generic, so that it is compiled once.
fn fill(answer: Raw, response: &mut dyn Object) -> Result<(), Box<Error>> {
    let Answered {
        answer,
        action,
        counted,
    } = *answer.0;
    let list = counted.as_ref().map_or(&[][..], |counted| counted.list);
    let lost = answer
        .read_into(response, &action, list)
        .map_err(Box::new)?;
    if let Some(counted) = counted {
        counted.lost.store(lost, Ordering::Relaxed);
    }
    Ok(())
}

impl Prepared {
    /// A call of an action that the macro knows. Not generic, so that it is compiled once.
    fn new(client: &Client, action: &'static Action, request: &dyn Object) -> Box<Self> {
        let body = match action.client_token {
            true => to_json_with_token(request),
            false => to_json(request),
        };
        Self::with_body(client, Called::known(action), body)
    }

    pub(super) fn by_name(
        client: &Client,
        action: Called,
        parameters: &serde_json::Value,
    ) -> Box<Self> {
        let mut call = Self::with_body(client, action, serde_json::to_vec(parameters));
        if !parameters.is_object() {
            call.body = Err(RequestError::new(
                "the parameters of a call are a JSON object",
            ));
        }
        call
    }

    fn with_body(
        client: &Client,
        action: Called,
        body: Result<Vec<u8>, serde_json::Error>,
    ) -> Box<Self> {
        let body = body.map_err(|error| headers::fault(&error));
        Box::new(Self {
            client: client.clone(),
            action,
            body: body.and_then(|body| Self::share(client, body)),
            options: Options::default(),
            shape: None,
            counted: None,
        })
    }

    /// A body for the signer and the transport.
    pub(super) fn share(client: &Client, body: Vec<u8>) -> Result<Bytes, RequestError> {
        match body {
            body if body.len() > BODY_LIMIT => Err(RequestError::new(format!(
                "its body has {} bytes, and the service takes at most {BODY_LIMIT}",
                body.len()
            ))),
            body if client.inner.wiped => Ok(Bytes::from_owner(Zeroizing::new(body))),
            body => Ok(Bytes::from(body)),
        }
    }

    /// The region the call is about; empty if none is set.
    pub(super) fn region(&self) -> &str {
        let own = self.options.headers.get(headers::X_TC_REGION);
        let region = own.or_else(|| self.client.inner.headers.get(headers::X_TC_REGION));
        region
            .and_then(|region| region.to_str().ok())
            .unwrap_or_default()
    }
}

impl<R, E> Call<R, E> {
    /// Prepares a call. Used by the code that `include_specs!` generates.
    #[doc(hidden)]
    pub fn new(client: &Client, action: &'static Action, request: &dyn Object) -> Self {
        Self::prepared(Prepared::new(client, action, request))
    }

    pub(super) fn prepared(call: Box<Prepared>) -> Self {
        Self {
            state: State::Prepared(Some(call)),
            answer: PhantomData,
        }
    }

    /// What the call is; none if it has begun.
    pub(super) fn into_prepared(self) -> Option<Box<Prepared>> {
        match self.state {
            State::Prepared(call) => call,
            State::Running(_) => None,
        }
    }

    fn with(mut self, change: impl FnOnce(&mut Prepared)) -> Self {
        // Once it has begun there is nothing left to change; it cannot be had by value then, unless
        // it was pinned for good.
        if let State::Prepared(Some(call)) = &mut self.state {
            change(call);
        }
        self
    }

    /// The region the call is about.
    pub fn region(self, region: &str) -> Self {
        self.with(|call| call.options.set(headers::X_TC_REGION, "region", region))
    }

    /// The language of the service's messages: `en-US` or `zh-CN`.
    pub fn language(self, language: &str) -> Self {
        self.with(|call| {
            call.options
                .set(headers::X_TC_LANGUAGE, "language", language)
        })
    }

    /// A header of your own, such as `X-TC-TraceId`. One that the client sets itself, or that the
    /// connection depends on, ends the call with [`Error::Request`], as do more than 100 of them or
    /// more than 64 KiB.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.with(|call| call.options.set_other(name, value))
    }

    /// The most time for the call, all attempts and waits included.
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with(|call| call.options.timeout = Some(timeout))
    }

    /// The most time for an attempt, see
    /// [`ClientBuilder::attempt_timeout`](super::ClientBuilder::attempt_timeout).
    pub fn attempt_timeout(self, timeout: Duration) -> Self {
        self.with(|call| call.options.attempt_timeout = Some(timeout))
    }

    /// How the call is repeated if it fails.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        self.with(|call| call.options.retry = Some(policy))
    }

    /// Whether a second execution of the call would do no more than the first, where you know
    /// better than the description.
    pub fn repeatable(self, repeatable: bool) -> Self {
        self.with(|call| call.action.repeatable = repeatable)
    }

    /// Whether the call is signed; for calls by name of the few actions that hand out credentials.
    pub fn signed(self, signed: bool) -> Self {
        self.with(|call| call.action.signed = signed)
    }

    /// Leaves the body out of the signature. TLS protects it all the same.
    pub fn unsigned_payload(self) -> Self {
        self.with(|call| call.options.unsigned_payload = true)
    }
}

impl State {
    fn poll(
        &mut self,
        context: &mut Context<'_>,
        shape: fn() -> Option<&'static Shape>,
    ) -> Poll<Outcome> {
        if let Self::Prepared(call) = self {
            if let Some(call) = call {
                call.shape = shape();
            }
            match begin(call.take()) {
                Ok(call) => *self = Self::Running(call),
                Err(error) => return Poll::Ready(Err(Box::new(error))),
            }
        }
        match self {
            Self::Running(call) => call.as_mut().poll(context),
            Self::Prepared(_) => Poll::Pending,
        }
    }
}

fn begin(call: Option<Box<Prepared>>) -> Result<BoxFuture<'static, Outcome>, Error> {
    let call = call.ok_or_else(|| RequestError::new("the call was awaited after its end"))?;
    if let Some(fault) = &call.options.fault {
        return Err(fault.clone().into());
    }
    if let Err(fault) = &call.body {
        return Err(fault.clone().into());
    }
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(NoRuntime::error().into());
    }
    Ok(Box::pin(async move {
        match attempt::run(&call).await {
            Ok(answer) => Ok(Box::new(Answered {
                answer,
                action: call.action.name,
                counted: call.counted,
            })),
            Err(error) => Err(Box::new(error)),
        }
    }))
}

/// The cause of an error that says what to do.
#[derive(Debug, thiserror::Error)]
#[error("a call was polled outside of a runtime")]
pub(crate) struct NoRuntime;

impl NoRuntime {
    pub(crate) fn error() -> TransportError {
        let mut error = TransportError::connect("there is no tokio runtime", Self).lasting();
        error.advice = Some("await calls inside of one, such as #[tokio::main] starts");
        error
    }
}

impl<R: Response, E: ErrorCode> Future for Call<R, E> {
    type Output = Result<R, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(match ready!(self.state.poll(context, R::shape)) {
            Ok(answer) => R::read(Raw(answer)).map_err(typed),
            Err(error) => Err(typed(error)),
        })
    }
}

/// Out of line, because a program has one of these for every action it calls.
#[cold]
#[inline(never)]
#[allow(clippy::boxed_local)]
pub(super) fn typed<E: ErrorCode>(error: Box<Error>) -> Error<E> {
    error.map_code(|code| E::from_code(code.code()))
}

impl<R, E> fmt::Debug for Call<R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Call");
        if let State::Prepared(Some(call)) = &self.state {
            shown.field("action", &call.action.name);
        }
        shown.finish_non_exhaustive()
    }
}
