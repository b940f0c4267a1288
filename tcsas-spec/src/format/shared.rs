//! What the actions of a folder share: a file of the project's own format without an action.
//!
//! Any action file of the folder may use its data types, and its error codes lend their
//! descriptions to action files that list them without one. Beside a vendor's description it says
//! which host is meant, which that does not.

use super::data_types::{data_types, listed_types};
use super::draft::{Draft, Format, stated};
use super::error_codes::errors;
use super::keys;
use crate::json::{Known, Node, Reading, Value};
use crate::lexical::Rule;

/// Whether a file is of this kind: it has something to share, and nothing that only actions have.
pub(crate) fn recognises(root: &Node<'_>) -> bool {
    let Value::Object(entries) = &root.value else {
        return false;
    };
    let has = |keys: &[&str]| entries.iter().any(|entry| keys.contains(&&*entry.key));
    let head = has(&["endpoint"])
        && entries
            .iter()
            .all(|entry| keys::HEAD.contains(&&*entry.key));
    head || has(&["types", "errors"]) && !has(&["action", "input", "output"])
}

/// Reads a file of this kind.
pub(crate) fn read(root: &Node<'_>, text: &str, reading: &mut Reading<'_>) -> Draft {
    let mut draft = Draft::new(Format::Shared);
    let Some(keys) = reading.keys(root, "a shared file", Known::Only(keys::SHARED)) else {
        return draft;
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
    draft.lost = false;
    draft
}
