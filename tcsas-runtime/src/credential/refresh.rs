//! Temporary credentials, fetched anew before they expire while calls go on with the old ones.
//!
//! There is at most one fetch at a time. It belongs to the client: it is driven whether or not a
//! call waits for it, a call whose time is up leaves it going, and it is dropped with the last
//! handle of the client. A call waits for it only if there are no credentials it could use.

mod backoff;
mod cache;
mod driver;
mod fetch;

use std::fmt;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use backoff::Backoff;
pub(crate) use cache::{Cached, Lease};
use driver::Driver;
use futures_util::future::{Either, Shared, select};
use tokio::sync::oneshot;
use tokio::time::Instant;

use super::{CredentialProvider, Credentials};
use crate::clock::Clock;
use crate::error::CredentialError;

/// How long a fetch may take: a provider may wait for something that never comes.
const PATIENCE: Duration = Duration::from_secs(90);
/// How much longer one may take that does not let go of its thread, before another is started
/// beside it.
const GRACE: Duration = Duration::from_secs(10);

/// The interval at which a waiting call checks that its fetch is still polled.
const LOOK: Duration = Duration::from_millis(250);
/// After how many looks that found it untouched, which it cannot be on a runtime where the call
/// itself goes on.
const LOOKS: u32 = 4;
/// A fetch that nobody polled for this long is replaced without waiting whether that is about to
/// change.
const LOST: Duration = Duration::from_secs(5);

/// How many fetches may fail before there is a pause.
const FAILURES: u32 = 1;
/// How many times the service may reject what was fetched before there is a pause: the second is
/// that of what had come to replace the first.
const REJECTIONS: u32 = 2;
/// Credentials that the service took for this long were none of a row of bad ones.
const CALM: Duration = Duration::from_secs(60);

/// How exactly the service's time is known, in seconds.
const INEXACT: u32 = 2;

type Fetched<T> = Result<Arc<Cached<T>>, CredentialError>;

/// A value derived from the credentials of a provider, and its expiry.
type Provided<T> = Result<(T, Option<SystemTime>), CredentialError>;

/// Ends without a result if the driver of the fetch is gone.
type Pending<T> = Shared<oneshot::Receiver<Fetched<T>>>;

/// Makes of credentials what a client keeps of them.
type Make<T> = dyn Fn(Credentials) -> Result<T, CredentialError> + Send + Sync;

tokio::task_local! {
    /// The refresher whose provider is being called.
    static SERVED: usize;
}

/// Keeps what is made of the credentials that a provider gives.
pub(crate) struct Refresher<T>(Arc<Inner<T>>);

struct Inner<T> {
    provider: Arc<dyn CredentialProvider>,
    make: Arc<Make<T>>,
    clock: Arc<Clock>,
    state: Mutex<State<T>>,
}

struct State<T> {
    current: Option<Arc<Cached<T>>>,
    fetch: Option<Fetch<T>>,
    /// After fetches that failed.
    failures: Backoff,
    /// After fetches whose credentials the service rejected.
    rejections: Backoff,
    /// A runtime of the program was gone before a fetch was over, or is run only now and then.
    own_thread: bool,
}

/// A fetch that is under way. Dropping it gives it up.
struct Fetch<T> {
    driver: Arc<Driver<Provided<T>>>,
    result: Pending<T>,
    began: Instant,
}

/// The next step of a call that needs credentials.
enum Next<T> {
    Use(Lease<T>),
    /// For a fetch that was polled so often by now.
    Wait(Pending<T>, u64),
    Fail(CredentialError),
}

impl<T: Send + Sync + 'static> Refresher<T> {
    pub(crate) fn new(
        provider: Arc<dyn CredentialProvider>,
        make: impl Fn(Credentials) -> Result<T, CredentialError> + Send + Sync + 'static,
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
            make: Arc::new(make),
            clock,
            state: Mutex::new(state),
        }))
    }

    /// The current value. Waits only if there is no usable one.
    pub(crate) async fn get(&self) -> Result<Lease<T>, CredentialError> {
        let (mut seen, mut untouched) = (None, 0);
        loop {
            let lost = if untouched < LOOKS { LOST } else { driver::GAP };
            let (result, polls) = match self.0.next(lost) {
                Next::Use(lease) => return Ok(lease),
                Next::Fail(error) => return Err(error),
                Next::Wait(result, polls) => (result, polls),
            };
            untouched = if seen == Some(polls) {
                untouched + 1
            } else {
                0
            };
            seen = Some(polls);
            if SERVED.try_with(|served| *served == self.0.id()) == Ok(true) {
                return Err(CredentialError::new(
                    "their provider waits for a call of the client that waits for it: give it another client",
                ));
            }
            match select(result, pin!(tokio::time::sleep(LOOK))).await {
                Either::Left((Ok(fetched), _)) => return Ok(self.0.lease(fetched?)),
                // The driver is gone, or the interval is over.
                Either::Left((Err(_), _)) | Either::Right(_) => {}
            }
        }
    }

    /// Takes back what the service rejected, so that the next call waits for something new, unless
    /// the provider has already replaced it in vain: then it is kept until the pause is over, and
    /// the service has the last word.
    pub(crate) fn reject(&self, value: &Arc<Cached<T>>) {
        let mut state = lock(&self.0.state);
        let current = state.current.as_ref();
        // Another call may have been first.
        if !current.is_some_and(|current| Arc::ptr_eq(current, value)) {
            return;
        }
        if value.was_accepted() && value.since.elapsed() >= CALM {
            state.rejections.end();
        }
        if value.expired(self.0.clock.now_in(INEXACT)).is_some() {
            // Only their time was up.
            state.current = None;
            return;
        }
        if state.rejections.left().is_some() {
            return;
        }
        state.current = None;
        let pause = state.rejections.begin(REJECTIONS, None);
        if !pause.is_zero() {
            let times = state.rejections.setbacks();
            tracing::warn!(
                times,
                ?pause,
                "the service rejects all credentials that the provider gives; after this fetch it is left alone for a while"
            );
        }
    }
}

impl<T: Send + Sync + 'static> Inner<T> {
    /// Decides what to do, without waiting. A fetch that nobody polled for as long as `lost` is
    /// replaced.
    fn next(self: &Arc<Self>, lost: Duration) -> Next<T> {
        // Dropped outside of the lock, since the provider's code is in it, and before another one
        // can start.
        let given_up = lock(&self.state).give_up(lost);
        drop(given_up);
        let mut state = lock(&self.state);
        let now = self.clock.now();
        if let Some(current) = &state.current {
            let lease = self.lease(Arc::clone(current));
            let expired = current.expired(now).is_some();
            if !expired || lease.doubtful {
                let due = expired || current.is_due(now);
                if due && state.fetch.is_none() && state.failures.left().is_none() {
                    // If there can be no fetch, there is still this.
                    drop(self.start(&mut state));
                }
                return Next::Use(lease);
            }
        }
        if let Some(fetch) = &state.fetch {
            return Next::Wait(fetch.result.clone(), fetch.driver.polls());
        }
        // Asking a provider that has just failed would hold up every call.
        if let Some(error) = state.failures.reason() {
            return Next::Fail(error);
        }
        match self.start(&mut state) {
            Ok(result) => Next::Wait(result, 0),
            Err(error) => Next::Fail(error),
        }
    }

    fn lease(&self, value: Arc<Cached<T>>) -> Lease<T> {
        let expired = value.doubted && value.expired(self.clock.now()).is_some();
        Lease {
            value,
            doubtful: expired && !self.clock.is_verified(),
        }
    }

    fn id(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }
}

impl<T> State<T> {
    fn keep(&mut self, kept: Cached<T>) -> Arc<Cached<T>> {
        Arc::clone(self.current.insert(Arc::new(kept)))
    }

    /// Counts a failure, and logs it with its consequence.
    fn fail(&mut self, error: CredentialError) -> CredentialError {
        self.failures.begin(FAILURES, Some(error.clone()));
        let error = self.failures.reason().unwrap_or(error);
        let failures = self.failures.setbacks();
        tracing::warn!(%error, failures, "credential refresh failed");
        error
    }

    /// Takes out the fetch if it will not complete.
    fn give_up(&mut self, lost: Duration) -> Option<Fetch<T>> {
        let fetch = self.fetch.as_ref()?;
        if fetch.driver.is_stopped() || fetch.driver.unattended() >= lost {
            // Its runtime is gone or stands still.
            self.own_thread = true;
        } else if fetch.began.elapsed() >= PATIENCE + GRACE {
            self.fail(silent());
        } else {
            return None;
        }
        self.fetch.take()
    }
}

impl<T> Drop for Fetch<T> {
    fn drop(&mut self) {
        self.driver.stop();
    }
}

fn silent() -> CredentialError {
    CredentialError::new(format!("the provider did not reply within {PATIENCE:?}"))
}

fn lock<T>(state: &Mutex<T>) -> MutexGuard<'_, T> {
    // After a panic the state is still consistent: every change is a single assignment.
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T> fmt::Debug for Refresher<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Refresher").field(&self.0.provider).finish()
    }
}

#[cfg(test)]
mod tests;
