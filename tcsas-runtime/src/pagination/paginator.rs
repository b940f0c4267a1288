//! The state machine of pagination: the start of the next page, and whether there is one.
//!
//! It ends for any service, after `max_pages` at the latest. It never ends before a correct service
//! has returned all items, because progress is never overestimated:
//!
//! - An offset advances by the number of items received, not requested: a service may return fewer.
//! - The number of items before a numbered page depends on the page size. That is assumed to be the
//!   size requested, or the number of items on the first page if that was less.
//! - Items at the end of one page that are repeated at the start of the next count once. If the
//!   page was full and the list did not grow, they are equal neighbours, and nothing is missing
//!   once a page is empty.
//! - A total that became smaller, or that is less than the number of items received, may be the
//!   number of remaining items: then only an empty page ends the list.
//!
//! A list that ends short of the last total is an error, for any reason.

use super::overlap::overlap;
use crate::error::PaginationErrorKind;

/// The maximum value of the parameter for the start of a page.
const MAX_START: u64 = i64::MAX as u64;

/// The default maximum number of pages.
const MAX_PAGES: u64 = 10_000;

/// The state of a pagination.
pub(super) struct Paginator {
    pub(super) max_pages: u64,
    pub(super) allow_repeats: bool,
    by_page: bool,
    /// The number of the first page, or the offset of the first item, of a list.
    first: u64,
    /// The offset or number of the first page requested.
    started: u64,
    /// The offset or number of the next page; `None` if it exceeds the range.
    next: Option<u64>,
    /// The page size in the request.
    size: Option<u64>,
    pages: u64,
    /// The number of pages with items.
    non_empty: u64,
    /// The number of items on the first page.
    first_len: u64,
    /// The largest number of items on a page.
    max_len: u64,
    items: u64,
    /// The number of items that could not be decoded. They occupy positions in the list, and count
    /// as missing in the end.
    lost: u64,
    /// The number of items that repeated the end of the page before.
    repeated: u64,
    /// The number of those that followed a full page of a list that did not grow, so that they are
    /// distinct items that equal their neighbours.
    equal: u64,
    /// The hashes of the items of the last page.
    last: Vec<u64>,
    /// The total number of items that the service last reported.
    total: Option<u64>,
    /// The largest total reported so far.
    max_total: u64,
    over: bool,
}

impl Paginator {
    /// Pagination of a list whose first page or item has the number `first`.
    pub(super) fn new(by_page: bool, first: u64) -> Self {
        Self {
            max_pages: MAX_PAGES,
            allow_repeats: false,
            by_page,
            first,
            started: first,
            next: None,
            size: None,
            pages: 0,
            non_empty: 0,
            first_len: 0,
            max_len: 0,
            items: 0,
            lost: 0,
            repeated: 0,
            equal: 0,
            last: Vec::new(),
            total: None,
            max_total: 0,
            over: false,
        }
    }

    /// Sets the start of the first page and the page size, as far as the request specifies them.
    pub(super) fn begin(&mut self, start: Option<u64>, size: Option<u64>) {
        self.started = start.unwrap_or(self.first);
        self.next = Some(self.started);
        self.size = size.filter(|size| *size > 0);
    }

    pub(super) fn is_over(&self) -> bool {
        self.over
    }

    /// The number of pages received.
    pub(super) fn pages(&self) -> u64 {
        self.pages
    }

    /// The number of items received.
    pub(super) fn items(&self) -> u64 {
        self.items
    }

    /// The number of items received that repeated the end of the page before.
    pub(super) fn repeated(&self) -> u64 {
        self.repeated
    }

    /// The total number of items that the service last reported, if it is reliable.
    pub(super) fn total(&self) -> Option<u64> {
        self.total
    }

    /// The start of the first page, unless it is the start of the list.
    pub(super) fn started_at(&self) -> Option<u64> {
        (self.started > self.first).then_some(self.started)
    }

    /// Whether the list ended with fewer items than the service reported.
    pub(super) fn is_short(&self) -> bool {
        let received = self.distinct().saturating_add(self.equal);
        let passed = self.most_before().saturating_add(received);
        self.over && self.total.is_some_and(|total| passed < total)
    }

    /// The start of the next page; `None` for the first page, whose request is sent unchanged.
    pub(super) fn start(&self) -> Result<Option<u64>, PaginationErrorKind> {
        if self.pages >= self.max_pages {
            return Err(PaginationErrorKind::TooManyPages);
        }
        if self.pages == 0 {
            return Ok(None);
        }
        self.next.map(Some).ok_or(PaginationErrorKind::Overflow)
    }

    /// Records a page: the hashes of its items, the number of further items that could not be
    /// decoded, and the total it reports.
    pub(super) fn received(
        &mut self,
        page: Vec<u64>,
        lost: u64,
        total: Option<u64>,
    ) -> Result<(), PaginationErrorKind> {
        let items = page.len() as u64 + lost;
        // A total less than the number of items on the page is wrong. A total of 0 may be absent or
        // null: services omit it beyond the end of a list.
        let total = total.filter(|total| *total >= items && (*total > 0 || self.items == 0));
        let grew = matches!((self.total, total), (Some(before), Some(now)) if now > before);
        self.total = total.or(self.total);
        self.max_total = self.max_total.max(total.unwrap_or(0));
        if !self.allow_repeats {
            if !page.is_empty() && page == self.last {
                self.over = true;
                return Err(PaginationErrorKind::RepeatedPage);
            }
            let overlap = overlap(&self.last, &page);
            self.repeated += overlap;
            // Without a page size in the request, a full page cannot be distinguished from one that
            // lacks items.
            let full = self.size == Some(self.last.len() as u64);
            // If the service interprets a page number as an offset, pages move by 1 or 2 items.
            let shifted = self.by_page && overlap.saturating_add(2) >= self.last.len() as u64;
            if full && !grew && !shifted {
                self.equal += overlap;
            }
        }
        if self.pages == 0 {
            self.first_len = items;
        }
        self.last = page;
        self.pages += 1;
        self.non_empty += u64::from(items > 0);
        self.max_len = self.max_len.max(items);
        self.items = self.items.saturating_add(items - lost);
        self.lost = self.lost.saturating_add(lost);
        let passed = self
            .least_before()
            .saturating_add(self.distinct())
            .saturating_add(self.lost);
        self.over =
            items == 0 || total.is_some_and(|total| passed == total && total == self.max_total);
        let step = if self.by_page { 1 } else { items };
        let next = self.next.and_then(|start| start.checked_add(step));
        self.next = next.filter(|next| *next <= MAX_START);
        Ok(())
    }

    /// The number of items received, without repeated ones.
    fn distinct(&self) -> u64 {
        self.items.saturating_sub(self.repeated)
    }

    /// The minimum number of items before the first page requested.
    fn least_before(&self) -> u64 {
        let size = self.size.unwrap_or(u64::MAX).min(self.first_len);
        self.before(size)
    }

    /// The maximum number of items before the first page requested.
    fn most_before(&self) -> u64 {
        self.before(match self.non_empty {
            // A page that is followed by another is full.
            2.. => self.max_len,
            // A single page may be the last one of a list with larger pages.
            _ => self.size.unwrap_or(u64::MAX).max(self.max_len),
        })
    }

    /// The number of items before the first page requested, with pages of `size` items.
    fn before(&self, size: u64) -> u64 {
        let skipped = self.started.saturating_sub(self.first);
        skipped.saturating_mul(if self.by_page { size } else { 1 })
    }
}
