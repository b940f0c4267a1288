//! The default rate limiter of a client.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Instant, sleep_until};

/// The length of the window: the second that limits apply to, and a margin for the jitter of the
/// network.
const WINDOW: Duration = Duration::from_millis(1050);

/// A sliding window for each action.
///
/// It permits what the service accepts: bursts up to the limit, and then one request for each that
/// leaves the window. Published crates either space requests evenly, which delays the second of two
/// calls even after minutes of silence, or permit up to twice the limit where two fixed windows
/// meet.
#[derive(Debug, Default)]
pub(crate) struct SlidingWindows(RwLock<HashMap<Box<str>, Arc<Window>>>);

/// The times of the last requests. The lock is fair: waiters acquire it in order, and a cancelled
/// waiter leaves the queue.
#[derive(Debug, Default)]
struct Window(Mutex<VecDeque<Instant>>);

impl SlidingWindows {
    /// Waits until another request to `action` is permitted.
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
        // The request that has to leave the window first. Those before it have left by then.
        if let Some(index) = sent.len().checked_sub(limit) {
            sleep_until(sent[index] + WINDOW).await;
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
    async fn no_second_exceeds_the_limit_and_waiters_keep_their_order() {
        let windows = SlidingWindows::default();
        let start = Instant::now();
        let permits = (0..10).map(|number| {
            let windows = &windows;
            async move {
                windows.acquire("A", 4).await;
                (start.elapsed().as_secs_f64(), number)
            }
        });
        let permits = join_all(permits).await;
        assert!(permits.is_sorted_by(|a, b| a.0 <= b.0), "{permits:?}");
        let times: Vec<_> = permits.iter().map(|permit| permit.0).collect();
        assert!(times[3] < 0.1 && times[4] > 1.0, "{times:?}");
        assert!(
            times.windows(5).all(|five| five[4] - five[0] > 1.0),
            "{times:?}"
        );
        assert!(times[9] < 2.2, "{times:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn actions_do_not_wait_for_each_other() {
        let windows = SlidingWindows::default();
        let start = Instant::now();
        windows.acquire("A", 1).await;
        windows.acquire("B", 1).await;
        assert!(start.elapsed() < Duration::from_millis(100));
    }

    #[tokio::test(start_paused = true)]
    async fn cancelled_waiter_leaves_its_place_to_the_next() {
        let windows = SlidingWindows::default();
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
