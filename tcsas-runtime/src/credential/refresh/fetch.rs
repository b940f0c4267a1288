//! A fetch of credentials: its start, its work, and the use of its result.

use std::future::Future;
use std::io;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt;
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio::time::{Instant, timeout};

use super::cache::Cached;
use super::driver::Driver;
use super::lock::lock;
use super::state::{
    FETCH_TIMEOUT, FREE_FAILURES, Fetch, Fetched, Inner, Pending, Provided, State, timed_out,
};
use crate::error::CredentialError;

tokio::task_local! {
    /// The [`Inner::id`] of the refresher whose provider is being called.
    pub(super) static SERVED: usize;
}

impl<T: Send + Sync + 'static> Inner<T> {
    pub(super) fn start(
        self: &Arc<Self>,
        state: &mut State<T>,
    ) -> Result<Pending<T>, CredentialError> {
        let runtime = Handle::try_current();
        let runtime = runtime.map_err(|error| no_driver(io::Error::other(error)))?;
        let fetch = match state.own_thread {
            true => self.fetch(None).or_else(|error| {
                tracing::warn!(%error, "credentials are fetched without a thread of their own");
                self.fetch(Some(&runtime))
            }),
            false => self.fetch(Some(&runtime)),
        };
        let fetch = fetch.map_err(no_driver)?;
        let result = fetch.result.clone();
        state.fetch = Some(fetch);
        Ok(result)
    }

    /// Starts a fetch on `runtime`, or on a thread of its own.
    fn fetch(self: &Arc<Self>, runtime: Option<&Handle>) -> io::Result<Fetch<T>> {
        let (send, result) = oneshot::channel();
        let driver = Driver::new(Box::pin(self.work()), runtime.is_none());
        // Weak, because the state keeps the fetch.
        let inner = Arc::downgrade(self);
        let end = move |driver: &Arc<Driver<_>>, provided| {
            let inner = inner.upgrade();
            if let Some(fetched) = inner.and_then(|inner| inner.finish(driver, provided)) {
                // No call may be waiting.
                drop(send.send(fetched));
            }
        };
        match runtime {
            Some(runtime) => driver.on_task(runtime, end),
            None => driver.on_thread(end, |error| Err(no_driver(error)))?,
        }
        Ok(Fetch {
            driver,
            result: result.shared(),
            began: Instant::now(),
        })
    }

    /// Calls the provider and derives the value.
    fn work(self: &Arc<Self>) -> impl Future<Output = Provided<T>> + Send + 'static {
        let (provider, derive) = (Arc::clone(&self.provider), Arc::clone(&self.derive));
        let id = self.id();
        async move {
            // A panic becomes an error of the waiting calls.
            let provided = AssertUnwindSafe(async { provider.provide().await }).catch_unwind();
            let provided = timeout(FETCH_TIMEOUT, SERVED.scope(id, provided)).await;
            let credentials = match provided {
                Ok(Ok(provided)) => provided?,
                Ok(Err(_)) => {
                    let what = "the provider of the credentials panicked";
                    return Err(CredentialError::new(what));
                }
                Err(_) => return Err(timed_out()),
            };
            credentials.validate()?;
            let expires = credentials.expires();
            Ok((derive(credentials)?, expires))
        }
    }

    /// Caches the result. Returns `None` if another fetch has taken its place.
    fn finish(
        &self,
        driver: &Arc<Driver<Provided<T>>>,
        provided: Provided<T>,
    ) -> Option<Fetched<T>> {
        let mut state = lock(&self.state);
        let fetch = state.fetch.as_ref();
        if !fetch.is_some_and(|fetch| Arc::ptr_eq(&fetch.driver, driver)) {
            return None;
        }
        state.fetch = None;
        let now = self.clock.now();
        let cached = provided.map(|(value, expires)| Cached::new(value, expires, now));
        let error = match cached {
            Ok(cached) => {
                let Some(ago) = cached.expired(now) else {
                    state.failures.end();
                    return Some(Ok(state.cache(cached)));
                };
                let clock = match self.clock.is_verified() {
                    true => "the service's clock",
                    false => "the clock of this machine",
                };
                let error = CredentialError::new(format!(
                    "those of the provider expired {} seconds ago by {clock}",
                    ago.as_secs()
                ));
                if !self.clock.is_verified() {
                    // The clock may be wrong; the response of the service shows its time.
                    tracing::warn!(%error, "the credentials look expired: the next response shows whether the clock is right");
                    state.failures.begin(FREE_FAILURES, Some(error));
                    return Some(Ok(state.cache(cached)));
                }
                error
            }
            Err(error) if driver.had_gap() => {
                tracing::debug!(%error, "a fetch of credentials was interrupted");
                state.own_thread = true;
                return None;
            }
            Err(error) => error,
        };
        Some(Err(state.fail(error)))
    }
}

fn no_driver(error: io::Error) -> CredentialError {
    CredentialError::new("there is no runtime or thread to run their provider").with_source(error)
}
