//! Work that may wait for a disk, away from the threads of the async runtime.
//!
//! A read from an unreachable network file system blocks for minutes or forever. The
//! runtime's own threads for blocking work would do, but its shutdown waits for them, and so the
//! end of the program would. A thread of the standard library needs no runtime and delays no
//! shutdown; that it takes some 50 µs to start does not matter beside how rarely credentials are
//! read.

use std::sync::Arc;

use tcsas_runtime::error::CredentialError;
use tokio::sync::{Semaphore, oneshot};

/// Does one piece of work after the other, so that however often it is wanted no more than one
/// thread hangs. Copies are one.
#[derive(Clone, Debug)]
pub(crate) struct WorkerThread(Arc<Semaphore>);

impl Default for WorkerThread {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}

impl WorkerThread {
    /// Runs `work` and returns its result. If the future is dropped, `work` still runs to its end.
    ///
    /// # Errors
    ///
    /// Those of `work`, and one if it panics or no thread can be started.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, CredentialError> + Send + 'static,
    ) -> Result<T, CredentialError> {
        let stopped = || CredentialError::new("reading them ended in a panic");
        let permit = Arc::clone(&self.0).acquire_owned().await;
        let permit = permit.map_err(|_| stopped())?;
        let (sender, receiver) = oneshot::channel();
        let thread = std::thread::Builder::new().name("tcsas-credentials".to_owned());
        let started = thread.spawn(move || {
            // The receiver may be gone.
            drop(sender.send(work()));
            drop(permit);
        });
        started.map_err(|error| {
            CredentialError::new("the thread that reads them cannot be started").with_source(error)
        })?;
        receiver.await.unwrap_or_else(|_| Err(stopped()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    fn runtime() -> tokio::runtime::Runtime {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build();
        runtime.unwrap()
    }

    #[test]
    fn blocked_work_delays_neither_the_runtime_nor_its_shutdown() {
        let (release, hang) = mpsc::channel::<()>();
        let started = Arc::new(AtomicUsize::new(0));
        let worker = WorkerThread::default();
        let runtime = runtime();
        let mut hang = Some(hang);
        for _ in 0..3 {
            let (started, hang) = (Arc::clone(&started), hang.take());
            let copy = worker.clone();
            let work = copy.run(move || {
                started.fetch_add(1, Ordering::SeqCst);
                let _released = hang.map(|hang| hang.recv());
                Ok(())
            });
            let outcome = runtime
                .block_on(async { tokio::time::timeout(Duration::from_millis(20), work).await });
            assert!(outcome.is_err());
        }
        // What waited behind it was given up, and no other thread hangs.
        assert_eq!(started.load(Ordering::SeqCst), 1);
        drop(runtime);
        drop(release);
        let again = worker.run(|| Ok(7));
        assert!(matches!(self::runtime().block_on(again), Ok(7)));
    }

    #[test]
    fn no_runtime_is_needed() {
        let (sender, receiver) = mpsc::channel();
        let work = std::thread::spawn(move || {
            struct Unpark(std::thread::Thread);
            impl std::task::Wake for Unpark {
                fn wake(self: Arc<Self>) {
                    self.0.unpark();
                }
            }
            let waker = Arc::new(Unpark(std::thread::current())).into();
            let mut context = std::task::Context::from_waker(&waker);
            let worker = WorkerThread::default();
            let mut future = std::pin::pin!(worker.run(|| Ok("read")));
            let outcome = loop {
                match future.as_mut().poll(&mut context) {
                    std::task::Poll::Ready(outcome) => break outcome,
                    std::task::Poll::Pending => std::thread::park(),
                }
            };
            sender.send(outcome).unwrap();
        });
        assert!(matches!(receiver.recv().unwrap(), Ok("read")));
        work.join().unwrap();
    }

    #[test]
    fn panic_is_an_error_and_later_work_runs() {
        let worker = WorkerThread::default();
        let runtime = runtime();
        let broken = worker.run(|| -> Result<(), _> { std::panic::panic_any("on purpose") });
        let error = runtime.block_on(broken).unwrap_err();
        assert!(error.to_string().contains("ended in a panic") && !error.is_absent());
        assert!(matches!(runtime.block_on(worker.run(|| Ok(1))), Ok(1)));
    }
}
