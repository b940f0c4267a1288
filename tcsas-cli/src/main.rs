//! The program `tcsas`: checks, compares, expands, exports and imports API descriptions of Tencent
//! Cloud services.
//!
//! Each subcommand has a module of its own. Results go to standard output, diagnostics and messages
//! to standard error.

mod args;
mod check;
mod console;
mod diff;
mod exit;
mod expand;
mod export;
mod failure;
mod import;
mod json_output;
mod selection;
mod site;
mod spec_file;

use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::{Parser, Subcommand};
use console::Console;
use exit::Exit;

const EXIT_STATUS: &str = "\
Exit status: 0 on success, 1 if the input has errors, 2 if the arguments are invalid or diff cannot
read its input.";

/// Checks, compares, expands, exports and imports API descriptions of Tencent Cloud services
#[derive(Parser)]
#[command(name = "tcsas", version, args_override_self = true, after_help = EXIT_STATUS)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// Use colors: auto, always or never
    #[arg(
        long,
        alias = "colour",
        value_name = "WHEN",
        global = true,
        display_order = 100
    )]
    #[arg(value_enum, default_value_t, hide_possible_values = true)]
    color: clap::ColorChoice,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Args),
    Diff(diff::Args),
    Expand(expand::Args),
    Export(export::Args),
    Import(import::Args),
}

fn main() -> ExitCode {
    let parsed = Cli::try_parse();
    let color = match parsed.as_ref().map(|cli| cli.color) {
        Ok(clap::ColorChoice::Always) => ColorChoice::Always,
        Ok(clap::ColorChoice::Never) => ColorChoice::Never,
        Ok(clap::ColorChoice::Auto) | Err(_) => ColorChoice::Auto,
    };
    let mut out = AutoStream::new(std::io::stdout().lock(), color);
    let mut err = AutoStream::new(std::io::stderr().lock(), color);
    let mut console = Console::new(&mut out, &mut err);
    let exit = match parsed {
        Ok(cli) => run(&cli.command, &mut console),
        Err(error) => show(&error, &mut console),
    };
    match (console.finish(), exit) {
        // Results that were not written must not look like success.
        (false, Exit::Success) => Exit::Failure,
        (_, exit) => exit,
    }
    .into()
}

fn run(command: &Command, console: &mut Console<'_>) -> Exit {
    match command {
        Command::Check(args) => check::run(args, console),
        Command::Diff(args) => diff::run(args, console),
        Command::Expand(args) => expand::run(args, console),
        Command::Export(args) => export::run(args, console),
        Command::Import(args) => import::run(args, console),
    }
}

/// Writes the help or the version, which clap treats as errors, or an invalid call.
fn show(error: &clap::Error, console: &mut Console<'_>) -> Exit {
    let text = error.render().ansi().to_string();
    if error.use_stderr() {
        console.print_usage_error(&text);
        return Exit::Usage;
    }
    console.print(&text);
    Exit::Success
}
