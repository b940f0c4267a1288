//! The limiter that a client has unless it is given another.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Instant, sleep_until};

/// A limit counts the requests of any second. A little more, because requests do not all travel at
/// the same speed.
const SPAN: Duration = Duration::from_millis(1050);

/// A window for each action.
///
/// It lets through what the service lets through: as many requests as it takes in a second, all at
/// once if they come so, and then as many as have left the second again. The crates for rate limits
/// either space requests evenly, which makes the second of two calls wait though nothing was sent
/// for minutes, or let through up to twice the limit where two seconds meet.
#[derive(Debug, Default)]
pub(crate) struct Windows(RwLock<HashMap<Box<str>, Arc<Window>>>);

/// When the last requests were sent. The lock is fair: who waits for it gets it in the order of
/// coming, and who gives up waiting leaves nothing behind.
#[derive(Debug, Default)]
struct Window(Mutex<VecDeque<Instant>>);

impl Windows {
    /// Waits until `action` may be called once more.
    pub(crate) async fn acquire(&self, action: &str, per_second: u32) {
        let window = self.window(action);
        window.acquire(per_second.max(1) as usize).await;
    }

    fn window(&self, action: &str) -> Arc<Window> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(window) = known.get(action) {
            return Arc::clone(window);
        }
        drop(known);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(action.into()).or_default())
    }
}

impl Window {
    async fn acquire(&self, limit: usize) {
        let mut sent = self.0.lock().await;
        // The one that has to leave the window before there is room; everything in front of it has
        // left with it.
        if let Some(index) = sent.len().checked_sub(limit) {
            sleep_until(sent[index] + SPAN).await;
            sent.drain(..=index);
        }
        sent.push_back(Instant::now());
    }
}

#[cfg(test)]
mod tests {
    use futures_util::future::join_all;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_second_has_more_than_the_limit_and_waiters_keep_their_order() {
        let windows = Windows::default();
        let start = Instant::now();
        let turns = (0..10).map(|number| {
            let windows = &windows;
            async move {
                windows.acquire("A", 4).await;
                (start.elapsed().as_secs_f64(), number)
            }
        });
        let turns = join_all(turns).await;
        assert!(turns.is_sorted_by(|a, b| a.0 <= b.0), "{turns:?}");
        let times: Vec<_> = turns.iter().map(|turn| turn.0).collect();
        assert!(times[3] < 0.1 && times[4] > 1.0, "{times:?}");
        assert!(
            times.windows(5).all(|five| five[4] - five[0] > 1.0),
            "{times:?}"
        );
        assert!(times[9] < 2.2, "{times:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn actions_do_not_wait_for_each_other() {
        let windows = Windows::default();
        let start = Instant::now();
        windows.acquire("A", 1).await;
        windows.acquire("B", 1).await;
        assert!(start.elapsed() < Duration::from_millis(100));
    }

    #[tokio::test(start_paused = true)]
    async fn who_gives_up_leaves_the_place_to_the_next() {
        let windows = Windows::default();
        let start = Instant::now();
        windows.acquire("A", 1).await;
        for _ in 0..5 {
            let wait = tokio::time::timeout(Duration::from_millis(100), windows.acquire("A", 1));
            assert!(wait.await.is_err());
        }
        windows.acquire("A", 1).await;
        assert!(
            start.elapsed() < Duration::from_millis(1100),
            "{:?}",
            start.elapsed()
        );
    }
}
