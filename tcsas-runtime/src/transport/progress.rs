//! How far a request has come: whether it may have reached the service.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

/// Nobody reports, or nobody any more. The request may have left.
const UNTRACKED: u8 = 0;
/// A transport has the request, and has promised to report before it leaves.
const PENDING: u8 = 1;
const SENT: u8 = 2;
/// The client has given the attempt up. The request must not leave any more.
const GIVEN_UP: u8 = 3;

const CANCELED: u8 = 3;

/// How far a request has come, shared between the client and its [`Transport`](super::Transport).
///
/// The client puts one into the `extensions()` of every request. A transport that reports to it
/// lets the client tell a call that was still connecting when its time was up, and that it may
/// repeat whatever the action does, from one that the service may have executed. A transport that
/// ignores it is taken to have sent everything it was given.
///
/// ```
/// use tcsas_runtime::bytes::Bytes;
/// use tcsas_runtime::error::{TransportError, TransportErrorKind};
/// use tcsas_runtime::http;
/// use tcsas_runtime::transport::Progress;
///
/// # async fn connect() -> std::io::Result<Vec<u8>> { Ok(Vec::new()) }
/// # fn response() -> http::Response<Bytes> { http::Response::new(Bytes::new()) }
/// async fn send(
///     mut request: http::Request<Bytes>,
/// ) -> Result<http::Response<Bytes>, TransportError> {
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
/// A transport that hands the same request to two others at a time, only one of which reports,
/// removes it first.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    state: Arc<AtomicU8>,
    idempotent: bool,
}

/// The promise of a transport to report before a request leaves. See [`Progress::track`].
///
/// Dropping it ends the promise: what leaves after that is not known of.
#[derive(Debug)]
pub struct Departure {
    /// Of this sending alone: a request may be sent more than once.
    own: AtomicU8,
    progress: Progress,
}

impl Progress {
    /// For a request that may be sent twice without harm, or that may not.
    pub(crate) fn new(idempotent: bool) -> Self {
        Self {
            state: Arc::default(),
            idempotent,
        }
    }

    /// Whether executing the request twice does no more than executing it once. A transport should
    /// not send any other on a connection that the server may be about to close.
    #[must_use]
    pub fn is_idempotent(&self) -> bool {
        self.idempotent
    }

    /// Promises that nothing of the request's body leaves before [`Departure::leave`] has returned
    /// `true`.
    #[must_use = "dropping it ends the promise"]
    pub fn track(&self) -> Departure {
        self.change(UNTRACKED, PENDING);
        Departure {
            own: AtomicU8::new(PENDING),
            progress: self.clone(),
        }
    }

    /// Gives the attempt up, if it is certain that nothing has left: then nothing will.
    pub(crate) fn give_up(&self) -> bool {
        self.change(PENDING, GIVEN_UP)
    }

    fn change(&self, from: u8, to: u8) -> bool {
        exchange(&self.state, from, to)
    }
}

impl Departure {
    /// To be called right before the first byte of the body is written. `false` if the attempt was
    /// given up meanwhile: nothing may be written then.
    #[must_use = "nothing may leave if it is `false`"]
    pub fn leave(&self) -> bool {
        if !exchange(&self.own, PENDING, SENT) {
            return self.own.load(Ordering::SeqCst) == SENT;
        }
        let state = &self.progress.state;
        let left = state.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |state| {
            (state != GIVEN_UP).then_some(SENT)
        });
        if left.is_err() {
            self.own.store(CANCELED, Ordering::SeqCst);
        }
        left.is_ok()
    }

    /// Makes sure that nothing leaves any more. `false` if it is too late for that.
    pub fn cancel(&self) -> bool {
        let unsent =
            exchange(&self.own, PENDING, CANCELED) || self.own.load(Ordering::SeqCst) == CANCELED;
        if unsent {
            // What the same request does next, by way of another transport, is not known.
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
        assert!(!Progress::default().give_up());
    }

    #[test]
    fn request_given_up_never_leaves() {
        let progress = Progress::default();
        let departure = progress.track();
        assert!(progress.give_up());
        assert!(!departure.leave() && departure.cancel() && !departure.leave());
    }

    #[test]
    fn request_that_left_cannot_be_given_up() {
        let progress = Progress::default();
        let departure = progress.track();
        assert!(departure.leave() && departure.leave());
        assert!(!progress.give_up() && !departure.cancel());
        drop(departure);
        assert!(!progress.give_up());
    }

    #[test]
    fn ended_promise_leaves_the_request_untracked() {
        let progress = Progress::default();
        let departure = progress.track();
        assert!(departure.cancel() && !departure.leave());
        assert!(!progress.give_up());
        // Another transport, or another try, may promise again.
        let second = progress.track();
        assert!(!departure.leave());
        assert!(progress.give_up() && !second.leave());
    }

    #[test]
    fn second_sending_of_a_request_that_left_is_let_through() {
        let progress = Progress::default();
        assert!(progress.track().leave());
        let second = progress.track();
        assert!(second.leave() && !progress.give_up());
    }

    #[test]
    fn either_it_leaves_or_it_is_given_up_and_never_both() {
        let (left, given_up) = (AtomicUsize::new(0), AtomicUsize::new(0));
        for _ in 0..500 {
            let progress = Progress::default();
            let departure = progress.track();
            std::thread::scope(|scope| {
                scope.spawn(|| left.fetch_add(usize::from(departure.leave()), Ordering::SeqCst));
                given_up.fetch_add(usize::from(progress.give_up()), Ordering::SeqCst);
            });
        }
        assert_eq!(left.into_inner() + given_up.into_inner(), 500);
    }
}
