//! Pagination of actions that return a list page by page.

/// Pagination of an action that returns a list page by page.
///
/// The named parameters exist and are integers, and the paths lead to fields of the documented
/// types, so that code which consumes a model need not check.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pagination {
    /// Unit of the start parameter.
    pub start: Start,
    /// Parameter that selects the page (`Offset`, `PageNumber`).
    pub start_parameter: String,
    /// Value of that parameter for the first page: 0 or 1.
    pub first: u64,
    /// Parameter for the number of items on a page (`Limit`, `PageSize`), if any.
    pub size_parameter: Option<String>,
    /// Path through the response to the number of all items (`Data`, `TotalCount`), an integer or
    /// text that holds one. `None` if no such number is reliable; the list ends with an empty page
    /// then.
    pub total: Option<Vec<String>>,
    /// Path through the response to the items of the page (`Data`, `DataList`).
    pub items: Vec<String>,
}

/// The unit in which a parameter counts to the start of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Start {
    /// Items: usually the number of items before the page.
    Offset,
    /// Pages: usually the number of the page, counted from 1.
    Page,
}

impl Start {
    /// Usual value of the parameter for the first page.
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
