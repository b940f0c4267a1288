//! Decoding of a received response into the output type of a call.

use std::borrow::Cow;
use std::mem;
use std::sync::atomic::Ordering;

use super::prepared::ItemCount;
use crate::codec::Message;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::response::RawResponse;

/// A response with a valid envelope whose fields were not decoded yet.
///
/// It is part of the future of the call and decoded by reference, so that the code of an action
/// does not have to drop it.
#[doc(hidden)]
#[derive(Debug)]
pub struct UndecodedResponse {
    received: Box<Received>,
    /// How many keep it after it was decoded.
    keepers: u32,
}

/// Boxed wherever it is passed on, because the code of every action moves it.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(super) response: RawResponse,
    pub(super) action: Cow<'static, str>,
    pub(super) item_count: Option<ItemCount>,
}

impl Received {
    /// Without a response.
    pub(super) fn empty() -> Self {
        Self {
            response: RawResponse::empty(),
            action: Cow::Borrowed(""),
            item_count: None,
        }
    }
}

impl UndecodedResponse {
    pub(crate) fn new(received: Box<Received>) -> Self {
        Self {
            received,
            keepers: 0,
        }
    }

    /// Keeps the response when it is decoded, for a call of [`take`](Self::take).
    pub(super) fn keep(&mut self) {
        self.keepers += 1;
    }

    /// Takes the response out, or a copy if another call will follow.
    pub(super) fn take(&mut self) -> Box<Received> {
        self.keepers = self.keepers.saturating_sub(1);
        match self.keepers {
            0 => mem::replace(&mut self.received, Box::new(Received::empty())),
            _ => self.received.clone(),
        }
    }

    /// Decodes the fields into `message`. Not generic, so that it is compiled once.
    pub(crate) fn decode_into(&mut self, message: &mut dyn Message) -> Result<(), Box<Error>> {
        self.decode_with(|received| {
            let count = received.item_count.as_ref();
            let list = count.map_or(&[][..], |count| count.list);
            let response = &received.response;
            let lost = response.read_into(message, &received.action, list)?;
            if let Some(count) = count {
                count.lost.store(lost, Ordering::Relaxed);
            }
            Ok(())
        })
    }

    /// Decodes the response by `decode`, and frees it unless it is kept.
    pub(super) fn decode_with<T>(
        &mut self,
        decode: impl FnOnce(&Received) -> Result<T, Error>,
    ) -> Result<T, Box<Error>> {
        let decoded = decode(&self.received);
        if self.keepers == 0 {
            // The future, and with it the response, may live on.
            self.received.response.free();
        }
        decoded.map_err(Box::new)
    }
}

/// Out of line, because a program has one for every action that it calls.
#[cold]
#[inline(never)]
#[allow(clippy::boxed_local)]
pub(crate) fn typed<E: ErrorCode>(error: Box<Error>) -> Error<E> {
    error.typed()
}
