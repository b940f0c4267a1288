//! Body of a request, which reports when it leaves.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::rotation::Rotation;
use super::send_progress::{Departure, Progress};

/// The body of a request: one frame, which reports to [`Progress`] when it leaves.
///
/// hyper polls a body once the head of the request is in a buffer, and writes to the connection
/// after that: a body that was not polled has not left. (A head of more than 400 kB leaves earlier,
/// and one whose body is withheld may; without the announced body no server can execute the
/// request.)
pub struct RequestBody {
    bytes: Bytes,
    departure: Arc<Departure>,
}

impl RequestBody {
    /// The bytes, and where to report that they leave.
    pub(super) fn into_parts(self) -> (Bytes, Progress) {
        let progress = self.departure.progress().clone();
        (self.bytes, progress)
    }
}

/// Error of a body that is polled after its attempt was canceled.
#[derive(Debug, thiserror::Error)]
#[error("the attempt was canceled before the request was sent")]
pub struct Canceled;

/// Transmission of a request. If it is dropped or fails before the request has left, the request
/// never leaves.
pub(super) struct Transmission {
    departure: Arc<Departure>,
    rotation: Rotation,
}

impl Transmission {
    pub(super) fn new(progress: Option<Progress>, rotation: &Rotation) -> Self {
        Self {
            departure: Arc::new(progress.unwrap_or_default().track()),
            rotation: rotation.clone(),
        }
    }

    pub(super) fn body(&self, bytes: Bytes) -> Result<RequestBody, Canceled> {
        // hyper does not poll an empty body, so the request counts as sent from here on.
        if bytes.is_empty() && !self.departure.leave() {
            return Err(Canceled);
        }
        Ok(RequestBody {
            bytes,
            departure: Arc::clone(&self.departure),
        })
    }

    /// Prevents the request from leaving. `false` if it may have left already.
    pub(super) fn cancel(&self) -> bool {
        self.departure.cancel()
    }
}

impl Drop for Transmission {
    fn drop(&mut self) {
        if self.cancel() {
            // The next connection begins with another address, if the host has several.
            self.rotation.advance();
        }
    }
}

impl Body for RequestBody {
    type Data = Bytes;
    type Error = Canceled;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Canceled>>> {
        Poll::Ready(if self.bytes.is_empty() {
            None
        } else if self.departure.leave() {
            Some(Ok(Frame::data(std::mem::take(&mut self.bytes))))
        } else {
            Some(Err(Canceled))
        })
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Exact, so that the length is announced and the body is not sent in chunks.
    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.len() as u64)
    }
}

/// Omits the content, which may contain secrets.
impl fmt::Debug for RequestBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RequestBody({} bytes)", self.bytes.len())
    }
}
