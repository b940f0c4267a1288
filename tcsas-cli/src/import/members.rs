//! Parameters, fields of answers and members of data types: facts follow the description, words
//! stay.

use std::collections::{HashMap, HashSet};

use tcsas_spec::model::{Field, Usage};

use super::keys::MEMBER;
use super::tree::Tree;
use super::words::Words;

/// What the members are members of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Input,
    Output,
    /// A data type that travels in these directions.
    Member(Usage),
}

/// The members that a file is to list: those of `old`, in their order, with what the description
/// says now, and behind them those it has added.
///
/// `existed` tells whether what they are members of has been there before.
pub(super) fn merge(
    old: &[Tree],
    fields: &[Field],
    role: Role,
    existed: bool,
    words: Words,
) -> Vec<Tree> {
    let by_name: HashMap<&str, &Field> = fields.iter().map(|f| (&*f.name, f)).collect();
    let mut members = Vec::with_capacity(fields.len());
    for tree in old {
        let name = tree.str("name");
        if is_request_id(name, role) {
            members.push(tree.clone());
        } else if let Some(field) = by_name.get(name) {
            members.push(updated(tree, field, role, words));
        }
    }
    let known: HashSet<&str> = old.iter().map(|tree| tree.str("name")).collect();
    let added = fields.iter().filter(|field| !known.contains(&*field.name));
    let added = added.map(|field| new(field, role, existed, words));
    // Documentation pages have it at the end.
    let last = members.last();
    let last = last.is_some_and(|tree| is_request_id(tree.str("name"), role));
    let end = members.len() - usize::from(last);
    members.splice(end..end, added);
    members
}

/// Every answer has it, so that descriptions need not say so.
fn is_request_id(name: &str, role: Role) -> bool {
    role == Role::Output && name == "RequestId"
}

/// Whether responses are promised to have a field. `before` is what the file promised so far: it
/// stays, because callers rely on it, and the vendor's flag makes a promise only on request.
fn promised(before: bool, field: &Field, words: Words) -> bool {
    before || (words.adopt_guaranteed && field.vendor_guarantee == Some(true))
}

/// The values of `required` and `guaranteed` for a field that is `promised` or not. The second is
/// left out unless it differs, and the first of a data type that only responses hold is the
/// promise.
fn flags(field: &Field, role: Role, promised: bool) -> (bool, Option<bool>) {
    match role {
        Role::Input => (field.required, None),
        Role::Output => (promised, None),
        Role::Member(usage) if !usage.output => (field.required, None),
        Role::Member(usage) if !usage.input => (promised, None),
        Role::Member(_) => (
            field.required,
            (field.required != promised).then_some(promised),
        ),
    }
}

fn new(field: &Field, role: Role, existed: bool, words: Words) -> Tree {
    let (required, guaranteed) = flags(field, role, promised(false, field, words));
    let on = |flag: bool| flag.then_some(Tree::Bool(true));
    Tree::object([
        ("name", Some(Tree::text(&*field.name))),
        ("type", Some(Tree::String(field.ty.to_string()))),
        ("required", Some(Tree::Bool(required))),
        ("guaranteed", guaranteed.map(Tree::Bool)),
        ("disabled", on(field.disabled)),
        (
            "description",
            Some(Tree::String(words.of(&field.description))),
        ),
        ("added_later", on(existed)),
    ])
}

fn updated(tree: &Tree, field: &Field, role: Role, words: Words) -> Tree {
    let mut tree = tree.clone();
    let ty = field.ty.to_string();
    if tree.str("type") != ty {
        tree.set("type", Tree::String(ty), MEMBER);
    }
    let listed = tree.flag("required").unwrap_or(false);
    let before = tree.flag("guaranteed").unwrap_or(listed);
    let promised = promised(before, field, words);
    let (required, guaranteed) = flags(field, role, promised);
    match tree.flag("guaranteed") {
        // Somebody said both of a type that may go both ways some day.
        Some(given) if matches!(role, Role::Member(usage) if usage.output) => {
            if given != promised {
                tree.set("guaranteed", Tree::Bool(promised), MEMBER);
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
        // What is required has none; the two do not go together.
        let _ = tree.take("default");
    }
    tree.switch("disabled", field.disabled, MEMBER);
    words.fill(&mut tree, "description", &field.description, MEMBER);
    tree
}
