//! A response: what an action answers, and the request id.
//!
//! ```text
//! pub struct ModifyMnpResponse { pub data: types::ResourceIdInfo, pub request_id: String }
//! const _: () = { impl rt::Object for ModifyMnpResponse { … } … };
//! ```

use super::{docs, object, structure};
use crate::plan::ActionPlan;
use crate::template::{Code, Lit, emit};

pub(super) fn expand(action: &ActionPlan<'_>, items: &mut Code) {
    let mut request_id = Code::default();
    emit!(
        request_id,
        "#[doc = $doc]
pub request_id: rt::String,
",
        doc = Lit("The id that the service gave the call. Its support asks for it.")
    );
    structure(
        &action.response,
        &docs::response(action),
        &request_id,
        items,
    );
    object::expand(&action.response, true, items);
}
