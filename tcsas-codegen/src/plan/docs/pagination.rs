//! The section on pagination in the docs of a method.

use super::stream_section::StreamSection;
use crate::plan::ActionPlan;
use crate::settings::Settings;

const SECTION: StreamSection = StreamSection {
    text: "# Pagination

The response is one page of a list. `pages()` turns the call into a stream of all pages, and `items()` that into a stream of
their items:",
    methods: ".pages().items()",
    stream: "items",
    element: "item",
};

/// The section; empty if the response is no page of a list.
pub(super) fn doc(action: &ActionPlan<'_>, settings: &Settings) -> String {
    match action.pagination {
        Some(_) => SECTION.doc(action, settings),
        None => String::new(),
    }
}
