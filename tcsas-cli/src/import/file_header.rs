//! The keys at the top of every file of a folder.

use tcsas_spec::model::Service;
use tcsas_spec::quote;

use super::target_folder::TargetFolder;
use crate::spec_file::Tree;

/// The service that the files describe.
#[derive(Debug)]
pub(super) struct FileHeader {
    schema: Option<String>,
    service: String,
    version: String,
    endpoint: String,
}

impl FileHeader {
    /// The values of the files in the folder; those of the description where no file has one.
    pub(super) fn new(described: &Service, folder: &TargetFolder) -> Result<Self, String> {
        let trees = || folder.files.iter().map(|file| &file.tree);
        let existing = |key: &str| {
            let mut texts = trees().map(|tree| tree.str(key));
            texts.find(|text| !text.is_empty())
        };
        for (key, new) in [
            ("service", &described.name),
            ("version", &described.version),
        ] {
            if let Some(old) = existing(key).filter(|old| old != new) {
                return Err(format!(
                    "the folder `{}` describes the {key} {}, but the description {}: use a folder of its own for each",
                    folder.path.display(),
                    quote(old),
                    quote(new)
                ));
            }
        }
        let schema = existing("$schema").filter(|first| {
            let mut schemas = trees().filter_map(|tree| tree.get("$schema"));
            schemas.all(|other| *other == Tree::text(*first))
        });
        Ok(Self {
            schema: schema.map(str::to_owned),
            service: described.name.clone(),
            version: described.version.clone(),
            endpoint: existing("endpoint")
                .unwrap_or(&described.endpoint)
                .to_owned(),
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
