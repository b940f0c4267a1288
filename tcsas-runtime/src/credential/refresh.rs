//! Temporary credentials, fetched anew before they expire while calls go on with the old ones.
//!
//! There is at most one fetch at a time, and it is nobody's task: it is kept here, and every call drives it along while it
//! waits for its own answer. So nothing is spawned, nothing is left running when a call or the client is dropped, and a call
//! waits for it only if there are no credentials it could use.

use super::{CredentialProvider, Credentials};
use crate::error::CredentialError;
use crate::retry::{RetryPolicy, delay};
use crate::transport::BoxFuture;
use futures_util::FutureExt;
use futures_util::future::Shared;
use std::fmt;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll};
use std::time::{Duration, Instant, SystemTime};

/// How long before they expire credentials are fetched anew; at most half their life.
const AHEAD: Duration = Duration::from_secs(300);

/// How long to leave the provider alone after a failure: a random part of a time that doubles from one failure to the next.
const PAUSE: RetryPolicy = RetryPolicy {
    attempts: u32::MAX,
    first: Duration::from_secs(2),
    longest: Duration::from_secs(60),
};

/// How long a fetch may take before another one is started in its place: it may wait for something that never comes.
const PATIENCE: Duration = Duration::from_secs(90);

type Fetched<T> = Result<Arc<T>, CredentialError>;
type Fetch<T> = Shared<BoxFuture<'static, Fetched<T>>>;

/// Makes of credentials what a client keeps of them.
type Make<T> = dyn Fn(Credentials) -> Result<T, CredentialError> + Send + Sync;

/// Keeps what is made of the credentials that a provider gives.
pub(crate) struct Refresher<T> {
    provider: Arc<dyn CredentialProvider>,
    make: Arc<Make<T>>,
    state: Arc<Mutex<State<T>>>,
}

struct State<T> {
    current: Option<Current<T>>,
    fetch: Option<Fetch<T>>,
    /// When it was started.
    began: Option<tokio::time::Instant>,
    failures: u32,
    /// The provider is left alone until then.
    pause: Option<(Instant, CredentialError)>,
}

struct Current<T> {
    value: Arc<T>,
    /// From when new ones are fetched, and from when these are of no use.
    times: Option<(SystemTime, SystemTime)>,
}

/// What a call uses, and the fetch that it drives along, if there is one.
pub(crate) struct Lease<T> {
    pub(crate) value: Arc<T>,
    fetch: Option<Fetch<T>>,
}

impl<T: Send + Sync + 'static> Refresher<T> {
    pub(crate) fn new(
        provider: Arc<dyn CredentialProvider>,
        make: impl Fn(Credentials) -> Result<T, CredentialError> + Send + Sync + 'static,
    ) -> Self {
        let state = State {
            current: None,
            fetch: None,
            began: None,
            failures: 0,
            pause: None,
        };
        Self {
            provider,
            make: Arc::new(make),
            state: Arc::new(Mutex::new(state)),
        }
    }

    /// What to use at `now`. It waits only if there is nothing that could be used.
    pub(crate) async fn get(&self, now: SystemTime) -> Result<Lease<T>, CredentialError> {
        let fetch = {
            let mut state = lock(&self.state);
            if state.began.is_some_and(|began| began.elapsed() >= PATIENCE) {
                state.fetch = None;
            }
            let usable = state
                .current
                .as_ref()
                .filter(|current| current.is_usable(now));
            if let Some((value, due)) =
                usable.map(|usable| (Arc::clone(&usable.value), usable.is_due(now)))
            {
                let fetch = match due && state.fetch.is_none() && state.paused().is_none() {
                    true => Some(self.start(&mut state, now)),
                    false => state.fetch.clone(),
                };
                return Ok(Lease { value, fetch });
            }
            match (&state.fetch, state.paused()) {
                (Some(fetch), _) => fetch.clone(),
                // Nothing is usable, and asking a provider that has just failed would hold up every call.
                (None, Some(error)) if state.current.is_some() => return Err(error),
                (None, _) => self.start(&mut state, now),
            }
        };
        Ok(Lease {
            value: fetch.await?,
            fetch: None,
        })
    }

    /// Takes back what the service refused, so that the next call waits for something new.
    pub(crate) fn refused(&self, value: &Arc<T>) {
        let mut state = lock(&self.state);
        if state
            .current
            .as_ref()
            .is_some_and(|current| Arc::ptr_eq(&current.value, value))
        {
            state.current = None;
        }
    }

    fn start(&self, state: &mut State<T>, now: SystemTime) -> Fetch<T> {
        let (provider, make) = (Arc::clone(&self.provider), Arc::clone(&self.make));
        // Weak, because the state keeps the fetch.
        let kept = Arc::downgrade(&self.state);
        let fetch: BoxFuture<'static, Fetched<T>> = Box::pin(async move {
            // A panic would otherwise be met by every call that follows.
            let provided = AssertUnwindSafe(async { provider.provide().await });
            let provided = provided.catch_unwind().await.unwrap_or_else(|_| {
                Err(CredentialError::new(
                    "the provider of the credentials panicked",
                ))
            });
            let fetched = provided.and_then(|credentials| {
                credentials.check()?;
                let expires = credentials.expires();
                if expires.is_some_and(|expires| expires <= now) {
                    return Err(CredentialError::new(
                        "the credentials that were given have expired",
                    ));
                }
                Ok((Arc::new(make(credentials)?), expires))
            });
            finish(&kept, now, fetched)
        });
        let fetch = fetch.shared();
        state.fetch = Some(fetch.clone());
        state.began = Some(tokio::time::Instant::now());
        fetch
    }
}

/// Puts what was fetched into place.
fn finish<T>(
    state: &Weak<Mutex<State<T>>>,
    now: SystemTime,
    fetched: Result<(Arc<T>, Option<SystemTime>), CredentialError>,
) -> Fetched<T> {
    let Some(state) = state.upgrade() else {
        return fetched.map(|(value, _)| value);
    };
    let mut state = lock(&state);
    state.fetch = None;
    match fetched {
        Ok((value, expires)) => {
            state.failures = 0;
            state.pause = None;
            let times = expires.map(|expires| {
                let life = expires.duration_since(now).unwrap_or_default();
                // Clients that started together do not fetch together.
                let ahead = AHEAD.min(life / 2).mul_f64(1.0 - fastrand::f64() / 4.0);
                (expires - ahead, expires)
            });
            state.current = Some(Current {
                value: Arc::clone(&value),
                times,
            });
            Ok(value)
        }
        Err(error) => {
            state.failures = state.failures.saturating_add(1);
            let pause = delay(&PAUSE, state.failures);
            state.pause = Some((Instant::now() + pause, error.clone()));
            tracing::warn!(%error, failures = state.failures, "fresh credentials could not be had");
            Err(error)
        }
    }
}

fn lock<T>(state: &Mutex<State<T>>) -> MutexGuard<'_, State<T>> {
    // Whoever panicked here has left a state that is whole: every change is one assignment.
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T> State<T> {
    /// Why the provider is left alone at present.
    fn paused(&self) -> Option<CredentialError> {
        let (until, error) = self.pause.as_ref()?;
        (Instant::now() < *until).then(|| error.clone())
    }
}

impl<T> Current<T> {
    fn is_usable(&self, now: SystemTime) -> bool {
        self.times.is_none_or(|(_, expires)| now < expires)
    }

    fn is_due(&self, now: SystemTime) -> bool {
        self.times.is_some_and(|(due, _)| now >= due)
    }
}

impl<T> Lease<T> {
    /// A lease of what never expires.
    pub(crate) fn fixed(value: Arc<T>) -> Self {
        Self { value, fetch: None }
    }

    /// Drives the fetch along, if there is one. What comes of it is for the calls that follow.
    pub(crate) fn drive(&mut self, context: &mut Context<'_>)
    where
        T: Send + Sync,
    {
        if let Some(fetch) = &mut self.fetch
            && let Poll::Ready(_) = Pin::new(fetch).poll(context)
        {
            self.fetch = None;
        }
    }
}

impl<T> fmt::Debug for Refresher<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Refresher").field(&self.provider).finish()
    }
}

#[cfg(test)]
mod tests;
