//! A request: the parameters of an action.
//!
//! ```text
//! pub struct ModifyMnpRequest { pub mnp_type: String, …, pub mnp_icon: Option<String> }
//! impl rt::Message, Clone, Debug, PartialEq, Serialize, Deserialize for ModifyMnpRequest { … }
//! impl ModifyMnpRequest { pub fn builder() -> ModifyMnpRequestBuilder<(spec::without_mnp_type, …)> }
//! pub struct ModifyMnpRequestBuilder<S = …>(…);
//! ```

use super::{builder, object, structure};
use crate::plan::{ActionPlan, MarkerTypes, docs};
use crate::template::Code;

pub(super) fn expand(action: &ActionPlan<'_>, markers: &MarkerTypes<'_>, items: &mut Code) {
    let doc = docs::request(action);
    structure(&action.request, &doc, &Code::default(), items);
    object::expand(&action.request, false, items);
    builder::expand(&action.request, markers, "spec::", items);
}
