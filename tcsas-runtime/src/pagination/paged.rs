//! Responses that are one page of a list.

use crate::codec::Message;

/// A response that is one page of a list.
///
/// `include_specs!` implements it for the actions whose spec states or implies how the next page is
/// requested. Programs name it where they are generic over such actions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not one page of a list, according to the spec of its action",
    note = "if it is, add \"pagination\" to the spec file of the action"
)]
pub trait Paged: Message {
    /// The type of the items.
    type Item;

    /// How the next page is requested.
    #[doc(hidden)]
    const PAGINATION: &'static Pagination;

    /// The items of the page; `None` if the object that contains the list is absent.
    #[doc(hidden)]
    fn into_items(self) -> Option<Vec<Self::Item>>;
}

/// The pagination of an action: the names of parameters, and the JSON paths of fields of the
/// response.
#[doc(hidden)]
#[derive(Debug)]
pub struct Pagination {
    /// The parameter for the start of a page.
    pub start: &'static str,
    /// Whether that parameter is a page number rather than an item offset.
    pub by_page: bool,
    /// Its value for the start of the list: usually 1 for page numbers and 0 for offsets.
    pub first: u64,
    /// The parameter for the page size; empty if there is none.
    pub size: &'static str,
    /// The path of the total number of items; empty if there is none that can be relied on.
    pub total: &'static [&'static str],
    /// The path of the items.
    pub items: &'static [&'static str],
}
