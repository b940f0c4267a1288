//! Decompression of the body of a response.

use bytes::Bytes;
use http::HeaderMap;
#[cfg(feature = "gzip")]
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};

/// Why a piece of a body cannot be decoded.
#[derive(Debug)]
pub(crate) enum DecodeError {
    /// The decoded body is longer than allowed.
    TooLong,
    #[cfg(feature = "gzip")]
    Damaged(std::io::Error),
}

/// The decoder of a body, which is given its pieces one after another.
pub(crate) enum Decoder {
    Identity,
    #[cfg(feature = "gzip")]
    Gzip(Box<gzip::Gzip>),
}

impl Decoder {
    /// The decoder for a response with these headers, which describe the decoded body afterwards.
    /// Any other coding than gzip is left to the reader of the body, who names it in an error.
    #[cfg_attr(
        not(feature = "gzip"),
        allow(unused_variables, reason = "nothing is decoded")
    )]
    pub(crate) fn new(headers: &mut HeaderMap) -> Self {
        #[cfg(feature = "gzip")]
        if headers.get(CONTENT_ENCODING).is_some_and(|coding| {
            let coding = coding.as_bytes().trim_ascii();
            coding.eq_ignore_ascii_case(b"gzip") || coding.eq_ignore_ascii_case(b"x-gzip")
        }) {
            headers.remove(CONTENT_ENCODING);
            headers.remove(CONTENT_LENGTH);
            return Self::Gzip(Box::default());
        }
        Self::Identity
    }

    /// Whether the length of the body is that of the decoded one.
    pub(crate) fn is_identity(&self) -> bool {
        matches!(self, Self::Identity)
    }

    /// Decodes the next piece, to at most `room` bytes.
    ///
    /// # Errors
    ///
    /// [`DecodeError::TooLong`] with as many decoded bytes as there is room for.
    pub(crate) fn decode(&mut self, piece: Bytes, room: usize) -> (Bytes, Result<(), DecodeError>) {
        match self {
            Self::Identity if piece.len() > room => {
                (piece.slice(..room), Err(DecodeError::TooLong))
            }
            Self::Identity => (piece, Ok(())),
            #[cfg(feature = "gzip")]
            Self::Gzip(gzip) => gzip.decode(&piece, room),
        }
    }

    /// Checks that the body was complete, and returns what is left of it.
    pub(crate) fn finish(&mut self, room: usize) -> (Bytes, Result<(), DecodeError>) {
        #[cfg(not(feature = "gzip"))]
        let _ = room;
        match self {
            Self::Identity => (Bytes::new(), Ok(())),
            #[cfg(feature = "gzip")]
            Self::Gzip(gzip) => gzip.finish(room),
        }
    }
}

#[cfg(feature = "gzip")]
mod gzip {
    //! gzip, in pieces.

    use std::io::{self, Write};

    use bytes::Bytes;
    use flate2::write::MultiGzDecoder;

    use super::DecodeError;

    pub(crate) struct Gzip {
        decoder: MultiGzDecoder<Limited>,
        /// A body without a byte is one that was not compressed, whatever its header states.
        is_empty: bool,
    }

    /// A buffer that takes at most `room` bytes.
    #[derive(Default)]
    struct Limited {
        bytes: Vec<u8>,
        room: usize,
        is_full: bool,
    }

    impl Default for Gzip {
        fn default() -> Self {
            Self {
                decoder: MultiGzDecoder::new(Limited::default()),
                is_empty: true,
            }
        }
    }

    impl Gzip {
        pub(super) fn decode(
            &mut self,
            piece: &[u8],
            room: usize,
        ) -> (Bytes, Result<(), DecodeError>) {
            self.is_empty &= piece.is_empty();
            self.decoder.get_mut().room = room;
            // `flush` passes on what the decoder keeps, so that an event of a stream is not held
            // back until the next one arrives.
            let result = self
                .decoder
                .write_all(piece)
                .and_then(|()| self.decoder.flush());
            self.take(result)
        }

        pub(super) fn finish(&mut self, room: usize) -> (Bytes, Result<(), DecodeError>) {
            if self.is_empty {
                return (Bytes::new(), Ok(()));
            }
            self.decoder.get_mut().room = room;
            let result = self.decoder.try_finish();
            self.take(result)
        }

        fn take(&mut self, result: io::Result<()>) -> (Bytes, Result<(), DecodeError>) {
            let limited = self.decoder.get_mut();
            let bytes = std::mem::take(&mut limited.bytes).into();
            match result {
                _ if limited.is_full => (bytes, Err(DecodeError::TooLong)),
                Ok(()) => (bytes, Ok(())),
                Err(error) => (bytes, Err(DecodeError::Damaged(error))),
            }
        }
    }

    impl Write for Limited {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let taken = bytes.len().min(self.room);
            self.bytes.extend_from_slice(&bytes[..taken]);
            self.room -= taken;
            if taken < bytes.len() {
                self.is_full = true;
                return Err(io::Error::other("the decoded body is too long"));
            }
            Ok(taken)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[cfg(test)]
    mod tests {
        use flate2::Compression;
        use flate2::write::GzEncoder;

        use super::*;

        fn compressed(text: &[u8]) -> Vec<u8> {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(text).unwrap();
            encoder.finish().unwrap()
        }

        fn decode(pieces: &[&[u8]], mut room: usize) -> (Vec<u8>, Result<(), DecodeError>) {
            let (mut gzip, mut all) = (Gzip::default(), Vec::new());
            for piece in pieces {
                let (bytes, result) = gzip.decode(piece, room);
                room -= bytes.len();
                all.extend_from_slice(&bytes);
                if result.is_err() {
                    return (all, result);
                }
            }
            let (bytes, result) = gzip.finish(room);
            all.extend_from_slice(&bytes);
            (all, result)
        }

        #[test]
        fn body_is_decoded_wherever_it_is_split() {
            let text = br#"{"Response":{"RequestId":"id-1"}}"#;
            let gzip = [compressed(&text[..9]), compressed(&text[9..])].concat();
            for split in 0..=gzip.len() {
                let (start, end) = gzip.split_at(split);
                let (decoded, result) = decode(&[start, end], text.len());
                assert!(result.is_ok() && decoded == text, "{split}: {result:?}");
            }
        }

        #[test]
        fn decoded_body_is_bounded() {
            let gzip = compressed(&vec![b'x'; 4 << 20]);
            let (decoded, result) = decode(&[&gzip], 1000);
            assert!(matches!(result, Err(DecodeError::TooLong)));
            assert_eq!(decoded.len(), 1000);
        }

        #[test]
        fn damaged_body_is_an_error() {
            let gzip = compressed(br#"{"Response":{"RequestId":"id-1"}}"#);
            for end in 1..gzip.len() {
                let (_, result) = decode(&[&gzip[..end]], 1000);
                assert!(matches!(result, Err(DecodeError::Damaged(_))), "{end}");
            }
            let mut changed = gzip;
            *changed.last_mut().unwrap() ^= 1;
            assert!(decode(&[&changed], 1000).1.is_err());
            assert!(decode(&[b"{}"], 1000).1.is_err());
            assert!(decode(&[], 1000).1.is_ok());
        }
    }
}
