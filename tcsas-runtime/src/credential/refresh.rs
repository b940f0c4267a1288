//! Temporary credentials, fetched before they expire while calls continue with the current ones.
//!
//! There is at most one fetch at a time, and it belongs to the client: it continues without a call
//! that waits for it, also after the timeout of the call that started it, and is dropped with the
//! last handle of the client. A call waits for it only without usable credentials.

mod backoff;
mod cache;
mod driver;
mod fetch;
mod lock;
mod state;

use std::fmt;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use backoff::Backoff;
pub(crate) use cache::{Cached, Lease};
use fetch::SERVED;
use futures_util::future::{Either, select};
use lock::lock;
use state::{Inner, Pending, State};

use super::{CredentialProvider, Credentials};
use crate::clock::Clock;
use crate::error::CredentialError;

/// The interval at which a waiting call checks that its fetch is still polled.
const CHECK_INTERVAL: Duration = Duration::from_millis(250);
/// After how many checks without a poll the fetch is abandoned: on a runtime where the call
/// continues, it would have been polled.
const MAX_STALLED_CHECKS: u32 = 4;
/// How long a fetch may go without a poll before it is replaced.
const ABANDONED_AFTER: Duration = Duration::from_secs(5);

/// How many rejections of fetched credentials have no pause behind them: the second one rejects the
/// replacement of the first.
const FREE_REJECTIONS: u32 = 2;
/// Credentials that the service accepted for this long end a series of rejections.
const STABLE_AFTER: Duration = Duration::from_secs(60);

/// The uncertainty of the service's time, in seconds.
const CLOCK_TOLERANCE: u32 = 2;

/// Caches a value derived from the credentials of a provider.
pub(crate) struct Refresher<T>(Arc<Inner<T>>);

/// The next step of a call that needs credentials.
enum Next<T> {
    Use(Lease<T>),
    /// Wait for a fetch, which was polled this often so far.
    Wait(Pending<T>, u64),
    Fail(CredentialError),
}

impl<T: Send + Sync + 'static> Refresher<T> {
    pub(crate) fn new(
        provider: Arc<dyn CredentialProvider>,
        derive: impl Fn(Credentials) -> Result<T, CredentialError> + Send + Sync + 'static,
        clock: Arc<Clock>,
    ) -> Self {
        let state = State {
            current: None,
            fetch: None,
            failures: Backoff::default(),
            rejections: Backoff::default(),
            own_thread: false,
        };
        Self(Arc::new(Inner {
            provider,
            derive: Arc::new(derive),
            clock,
            state: Mutex::new(state),
        }))
    }

    /// Returns the current value. Waits only if none is usable.
    pub(crate) async fn get(&self) -> Result<Lease<T>, CredentialError> {
        let (mut last_polls, mut stalled_checks) = (None, 0);
        loop {
            let abandoned_after = if stalled_checks < MAX_STALLED_CHECKS {
                ABANDONED_AFTER
            } else {
                driver::GAP
            };
            let (result, polls) = match self.0.next(abandoned_after) {
                Next::Use(lease) => return Ok(lease),
                Next::Fail(error) => return Err(error),
                Next::Wait(result, polls) => (result, polls),
            };
            stalled_checks = if last_polls == Some(polls) {
                stalled_checks + 1
            } else {
                0
            };
            last_polls = Some(polls);
            if SERVED.try_with(|served| *served == self.0.id()) == Ok(true) {
                return Err(CredentialError::new(
                    "their provider waits for a call of the client that waits for it: give it another client",
                ));
            }
            match select(result, pin!(tokio::time::sleep(CHECK_INTERVAL))).await {
                Either::Left((Ok(fetched), _)) => return Ok(self.0.lease(fetched?)),
                // The driver is gone, or the interval is over.
                Either::Left((Err(_), _)) | Either::Right(_) => {}
            }
        }
    }

    /// Removes a value that the service rejected, so that the next call waits for a new one. Once
    /// the provider's replacement was rejected as well, the value stays until the pause ends, and
    /// the service decides.
    pub(crate) fn reject(&self, value: &Arc<Cached<T>>) {
        let mut state = lock(&self.0.state);
        let current = state.current.as_ref();
        // Another call may have removed it.
        if !current.is_some_and(|current| Arc::ptr_eq(current, value)) {
            return;
        }
        if value.was_accepted() && value.age() >= Some(STABLE_AFTER) {
            state.rejections.end();
        }
        if value
            .expired(self.0.clock.now_in(CLOCK_TOLERANCE))
            .is_some()
        {
            // Expired credentials are no fault of the provider.
            state.current = None;
            return;
        }
        if state.rejections.left().is_some() {
            return;
        }
        state.current = None;
        let pause = state.rejections.begin(FREE_REJECTIONS, None);
        if !pause.is_zero() {
            let times = state.rejections.setbacks();
            tracing::warn!(
                times,
                ?pause,
                "the service rejects all credentials of the provider; after this fetch the provider is not called during the pause"
            );
        }
    }
}

impl<T: Send + Sync + 'static> Inner<T> {
    /// Decides the next step, without waiting. A fetch without a poll for `abandoned_after` is
    /// replaced.
    fn next(self: &Arc<Self>, abandoned_after: Duration) -> Next<T> {
        // Dropped outside of the lock, since that runs code of the provider, and before another
        // fetch can start.
        let abandoned = lock(&self.state).take_abandoned(abandoned_after);
        drop(abandoned);
        let mut state = lock(&self.state);
        let now = self.clock.now();
        if let Some(current) = &state.current {
            let lease = self.lease(Arc::clone(current));
            let expired = current.expired(now).is_some();
            if !expired || lease.doubtful {
                let due = expired || current.is_due(now);
                if due && state.fetch.is_none() && state.failures.left().is_none() {
                    // Without a fetch, the current value remains.
                    drop(self.start(&mut state));
                }
                return Next::Use(lease);
            }
        }
        if let Some(fetch) = &state.fetch {
            return Next::Wait(fetch.result.clone(), fetch.driver.polls());
        }
        // Calling a provider that has just failed would delay every call.
        if let Some(error) = state.failures.reason() {
            return Next::Fail(error);
        }
        match self.start(&mut state) {
            Ok(result) => Next::Wait(result, 0),
            Err(error) => Next::Fail(error),
        }
    }
}

impl<T> fmt::Debug for Refresher<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Refresher").field(&self.0.provider).finish()
    }
}

#[cfg(test)]
mod tests;
