//! Plans the content of the folder from the description; writes nothing.

use super::doc_policy::DocPolicy;
use super::file_header::FileHeader;
use super::files::Files;
use super::sharing::Sharing;
use super::target_folder::TargetFolder;
use super::update_examples::OmittedPart;
use super::vendor_description::VendorDescription;
use super::{
    skipped_actions, update_action, update_codes, update_examples, update_pagination, update_types,
};
use crate::failure::Failure;

/// The content of the folder after the import.
#[derive(Debug)]
pub(super) struct ImportPlan {
    pub files: Files,
    /// Notes for the user.
    pub messages: Vec<String>,
    /// Parts of documented calls that cannot be taken over.
    pub omitted: Vec<OmittedPart>,
    /// The actions that are imported.
    pub actions: Vec<String>,
    /// The number of actions that cannot be imported.
    pub skipped: usize,
}

/// Plans the files for the actions that `selects` accepts.
pub(super) fn plan(
    description: &VendorDescription,
    folder: TargetFolder,
    selects: impl Fn(&str) -> bool,
    sharing: Sharing,
    policy: DocPolicy,
) -> Result<ImportPlan, Failure> {
    let service = &description.service;
    let header = FileHeader::new(service, &folder)?;
    let mut messages = Vec::new();
    let mut omitted = Vec::new();
    let actions = skipped_actions::importable(service, selects, &folder, &mut messages);
    let skipped = messages.len();
    let mut files = Files::new(folder, header);
    for file in &files.list {
        if let Some(action) = &file.action
            && service.action(action).is_none()
        {
            messages.push(format!(
                "{action}: no longer in the description; `{}` is kept unchanged",
                file.name.to_string_lossy()
            ));
        }
    }
    for action in &actions {
        let file = files.of_action(&action.name);
        let existed = file.existed();
        update_action::update(&mut file.tree, action, existed, policy);
        let calls = description.calls.get(&action.name);
        let calls = calls.map_or(&[][..], Vec::as_slice);
        update_examples::update(&mut file.tree, &action.name, calls, policy, &mut omitted);
    }
    update_types::update(&mut files, service, sharing, policy, &mut messages);
    update_codes::update(&mut files, service, sharing);
    update_pagination::update(&mut files, service);
    Ok(ImportPlan {
        files,
        messages,
        omitted,
        actions: actions.iter().map(|action| action.name.clone()).collect(),
        skipped,
    })
}
