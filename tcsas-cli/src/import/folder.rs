//! The folder that is imported into, as it is before.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tcsas_spec::model::Service;
use tcsas_spec::{Options, Report, Source, json, read, sources};

use super::tree::Tree;

/// The files of a folder.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub path: PathBuf,
    /// The spec files, in order of their names.
    pub files: Vec<Kept>,
    /// The names of everything in it, by what is left of them where case does not matter.
    pub taken: HashMap<String, OsString>,
    /// What the files say together.
    pub service: Service,
}

/// A spec file that is there already.
#[derive(Debug)]
pub(super) struct Kept {
    pub name: OsString,
    pub text: String,
    pub tree: Tree,
}

/// Why a folder cannot be imported into.
#[derive(Debug)]
pub(super) enum Unfit {
    /// Its files have mistakes.
    Mistakes(Report),
    Other(String),
}

/// Reads the folder at `path`; one that does not exist is empty.
pub(super) fn fetch(path: &Path) -> Result<Folder, Unfit> {
    let mut folder = Folder {
        path: path.to_owned(),
        ..Folder::default()
    };
    let cannot = |error: std::io::Error| {
        let path = path.display();
        Unfit::Other(format!("the folder `{path}` cannot be read: {error}"))
    };
    match fs::metadata(path) {
        Ok(kind) if kind.is_dir() => {}
        Ok(_) => {
            let path = path.display();
            return Err(Unfit::Other(format!(
                "`{path}` is no folder; --out wants one, or a name that is free"
            )));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(folder),
        Err(error) => return Err(cannot(error)),
    }
    for entry in fs::read_dir(path).map_err(cannot)? {
        let name = entry.map_err(cannot)?.file_name();
        folder.taken.insert(caseless(&name.to_string_lossy()), name);
    }
    let sources = sources(path).map_err(Unfit::Mistakes)?;
    parse(&mut folder, sources)?;
    Ok(folder)
}

/// Reads the files that were found.
pub(super) fn parse(folder: &mut Folder, sources: Vec<Source>) -> Result<(), Unfit> {
    if sources.is_empty() {
        return Ok(());
    }
    let outcome = read(sources.clone(), &Options::default());
    folder.service = outcome.into_result().map_err(Unfit::Mistakes)?;
    for source in sources {
        let text = source.as_str().unwrap_or_default();
        let Ok(root) = json::parse(text) else {
            continue;
        };
        if source.is_vendor_description() {
            let name = source.name.display();
            return Err(Unfit::Other(format!(
                "`{name}` is a vendor's description; --out wants a folder that has none"
            )));
        }
        let tree = Tree::of(&root);
        let name = source.name.file_name().unwrap_or_default().to_owned();
        folder.files.push(Kept {
            name,
            tree,
            text: text.to_owned(),
        });
    }
    Ok(())
}

/// What is left of a name where case does not matter.
pub(super) fn caseless(name: &str) -> String {
    name.to_lowercase()
}
