//! A response that may arrive as a stream of events.
//!
//! ```text
//! impl rt::Streamed for ChatCompletionsResponse {}
//! ```
//!
//! The runtime reads the stream: `client.chat_completions(request).events()`. The client has no
//! methods for it, so that none collide with names of actions.

use crate::plan::ActionPlan;
use crate::template::{Code, emit};

pub(super) fn expand(action: &ActionPlan<'_>, items: &mut Code) {
    if action.action.stream {
        emit!(
            items,
            "#[automatically_derived]
impl rt::Streamed for $response {}
",
            response = action.response.ident
        );
    }
}
