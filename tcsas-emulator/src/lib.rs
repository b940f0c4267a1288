//! A server on this machine that stands in for the service, for tests and demonstrations.
//!
//! It reads the spec files, verifies every request as the service does (protocol, headers, time, credential scope and
//! signature, whatever headers are signed), checks its parameters against the spec, and answers with the documented
//! example or with the service's own error codes.
//!
//! ```
//! use tcsas_emulator::Emulator;
//! use tcsas_runtime::Credentials;
//!
//! # let specs = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/specs");
//! let emulator = Emulator::start(specs, Credentials::new("AKIDEXAMPLE", "a-secret-key"))?;
//! println!("send calls to {}", emulator.endpoint());
//! # assert!(emulator.endpoint().starts_with("http://127.0.0.1:"));
//! # Ok::<(), tcsas_emulator::StartError>(())
//! ```
//!
//! How a request gets its answer:
//!
//! ```text
//! server ──head, body──▶ service ─┬─▶ protocol     method, path, content type, size
//!                                 ├─▶ common       action, version, timestamp
//!                                 ├─▶ signature    Authorization, token, time
//!                                 ├─▶ parameters   the body against the spec
//!                                 └─▶ answer       the example, or a refusal
//! ```

mod answer;
mod authorization;
mod common;
mod connections;
mod emulator;
mod executions;
mod fault;
mod keys;
mod parameters;
mod protocol;
mod rate;
mod refusal;
mod reply;
mod script;
mod server;
mod service;
mod signature;

pub use emulator::{Builder, Emulator, StartError};
pub use executions::{Executions, TokenUse};
pub use fault::{Fault, Place};
pub use script::file::FaultFileError;
pub use script::{ACCEPT, ANY, Script, ScriptError, Step};

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What is behind `mutex`. Nothing in this crate leaves it half changed, so that a panic elsewhere does not matter.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
