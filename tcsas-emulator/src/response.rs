//! The response to a request: an example, a page, an error, or one that a test sets.

pub(crate) mod custom;
pub(crate) mod error_response;
pub(crate) mod events;
pub(crate) mod example;
pub(crate) mod http;
pub(crate) mod page;
pub(crate) mod validation;

/// The nearest valid name, to go behind a message.
pub(crate) fn suggestion(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |nearest| {
        format!("; did you mean `{nearest}`?")
    })
}
