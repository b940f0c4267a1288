//! Where requests go: the endpoint, and another one while it fails.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use http::header::{HOST, HeaderMap};
use tokio::time::Instant;

use super::headers;
use crate::endpoint::Endpoint;
use crate::error::{EndpointError, RequestError, SetupError};

/// How many attempts in a row must fail before the second endpoint is used.
const FAILURES: u32 = 5;

/// How long the second endpoint is used before one request tries the first again.
const OPEN: Duration = Duration::from_secs(60);

/// An endpoint and what every request to it has in common.
pub(super) struct Target {
    pub(super) endpoint: Endpoint,
    pub(super) uri: http::Uri,
    pub(super) headers: HeaderMap,
}

/// The endpoints of a client: one, or two.
pub(super) struct Targets {
    all: Vec<Target>,
    breaker: Mutex<Breaker>,
}

/// A circuit breaker in front of the first endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Breaker {
    /// It is used, and has failed so many times in a row.
    Closed(u32),
    /// It is not used until then.
    Open(Instant),
    /// One request is finding out whether it works again, and has until then.
    HalfOpen(Instant),
}

impl Target {
    pub(super) fn new(endpoint: Endpoint, common: &HeaderMap) -> Result<Self, SetupError> {
        let mut headers = common.clone();
        headers.insert(HOST, headers::value(endpoint.host())?);
        Ok(Self {
            uri: endpoint.uri()?,
            endpoint,
            headers,
        })
    }
}

impl Targets {
    pub(super) fn new(all: Vec<Target>) -> Self {
        Self {
            all,
            breaker: Mutex::new(Breaker::Closed(0)),
        }
    }

    pub(super) fn hosts(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|target| target.endpoint.host())
    }

    pub(super) fn endpoints(&self) -> impl Iterator<Item = &Endpoint> {
        self.all.iter().map(|target| &target.endpoint)
    }

    pub(super) fn first(&self) -> Option<&Target> {
        self.all.first()
    }

    /// Where the next request goes, and the index of that.
    pub(super) fn choose(&self) -> Result<(usize, &Target), RequestError> {
        let index = match self.all.len() {
            0 | 1 => 0,
            _ => self.lock().choose(Instant::now()),
        };
        let target = self.all.get(index).map(|target| (index, target));
        target.ok_or_else(|| RequestError::new("the client has no endpoint"))
    }

    /// Learns how a request to the target at `index` went: whether anybody answered it.
    pub(super) fn learn(&self, index: usize, answered: bool) {
        if self.all.len() > 1 && index == 0 {
            let mut breaker = self.lock();
            *breaker = breaker.after(answered, Instant::now());
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Breaker> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Breaker {
    /// 0 for the first endpoint, 1 for the second.
    fn choose(&mut self, now: Instant) -> usize {
        match *self {
            Self::Closed(_) => 0,
            Self::Open(until) | Self::HalfOpen(until) if now < until => 1,
            // Should the request that finds out be given up, another one does later.
            Self::Open(_) | Self::HalfOpen(_) => {
                *self = Self::HalfOpen(now + OPEN);
                0
            }
        }
    }

    /// After a request to the first endpoint.
    fn after(self, answered: bool, now: Instant) -> Self {
        match self {
            _ if answered => Self::Closed(0),
            Self::Closed(failures) if failures + 1 < FAILURES => Self::Closed(failures + 1),
            Self::Closed(_) => {
                tracing::warn!("the endpoint fails; its second is used");
                Self::Open(now + OPEN)
            }
            Self::HalfOpen(_) => Self::Open(now + OPEN),
            // One that was sent before it opened.
            Self::Open(until) => Self::Open(until),
        }
    }
}

impl fmt::Debug for Targets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.all.iter().map(|target| target.endpoint.to_string()))
            .finish()
    }
}

impl From<EndpointError> for RequestError {
    fn from(error: EndpointError) -> Self {
        Self::new(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_opens_after_failures_in_a_row_and_not_after_good_calls() {
        let now = Instant::now();
        let mut breaker = Breaker::Closed(0);
        for _ in 0..20 {
            breaker = breaker.after(true, now);
            breaker = breaker.after(false, now);
        }
        assert_eq!(
            (breaker, breaker.clone().choose(now)),
            (Breaker::Closed(1), 0)
        );
        for _ in 0..FAILURES - 1 {
            breaker = breaker.after(false, now);
        }
        assert_eq!(breaker.choose(now), 1);
    }

    #[test]
    fn one_request_finds_out_whether_the_first_works_again() {
        let now = Instant::now();
        let later = now + OPEN;
        let mut breaker = Breaker::Open(later);
        assert_eq!((breaker.choose(later), breaker.choose(later)), (0, 1));
        let mut open = breaker.after(false, later);
        assert_eq!(open.choose(later), 1);
        let mut closed = breaker.after(true, later);
        assert_eq!(closed.choose(later), 0);
        // Nobody ever hears from the one that was to find out.
        assert_eq!(breaker.choose(later + OPEN), 0);
    }
}
