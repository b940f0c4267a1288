//! The driver of a fetch: a task of the runtime that the first waiting call runs on, or a thread of
//! its own.
//!
//! Sockets and timers belong to the runtime that polls them, and a runtime may be gone, or be run
//! only while a call waits. A run therefore records its last poll. A run without polls is stopped
//! and replaced, and time limits that expired meanwhile do not count as failures of the provider.

use std::future::{Future, poll_fn};
use std::io;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, TryLockError};
use std::task::{Context, Poll};
// The time that really passes, which a paused clock of tokio does not show.
use std::time::{Duration, Instant};

use futures_util::task::AtomicWaker;
use tokio::runtime::{Builder, Handle};
use tracing::instrument::WithSubscriber;

use super::lock::lock;
use crate::transport::BoxFuture;

/// The longest interval between polls of a run, while its runtime runs.
const BEAT: Duration = Duration::from_millis(200);

/// After this long without a poll, a run counts as interrupted.
pub(super) const GAP: Duration = Duration::from_secs(1);

/// The work of one fetch.
pub(super) struct Driver<O> {
    /// Removed when it has ended or is cancelled, so that nothing of it outlives the client.
    work: Mutex<Option<BoxFuture<'static, O>>>,
    stopped: AtomicBool,
    waker: AtomicWaker,
    pulse: Mutex<Pulse>,
    own_thread: bool,
}

struct Pulse {
    polls: u64,
    last: Instant,
    longest_gap: Duration,
}

impl<O: Send + 'static> Driver<O> {
    pub(super) fn new(work: BoxFuture<'static, O>, own_thread: bool) -> Arc<Self> {
        Arc::new(Self {
            work: Mutex::new(Some(work)),
            stopped: AtomicBool::new(false),
            waker: AtomicWaker::new(),
            pulse: Mutex::new(Pulse {
                polls: 0,
                last: Instant::now(),
                longest_gap: Duration::ZERO,
            }),
            own_thread,
        })
    }

    /// Runs the work in a task of `runtime`. `end` receives the result, unless the work was stopped
    /// or the runtime is gone.
    pub(super) fn on_task(self: &Arc<Self>, runtime: &Handle, end: impl End<O>) {
        let driven = driven(Guard(Arc::clone(self)), end);
        drop(runtime.spawn(driven.with_current_subscriber()));
    }

    /// Runs the work on a thread with a runtime of its own, which ends with the work. `failed`
    /// makes the result if the runtime cannot be built.
    pub(super) fn on_thread(
        self: &Arc<Self>,
        end: impl End<O>,
        failed: impl FnOnce(io::Error) -> O + Send + 'static,
    ) -> io::Result<()> {
        let log = tracing::dispatcher::get_default(Clone::clone);
        let run = Arc::clone(self);
        let thread = std::thread::Builder::new().name("tcsas-credentials".to_owned());
        thread.spawn(move || {
            let guard = Guard(run);
            match Builder::new_current_thread().enable_all().build() {
                Ok(runtime) => {
                    runtime.block_on(driven(guard, end).with_subscriber(log));
                    // Without waiting for a name lookup whose result is not needed any more.
                    runtime.shutdown_background();
                }
                Err(error) => end(&guard.0, failed(error)),
            }
        })?;
        Ok(())
    }

    fn poll(&self, context: &mut Context<'_>) -> Poll<Option<O>> {
        self.waker.register(context.waker());
        self.beat();
        let mut work = lock(&self.work);
        let polled = match work.as_mut() {
            Some(work) if !self.is_stopped() => work.as_mut().poll(context).map(Some),
            _ => Poll::Ready(None),
        };
        // It may have been stopped while it was polled.
        let cancelled = match polled.is_ready() || self.is_stopped() {
            true => work.take(),
            false => None,
        };
        drop(work);
        drop(cancelled);
        // A long poll is not a gap.
        lock(&self.pulse).last = Instant::now();
        match self.is_stopped() {
            true => Poll::Ready(None),
            false => polled,
        }
    }

    fn beat(&self) {
        let mut pulse = lock(&self.pulse);
        pulse.longest_gap = pulse.longest_gap.max(pulse.last.elapsed());
        pulse.last = Instant::now();
        pulse.polls += 1;
    }
}

impl<O> Driver<O> {
    /// Cancels the work and drops it, at once unless it is being polled.
    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        let work = match self.work.try_lock() {
            Ok(mut work) => work.take(),
            Err(TryLockError::Poisoned(work)) => work.into_inner().take(),
            Err(TryLockError::WouldBlock) => None,
        };
        drop(work);
        self.waker.wake();
    }

    /// Whether it was stopped, so that there will be no result.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }

    /// The number of polls so far.
    pub(super) fn polls(&self) -> u64 {
        lock(&self.pulse).polls
    }

    /// The time since the last poll; zero on a thread of its own.
    pub(super) fn unattended(&self) -> Duration {
        match self.work.try_lock() {
            // It is being polled.
            Err(TryLockError::WouldBlock) => Duration::ZERO,
            _ if self.own_thread => Duration::ZERO,
            _ => lock(&self.pulse).last.elapsed(),
        }
    }

    /// Whether polls had a long gap, so that time limits may have expired meanwhile.
    pub(super) fn had_gap(&self) -> bool {
        !self.own_thread && lock(&self.pulse).longest_gap >= GAP
    }
}

/// Polls a run, at intervals even if nothing wakes it.
async fn driven<O: Send + 'static>(guard: Guard<O>, end: impl End<O>) {
    let mut beats = pin!(async {
        loop {
            tokio::time::sleep(BEAT).await;
        }
    });
    let outcome = poll_fn(|context| {
        let _: Poll<()> = beats.as_mut().poll(context);
        guard.0.poll(context)
    });
    if let Some(outcome) = outcome.await {
        end(&guard.0, outcome);
    }
}

/// Receives the result of a run.
pub(super) trait End<O>: FnOnce(&Arc<Driver<O>>, O) + Send + 'static {}

impl<O, F: FnOnce(&Arc<Driver<O>>, O) + Send + 'static> End<O> for F {}

/// Stops a run when its task or thread ends, with its runtime or by itself.
struct Guard<O>(Arc<Driver<O>>);

impl<O> Drop for Guard<O> {
    fn drop(&mut self) {
        self.0.stop();
    }
}
