//! A Python that has the vendor's SDK.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::Value;

pub const SECRET_ID: &str = "AKIDVENDORSDK";
pub const SECRET_KEY: &str = "key-of-the-vendor-sdk";

/// A Python with the packages of `TCSAS_PYTHON`.
pub struct Python(std::ffi::OsString);

impl Python {
    /// The Python that `TCSAS_PYTHON` names; none, with a note on stderr, if it is not set.
    pub fn find() -> Option<Self> {
        let python = std::env::var_os("TCSAS_PYTHON").filter(|python| !python.is_empty());
        if python.is_none() {
            eprintln!(
                "skipped: TCSAS_PYTHON does not name a Python with tencentcloud-sdk-python-hunyuan"
            );
        }
        python.map(Self)
    }

    /// Runs a script beside this file, which calls the service at `address`. Returns the lines of
    /// JSON that it prints.
    pub fn run(&self, script: &str, address: SocketAddr, mode: &str) -> Vec<Value> {
        let lines = self.timed(script, address, mode);
        lines.into_iter().map(|(line, _)| line).collect()
    }

    /// The same, with the time at which each line was printed.
    pub fn timed(&self, script: &str, address: SocketAddr, mode: &str) -> Vec<(Value, Instant)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vendor_sdk");
        let mut child = Command::new(&self.0)
            .arg(folder.join(script))
            .args([&address.to_string(), mode])
            .env("TENCENTCLOUD_SECRET_ID", SECRET_ID)
            .env("TENCENTCLOUD_SECRET_KEY", SECRET_KEY)
            // The SDK prefers a proxy, even to loopback.
            .env_remove("HTTP_PROXY")
            .env_remove("http_proxy")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", self.0.display()));
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let lines = lines.map(|line| {
            let line = line.unwrap();
            (serde_json::from_str(&line).unwrap(), Instant::now())
        });
        let lines = lines.collect();
        let status = child.wait().unwrap();
        assert!(status.success(), "{script} ended with {status}");
        lines
    }
}
