//! Updates data types: each is described once, in the file of the only action that uses it or in
//! the shared file.

use std::collections::BTreeMap;

use tcsas_spec::keys::{ACTION, TYPE};
use tcsas_spec::model::{Service, Usage};

use super::doc_policy::DocPolicy;
use super::files::{File, Files, insert_named};
use super::json_tree::Tree;
use super::merge_types;
use super::type_usage::{ExistingTypes, TypeUsage};
use super::update_fields::{self, Role};

/// Updates the data types of all files.
pub(super) fn update(
    files: &mut Files,
    described: &Service,
    policy: DocPolicy,
    messages: &mut Vec<String>,
) {
    let existing = ExistingTypes::of(files);
    let usage = TypeUsage::of(files, described, &existing);
    let homes = homes(files, described, &existing, &usage);
    let mut new: BTreeMap<usize, Vec<Tree>> = BTreeMap::new();
    let mut trees: BTreeMap<&str, Tree> = BTreeMap::new();
    for name in homes.keys() {
        let (before, conflicts) = merge_all(existing.get(name));
        for (at, item) in conflicts {
            let file = files.list[at].name.to_string_lossy();
            messages.push(format!(
                "`{file}`: the docs of {item} are dropped because another file documents it differently"
            ));
        }
        let directions = usage.directions(name);
        trees.insert(name, data_type(name, before, described, directions, policy));
    }
    // Data types that stay in a file keep their order.
    for (at, file) in files.list.iter().enumerate() {
        let stays = file.tree.items("types").iter().map(|tree| tree.str("name"));
        let stays = stays.filter(|name| homes.get(*name) == Some(&at));
        let stays: Vec<Tree> = stays.filter_map(|name| trees.remove(name)).collect();
        new.insert(at, stays);
    }
    for (name, tree) in trees {
        let list = new.entry(homes[name]).or_default();
        insert_named(list, tree, |tree| tree.str("name"));
    }
    for (at, list) in new {
        let file = &mut files.list[at];
        if !list.is_empty() {
            file.tree.set("types", Tree::Array(list), ACTION);
        } else if !file.tree.items("types").is_empty() {
            // A shared file is recognized by this key.
            match file.action {
                Some(_) => {
                    let _ = file.tree.take("types");
                }
                None => file.tree.set("types", Tree::Array(list), ACTION),
            }
        }
    }
}

/// Merges all descriptions of a data type. Returns the docs that conflict, with the index of their
/// file.
fn merge_all(places: &[(usize, Tree)]) -> (Option<Tree>, Vec<(usize, String)>) {
    let mut places = places.iter();
    let mut merged = places.next().map(|(_, tree)| tree.clone());
    let mut conflicts = Vec::new();
    if let Some(tree) = &mut merged {
        for (at, other) in places {
            let items = merge_types::merge(tree, other).into_iter();
            conflicts.extend(items.map(|item| (*at, item)));
        }
    }
    (merged, conflicts)
}

/// The index of the file that describes each data type.
fn homes(
    files: &mut Files,
    described: &Service,
    existing: &ExistingTypes,
    usage: &TypeUsage,
) -> BTreeMap<String, usize> {
    let is_shared = |file: &File| file.action.is_none();
    let mut homes = BTreeMap::new();
    let mut shared = Vec::new();
    for (name, users) in &usage.users {
        let mut places = existing.get(name).iter().map(|(at, _)| *at);
        let in_shared_file = places.find(|at| is_shared(&files.list[*at]));
        let only_user = users.first().copied().filter(|_| users.len() == 1);
        let home = match (in_shared_file, only_user) {
            (Some(at), _) | (None, Some(at)) => at,
            (None, None) => files.shared(),
        };
        homes.insert(name.clone(), home);
        if is_shared(&files.list[home]) {
            shared.push(name.clone());
        }
    }
    // Types in a shared file can only refer to types in a shared file.
    while let Some(name) = shared.pop() {
        for part in existing.parts(&name, described) {
            let Some(home) = homes.get_mut(part) else {
                continue;
            };
            if !is_shared(&files.list[*home]) {
                *home = files.shared();
                shared.push(part.to_owned());
            }
        }
    }
    homes
}

/// The updated description of a data type. `directions` are those of the actions in the folder.
fn data_type(
    name: &str,
    before: Option<Tree>,
    described: &Service,
    directions: Usage,
    policy: DocPolicy,
) -> Tree {
    let Some(data_type) = described.data_type(name) else {
        return before.unwrap_or(Tree::Null);
    };
    let existed = before.is_some();
    let mut tree = before.unwrap_or_else(|| {
        let description = policy.text(&data_type.description);
        Tree::object([
            ("name", Some(Tree::text(name))),
            ("description", Some(Tree::String(description))),
        ])
    });
    policy.fill(&mut tree, "description", &data_type.description, TYPE);
    let known = union(stated_usage(&tree), directions);
    // The usage of an existing type follows from the files alone.
    let usage = match existed {
        true => known,
        false => union(known, data_type.usage),
    };
    if usage != known {
        let text = match (usage.input, usage.output) {
            (true, true) => "both",
            (true, false) => "in",
            _ => "out",
        };
        tree.set("usage", Tree::text(text), TYPE);
    }
    let members = update_fields::merge(
        tree.items("members"),
        &data_type.fields,
        Role::Member(usage),
        existed,
        policy,
    );
    tree.set("members", Tree::Array(members), TYPE);
    tree
}

/// The directions that the key `usage` names.
fn stated_usage(tree: &Tree) -> Usage {
    let usage = tree.str("usage");
    Usage {
        input: matches!(usage, "in" | "both"),
        output: matches!(usage, "out" | "both"),
    }
}

fn union(one: Usage, other: Usage) -> Usage {
    Usage {
        input: one.input || other.input,
        output: one.output || other.output,
    }
}
