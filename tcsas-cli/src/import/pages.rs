//! Lists in pages, where words that are not taken over tell how they come.
//!
//! The reader derives pages from names, types and descriptions. Without the sentence that a page
//! counts from 0, or that a total is not the true one, it would derive others, and a walk through
//! them would lose items: a file says itself then what the description meant.

use tcsas_spec::model::{Pagination, Service};
use tcsas_spec::{Options, read};

use super::files::Files;
use super::keys::ACTION;
use super::tree::Tree;

/// Has files say how lists come in pages if that would not follow from them.
pub(super) fn settle(files: &mut Files, described: &Service) {
    // Mistakes are told by whoever reads next.
    let found = read(files.sources(), &Options::default()).service;
    for file in files.list.iter_mut().filter(|file| file.ours) {
        let Some(name) = &file.action else { continue };
        if file.tree.get("pagination").is_some() {
            continue;
        }
        if let (Some(wanted), Some(found)) = (described.action(name), found.action(name))
            && wanted.pagination != found.pagination
        {
            let said = wanted.pagination.as_ref();
            let said = said.map_or(Tree::Bool(false), written);
            file.tree.set("pagination", said, ACTION);
        }
    }
}

fn written(pages: &Pagination) -> Tree {
    let first = Some(pages.first).filter(|first| *first != pages.start.usual_first());
    let path = |path: &Vec<String>| Tree::String(path.join("."));
    Tree::object([
        (pages.start.key(), Some(Tree::text(&*pages.start_parameter))),
        ("first", first.map(|first| Tree::Number(first.to_string()))),
        ("limit", pages.size_parameter.as_ref().map(Tree::text)),
        ("total", pages.total.as_ref().map(path)),
        ("items", Some(path(&pages.items))),
    ])
}
