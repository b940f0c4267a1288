//! `tcsas diff`: the differences between two descriptions, and which of them break callers.
//!
//! [`compare`](compare()) finds the differences, [`render`] writes them. Which of them break
//! callers follows from the plans of the generated code: its names, its types, and whether a field
//! is an `Option` or in a `Box`. Structs are `#[non_exhaustive]` and have builders, so that an
//! addition breaks callers only if they must set it.

mod change;
mod compare;
mod compare_action;
mod compare_codes;
mod compare_fields;
mod compare_pagination;
mod render;

use std::path::{Path, PathBuf};

pub(crate) use change::{About, Sign, Subject};
pub(crate) use compare::compare;
pub(crate) use render::listing;
use tcsas_spec::{Report, load};

use crate::args::{Format, FormatArgs, SiteArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::json_output;

const AFTER_HELP: &str = "\
Each line starts with + for an addition, - for a removal or ~ for a change, and with ! if it breaks
code that calls the generated client.

Exit status: 0 on success, 1 if --fail-on-breaking is given and a change breaks callers, 2 if a
description cannot be read.";

/// Compares two descriptions and marks the changes that break callers
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Args {
    /// Folder of spec files, a single spec file, or a vendor's api.json
    old: PathBuf,

    /// Newer version of OLD
    new: PathBuf,

    /// Show the docs that differ, instead of only their number
    #[arg(long)]
    descriptions: bool,

    /// Exit with 1 if a change breaks callers
    #[arg(long)]
    fail_on_breaking: bool,

    #[command(flatten)]
    site: SiteArgs,

    #[command(flatten)]
    output: FormatArgs,
}

pub(super) fn run(args: &Args, console: &mut Console<'_>) -> Exit {
    let options = args.site.read_options();
    let read = |path: &Path| load(path, &options).into_result();
    let (old, new) = match (read(&args.old), read(&args.new)) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            let reports = [old.err(), new.err()];
            let diagnostics = reports.iter().flatten().flat_map(Report::diagnostics);
            match args.output.format {
                Format::Json => {
                    console.print(&json_output::text(&render::unreadable(diagnostics)));
                }
                Format::Text => {
                    console.print_diagnostics(diagnostics);
                    console.print_error("nothing was compared because of the errors above");
                }
            }
            return Exit::Usage;
        }
    };
    let differences = compare(&old, &new);
    let text = match args.output.format {
        Format::Text => render::text(&differences, args.descriptions),
        Format::Json => json_output::text(&render::document(&differences)),
    };
    console.print(&text);
    let is_breaking = differences.iter().any(|of| of.breaks());
    match args.fail_on_breaking && is_breaking {
        true => Exit::Failure,
        false => Exit::Success,
    }
}
