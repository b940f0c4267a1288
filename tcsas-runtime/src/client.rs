//! The client: everything a call needs except the action and its parameters.

pub(crate) mod action;
mod attempt;
#[cfg(feature = "blocking")]
mod blocking;
mod builder;
mod call;
mod clock;
mod failover;
mod headers;
mod keys;
mod mask;
pub mod observe;
mod options;
mod pages;
pub(crate) mod region;
mod window;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use action::Called;
pub use action::{Action, Service};
pub use builder::ClientBuilder;
#[cfg(feature = "reqwest")]
pub(crate) use call::NoRuntime;
use call::Prepared;
pub use call::{Call, Json};
pub(crate) use clock::Clock;
use failover::Targets;
use http::HeaderMap;
use keys::{Keys, Signing};
use observe::Observer;
#[cfg(feature = "blocking")]
pub use pages::Waiting;
pub use pages::{Items, Paged, Pages, Paging};

use crate::code::UnknownCode;
use crate::credential::refresh::Lease;
use crate::limit::{Quota, RateLimiter, Windows};
use crate::retry::{Budget, RetryPolicy};
use crate::transport::Transport;

/// Calls any action of one service. A copy shares connections, limits and settings with the
/// original, and can be used from any thread and on any runtime; each runtime has connections of
/// its own.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    service: &'static Service,
    keys: Keys,
    targets: Arc<Targets>,
    /// What every request carries.
    headers: HeaderMap,
    transport: Arc<dyn Transport>,
    clock: Arc<Clock>,
    timeout: Duration,
    attempt_timeout: Option<Duration>,
    retry: RetryPolicy,
    budget: Budget,
    turns: Turns,
    unsigned_payload: bool,
    observer: Option<Arc<dyn Observer>>,
    log_bodies: bool,
    /// How many bytes a response may have.
    answer_limit: usize,
    /// Whether bodies are wiped when they are no longer needed.
    wiped: bool,
}

/// Who makes calls wait for the rate limits of their actions.
enum Turns {
    Nobody,
    Own(Windows),
    Shared(Arc<dyn RateLimiter>),
}

impl Client {
    /// Starts to set up a client for `service`, of type `C` in the end.
    pub fn builder<C: From<Self>>(service: &'static Service) -> ClientBuilder<C> {
        ClientBuilder::new(service)
    }

    /// The address that calls go to, such as `https://tcsas.intl.tencentcloudapi.com`.
    #[must_use]
    pub fn endpoint(&self) -> String {
        let first = self.inner.targets.first();
        first.map_or_else(String::new, |target| target.endpoint.to_string())
    }

    /// Calls an action by its name, with JSON in and out: one that there is no spec file for. It
    /// goes through the same signing, limits and retries; what begins with `Describe`, `List`,
    /// `Get` or `Query` is taken to be safe to repeat, see [`Call::repeatable`].
    ///
    /// ```no_run
    /// use tcsas_runtime::{Client, Service};
    ///
    /// static CVM: Service = Service {
    ///     name: "cvm",
    ///     version: "2017-03-12",
    ///     endpoint: "cvm.intl.tencentcloudapi.com",
    /// };
    ///
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let client: Client = Client::builder(&CVM).region("ap-singapore").build()?;
    /// let zones = client.call("DescribeZones", &serde_json::json!({})).await?;
    /// println!("{}", zones["TotalCount"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn call(&self, action: &str, parameters: &serde_json::Value) -> Call<Json, UnknownCode> {
        Call::prepared(Prepared::by_name(self, Called::named(action), parameters))
    }
}

impl Inner {
    /// Waits until the call may be sent as far as rate limits go.
    async fn turn(&self, call: &Prepared, lease: Option<&Lease<Signing>>) {
        let per_second = call.action.rate_limit;
        match &self.turns {
            _ if per_second == 0 => {}
            Turns::Nobody => {}
            Turns::Own(windows) => windows.turn(&call.action.name, per_second).await,
            Turns::Shared(limiter) => {
                let quota = Quota {
                    service: self.service.name,
                    action: &call.action.name,
                    region: call.region(),
                    secret_id: lease.map_or("", |lease| &lease.value.secret_id),
                    per_second,
                };
                if let Err(error) = limiter.turn(quota).await {
                    tracing::warn!(
                        error,
                        "the shared rate limiter gives no turns; the request is sent without one"
                    );
                }
            }
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("service", &self.inner.service.name)
            .field("endpoints", &self.inner.targets)
            .field("credentials", &self.inner.keys)
            .field("headers", &self.inner.headers)
            .finish_non_exhaustive()
    }
}
