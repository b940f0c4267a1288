//! Updates error codes: each action lists its own, and the shared file describes those that several
//! actions list.

use std::collections::{BTreeMap, BTreeSet};

use tcsas_spec::keys::{ACTION, ERROR};
use tcsas_spec::model::Service;

use super::files::{Files, insert_named};
use super::json_tree::Tree;

/// Updates the error codes of all files. Codes are never removed: the service may still return
/// them, and programs may match them.
pub(super) fn update(files: &mut Files, described: &Service) {
    let new: Vec<Vec<&str>> = files
        .list
        .iter()
        .map(|file| {
            let action = file.action.as_deref().filter(|_| file.imported);
            let action = action.and_then(|name| described.action(name));
            let listed: BTreeSet<&str> = file.tree.items("errors").iter().map(code).collect();
            let codes = action.map_or(&[][..], |action| &action.errors).iter();
            let codes = codes.map(|error| &*error.code);
            codes.filter(|code| !listed.contains(code)).collect()
        })
        .collect();
    let shared = shared_codes(files, &new);
    for (file, new) in files.list.iter_mut().zip(&new) {
        if file.action.is_none() {
            continue;
        }
        let mut list = file.tree.items("errors").to_vec();
        if file.imported {
            for item in &mut list {
                move_to_shared(item, &shared);
            }
        }
        let existed = file.existed();
        list.extend(new.iter().map(|code| {
            let is_own = !shared.contains_key(*code);
            match (existed, is_own) {
                (false, false) => Tree::text(*code),
                _ => Tree::object([
                    ("code", Some(Tree::text(*code))),
                    ("description", is_own.then(|| Tree::text(""))),
                    ("added_later", existed.then_some(Tree::Bool(true))),
                ]),
            }
        }));
        if !list.is_empty() {
            file.tree.set("errors", Tree::Array(list), ACTION);
        }
    }
    update_shared_files(files, shared);
}

/// The entry of a code in a shared file.
struct SharedCode {
    description: String,
    /// It existed before the import, so that descriptions in action files are deliberate.
    existed: bool,
}

/// The codes that several actions list, or that a shared file already describes.
fn shared_codes<'c>(files: &'c Files, new: &[Vec<&'c str>]) -> BTreeMap<String, SharedCode> {
    let mut users: BTreeMap<&str, usize> = BTreeMap::new();
    let mut docs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut undocumented: BTreeSet<&str> = BTreeSet::new();
    let mut shared_codes: BTreeMap<String, SharedCode> = BTreeMap::new();
    for (file, new) in files.list.iter().zip(new) {
        let old = file.tree.items("errors").iter();
        if file.action.is_none() {
            for item in old {
                let shared = SharedCode {
                    description: item.str("description").to_owned(),
                    existed: true,
                };
                shared_codes.entry(code(item).to_owned()).or_insert(shared);
            }
            continue;
        }
        let old = old.map(|item| (code(item), item.str("description")));
        for (code, description) in old.chain(new.iter().map(|code| (*code, ""))) {
            *users.entry(code).or_default() += 1;
            match description {
                "" => undocumented.insert(code),
                _ => docs.entry(code).or_default().insert(description),
            };
        }
    }
    for (code, _) in users.into_iter().filter(|(_, users)| *users > 1) {
        let docs = docs.remove(code).unwrap_or_default();
        // Descriptions that differ stay with their actions.
        let description = match docs.len() {
            1 => docs.first().copied().unwrap_or(""),
            _ => "",
        };
        if description.is_empty() && !undocumented.contains(code) {
            continue;
        }
        let shared = shared_codes.entry(code.to_owned()).or_insert(SharedCode {
            description: String::new(),
            existed: false,
        });
        if shared.description.trim().is_empty() && !description.is_empty() {
            description.clone_into(&mut shared.description);
            shared.existed = false;
        }
    }
    shared_codes
}

/// Removes the description of an action's code if it moves to the shared file.
fn move_to_shared(item: &mut Tree, shared: &BTreeMap<String, SharedCode>) {
    let Some(shared) = shared.get(code(item)).filter(|shared| !shared.existed) else {
        return;
    };
    let own = item.str("description");
    if own.is_empty() || own == shared.description {
        let _ = item.take("description");
        if let [(key, Tree::String(code))] = item.entries()
            && key == "code"
        {
            *item = Tree::text(code);
        }
    }
}

/// Adds the codes that the shared files do not describe yet.
fn update_shared_files(files: &mut Files, shared: BTreeMap<String, SharedCode>) {
    for (name, shared) in shared {
        if shared.existed {
            continue;
        }
        let mut holders = files.list.iter_mut().filter(|file| file.action.is_none());
        let holder = holders.find(|file| {
            let mut items = file.tree.items("errors").iter();
            items.any(|item| code(item) == name)
        });
        if let Some(file) = holder {
            let mut list = file.tree.items("errors").to_vec();
            for item in list.iter_mut().filter(|item| code(item) == name) {
                if let Tree::String(_) = item {
                    *item = Tree::object([("code", Some(Tree::text(&*name)))]);
                }
                item.set("description", Tree::text(&*shared.description), ERROR);
            }
            file.tree.set("errors", Tree::Array(list), ACTION);
            continue;
        }
        let at = files.shared();
        let file = &mut files.list[at];
        let mut list = file.tree.items("errors").to_vec();
        let item = Tree::object([
            ("code", Some(Tree::String(name))),
            ("description", Some(Tree::String(shared.description))),
        ]);
        insert_named(&mut list, item, code);
        file.tree.set("errors", Tree::Array(list), ACTION);
    }
}

/// The code of an item, which is either the code alone or an object.
fn code(item: &Tree) -> &str {
    match item {
        Tree::String(code) => code,
        other => other.str("code"),
    }
}
