//! Lists that a service returns page by page.
//!
//! [`paginator`] decides what is requested for one page after the other, without I/O; each page is
//! an ordinary call, signed, limited and retried by the same code. Only the types of pages and
//! items are generic.

#[cfg(feature = "blocking")]
mod blocking_iter;
mod collect;
mod items;
mod overlap;
mod page_calls;
mod page_digest;
mod paged;
mod pages;
mod paginator;
mod request_body;
#[cfg(test)]
mod tests;

#[cfg(feature = "blocking")]
pub use blocking_iter::BlockingIter;
pub use items::Items;
pub use paged::{Paged, Pagination};
pub use pages::Pages;
