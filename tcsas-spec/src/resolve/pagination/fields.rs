//! Fields that take part in pagination, by name and type.

use crate::model::{Field, Type};

/// Fields that hold the number of all items. `Count` and `TotalSize` are not among them: they often
/// hold the length of the page, or bytes.
const TOTALS: &[&str] = &[
    "TotalCount",
    "Total",
    "TotalNum",
    "TotalNumber",
    "RecordNum",
];

pub(super) fn named(field: &Field, names: &[&str]) -> bool {
    names.contains(&&*field.name)
}

pub(super) fn is_list(field: &Field) -> bool {
    matches!(field.ty, Type::Array(_)) && !field.disabled
}

pub(super) fn is_integer(field: &Field) -> bool {
    matches!(field.ty, Type::Integer | Type::UnsignedInteger)
}

/// The type matters too: a sum of money may have the same name, as an object of its own.
pub(super) fn is_total(field: &Field) -> bool {
    named(field, TOTALS) && may_be_total(field) && !field.disabled
}

/// Some services send the total as text.
pub(super) fn may_be_total(field: &Field) -> bool {
    is_integer(field) || field.ty == Type::String
}
