//! The data types, in a module of their own.
//!
//! ```text
//! pub mod types {
//!     pub struct ResourceIdInfo { pub resource_id: i64 }
//!     impl rt::Message, Default, … for ResourceIdInfo { … }
//!     …
//! }
//! ```
//!
//! Types in requests have builders; types in responses only have `Default`.

use super::{Expansion, builder, module, object, structure};
use crate::plan::docs;
use crate::template::Code;

pub(super) fn expand(expansion: &Expansion<'_>, items: &mut Code) {
    let mut types = Code::default();
    for data_type in &expansion.plan.types {
        let doc = docs::data_type(data_type, expansion.settings);
        structure(data_type, &doc, &Code::default(), &mut types);
        object::expand(data_type, false, &mut types);
        if data_type.usage.input {
            builder::expand(data_type, expansion.markers, "super::spec::", &mut types);
        }
    }
    module("types", docs::TYPES, "", &types, items);
}
