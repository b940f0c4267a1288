//! The pages of a list, one call each.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use futures_core::stream::FusedStream;

use super::page_calls::PageCalls;
use super::paged::Paged;
use crate::call::{Call, typed};
use crate::error::Error;
use crate::error_code::ErrorCode;

impl<R, E> Call<R, E> {
    /// Makes the call a walk through all pages of the list that its answer is a page of.
    ///
    /// The walk begins where the request says, and each page has the size that the request asks
    /// for. What is set for the call, such as a [`timeout`](Self::timeout), holds for each page by
    /// itself.
    ///
    /// Nothing is sent before the first page is asked for, and one request at a time after that.
    #[must_use = "a walk does nothing until its pages are asked for"]
    // The bound is on the method, where the compiler shows what it says of itself.
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

/// The pages of a list, one call each: a lazy stream that ends with the last page or with the first
/// error.
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
/// After a page, an offset moves by the number of items that came, and a page number by 1. The list
/// is at its end when as many items were passed as the page says there are in all, or with an empty
/// page. A total that is missing, negative, or smaller than the page itself is not believed, and
/// the paginator then goes on to an empty page; so it does where a total became smaller on the way.
///
/// Services that do not do as they should end in [`Error::Pages`]: if a page has the same items as
/// the page before it, see [`allow_repeats`](Self::allow_repeats), and if there are more pages than
/// [`max_pages`](Self::max_pages).
///
/// A list that ends with fewer items than the service reported last does so too, with
/// [`PaginationErrorKind::Short`](crate::error::PaginationErrorKind::Short), behind all pages that
/// were received: so `next` has to be called until it returns `None` or an error. Items that cannot
/// be read (a `null` among objects) have their places in the list, and are missing in the end.
/// Items at the end of one page that come again at the start of the next count once.
///
/// It can be given up at any time: dropping the future of [`next`](Self::next) loses nothing,
/// because the call goes on with the next one. It is a [`Stream`] as well, for those who want to
/// combine it with others.
#[must_use = "a walk does nothing until its pages are asked for"]
pub struct Pages<R, E> {
    calls: Box<PageCalls>,
    /// The call for the page that comes next, if it was begun.
    call: Option<Call<R, E>>,
}

impl<R, E> Pages<R, E> {
    /// The most pages that the walk asks for: 10,000 unless set. If the list goes on behind them,
    /// the walk ends in [`Error::Pages`], so that a service which always has another page does not
    /// keep the program for ever.
    pub fn max_pages(mut self, pages: u64) -> Self {
        self.calls.paginator.max_pages = pages;
        self
    }

    /// Goes on when a page has the same items as the page before it, which is an error otherwise: a
    /// service that does not look at the parameter for the start of a page responds so. For lists
    /// in which the same items come again and again, each of which counts then.
    pub fn allow_repeats(mut self) -> Self {
        self.calls.paginator.allow_repeats = true;
        self
    }
}

impl<R: Paged, E: ErrorCode> Pages<R, E> {
    /// The next page, or `None` if the list is at its end or an error came before.
    ///
    /// The first page comes even if it is empty.
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
                Ok(Some(call)) => self.call.insert(Call::prepared(call)),
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
                self.calls.ended = true;
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

impl<R, E> Pages<R, E> {
    /// Finishes `shown` with the state of the pagination.
    pub(super) fn debug(&self, shown: &mut fmt::DebugStruct<'_, '_>) -> fmt::Result {
        self.calls.debug(shown)
    }
}

impl<R, E> fmt::Debug for Pages<R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.debug(&mut f.debug_struct("Pages"))
    }
}
