//! Merges several descriptions of one data type, each of which may have docs that the others lack.

use tcsas_spec::keys::{MEMBER, TYPE};
use tcsas_spec::quote;

use crate::spec_file::Tree;

/// Adds the docs of `other` that `tree` lacks. Returns the data type and the members that both
/// document, but differently.
pub(super) fn merge(tree: &mut Tree, other: &Tree) -> Vec<String> {
    let name = tree.str("name").to_owned();
    let mut conflicts = Vec::new();
    if !fill(tree, other, &["description"], TYPE) {
        conflicts.push(format!("the data type {}", quote(&name)));
    }
    let mut members = tree.items("members").to_vec();
    for member in &mut members {
        let mut others = other.items("members").iter();
        let same = others.find(|other| other.str("name") == member.str("name"));
        if let Some(other) = same
            && !fill(
                member,
                other,
                &["description", "example", "default"],
                MEMBER,
            )
        {
            let member = format!("{name}.{}", member.str("name"));
            conflicts.push(format!("the member {}", quote(&member)));
        }
    }
    tree.set("members", Tree::Array(members), TYPE);
    conflicts
}

/// Copies the values of `keys` that `tree` lacks from `other`. Returns `false` if both have a value
/// and the values differ.
fn fill(tree: &mut Tree, other: &Tree, keys: &[&str], order: &[&str]) -> bool {
    let is_empty = |value: &Tree| matches!(value, Tree::String(text) if text.trim().is_empty());
    let mut agree = true;
    for key in keys {
        let Some(value) = other.get(key).filter(|value| !is_empty(value)) else {
            continue;
        };
        match tree.get(key) {
            Some(own) if !is_empty(own) => agree &= own == value,
            _ => tree.set(key, value.clone(), order),
        }
    }
    agree
}
