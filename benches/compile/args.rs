//! The arguments of the bench.

use std::path::{Path, PathBuf};

use crate::rival::Rival;

pub struct Args {
    /// The specs: each a folder or a file.
    pub specs: Vec<PathBuf>,
    /// Number of measurements; the median counts.
    pub runs: usize,
    pub rivals: Vec<Rival>,
    /// Whether the programs that call every action are compiled.
    pub release: bool,
    /// Whether the longest passes of the compiler are printed.
    pub passes: bool,
}

impl Args {
    pub fn parse() -> Result<Self, String> {
        let mut parsed = Self {
            specs: Vec::new(),
            runs: 3,
            rivals: Rival::ALL.to_vec(),
            release: true,
            passes: false,
        };
        let mut args = std::env::args().skip(1);
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or(format!("{arg} needs a value"));
            match arg.as_str() {
                // Arguments added by Cargo.
                "--bench" => {}
                "--runs" => parsed.runs = value()?.parse().map_err(|_| "--runs needs a number")?,
                "--only" => {
                    let names = value()?;
                    let rivals = names.split(',').map(Rival::named);
                    parsed.rivals = rivals.collect::<Result<_, _>>()?;
                }
                "--no-release" => parsed.release = false,
                "--passes" => parsed.passes = true,
                other if other.starts_with('-') => {
                    return Err(format!("unknown argument `{other}`"));
                }
                spec => parsed.specs.push(absolute(Path::new(spec))?),
            }
        }
        if parsed.runs == 0 {
            return Err("--runs 0 measures nothing".into());
        }
        // Tables have their columns in this order.
        parsed.rivals.sort_unstable();
        parsed.rivals.dedup();
        if parsed.specs.is_empty() {
            parsed.specs = made_up().unwrap_or_default();
        }
        if parsed.specs.is_empty() {
            parsed.specs = vec![absolute(Path::new("specs"))?];
        }
        Ok(parsed)
    }
}

/// Cargo starts benches in the folder of their crate; paths are meant from that of the workspace.
fn absolute(path: &Path) -> Result<PathBuf, String> {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .join(path)
        .canonicalize()
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// The services of the corpus test, if present: a folder per version in a folder per service.
fn made_up() -> Option<Vec<PathBuf>> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join("tests/corpus/made-up");
    let folders = |of: &Path| -> Option<Vec<PathBuf>> {
        let paths = std::fs::read_dir(of)
            .ok()?
            .map(|entry| Some(entry.ok()?.path()));
        let mut folders = paths.collect::<Option<Vec<_>>>()?;
        folders.retain(|path| path.is_dir());
        folders.sort();
        Some(folders)
    };
    let versions = folders(&root)?.into_iter().map(|service| folders(&service));
    Some(versions.collect::<Option<Vec<_>>>()?.concat())
}
