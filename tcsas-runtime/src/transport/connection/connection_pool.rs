//! The connections of one runtime, and how long each was idle when it was reused or closed.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use http::header;
use http::uri::Authority;
use hyper_util::client::legacy::connect::HttpInfo;

use super::client_config::MAX_IDLE;
use super::idle_timeout::IdleTimeout;

const KEEP_ALIVE: header::HeaderName = header::HeaderName::from_static("keep-alive");

/// Idle time below which a connection that is missing may simply not be back in the pool yet.
const TOO_SOON: Duration = Duration::from_millis(10);

/// Time after which a broken connection was not broken for having been idle.
const TOO_LATE: Duration = Duration::from_secs(2);

/// An HTTP client, and a record of its idle connections: clients do not report that they found one
/// closed.
pub(super) struct ConnectionPool<C> {
    pub(super) client: C,
    idle_limit: Duration,
    /// By host; nearly every transport has one or two.
    idle: Mutex<Vec<IdleConnections>>,
}

/// The idle connections to a host. Those at the end became idle last.
#[derive(Debug)]
struct IdleConnections {
    to: Authority,
    connections: VecDeque<IdleConnection>,
}

#[derive(Clone, Copy, Debug)]
struct IdleConnection {
    local: SocketAddr,
    since: Instant,
}

/// The use of a connection by one request.
#[derive(Debug)]
pub(super) struct ConnectionUse {
    to: Option<Authority>,
    started: Instant,
    /// The connection that is expected to be reused: clients take the most recent one, too.
    expected: Option<IdleConnection>,
    /// The connection that is used, if it can be kept.
    used: Option<SocketAddr>,
}

impl<C> ConnectionPool<C> {
    pub(super) fn new(client: C, idle_limit: Duration) -> Self {
        Self {
            client,
            idle_limit,
            idle: Mutex::default(),
        }
    }

    /// Longest time a connection may have been idle to be reused.
    pub(super) fn idle_limit(&self) -> Duration {
        self.idle_limit
    }

    /// Records a request that starts at `now`.
    pub(super) fn begin(&self, to: Option<&Authority>, now: Instant) -> ConnectionUse {
        let expired = |connection: &IdleConnection| {
            now.saturating_duration_since(connection.since) >= self.idle_limit
        };
        let mut idle = self.lock();
        let host = idle.iter_mut().find(|host| Some(&host.to) == to);
        let expected = host.and_then(|host| {
            while host.connections.front().is_some_and(expired) {
                host.connections.pop_front();
            }
            host.connections.pop_back()
        });
        drop(idle);
        ConnectionUse {
            to: to.cloned(),
            started: now,
            expected: expected.filter(|connection| !expired(connection)),
            used: None,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<IdleConnections>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records the arrival of a response head.
    pub(super) fn responded<B>(
        &self,
        connection: &mut ConnectionUse,
        head: &http::Response<B>,
        idle_timeout: &Mutex<IdleTimeout>,
    ) {
        let idle_timeout = || idle_timeout.lock().unwrap_or_else(PoisonError::into_inner);
        idle_timeout().announced(head.headers().get(KEEP_ALIVE));
        let Some(local) = head
            .extensions()
            .get::<HttpInfo>()
            .map(HttpInfo::local_addr)
        else {
            return;
        };
        let started = connection.started;
        let gap = |idle: &IdleConnection| started.saturating_duration_since(idle.since);
        match connection.expected.take() {
            Some(expected) if expected.local == local => idle_timeout().reused(gap(&expected)),
            expected => {
                let mut idle = self.lock();
                let host = idle
                    .iter_mut()
                    .find(|host| Some(&host.to) == connection.to.as_ref());
                let others = host.map(|host| &mut host.connections);
                let other = others.and_then(|others| {
                    let other = others.iter().rposition(|other| other.local == local);
                    let other = other.and_then(|other| others.remove(other));
                    match other {
                        Some(_) => others.extend(expected),
                        // A new connection although one was idle: that one was found closed.
                        None if expected.is_some() => others.clear(),
                        None => {}
                    }
                    other
                });
                drop(idle);
                if let Some(other) = other {
                    idle_timeout().reused(gap(&other));
                } else if let Some(expected) = expected
                    && gap(&expected) >= TOO_SOON
                {
                    idle_timeout().closed(gap(&expected), started);
                }
            }
        }
        if is_persistent(head) {
            connection.used = Some(local);
        }
    }

    /// Records a connection that broke before the response head, when the request may have left.
    pub(super) fn broke(&self, connection: &ConnectionUse, idle_timeout: &Mutex<IdleTimeout>) {
        let now = Instant::now();
        if let Some(expected) = &connection.expected
            && now.saturating_duration_since(connection.started) < TOO_LATE
        {
            let gap = connection.started.saturating_duration_since(expected.since);
            let mut idle_timeout = idle_timeout.lock().unwrap_or_else(PoisonError::into_inner);
            idle_timeout.closed(gap, now);
        }
    }

    /// Records that the response was read to its end, and the connection is idle.
    pub(super) fn end(&self, connection: ConnectionUse) {
        let (Some(to), Some(local)) = (connection.to, connection.used) else {
            return;
        };
        let since = Instant::now();
        let connection = IdleConnection { local, since };
        let mut idle = self.lock();
        match idle.iter_mut().find(|host| host.to == to) {
            Some(host) if host.connections.len() >= MAX_IDLE => {}
            Some(host) => host.connections.push_back(connection),
            None => idle.push(IdleConnections {
                to,
                connections: VecDeque::from([connection]),
            }),
        }
    }
}

/// Whether the connection can be reused after this response.
fn is_persistent<B>(head: &http::Response<B>) -> bool {
    if !head.headers().contains_key(header::CONNECTION) {
        return head.version() == http::Version::HTTP_11;
    }
    let values = head.headers().get_all(header::CONNECTION);
    let texts = values.iter().filter_map(|value| value.to_str().ok());
    let mut options = texts.flat_map(|text| text.split(',')).map(str::trim);
    match head.version() {
        http::Version::HTTP_11 => !options.any(|option| option.eq_ignore_ascii_case("close")),
        _ => options.any(|option| option.eq_ignore_ascii_case("keep-alive")),
    }
}
