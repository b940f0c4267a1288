//! The state of a refresher, shared by its calls and its fetch.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use futures_util::future::Shared;
use tokio::sync::oneshot;
use tokio::time::Instant;

use super::backoff::Backoff;
use super::cache::{Cached, Lease};
use super::driver::Driver;
use crate::clock::Clock;
use crate::credential::{CredentialProvider, Credentials};
use crate::error::CredentialError;

/// The time limit of a fetch: a provider may wait for something that never happens.
pub(super) const FETCH_TIMEOUT: Duration = Duration::from_secs(90);
/// How much later a fetch that blocks its thread is replaced by another.
const BLOCKED_GRACE: Duration = Duration::from_secs(10);

/// How many failed fetches have no pause behind them.
pub(super) const FREE_FAILURES: u32 = 1;

pub(super) type Fetched<T> = Result<Arc<Cached<T>>, CredentialError>;

/// A value derived from the credentials of a provider, and its expiry.
pub(super) type Provided<T> = Result<(T, Option<SystemTime>), CredentialError>;

/// The result of a fetch. Ends without one if the driver of the fetch is gone.
pub(super) type Pending<T> = Shared<oneshot::Receiver<Fetched<T>>>;

/// Derives the cached value from credentials.
pub(super) type Derive<T> = dyn Fn(Credentials) -> Result<T, CredentialError> + Send + Sync;

/// The inside of a refresher.
pub(super) struct Inner<T> {
    pub(super) provider: Arc<dyn CredentialProvider>,
    pub(super) derive: Arc<Derive<T>>,
    pub(super) clock: Arc<Clock>,
    pub(super) state: Mutex<State<T>>,
}

pub(super) struct State<T> {
    pub(super) current: Option<Arc<Cached<T>>>,
    pub(super) fetch: Option<Fetch<T>>,
    /// The pause after failed fetches.
    pub(super) failures: Backoff,
    /// The pause after fetches whose credentials the service rejected.
    pub(super) rejections: Backoff,
    /// A runtime of the program ended before a fetch did, or does not run all the time.
    pub(super) own_thread: bool,
}

/// A fetch in progress. Dropping it cancels it.
pub(super) struct Fetch<T> {
    pub(super) driver: Arc<Driver<Provided<T>>>,
    pub(super) result: Pending<T>,
    pub(super) began: Instant,
}

impl<T> Inner<T> {
    pub(super) fn lease(&self, value: Arc<Cached<T>>) -> Lease<T> {
        let expired = value.doubted && value.expired(self.clock.now()).is_some();
        Lease {
            value,
            doubtful: expired && !self.clock.is_verified(),
        }
    }

    /// Identifies the refresher whose provider is called.
    pub(super) fn id(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }
}

impl<T> State<T> {
    pub(super) fn cache(&mut self, value: Cached<T>) -> Arc<Cached<T>> {
        Arc::clone(self.current.insert(Arc::new(value)))
    }

    /// Counts a failure, and logs it with its consequence.
    pub(super) fn fail(&mut self, error: CredentialError) -> CredentialError {
        self.failures.begin(FREE_FAILURES, Some(error.clone()));
        let error = self.failures.reason().unwrap_or(error);
        let failures = self.failures.setbacks();
        tracing::warn!(%error, failures, "credential refresh failed");
        error
    }

    /// Removes the fetch if it will not complete.
    pub(super) fn take_abandoned(&mut self, abandoned_after: Duration) -> Option<Fetch<T>> {
        let fetch = self.fetch.as_ref()?;
        if fetch.driver.is_stopped() || fetch.driver.unattended() >= abandoned_after {
            // Its runtime has ended, or is not running.
            self.own_thread = true;
        } else if fetch.began.elapsed() >= FETCH_TIMEOUT + BLOCKED_GRACE {
            self.fail(timed_out());
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

pub(super) fn timed_out() -> CredentialError {
    CredentialError::new(format!(
        "the provider did not reply within {FETCH_TIMEOUT:?}"
    ))
}
