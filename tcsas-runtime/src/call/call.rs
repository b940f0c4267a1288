//! A prepared call and its options.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use super::action::Action;
use super::prepared::PreparedCall;
use crate::client::{Client, headers};
use crate::codec::Message;
use crate::retry::RetryPolicy;

/// A prepared API call. Await it to send it; drop it to cancel.
///
/// `R` is the type of the response, `E` the enum of the action's error codes; the output is a
/// `Result<R, Error<E>>`. Nothing is sent before the call is awaited. Its methods override settings
/// of the client for this call only:
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
/// # Concurrent calls
///
/// `.await` converts the call into its future, a [`CallFuture`](crate::CallFuture). Functions that
/// take a future, such as `tokio::spawn`, `join!` and `select!`, need the conversion spelled out
/// with [`into_future`](IntoFuture::into_future). The future is `Send` and borrows nothing:
///
/// ```no_run
/// # use tcsas_runtime::Client;
/// # async fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {
/// let call = |action| client.call(action, &serde_json::json!({})).into_future();
/// let task = tokio::spawn(call("DescribeRegions"));
/// let (zones, images) = tokio::try_join!(call("DescribeZones"), call("DescribeImages"))?;
/// let regions = task.await??;
/// # Ok(())
/// # }
/// ```
///
/// # Runtime
///
/// A call must be awaited inside a tokio runtime with I/O and time enabled. Without a runtime it
/// ends in [`Error::Transport`](crate::Error::Transport); with time or I/O disabled tokio panics.
///
/// Synchronous programs enable the feature `blocking` of this crate, or of the crate that has the
/// generated client, and use `wait()` in place of `.await`.
///
/// # Cancellation
///
/// Dropping the future releases everything the call holds: no task, lock or place in a queue
/// remains. A request that was already sent may still be executed. A credential refresh that the
/// call was waiting for continues, because it belongs to the client and serves later calls as well,
/// see [`CredentialProvider`](crate::credential::CredentialProvider).
#[must_use = "a call does nothing unless it is awaited"]
pub struct Call<R, E> {
    prepared: Box<PreparedCall>,
    output: PhantomData<fn() -> (R, E)>,
}

impl<R, E> Call<R, E> {
    /// Prepares a call. Used by the code that `include_specs!` generates.
    #[doc(hidden)]
    pub fn new(client: &Client, action: &'static Action, request: &dyn Message) -> Self {
        Self::from_prepared(PreparedCall::new(client.settings(), action, request))
    }

    pub(crate) fn from_prepared(prepared: Box<PreparedCall>) -> Self {
        Self {
            prepared,
            output: PhantomData,
        }
    }

    pub(crate) fn into_prepared(self) -> Box<PreparedCall> {
        self.prepared
    }

    /// Sets the region the call applies to. Default: the client's.
    pub fn region(mut self, region: &str) -> Self {
        let options = &mut self.prepared.options;
        options.set(headers::X_TC_REGION, "region", region);
        self
    }

    /// Sets the language of the service's messages: `en-US` or `zh-CN`. Default: the client's.
    pub fn language(mut self, language: &str) -> Self {
        let options = &mut self.prepared.options;
        options.set(headers::X_TC_LANGUAGE, "language", language);
        self
    }

    /// Adds a custom header, such as `X-TC-TraceId`.
    ///
    /// Headers that the client sets itself or that the connection depends on, more than 100 headers
    /// and more than 64 KiB of them end the call in [`Error::Request`](crate::Error::Request).
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.prepared.options.set_custom(name, value);
        self
    }

    /// Limits the duration of the whole call, including all attempts and delays. Default: the
    /// client's [`timeout`](crate::ClientBuilder::timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.prepared.options.timeout = Some(timeout);
        self
    }

    /// Limits the duration of one attempt. Default: the client's
    /// [`attempt_timeout`](crate::ClientBuilder::attempt_timeout), which has the details.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.prepared.options.attempt_timeout = Some(timeout);
        self
    }

    /// Sets the retry policy. Default: the client's [`retry`](crate::ClientBuilder::retry).
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.prepared.options.retry = Some(policy);
        self
    }

    /// Declares whether the call is idempotent, overriding the spec. Idempotent calls are retried
    /// even if an earlier attempt may have taken effect.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.prepared.action.idempotent = idempotent;
        self
    }

    /// Sets whether the call is signed. For calls by name of the few unsigned actions, which issue
    /// credentials. Default: `true`, or as the spec states.
    pub fn signed(mut self, signed: bool) -> Self {
        self.prepared.action.signed = signed;
        self
    }

    /// Excludes the body from the signature. TLS still protects it.
    pub fn unsigned_payload(mut self) -> Self {
        self.prepared.options.unsigned_payload = true;
        self
    }
}

impl<R, E> fmt::Debug for Call<R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("action", &self.prepared.action.name)
            .finish_non_exhaustive()
    }
}
