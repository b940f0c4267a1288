//! The keys of spec files, in the order in which they are written.

pub(super) const ACTION: &[&str] = &[
    "$schema",
    "service",
    "version",
    "endpoint",
    "action",
    "description",
    "subject",
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
    "description",
    "example",
    "default",
    "added_later",
];

pub(super) const TYPE: &[&str] = &["name", "description", "usage", "members"];

pub(super) const CODE: &[&str] = &["code", "description", "added_later"];
