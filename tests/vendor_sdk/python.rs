//! A Python that has the vendor's SDK.

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};

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
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vendor_sdk");
        let output = Command::new(&self.0)
            .arg(folder.join(script))
            .args([&address.to_string(), mode])
            .env("TENCENTCLOUD_SECRET_ID", SECRET_ID)
            .env("TENCENTCLOUD_SECRET_KEY", SECRET_KEY)
            // The SDK prefers a proxy, even to loopback.
            .env_remove("HTTP_PROXY")
            .env_remove("http_proxy")
            .stdin(Stdio::null())
            .output()
            .unwrap_or_else(|error| panic!("{}: {error}", self.0.display()));
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{script}: {errors}");
        let text = String::from_utf8(output.stdout).unwrap();
        let lines = text.lines().map(serde_json::from_str);
        lines.collect::<Result<_, _>>().unwrap()
    }
}
