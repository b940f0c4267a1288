//! The section on streams of events in the docs of a method.

use super::stream_section::StreamSection;
use crate::plan::ActionPlan;
use crate::settings::Settings;

const SECTION: StreamSection = StreamSection {
    text: "# Events

The service may respond with a stream of events. `events()` turns the call into a stream of responses, one for each event; a single
response is a stream of one:",
    methods: ".events()",
    stream: "events",
    element: "event",
};

/// The section; empty if the response is no stream of events.
pub(super) fn doc(action: &ActionPlan<'_>, settings: &Settings) -> String {
    match action.action.stream {
        true => SECTION.doc(action, settings),
        false => String::new(),
    }
}
