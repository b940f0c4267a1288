//! Searches files that are not read for data types that the others lack.

use std::fs;
use std::path::{Path, PathBuf};

use super::decode::MAX_BYTES;
use super::folder::{folders_within, spec_files};
use crate::format::file_names;
use crate::json::{self, Node};
use crate::resolve::{Elsewhere, Place};

/// The most files that are searched, since the search only improves a message.
const MAX_FILES: usize = 200;

/// Finds the file around the files at `path` that describes most of the data types `names`. `path`
/// is relative to `base`; `single`: it is a file, of which only `shared.json` beside it is read.
pub(super) fn search(base: &Path, path: &Path, single: bool, names: &[&str]) -> Option<Elsewhere> {
    let folder = match single {
        true => path.parent().unwrap_or(Path::new("")),
        false => path,
    };
    let mut best: Option<Elsewhere> = None;
    for (file, place) in candidates(base, folder, single).into_iter().take(MAX_FILES) {
        let Some(found) = describes(base, file, place, names) else {
            continue;
        };
        let rank = |found: &Elsewhere| (found.names.len(), found.is_shared);
        if best.as_ref().is_none_or(|best| rank(&found) > rank(best)) {
            best = Some(found);
        }
    }
    best
}

/// The files to search.
fn candidates(base: &Path, folder: &Path, single: bool) -> Vec<(PathBuf, Place)> {
    let files = |folder: &Path| spec_files(base, folder).unwrap_or_default();
    let mut found = Vec::new();
    if let (Some(parent), Some(_)) = (folder.parent(), folder.file_name()) {
        found.push((parent.join(file_names::SHARED), Place::Parent));
    }
    let (folders, place) = match single {
        true => (vec![folder.to_owned()], Place::Beside),
        false => (folders_within(base, folder), Place::Subfolder),
    };
    for folder in folders {
        found.extend(files(&folder).into_iter().map(|file| (file, place)));
    }
    found
}

/// What a file says about `names`; `None` if it describes none of them.
fn describes(base: &Path, file: PathBuf, place: Place, names: &[&str]) -> Option<Elsewhere> {
    let kind = fs::metadata(base.join(&file)).ok()?;
    if !kind.is_file() || kind.len() > MAX_BYTES as u64 {
        return None;
    }
    let text = fs::read_to_string(base.join(&file)).ok()?;
    let root = json::parse(text.trim_start_matches('\u{feff}')).ok()?;
    let types = root.get("types").map_or(&[][..], Node::items);
    let types = types.iter().filter_map(|node| node.get("name")?.as_str());
    let types: Vec<&str> = types.collect();
    let described = names.iter().filter(|name| types.contains(*name));
    let described: Vec<String> = described.map(|name| (*name).to_owned()).collect();
    let is_shared = root.get("action").is_none();
    // Action files beside a file describe data types for themselves.
    let is_of_use = is_shared || place == Place::Subfolder;
    (is_of_use && !described.is_empty()).then_some(Elsewhere {
        file,
        place,
        is_shared,
        names: described,
    })
}
