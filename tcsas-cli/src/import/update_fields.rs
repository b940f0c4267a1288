//! Updates parameters, fields of responses and members of data types: facts follow the description,
//! docs are kept.

use std::collections::{HashMap, HashSet};

use tcsas_spec::keys::MEMBER;
use tcsas_spec::model::{Field, Usage};

use super::doc_policy::DocPolicy;
use crate::spec_file::Tree;

/// The owner of the members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Input,
    Output,
    /// A data type with this usage.
    Member(Usage),
}

/// Updates the members of `old`, in their order, and appends those that are new in the description.
///
/// `existed` is true if the owner existed before the import.
pub(super) fn merge(
    old: &[Tree],
    fields: &[Field],
    role: Role,
    existed: bool,
    policy: DocPolicy,
) -> Vec<Tree> {
    let by_name: HashMap<&str, &Field> = fields.iter().map(|f| (&*f.name, f)).collect();
    let mut members = Vec::with_capacity(fields.len());
    for tree in old {
        let name = tree.str("name");
        if is_request_id(name, role) {
            members.push(tree.clone());
        } else if let Some(field) = by_name.get(name) {
            members.push(updated(tree, field, role, policy));
        }
    }
    let known: HashSet<&str> = old.iter().map(|tree| tree.str("name")).collect();
    let added = fields.iter().filter(|field| !known.contains(&*field.name));
    let added = added.map(|field| new(field, role, existed, policy));
    // The vendor documents `RequestId` last.
    let last = members.last();
    let last = last.is_some_and(|tree| is_request_id(tree.str("name"), role));
    let end = members.len() - usize::from(last);
    members.splice(end..end, added);
    members
}

/// Whether this is the request id, which every response has and descriptions may omit.
fn is_request_id(name: &str, role: Role) -> bool {
    role == Role::Output && name == "RequestId"
}

/// Whether a field of responses is guaranteed. A guarantee of the file (`before`) is kept because
/// callers rely on it; the vendor's flag counts only with `--adopt-guaranteed`.
fn is_guaranteed(before: bool, field: &Field, policy: DocPolicy) -> bool {
    before || (policy.adopt_guaranteed && field.vendor_guarantee == Some(true))
}

/// The values of the keys `required` and `guaranteed`. `guaranteed` is omitted where it equals
/// `required`; in types that only responses use, `required` holds the guarantee.
fn flags(field: &Field, role: Role, guaranteed: bool) -> (bool, Option<bool>) {
    match role {
        Role::Input => (field.required, None),
        Role::Output => (guaranteed, None),
        Role::Member(usage) if !usage.output => (field.required, None),
        Role::Member(usage) if !usage.input => (guaranteed, None),
        Role::Member(_) => (
            field.required,
            (field.required != guaranteed).then_some(guaranteed),
        ),
    }
}

fn new(field: &Field, role: Role, existed: bool, policy: DocPolicy) -> Tree {
    let (required, guaranteed) = flags(field, role, is_guaranteed(false, field, policy));
    let on = |flag: bool| flag.then_some(Tree::Bool(true));
    Tree::object([
        ("name", Some(Tree::text(&*field.name))),
        ("type", Some(Tree::String(field.ty.to_string()))),
        ("required", Some(Tree::Bool(required))),
        ("guaranteed", guaranteed.map(Tree::Bool)),
        ("disabled", on(field.disabled)),
        (
            "description",
            Some(Tree::String(policy.text(&field.description))),
        ),
        ("added_later", on(existed)),
    ])
}

fn updated(tree: &Tree, field: &Field, role: Role, policy: DocPolicy) -> Tree {
    let mut tree = tree.clone();
    let ty = field.ty.to_string();
    if tree.str("type") != ty {
        tree.set("type", Tree::String(ty), MEMBER);
    }
    let listed = tree.flag("required").unwrap_or(false);
    let before = tree.flag("guaranteed").unwrap_or(listed);
    let is_guaranteed = is_guaranteed(before, field, policy);
    let (required, guaranteed) = flags(field, role, is_guaranteed);
    match tree.flag("guaranteed") {
        // The file specifies both keys, for a type that may be used in requests too.
        Some(given) if matches!(role, Role::Member(usage) if usage.output) => {
            if given != is_guaranteed {
                tree.set("guaranteed", Tree::Bool(is_guaranteed), MEMBER);
            }
            if matches!(role, Role::Member(usage) if usage.input) && listed != field.required {
                tree.set("required", Tree::Bool(field.required), MEMBER);
            }
        }
        _ => {
            if listed != required {
                tree.set("required", Tree::Bool(required), MEMBER);
            }
            if let Some(guaranteed) = guaranteed {
                tree.set("guaranteed", Tree::Bool(guaranteed), MEMBER);
            }
        }
    }
    if tree.flag("required") == Some(true) {
        // A required parameter has no default.
        let _ = tree.take("default");
    }
    tree.switch("disabled", field.disabled, MEMBER);
    policy.fill(&mut tree, "description", &field.description, MEMBER);
    tree
}
