//! Decoding of a received response into the output type of a call.

use std::borrow::Cow;
use std::sync::atomic::Ordering;

use super::prepared::ItemCount;
use crate::codec::{Object, Shape, shape};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::response::RawResponse;

/// The output type of a call: a generated response, or [`Json`](crate::Json).
pub trait CallOutput: Sized {
    /// Decodes the response.
    #[doc(hidden)]
    fn decode(response: UndecodedResponse) -> Result<Self, Box<Error>>;

    /// The fields of the response, if they are known.
    #[doc(hidden)]
    fn shape() -> Option<&'static Shape>;
}

/// A response with a valid envelope whose fields were not decoded yet.
#[doc(hidden)]
#[derive(Debug)]
pub struct UndecodedResponse(pub(super) Box<Received>);

/// Boxed wherever it is passed on, because the code of every action moves it.
#[derive(Debug)]
pub(super) struct Received {
    pub(super) response: RawResponse,
    pub(super) action: Cow<'static, str>,
    pub(super) item_count: Option<ItemCount>,
}

impl<T: Object> CallOutput for T {
    fn decode(response: UndecodedResponse) -> Result<Self, Box<Error>> {
        let mut object = T::empty();
        decode_into(response, &mut object)?;
        Ok(object)
    }

    fn shape() -> Option<&'static Shape> {
        Some(shape(&T::empty()))
    }
}

/// Not generic, so that it is compiled once.
fn decode_into(response: UndecodedResponse, object: &mut dyn Object) -> Result<(), Box<Error>> {
    let Received {
        response,
        action,
        item_count,
    } = *response.0;
    let list = item_count.as_ref().map_or(&[][..], |count| count.list);
    let lost = response
        .read_into(object, &action, list)
        .map_err(Box::new)?;
    if let Some(count) = item_count {
        count.lost.store(lost, Ordering::Relaxed);
    }
    Ok(())
}

/// Out of line, because a program has one for every action that it calls.
#[cold]
#[inline(never)]
#[allow(clippy::boxed_local)]
pub(crate) fn typed<E: ErrorCode>(error: Box<Error>) -> Error<E> {
    error.map_code(|code| E::from_code(code.code()))
}
