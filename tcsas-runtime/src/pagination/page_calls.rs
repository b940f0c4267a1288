//! The call for each page: not generic over the action, so that it is compiled once.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::page_digest::PageDigest;
use super::paged::Pagination;
use super::paginator::Paginator;
use super::request_body::RequestBody;
use crate::call::{ItemCount, PreparedCall};
use crate::codec::Object;
use crate::error::{Error, PaginationError, PaginationErrorKind, RequestError};

/// What is not generic of a walk: from what a page was to the call for the next.
pub(super) struct PageCalls {
    /// The call as it was made, which is also that for the first page.
    call: Option<Box<PreparedCall>>,
    body: Option<RequestBody>,
    paging: &'static Pagination,
    pub(super) paginator: Paginator,
    /// How many items of the page that came last fit nowhere.
    lost: Arc<AtomicU64>,
    /// The id of the page that came last.
    request_id: String,
    /// There is nothing more to come.
    pub(super) ended: bool,
}

impl PageCalls {
    pub(super) fn new(call: Option<Box<PreparedCall>>, paging: &'static Pagination) -> Self {
        Self {
            call,
            body: None,
            paging,
            paginator: Paginator::new(paging.by_page, paging.first),
            lost: Arc::default(),
            request_id: String::new(),
            ended: false,
        }
    }

    /// The call for the next page, or none if there is none. An error ends the walk.
    pub(super) fn next(&mut self) -> Result<Option<Box<PreparedCall>>, Box<Error>> {
        if self.is_ended() {
            self.ended = true;
            return Ok(None);
        }
        if self.paginator.is_over() {
            self.ended = true;
            return Err(Box::new(self.error(PaginationErrorKind::Short).into()));
        }
        let call = self.try_next();
        self.ended = call.is_err();
        call.map(Some).map_err(Box::new)
    }

    pub(super) fn try_next(&mut self) -> Result<Box<PreparedCall>, Error> {
        let call = self.call.as_ref().ok_or_else(|| {
            RequestError::new("a call that was begun before cannot become a walk through pages")
        })?;
        let start = self.paginator.start().map_err(|fault| self.error(fault))?;
        let mut call = call.clone();
        call.item_count = Some(ItemCount {
            list: self.paging.items,
            lost: Arc::clone(&self.lost),
        });
        let body = match &self.body {
            Some(body) => body,
            // A body that could not be made is the error of the first call.
            None => match &call.body {
                Err(_) => return Ok(call),
                Ok(bytes) => {
                    let body = RequestBody::read(bytes, self.paging)?;
                    self.paginator.begin(body.start(), body.size());
                    self.body.insert(body)
                }
            },
        };
        if let Some(start) = start {
            call.body =
                PreparedCall::share(&call.settings, body.starting_at(self.paging.start, start));
        }
        Ok(call)
    }

    /// Whether nothing more comes, not even an error.
    pub(super) fn is_ended(&self) -> bool {
        self.ended || self.paginator.is_over() && !self.paginator.is_short()
    }

    /// Takes note of a page that came. An error stands for the page, and ends the walk.
    pub(super) fn received(&mut self, response: &dyn Object) -> Result<(), Box<Error>> {
        let page = PageDigest::of(response, self.paging);
        self.request_id = page.request_id;
        let went_on =
            self.paginator
                .received(page.items, self.lost.swap(0, Ordering::Relaxed), page.total);
        went_on.map_err(|fault| {
            self.ended = true;
            Box::new(self.error(fault).into())
        })
    }

    pub(super) fn error(&self, kind: PaginationErrorKind) -> PaginationError {
        PaginationError {
            kind,
            pages: self.paginator.pages(),
            items: self.paginator.items(),
            again: self.paginator.again(),
            total: self.paginator.total(),
            began_at: self.paginator.began_at(),
            parameter: self.paging.start,
            request_id: Some(self.request_id.clone()).filter(|id| !id.is_empty()),
        }
    }

    pub(super) fn debug(&self, shown: &mut fmt::DebugStruct<'_, '_>) -> fmt::Result {
        if let Some(call) = &self.call {
            shown.field("action", &call.action.name);
        }
        shown
            .field("pages", &self.paginator.pages())
            .field("items", &self.paginator.items())
            .field("ended", &self.ended)
            .finish_non_exhaustive()
    }
}
