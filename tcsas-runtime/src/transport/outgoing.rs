//! The body of a request that reports when it leaves.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::addresses::Rotation;
use super::{Departure, Progress};

/// A body of one piece. hyper asks for it once the head of the request is in a buffer, and writes
/// to the connection after that: what was not polled has not left. (A head of more than 400 kB
/// leaves earlier, and one whose body is withheld may; without the body that it announces nobody
/// can execute it.)
pub(super) struct Outgoing {
    bytes: Bytes,
    departure: Arc<Departure>,
}

/// The cause of an error that nobody waits for any more.
#[derive(Debug, thiserror::Error)]
#[error("the attempt was given up before the request was sent")]
pub(super) struct GivenUp;

/// A request on its way. Should it be dropped, or fail, before it has left, it never does.
pub(super) struct Sending {
    departure: Arc<Departure>,
    addresses: Rotation,
}

impl Sending {
    pub(super) fn new(progress: Option<Progress>, addresses: &Rotation) -> Self {
        Self {
            departure: Arc::new(progress.unwrap_or_default().track()),
            addresses: addresses.clone(),
        }
    }

    pub(super) fn body(&self, bytes: Bytes) -> Result<reqwest::Body, GivenUp> {
        if bytes.is_empty() {
            // Nobody asks for it, so that it counts as gone from now on.
            return match self.departure.leave() {
                true => Ok(bytes.into()),
                false => Err(GivenUp),
            };
        }
        Ok(reqwest::Body::wrap(Outgoing {
            bytes,
            departure: Arc::clone(&self.departure),
        }))
    }

    /// Makes sure that it does not leave any more; false if it may have.
    pub(super) fn cancel(&self) -> bool {
        self.departure.cancel()
    }
}

impl Drop for Sending {
    fn drop(&mut self) {
        if self.cancel() {
            // The next connection is tried to another address, if the host has several.
            self.addresses.turn();
        }
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = GivenUp;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, GivenUp>>> {
        Poll::Ready(if self.bytes.is_empty() {
            None
        } else if self.departure.leave() {
            Some(Ok(Frame::data(std::mem::take(&mut self.bytes))))
        } else {
            Some(Err(GivenUp))
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
