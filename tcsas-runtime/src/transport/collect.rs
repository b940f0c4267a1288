//! The whole of a response, read from its pieces.

use bytes::Bytes;
use http_body::Body as _;

use super::body::Body;
use super::content_coding::{DecodeError, Decoder};
use crate::error::{InvalidResponseError, TransportError};

/// Size of the buffer that is allocated at most because the head of a response announces it. A
/// longer body grows as it arrives.
const MAX_PREALLOCATED: usize = 16 << 20;

/// Reads a response to its end, decompresses it if the feature `gzip` is on, and bounds the size of
/// the result, in bytes. For transports that wrap another and look at the body.
///
/// # Errors
///
/// Those of the transport, and an invalid response if the body is longer than `max_size` or cannot
/// be decompressed.
pub async fn collect(
    response: http::Response<Body>,
    max_size: usize,
) -> Result<http::Response<Bytes>, TransportError> {
    collect_advising(response, max_size, "").await
}

/// Reads a response like [`collect`]; the error of one that is too long ends in `advice`.
pub(crate) async fn collect_advising(
    response: http::Response<Body>,
    max_size: usize,
    advice: &str,
) -> Result<http::Response<Bytes>, TransportError> {
    let (mut parts, mut body) = response.into_parts();
    let mut decoder = Decoder::new(&mut parts.headers);
    // A body that is at hand is not copied.
    if decoder.is_identity() {
        match body.into_bytes() {
            Ok(bytes) if bytes.len() <= max_size => {
                return Ok(http::Response::from_parts(parts, bytes));
            }
            Ok(bytes) => body = Body::from(bytes),
            Err(stream) => body = stream,
        }
    }
    let announced = match decoder.is_identity() {
        true => usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX),
        false => 0,
    };
    // Growing step by step would take up to three times the memory.
    let mut whole = Vec::with_capacity(announced.min(max_size).min(MAX_PREALLOCATED));
    let invalid = |whole: &[u8], error: DecodeError| match error {
        DecodeError::TooLong => {
            let reason = format!("it is longer than {max_size} bytes{advice}");
            let error = InvalidResponseError::new(parts.status, whole, reason);
            TransportError::from(error.permanent())
        }
        #[cfg(feature = "gzip")]
        DecodeError::Damaged(error) => {
            let reason = "its compression (gzip) is damaged, or it is truncated";
            InvalidResponseError::new(parts.status, whole, reason)
                .with_source(error)
                .into()
        }
    };
    while let Some(piece) = body.next_piece().await {
        let (bytes, result) = decoder.decode(piece?, max_size - whole.len());
        whole.extend_from_slice(&bytes);
        result.map_err(|error| invalid(&whole, error))?;
        if body.is_end_stream() {
            break;
        }
    }
    let (bytes, result) = decoder.finish(max_size - whole.len());
    whole.extend_from_slice(&bytes);
    result.map_err(|error| invalid(&whole, error))?;
    Ok(http::Response::from_parts(parts, whole.into()))
}
