//! The program `tcsas`: imports, compares and checks descriptions.
//!
//! Each command has a file of its own. What a command finds goes to standard output, what went
//! wrong to standard error; the exit code is 0, 1 if something is wrong with what was given, and 2
//! if the program was called wrongly.

mod args;
mod check;
mod console;
mod diff;
mod help;
mod import;
mod json;
mod site;

use std::io::Write;
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use args::Command;
use console::Console;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// Everything is as it should be.
    Clean,
    /// Something is wrong with what was given.
    Wrong,
    /// What was asked cannot be done at all.
    Usage,
}

/// Runs the program with the arguments and the streams of the process.
fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1).collect();
    let mut colour = ColorChoice::Auto;
    let command = args::parse(arguments, &mut colour);
    let mut out = AutoStream::new(std::io::stdout().lock(), colour);
    let mut err = AutoStream::new(std::io::stderr().lock(), colour);
    run(command, &mut out, &mut err).into()
}

fn run(command: Result<Command, String>, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let mut console = Console::new(out, err);
    let exit = match command {
        Ok(Command::Show(text)) => {
            console.print(&text);
            Exit::Clean
        }
        Ok(Command::Check(asked)) => check::run(&asked, &mut console),
        Ok(Command::Import(asked)) => import::run(&asked, &mut console),
        Ok(Command::Diff(asked)) => diff::run(&asked, &mut console),
        Err(message) => {
            console.complain(&message);
            Exit::Usage
        }
    };
    match (console.finish(), exit) {
        // What was found could not be told, so that nobody may take it for nothing.
        (false, Exit::Clean) | (_, Exit::Wrong) => 1,
        (_, Exit::Clean) => 0,
        (_, Exit::Usage) => 2,
    }
}
