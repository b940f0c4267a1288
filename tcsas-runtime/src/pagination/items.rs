//! The stream of the items of a list, across its pages.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::{fmt, vec};

use futures_core::Stream;
use futures_core::stream::FusedStream;

use super::paged::Paged;
use super::pages::Pages;
use crate::error::Error;
use crate::error_code::ErrorCode;

/// A lazy stream of the items of a list, across its pages. It ends with the last item or with the
/// first error, which follows all items received before it.
///
/// Made by [`Pages::items`], which documents the errors. [`next`](Self::next) returns the items one
/// by one, [`collect_all`](Self::collect_all) all at once. It also implements [`Stream`].
///
/// ```no_run
/// # use tcsas_runtime::{Call, Error, ErrorCode, Paged};
/// # async fn example<R: Paged, E: ErrorCode>(call: Call<R, E>) -> Result<(), Error<E>> {
/// let mut items = call.pages().items();
/// while let Some(item) = items.next().await {
///     let item = item?;
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "streams do nothing unless polled"]
pub struct Items<R: Paged, E> {
    pages: Pages<R, E>,
    /// The remaining items of the last page.
    items: vec::IntoIter<R::Item>,
}

impl<R: Paged, E: ErrorCode> Pages<R, E> {
    /// Converts the stream into one of the items of all pages.
    pub fn items(self) -> Items<R, E> {
        Items {
            pages: self,
            items: Vec::new().into_iter(),
        }
    }
}

impl<R: Paged, E: ErrorCode> Items<R, E> {
    /// Returns the next item, or `None` at the end of the list or after an error.
    pub async fn next(&mut self) -> Option<Result<R::Item, Error<E>>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<R::Item, Error<E>>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => self.items = page.into_items().unwrap_or_default().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Items are moved out, never pinned.
impl<R: Paged, E> Unpin for Items<R, E> {}

impl<R: Paged, E: ErrorCode> Stream for Items<R, E> {
    type Item = Result<R::Item, Error<E>>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<R::Item, Error<E>>>> {
        self.poll_item(context)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.items.len(), None)
    }
}

impl<R: Paged, E: ErrorCode> FusedStream for Items<R, E> {
    fn is_terminated(&self) -> bool {
        self.items.len() == 0 && self.pages.is_terminated()
    }
}

impl<R: Paged, E> fmt::Debug for Items<R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut output = f.debug_struct("Items");
        output.field("received", &self.items.len());
        self.pages.debug(&mut output)
    }
}
