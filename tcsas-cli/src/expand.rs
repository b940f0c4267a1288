//! `tcsas expand`: the Rust that `include_specs!` generates, formatted.

use std::fs;
use std::path::PathBuf;

use tcsas_codegen::{CratePath, Settings, is_spec_url};
use tcsas_spec::load;

use crate::args::{SelectionArgs, SiteArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::site;

const AFTER_HELP: &str = "\
Prints what include_specs! hands to the compiler, to read it, to compare two versions of it, or to
find the code behind a compile error. The options are the arguments of the macro.

For each action X: XRequest with its builder, XResponse, XError, and a method of Client. The module
types has the data types. docs/generated-code.md in the repository shows how to read the text.

Exit status: 0 on success; 1 if the spec has errors or FILE cannot be written.";

/// Prints the Rust that include_specs! generates
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Args {
    /// Folder of spec files, a single spec file, or a vendor's api.json
    #[arg(value_name = "SPEC")]
    spec: PathBuf,

    #[command(flatten)]
    selection: SelectionArgs,

    #[command(flatten)]
    site: SiteArgs,

    /// Path of the runtime in generated code [default: ::tcsas_runtime]
    #[arg(long, value_name = "PATH", value_parser = crate_path)]
    runtime: Option<CratePath>,

    /// Path of the generated items in examples, which become doctests
    #[arg(long, value_name = "PATH", value_parser = crate_path)]
    doctests: Option<CratePath>,

    /// Address that begins the links to spec files
    #[arg(long, value_name = "URL", value_parser = spec_url)]
    spec_url: Option<String>,

    /// Write to FILE instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

fn crate_path(text: &str) -> Result<CratePath, String> {
    CratePath::new(text).ok_or_else(|| "expected a path such as `::my_crate::runtime`".to_owned())
}

fn spec_url(text: &str) -> Result<String, String> {
    match is_spec_url(text) {
        true => Ok(text.to_owned()),
        false => Err("expected an address that begins with `https://`".to_owned()),
    }
}

pub(super) fn run(args: &Args, console: &mut Console<'_>) -> Exit {
    let options = args.selection.restrict(args.site.read_options());
    let outcome = load(&args.spec, &options);
    console.print_diagnostics(outcome.diagnostics.iter().chain(&outcome.warnings));
    if !outcome.diagnostics.is_empty() {
        console.print_error("nothing was expanded because the spec has errors");
        return Exit::Failure;
    }
    site::note_if_presumed(&args.spec, &outcome.service, console);
    let settings = Settings {
        runtime: args.runtime.clone(),
        doctests: args.doctests.clone(),
        allow_lints: true,
        places: outcome.places,
        spec_url: args.spec_url.clone(),
    };
    // The compiler reads them from any folder, as those of the macro.
    let files = outcome.files.iter().map(std::path::absolute);
    let files: Vec<PathBuf> = match files.collect() {
        Ok(files) => files,
        Err(error) => {
            console.print_error(&format!("cannot determine the current folder: {error}"));
            return Exit::Failure;
        }
    };
    let source = tcsas_codegen::expand(&outcome.service, &settings, &files);
    let source = tcsas_codegen::format(&source);
    let Some(file) = &args.out else {
        console.print(&source);
        return Exit::Success;
    };
    if let Err(error) = fs::write(file, source) {
        console.print_error(&format!("cannot write `{}`: {error}", file.display()));
        return Exit::Failure;
    }
    Exit::Success
}
