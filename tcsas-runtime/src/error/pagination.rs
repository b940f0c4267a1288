//! Failed pagination.

use std::fmt;

use super::line::Line;

/// Pagination that cannot continue, or did not return the whole list, although every call
/// succeeded.
///
/// It follows all items that were received.
#[derive(Clone, Debug)]
pub struct PaginationError {
    pub(crate) kind: PaginationErrorKind,
    /// The number of pages received, excluding one that was rejected as a repetition.
    pub(crate) pages: u64,
    pub(crate) items: u64,
    /// The number of items that repeated the end of the page before.
    pub(crate) repeated: u64,
    pub(crate) total: Option<u64>,
    /// The start of the first page, unless it was the start of the list.
    pub(crate) started_at: Option<u64>,
    /// The parameter for the start of a page.
    pub(crate) parameter: &'static str,
    pub(crate) request_id: Option<String>,
}

/// The reason that pagination failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaginationErrorKind {
    /// A page has the same items as the page before it: the service ignores the parameter for the
    /// start of the page.
    RepeatedPage,
    /// The list continues beyond [`max_pages`](crate::Pages::max_pages).
    TooManyPages,
    /// The start of the next page exceeds the range of the parameter.
    Overflow,
    /// The list ended with fewer items than the service reported: pages are counted in another way
    /// than the spec states, items are omitted from pages, or the list changed in the meantime.
    Incomplete,
}

impl PaginationError {
    /// The reason.
    #[must_use]
    pub fn kind(&self) -> PaginationErrorKind {
        self.kind
    }

    /// The number of pages received.
    #[must_use]
    pub fn pages(&self) -> u64 {
        self.pages
    }

    /// The number of items received. Items at the end of a page that were repeated at the start of
    /// the next count once.
    #[must_use]
    pub fn received(&self) -> u64 {
        self.items.saturating_sub(self.repeated)
    }

    /// The number of items in the whole list that the service last reported, independent of the
    /// start of the first page. `None` if it reported no reliable number.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// The request id of the last page, which identifies the request to the service's support.
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
        let id = Line(self.request_id.as_deref().unwrap_or("unknown"));
        let of = OfTotal(self.total);
        match self.kind {
            PaginationErrorKind::RepeatedPage => write!(
                f,
                "page {} of the list has the same items as the page before it, after {items} items{of} (request id {id}): the \
                 service seems to ignore `{parameter}`, or counts differently than the spec states; request one larger page \
                 instead, correct `pagination` in the spec, or use `allow_repeats` if items of this list may be equal",
                pages + 1,
            ),
            PaginationErrorKind::TooManyPages => write!(
                f,
                "the list continues after {pages} pages with {items} items{of}, the maximum number of pages (request id of the \
                 last: {id}); request larger pages, or raise `max_pages`"
            ),
            PaginationErrorKind::Overflow => write!(
                f,
                "the list continues after {pages} pages with {items} items{of}, but `{parameter}` of the next page would exceed \
                 its range (request id of the last: {id}); start at a smaller one"
            ),
            PaginationErrorKind::Incomplete => {
                let received = self.received();
                write!(
                    f,
                    "the list ended after {pages} pages with {received} items{of}"
                )?;
                if let Some(start) = self.started_at {
                    write!(f, ", starting from `{parameter}` {start}")?;
                }
                if self.repeated > 0 {
                    write!(
                        f,
                        ", and {} repeated items (use `allow_repeats` if items may be equal)",
                        self.repeated
                    )?;
                }
                write!(
                    f,
                    " (request id of the last: {id}): the service counts `{parameter}` differently than the spec states, returns \
                     smaller pages than requested, omits items, or the list changed meanwhile; request smaller pages, or correct \
                     `pagination` in the spec"
                )
            }
        }
    }
}

impl std::error::Error for PaginationError {}

/// The total number of items, after the number received.
struct OfTotal(Option<u64>);

impl fmt::Display for OfTotal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(total) => write!(f, " of {total}"),
            None => Ok(()),
        }
    }
}
