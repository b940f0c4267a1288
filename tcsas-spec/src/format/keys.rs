//! Keys of spec files, in the order in which they are written.

/// Keys of an action file.
pub const ACTION: &[&str] = &[
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
    "body",
    "stream",
    "pagination",
    "input",
    "output",
    "types",
    "errors",
    "examples",
];
/// Keys of a data type.
pub const TYPE: &[&str] = &["name", "description", "usage", "members"];
/// Keys of an error code.
pub const ERROR: &[&str] = &["code", "description", "added_later"];
/// Keys of an example.
pub const EXAMPLE: &[&str] = &["title", "input", "output"];

/// Keys of a parameter, and of a field of a response.
pub(crate) const FIELD: &[&str] = &[
    "name",
    "type",
    "required",
    "description",
    "example",
    "disabled",
    "default",
    "added_later",
];

/// Keys of a member of a data type.
pub const MEMBER: &[&str] = &[
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

/// Keys of a shared file.
pub(crate) const SHARED: &[&str] = &[
    "$schema", "service", "version", "endpoint", "types", "errors",
];

/// Keys that every file may have.
pub(crate) const HEAD: &[&str] = &["$schema", "service", "version", "endpoint"];

/// Keys of `pagination`.
pub(crate) const PAGINATION: &[&str] = &["offset", "page", "first", "limit", "total", "items"];
