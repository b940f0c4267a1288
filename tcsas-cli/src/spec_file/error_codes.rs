//! The items of the key `errors`: each is a code alone, or an object.

use tcsas_spec::keys::ERROR;

use super::json_tree::Tree;

/// The code of an item.
pub(crate) fn code(item: &Tree) -> &str {
    match item {
        Tree::String(code) => code,
        other => other.str("code"),
    }
}

/// Adds a description to an item that has none.
pub(crate) fn describe_code(item: &mut Tree, description: &str) {
    if let Tree::String(_) = item {
        let code = item.clone();
        *item = Tree::object([("code", Some(code))]);
    }
    if item.str("description").trim().is_empty() {
        item.set("description", Tree::text(description), ERROR);
    }
}
