//! Which files use each data type, and in which directions.

use std::collections::{BTreeMap, BTreeSet};

use tcsas_spec::model::{Field, Service, Usage};

use super::files::{File, Files};
use crate::spec_file::Tree;

/// The data types in the files before the import, with the index of each file that describes them.
pub(super) struct ExistingTypes {
    by_name: BTreeMap<String, Vec<(usize, Tree)>>,
}

impl ExistingTypes {
    pub(super) fn of(files: &Files) -> Self {
        let mut by_name: BTreeMap<String, Vec<(usize, Tree)>> = BTreeMap::new();
        for (at, file) in files.list.iter().enumerate() {
            for tree in file.tree.items("types") {
                let places = by_name.entry(tree.str("name").to_owned()).or_default();
                places.push((at, tree.clone()));
            }
        }
        Self { by_name }
    }

    /// All descriptions of a data type.
    pub(super) fn get(&self, name: &str) -> &[(usize, Tree)] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// The names of the data types that members of a file refer to.
    fn references<'t>(&self, members: &'t [Tree]) -> Vec<&'t str> {
        let types = members.iter().map(|member| {
            let mut ty = member.str("type");
            while let Some(item) = ty.strip_prefix("Array of ") {
                ty = item;
            }
            ty
        });
        types.filter(|ty| self.by_name.contains_key(*ty)).collect()
    }

    /// The data types of the members of a data type: of the description if it has the type, or else
    /// of the files.
    pub(super) fn parts<'a>(&'a self, name: &str, described: &'a Service) -> Vec<&'a str> {
        match (described.data_type(name), self.get(name).first()) {
            (Some(data_type), _) => object_types(&data_type.fields),
            (None, Some((_, tree))) => self.references(tree.items("members")),
            (None, None) => Vec::new(),
        }
    }

    /// All data types that can be reached from `open`, which included.
    fn reach<'a>(&'a self, mut open: Vec<&'a str>, described: &'a Service) -> BTreeSet<&'a str> {
        let mut reached = BTreeSet::new();
        while let Some(name) = open.pop() {
            if reached.insert(name) {
                open.extend(self.parts(name, described));
            }
        }
        reached
    }
}

/// The use of data types by the files.
#[derive(Default)]
pub(super) struct TypeUsage {
    /// The indices of the files that use each data type.
    pub users: BTreeMap<String, BTreeSet<usize>>,
    /// The indices of the files whose requests use each data type.
    inputs: BTreeMap<String, BTreeSet<usize>>,
    /// The indices of the files whose responses use each data type.
    outputs: BTreeMap<String, BTreeSet<usize>>,
}

impl TypeUsage {
    pub(super) fn of(files: &Files, described: &Service, existing: &ExistingTypes) -> Self {
        let mut usage = Self::of_actions(files, described, existing, |file| Some(&file.tree));
        usage.add_unused(files, described, existing);
        usage
    }

    /// Adds the data types that no action used before the import. They were added manually, and a
    /// description that never had them does not remove them.
    fn add_unused(&mut self, files: &Files, described: &Service, existing: &ExistingTypes) {
        let nothing = Service::default();
        let before = Self::of_actions(files, &nothing, existing, File::tree_before);
        for (name, places) in &existing.by_name {
            if before.users.contains_key(name) {
                continue;
            }
            for name in existing.reach(vec![name], described) {
                let users = self.users.entry(name.to_owned()).or_default();
                users.extend(places.iter().map(|(at, _)| *at));
            }
        }
    }

    /// The use by the actions of `described`, or by those in the trees of their files if it has
    /// none.
    fn of_actions<'f>(
        files: &'f Files,
        described: &Service,
        existing: &ExistingTypes,
        tree: impl Fn(&'f File) -> Option<&'f Tree>,
    ) -> Self {
        let mut usage = Self::default();
        for (at, file) in files.list.iter().enumerate() {
            let (Some(name), Some(tree)) = (&file.action, tree(file)) else {
                continue;
            };
            let action = described.action(name).filter(|_| file.imported);
            for input in [true, false] {
                let types = match action {
                    Some(action) if input => object_types(&action.input),
                    Some(action) => object_types(&action.output),
                    None => {
                        let key = if input { "input" } else { "output" };
                        existing.references(tree.items(key))
                    }
                };
                for name in existing.reach(types, described) {
                    let directed = match input {
                        true => &mut usage.inputs,
                        false => &mut usage.outputs,
                    };
                    for users in [&mut usage.users, directed] {
                        users.entry(name.to_owned()).or_default().insert(at);
                    }
                }
            }
        }
        usage
    }

    /// The directions in which the actions of the folder use a data type.
    pub(super) fn directions(&self, name: &str) -> Usage {
        Usage {
            input: self.inputs.contains_key(name),
            output: self.outputs.contains_key(name),
        }
    }

    /// The directions in which the action of a file uses a data type.
    pub(super) fn directions_in(&self, file: usize, name: &str) -> Usage {
        let is_user = |users: &BTreeMap<String, BTreeSet<usize>>| {
            users.get(name).is_some_and(|users| users.contains(&file))
        };
        Usage {
            input: is_user(&self.inputs),
            output: is_user(&self.outputs),
        }
    }
}

/// The data types of fields.
fn object_types(fields: &[Field]) -> Vec<&str> {
    let fields = fields.iter();
    fields.filter_map(|field| field.ty.object()).collect()
}
