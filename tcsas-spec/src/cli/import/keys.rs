//! The keys of spec files, in the order in which they are written.

pub(super) const ACTION: &[&str] = &[
    "$schema",
    "service",
    "version",
    "endpoint",
    "action",
    "subject",
    "description",
    "rate_limit",
    "deprecated",
    "idempotent",
    "signed",
    "pagination",
    "input",
    "output",
    "types",
    "errors",
    "examples",
];

pub(super) const MEMBER: &[&str] = &[
    "name",
    "type",
    "required",
    "guaranteed",
    "disabled",
    "added_later",
    "description",
    "example",
    "default",
];

pub(super) const TYPE: &[&str] = &["name", "usage", "description", "members"];

pub(super) const CODE: &[&str] = &["code", "added_later", "description"];
