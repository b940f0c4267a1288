//! Counters of accepted and open connections.

use std::sync::atomic::{AtomicUsize, Ordering};

#[derive(Default)]
pub(crate) struct Connections {
    accepted: AtomicUsize,
    open: AtomicUsize,
}

/// A connection that is open until this is dropped.
pub(crate) struct Open<'c>(&'c Connections);

impl Connections {
    /// Counts a connection that was accepted, and is not served yet.
    pub(crate) fn accept(&self) {
        self.accepted.fetch_add(1, Ordering::SeqCst);
    }

    /// Counts a connection as open.
    pub(crate) fn open(&self) -> Open<'_> {
        self.open.fetch_add(1, Ordering::SeqCst);
        Open(self)
    }

    pub(crate) fn accepted(&self) -> usize {
        self.accepted.load(Ordering::SeqCst)
    }

    pub(crate) fn open_now(&self) -> usize {
        self.open.load(Ordering::SeqCst)
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::SeqCst);
    }
}
