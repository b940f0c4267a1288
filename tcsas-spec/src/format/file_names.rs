//! The names of files with a meaning of their own.

use std::path::Path;

/// The name of a vendor's description of a whole service.
pub const API: &str = "api.json";

/// The name of the shared file that belongs to an action file which is read alone.
pub const SHARED: &str = "shared.json";

/// Whether a file has that name.
pub(crate) fn is_shared(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == SHARED)
}

/// The name of the file with the error codes.
pub const ERRORS: &str = "errors.json";

/// The name of the file with the examples.
pub const EXAMPLES: &str = "examples.json";

/// Whether a file has one of the names that stand for something beside a description.
pub(crate) fn is_sidecar(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|n| n == ERRORS || n == EXAMPLES)
}
