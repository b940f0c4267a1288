//! Programs that a test runs to their end.

// Each test uses what it needs.
#![allow(dead_code)]

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Ends when it is dropped, whatever became of the test.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The example called `name`. `cargo test` builds all of them before it runs a test, unless it is
/// told which targets to build.
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

/// Runs a program that prints little, for at most a minute, and gives what it printed.
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
