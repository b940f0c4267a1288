//! What can be wrong with the pages of a list.

use std::fmt;

/// Pagination that cannot go on, or did not return the whole list, although every call succeeded.
///
/// It comes behind all items that were received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaginationError {
    pub(crate) kind: PaginationErrorKind,
    /// How many pages were received, without one that was the error.
    pub(crate) pages: u64,
    pub(crate) items: u64,
    /// How many of the items had come with the page before.
    pub(crate) again: u64,
    pub(crate) total: Option<u64>,
    /// Where the pagination began, if that was not the start of the list.
    pub(crate) began_at: Option<u64>,
    /// The parameter that says where a page starts.
    pub(crate) parameter: &'static str,
    pub(crate) request_id: Option<String>,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaginationErrorKind {
    /// A page has the same items as the page before it: the service does not look at where a page
    /// is to start.
    Repeated,
    /// The list goes on after as many pages as were allowed.
    Endless,
    /// The next page would start at a number that no service takes.
    Overflow,
    /// The list is at its end with fewer items than the service reports: pages are counted in
    /// another way than the spec says, items are left out of pages, or the list changed in the
    /// meantime.
    Short,
}

impl PaginationError {
    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> PaginationErrorKind {
        self.kind
    }

    /// How many pages were received before.
    #[must_use]
    pub fn pages(&self) -> u64 {
        self.pages
    }

    /// How many items were received before. Those at the end of a page that came again at the start
    /// of the next count once.
    #[must_use]
    pub fn received(&self) -> u64 {
        self.items.saturating_sub(self.again)
    }

    /// How many items the service reported last for the whole list, wherever the pagination began.
    /// `None` if it reported no number that can be relied on.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// The id of the page that was received last, by which the service's support finds it.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }
}

impl fmt::Display for PaginationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            pages,
            items,
            parameter,
            ..
        } = self;
        let id = super::line::Line(self.request_id.as_deref().unwrap_or("unknown"));
        let of = Of(self.total);
        match self.kind {
            PaginationErrorKind::Repeated => write!(
                f,
                "page {} of the list has the same items as the page before it, after {items} items{of} (request id {id}): the \
                 service does not seem to look at `{parameter}`, or counts otherwise than the spec says; ask for one larger page \
                 instead, correct `pagination` in the spec, or use `allow_repeats` if the items of this list are alike",
                pages + 1,
            ),
            PaginationErrorKind::Endless => write!(
                f,
                "the list goes on after {pages} pages with {items} items{of}, which is as many pages as are allowed (request id \
                 of the last: {id}); ask for larger pages, or allow more with `max_pages`"
            ),
            PaginationErrorKind::Overflow => write!(
                f,
                "the list goes on after {pages} pages with {items} items{of}, but the next would start at a `{parameter}` that \
                 is too large for any service (request id of the last: {id}); begin at a smaller one"
            ),
            PaginationErrorKind::Short => {
                let received = self.received();
                write!(
                    f,
                    "the list ended after {pages} pages with {received} items{of}"
                )?;
                if let Some(start) = self.began_at {
                    write!(f, ", from `{parameter}` {start} on")?;
                }
                if self.again > 0 {
                    write!(
                        f,
                        ", and {} that came twice (set `allow_repeats` if items may be alike)",
                        self.again
                    )?;
                }
                write!(
                    f,
                    " (request id of the last: {id}): the service counts `{parameter}` otherwise than the spec says, gives \
                     smaller pages than were asked for, leaves items out, or the list changed meanwhile; ask for smaller pages, \
                     or correct `pagination` in the spec"
                )
            }
        }
    }
}

impl std::error::Error for PaginationError {}

/// How many items there are in all, behind how many came.
struct Of(Option<u64>);

impl fmt::Display for Of {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(total) => write!(f, " of {total}"),
            None => Ok(()),
        }
    }
}
