//! The responses: the result of each action, and the request id.
//!
//! ```text
//! pub mod responses {
//!     pub struct ModifyMnpResponse { pub data: types::ResourceIdInfo, pub request_id: String }
//!     impl rt::Message, Default, Clone, Debug, PartialEq, Serialize, Deserialize for
//!     ModifyMnpResponse { … }
//! }
//! ```

use super::{Expansion, module, object, pagination, stream, structure};
use crate::plan::docs;
use crate::template::{Code, Lit, emit};

pub(super) fn expand(expansion: &Expansion<'_>, items: &mut Code) {
    let mut request_id = Code::default();
    emit!(
        request_id,
        "#[doc = $doc]
pub request_id: rt::String,
",
        doc = Lit("Identifies the call to the service's support.")
    );
    let mut responses = Code::default();
    for action in &expansion.plan.actions {
        let doc = docs::response(action, expansion.settings);
        structure(&action.response, &doc, &request_id, &mut responses);
        object::expand(&action.response, true, &mut responses);
        pagination::expand(action, &mut responses);
        stream::expand(action, &mut responses);
    }
    module("responses", docs::RESPONSES, ", types", &responses, items);
}
