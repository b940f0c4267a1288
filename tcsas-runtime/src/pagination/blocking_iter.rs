//! Walks without an async runtime of the program's own.

use std::future::poll_fn;
use std::iter::FusedIterator;
use std::pin::Pin;

use futures_core::Stream;

use super::items::Items;
use super::paged::Paged;
use super::pages::Pages;
use crate::call::block_on;
use crate::error::Error;
use crate::error_code::ErrorCode;

impl<R: Paged, E: ErrorCode> Pages<R, E> {
    /// The pages as an iterator that blocks the thread while it waits for one: for programs that
    /// are not async. Feature `blocking`.
    ///
    /// ```no_run
    /// # use tcsas_runtime::{Call, Error, ErrorCode, Paged};
    /// # fn example<R: Paged, E: ErrorCode>(call: Call<R, E>) -> Result<(), Error<E>> {
    /// for page in call.pages().wait() {
    ///     let page = page?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Inside a tokio runtime, where blocking would hold up other tasks or all of them, it gives
    /// [`Error::Request`] and nothing is sent; see [`Call::wait`](crate::Call::wait) for what to do
    /// in `spawn_blocking`.
    pub fn wait(self) -> BlockingIter<Self> {
        BlockingIter(Some(self))
    }
}

impl<R: Paged, E: ErrorCode> Items<R, E> {
    /// The items as an iterator that blocks the thread while it waits for a page, see
    /// [`Pages::wait`]. Feature `blocking`.
    pub fn wait(self) -> BlockingIter<Self> {
        BlockingIter(Some(self))
    }
}

/// An iterator that blocks the thread while it waits: over [`Pages`], or over their [`Items`].
#[derive(Debug)]
#[must_use = "a walk does nothing until it is asked for something"]
pub struct BlockingIter<W>(Option<W>);

impl<W, T, E> Iterator for BlockingIter<W>
where
    W: Stream<Item = Result<T, Error<E>>> + Unpin,
{
    type Item = Result<T, Error<E>>;

    fn next(&mut self) -> Option<Result<T, Error<E>>> {
        let walk = self.0.as_mut()?;
        let next = poll_fn(|context| Pin::new(&mut *walk).poll_next(context));
        let next = match block_on(next, ("await `next()` of it instead", "pages.next()")) {
            Ok(next) => next,
            Err(error) => Some(Err(error)),
        };
        if !matches!(next, Some(Ok(_))) {
            self.0 = None;
        }
        next
    }
}

impl<W, T, E> FusedIterator for BlockingIter<W> where W: Stream<Item = Result<T, Error<E>>> + Unpin {}
