//! `tcsas export`: actions as spec files that need no other file.
//!
//! All files are assembled in memory, read as the macro reads them, alone ([`source`]) and with the
//! other files of the target folder ([`target`]), before anything is written.

mod action_file;
mod source;
mod target;

use std::path::PathBuf;

use source::Source;
use target::Target;

use crate::args::SiteArgs;
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::site;

const AFTER_HELP: &str = "\
Writes ACTION.json for each action, with the data types and the descriptions of error codes that it
uses, so that it can be copied to any folder or repository without a shared.json. Read alone, a file
has the model that its action has in SPECS. Without --out, the file of one action is printed.

A file that exists is replaced only with --force, or if it is a copy of the one in SPECS. Data types
that several files describe alike are accepted in one folder; if a file in DIR describes one
differently, nothing is written.

Exit status: 0 on success; 1 if the spec has errors, or a file cannot be written.";

/// Writes spec files of single actions that need no shared file
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Args {
    /// Actions to export; * matches any part of a name
    #[arg(required = true, value_name = "ACTION")]
    actions: Vec<String>,

    /// Leave out these actions; * matches any part of a name
    #[arg(long, value_name = "PATTERN")]
    exclude: Vec<String>,

    /// Source: folder of spec files, spec file or api.json
    #[arg(long, value_name = "SPECS", default_value = "specs")]
    specs: PathBuf,

    #[command(flatten)]
    site: SiteArgs,

    /// Folder to write to; - prints the file of one action
    #[arg(
        long,
        value_name = "DIR",
        default_value = "-",
        hide_default_value = true
    )]
    out: PathBuf,

    /// Replace existing files
    #[arg(long)]
    force: bool,

    /// Show what would be written without writing it
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, console: &mut Console<'_>) -> Exit {
    match export(args, console) {
        Ok(exit) => exit,
        Err(failure) => failure.print(console),
    }
}

fn export(args: &Args, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let source = Source::load(&args.specs, args.site.site())?;
    let exported = source.export(&args.actions, &args.exclude)?;
    for message in &exported.left_out {
        console.print_note(message);
    }
    site::note_if_presumed(&args.specs, &source.service, console);
    if args.out.as_os_str() == "-" {
        let [file] = &exported.files[..] else {
            console.print_error(&format!(
                "{} actions are selected, but only one can be printed; --out DIR writes them",
                exported.files.len()
            ));
            return Ok(Exit::Usage);
        };
        console.print(&file.text());
        return Ok(Exit::Success);
    }
    let target = Target::load(&args.out, &args.specs)?;
    let tally = target.check(&exported.files, args.force)?;
    if !args.dry_run {
        target.write(&exported.files)?;
    }
    console.print(&tally.list());
    console.print(&tally.counts(exported.left_out.len(), args.dry_run));
    Ok(Exit::Success)
}
