//! The order in which the addresses of a host are tried.

#[cfg(any(feature = "reqwest", feature = "hyper"))]
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Number of connections that could not be established: the offset at which the list of addresses
/// begins.
///
/// A host may have several addresses, the first of which may not respond; an attempt with little
/// time reaches only that one, so the next attempt begins with another.
#[derive(Clone, Debug, Default)]
pub(super) struct Rotation(Arc<AtomicUsize>);

impl Rotation {
    /// Records a connection that could not be established.
    pub(super) fn advance(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    #[cfg(any(feature = "reqwest", feature = "hyper"))]
    pub(super) fn apply(&self, addresses: &mut [SocketAddr]) {
        if !addresses.is_empty() {
            let first = self.0.load(Ordering::Relaxed) % addresses.len();
            addresses.rotate_left(first);
        }
    }
}
