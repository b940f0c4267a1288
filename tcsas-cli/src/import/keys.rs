//! The keys of spec files, in the order in which they are written.

pub(super) use tcsas_spec::keys::{ACTION, ERROR as CODE, TYPE};

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
