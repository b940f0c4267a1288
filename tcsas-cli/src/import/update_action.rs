//! Updates an action file, apart from data types, error codes and examples.

use tcsas_spec::keys::ACTION;
use tcsas_spec::model::Action;

use super::doc_policy::DocPolicy;
use super::update_fields::{self, Role};
use crate::spec_file::Tree;

/// Updates a file; `existed` is true if it existed before the import.
pub(super) fn update(tree: &mut Tree, action: &Action, existed: bool, policy: DocPolicy) {
    if !existed {
        let description = policy.text(&action.description);
        tree.set("description", Tree::String(description), ACTION);
    }
    policy.fill(tree, "description", &action.description, ACTION);
    tree.switch("deprecated", action.deprecated, ACTION);
    // Calls are signed by default.
    match (tree.flag("signed").unwrap_or(true), action.signed) {
        (true, false) => tree.set("signed", Tree::Bool(false), ACTION),
        (false, true) => {
            let _ = tree.take("signed");
        }
        _ => {}
    }
    // The vendor's descriptions do not mark such actions, nor list their bodies.
    let has_body = tree.get("body").is_some();
    if action.octet_stream && !has_body {
        let body = Tree::String("octet-stream".to_owned());
        tree.set("body", body, ACTION);
    }
    let input = tree.items("input").iter();
    let own_body = input.filter(|item| has_body && item.str("type") == "Binary");
    let own_body: Vec<Tree> = own_body.cloned().collect();
    // Streams that the vendor does not mark are marked by hand.
    if action.stream {
        tree.switch("stream", true, ACTION);
    }
    for (key, fields, role) in [
        ("input", &action.input, Role::Input),
        ("output", &action.output, Role::Output),
    ] {
        let mut members = update_fields::merge(tree.items(key), fields, role, existed, policy);
        if role == Role::Input && action.binary_parameter().is_none() {
            members.extend(own_body.iter().cloned());
        }
        tree.set(key, Tree::Array(members), ACTION);
    }
}
