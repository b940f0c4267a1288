//! A response: the result of an action, and the request id.
//!
//! ```text
//! pub struct ModifyMnpResponse { pub data: types::ResourceIdInfo, pub request_id: String }
//! impl rt::Message, Default, Clone, Debug, PartialEq, Serialize, Deserialize for ModifyMnpResponse
//! { … }
//! ```

use super::{object, structure};
use crate::plan::{ActionPlan, docs};
use crate::template::{Code, Lit, emit};

pub(super) fn expand(action: &ActionPlan<'_>, items: &mut Code) {
    let mut request_id = Code::default();
    emit!(
        request_id,
        "#[doc = $doc]
pub request_id: rt::String,
",
        doc = Lit("Identifies the call to the service's support.")
    );
    structure(
        &action.response,
        &docs::response(action),
        &request_id,
        items,
    );
    object::expand(&action.response, true, items);
}
