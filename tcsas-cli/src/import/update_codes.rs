//! Updates error codes. Each action lists its own, and the shared file describes those that several
//! actions list; in self-contained files, each action describes all that it lists.

use std::collections::{BTreeMap, BTreeSet};

use tcsas_spec::keys::ACTION;
use tcsas_spec::model::Service;

use super::files::Files;
use super::sharing::Sharing;
use crate::spec_file::{Tree, code, describe_code, insert_named};

/// Updates the error codes of all files. Codes are never removed: the service may still return
/// them, and programs may match them.
pub(super) fn update(files: &mut Files, described: &Service, sharing: Sharing) {
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
    match sharing {
        Sharing::SharedFile => update_with_shared_file(files, &new),
        Sharing::SelfContained => update_self_contained(files, &new),
    }
}

/// Describes the codes of several actions in the shared file.
fn update_with_shared_file(files: &mut Files, new: &[Vec<&str>]) {
    let shared = shared_codes(files, new);
    for (file, new) in files.list.iter_mut().zip(new) {
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
        list.extend(new.iter().map(|code| match shared.contains_key(*code) {
            true if !existed => Tree::text(*code),
            is_shared => new_code(code, (!is_shared).then_some(""), existed),
        }));
        if !list.is_empty() {
            file.tree.set("errors", Tree::Array(list), ACTION);
        }
    }
    update_shared_files(files, shared);
}

/// Describes the codes of each action in its own file.
fn update_self_contained(files: &mut Files, new: &[Vec<&str>]) {
    let docs = known_docs(files);
    let mut listed = BTreeSet::new();
    for (file, new) in files.list.iter_mut().zip(new) {
        if file.action.is_none() {
            continue;
        }
        let mut list = file.tree.items("errors").to_vec();
        for item in &mut list {
            if let Some(docs) = docs.get(code(item)) {
                describe_code(item, docs);
            }
        }
        let existed = file.existed();
        list.extend(new.iter().map(|code| {
            let docs = docs.get(*code).map_or("", String::as_str);
            new_code(code, Some(docs), existed)
        }));
        listed.extend(list.iter().map(|item| code(item).to_owned()));
        if !list.is_empty() {
            file.tree.set("errors", Tree::Array(list), ACTION);
        }
    }
    for file in files.list.iter_mut().filter(|file| file.action.is_none()) {
        let list = file.tree.items("errors");
        let unlisted = list.iter().filter(|item| !listed.contains(code(item)));
        let unlisted: Vec<Tree> = unlisted.cloned().collect();
        if unlisted.len() < list.len() {
            file.tree.set("errors", Tree::Array(unlisted), ACTION);
        }
    }
}

/// The descriptions of codes: those of shared files, and those on which all actions agree.
fn known_docs(files: &Files) -> BTreeMap<String, String> {
    let mut shared: BTreeMap<String, String> = BTreeMap::new();
    let mut own: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in &files.list {
        for item in file.tree.items("errors") {
            let docs = item.str("description");
            if file.action.is_none() {
                let known = shared.entry(code(item).to_owned()).or_default();
                if known.is_empty() {
                    docs.clone_into(known);
                }
            } else if !docs.is_empty() {
                own.entry(code(item)).or_default().insert(docs);
            }
        }
    }
    for (code, docs) in own {
        if let (Some(only), 1) = (docs.first(), docs.len()) {
            let known = shared.entry(code.to_owned()).or_default();
            if known.is_empty() {
                (*only).clone_into(known);
            }
        }
    }
    shared
}

/// A code that an action did not list before; `existed` is whether its file did.
fn new_code(code: &str, docs: Option<&str>, existed: bool) -> Tree {
    Tree::object([
        ("code", Some(Tree::text(code))),
        ("description", docs.map(Tree::text)),
        ("added_later", existed.then_some(Tree::Bool(true))),
    ])
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
                describe_code(item, &shared.description);
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
