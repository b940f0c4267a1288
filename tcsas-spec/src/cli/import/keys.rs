//! The keys of spec files, in the order in which they are written.

pub(super) use crate::native::{ACTION_KEYS as ACTION, ERROR_KEYS as CODE, TYPE_KEYS as TYPE};

pub(super) const MEMBER: &[&str] = &[
    "name",
    "type",
    "required",
    "guaranteed",
    "disabled",
    "description",
    "example",
    "default",
    "added_later",
];
