//! Progress of a request: whether it may have reached the service.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

/// No transport reports, or none does any longer. The request may have left.
const UNTRACKED: u8 = 0;
/// A transport has the request, and reports before it leaves.
const PENDING: u8 = 1;
const SENT: u8 = 2;
/// The attempt was canceled, by the client or by the transport. The request must not leave.
const CANCELED: u8 = 3;

/// Progress of a request, shared between the client and its [`Transport`](super::Transport).
///
/// The client puts one into the `extensions()` of every request. A transport that reports to it
/// allows the client to distinguish a call that timed out while connecting, which can be repeated
/// safely, from one that the service may have executed. Without reports, the client assumes that
/// every request was sent.
///
/// ```
/// use tcsas_runtime::bytes::Bytes;
/// use tcsas_runtime::error::{TransportError, TransportErrorKind};
/// use tcsas_runtime::http;
/// use tcsas_runtime::transport::{Body, Progress};
///
/// # async fn connect() -> std::io::Result<Vec<u8>> { Ok(Vec::new()) }
/// # fn response() -> http::Response<Body> { http::Response::new(Body::default()) }
/// async fn send(
///     mut request: http::Request<Bytes>,
/// ) -> Result<http::Response<Body>, TransportError> {
///     let progress = request
///         .extensions_mut()
///         .remove::<Progress>()
///         .unwrap_or_default();
///     let departure = progress.track();
///     let unsent = |message| TransportError::new(TransportErrorKind::Other, message).unsent();
///     let mut connection = connect()
///         .await
///         .map_err(|error| unsent("no connection could be established").with_source(error))?;
///     if !departure.leave() {
///         return Err(unsent("the attempt was canceled"));
///     }
///     connection.extend_from_slice(request.body());
///     Ok(response())
/// }
/// ```
///
/// A transport that passes the same request to two others at once, only one of which reports, must
/// remove it first.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    state: Arc<AtomicU8>,
    idempotent: bool,
}

/// Obligation of a transport to report before a request leaves. See [`Progress::track`].
///
/// Dropping it ends the obligation; the client then assumes that the request may have left.
#[derive(Debug)]
pub struct Departure {
    /// State of this transmission alone, as a request may be sent more than once.
    own: AtomicU8,
    progress: Progress,
}

impl Progress {
    pub(crate) fn new(idempotent: bool) -> Self {
        Self {
            state: Arc::default(),
            idempotent,
        }
    }

    /// Whether executing the request twice has the same effect as executing it once. A transport
    /// should not send other requests on a connection that the server may be about to close.
    #[must_use]
    pub fn is_idempotent(&self) -> bool {
        self.idempotent
    }

    /// Begins to report. No part of the request's body may leave before [`Departure::leave`] has
    /// returned `true`.
    #[must_use = "dropping it ends the reports"]
    pub fn track(&self) -> Departure {
        self.change(UNTRACKED, PENDING);
        Departure {
            own: AtomicU8::new(PENDING),
            progress: self.clone(),
        }
    }

    /// Cancels the attempt if it is certain that nothing has left; `true` if nothing will.
    pub(crate) fn cancel(&self) -> bool {
        self.change(PENDING, CANCELED)
    }

    fn change(&self, from: u8, to: u8) -> bool {
        exchange(&self.state, from, to)
    }
}

impl Departure {
    pub(super) fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Reports that the request leaves; to be called right before the first byte of the body is
    /// written. `false` if the attempt was canceled in the meantime: nothing may be written then.
    #[must_use = "nothing may be written if it is `false`"]
    pub fn leave(&self) -> bool {
        if !exchange(&self.own, PENDING, SENT) {
            return self.own.load(Ordering::SeqCst) == SENT;
        }
        let state = &self.progress.state;
        let left = state.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |state| {
            (state != CANCELED).then_some(SENT)
        });
        if left.is_err() {
            self.own.store(CANCELED, Ordering::SeqCst);
        }
        left.is_ok()
    }

    /// Prevents the request from leaving. `false` if it may have left already.
    pub fn cancel(&self) -> bool {
        let unsent =
            exchange(&self.own, PENDING, CANCELED) || self.own.load(Ordering::SeqCst) == CANCELED;
        if unsent {
            // Another transport may send the same request next, and is not known to report.
            self.progress.change(PENDING, UNTRACKED);
        }
        unsent
    }
}

impl Drop for Departure {
    fn drop(&mut self) {
        self.cancel();
    }
}

fn exchange(state: &AtomicU8, from: u8, to: u8) -> bool {
    state
        .compare_exchange(from, to, Ordering::SeqCst, Ordering::SeqCst)
        .is_ok()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;

    #[test]
    fn untracked_request_counts_as_sent() {
        assert!(!Progress::default().cancel());
    }

    #[test]
    fn canceled_request_never_leaves() {
        let progress = Progress::default();
        let departure = progress.track();
        assert!(progress.cancel());
        assert!(!departure.leave() && departure.cancel() && !departure.leave());
    }

    #[test]
    fn sent_request_cannot_be_canceled() {
        let progress = Progress::default();
        let departure = progress.track();
        assert!(departure.leave() && departure.leave());
        assert!(!progress.cancel() && !departure.cancel());
        drop(departure);
        assert!(!progress.cancel());
    }

    #[test]
    fn dropped_departure_leaves_the_request_untracked() {
        let progress = Progress::default();
        let departure = progress.track();
        assert!(departure.cancel() && !departure.leave());
        assert!(!progress.cancel());
        // Another transport, or another transmission, may report again.
        let second = progress.track();
        assert!(!departure.leave());
        assert!(progress.cancel() && !second.leave());
    }

    #[test]
    fn retransmission_of_a_sent_request_is_allowed() {
        let progress = Progress::default();
        assert!(progress.track().leave());
        let second = progress.track();
        assert!(second.leave() && !progress.cancel());
    }

    #[test]
    fn request_is_either_sent_or_canceled() {
        let (left, canceled) = (AtomicUsize::new(0), AtomicUsize::new(0));
        for _ in 0..500 {
            let progress = Progress::default();
            let departure = progress.track();
            std::thread::scope(|scope| {
                scope.spawn(|| left.fetch_add(usize::from(departure.leave()), Ordering::SeqCst));
                canceled.fetch_add(usize::from(progress.cancel()), Ordering::SeqCst);
            });
        }
        assert_eq!(left.into_inner() + canceled.into_inner(), 500);
    }
}
