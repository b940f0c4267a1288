//! Names of files with a special meaning.

use std::path::Path;

/// The name of a vendor's description of a whole service.
pub const API: &str = "api.json";

/// The shared file that belongs to an action file which is read alone.
pub const SHARED: &str = "shared.json";

/// Whether a file has the name of a shared file.
pub(crate) fn is_shared(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == SHARED)
}

/// Error codes beside the vendor's description.
pub const ERRORS: &str = "errors.json";

/// Examples beside the vendor's description.
pub const EXAMPLES: &str = "examples.json";

/// Whether a file has the name of a file beside the vendor's description.
pub(crate) fn is_sidecar(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|n| n == ERRORS || n == EXAMPLES)
}
