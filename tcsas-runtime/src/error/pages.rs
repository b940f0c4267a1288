//! What can be wrong with the pages of a list.

use std::fmt;

/// A walk through the pages of a list that cannot go on, although every call was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagesError {
    pub(crate) fault: PagesFault,
    /// How many pages were received, without one that was the error.
    pub(crate) pages: u64,
    pub(crate) items: u64,
    /// The parameter that says where a page starts.
    pub(crate) parameter: &'static str,
    pub(crate) request_id: Option<String>,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PagesFault {
    /// A page has the same items as the page before it: the service does not look at where a page is to start.
    Repeated,
    /// The list goes on after as many pages as were allowed.
    Endless,
    /// The next page would start at a number that no service takes.
    Overflow,
}

impl PagesError {
    /// What is wrong.
    #[must_use]
    pub fn fault(&self) -> PagesFault {
        self.fault
    }

    /// How many pages were received before.
    #[must_use]
    pub fn pages(&self) -> u64 {
        self.pages
    }

    /// The id of the page that was received last, by which the service's support finds it.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }
}

impl fmt::Display for PagesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            pages,
            items,
            parameter,
            ..
        } = self;
        let id = super::Line(self.request_id.as_deref().unwrap_or("unknown"));
        match self.fault {
            PagesFault::Repeated => write!(
                f,
                "page {} of the list has the same items as the page before it (request id {id}): the service does not seem to \
                 look at `{parameter}`; ask for one larger page instead, or use `allow_repeats` if the items of this list are \
                 alike",
                pages + 1,
            ),
            PagesFault::Endless => write!(
                f,
                "the list goes on after {pages} pages with {items} items, which is as many pages as are allowed (request id of \
                 the last: {id}); ask for larger pages, or allow more with `max_pages`"
            ),
            PagesFault::Overflow => write!(
                f,
                "the list goes on after {pages} pages with {items} items, but the next would start at a `{parameter}` that is \
                 too large for any service (request id of the last: {id}); begin at a smaller one"
            ),
        }
    }
}

impl std::error::Error for PagesError {}
