//! Shared files of the project's own format: files without an action.
//!
//! Any action file of the folder may use their data types, and takes the descriptions of its error
//! codes from them. Beside a vendor's description, which names no host, a shared file names it.

use super::data_types::{data_types, listed_types};
use super::draft::{Draft, Format};
use super::error_codes::errors;
use super::keys;
use crate::json::{Allowed, Node, Reader};
use crate::lexical::Rule;

/// Whether a file is a shared one: it has something to share, and no key that only actions have.
pub(crate) fn recognises(root: &Node<'_>) -> bool {
    let keys = || root.entries().iter().map(|entry| &*entry.key);
    let has = |any: &[&str]| keys().any(|key| any.contains(&key));
    let head = has(&["endpoint"]) && keys().all(|key| keys::HEAD.contains(&key));
    head || has(&["types", "errors"]) && !has(&["action", "input", "output"])
}

/// Reads a shared file; `text` is the text that `root` was parsed from.
pub(crate) fn read(root: &Node<'_>, text: &str, reader: &mut Reader<'_>) -> Draft {
    let mut draft = Draft::new(Format::Shared);
    let Some(object) = reader.object(root, "a shared file", Allowed::Only(keys::SHARED)) else {
        return draft;
    };
    let _ = reader.optional_text(&object, "$schema");
    draft.service = draft.stated(&object, "service", Rule::Service, "service name", reader);
    draft.version = draft.stated(&object, "version", Rule::Version, "version", reader);
    if object.get("endpoint").is_some() {
        draft.endpoint = draft.stated(&object, "endpoint", Rule::Host, "endpoint", reader);
    }
    let (types, mut members) = listed_types(&object, text, reader);
    draft.types = data_types(types, &mut members, reader);
    draft.codes = errors(&object, reader);
    draft.unknown = members.unknown;
    draft.lost = false;
    draft
}
