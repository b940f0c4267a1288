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

use super::{builder, object, structure};
use crate::plan::{MarkerTypes, Plan, docs, item_links};
use crate::template::{Code, Lit, emit};

pub(super) fn expand(plan: &Plan<'_>, markers: &MarkerTypes<'_>, items: &mut Code) {
    let doc = format!("Data types of `{}`.", plan.service.name);
    emit!(
        items,
        "#[doc = $doc]
pub mod types {
    use super::{$client, rt};
",
        doc = Lit(&doc),
        client = Code::fixed(item_links::CLIENT)
    );
    for data_type in &plan.types {
        structure(
            data_type,
            &docs::data_type(data_type),
            &Code::default(),
            items,
        );
        object::expand(data_type, false, items);
        if data_type.usage.input {
            builder::expand(data_type, markers, "super::spec::", items);
        }
    }
    emit!(items, "}\n");
}
