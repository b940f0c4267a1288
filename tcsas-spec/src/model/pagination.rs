//! Pagination of actions that return a list page by page.

/// How an action gives a list in pages.
///
/// The parameters are of the action and hold whole numbers, and the paths lead to what their
/// documentation says, so that code which consumes a model need not look.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pagination {
    /// What the parameter counts that says where a page starts.
    pub start: Start,
    /// The parameter that says where a page starts (`Offset`, `PageNumber`).
    pub start_parameter: String,
    /// What that parameter is for the start of the list: 0 or 1.
    pub first: u64,
    /// The parameter that says how many items a page has (`Limit`, `PageSize`), if there is one.
    pub size_parameter: Option<String>,
    /// The way through the answer to the number of all items (`Data`, `TotalCount`): a whole
    /// number, or text that holds one. None if no number can be relied on; the list ends with an
    /// empty page then.
    pub total: Option<Vec<String>>,
    /// The way through the answer to the list of the page's items (`Data`, `DataList`).
    pub items: Vec<String>,
}

/// What says where a page starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Start {
    /// Items: usually how many there are before it.
    Offset,
    /// Pages: usually its own number, the first being 1.
    Page,
}

impl Start {
    /// What a parameter is for the start of the list, unless something else is known of it.
    #[must_use]
    pub fn usual_first(self) -> u64 {
        match self {
            Self::Offset => 0,
            Self::Page => 1,
        }
    }

    /// The key of `pagination` in a spec file that names the parameter.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Offset => "offset",
            Self::Page => "page",
        }
    }
}
