//! A generated struct as a table of fields, and the traits that follow from that.
//!
//! ```text
//! const _: () = {
//!     use ::tcsas_runtime::__private as rt;
//!     impl rt::Object for ResourceIdInfo {
//!         fn shape(&self) -> &'static rt::Shape { &rt::Shape { name: "ResourceIdInfo", fields: &["ResourceId"], … } }
//!         fn empty() -> Self { Self { resource_id: rt::empty() } }
//!         fn read(&self, then: rt::Read<'_>) { then(&[&self.resource_id]) }
//!         fn write(&mut self, then: rt::Write<'_>) { then(&mut [&mut self.resource_id]) }
//!     }
//!     impl Debug, Default (unless a request carries it), PartialEq, Serialize, Deserialize for ResourceIdInfo { … one call each … }
//! };
//! ```

use super::Context;
use crate::code::{Code, Lit, Num, emit};
use crate::plan::{FieldPlan, StructPlan};

/// The implementations for `plan`; with `request_id` the struct has a field of that name behind the described ones.
pub(super) fn expand(
    plan: &StructPlan<'_>,
    request_id: bool,
    context: &Context<'_>,
    items: &mut Code,
) {
    let list = |template: &'static str, last: &'static str| {
        let mut code = Code::default();
        for FieldPlan { ident, field, .. } in &plan.fields {
            emit!(code, template, name = ident, wire = Lit(&field.name));
        }
        code.add(&Code::fixed(if request_id { last } else { "" }));
        code
    };
    let required = plan.fields.iter().take(64).enumerate();
    let required = required.filter(|(_, field)| plan.usage.input && field.field.required);
    let deserialize = if plan.usage.input {
        "deserialize"
    } else {
        "deserialize_lossy"
    };
    let mut default = Code::default();
    if !plan.usage.input {
        emit!(
            default,
            "#[automatically_derived]
impl ::core::default::Default for $name {
fn default() -> Self {
<Self as rt::Object>::empty()
}
}
",
            name = plan.ident
        );
    }
    emit!(
        items,
        "const _: () = {
use $runtime::__private as rt;
#[automatically_derived]
impl rt::Object for $name {
fn shape(&self) -> &'static rt::Shape {
&rt::Shape { name: $text, fields: &[$fields], required: $required }
}
fn empty() -> Self {
Self { $empty }
}
fn read(&self, then: rt::Read<'_>) {
then(&[$read])
}
fn write(&mut self, then: rt::Write<'_>) {
then(&mut [$write])
}
}
$default#[automatically_derived]
impl ::core::fmt::Debug for $name {
fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
rt::debug(self, f)
}
}
#[automatically_derived]
impl ::core::cmp::PartialEq for $name {
fn eq(&self, other: &Self) -> ::core::primitive::bool {
rt::eq(self, other)
}
}
#[automatically_derived]
impl rt::Serialize for $name {
fn serialize<S: rt::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
rt::serialize(self, serializer)
}
}
#[automatically_derived]
impl<'de> rt::Deserialize<'de> for $name {
fn deserialize<D: rt::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
rt::$deserialize(deserializer)
}
}
};
",
        runtime = context.runtime,
        default = default,
        name = plan.ident,
        text = Lit(plan.ident.as_str()),
        fields = list("$wire, ", "\"RequestId\""),
        required = Num(required.fold(0, |bits, (index, _)| bits | 1 << index)),
        empty = list("$name: rt::empty(), ", "request_id: rt::empty()"),
        read = list("&self.$name, ", "&self.request_id"),
        write = list("&mut self.$name, ", "&mut self.request_id"),
        deserialize = Code::fixed(deserialize)
    );
}
