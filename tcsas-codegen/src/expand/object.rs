//! A generated struct as a table of fields, and the traits that are implemented over it.
//!
//! ```text
//! impl rt::Message for ResourceIdInfo {
//!     fn empty() -> Self { Self { resource_id: 0 } }
//!     fn read(&self, then: rt::Read<'_>) {
//!         then(&rt::Shape { name: "ResourceIdInfo", fields: &["ResourceId"], rust: "resource_id", … }, &[&self.resource_id])
//!     }
//!     fn write(&mut self, then: rt::Write<'_>) { then(&mut [&mut self.resource_id]) }
//! }
//! impl Clone, Debug, Default (unless a request carries it), PartialEq, Serialize, Deserialize for ResourceIdInfo
//! { … one call each … }
//! ```
//!
//! The bodies of these functions account for nearly all of a generated crate's compile time, so
//! they are few and short. They are `#[inline]`, so that machine code is generated only in crates
//! that call an action.

use tcsas_spec::model::Type;

use crate::plan::{FieldPlan, StructPlan};
use crate::template::{Code, Lit, Num, emit};

/// The implementations for `plan`; with `request_id`, the struct ends with a field of that
/// name.
pub(super) fn expand(plan: &StructPlan<'_>, request_id: bool, items: &mut Code) {
    let list = |add: fn(&FieldPlan<'_>, &mut Code), last: &'static str| {
        let mut code = Code::default();
        for field in &plan.fields {
            add(field, &mut code);
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
    let mut rust: Vec<_> = plan.fields.iter().map(|field| field.ident.bare()).collect();
    rust.extend(request_id.then_some("request_id"));
    let mut default = Code::default();
    if !plan.usage.input {
        emit!(
            default,
            "#[automatically_derived]
impl rt::Default for $name {
    #[inline]
    fn default() -> Self {
        rt::Message::empty()
    }
}
",
            name = plan.ident
        );
    }
    emit!(
        items,
        "#[automatically_derived]
impl rt::Message for $name {
    #[inline]
    fn empty() -> Self {
        Self { $empty }
    }
    #[inline]
    fn read(&self, then: rt::Read<'_>) {
        then(&rt::Shape { name: $text, fields: &[$fields], rust: $rust, required: $required }, &[$read])
    }
    #[inline]
    fn write(&mut self, then: rt::Write<'_>) {
        then(&mut [$write])
    }
}
$default#[automatically_derived]
impl rt::Clone for $name {
    #[inline]
    fn clone(&self) -> Self {
        rt::clone(self)
    }
}
#[automatically_derived]
impl rt::Debug for $name {
    #[inline]
    fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
        rt::debug(self, f)
    }
}
#[automatically_derived]
impl rt::PartialEq for $name {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        rt::eq(self, other)
    }
}
#[automatically_derived]
impl rt::Serialize for $name {
    fn serialize<S: rt::Serializer>(&self, serializer: S) -> rt::Result<S::Ok, S::Error> {
        rt::serialize(self, serializer)
    }
}
#[automatically_derived]
impl<'de> rt::Deserialize<'de> for $name {
    fn deserialize<D: rt::Deserializer<'de>>(deserializer: D) -> rt::Result<Self, D::Error> {
        rt::$deserialize(deserializer)
    }
}
",
        default = default,
        name = plan.ident,
        text = Lit(plan.ident.as_str()),
        fields = list(|field, code| emit!(code, "$wire, ", wire = Lit(&field.field.name)), "\"RequestId\""),
        rust = Lit(&rust.join(" ")),
        required = Num(required.fold(0, |bits, (index, _)| bits | 1 << index)),
        empty = list(|field, code| emit!(code, "$name: $empty, ", name = field.ident, empty = empty(field)), "request_id: rt::String::new()"),
        read = list(|field, code| emit!(code, "&self.$name, ", name = field.ident), "&self.request_id"),
        write = list(|field, code| emit!(code, "&mut self.$name, ", name = field.ident), "&mut self.request_id"),
        deserialize = Code::fixed(deserialize)
    );
}

/// The empty value of a field.
fn empty(field: &FieldPlan<'_>) -> Code {
    Code::fixed(match &field.field.ty {
        _ if field.optional => "rt::None",
        Type::String | Type::Date | Type::Timestamp | Type::TimestampIso8601 => "rt::String::new()",
        Type::Integer | Type::UnsignedInteger => "0",
        Type::Float => "0.0",
        Type::Boolean => "false",
        Type::Binary => "rt::Bytes::new()",
        Type::Object(_) => "rt::Message::empty()",
        Type::Array(_) => "rt::Vec::new()",
    })
}
