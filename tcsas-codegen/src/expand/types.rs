//! The data types, in a module of their own.
//!
//! ```text
//! pub mod types {
//!     pub struct ResourceIdInfo { pub resource_id: i64 }
//!     …
//! }
//! ```
//!
//! Those that requests carry have builders; those that only answers hold have `Default`.

use super::words::Words;
use super::{builder, docs, links, object, structure};
use crate::plan::Plan;
use crate::template::{Code, Lit, emit};

pub(super) fn expand(plan: &Plan<'_>, words: &Words<'_>, items: &mut Code) {
    let doc = format!("The data types of `{}`.", plan.service.name);
    emit!(
        items,
        "#[doc = $doc]\npub mod types {\nuse super::{$client, rt};\n",
        doc = Lit(&doc),
        client = Code::fixed(links::CLIENT)
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
            builder::expand(data_type, words, "super::spec::", items);
        }
    }
    emit!(items, "}\n");
}
