//! The connections of each runtime.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tokio::runtime::{Handle, Id};

use super::idle::Idle;
use super::pool::Pool;
use super::recipe::Recipe;

/// How long a connection is kept that nobody uses. Services close theirs after a minute or more,
/// and a call on a connection that was closed in the meantime may or may not have arrived.
const IDLE: Duration = Duration::from_secs(30);

/// How many runtimes have connections at a time. Where more take turns, those that were not used
/// for longest connect anew.
const MOST: usize = 128;

/// The connections of a transport. A connection is driven by a task of the runtime that made it: it
/// stands still while that one does, and breaks when it ends. So every runtime has its own.
///
/// That a runtime has ended cannot be seen from outside without leaving a task on it. Its
/// connections end with it; what is kept here is the empty pool, which goes when it was not used
/// for as long as connections are kept, or for being the oldest.
pub(super) struct Connections {
    recipe: Recipe,
    runtimes: RwLock<Vec<Runtime>>,
    idle: Mutex<Idle>,
    made: Instant,
}

struct Runtime {
    id: Id,
    pools: Mutex<Pools>,
    /// When it was last used, in milliseconds after [`Connections::made`].
    used: AtomicU64,
}

/// Two, as soon as it is known that the server closes connections early.
#[derive(Default)]
struct Pools {
    usual: Option<Arc<Pool>>,
    /// For calls that must not be repeated.
    careful: Option<Arc<Pool>>,
}

impl Connections {
    /// Makes sure that there can be any.
    pub(super) fn new(recipe: Recipe) -> reqwest::Result<Self> {
        drop(recipe.client(IDLE)?);
        Ok(Self {
            recipe,
            runtimes: RwLock::default(),
            idle: Mutex::new(Idle::new(IDLE)),
            made: Instant::now(),
        })
    }

    /// What is known of the server.
    pub(super) fn known(&self) -> &Mutex<Idle> {
        &self.idle
    }

    fn idle(&self) -> MutexGuard<'_, Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Those of `runtime`, for a call that may be repeated or that may not.
    pub(super) fn of(&self, runtime: &Handle, idempotent: bool) -> reqwest::Result<Arc<Pool>> {
        let now = Instant::now();
        let (longest, limit) = {
            let mut idle = self.idle();
            (idle.limit(true, now), idle.limit(idempotent, now))
        };
        let used = u64::try_from((now - self.made).as_millis()).unwrap_or(u64::MAX);
        let id = runtime.id();
        let runtimes = self.runtimes.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(runtime) = runtimes.iter().find(|runtime| runtime.id == id) {
            runtime.used.fetch_max(used, Ordering::Relaxed);
            return runtime.pool(&self.recipe, limit, limit < longest);
        }
        drop(runtimes);
        let mut runtimes = self
            .runtimes
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        // Another thread of the runtime may have been faster.
        if let Some(runtime) = runtimes.iter().find(|runtime| runtime.id == id) {
            return runtime.pool(&self.recipe, limit, limit < longest);
        }
        let runtime = Runtime {
            id,
            pools: Mutex::default(),
            used: AtomicU64::new(used),
        };
        let pool = runtime.pool(&self.recipe, limit, limit < longest)?;
        let gone = make_room(&mut runtimes, used);
        runtimes.push(runtime);
        drop(runtimes);
        // Closing connections takes a while, and nobody has to wait for it.
        drop(gone);
        Ok(pool)
    }
}

impl Runtime {
    /// The pool of connections that were idle for at most `limit`.
    fn pool(&self, recipe: &Recipe, limit: Duration, careful: bool) -> reqwest::Result<Arc<Pool>> {
        let mut pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = match careful {
            true => &mut pools.careful,
            false => &mut pools.usual,
        };
        match slot {
            Some(pool) if pool.limit() == limit => Ok(Arc::clone(pool)),
            _ => {
                let pool = Arc::new(Pool::new(recipe.client(limit)?, limit));
                let gone = slot.replace(Arc::clone(&pool));
                drop(pools);
                drop(gone);
                Ok(pool)
            }
        }
    }
}

/// Takes out what is not needed any more, and in any case so much that there is room for another.
fn make_room(runtimes: &mut Vec<Runtime>, now: u64) -> Vec<Runtime> {
    let idle = u64::try_from(IDLE.as_millis()).unwrap_or(u64::MAX);
    let used = |runtime: &Runtime| runtime.used.load(Ordering::Relaxed);
    let old = |runtime: &mut Runtime| now.saturating_sub(used(runtime)) > idle;
    let mut gone: Vec<_> = runtimes.extract_if(.., old).collect();
    let oldest = runtimes
        .iter()
        .enumerate()
        .min_by_key(|(_, runtime)| used(runtime));
    if let Some((oldest, _)) = oldest.filter(|_| runtimes.len() >= MOST) {
        gone.push(runtimes.swap_remove(oldest));
    }
    gone
}

impl fmt::Debug for Connections {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let runtimes = self.runtimes.read().unwrap_or_else(PoisonError::into_inner);
        f.debug_struct("Connections")
            .field("runtimes", &runtimes.len())
            .field("idle", &self.idle)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::super::addresses::Rotation;
    use super::super::recipe::Way;
    use super::super::{Limits, tls};
    use super::*;

    fn connections() -> Connections {
        let recipe = Recipe {
            tls: tls::config(false, Vec::new()).unwrap(),
            way: Way::Direct,
            limits: Limits::default(),
            timeout: None,
            addresses: Rotation::default(),
        };
        Connections::new(recipe).unwrap()
    }

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap()
    }

    #[test]
    fn runtime_keeps_its_pool_and_shares_it_with_no_other() {
        let connections = connections();
        let (first, second) = (runtime(), runtime());
        let of = |runtime: &tokio::runtime::Runtime, idempotent| {
            connections.of(runtime.handle(), idempotent).unwrap()
        };
        let pool = of(&first, true);
        assert!(Arc::ptr_eq(&pool, &of(&first, false)));
        assert!(!Arc::ptr_eq(&pool, &of(&second, true)));
        assert!(Arc::ptr_eq(&pool, &of(&first, true)));
        // Once the server was seen to close connections, unsafe calls have their own.
        let second = Duration::from_secs(1);
        connections.idle().closed(second, Instant::now());
        let careful = of(&first, false);
        assert!(careful.limit() < second);
        assert!(Arc::ptr_eq(&careful, &of(&first, false)));
        assert!(Arc::ptr_eq(&pool, &of(&first, true)));
    }

    #[test]
    fn runtimes_that_have_ended_are_forgotten() {
        let connections = connections();
        let stays = runtime();
        let kept = connections.of(stays.handle(), true).unwrap();
        let mut pools = Vec::new();
        for _ in 0..2 * MOST {
            let pool = connections.of(runtime().handle(), true).unwrap();
            pools.push(Arc::downgrade(&pool));
            // As long as it is used, it is not the oldest.
            std::thread::sleep(Duration::from_millis(1));
            assert!(Arc::ptr_eq(
                &kept,
                &connections.of(stays.handle(), true).unwrap()
            ));
        }
        assert_eq!(connections.runtimes.read().unwrap().len(), MOST);
        let left = pools.iter().filter(|pool| pool.strong_count() > 0);
        assert_eq!(left.count(), MOST - 1);
        // And what was not used for a while goes earlier.
        let mut runtimes = connections.runtimes.write().unwrap();
        let later = u64::try_from(IDLE.as_millis()).unwrap() * 2;
        assert_eq!(make_room(&mut runtimes, later).len(), MOST);
    }
}
