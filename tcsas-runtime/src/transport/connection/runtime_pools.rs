//! Connection pools, one set for each runtime.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tokio::runtime::{Handle, Id};

use super::client_config::ClientConfig;
use super::connection_pool::ConnectionPool;
use super::idle_timeout::IdleTimeout;
use super::pooled_client::{PooledClient, Source};

/// Longest time that an idle connection is kept. Services close theirs after a minute or more, and
/// a call on a connection that was closed in the meantime may or may not have arrived.
const MAX_IDLE_TIME: Duration = Duration::from_secs(30);

/// Number of runtimes that have connections at a time. Beyond it, the least recently used one has
/// to reconnect.
const MAX_RUNTIMES: usize = 128;

/// The connection pools of a transport. A connection is driven by a task of the runtime that
/// created it: it stalls while that runtime does, and breaks when it ends. So every runtime has
/// pools of its own.
///
/// The end of a runtime cannot be observed without leaving a task on it. Its connections end with
/// it; the empty pools are removed once they were unused for as long as connections are kept, or
/// when they are the least recently used ones.
pub(super) struct RuntimePools<C> {
    config: ClientConfig,
    runtimes: RwLock<Vec<Runtime<C>>>,
    idle_timeout: Mutex<IdleTimeout>,
    created: Instant,
}

struct Runtime<C> {
    id: Id,
    pools: Mutex<Pools<C>>,
    /// Time of the last use, in milliseconds after [`RuntimePools::created`].
    used: AtomicU64,
}

/// The pools of a runtime: two, once the server was observed to close connections early.
struct Pools<C> {
    usual: Option<Arc<ConnectionPool<C>>>,
    /// For calls that are not idempotent.
    careful: Option<Arc<ConnectionPool<C>>>,
}

impl<C: PooledClient> RuntimePools<C> {
    /// Creates the pools of a transport, after checking that `config` is valid.
    pub(super) fn new(config: ClientConfig) -> Result<Self, Source> {
        drop(C::new(&config, MAX_IDLE_TIME)?);
        Ok(Self {
            config,
            runtimes: RwLock::default(),
            idle_timeout: Mutex::new(IdleTimeout::new(MAX_IDLE_TIME)),
            created: Instant::now(),
        })
    }

    /// The estimate of the server's idle timeout.
    pub(super) fn idle_timeout(&self) -> &Mutex<IdleTimeout> {
        &self.idle_timeout
    }

    fn lock_idle_timeout(&self) -> MutexGuard<'_, IdleTimeout> {
        let idle_timeout = self.idle_timeout.lock();
        idle_timeout.unwrap_or_else(PoisonError::into_inner)
    }

    /// The pool for a call on `runtime`.
    pub(super) fn pool(
        &self,
        runtime: &Handle,
        idempotent: bool,
        now: Instant,
    ) -> Result<Arc<ConnectionPool<C>>, Source> {
        let (longest, limit) = {
            let mut idle_timeout = self.lock_idle_timeout();
            (
                idle_timeout.limit(true, now),
                idle_timeout.limit(idempotent, now),
            )
        };
        let used = u64::try_from(now.saturating_duration_since(self.created).as_millis())
            .unwrap_or(u64::MAX);
        let id = runtime.id();
        let runtimes = self.runtimes.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(runtime) = runtimes.iter().find(|runtime| runtime.id == id) {
            runtime.used.fetch_max(used, Ordering::Relaxed);
            return runtime.pool(&self.config, limit, limit < longest);
        }
        drop(runtimes);
        let mut runtimes = self
            .runtimes
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        // Another thread of the runtime may have been first.
        if let Some(runtime) = runtimes.iter().find(|runtime| runtime.id == id) {
            return runtime.pool(&self.config, limit, limit < longest);
        }
        let runtime = Runtime {
            id,
            pools: Mutex::new(Pools {
                usual: None,
                careful: None,
            }),
            used: AtomicU64::new(used),
        };
        let pool = runtime.pool(&self.config, limit, limit < longest)?;
        let removed = make_room(&mut runtimes, used);
        runtimes.push(runtime);
        drop(runtimes);
        // Closing connections takes a while, and must not block other threads.
        drop(removed);
        Ok(pool)
    }
}

impl<C: PooledClient> Runtime<C> {
    /// The pool whose connections may be idle for at most `limit`.
    fn pool(
        &self,
        config: &ClientConfig,
        limit: Duration,
        careful: bool,
    ) -> Result<Arc<ConnectionPool<C>>, Source> {
        let mut pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = match careful {
            true => &mut pools.careful,
            false => &mut pools.usual,
        };
        match slot {
            Some(pool) if pool.idle_limit() == limit => Ok(Arc::clone(pool)),
            _ => {
                let pool = Arc::new(ConnectionPool::new(C::new(config, limit)?, limit));
                let replaced = slot.replace(Arc::clone(&pool));
                drop(pools);
                drop(replaced);
                Ok(pool)
            }
        }
    }
}

/// Removes the runtimes that were unused for long, and at least enough to make room for another.
fn make_room<C>(runtimes: &mut Vec<Runtime<C>>, now: u64) -> Vec<Runtime<C>> {
    let max_idle = u64::try_from(MAX_IDLE_TIME.as_millis()).unwrap_or(u64::MAX);
    let used = |runtime: &Runtime<C>| runtime.used.load(Ordering::Relaxed);
    let old = |runtime: &mut Runtime<C>| now.saturating_sub(used(runtime)) > max_idle;
    let mut removed: Vec<_> = runtimes.extract_if(.., old).collect();
    let oldest = runtimes
        .iter()
        .enumerate()
        .min_by_key(|(_, runtime)| used(runtime));
    if let Some((oldest, _)) = oldest.filter(|_| runtimes.len() >= MAX_RUNTIMES) {
        removed.push(runtimes.swap_remove(oldest));
    }
    removed
}

impl<C> fmt::Debug for RuntimePools<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let runtimes = self.runtimes.read().unwrap_or_else(PoisonError::into_inner);
        f.debug_struct("RuntimePools")
            .field("runtimes", &runtimes.len())
            .field("idle_timeout", &self.idle_timeout)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::super::pooled_client::Failure;
    use super::super::tls_config;
    use super::*;
    use crate::transport::limits::Limits;
    use crate::transport::proxy::Proxies;
    use crate::transport::request_body::RequestBody;
    use crate::transport::rotation::Rotation;

    /// A client that never connects.
    struct Unconnected;

    impl PooledClient for Unconnected {
        type Body = RequestBody;

        fn new(_: &ClientConfig, _: Duration) -> Result<Self, Source> {
            Ok(Self)
        }

        async fn send(
            &self,
            _: http::Request<RequestBody>,
        ) -> Result<http::Response<RequestBody>, Failure> {
            std::future::pending().await
        }

        fn body_failure(error: crate::transport::request_body::Canceled) -> Failure {
            unreachable!("{error}")
        }
    }

    fn pools() -> RuntimePools<Unconnected> {
        let config = ClientConfig {
            tls: tls_config::build(false, Vec::new()).unwrap(),
            proxies: Proxies::None,
            limits: Limits::default(),
            rotation: Rotation::default(),
        };
        RuntimePools::new(config).unwrap()
    }

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap()
    }

    #[test]
    fn each_runtime_has_a_pool_of_its_own() {
        let pools = pools();
        let (first, second) = (runtime(), runtime());
        let of = |runtime: &tokio::runtime::Runtime, idempotent| {
            pools
                .pool(runtime.handle(), idempotent, Instant::now())
                .unwrap()
        };
        let pool = of(&first, true);
        assert!(Arc::ptr_eq(&pool, &of(&first, false)));
        assert!(!Arc::ptr_eq(&pool, &of(&second, true)));
        assert!(Arc::ptr_eq(&pool, &of(&first, true)));
        // Once the server closed a connection, calls that are not idempotent have their own pool.
        let second = Duration::from_secs(1);
        pools.lock_idle_timeout().closed(second, Instant::now());
        let careful = of(&first, false);
        assert!(careful.idle_limit() < second);
        assert!(Arc::ptr_eq(&careful, &of(&first, false)));
        assert!(Arc::ptr_eq(&pool, &of(&first, true)));
    }

    #[test]
    fn least_recently_used_runtimes_are_removed() {
        let pools = pools();
        let stays = runtime();
        let kept = pools.pool(stays.handle(), true, Instant::now()).unwrap();
        let mut created = Vec::new();
        for _ in 0..2 * MAX_RUNTIMES {
            let pool = pools
                .pool(runtime().handle(), true, Instant::now())
                .unwrap();
            created.push(Arc::downgrade(&pool));
            // Its use makes it the most recently used one.
            std::thread::sleep(Duration::from_millis(1));
            assert!(Arc::ptr_eq(
                &kept,
                &pools.pool(stays.handle(), true, Instant::now()).unwrap()
            ));
        }
        assert_eq!(pools.runtimes.read().unwrap().len(), MAX_RUNTIMES);
        let left = created.iter().filter(|pool| pool.strong_count() > 0);
        assert_eq!(left.count(), MAX_RUNTIMES - 1);
        // Runtimes that were unused for a while are removed even if there is room.
        let mut runtimes = pools.runtimes.write().unwrap();
        let later = u64::try_from(MAX_IDLE_TIME.as_millis()).unwrap() * 2;
        assert_eq!(make_room(&mut runtimes, later).len(), MAX_RUNTIMES);
    }
}
