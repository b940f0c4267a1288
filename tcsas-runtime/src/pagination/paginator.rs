//! Where a walk through the pages of a list is, and whether it goes on.
//!
//! It ends whatever the service answers: after `max_pages` at the latest. And it never ends before
//! a service that does as it should has given all items, because how far it has come is never taken
//! for more than it is:
//!
//! - An offset moves by what was received, not by what was asked for: a service may give less than
//!   that.
//! - How many items lie before a page with a number depends on the size of a page. That is taken to
//!   be the size asked for, or what the first page had if that was less.
//! - Items at the end of a page that come again at the start of the next one count once. If the
//!   page was as long as the request wants and the list did not grow, they are neighbours that are
//!   alike, and nothing is missing once a page is empty.
//! - A total that became smaller on the way, or that is less than what was passed, may count what
//!   is left instead of what there is: only an empty page ends the list then.
//!
//! A list that ends short of the last total is a fault, however it came about.

use super::overlap::overlap;
use crate::error::PaginationErrorKind;

/// The largest number that a service takes for the start of a page.
const LARGEST: u64 = i64::MAX as u64;

/// How many pages are asked for unless the program says otherwise.
const MAX_PAGES: u64 = 10_000;

/// The state of a walk.
pub(super) struct Paginator {
    pub(super) max_pages: u64,
    pub(super) allow_repeats: bool,
    by_page: bool,
    /// What stands for the first page or item of a list.
    first: u64,
    /// The offset or number of the page that the pagination began with.
    began: u64,
    /// That of the page that comes next; none if it is larger than any service takes.
    at: Option<u64>,
    /// How many items the request wants on a page.
    size: Option<u64>,
    pages: u64,
    /// How many of the pages had items.
    filled: u64,
    /// How many items the first page had.
    opening: u64,
    /// The most items that a page had.
    largest: u64,
    items: u64,
    /// How many more there were that could not be read. They have their places in the list, and
    /// are missing in the end.
    lost: u64,
    /// How many of the items had come with the page before.
    again: u64,
    /// How many of those followed a full page of a list that did not grow, so that they are only
    /// like their neighbours.
    alike: u64,
    /// What the items of the last page were like.
    last: Vec<u64>,
    /// How many items there are in all, as the service said last.
    total: Option<u64>,
    /// The most items that there were at any time.
    most: u64,
    over: bool,
}

impl Paginator {
    /// Pagination of a list whose first page or item is called `first`.
    pub(super) fn new(by_page: bool, first: u64) -> Self {
        Self {
            max_pages: MAX_PAGES,
            allow_repeats: false,
            by_page,
            first,
            began: first,
            at: None,
            size: None,
            pages: 0,
            filled: 0,
            opening: 0,
            largest: 0,
            items: 0,
            lost: 0,
            again: 0,
            alike: 0,
            last: Vec::new(),
            total: None,
            most: 0,
            over: false,
        }
    }

    /// Notes where the request begins, and how many items it wants on a page, as far as it says so.
    pub(super) fn begin(&mut self, start: Option<u64>, size: Option<u64>) {
        self.began = start.unwrap_or(self.first);
        self.at = Some(self.began);
        self.size = size.filter(|size| *size > 0);
    }

    pub(super) fn is_over(&self) -> bool {
        self.over
    }

    /// How many pages were received.
    pub(super) fn pages(&self) -> u64 {
        self.pages
    }

    /// How many items were received.
    pub(super) fn items(&self) -> u64 {
        self.items
    }

    /// How many of the items had been received before.
    pub(super) fn again(&self) -> u64 {
        self.again
    }

    /// How many items there are in all, as far as the service is believed.
    pub(super) fn total(&self) -> Option<u64> {
        self.total
    }

    /// Where the pagination began, if that is not the start of the list.
    pub(super) fn began_at(&self) -> Option<u64> {
        (self.began > self.first).then_some(self.began)
    }

    /// Whether the list is at its end although the service said that there are more items than
    /// came.
    pub(super) fn is_short(&self) -> bool {
        let came = self.once().saturating_add(self.alike);
        let passed = self.most_before().saturating_add(came);
        self.over && self.total.is_some_and(|total| passed < total)
    }

    /// Where the next page starts; none for the first, which is asked for as the request says.
    pub(super) fn start(&self) -> Result<Option<u64>, PaginationErrorKind> {
        if self.pages >= self.max_pages {
            return Err(PaginationErrorKind::Endless);
        }
        if self.pages == 0 {
            return Ok(None);
        }
        self.at.map(Some).ok_or(PaginationErrorKind::Overflow)
    }

    /// Takes note of a page: what its items are like, how many more it has that could not be read,
    /// and how many it says there are in all.
    pub(super) fn received(
        &mut self,
        page: Vec<u64>,
        lost: u64,
        total: Option<u64>,
    ) -> Result<(), PaginationErrorKind> {
        let items = page.len() as u64 + lost;
        // A page of some items is proof that a smaller total is none. And 0 is what a total becomes
        // that is absent or null: behind the end of a list, services leave it out.
        let total = total.filter(|total| *total >= items && (*total > 0 || self.items == 0));
        let grew = matches!((self.total, total), (Some(before), Some(now)) if now > before);
        self.total = total.or(self.total);
        self.most = self.most.max(total.unwrap_or(0));
        if !self.allow_repeats {
            if !page.is_empty() && page == self.last {
                self.over = true;
                return Err(PaginationErrorKind::Repeated);
            }
            let met = overlap(&self.last, &page);
            self.again += met;
            // Where the request wants no size, nobody knows whether a page is full or lacks items.
            let full = self.size == Some(self.last.len() as u64);
            // A number of pages that the service takes for one of items moves by 1 or 2 of them.
            let shifted = self.by_page && met.saturating_add(2) >= self.last.len() as u64;
            if full && !grew && !shifted {
                self.alike += met;
            }
        }
        if self.pages == 0 {
            self.opening = items;
        }
        self.last = page;
        self.pages += 1;
        self.filled += u64::from(items > 0);
        self.largest = self.largest.max(items);
        self.items = self.items.saturating_add(items - lost);
        self.lost = self.lost.saturating_add(lost);
        let passed = self
            .least_before()
            .saturating_add(self.once())
            .saturating_add(self.lost);
        self.over = items == 0 || total.is_some_and(|total| passed == total && total == self.most);
        let step = if self.by_page { 1 } else { items };
        let next = self.at.and_then(|at| at.checked_add(step));
        self.at = next.filter(|next| *next <= LARGEST);
        Ok(())
    }

    /// How many items came, without those that had come before.
    fn once(&self) -> u64 {
        self.items.saturating_sub(self.again)
    }

    /// At least so many items lie before the first page.
    fn least_before(&self) -> u64 {
        let size = self.size.unwrap_or(u64::MAX).min(self.opening);
        self.before(size)
    }

    /// At most so many items lie before the first page.
    fn most_before(&self) -> u64 {
        self.before(match self.filled {
            // A page that another one follows is full.
            2.. => self.largest,
            // Of a single page nobody knows: it may be the last one of a list in longer pages.
            _ => self.size.unwrap_or(u64::MAX).max(self.largest),
        })
    }

    /// How many items lie before the first page, if a page has `size`.
    fn before(&self, size: u64) -> u64 {
        let skipped = self.began.saturating_sub(self.first);
        skipped.saturating_mul(if self.by_page { size } else { 1 })
    }
}
