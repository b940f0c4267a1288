//! Updates data types. Each is described once, in the file of the only action that uses it or in
//! the shared file; in self-contained files, it is described in the file of each action that uses
//! it.

use std::collections::{BTreeMap, BTreeSet};

use tcsas_spec::keys::{ACTION, TYPE};
use tcsas_spec::model::{Service, Usage};

use super::doc_policy::DocPolicy;
use super::files::{File, Files};
use super::merge_types;
use super::sharing::Sharing;
use super::type_usage::{ExistingTypes, TypeUsage};
use super::update_fields::{self, Role};
use crate::console::count;
use crate::spec_file::{Tree, add_usage, insert_named, stated_usage, union};

/// Updates the data types of all files.
pub(super) fn update(
    files: &mut Files,
    described: &Service,
    sharing: Sharing,
    policy: DocPolicy,
    messages: &mut Vec<String>,
) {
    let existing = ExistingTypes::of(files);
    let usage = TypeUsage::of(files, described, &existing);
    let homes = match sharing {
        Sharing::SharedFile => single_homes(files, described, &existing, &usage),
        Sharing::SelfContained => usage.users.clone(),
    };
    if sharing == Sharing::SharedFile {
        messages.extend(moved_types(files, &existing, &homes));
    }
    let mut new: BTreeMap<usize, Vec<Tree>> = BTreeMap::new();
    let mut trees: BTreeMap<(&str, usize), Tree> = BTreeMap::new();
    for (name, homes) in &homes {
        let places = existing.get(name);
        for home in homes {
            let (own, others) = match sharing {
                Sharing::SharedFile => (None, places.iter().collect()),
                Sharing::SelfContained => own_first(places, *home),
            };
            let (before, conflicts) = merge_all(own.into_iter().chain(others));
            if sharing == Sharing::SharedFile {
                messages.extend(conflicts.into_iter().map(|(at, item)| {
                    let file = files.list[at].name.to_string_lossy();
                    format!("`{file}`: the docs of {item} are dropped because another file documents it differently")
                }));
            }
            let directions = Directions {
                folder: usage.directions(name),
                file: match (sharing, &files.list[*home].action) {
                    (Sharing::SelfContained, Some(_)) => usage.directions_in(*home, name),
                    _ => usage.directions(name),
                },
                stated: places
                    .iter()
                    .map(|(_, tree)| stated_usage(tree))
                    .fold(Usage::default(), union),
            };
            let tree = data_type(name, before, described, directions, policy);
            trees.insert((name, *home), tree);
        }
    }
    // Data types that stay in a file keep their order.
    for (at, file) in files.list.iter().enumerate() {
        let stays = file.tree.items("types").iter().map(|tree| tree.str("name"));
        let stays: Vec<Tree> = stays.filter_map(|name| trees.remove(&(name, at))).collect();
        new.insert(at, stays);
    }
    for ((_, home), tree) in trees {
        let list = new.entry(home).or_default();
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

/// A note about the data types that several action files describe, and the shared file from now on:
/// the files may have been self-contained.
fn moved_types(
    files: &Files,
    existing: &ExistingTypes,
    homes: &BTreeMap<String, BTreeSet<usize>>,
) -> Option<String> {
    let is_shared = |at: &usize| files.list[*at].action.is_none();
    let moved = homes.iter().filter(|(name, homes)| {
        let mut places = existing.get(name).iter().map(|(at, _)| at);
        homes.iter().all(is_shared) && places.len() > 1 && !places.any(is_shared)
    });
    match moved.count() {
        0 => None,
        amount => Some(format!(
            "{} that several files described: moved to a shared file; --self-contained leaves such types in each file",
            count(amount, "data type")
        )),
    }
}

/// A description of a data type, with the index of its file.
type Place = (usize, Tree);

/// The description in the file `home`, and those in other files.
fn own_first(places: &[Place], home: usize) -> (Option<&Place>, Vec<&Place>) {
    let own = places.iter().find(|(at, _)| *at == home);
    let others = places.iter().filter(|(at, _)| *at != home);
    (own, others.collect())
}

/// Merges descriptions of a data type. Returns the docs that conflict with those of the first one,
/// with the index of their file.
fn merge_all<'p>(
    mut places: impl Iterator<Item = &'p Place>,
) -> (Option<Tree>, Vec<(usize, String)>) {
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

/// The index of the only file that describes each data type.
fn single_homes(
    files: &mut Files,
    described: &Service,
    existing: &ExistingTypes,
    usage: &TypeUsage,
) -> BTreeMap<String, BTreeSet<usize>> {
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
    let homes = homes.into_iter();
    homes
        .map(|(name, home)| (name, BTreeSet::from([home])))
        .collect()
}

/// The directions in which a data type is used.
struct Directions {
    /// By the actions of the folder.
    folder: Usage,
    /// By the actions that are always read together with the data type.
    file: Usage,
    /// By the key `usage` of the files before the import.
    stated: Usage,
}

/// The updated description of a data type.
fn data_type(
    name: &str,
    before: Option<Tree>,
    described: &Service,
    directions: Directions,
    policy: DocPolicy,
) -> Tree {
    let known = union(directions.stated, directions.folder);
    let existed = before.is_some();
    let data_type = described.data_type(name);
    let mut tree = before.unwrap_or_else(|| {
        let description = data_type.map(|data_type| policy.text(&data_type.description));
        Tree::object([
            ("name", Some(Tree::text(name))),
            ("description", description.map(Tree::String)),
        ])
    });
    // The usage of an existing type follows from the files alone.
    let usage = match data_type {
        Some(data_type) if !existed => union(known, data_type.usage),
        _ => known,
    };
    add_usage(&mut tree, usage, directions.file);
    let Some(data_type) = data_type else {
        return tree;
    };
    policy.fill(&mut tree, "description", &data_type.description, TYPE);
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
