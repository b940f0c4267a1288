//! The bench in place of rustc: it runs the real compiler and records its cost.
//!
//! Cargo calls this program as `RUSTC_WORKSPACE_WRAPPER`, which leaves dependencies alone, and
//! reads its settings from environment variables, which Cargo does not consider a reason to
//! rebuild. The compiler is the only child of this process, so that the peak of all children is its
//! own.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

/// The crate whose compilation is recorded; others are passed on.
const CRATE: &str = "TCSAS_BENCH_CRATE";
/// The folder for the records.
const NOTES: &str = "TCSAS_BENCH_NOTES";
/// Unstable options for the compiler, whose output is kept.
const FLAGS: &str = "TCSAS_BENCH_FLAGS";

/// The cost of a compilation.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// Seconds from start to end.
    pub wall: f64,
    /// Seconds of processor time outside the kernel.
    pub user: f64,
    /// The most memory at a time, in megabytes.
    pub peak: f64,
}

/// The record of the requested compilation.
pub struct Notes {
    pub usage: Usage,
    /// The output of the compiler, if options were given.
    pub stdout: String,
    pub stderr: String,
}

/// Makes `cargo` have its compiler watched.
pub fn watch(cargo: &mut Command, name: &str, notes: &Path, flags: Option<&str>) {
    let _ = fs::remove_dir_all(notes);
    if let (Ok(()), Ok(bench)) = (fs::create_dir_all(notes), std::env::current_exe()) {
        cargo.env("RUSTC_WORKSPACE_WRAPPER", bench);
    }
    cargo.env(CRATE, name).env(NOTES, notes);
    match flags {
        Some(flags) => cargo.env(FLAGS, flags),
        None => cargo.env_remove(FLAGS),
    };
}

/// The record; `None` if the crate was not compiled.
pub fn notes(folder: &Path) -> Option<Notes> {
    let read = |name| fs::read_to_string(folder.join(name));
    let usage = read("usage").ok()?;
    let mut numbers = usage.split(' ').map(|number| number.parse().ok());
    let mut number = || numbers.next().flatten();
    Some(Notes {
        usage: Usage {
            wall: number()?,
            user: number()?,
            peak: number()?,
        },
        stdout: read("stdout").unwrap_or_default(),
        stderr: read("stderr").unwrap_or_default(),
    })
}

/// Does the compiler's work if this process was started in its place.
pub fn run() -> Option<ExitCode> {
    let name = std::env::var_os(CRATE)?;
    let notes = PathBuf::from(std::env::var_os(NOTES)?);
    let mut args = std::env::args_os().skip(1);
    let mut rustc = Command::new(args.next()?);
    let args: Vec<OsString> = args.collect();
    rustc.args(&args);
    let watched = args
        .windows(2)
        .any(|pair| pair[0] == "--crate-name" && pair[1] == name);
    let code = match watched {
        true => record(&mut rustc, &notes),
        false => rustc.status().map(|status| status.code()),
    };
    // Not every status has a code: the compiler may have been killed.
    let code = code.ok().flatten().and_then(|code| u8::try_from(code).ok());
    Some(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

fn record(rustc: &mut Command, notes: &Path) -> std::io::Result<Option<i32>> {
    if let Ok(flags) = std::env::var(FLAGS) {
        rustc.env("RUSTC_BOOTSTRAP", "1").args(flags.split(' '));
        rustc.stdout(File::create(notes.join("stdout"))?);
        rustc.stderr(File::create(notes.join("stderr"))?);
    }
    let start = Instant::now();
    let status = rustc.status()?;
    let wall = start.elapsed().as_secs_f64();
    let (user, peak) = children();
    fs::write(notes.join("usage"), format!("{wall} {user} {peak}"))?;
    Ok(status.code())
}

/// Seconds of processor time and megabytes at the peak.
#[cfg(unix)]
fn children() -> (f64, f64) {
    use nix::sys::resource::{UsageWho, getrusage};
    let Ok(usage) = getrusage(UsageWho::RUSAGE_CHILDREN) else {
        return (f64::NAN, f64::NAN);
    };
    let user = usage.user_time();
    let user = user.tv_sec() as f64 + user.tv_usec() as f64 / 1e6;
    // Apple counts bytes, other systems KiB.
    let unit = if cfg!(target_vendor = "apple") {
        1.0
    } else {
        1024.0
    };
    (user, usage.max_rss() as f64 * unit / 1e6)
}

/// Other systems have other calls; only time from start to end is known there.
#[cfg(not(unix))]
fn children() -> (f64, f64) {
    (f64::NAN, f64::NAN)
}
