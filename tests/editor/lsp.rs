//! A language server, driven like an editor drives it.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::programs::Running;

/// Time limit for a response: indexing the standard library on a busy machine takes longest.
const PATIENCE: Duration = Duration::from_secs(300);

/// rust-analyzer on a crate with one open file, `src/main.rs`.
pub struct Editor {
    server: Running,
    input: ChildStdin,
    messages: Receiver<Value>,
    text: String,
    uri: String,
    last_id: u64,
    settings: Value,
}

/// Whether rust-analyzer is installed for this toolchain.
pub fn is_installed() -> bool {
    let version = Command::new("rust-analyzer").arg("--version").output();
    version.is_ok_and(|output| output.status.success())
}

impl Editor {
    /// Opens the crate in `folder` and waits until it is loaded. Build output goes to `target`.
    pub fn open(folder: &Path, target: &Path) -> Self {
        let mut child = Command::new("rust-analyzer")
            .current_dir(folder)
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_TARGET_DIR", target)
            .env_remove("RUSTFLAGS")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = channel();
        thread::spawn(move || {
            while let Some(message) = receive(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let text = std::fs::read_to_string(folder.join("src/main.rs")).unwrap();
        let mut editor = Self {
            server: Running(child),
            input,
            messages,
            text,
            uri: uri(&folder.join("src/main.rs")),
            last_id: 0,
            settings: json!({
                "cargo": { "buildScripts": { "enable": true } },
                "procMacro": { "enable": true },
                "checkOnSave": false,
                "cachePriming": { "enable": false },
            }),
        };
        editor.initialize(folder);
        editor
    }

    fn initialize(&mut self, folder: &Path) {
        let folder = uri(folder);
        let result = self.request(
            "initialize",
            json!({
                "processId": std::process::id(),
                "rootUri": folder,
                "workspaceFolders": [{ "uri": folder, "name": "crate" }],
                "initializationOptions": self.settings,
                "capabilities": {
                    "experimental": { "serverStatusNotification": true },
                    "workspace": { "configuration": true },
                    "textDocument": {
                        "hover": { "contentFormat": ["markdown"] },
                        "rename": { "prepareSupport": true },
                    },
                },
            }),
        );
        assert!(result.is_ok(), "{result:?}");
        self.send(json!({ "method": "initialized", "params": {} }));
        let document =
            json!({ "uri": self.uri, "languageId": "rust", "version": 1, "text": self.text });
        self.send(json!({
            "method": "textDocument/didOpen",
            "params": { "textDocument": document },
        }));
        self.wait(|message| {
            message["method"] == "experimental/serverStatus"
                && message["params"]["quiescent"] == true
        });
        self.wait_for("Client");
    }

    /// Waits until the server has expanded the macro that generates `word`: it may be quiescent
    /// before it has begun to load the crate.
    fn wait_for(&mut self, word: &str) {
        let started = Instant::now();
        while self.at("hover", word).is_ok_and(|hover| hover.is_null()) {
            assert!(
                started.elapsed() < PATIENCE,
                "rust-analyzer: no hover of {word}"
            );
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Sends `textDocument/METHOD` for the first `word` of the file, and returns the result or the
    /// error message.
    pub fn at(&mut self, method: &str, word: &str) -> Result<Value, String> {
        let start = self.text.find(word).unwrap_or_else(|| panic!("no {word}"));
        self.offset(method, start + 1)
    }

    /// Like [`at`](Self::at), for the position just after the first `words`.
    pub fn behind(&mut self, method: &str, words: &str) -> Result<Value, String> {
        let start = self
            .text
            .find(words)
            .unwrap_or_else(|| panic!("no {words}"));
        self.offset(method, start + words.len())
    }

    fn offset(&mut self, method: &str, offset: usize) -> Result<Value, String> {
        let before = &self.text[..offset];
        let line = before.matches('\n').count();
        let character = before.len() - before.rfind('\n').map_or(0, |end| end + 1);
        let parameters = json!({
            "textDocument": { "uri": self.uri },
            "position": { "line": line, "character": character },
            "context": { "includeDeclaration": true, "triggerKind": 1 },
            "newName": "renamed",
        });
        self.request(&format!("textDocument/{method}"), parameters)
    }

    /// The memory of the server in MB, where available.
    pub fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.0.id()));
        let status = status.ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kilobytes / 1024)
    }

    fn request(&mut self, method: &str, parameters: Value) -> Result<Value, String> {
        self.last_id += 1;
        let id = self.last_id;
        self.send(json!({ "id": id, "method": method, "params": parameters }));
        let response = self.wait(|message| message["id"] == id && message["method"].is_null());
        match &response["error"]["message"] {
            Value::String(error) => Err(error.clone()),
            _ => Ok(response["result"].clone()),
        }
    }

    /// Waits for a message, and meanwhile responds to the server's requests.
    fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        let started = Instant::now();
        loop {
            let message = match self.messages.recv_timeout(Duration::from_millis(500)) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) if started.elapsed() < PATIENCE => continue,
                Err(error) => panic!("rust-analyzer: {error}"),
            };
            if is_it(&message) {
                return message;
            }
            if message["method"].is_string() && !message["id"].is_null() {
                let items = message["params"]["items"].as_array();
                let settings = vec![self.settings.clone(); items.map_or(0, Vec::len)];
                let result = match message["method"] == "workspace/configuration" {
                    true => json!(settings),
                    false => Value::Null,
                };
                self.send(json!({ "id": message["id"], "result": result }));
            }
        }
    }

    fn send(&mut self, mut message: Value) {
        message["jsonrpc"] = json!("2.0");
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.input.flush().unwrap();
    }
}

/// The next message, until the server ends.
fn receive(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", digits)) => length = digits.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

pub fn uri(path: &Path) -> String {
    let path: PathBuf = path.canonicalize().unwrap();
    format!("file://{}", path.display())
}
