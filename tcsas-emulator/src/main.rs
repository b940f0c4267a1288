//! The emulator as a program.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::*;
use tcsas_emulator::{Builder, Emulator};
use tcsas_runtime::Credentials;

const HELP: &str = "\
Checks signed calls against spec files and answers as the service would.

Usage: tcsas-emulator [--specs PATH] [--port PORT] [--faults FILE] [--rate-limits]

  --specs PATH   a folder with spec files, or a single one (default: specs)
  --port PORT    the port to listen on, 0 for any that is free (default: 0)
  --faults FILE  what goes wrong on purpose, as JSON (see Faults in the README)
  --rate-limits  refuse what comes in excess of an action's rate_limit
  --help         this text

Accepts the credentials in TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY and,
if set, TENCENTCLOUD_TOKEN; without them, a pair that it prints.
Ends with 0 on SIGTERM and SIGINT.
";

const VARIABLES: [&str; 2] = ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"];

/// What is accepted if the environment has no credentials. They open nothing but this server.
const DEMO: (&str, &str) = ("AKIDdemo0000000000000000000000000000", "demo-secret-key");

struct Arguments {
    specs: PathBuf,
    port: u16,
    faults: Vec<PathBuf>,
    rate_limits: bool,
    help: bool,
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(error) => return fail(2, &format!("{error}; see --help")),
    };
    if arguments.help {
        return match std::io::stdout().write_all(HELP.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    }
    let credentials = match credentials() {
        Ok(credentials) => credentials,
        Err(error) => return fail(1, &error),
    };
    let (id, key) = DEMO;
    let demo = credentials == Credentials::new(id, key);
    let builder = Emulator::builder(&arguments.specs)
        .credentials(credentials)
        .port(arguments.port)
        .enforce_rate_limits(arguments.rate_limits);
    let builder = arguments.faults.iter().fold(builder, Builder::faults);
    let emulator = match builder.start() {
        Ok(emulator) => emulator,
        Err(error) => return fail(1, &error.to_string()),
    };
    // Before anybody is told that it listens, so that a signal from then on ends it.
    let end = match end() {
        Ok(end) => end,
        Err(error) => return fail(1, &format!("cannot wait for signals: {error}")),
    };
    if demo {
        eprintln!(
            "export {}={id}\nexport {}={key}",
            VARIABLES[0], VARIABLES[1]
        );
    }
    // Not `println!`, which panics if nobody reads.
    let line = format!("listening on {}\n", emulator.endpoint());
    if let Err(error) = std::io::stdout().write_all(line.as_bytes()) {
        return fail(1, &format!("cannot write to standard output: {error}"));
    }
    end()
}

/// What waits for the signal that ends the program: SIGTERM or SIGINT, or Ctrl-C elsewhere.
///
/// The first process of a container gets no signal that it has no handler for, whatever the default
/// action is.
#[cfg(unix)]
fn end() -> std::io::Result<impl FnOnce() -> ExitCode> {
    use tokio::signal::unix::{SignalKind, signal};

    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    let (mut terminate, mut interrupt) = {
        let _context = runtime.enter();
        (
            signal(SignalKind::terminate())?,
            signal(SignalKind::interrupt())?,
        )
    };
    Ok(move || {
        runtime.block_on(async {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        });
        ExitCode::SUCCESS
    })
}

#[cfg(windows)]
fn end() -> std::io::Result<impl FnOnce() -> ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    let mut ctrl_c = {
        let _context = runtime.enter();
        tokio::signal::windows::ctrl_c()?
    };
    Ok(move || {
        runtime.block_on(async { ctrl_c.recv().await });
        ExitCode::SUCCESS
    })
}

fn arguments() -> Result<Arguments, lexopt::Error> {
    let mut arguments = Arguments {
        specs: "specs".into(),
        port: 0,
        faults: Vec::new(),
        rate_limits: false,
        help: false,
    };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("specs") => arguments.specs = parser.value()?.into(),
            Long("port") => arguments.port = parser.value()?.parse()?,
            Long("faults") => arguments.faults.push(parser.value()?.into()),
            Long("rate-limits") => arguments.rate_limits = true,
            Short('h') | Long("help") => arguments.help = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(arguments)
}

/// The credentials of the environment, or the demo pair if it has nothing of the kind.
fn credentials() -> Result<Credentials, String> {
    match Credentials::from_env() {
        Err(error) if error.is_absent() => Ok(Credentials::new(DEMO.0, DEMO.1)),
        read => read.map_err(|error| error.to_string()),
    }
}

fn fail(code: u8, message: &str) -> ExitCode {
    eprintln!("tcsas-emulator: {message}");
    ExitCode::from(code)
}
