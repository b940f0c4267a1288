//! The error codes: each action lists its own, and what several list is described in the shared
//! file.

use std::collections::{BTreeMap, BTreeSet};

use tcsas_spec::model::Service;

use super::files::{Files, insert_named};
use super::keys::{ACTION, CODE};
use super::tree::Tree;

/// Brings the error codes of all files up to date. Codes that were listed once stay: an answer may
/// still have them, and programs may name them.
pub(super) fn update(files: &mut Files, described: &Service) {
    let new: Vec<Vec<&str>> = files
        .list
        .iter()
        .map(|file| {
            let action = file.action.as_deref().filter(|_| file.ours);
            let action = action.and_then(|name| described.action(name));
            let listed: BTreeSet<&str> = file.tree.items("errors").iter().map(code).collect();
            let codes = action.map_or(&[][..], |action| &action.errors).iter();
            let codes = codes.map(|error| &*error.code);
            codes.filter(|code| !listed.contains(code)).collect()
        })
        .collect();
    let catalogue = catalogue(files, &new);
    for (file, new) in files.list.iter_mut().zip(&new) {
        if file.action.is_none() {
            continue;
        }
        let mut list = file.tree.items("errors").to_vec();
        if file.ours {
            for item in &mut list {
                lend(item, &catalogue);
            }
        }
        let existed = file.existed();
        list.extend(new.iter().map(|code| {
            let described = !catalogue.contains_key(*code);
            match (existed, described) {
                (false, false) => Tree::text(*code),
                _ => Tree::object([
                    ("code", Some(Tree::text(*code))),
                    ("description", described.then(|| Tree::text(""))),
                    ("added_later", existed.then_some(Tree::Bool(true))),
                ]),
            }
        }));
        if !list.is_empty() {
            file.tree.set("errors", Tree::Array(list), ACTION);
        }
    }
    publish(files, catalogue);
}

/// What the shared files say of a code, or are to say.
struct Shared {
    description: String,
    /// It was there before, so that what actions say besides it was meant to be said.
    known: bool,
}

/// What is said of the codes that several actions list, or that have been shared before.
fn catalogue<'c>(files: &'c Files, new: &[Vec<&'c str>]) -> BTreeMap<String, Shared> {
    let mut users: BTreeMap<&str, usize> = BTreeMap::new();
    let mut said: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut silent: BTreeSet<&str> = BTreeSet::new();
    let mut catalogue: BTreeMap<String, Shared> = BTreeMap::new();
    for (file, new) in files.list.iter().zip(new) {
        let old = file.tree.items("errors").iter();
        if file.action.is_none() {
            for item in old {
                let shared = Shared {
                    description: item.str("description").to_owned(),
                    known: true,
                };
                catalogue.entry(code(item).to_owned()).or_insert(shared);
            }
            continue;
        }
        let old = old.map(|item| (code(item), item.str("description")));
        for (code, words) in old.chain(new.iter().map(|code| (*code, ""))) {
            *users.entry(code).or_default() += 1;
            match words {
                "" => silent.insert(code),
                words => said.entry(code).or_default().insert(words),
            };
        }
    }
    for (code, _) in users.into_iter().filter(|(_, users)| *users > 1) {
        let said = said.remove(code).unwrap_or_default();
        // What is said in several ways stays where it is said.
        let words = match said.len() {
            1 => said.first().copied().unwrap_or(""),
            _ => "",
        };
        if words.is_empty() && !silent.contains(code) {
            continue;
        }
        let shared = catalogue.entry(code.to_owned()).or_insert(Shared {
            description: String::new(),
            known: false,
        });
        if shared.description.trim().is_empty() && !words.is_empty() {
            words.clone_into(&mut shared.description);
            shared.known = false;
        }
    }
    catalogue
}

/// Leaves out of an action's item what the shared file has just taken over.
fn lend(item: &mut Tree, catalogue: &BTreeMap<String, Shared>) {
    let Some(shared) = catalogue.get(code(item)).filter(|shared| !shared.known) else {
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

/// Writes into the shared files what they do not say yet.
fn publish(files: &mut Files, catalogue: BTreeMap<String, Shared>) {
    for (name, shared) in catalogue {
        if shared.known {
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
                item.set("description", Tree::text(&*shared.description), CODE);
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

/// The code of an item, which may be all that it is.
fn code(item: &Tree) -> &str {
    match item {
        Tree::String(code) => code,
        other => other.str("code"),
    }
}
