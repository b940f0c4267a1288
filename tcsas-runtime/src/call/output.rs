//! Decoding the response of a call into its type.

use std::borrow::Cow;
use std::sync::atomic::Ordering;

use super::prepared::ItemCount;
use crate::codec::{Object, Shape, shape};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::response::RawResponse;

/// In boxes, because a program moves them about in the code of every action it calls.
pub(super) type Outcome = Result<Box<Answered>, Box<Error>>;

#[derive(Debug)]
pub(super) struct Answered {
    pub(super) answer: RawResponse,
    pub(super) action: Cow<'static, str>,
    pub(super) item_count: Option<ItemCount>,
}

/// What the answer to a call is read into.
pub trait Response: Sized {
    /// Reads it.
    #[doc(hidden)]
    fn read(answer: Raw) -> Result<Self, Box<Error>>;

    /// Its fields, if they are known.
    #[doc(hidden)]
    fn shape() -> Option<&'static Shape>;
}

/// An answer that was not read yet.
#[doc(hidden)]
#[derive(Debug)]
pub struct Raw(pub(super) Box<Answered>);

impl<T: Object> Response for T {
    fn read(answer: Raw) -> Result<Self, Box<Error>> {
        let mut response = T::empty();
        fill(answer, &mut response)?;
        Ok(response)
    }

    fn shape() -> Option<&'static Shape> {
        Some(shape(&T::empty()))
    }
}

/// Not generic, so that it is compiled once.
fn fill(answer: Raw, response: &mut dyn Object) -> Result<(), Box<Error>> {
    let Answered {
        answer,
        action,
        item_count,
    } = *answer.0;
    let list = item_count.as_ref().map_or(&[][..], |count| count.list);
    let lost = answer
        .read_into(response, &action, list)
        .map_err(Box::new)?;
    if let Some(count) = item_count {
        count.lost.store(lost, Ordering::Relaxed);
    }
    Ok(())
}

/// Out of line, because a program has one of these for every action it calls.
#[cold]
#[inline(never)]
#[allow(clippy::boxed_local)]
pub(crate) fn typed<E: ErrorCode>(error: Box<Error>) -> Error<E> {
    error.map_code(|code| E::from_code(code.code()))
}
