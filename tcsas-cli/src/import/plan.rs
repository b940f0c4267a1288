//! From a description and a folder to what the folder is to hold; nothing is written here.

use super::described::Described;
use super::examples::Unfit;
use super::files::Files;
use super::folder::Folder;
use super::head::Head;
use super::words::Words;
use super::{actions, codes, examples, fits, pages, types};

/// What the folder is to hold.
#[derive(Debug)]
pub(super) struct Plan {
    pub files: Files,
    /// What a person should know about it.
    pub messages: Vec<String>,
    /// Parts of documented calls that cannot be taken over.
    pub examples: Vec<Unfit>,
    /// The actions that were described anew.
    pub actions: Vec<String>,
    /// How many actions had to be left out.
    pub left_out: usize,
}

/// Plans the files for the actions that are `wanted`.
pub(super) fn plan(
    described: &Described,
    folder: Folder,
    wanted: impl Fn(&str) -> bool,
    words: Words,
) -> Result<Plan, String> {
    let service = &described.service;
    let head = Head::of(service, &folder)?;
    let mut messages = Vec::new();
    let mut unfit = Vec::new();
    let fit = fits::sort_out(service, wanted, &folder, &mut messages);
    let left_out = messages.len();
    let mut files = Files::of(folder, head);
    for file in &files.list {
        if let Some(action) = &file.action
            && service.action(action).is_none()
        {
            messages.push(format!(
                "{action}: the description no longer has it; `{}` stays as it is",
                file.name.to_string_lossy()
            ));
        }
    }
    for action in &fit {
        let file = files.of_action(&action.name);
        let existed = file.existed();
        actions::update(&mut file.tree, action, existed, words);
        let calls = described.calls.get(&action.name);
        let calls = calls.map_or(&[][..], Vec::as_slice);
        examples::update(&mut file.tree, &action.name, calls, words, &mut unfit);
    }
    types::update(&mut files, service, words, &mut messages);
    codes::update(&mut files, service);
    pages::settle(&mut files, service);
    Ok(Plan {
        files,
        messages,
        examples: unfit,
        actions: fit.iter().map(|action| action.name.clone()).collect(),
        left_out,
    })
}
