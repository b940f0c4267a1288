//! What the actions of a folder share: a file of the project's own format without an action.
//!
//! Any action file of the folder may use its data types, and its error codes lend their
//! descriptions to action files that list them without one. Beside a vendor's description it says
//! which host is meant, which that does not.

use std::path::Path;

use crate::draft::Draft;
use crate::json::{Node, Value};
use crate::names::Rule;
use crate::native::{data_types, errors, listed_types};
use crate::shape::{Known, Reading, stated};

/// The name of the shared file that belongs to an action file which is read alone.
pub const NAME: &str = "shared.json";

/// Whether a file has that name.
pub(crate) fn may_be(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == NAME)
}

const KEYS: &[&str] = &[
    "$schema", "service", "version", "endpoint", "types", "errors",
];

/// What every file may have.
const HEAD: &[&str] = &["$schema", "service", "version", "endpoint"];

/// Whether a file is of this kind: it has something to share, and nothing that only actions have.
pub(crate) fn recognises(root: &Node<'_>) -> bool {
    let Value::Object(entries) = &root.value else {
        return false;
    };
    let has = |keys: &[&str]| entries.iter().any(|entry| keys.contains(&&*entry.key));
    let head = has(&["endpoint"]) && entries.iter().all(|entry| HEAD.contains(&&*entry.key));
    head || has(&["types", "errors"]) && !has(&["action", "input", "output"])
}

/// Reads a file of this kind.
pub(crate) fn read(root: &Node<'_>, text: &str, reading: &mut Reading<'_>, draft: &mut Draft) {
    let Some(keys) = reading.keys(root, "a shared file", Known::Only(KEYS)) else {
        return;
    };
    let _ = reading.optional_text(&keys, "$schema");
    draft.service = stated(&keys, "service", Rule::Service, "service name", reading);
    draft.version = stated(&keys, "version", Rule::Version, "version", reading);
    if keys.get("endpoint").is_some() {
        draft.endpoint = stated(&keys, "endpoint", Rule::Host, "endpoint", reading);
    }
    let (types, mut members) = listed_types(&keys, text, reading);
    draft.types = data_types(types, &mut members, reading);
    draft.codes = errors(&keys, reading);
    draft.unknown = members.unknown;
    draft.shared = true;
    draft.lost = false;
}
