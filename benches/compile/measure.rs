//! The measurements of a spec, and their order.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use tcsas_spec::Outcome;

use crate::args::Args;
use crate::cargo::{Built, How};
use crate::recorder::Usage;
use crate::rival::{Crates, Rival};
use crate::shape::Shapes;
use crate::{edit, expansion, program};

/// The metrics, in the order of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    CheckWall,
    CheckUser,
    CheckPeak,
    DebugWall,
    DebugUser,
    DebugPeak,
    ReleaseWall,
    ReleaseUser,
    ReleasePeak,
    Expansion,
    CodeBare,
    CodeWhole,
    Metadata,
    Library,
    Program,
    PerMember,
    Changed,
    Unchanged,
    /// 1 if Cargo found nothing to compile.
    Fresh,
}

/// Seconds, megabytes or kilobytes by metric and rival, and the number of members.
pub struct Results {
    /// The service and its version.
    pub title: String,
    pub service: String,
    pub actions: usize,
    pub structs: usize,
    pub members: usize,
    pub runs: usize,
    pub rivals: Vec<Rival>,
    pub samples: BTreeMap<(Metric, Rival), Vec<f64>>,
}

impl Results {
    /// The median.
    pub fn get(&self, metric: Metric, rival: Rival) -> Option<f64> {
        let mut samples = self.samples.get(&(metric, rival))?.clone();
        samples.sort_by(f64::total_cmp);
        let middle = samples.len() / 2;
        match samples.len() % 2 {
            0 => Some((samples[middle - 1] + samples[middle]) / 2.0),
            _ => Some(samples[middle]),
        }
    }

    /// The ratio of two rivals' medians.
    pub fn ratio(&self, metric: Metric, of: Rival, to: Rival) -> Option<f64> {
        Some(self.get(metric, of)? / self.get(metric, to)?)
    }

    fn add(&mut self, metric: Metric, rival: Rival, sample: f64) {
        self.samples
            .entry((metric, rival))
            .or_default()
            .push(sample);
    }

    fn add_usage(&mut self, metrics: [Metric; 3], rival: Rival, usage: Usage) {
        let values = [usage.wall, usage.user, usage.peak];
        for (metric, value) in metrics.into_iter().zip(values) {
            self.add(metric, rival, value);
        }
    }

    fn add_size(&mut self, metric: Metric, rival: Rival, built: &Built, ending: &str) {
        let file = built
            .artifacts
            .iter()
            .find(|path| path.to_string_lossy().ends_with(ending));
        let size = file
            .and_then(|file| file.metadata().ok())
            .map(|file| file.len());
        if let Some(size) = size {
            self.add(metric, rival, size as f64 / 1e3);
        }
    }
}

/// The environment that the numbers depend on.
pub fn machine() -> String {
    let rustc = Command::new("rustc").arg("--version").output();
    let rustc = rustc.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let processors = std::thread::available_parallelism().map_or(0, usize::from);
    format!("{}, {processors} processors", rustc.unwrap_or_default())
}

/// Measures one spec.
pub fn measure(crates: &[Crates], spec: &Path, args: &Args) -> Result<Results, String> {
    let outcome = edit::read(spec)?;
    let shapes = Shapes::of(&outcome.service);
    let mut results = Results {
        title: format!("{} {}", outcome.service.name, outcome.service.version),
        service: outcome.service.name.clone(),
        actions: shapes.calls.len(),
        structs: shapes.structs.len(),
        members: shapes.members(),
        runs: args.runs,
        rivals: args.rivals.clone(),
        samples: BTreeMap::new(),
    };
    eprintln!("{}: the crates and what they depend on", results.title);
    for one in crates {
        one.describe(&outcome, &shapes)?;
        // Compiles the dependencies.
        for how in [How::CHECK, How::DEBUG] {
            one.lib.compile(how)?;
        }
    }
    for run in 0..args.runs {
        eprintln!(
            "{}: check and build, {} of {}",
            results.title,
            run + 1,
            args.runs
        );
        for one in crates {
            lib(one, &mut results)?;
        }
    }
    for one in crates {
        if args.passes {
            passes(one, &results)?;
        }
        again(one, &outcome, &shapes, args.runs, &mut results)?;
    }
    if args.release {
        release(crates, &outcome, &shapes, args.runs, &mut results)?;
    }
    for rival in results.rivals.clone() {
        if let Some(check) = results.get(Metric::CheckWall, rival) {
            results.add(
                Metric::PerMember,
                rival,
                check * 1e6 / results.members as f64,
            );
        }
    }
    Ok(results)
}

/// Compiles a crate after marking it as changed.
fn forced(one: &crate::cargo::Crate, how: How<'_>) -> Result<(Built, Usage), String> {
    one.touch()?;
    let built = one.compile(how)?;
    let usage = built.notes.as_ref().map(|notes| notes.usage);
    let usage = usage.ok_or_else(|| format!("Cargo did not compile {}", one.name))?;
    Ok((built, usage))
}

/// Checks and builds the lib, and expands it.
fn lib(one: &Crates, results: &mut Results) -> Result<(), String> {
    use Metric::*;
    let (built, usage) = forced(&one.lib, How::CHECK)?;
    results.add_usage([CheckWall, CheckUser, CheckPeak], one.rival, usage);
    results.add_size(Metadata, one.rival, &built, ".rmeta");
    let (built, usage) = forced(&one.lib, How::DEBUG)?;
    results.add_usage([DebugWall, DebugUser, DebugPeak], one.rival, usage);
    results.add_size(Library, one.rival, &built, ".rlib");
    let expanded = expand(one)?;
    if let Some(seconds) = expansion::seconds(&expanded.stderr) {
        results.add(Expansion, one.rival, seconds);
    }
    let bare = expansion::bare(&expanded.stdout).len();
    results.add(CodeBare, one.rival, bare as f64 / 1e3);
    results.add(CodeWhole, one.rival, expanded.stdout.len() as f64 / 1e3);
    Ok(())
}

fn expand(one: &Crates) -> Result<crate::recorder::Notes, String> {
    let flags = Some(expansion::FLAGS);
    let (built, _) = forced(
        &one.lib,
        How {
            flags,
            ..How::CHECK
        },
    )?;
    built
        .notes
        .ok_or_else(|| format!("no expansion of {}", one.lib.name))
}

/// Prints the longest passes.
fn passes(one: &Crates, results: &Results) -> Result<(), String> {
    let flags = Some(expansion::PASSES);
    let (built, _) = forced(
        &one.lib,
        How {
            flags,
            ..How::CHECK
        },
    )?;
    let mut passes = expansion::passes(&built.notes.map(|n| n.stderr).unwrap_or_default());
    passes.sort_by(|a, b| f64::total_cmp(&b.1, &a.1));
    println!(
        "Passes of `cargo check`, {}, {} (one lies in another):\n",
        results.title,
        one.rival.name()
    );
    for (pass, seconds) in passes.iter().take(14) {
        println!("- `{pass}` {seconds:.3} s");
    }
    println!();
    Ok(())
}

/// Checks incrementally: after a change of one field, and after none.
fn again(
    one: &Crates,
    outcome: &Outcome,
    shapes: &Shapes<'_>,
    runs: usize,
    results: &mut Results,
) -> Result<(), String> {
    eprintln!("{}: {} after a change", results.title, one.rival.name());
    let changed = edit::changed(outcome, &one.lib.folder.join("changed"))?;
    let changed_shapes = Shapes::of(&changed.service);
    one.lib.compile(How::AGAIN)?;
    // The last one restores the spec.
    for run in 0..runs.next_multiple_of(2) {
        match run % 2 {
            0 => one.describe(&changed, &changed_shapes)?,
            _ => one.describe(outcome, shapes)?,
        }
        let built = one.lib.compile(How::AGAIN)?;
        let compiled = built.notes.ok_or("the change of a field went unnoticed")?;
        results.add(Metric::Changed, one.rival, compiled.usage.wall);
    }
    let unchanged = one.lib.compile(How::AGAIN)?;
    results.add(Metric::Unchanged, one.rival, unchanged.wall);
    let fresh = unchanged.fresh && unchanged.notes.is_none();
    results.add(Metric::Fresh, one.rival, f64::from(u8::from(fresh)));
    Ok(())
}

/// Builds the programs that call every action.
fn release(
    crates: &[Crates],
    outcome: &Outcome,
    shapes: &Shapes<'_>,
    runs: usize,
    results: &mut Results,
) -> Result<(), String> {
    eprintln!("{}: the programs and what they depend on", results.title);
    for one in crates {
        one.describe(outcome, shapes)?;
        let bare = expansion::bare(&expand(one)?.stdout);
        let source = program::source(one.rival, shapes, &bare)?;
        one.program.write("src/main.rs", &source)?;
        one.program.compile(How::RELEASE)?;
    }
    use Metric::*;
    for run in 0..runs {
        eprintln!("{}: release, {} of {runs}", results.title, run + 1);
        for one in crates {
            let (built, usage) = forced(&one.program, How::RELEASE)?;
            results.add_usage([ReleaseWall, ReleaseUser, ReleasePeak], one.rival, usage);
            results.add_size(Program, one.rival, &built, one.program.name);
        }
    }
    Ok(())
}
