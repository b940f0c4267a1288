//! The requests, and their builders.
//!
//! ```text
//! pub mod requests {
//!     pub struct ModifyMnpRequest { pub mnp_type: String, …, pub mnp_icon: Option<String> }
//!     impl rt::Message, Clone, Debug, PartialEq, Serialize, Deserialize for ModifyMnpRequest { … }
//! }
//! pub mod builders {
//!     impl ModifyMnpRequest { pub fn builder() -> ModifyMnpRequestBuilder<(spec::without_mnp_type, …)> }
//!     pub struct ModifyMnpRequestBuilder<S = …>(…);
//! }
//! ```

use super::{Expansion, builder, module, object, structure};
use crate::plan::docs;
use crate::template::Code;

pub(super) fn expand(expansion: &Expansion<'_>, items: &mut Code) {
    let (mut requests, mut builders) = (Code::default(), Code::default());
    for action in &expansion.plan.actions {
        let doc = docs::request(action, expansion.plan, expansion.settings);
        structure(&action.request, &doc, &Code::default(), &mut requests);
        object::expand(&action.request, false, &mut requests);
        builder::expand(&action.request, expansion.markers, "spec::", &mut builders);
    }
    module("requests", docs::REQUESTS, ", types", &requests, items);
    let uses = ", requests::*, spec, types";
    module("builders", docs::BUILDERS, uses, &builders, items);
}
