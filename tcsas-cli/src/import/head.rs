//! What all files of a folder have alike at their top.

use tcsas_spec::model::Service;
use tcsas_spec::quote;

use super::folder::Folder;
use super::tree::Tree;

/// The service that the files describe.
#[derive(Debug)]
pub(super) struct Head {
    schema: Option<String>,
    service: String,
    version: String,
    endpoint: String,
}

impl Head {
    /// What the folder says already, and else the description.
    pub(super) fn of(described: &Service, folder: &Folder) -> Result<Self, String> {
        let trees = || folder.files.iter().map(|file| &file.tree);
        let said = |key: &str| {
            let said = trees().map(|tree| tree.str(key));
            said.into_iter().find(|text| !text.is_empty())
        };
        for (key, new) in [
            ("service", &described.name),
            ("version", &described.version),
        ] {
            if let Some(old) = said(key).filter(|old| old != new) {
                return Err(format!(
                    "the folder `{}` describes the {key} {}, and the description {}: give each a folder of its own",
                    folder.path.display(),
                    quote(old),
                    quote(new)
                ));
            }
        }
        let schema = said("$schema").filter(|first| {
            let mut stated = trees().filter_map(|tree| tree.get("$schema"));
            stated.all(|other| *other == Tree::text(*first))
        });
        Ok(Self {
            schema: schema.map(str::to_owned),
            service: described.name.clone(),
            version: described.version.clone(),
            endpoint: said("endpoint").unwrap_or(&described.endpoint).to_owned(),
        })
    }

    /// The start of a new action file.
    pub(super) fn of_action(&self, action: &str) -> Tree {
        Tree::object([
            ("$schema", self.schema.as_ref().map(Tree::text)),
            ("service", Some(Tree::text(&*self.service))),
            ("version", Some(Tree::text(&*self.version))),
            ("endpoint", Some(Tree::text(&*self.endpoint))),
            ("action", Some(Tree::text(action))),
        ])
    }

    /// The start of a new shared file.
    pub(super) fn of_shared(&self) -> Tree {
        Tree::object([
            ("$schema", self.schema.as_ref().map(Tree::text)),
            ("service", Some(Tree::text(&*self.service))),
            ("version", Some(Tree::text(&*self.version))),
        ])
    }
}
