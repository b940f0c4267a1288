//! The vendor's descriptions, if available.

use std::path::PathBuf;

/// Every service version below the folder `TCSAS_CORPUS`; none, with a note on stderr, if it is not
/// set.
pub fn versions() -> Vec<PathBuf> {
    let Some(corpus) = std::env::var_os("TCSAS_CORPUS").map(PathBuf::from) else {
        eprintln!("skipped: TCSAS_CORPUS does not name a folder of SERVICE/VERSION/api.json");
        return Vec::new();
    };
    list(corpus).into_iter().flat_map(list).collect()
}

fn list(folder: PathBuf) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries.map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    paths
}
