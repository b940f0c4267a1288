//! Programs that a test runs to completion.

// Not every test uses all of these.
#![allow(dead_code)]

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A child process, killed when dropped.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The example called `name`. `cargo test` builds all of them before it runs a test, unless targets
/// are selected.
pub fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    // Tests are in the folder `deps` beside `examples`.
    let path = test.ancestors().nth(2).unwrap().join("examples").join(file);
    assert!(
        path.exists(),
        "{} is missing: run `cargo build --examples`",
        path.display()
    );
    path
}

/// Runs a program with little output for at most a minute, and returns its output.
pub fn output(command: &mut Command) -> String {
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut running = Running(child);
    let started = Instant::now();
    let status = loop {
        if let Some(status) = running.0.try_wait().unwrap() {
            break status;
        }
        assert!(
            started.elapsed() < Duration::from_secs(60),
            "{command:?} does not end"
        );
        thread::sleep(Duration::from_millis(10));
    };
    let mut text = String::new();
    for pipe in [
        &mut running.0.stdout.take().unwrap() as &mut dyn std::io::Read,
        &mut running.0.stderr.take().unwrap(),
    ] {
        pipe.read_to_string(&mut text).unwrap();
    }
    assert!(status.success(), "{command:?} ended with {status}:\n{text}");
    text
}
