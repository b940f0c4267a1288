//! The connections of one runtime, and what becomes of them.

use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use http::uri::Authority;
use hyper_util::client::legacy::connect::HttpInfo;
use reqwest::{Client, Response, header};

use super::idle::Idle;
use super::recipe::MOST_IDLE;

/// Where a connection is not there that was idle for less, it may not have been put back yet.
const TOO_SOON: Duration = Duration::from_millis(10);

/// A break that comes later is not for the connection having been idle.
const TOO_LATE: Duration = Duration::from_secs(2);

/// A client of reqwest, and a record of the connections that wait in it. reqwest does not tell when
/// it finds one closed.
pub(super) struct Pool {
    pub(super) client: Client,
    limit: Duration,
    idle: Mutex<Vec<Waiting>>,
}

/// A connection that waits.
#[derive(Debug)]
struct Waiting {
    to: Authority,
    local: SocketAddr,
    since: Instant,
}

/// The use of a connection by one request.
#[derive(Debug)]
pub(super) struct Use {
    to: Option<Authority>,
    started: Instant,
    /// What should be used: reqwest takes the one that came last, too.
    expected: Option<Waiting>,
    /// What is used, and may be kept.
    used: Option<SocketAddr>,
}

impl Pool {
    pub(super) fn new(client: Client, limit: Duration) -> Self {
        Self {
            client,
            limit,
            idle: Mutex::default(),
        }
    }

    /// The longest that a connection may have been idle.
    pub(super) fn limit(&self) -> Duration {
        self.limit
    }

    pub(super) fn begin(&self, to: Option<&Authority>) -> Use {
        let started = Instant::now();
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh =
            |waiting: &Waiting| started.saturating_duration_since(waiting.since) < self.limit;
        idle.retain(fresh);
        let last = idle.iter().rposition(|waiting| Some(&waiting.to) == to);
        Use {
            to: to.cloned(),
            started,
            expected: last.map(|last| idle.remove(last)),
            used: None,
        }
    }

    /// The head of a response came.
    pub(super) fn answered(&self, of: &mut Use, head: &Response, known: &Mutex<Idle>) {
        let lock = || known.lock().unwrap_or_else(PoisonError::into_inner);
        lock().stated(head.headers().get("keep-alive"));
        let Some(local) = head
            .extensions()
            .get::<HttpInfo>()
            .map(HttpInfo::local_addr)
        else {
            return;
        };
        let expected = of.expected.take();
        let gap = |waiting: &Waiting| of.started.saturating_duration_since(waiting.since);
        match expected {
            Some(waiting) if waiting.local == local => lock().served(gap(&waiting)),
            expected => {
                let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
                let other = idle.iter().position(|waiting| waiting.local == local);
                if let Some(other) = other {
                    let other = idle.remove(other);
                    idle.extend(expected);
                    drop(idle);
                    lock().served(gap(&other));
                } else if let Some(expected) = expected {
                    // It connected anew, though there was one.
                    idle.retain(|waiting| waiting.to != expected.to);
                    drop(idle);
                    if gap(&expected) >= TOO_SOON {
                        lock().closed(gap(&expected), of.started);
                    }
                }
            }
        }
        if keeps(head) {
            of.used = Some(local);
        }
    }

    /// The connection broke before the head of a response came, and the request may have left.
    pub(super) fn broke(&self, of: &Use, known: &Mutex<Idle>) {
        let now = Instant::now();
        if let Some(waiting) = &of.expected
            && now.saturating_duration_since(of.started) < TOO_LATE
        {
            let gap = of.started.saturating_duration_since(waiting.since);
            let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
            known.closed(gap, now);
        }
    }

    /// The response was read to its end, and the connection waits for the next request.
    pub(super) fn end(&self, of: Use) {
        if let (Some(to), Some(local)) = (of.to, of.used) {
            let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            if idle.iter().filter(|waiting| waiting.to == to).count() < MOST_IDLE {
                let since = Instant::now();
                idle.push(Waiting { to, local, since });
            }
        }
    }
}

/// Whether a connection can be used again after this response.
fn keeps(head: &Response) -> bool {
    let values = head.headers().get_all(header::CONNECTION);
    let texts = values.iter().filter_map(|value| value.to_str().ok());
    let mut options = texts.flat_map(|text| text.split(',')).map(str::trim);
    match head.version() {
        http::Version::HTTP_11 => !options.any(|option| option.eq_ignore_ascii_case("close")),
        _ => options.any(|option| option.eq_ignore_ascii_case("keep-alive")),
    }
}
