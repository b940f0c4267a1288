//! Where a walk through the pages of a list is, and whether it goes on.
//!
//! It ends whatever the service answers: after `max_pages` at the latest. And it never ends before a service that does as it
//! should has given all items, because how far it has come is never taken for more than it is:
//!
//! - An offset moves by what was received, not by what was asked for: a service may give less than that.
//! - How many items lie before a page with a number depends on the size of a page. That is taken to be the size asked for,
//!   or what the first page had if that was less.

use crate::error::PagesFault;

/// The largest number that a service takes for the start of a page.
const LARGEST: u64 = i64::MAX as u64;

/// How many pages are asked for unless the program says otherwise.
const MAX_PAGES: u64 = 10_000;

/// The state of a walk.
pub(super) struct Walk {
    pub(super) max_pages: u64,
    pub(super) allow_repeats: bool,
    by_page: bool,
    /// The offset or number of the page that the walk began with.
    first: u64,
    /// That of the page that comes next; none if it is larger than any service takes.
    at: Option<u64>,
    /// The size of a page: what was asked for, and what is known to come after the first page.
    size: Option<u64>,
    pages: u64,
    items: u64,
    /// What the items of the last page were like.
    print: Option<u64>,
    over: bool,
}

impl Walk {
    pub(super) fn new(by_page: bool) -> Self {
        Self {
            max_pages: MAX_PAGES,
            allow_repeats: false,
            by_page,
            first: 0,
            at: None,
            size: None,
            pages: 0,
            items: 0,
            print: None,
            over: false,
        }
    }

    /// Notes where the request begins, and how many items it wants on a page, as far as it says so.
    pub(super) fn begin(&mut self, start: Option<u64>, size: Option<u64>) {
        self.first = start.unwrap_or(u64::from(self.by_page));
        self.at = Some(self.first);
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

    /// Where the next page starts; none for the first, which is asked for as the request says.
    pub(super) fn start(&self) -> Result<Option<u64>, PagesFault> {
        if self.pages >= self.max_pages {
            return Err(PagesFault::Endless);
        }
        if self.pages == 0 {
            return Ok(None);
        }
        self.at.map(Some).ok_or(PagesFault::Overflow)
    }

    /// Takes note of a page: how many items it has, how many it says there are in all, and what they are like.
    pub(super) fn received(
        &mut self,
        items: u64,
        total: Option<u64>,
        print: u64,
    ) -> Result<(), PagesFault> {
        let again = self.print.replace(print) == Some(print) && items > 0;
        if again && !self.allow_repeats {
            self.over = true;
            return Err(PagesFault::Repeated);
        }
        if self.pages == 0 && self.by_page {
            let asked = self.size.unwrap_or(u64::MAX);
            self.size = Some(asked.min(items));
        }
        self.pages += 1;
        self.items = self.items.saturating_add(items);
        let passed = self.passed(items);
        // A page of some items is proof that a smaller total is none.
        let total = total.filter(|total| *total >= items);
        self.over = items == 0 || total.is_some_and(|total| passed >= total);
        let step = if self.by_page { 1 } else { items };
        let next = self.at.and_then(|at| at.checked_add(step));
        self.at = next.filter(|next| *next <= LARGEST);
        Ok(())
    }

    /// At least so many items of the list lie before the end of the page that came last, which has `items`.
    fn passed(&self, items: u64) -> u64 {
        if !self.by_page {
            return self.first.saturating_add(self.items);
        }
        let size = self.size.unwrap_or(0);
        let before = |page: u64| page.saturating_sub(1).saturating_mul(size);
        // A service may leave items out of a page, as where the caller may not see them; they count all the same.
        let by_number = before(self.at.unwrap_or(0)).saturating_add(items);
        let by_count = before(self.first).saturating_add(self.items);
        by_number.max(by_count)
    }
}
