//! Writes down the pagination of lists where it cannot be derived from the docs.
//!
//! The reader derives pagination from names, types and docs. Without a sentence such as "pages are
//! counted from 0", which `--facts-only` leaves out, it would derive another pagination, and
//! paginating would skip items. Such a file gets a `pagination` of its own.

use tcsas_spec::keys::ACTION;
use tcsas_spec::model::{Pagination, Service};
use tcsas_spec::{Options, read};

use super::files::Files;
use crate::spec_file::Tree;

/// Adds `pagination` to the imported actions whose pagination would otherwise be read differently.
pub(super) fn update(files: &mut Files, described: &Service) {
    // Errors are reported when the plan is verified.
    let found = read(files.sources(), &Options::default()).service;
    for file in files.list.iter_mut().filter(|file| file.imported) {
        let Some(name) = &file.action else { continue };
        if file.tree.get("pagination").is_some() {
            continue;
        }
        if let (Some(wanted), Some(found)) = (described.action(name), found.action(name))
            && wanted.pagination != found.pagination
        {
            let wanted = wanted.pagination.as_ref();
            let value = wanted.map_or(Tree::Bool(false), tree);
            file.tree.set("pagination", value, ACTION);
        }
    }
}

fn tree(pagination: &Pagination) -> Tree {
    let first = Some(pagination.first).filter(|first| *first != pagination.start.usual_first());
    let path = |path: &Vec<String>| Tree::String(path.join("."));
    Tree::object([
        (
            pagination.start.key(),
            Some(Tree::text(&*pagination.start_parameter)),
        ),
        ("first", first.map(|first| Tree::Number(first.to_string()))),
        ("limit", pagination.size_parameter.as_ref().map(Tree::text)),
        ("total", pagination.total.as_ref().map(path)),
        ("items", Some(path(&pagination.items))),
    ])
}
