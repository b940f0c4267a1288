//! The program `tcsas-emulator`.

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Output, Stdio};

use common::{Call, SPECS, connect};
use tcsas_runtime::Credentials;

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tcsas-emulator"));
    command.args(arguments).stdin(Stdio::null());
    for name in ["SECRET_ID", "SECRET_KEY", "TOKEN", "SECURITY_TOKEN"] {
        command.env_remove(format!("TENCENTCLOUD_{name}"));
    }
    command
}

fn ends(arguments: &[&str]) -> (Option<i32>, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = program(arguments).output().unwrap();
    assert!(stdout.is_empty() || status.success());
    (
        status.code(),
        String::from_utf8([stdout, stderr].concat()).unwrap(),
    )
}

/// A running program, killed when dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Running {
    fn start(command: &mut Command) -> (Self, String) {
        let child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let mut running = Self(child.unwrap());
        let mut line = String::new();
        let stdout = running.0.stdout.as_mut().unwrap();
        BufReader::new(stdout).read_line(&mut line).unwrap();
        (running, line)
    }

    fn stderr(mut self) -> String {
        let mut text = String::new();
        self.0.kill().unwrap();
        let stderr = self.0.stderr.as_mut().unwrap();
        stderr.read_to_string(&mut text).unwrap();
        text
    }
}

fn call(line: &str, credentials: Credentials) -> String {
    let address = line.strip_prefix("listening on http://").unwrap();
    let address = address.strip_suffix('\n').unwrap().parse().unwrap();
    let call = Call {
        credentials,
        ..Call::new(r#"{"Name":"a"}"#)
    };
    let mut stream = connect(address);
    stream.write_all(&call.bytes(address)).unwrap();
    common::HttpResponse::read(&mut stream).error()
}

#[test]
fn the_printed_demo_credentials_are_accepted() {
    let (running, line) = Running::start(&mut program(&["--specs", SPECS, "--port", "0"]));
    assert!(line.starts_with("listening on http://127.0.0.1:"), "{line}");
    let error = call(&line, Credentials::new("AKIDunknown", "x"));
    assert!(error.starts_with("AuthFailure.SecretIdNotFound"), "{error}");
    let (id, key) = ("AKIDdemo0000000000000000000000000000", "demo-secret-key");
    assert_eq!(call(&line, Credentials::new(id, key)), "");
    assert_eq!(
        running.stderr(),
        format!("export TENCENTCLOUD_SECRET_ID={id}\nexport TENCENTCLOUD_SECRET_KEY={key}\n")
    );
}

#[test]
fn the_credentials_of_the_environment_are_accepted() {
    let mut command = program(&["--specs", SPECS]);
    command.env("TENCENTCLOUD_SECRET_ID", "AKIDenvironment");
    command.env("TENCENTCLOUD_SECRET_KEY", "SENTINEL");
    command.env("TENCENTCLOUD_TOKEN", "token");
    let (running, line) = Running::start(&mut command);
    let credentials = Credentials::new("AKIDenvironment", "SENTINEL");
    assert_eq!(call(&line, credentials.clone().with_token("token")), "");
    let error = call(&line, credentials);
    assert!(error.starts_with("AuthFailure.TokenFailure"), "{error}");
    assert_eq!(running.stderr(), "");
}

#[test]
fn invalid_arguments_exit_with_code_2() {
    for (arguments, what) in [
        (&["--port", "x"][..], "'x'"),
        (&["--port", "65536"], "65536"),
        (&["--port"], "--port"),
        (&["--specs"], "--specs"),
        (&["--spec", "a"], "--spec"),
        (&["specs"], "specs"),
        (&["--faults"], "--faults"),
        (&["--rate-limits=1"], "--rate-limits"),
    ] {
        let (code, text) = ends(arguments);
        assert_eq!(code, Some(2), "{text}");
        assert!(text.contains(what), "{text}");
    }
}

#[test]
fn start_errors_exit_with_code_1() {
    let (code, text) = ends(&["--specs", "nowhere"]);
    assert_eq!(code, Some(1));
    assert!(
        text.contains("nowhere") && !text.contains("export"),
        "{text}"
    );
    for (name, why) in [
        ("SECRET_ID", "TENCENTCLOUD_SECRET_KEY is not set"),
        ("SECURITY_TOKEN", "TENCENTCLOUD_SECRET_ID is not set"),
    ] {
        let mut half = program(&["--specs", SPECS]);
        let output = half
            .env(format!("TENCENTCLOUD_{name}"), "AKIDx")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1));
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.contains(why), "{text}");
    }
}

#[test]
fn help_and_version_are_printed() {
    let (code, text) = ends(&["--help"]);
    assert_eq!(code, Some(0));
    for word in [
        "--specs",
        "--port",
        "--faults",
        "--rate-limits",
        "TENCENTCLOUD_SECRET_ID",
    ] {
        assert!(text.contains(word), "{text}");
    }
}

#[test]
fn faults_of_a_file_and_rate_limits_apply() {
    let file = std::env::temp_dir().join(format!("tcsas-program-{}.json", std::process::id()));
    let text = r#"{ "ListThings": [{ "fault": { "error": { "code": "A.B" } } }] }"#;
    std::fs::write(&file, text).unwrap();
    let path = file.to_str().unwrap();
    let arguments = ["--specs", SPECS, "--faults", path, "--rate-limits"];
    let (_running, line) = Running::start(&mut program(&arguments));
    let demo = || Credentials::new("AKIDdemo0000000000000000000000000000", "demo-secret-key");
    assert_eq!(call(&line, demo()), "A.B ");
    assert_eq!(call(&line, demo()), "");
    std::fs::write(&file, "{\n  \"ListThings\": [{ \"fault\": \"hmtl\" }]\n}").unwrap();
    let (code, text) = ends(&["--specs", SPECS, "--faults", path]);
    std::fs::remove_file(&file).unwrap();
    assert_eq!(code, Some(1));
    assert!(
        text.contains(".json:2:") && text.contains("`hmtl`"),
        "{text}"
    );
    let (code, text) = ends(&["--specs", SPECS, "--faults", "nowhere"]);
    assert_eq!((code, text.contains("nowhere")), (Some(1), true), "{text}");
}

/// Sends a signal to a running program, and waits for its end.
#[cfg(unix)]
fn ended_by(signal: &str, mut running: Running, pid: u32) -> Option<i32> {
    let kill = Command::new("kill")
        .args([signal, &pid.to_string()])
        .status();
    assert!(kill.unwrap().success());
    for _ in 0..1_200 {
        if let Some(status) = running.0.try_wait().unwrap() {
            return status.code();
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("the program did not end within a minute of {signal}");
}

#[cfg(unix)]
#[test]
fn signals_end_the_program() {
    for signal in ["-TERM", "-INT"] {
        let (running, line) = Running::start(&mut program(&["--specs", SPECS]));
        assert!(line.starts_with("listening on "), "{line}");
        let pid = running.0.id();
        assert_eq!(ended_by(signal, running, pid), Some(0), "{signal}");
    }
}

/// As the first process of a container, which receives no signal without a handler.
#[cfg(target_os = "linux")]
#[test]
fn signals_end_the_program_as_the_first_process() {
    let unshare = |arguments: &[&str]| {
        let mut command = Command::new("unshare");
        command.args([
            "--user",
            "--map-root-user",
            "--pid",
            "--fork",
            "--kill-child",
        ]);
        command.args(arguments).stdin(Stdio::null());
        command
    };
    let probe = unshare(&["true"]).stderr(Stdio::null()).status();
    if !probe.is_ok_and(|status| status.success()) {
        eprintln!("skipped: process namespaces are not available");
        return;
    }
    for signal in ["-TERM", "-INT"] {
        let mut command = unshare(&[env!("CARGO_BIN_EXE_tcsas-emulator"), "--specs", SPECS]);
        let (running, line) = Running::start(&mut command);
        assert!(line.starts_with("listening on "), "{line}");
        let parent = running.0.id();
        let children = format!("/proc/{parent}/task/{parent}/children");
        let children = std::fs::read_to_string(children).unwrap();
        let first: u32 = children.trim().parse().unwrap();
        assert_eq!(ended_by(signal, running, first), Some(0), "{signal}");
    }
}
