//! The program `tcsas-emulator`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use tcsas_emulator::{Builder, Emulator};
use tcsas_runtime::Credentials;

const VARIABLES: [&str; 2] = ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"];

/// The accepted credentials if the environment has none. They are valid for this server only.
const DEMO: (&str, &str) = ("AKIDdemo0000000000000000000000000000", "demo-secret-key");

const AFTER_HELP: &str = "\
Accepts the credentials in TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY and, if set,
TENCENTCLOUD_TOKEN; without them, a pair that it prints. Exits with 0 on SIGTERM and SIGINT.";

/// Checks signed calls against spec files and responds like the service
#[derive(Parser)]
#[command(name = "tcsas-emulator", args_override_self = true, after_help = AFTER_HELP)]
struct Args {
    /// Folder of spec files, or a single spec file
    #[arg(long, value_name = "PATH", default_value = "specs")]
    specs: PathBuf,

    /// Port to listen on; 0 for any free port
    #[arg(long, default_value_t = 0)]
    port: u16,

    /// Faults to inject, as JSON (see docs/testing.md)
    #[arg(long, value_name = "FILE")]
    faults: Vec<PathBuf>,

    /// Reject requests in excess of an action's rate_limit
    #[arg(long)]
    rate_limits: bool,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let credentials = match credentials() {
        Ok(credentials) => credentials,
        Err(error) => return fail(1, &error),
    };
    let (id, key) = DEMO;
    let demo = credentials == Credentials::new(id, key);
    let builder = Emulator::builder(&args.specs)
        .credentials(credentials)
        .port(args.port)
        .enforce_rate_limits(args.rate_limits);
    let builder = args.faults.iter().fold(builder, Builder::faults);
    let emulator = match builder.start() {
        Ok(emulator) => emulator,
        Err(error) => return fail(1, &error.to_string()),
    };
    // Installed before the endpoint is printed, so that a signal from then on ends the program.
    let wait_for_signal = match signal_handler() {
        Ok(wait) => wait,
        Err(error) => return fail(1, &format!("cannot wait for signals: {error}")),
    };
    if demo {
        eprintln!(
            "export {}={id}\nexport {}={key}",
            VARIABLES[0], VARIABLES[1]
        );
    }
    // Not `println!`, which panics if the pipe is closed.
    let line = format!("listening on {}\n", emulator.endpoint());
    if let Err(error) = std::io::stdout().write_all(line.as_bytes()) {
        return fail(1, &format!("cannot write to standard output: {error}"));
    }
    wait_for_signal()
}

/// Installs handlers for SIGTERM and SIGINT, or for Ctrl-C on Windows. The returned function waits
/// for one of them.
///
/// Without a handler, the first process of a container does not receive these signals at all.
#[cfg(unix)]
fn signal_handler() -> std::io::Result<impl FnOnce() -> ExitCode> {
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
fn signal_handler() -> std::io::Result<impl FnOnce() -> ExitCode> {
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

/// The credentials of the environment, or the demo pair if it has none.
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
