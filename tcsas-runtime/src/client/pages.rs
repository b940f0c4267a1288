//! A call as a walk through the pages of a list.
//!
//! What is sent for one page after the other is decided in [`walk`], which knows nothing of calls,
//! and each page is a call like any other: signed, limited and repeated by the same code. Only what
//! gives a page its type is generic.

#[cfg(feature = "blocking")]
mod blocking;
mod body;
mod collect;
mod overlap;
mod page;
#[cfg(test)]
mod tests;
mod walk;

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::{fmt, vec};

#[cfg(feature = "blocking")]
pub use blocking::Waiting;
use body::Body;
use futures_core::Stream;
use futures_core::stream::FusedStream;
use page::Page;
use walk::Walk;

use super::call::{Call, Counted, Prepared, typed};
use crate::code::ErrorCode;
use crate::codec::Object;
use crate::error::{Error, PagesError, PagesFault, RequestError};

/// An answer that is one page of a list. `include_specs!` implements it for the actions whose
/// description shows how the next page is asked for; programs name it where they are generic over
/// such actions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not one page of a list, as far as the description of its action shows",
    note = "if it is, say how with \"pagination\" in the spec file of the action"
)]
pub trait Paged: Object {
    /// What the list consists of.
    type Item;

    /// How the next page is asked for.
    #[doc(hidden)]
    const PAGING: &'static Paging;

    /// The items of the page; none if the object that they should be in is not there.
    #[doc(hidden)]
    fn into_items(self) -> Option<Vec<Self::Item>>;
}

/// How an action gives a list in pages: the names of parameters, and the ways to fields of the
/// answer.
#[doc(hidden)]
#[derive(Debug)]
pub struct Paging {
    /// The parameter that says where a page starts.
    pub start: &'static str,
    /// It counts pages, not items.
    pub by_page: bool,
    /// What it is for the start of the list: usually 1 for a page, and 0 for an item.
    pub first: u64,
    /// The parameter that says how many items a page has; empty if there is none.
    pub size: &'static str,
    /// The way to the number of all items; empty if there is none to rely on.
    pub total: &'static [&'static str],
    /// The way to the items.
    pub items: &'static [&'static str],
}

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
            steps: Box::new(Steps::new(self.into_prepared(), R::PAGING)),
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
/// [`PagesFault::Short`](crate::error::PagesFault::Short), behind all pages that were received: so
/// `next` has to be called until it returns `None` or an error. Items that cannot be read (a `null`
/// among objects) have their places in the list, and are missing in the end. Items at the end of
/// one page that come again at the start of the next count once.
///
/// It can be given up at any time: dropping the future of [`next`](Self::next) loses nothing,
/// because the call goes on with the next one. It is a [`Stream`] as well, for those who want to
/// combine it with others.
#[must_use = "a walk does nothing until its pages are asked for"]
pub struct Pages<R, E> {
    steps: Box<Steps>,
    /// The call for the page that comes next, if it was begun.
    call: Option<Call<R, E>>,
}

impl<R, E> Pages<R, E> {
    /// The most pages that the walk asks for: 10,000 unless set. If the list goes on behind them,
    /// the walk ends in [`Error::Pages`], so that a service which always has another page does not
    /// keep the program for ever.
    pub fn max_pages(mut self, pages: u64) -> Self {
        self.steps.walk.max_pages = pages;
        self
    }

    /// Goes on when a page has the same items as the page before it, which is an error otherwise: a
    /// service that does not look at the parameter for the start of a page responds so. For lists
    /// in which the same items come again and again, each of which counts then.
    pub fn allow_repeats(mut self) -> Self {
        self.steps.walk.allow_repeats = true;
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

    /// The items of all pages, one by one.
    pub fn items(self) -> Items<R, E> {
        Items {
            pages: self,
            items: Vec::new().into_iter(),
        }
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<R, Error<E>>>> {
        let call = match &mut self.call {
            Some(call) => call,
            None => match self.steps.next() {
                Ok(Some(call)) => self.call.insert(Call::prepared(call)),
                Ok(None) => return Poll::Ready(None),
                Err(error) => return Poll::Ready(Some(Err(typed(error)))),
            },
        };
        let result = ready!(Pin::new(call).poll(context));
        self.call = None;
        Poll::Ready(Some(match result {
            Ok(page) => match self.steps.received(&page) {
                Ok(()) => Ok(page),
                Err(error) => Err(typed(error)),
            },
            Err(error) => {
                self.steps.ended = true;
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
        self.steps.is_ended()
    }
}

impl<R, E> fmt::Debug for Pages<R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.steps.debug(&mut f.debug_struct("Pages"))
    }
}

/// The items of a list, page after page: a lazy stream that ends with the last item or with the
/// first error, which comes behind all items that were received before it. [`Pages::items`] makes
/// one.
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
#[must_use = "a walk does nothing until its items are asked for"]
pub struct Items<R: Paged, E> {
    pages: Pages<R, E>,
    /// What is left of the page that came last.
    items: vec::IntoIter<R::Item>,
}

impl<R: Paged, E: ErrorCode> Items<R, E> {
    /// The next item, or `None` if the list is at its end or an error came before.
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

/// Items are handed out, never pinned.
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
        let mut shown = f.debug_struct("Items");
        shown.field("received", &self.items.len());
        self.pages.steps.debug(&mut shown)
    }
}

/// What is not generic of a walk: from what a page was to the call for the next.
struct Steps {
    /// The call as it was made, which is also that for the first page.
    call: Option<Box<Prepared>>,
    body: Option<Body>,
    paging: &'static Paging,
    walk: Walk,
    /// How many items of the page that came last fit nowhere.
    lost: Arc<AtomicU64>,
    /// The id of the page that came last.
    request_id: String,
    /// There is nothing more to come.
    ended: bool,
}

impl Steps {
    fn new(call: Option<Box<Prepared>>, paging: &'static Paging) -> Self {
        Self {
            call,
            body: None,
            paging,
            walk: Walk::new(paging.by_page, paging.first),
            lost: Arc::default(),
            request_id: String::new(),
            ended: false,
        }
    }

    /// The call for the next page, or none if there is none. An error ends the walk.
    fn next(&mut self) -> Result<Option<Box<Prepared>>, Box<Error>> {
        if self.is_ended() {
            self.ended = true;
            return Ok(None);
        }
        if self.walk.is_over() {
            self.ended = true;
            return Err(Box::new(self.error(PagesFault::Short).into()));
        }
        let call = self.try_next();
        self.ended = call.is_err();
        call.map(Some).map_err(Box::new)
    }

    fn try_next(&mut self) -> Result<Box<Prepared>, Error> {
        let call = self.call.as_ref().ok_or_else(|| {
            RequestError::new("a call that was begun before cannot become a walk through pages")
        })?;
        let start = self.walk.start().map_err(|fault| self.error(fault))?;
        let mut call = call.clone();
        call.counted = Some(Counted {
            list: self.paging.items,
            lost: Arc::clone(&self.lost),
        });
        let body = match &self.body {
            Some(body) => body,
            // A body that could not be made is the error of the first call.
            None => match &call.body {
                Err(_) => return Ok(call),
                Ok(bytes) => {
                    let body = Body::read(bytes, self.paging)?;
                    self.walk.begin(body.start(), body.size());
                    self.body.insert(body)
                }
            },
        };
        if let Some(start) = start {
            call.body = Prepared::share(&call.client, body.starting_at(self.paging.start, start));
        }
        Ok(call)
    }

    /// Whether nothing more comes, not even an error.
    fn is_ended(&self) -> bool {
        self.ended || self.walk.is_over() && !self.walk.is_short()
    }

    /// Takes note of a page that came. An error stands for the page, and ends the walk.
    fn received(&mut self, response: &dyn Object) -> Result<(), Box<Error>> {
        let page = Page::of(response, self.paging);
        self.request_id = page.request_id;
        let went_on =
            self.walk
                .received(page.items, self.lost.swap(0, Ordering::Relaxed), page.total);
        went_on.map_err(|fault| {
            self.ended = true;
            Box::new(self.error(fault).into())
        })
    }

    fn error(&self, fault: PagesFault) -> PagesError {
        PagesError {
            fault,
            pages: self.walk.pages(),
            items: self.walk.items(),
            again: self.walk.again(),
            total: self.walk.total(),
            began_at: self.walk.began_at(),
            parameter: self.paging.start,
            request_id: Some(self.request_id.clone()).filter(|id| !id.is_empty()),
        }
    }

    fn debug(&self, shown: &mut fmt::DebugStruct<'_, '_>) -> fmt::Result {
        if let Some(call) = &self.call {
            shown.field("action", &call.action.name);
        }
        shown
            .field("pages", &self.walk.pages())
            .field("items", &self.walk.items())
            .field("ended", &self.ended)
            .finish_non_exhaustive()
    }
}
