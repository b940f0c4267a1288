//! The data types: each is described once, in the file of the only action that uses it or in the
//! shared file.

use std::collections::{BTreeMap, BTreeSet};

use tcsas_spec::model::{Field, Service, Usage};

use super::adopt::adopt;
use super::files::{File, Files, insert_named};
use super::keys::{ACTION, TYPE};
use super::members::{self, Role};
use super::tree::Tree;
use super::words::Words;

/// Brings the data types of all files up to date.
pub(super) fn update(
    files: &mut Files,
    described: &Service,
    words: Words,
    messages: &mut Vec<String>,
) {
    let old = Old::of(files);
    let reach = Reach::of(files, described, &old);
    let homes = homes(files, described, &old, &reach);
    let mut new: BTreeMap<usize, Vec<Tree>> = BTreeMap::new();
    let mut trees: BTreeMap<&str, Tree> = BTreeMap::new();
    for name in homes.keys() {
        let (before, dropped) = old.merged(name);
        for (at, of) in dropped {
            let file = files.list[at].name.to_string_lossy();
            messages.push(format!(
                "`{file}`: what it says of {of} is dropped, because another file says it otherwise"
            ));
        }
        trees.insert(name, tree(name, before, described, &reach, words));
    }
    // What stays keeps its order.
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
            // A shared file is one because it has something to share.
            match file.action {
                Some(_) => {
                    let _ = file.tree.take("types");
                }
                None => file.tree.set("types", Tree::Array(list), ACTION),
            }
        }
    }
}

/// The data types as the files describe them so far, and where.
struct Old {
    by_name: BTreeMap<String, Vec<(usize, Tree)>>,
}

impl Old {
    fn of(files: &Files) -> Self {
        let mut by_name: BTreeMap<String, Vec<(usize, Tree)>> = BTreeMap::new();
        for (at, file) in files.list.iter().enumerate() {
            for tree in file.tree.items("types") {
                let places = by_name.entry(tree.str("name").to_owned()).or_default();
                places.push((at, tree.clone()));
            }
        }
        Self { by_name }
    }

    fn get(&self, name: &str) -> &[(usize, Tree)] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// What is said of a data type so far, put together from all places, and whose words there was
    /// no room for: a data type has one description.
    fn merged(&self, name: &str) -> (Option<Tree>, Vec<(usize, String)>) {
        let mut places = self.get(name).iter();
        let mut merged = places.next().map(|(_, tree)| tree.clone());
        let mut dropped = Vec::new();
        if let Some(tree) = &mut merged {
            for (at, other) in places {
                let of = adopt(tree, other).into_iter();
                dropped.extend(of.map(|of| (*at, of)));
            }
        }
        (merged, dropped)
    }

    /// The names of the data types that members of a file mention.
    fn mentions<'t>(&self, members: &'t [Tree]) -> Vec<&'t str> {
        let types = members.iter().map(|member| {
            let mut ty = member.str("type");
            while let Some(item) = ty.strip_prefix("Array of ") {
                ty = item;
            }
            ty
        });
        types.filter(|ty| self.by_name.contains_key(*ty)).collect()
    }
}

/// Which data types are used by what.
#[derive(Default)]
struct Reach {
    /// The files of the actions that use each.
    users: BTreeMap<String, BTreeSet<usize>>,
    inputs: BTreeSet<String>,
    outputs: BTreeSet<String>,
}

impl Reach {
    fn of(files: &Files, described: &Service, old: &Old) -> Self {
        let mut reach = Self::of_actions(files, described, old);
        reach.keep_unused(files, old);
        reach
    }

    /// Adds the data types that no action of the folder used before this import: somebody described
    /// them all the same, and a description that never had them does not take them away.
    fn keep_unused(&mut self, files: &Files, old: &Old) {
        let nothing = Service::default();
        let before = Self::of_actions(files, &nothing, old);
        for (name, places) in &old.by_name {
            if before.users.contains_key(name) {
                continue;
            }
            let mut open = vec![name.as_str()];
            let mut seen = BTreeSet::new();
            while let Some(name) = open.pop() {
                if seen.insert(name) {
                    open.extend(parts(name, &nothing, old));
                }
            }
            for name in seen {
                let users = self.users.entry(name.to_owned()).or_default();
                users.extend(places.iter().map(|(at, _)| *at));
            }
        }
    }

    fn of_actions(files: &Files, described: &Service, old: &Old) -> Self {
        let mut reach = Self::default();
        for (at, file) in files.list.iter().enumerate() {
            let Some(name) = &file.action else { continue };
            let action = described.action(name).filter(|_| file.ours);
            for input in [true, false] {
                let mut open = match action {
                    Some(action) if input => objects(&action.input),
                    Some(action) => objects(&action.output),
                    None => {
                        let key = if input { "input" } else { "output" };
                        old.mentions(file.tree.items(key))
                    }
                };
                let mut seen = BTreeSet::new();
                while let Some(name) = open.pop() {
                    if seen.insert(name) {
                        open.extend(parts(name, described, old));
                    }
                }
                let names = seen.into_iter().map(str::to_owned);
                for name in names {
                    reach.users.entry(name.clone()).or_default().insert(at);
                    match input {
                        true => reach.inputs.insert(name),
                        false => reach.outputs.insert(name),
                    };
                }
            }
        }
        reach
    }

    /// The directions that follow from the actions of the folder.
    fn usage(&self, name: &str) -> Usage {
        Usage {
            input: self.inputs.contains(name),
            output: self.outputs.contains(name),
        }
    }
}

/// The data types that fields are of.
fn objects(fields: &[Field]) -> Vec<&str> {
    fields
        .iter()
        .filter_map(|field| field.ty.object())
        .collect()
}

/// The data types that a data type consists of.
fn parts<'a>(name: &str, described: &'a Service, old: &'a Old) -> Vec<&'a str> {
    match (described.data_type(name), old.get(name).first()) {
        (Some(data_type), _) => objects(&data_type.fields),
        (None, Some((_, tree))) => old.mentions(tree.items("members")),
        (None, None) => Vec::new(),
    }
}

/// Which file describes each data type.
fn homes(
    files: &mut Files,
    described: &Service,
    old: &Old,
    reach: &Reach,
) -> BTreeMap<String, usize> {
    let is_shared = |file: &File| file.action.is_none();
    let mut homes = BTreeMap::new();
    let mut shared = Vec::new();
    for (name, users) in &reach.users {
        let places = old.get(name).iter().map(|(at, _)| *at);
        let shares = places.clone().find(|at| is_shared(&files.list[*at]));
        let only = users.first().copied().filter(|_| users.len() == 1);
        let home = match (shares, only) {
            (Some(at), _) | (None, Some(at)) => at,
            (None, None) => files.shared(),
        };
        homes.insert(name.clone(), home);
        if is_shared(&files.list[home]) {
            shared.push(name.clone());
        }
    }
    // A shared file describes all that it mentions.
    while let Some(name) = shared.pop() {
        for part in parts(&name, described, old) {
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

/// What is said of a data type from now on.
fn tree(
    name: &str,
    before: Option<Tree>,
    described: &Service,
    reach: &Reach,
    words: Words,
) -> Tree {
    let Some(data_type) = described.data_type(name) else {
        return before.unwrap_or(Tree::Null);
    };
    let existed = before.is_some();
    let mut tree = before.unwrap_or_else(|| {
        Tree::object([
            ("name", Some(Tree::text(name))),
            (
                "description",
                Some(Tree::String(words.of(&data_type.description))),
            ),
        ])
    });
    words.fill(&mut tree, "description", &data_type.description, TYPE);
    let known = both(stated(&tree), reach.usage(name));
    // Where people have said nothing of it, it follows from the actions.
    let usage = match existed {
        true => known,
        false => both(known, data_type.usage),
    };
    if usage != known {
        let text = match (usage.input, usage.output) {
            (true, true) => "both",
            (true, false) => "in",
            _ => "out",
        };
        tree.set("usage", Tree::text(text), TYPE);
    }
    let role = Role::Member(usage);
    let listed = members::merge(
        tree.items("members"),
        &data_type.fields,
        role,
        existed,
        words,
    );
    tree.set("members", Tree::Array(listed), TYPE);
    tree
}

/// The directions that a file states.
fn stated(tree: &Tree) -> Usage {
    let usage = tree.str("usage");
    Usage {
        input: matches!(usage, "in" | "both"),
        output: matches!(usage, "out" | "both"),
    }
}

fn both(one: Usage, other: Usage) -> Usage {
    Usage {
        input: one.input || other.input,
        output: one.output || other.output,
    }
}
