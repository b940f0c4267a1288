//! Responses that are one page of a list.

use crate::codec::Object;

/// An answer that is one page of a list. `include_specs!` implements it for the actions whose
/// description shows how the next page is asked for; programs name it where they are generic over
/// such actions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not one page of a list, as far as the description of its action shows",
    note = "if it is, say how with \"pagination\" in the spec file of the action"
)]
pub trait Paged: Object {
    /// What the list consists of.
    type Item;

    /// How the next page is asked for.
    #[doc(hidden)]
    const PAGINATION: &'static Pagination;

    /// The items of the page; none if the object that they should be in is not there.
    #[doc(hidden)]
    fn into_items(self) -> Option<Vec<Self::Item>>;
}

/// How an action gives a list in pages: the names of parameters, and the ways to fields of the
/// answer.
#[doc(hidden)]
#[derive(Debug)]
pub struct Pagination {
    /// The parameter that says where a page starts.
    pub start: &'static str,
    /// It counts pages, not items.
    pub by_page: bool,
    /// What it is for the start of the list: usually 1 for a page, and 0 for an item.
    pub first: u64,
    /// The parameter that says how many items a page has; empty if there is none.
    pub size: &'static str,
    /// The way to the number of all items; empty if there is none to rely on.
    pub total: &'static [&'static str],
    /// The way to the items.
    pub items: &'static [&'static str],
}
