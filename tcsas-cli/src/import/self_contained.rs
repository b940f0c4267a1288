//! Spec files of a vendor's description for other subcommands.

use tcsas_spec::model::Service;

use super::doc_policy::DocPolicy;
use super::import_plan::plan;
use super::sharing::Sharing;
use super::target_folder::TargetFolder;
use super::vendor_description::VendorDescription;
use super::verify::verify;
use crate::failure::Failure;
use crate::spec_file::Tree;

/// Spec files that need no other file.
pub(crate) struct SelfContained {
    /// The files, with the names of their actions.
    pub files: Vec<(String, Tree)>,
    /// The model of all files together.
    pub service: Service,
    /// Why selected actions are left out.
    pub left_out: Vec<String>,
}

/// The files of the actions that `selects` accepts, as an import into an empty folder writes them.
pub(crate) fn self_contained(
    description: &VendorDescription,
    selects: impl Fn(&str) -> bool,
) -> Result<SelfContained, Failure> {
    let policy = DocPolicy {
        facts_only: false,
        adopt_guaranteed: false,
    };
    let folder = TargetFolder::default();
    let plan = plan(description, folder, selects, Sharing::SelfContained, policy)?;
    let service = verify(&plan, &description.service)?;
    let files = plan.files.list.into_iter();
    Ok(SelfContained {
        files: files
            .filter_map(|file| Some((file.action?, file.tree)))
            .collect(),
        service,
        left_out: plan.messages,
    })
}
