//! The stream of the pages of a list, one call each.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use futures_core::stream::FusedStream;

use super::page_calls::PageCalls;
use super::paged::Paged;
use crate::call::{Call, CallFuture, typed};
use crate::error::Error;
use crate::error_code::ErrorCode;

impl<R, E> Call<R, E> {
    /// Converts the call into a stream of all pages of the list.
    ///
    /// The stream starts at the position that the request specifies, with the page size of the
    /// request. The options of the call, such as its [`timeout`](Self::timeout), apply to each
    /// page. Nothing is sent before the first page is awaited; then one request at a time.
    #[must_use = "streams do nothing unless polled"]
    // The bound is on the method, so that the compiler prints the message of `Paged`.
    pub fn pages(self) -> Pages<R, E>
    where
        R: Paged,
    {
        Pages {
            calls: Box::new(PageCalls::new(self.into_prepared(), R::PAGINATION)),
            call: None,
        }
    }
}

/// A lazy stream of the pages of a list. It ends with the last page or with the first error.
///
/// Made by [`Call::pages`]. [`next`](Self::next) returns the pages one by one,
/// [`items`](Self::items) converts the stream into one of items, and
/// [`collect_all`](Self::collect_all) returns all pages at once. It also implements [`Stream`].
///
/// ```no_run
/// # use tcsas_runtime::{Call, Error, ErrorCode, Paged};
/// # async fn example<R: Paged, E: ErrorCode>(call: Call<R, E>) -> Result<(), Error<E>> {
/// let mut pages = call.pages();
/// while let Some(page) = pages.next().await {
///     let page = page?;
/// }
/// # Ok(())
/// # }
/// ```
///
/// # End of the list
///
/// After each page, an offset advances by the number of items received, a page number by 1. The
/// list ends when as many items were received as the response reports in total, or with an empty
/// page. A total that is missing, negative, less than the number of items on the page, or lower
/// than an earlier one is not relied on; the list then ends with an empty page.
///
/// # Errors
///
/// A failed call ends the stream with its error. Besides, these conditions end it in
/// [`Error::Pages`]:
///
/// - a page has the same items as the page before it, see [`allow_repeats`](Self::allow_repeats),
/// - there are more pages than [`max_pages`](Self::max_pages) allows,
/// - the list ends with fewer items than the service last reported, see
///   [`PaginationErrorKind::Incomplete`](crate::error::PaginationErrorKind::Incomplete). This error
///   follows all pages, so call `next` until it returns `None` or an error. Items that cannot be
///   decoded (a `null` among objects) count as missing. Items at the end of one page that are
///   repeated at the start of the next count once.
///
/// # Cancellation
///
/// Dropping the future of [`next`](Self::next) loses no page: the next call of `next` continues the
/// request.
#[must_use = "streams do nothing unless polled"]
pub struct Pages<R, E> {
    calls: Box<PageCalls>,
    /// The call for the next page, once it was started.
    call: Option<CallFuture<R, E>>,
}

impl<R, E> Pages<R, E> {
    /// Limits the number of pages. Default: 10,000.
    ///
    /// If the list continues beyond it, the stream ends in [`Error::Pages`], so that a service that
    /// returns pages forever does not keep the program running.
    pub fn max_pages(mut self, pages: u64) -> Self {
        self.calls.set_max_pages(pages);
        self
    }

    /// Accepts a page with the same items as the page before it, for lists that may contain equal
    /// items. Each of them then counts.
    ///
    /// By default this is an error, because a service that ignores the parameter for the start of
    /// the page behaves this way.
    pub fn allow_repeats(mut self) -> Self {
        self.calls.allow_repeats();
        self
    }

    /// Completes the `Debug` output of a stream.
    pub(super) fn debug(&self, output: &mut fmt::DebugStruct<'_, '_>) -> fmt::Result {
        self.calls.debug(output)
    }
}

impl<R: Paged, E: ErrorCode> Pages<R, E> {
    /// Returns the next page, or `None` at the end of the list or after an error.
    ///
    /// The first page is returned even if it is empty.
    pub async fn next(&mut self) -> Option<Result<R, Error<E>>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    pub(super) fn poll_page(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<R, Error<E>>>> {
        let call = match &mut self.call {
            Some(call) => call,
            None => match self.calls.next() {
                Ok(Some(call)) => self.call.insert(CallFuture::new(call)),
                Ok(None) => return Poll::Ready(None),
                Err(error) => return Poll::Ready(Some(Err(typed(error)))),
            },
        };
        let result = ready!(Pin::new(call).poll(context));
        self.call = None;
        Poll::Ready(Some(match result {
            Ok(page) => match self.calls.received(&page) {
                Ok(()) => Ok(page),
                Err(error) => Err(typed(error)),
            },
            Err(error) => {
                self.calls.end();
                Err(error)
            }
        }))
    }
}

impl<R: Paged, E: ErrorCode> Stream for Pages<R, E> {
    type Item = Result<R, Error<E>>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<R, Error<E>>>> {
        self.poll_page(context)
    }
}

impl<R: Paged, E: ErrorCode> FusedStream for Pages<R, E> {
    fn is_terminated(&self) -> bool {
        self.calls.is_ended()
    }
}

impl<R, E> fmt::Debug for Pages<R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.debug(&mut f.debug_struct("Pages"))
    }
}
