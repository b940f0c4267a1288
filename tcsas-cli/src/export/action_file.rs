//! The file of one action with all that it uses.

use std::collections::BTreeMap;

use tcsas_spec::keys::ACTION;
use tcsas_spec::model::{Action, Service, Usage};

use crate::spec_file::{Tree, add_usage, code, describe_code, insert_named};

/// The parts of spec files by name, as the reader finds them: the first of several equal ones.
#[derive(Debug, Default)]
pub(super) struct Parts {
    actions: BTreeMap<String, Tree>,
    types: BTreeMap<String, Tree>,
    /// The codes of shared files.
    codes: BTreeMap<String, Tree>,
}

impl Parts {
    /// The parts of `files`, which are in the order in which the reader takes them.
    pub(super) fn of(files: impl IntoIterator<Item = Tree>) -> Self {
        let mut parts = Self::default();
        for file in files {
            for data_type in file.items("types") {
                let name = data_type.str("name").to_owned();
                parts.types.entry(name).or_insert_with(|| data_type.clone());
            }
            let action = file.str("action").to_owned();
            if action.is_empty() {
                for item in file.items("errors") {
                    let code = code(item).to_owned();
                    parts.codes.entry(code).or_insert_with(|| item.clone());
                }
            } else {
                parts.actions.insert(action, file);
            }
        }
        parts
    }

    /// The file of an action as it is in the spec files.
    pub(super) fn original(&self, action: &str) -> Option<&Tree> {
        self.actions.get(action)
    }

    /// The file of an action of `service`, the model of all files.
    pub(super) fn self_contained(&self, action: &Action, service: &Service) -> Option<Tree> {
        let mut file = self.actions.get(&action.name)?.clone();
        if !file.str("$schema").contains("://") {
            // A path from the folder of the spec files.
            let _ = file.take("$schema");
        }
        let types = self.types(&file, action, service);
        let had_types = file.get("types").is_some();
        if !types.is_empty() {
            file.set("types", Tree::Array(types), ACTION);
        } else if had_types {
            let _ = file.take("types");
        }
        let mut codes = file.items("errors").to_vec();
        for item in &mut codes {
            let shared = self
                .codes
                .get(code(item))
                .map(|shared| shared.str("description"));
            if let Some(description) = shared.filter(|description| !description.trim().is_empty()) {
                describe_code(item, description);
            }
        }
        if !codes.is_empty() {
            file.set("errors", Tree::Array(codes), ACTION);
        }
        Some(file)
    }

    /// The data types that an action uses: those of its own file in their order, and the others by
    /// name.
    fn types(&self, file: &Tree, action: &Action, service: &Service) -> Vec<Tree> {
        let inputs = service.reached_from(&action.input);
        let outputs = service.reached_from(&action.output);
        let is_used = |name: &str| inputs.contains(name) || outputs.contains(name);
        let own = file.items("types").iter().map(|tree| tree.str("name"));
        let own: Vec<&str> = own.filter(|name| is_used(name)).collect();
        let tree = |name: &str| {
            let mut tree = self.types.get(name)?.clone();
            let known = Usage {
                input: inputs.contains(name),
                output: outputs.contains(name),
            };
            // Other actions of the folder may use it in other directions. The key of a file that
            // was self-contained is about its own action.
            let _ = tree.take("usage");
            add_usage(&mut tree, service.data_type(name)?.usage, known);
            Some(tree)
        };
        let mut types: Vec<Tree> = own.iter().filter_map(|name| tree(name)).collect();
        for name in inputs.union(&outputs).filter(|name| !own.contains(name)) {
            if let Some(tree) = tree(name) {
                insert_named(&mut types, tree, |tree| tree.str("name"));
            }
        }
        types
    }
}
