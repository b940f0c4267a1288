//! Decoding of a received response into the output type of a call.

use std::borrow::Cow;
use std::sync::atomic::Ordering;

use super::prepared::ItemCount;
use crate::codec::Message;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::response::RawResponse;

/// A response with a valid envelope whose fields were not decoded yet.
#[doc(hidden)]
#[derive(Debug)]
pub struct UndecodedResponse(pub(super) Box<Received>);

/// Boxed wherever it is passed on, because the code of every action moves it.
#[derive(Clone, Debug)]
pub(super) struct Received {
    pub(super) response: RawResponse,
    pub(super) action: Cow<'static, str>,
    pub(super) item_count: Option<ItemCount>,
}

impl UndecodedResponse {
    /// Decodes the fields into `message`. Not generic, so that it is compiled once.
    pub(crate) fn decode_into(self, message: &mut dyn Message) -> Result<(), Box<Error>> {
        self.fill(message)
    }

    /// Decodes the fields of a response that is kept.
    pub(crate) fn fill(&self, message: &mut dyn Message) -> Result<(), Box<Error>> {
        let Received {
            response,
            action,
            item_count,
        } = &*self.0;
        let list = item_count.as_ref().map_or(&[][..], |count| count.list);
        let lost = response
            .read_into(message, action, list)
            .map_err(Box::new)?;
        if let Some(count) = item_count {
            count.lost.store(lost, Ordering::Relaxed);
        }
        Ok(())
    }
}

/// Out of line, because a program has one for every action that it calls.
#[cold]
#[inline(never)]
#[allow(clippy::boxed_local)]
pub(crate) fn typed<E: ErrorCode>(error: Box<Error>) -> Error<E> {
    error.map_code(|code| E::from_code(code.code()))
}
