//! One description of a data type out of several: each may have words that the others lack.

use tcsas_spec::quote;

use super::keys::{MEMBER, TYPE};
use super::tree::Tree;

/// Adds what another description of the same data type says and this one does not. Returns what
/// both describe, but in other words.
pub(super) fn adopt(tree: &mut Tree, other: &Tree) -> Vec<String> {
    let name = tree.str("name").to_owned();
    let mut otherwise = Vec::new();
    if !fill(tree, other, &["description"], TYPE) {
        otherwise.push(format!("the data type {}", quote(&name)));
    }
    let mut listed = tree.items("members").to_vec();
    for member in &mut listed {
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
            otherwise.push(format!("the member {}", quote(&member)));
        }
    }
    tree.set("members", Tree::Array(listed), TYPE);
    otherwise
}

/// Gives `tree` what `other` has under `keys` and it has not; whether they agree then.
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
