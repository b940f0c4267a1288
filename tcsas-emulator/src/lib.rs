//! A server on this machine that stands in for the service, for tests and demonstrations.
//!
//! It reads the spec files, verifies every request as the service does (protocol, headers, time,
//! credential scope and signature, whatever headers are signed), checks its parameters against the
//! spec, and answers with the documented example or with the service's own error codes.
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
//!                                 ├─▶ script       whether something goes wrong on purpose
//!                                 ├─▶ signature    Authorization, token, time
//!                                 ├─▶ rate         requests in a second
//!                                 ├─▶ parameters   the body against the spec
//!                                 ├─▶ executions   what took effect
//!                                 ├─▶ answer       the example, or a refusal
//!                                 └─▶ fault        what becomes of the answer
//! ```
//!
//! # Answers of your own
//!
//! An action answers with its documented example until [`Emulator::respond`] says otherwise:
//!
//! ```
//! use serde_json::json;
//! use tcsas_emulator::{Emulator, Response};
//! # use tcsas_runtime::Credentials;
//! # let specs = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/specs");
//! # let emulator = Emulator::start(specs, Credentials::new("AKIDEXAMPLE", "a-secret-key"))?;
//!
//! emulator.respond("ListThings", |parameters| match parameters["Name"].as_str() {
//!     Some("a") => Response::from(json!({ "Things": [{ "Size": 1.5 }] })),
//!     _ => Response::error("ResourceNotFound", "There is no such thing."),
//! })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Faults
//!
//! A [`Script`] tells for each request in turn what goes wrong, [before](Step::before) the action
//! takes effect or [after](Step::after) it. It can be set for an action, for [all of them](ANY) or
//! for [connections](ACCEPT), before the start or at any time later:
//!
//! ```
//! use tcsas_emulator::{ANY, Emulator, Fault, Place, Step};
//! # use tcsas_runtime::Credentials;
//! # let specs = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/specs");
//! # let keys = Credentials::new("AKIDEXAMPLE", "a-secret-key");
//!
//! let emulator = Emulator::start(specs, keys)?;
//! emulator.script(
//!     "ChangeThing",
//!     [
//!         Step::pass(),
//!         Step::after(Fault::Reset { at: Place::InBody }),
//!         Step::before(Fault::retry_after(503, "1")).times(2),
//!     ],
//! )?;
//! emulator.script(
//!     ANY,
//!     Step::before(Fault::internal_error())
//!         .chance(0.1, 7)
//!         .forever(),
//! )?;
//! // … calls …
//! assert!(emulator.executions("ChangeThing").most() <= 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The same in a file, for [`Builder::faults`] and the option `--faults` of the program:
//!
//! ```json
//! {
//!   "ChangeThing": [
//!     {},
//!     { "fault": { "reset": { "at": "in_body" } }, "when": "after" },
//!     { "fault": { "status": { "status": 503, "headers": { "Retry-After": "1" } } }, "times": 2 }
//!   ],
//!   "*": [{ "fault": { "error": { "code": "InternalError" } }, "probability": 0.1, "seed": 7, "times": "forever" }],
//!   "accept": { "repeat": true, "steps": [{ "times": 9 }, { "fault": { "close_at_accept": { "reset": true } } }] }
//! }
//! ```
//!
//! A script is a list of steps, or an object with `steps` and `repeat`. A step has these keys, all
//! of which may be left out:
//!
//! | key | value | default |
//! |---|---|---|
//! | `fault` | one of those below | nothing goes wrong |
//! | `when` | `"before"` or `"after"` the action is executed | `"before"` |
//! | `times` | for how many requests, or `"forever"` | 1 |
//! | `every` | only each n-th of them is hit | 1 |
//! | `probability`, `seed` | only so many of them are hit, and always the same ones | 1, 0 |
//!
//! The faults are those of [`Fault`], which says what they do:
//!
//! | fault | with |
//! |---|---|
//! | `error` | `code`, `message` (may be left out) |
//! | `token_failure` | `token` |
//! | `"throttle"` | |
//! | `status` | `status`, `headers` and `body` (may be left out) |
//! | `"html"`, `"invalid_json"`, `"gzip"` | |
//! | `redirect` | `status`, `location` |
//! | `wrong_clock` | `seconds`, `date` (true or false) |
//! | `delay` | `at`, `millis` |
//! | `reset`, `close` | `at` |
//! | `over_long` | `extra` (text) |
//! | `content_length` | `off` (bytes, may be negative) |
//! | `gzip_bomb` | `decoded` (bytes) |
//! | `drip`, `endless` | `piece` (bytes), `millis` |
//! | `close_at_accept` | `reset` (true or false, may be left out); in the script `accept` only |
//!
//! `at` is `before_headers`, `in_headers`, `before_body`, `in_body` or `after_body`. What a file
//! has that is not known is an error with its line and column.

mod builder;
mod connections;
mod emulator;
mod executions;
mod fault;
mod request;
mod response;
mod script;
mod server;
mod service;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub use builder::{Builder, StartError};
pub use emulator::Emulator;
pub use executions::{Executions, TokenUse};
pub use fault::{Fault, Place};
pub use response::custom::{Response, UnknownAction};
pub use script::file::FaultFileError;
pub use script::{ACCEPT, ANY, Script, ScriptError, Step};

/// What is behind `mutex`. Nothing in this crate leaves it half changed, so that a panic elsewhere
/// does not matter.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
