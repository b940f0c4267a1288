//! A call as programs see it: its setters, and the future it is.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use super::action::Action;
use super::output::{Answered, Outcome, Raw, Response, typed};
use super::prepared::PreparedCall;
use super::retry_loop;
use crate::client::{Client, headers};
use crate::codec::{Object, Shape};
use crate::error::{Error, RequestError};
use crate::error_code::ErrorCode;
use crate::retry::RetryPolicy;
use crate::transport::{BoxFuture, NoRuntime};

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
    Prepared(Option<Box<PreparedCall>>),
    /// Not generic over the action: what one call is, is compiled once.
    Running(BoxFuture<'static, Outcome>),
}

impl<R, E> Call<R, E> {
    /// Prepares a call. Used by the code that `include_specs!` generates.
    #[doc(hidden)]
    pub fn new(client: &Client, action: &'static Action, request: &dyn Object) -> Self {
        Self::prepared(PreparedCall::new(client.settings(), action, request))
    }

    pub(crate) fn prepared(call: Box<PreparedCall>) -> Self {
        Self {
            state: State::Prepared(Some(call)),
            answer: PhantomData,
        }
    }

    /// What the call is; none if it has begun.
    pub(crate) fn into_prepared(self) -> Option<Box<PreparedCall>> {
        match self.state {
            State::Prepared(call) => call,
            State::Running(_) => None,
        }
    }

    fn with(mut self, change: impl FnOnce(&mut PreparedCall)) -> Self {
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
    /// [`ClientBuilder::attempt_timeout`](crate::ClientBuilder::attempt_timeout).
    pub fn attempt_timeout(self, timeout: Duration) -> Self {
        self.with(|call| call.options.attempt_timeout = Some(timeout))
    }

    /// How the call is repeated if it fails.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        self.with(|call| call.options.retry = Some(policy))
    }

    /// Whether a second execution of the call would do no more than the first, where you know
    /// better than the description.
    pub fn idempotent(self, idempotent: bool) -> Self {
        self.with(|call| call.action.idempotent = idempotent)
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

fn begin(call: Option<Box<PreparedCall>>) -> Result<BoxFuture<'static, Outcome>, Error> {
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
        match retry_loop::run(&call).await {
            Ok(answer) => Ok(Box::new(Answered {
                answer,
                action: call.action.name,
                item_count: call.item_count,
            })),
            Err(error) => Err(Box::new(error)),
        }
    }))
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

impl<R, E> fmt::Debug for Call<R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Call");
        if let State::Prepared(Some(call)) = &self.state {
            shown.field("action", &call.action.name);
        }
        shown.finish_non_exhaustive()
    }
}
