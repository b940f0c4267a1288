//! The call for each page. Not generic over the action, so that it is compiled once.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::page_digest::PageDigest;
use super::paged::Pagination;
use super::paginator::Paginator;
use super::request_body::RequestBody;
use crate::call::{ItemCount, PreparedCall};
use crate::codec::Message;
use crate::error::{Error, PaginationError, PaginationErrorKind};

/// Derives the call for the next page from the pages received so far.
pub(super) struct PageCalls {
    /// The call as the program prepared it, which is also the call for the first page.
    call: Box<PreparedCall>,
    body: Option<RequestBody>,
    pagination: &'static Pagination,
    paginator: Paginator,
    /// The number of items of the last page that could not be decoded.
    lost: Arc<AtomicU64>,
    /// The request id of the last page.
    request_id: String,
    /// No more pages follow.
    ended: bool,
}

impl PageCalls {
    pub(super) fn new(call: Box<PreparedCall>, pagination: &'static Pagination) -> Self {
        Self {
            call,
            body: None,
            pagination,
            paginator: Paginator::new(pagination.by_page, pagination.first),
            lost: Arc::default(),
            request_id: String::new(),
            ended: false,
        }
    }

    pub(super) fn set_max_pages(&mut self, pages: u64) {
        self.paginator.max_pages = pages;
    }

    pub(super) fn allow_repeats(&mut self) {
        self.paginator.allow_repeats = true;
    }

    /// The call for the next page, or `None` at the end of the list. An error ends the pagination.
    pub(super) fn next(&mut self) -> Result<Option<Box<PreparedCall>>, Box<Error>> {
        if self.is_ended() {
            self.ended = true;
            return Ok(None);
        }
        if self.paginator.is_over() {
            self.ended = true;
            return Err(Box::new(self.error(PaginationErrorKind::Incomplete).into()));
        }
        let call = self.try_next();
        self.ended = call.is_err();
        call.map(Some).map_err(Box::new)
    }

    fn try_next(&mut self) -> Result<Box<PreparedCall>, Error> {
        let start = self.paginator.start().map_err(|kind| self.error(kind))?;
        let mut call = self.call.clone();
        call.item_count = Some(ItemCount {
            list: self.pagination.items,
            lost: Arc::clone(&self.lost),
        });
        let body = match &self.body {
            Some(body) => body,
            None => match &call.body {
                // The first call ends with the error.
                Err(_) => return Ok(call),
                Ok(bytes) => {
                    let body = RequestBody::parse(bytes, self.pagination)?;
                    self.paginator.begin(body.start(), body.size());
                    self.body.insert(body)
                }
            },
        };
        if let Some(start) = start {
            let body = body.starting_at(self.pagination.start, start);
            call.body = PreparedCall::share(&call.settings, body);
        }
        Ok(call)
    }

    /// Whether neither a page nor an error follows.
    pub(super) fn is_ended(&self) -> bool {
        self.ended || self.paginator.is_over() && !self.paginator.is_short()
    }

    /// Ends the pagination after a failed call.
    pub(super) fn end(&mut self) {
        self.ended = true;
    }

    /// Records a page. An error replaces the page, and ends the pagination.
    pub(super) fn received(&mut self, page: &dyn Message) -> Result<(), Box<Error>> {
        let page = PageDigest::of(page, self.pagination);
        self.request_id = page.request_id;
        let lost = self.lost.swap(0, Ordering::Relaxed);
        let recorded = self.paginator.received(page.items, lost, page.total);
        recorded.map_err(|kind| {
            self.ended = true;
            Box::new(self.error(kind).into())
        })
    }

    fn error(&self, kind: PaginationErrorKind) -> PaginationError {
        PaginationError {
            kind,
            pages: self.paginator.pages(),
            items: self.paginator.items(),
            repeated: self.paginator.repeated(),
            total: self.paginator.total(),
            started_at: self.paginator.started_at(),
            parameter: self.pagination.start,
            request_id: Some(self.request_id.clone()).filter(|id| !id.is_empty()),
        }
    }

    /// Adds the progress to the `Debug` output of a stream.
    pub(super) fn debug(&self, output: &mut fmt::DebugStruct<'_, '_>) -> fmt::Result {
        output
            .field("action", &self.call.action.name)
            .field("pages", &self.paginator.pages())
            .field("items", &self.paginator.items())
            .field("ended", &self.ended)
            .finish_non_exhaustive()
    }
}
