//! The spec that actions are exported from.

use std::path::{Path, PathBuf};

use tcsas_spec::model::{Service, Site};
use tcsas_spec::{Options, load, quote, read, sources};

use super::action_file::Parts;
use crate::failure::Failure;
use crate::import::{self, VendorDescription};
use crate::selection::{check_patterns, matches_any};
use crate::spec_file::{Tree, layout};

/// A spec of any format.
pub(super) struct Source {
    path: PathBuf,
    pub service: Service,
    content: Content,
}

enum Content {
    SpecFiles(Parts),
    Vendor(VendorDescription),
}

/// The files of the selected actions.
pub(super) struct Exported {
    pub files: Vec<ExportedFile>,
    /// Why selected actions are left out.
    pub left_out: Vec<String>,
}

/// A spec file that needs no other file.
pub(super) struct ExportedFile {
    pub action: String,
    pub tree: Tree,
    /// The action's file in the spec, if it has one.
    pub original: Option<Tree>,
}

impl ExportedFile {
    pub(super) fn name(&self) -> String {
        format!("{}.json", self.action)
    }

    pub(super) fn text(&self) -> String {
        layout(&self.tree)
    }
}

impl Source {
    /// Reads the spec at `path`; `site` is that of a vendor's description.
    pub(super) fn load(path: &Path, site: Option<Site>) -> Result<Self, Failure> {
        let invalid = || {
            let path = path.display();
            format!(
                "nothing was exported because `{path}` has errors; --specs names another source"
            )
        };
        let sources = sources(path).map_err(|report| Failure::invalid(&report, invalid()))?;
        let mut descriptions = sources
            .iter()
            .filter(|source| source.is_vendor_description());
        if let Some(description) = descriptions.next() {
            if let Some(other) = descriptions.next() {
                return Err(format!(
                    "`{}` and `{}` both describe a service; --specs takes one of them",
                    description.name.display(),
                    other.name.display()
                )
                .into());
            }
            let description = VendorDescription::load(&description.name, None, None, site)?;
            return Ok(Self {
                path: path.to_owned(),
                service: description.service.clone(),
                content: Content::Vendor(description),
            });
        }
        let service = load(path, &Options::default())
            .into_result()
            .map_err(|report| Failure::invalid(&report, invalid()))?;
        let texts = sources.iter().filter_map(tcsas_spec::Source::as_str);
        Ok(Self {
            path: path.to_owned(),
            service,
            content: Content::SpecFiles(Parts::of(texts.filter_map(Tree::parse))),
        })
    }

    /// The files of the actions that match `actions` and none of `exclude`.
    pub(super) fn export(
        &self,
        actions: &[String],
        exclude: &[String],
    ) -> Result<Exported, Failure> {
        let source = quote(&self.path.to_string_lossy());
        check_patterns(actions.iter().chain(exclude), &self.service, &source)?;
        let selects = |action: &str| matches_any(actions, action) && !matches_any(exclude, action);
        let exported = match &self.content {
            Content::SpecFiles(parts) => {
                let selected = self.service.actions.iter();
                let selected = selected.filter(|action| selects(&action.name));
                let mut exported = Exported {
                    files: Vec::new(),
                    left_out: Vec::new(),
                };
                for action in selected {
                    if let Some(reason) = import::reserved(&action.name) {
                        let message = format!("{}: left out: {reason}", action.name);
                        exported.left_out.push(message);
                    } else if let Some(tree) = parts.self_contained(action, &self.service) {
                        exported.files.push(ExportedFile {
                            action: action.name.clone(),
                            tree,
                            original: parts.original(&action.name).cloned(),
                        });
                    }
                }
                check_alone(&exported.files, &self.service)?;
                exported
            }
            Content::Vendor(description) => {
                let import::SelfContained {
                    files,
                    service,
                    left_out,
                } = import::self_contained(description, selects)?;
                let files = files.into_iter().map(|(action, tree)| ExportedFile {
                    action,
                    tree,
                    original: None,
                });
                let files = files.collect::<Vec<_>>();
                check_alone(&files, &service)?;
                Exported { files, left_out }
            }
        };
        match exported.files.is_empty() {
            true => Err(Failure::from(match exported.left_out.is_empty() {
                true => "--exclude leaves no action to export".to_owned(),
                false => exported.left_out.join("\n"),
            })),
            false => Ok(exported),
        }
    }
}

/// Reads each file alone: its action must have the model that it has in `service`.
fn check_alone(files: &[ExportedFile], service: &Service) -> Result<(), Failure> {
    for file in files {
        let wanted = service.action(&file.action).map(|it| service.only(it));
        let source = tcsas_spec::Source {
            name: file.name().into(),
            text: file.text().into_bytes(),
        };
        let message = format!(
            "nothing was exported because the file of {} would differ from its source, which is a bug of tcsas",
            file.action
        );
        match read(vec![source], &Options::default()).into_result() {
            Ok(found) if Some(&found) == wanted.as_ref() => {}
            Ok(_) => return Err(message.into()),
            Err(report) => return Err(Failure::invalid(&report, message)),
        }
    }
    Ok(())
}
