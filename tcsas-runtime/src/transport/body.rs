//! The body of a response, whole or in pieces.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use crate::error::TransportError;

/// The body of a response: bytes that are at hand, or pieces that arrive one after another.
///
/// It implements [`http_body::Body`]. A transport that has the whole body converts it with `from`;
/// one that reads from a connection wraps its stream in [`Body::new`]. Dropping a body before its
/// end must release the connection.
///
/// ```
/// use tcsas_runtime::transport::Body;
///
/// let whole = Body::from(r#"{"Response":{"RequestId":"id-1"}}"#);
/// assert_eq!(whole.as_bytes().map(|bytes| bytes.len()), Some(33));
/// ```
pub struct Body(Repr);

type Stream = dyn http_body::Body<Data = Bytes, Error = TransportError> + Send;

enum Repr {
    Whole(Bytes),
    Stream(Pin<Box<Stream>>),
}

impl Body {
    /// A body whose pieces arrive one after another.
    pub fn new<B>(pieces: B) -> Self
    where
        B: http_body::Body<Data = Bytes, Error = TransportError> + Send + 'static,
    {
        Self(Repr::Stream(Box::pin(pieces)))
    }

    /// The bytes of the body, if they are at hand.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Repr::Whole(bytes) => Some(bytes),
            Repr::Stream(_) => None,
        }
    }

    /// The bytes of the body if they are at hand, or else the body.
    pub(crate) fn into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Repr::Whole(bytes) => Ok(bytes),
            Repr::Stream(_) => Err(self),
        }
    }

    /// The next piece, `None` after the last one.
    pub(crate) async fn next_piece(&mut self) -> Option<Result<Bytes, TransportError>> {
        loop {
            let frame = std::future::poll_fn(|context| {
                http_body::Body::poll_frame(Pin::new(&mut *self), context)
            });
            match frame.await? {
                // The frame after the last piece has trailers, which no service sends.
                Ok(frame) => match frame.into_data() {
                    Ok(piece) => return Some(Ok(piece)),
                    Err(_) => continue,
                },
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        match &mut self.get_mut().0 {
            Repr::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Repr::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Repr::Stream(stream) => stream.as_mut().poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Repr::Whole(bytes) => bytes.is_empty(),
            Repr::Stream(stream) => stream.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Repr::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Repr::Stream(stream) => stream.size_hint(),
        }
    }
}

impl Default for Body {
    fn default() -> Self {
        Self(Repr::Whole(Bytes::new()))
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Repr::Whole(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

/// Omits the content, which may contain secrets.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Whole(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Repr::Stream(_) => f.write_str("Body(stream)"),
        }
    }
}
