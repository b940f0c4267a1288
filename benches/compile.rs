//! The compile time of generated code, compared with common alternatives for the same spec.
//!
//! `cargo bench --bench compile -- SPEC…` builds a crate from every spec three times: with
//! `include_specs!`, as plain structs with derived serde, and with progenitor from the spec
//! converted to OpenAPI. It compiles each several times and prints tables, with ratios. `SPEC` is a
//! folder or a file for `include_specs!`; the default is the made-up services of the corpus test.
//! `--runs N`, `--only ours,serde`, `--no-release` and `--passes` change what is measured.
//!
//! Every number is of rustc on that one crate, with dependencies built beforehand, without
//! incremental compilation unless stated otherwise. The crates alternate, so that other load on the
//! machine affects all of them.

#[path = "compile/args.rs"]
mod args;
#[path = "compile/cargo.rs"]
mod cargo;
#[path = "compile/edit.rs"]
mod edit;
#[path = "compile/expansion.rs"]
mod expansion;
#[path = "compile/measure.rs"]
mod measure;
#[path = "compile/openapi.rs"]
mod openapi;
#[path = "compile/program.rs"]
mod program;
#[path = "compile/recorder.rs"]
mod recorder;
#[path = "compile/rival.rs"]
mod rival;
#[path = "compile/shape.rs"]
mod shape;
#[path = "compile/structs.rs"]
mod structs;
#[path = "compile/table.rs"]
mod table;
#[path = "compile/targets.rs"]
mod targets;

use std::process::ExitCode;

fn main() -> ExitCode {
    // Cargo calls this program in place of rustc.
    if let Some(code) = recorder::run() {
        return code;
    }
    // `cargo test --all-targets` runs benches too, without this argument.
    if !std::env::args().any(|arg| arg == "--bench") {
        println!("run it by `cargo bench --bench compile`");
        return ExitCode::SUCCESS;
    }
    match args::Args::parse().and_then(|args| bench(&args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn bench(args: &args::Args) -> Result<(), String> {
    println!("{}\n", measure::machine());
    let crates = rival::Crates::new(args)?;
    let mut all = Vec::new();
    for spec in &args.specs {
        let results = measure::measure(&crates, spec, args)?;
        println!("{}", table::markdown(&results));
        all.push(results);
    }
    println!("{}", table::raw(&all));
    print!("{}", targets::lines(&all));
    Ok(())
}
