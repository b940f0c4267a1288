//! Blocking pagination, for programs without an async runtime.

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
    /// Converts the stream into a blocking iterator, for synchronous programs. Requires the feature
    /// `blocking`.
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
    /// Inside a tokio runtime it returns [`Error::Request`] and nothing is sent;
    /// [`Call::wait`](crate::Call::wait) describes the alternatives.
    pub fn wait(self) -> BlockingIter<Self> {
        BlockingIter(Some(self))
    }
}

impl<R: Paged, E: ErrorCode> Items<R, E> {
    /// Converts the stream into a blocking iterator, see [`Pages::wait`]. Requires the feature
    /// `blocking`.
    pub fn wait(self) -> BlockingIter<Self> {
        BlockingIter(Some(self))
    }
}

impl<S> BlockingIter<S> {
    /// A blocking iterator over `stream`.
    pub(crate) fn new(stream: S) -> Self {
        Self(Some(stream))
    }
}

/// A blocking iterator over [`Pages`], [`Items`] or [`Events`](crate::Events).
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct BlockingIter<S>(Option<S>);

impl<S, T, E> Iterator for BlockingIter<S>
where
    S: Stream<Item = Result<T, Error<E>>> + Unpin,
{
    type Item = Result<T, Error<E>>;

    fn next(&mut self) -> Option<Result<T, Error<E>>> {
        let stream = self.0.as_mut()?;
        let next = poll_fn(|context| Pin::new(&mut *stream).poll_next(context));
        let next = match block_on(next, ("`.await` its `next()` instead", "stream.next()")) {
            Ok(next) => next,
            Err(error) => Some(Err(error)),
        };
        if !matches!(next, Some(Ok(_))) {
            self.0 = None;
        }
        next
    }
}

impl<S, T, E> FusedIterator for BlockingIter<S> where S: Stream<Item = Result<T, Error<E>>> + Unpin {}
