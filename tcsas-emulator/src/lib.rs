//! A loopback server that stands in for the service in tests and demonstrations.
//!
//! It reads the spec files, verifies each request like the service does (protocol, headers, time,
//! credential scope and signature, for any set of signed headers), checks the parameters against
//! the spec, and returns the documented example or the service's error codes.
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
//! Tests of crates that use a generated client need no spec files at run time: the client has them,
//! `Emulator::start(tcsas::Client::SPECS, …)`.
//!
//! A request is processed in these steps, each a module:
//!
//! ```text
//! server ──head, body──▶ service ─┬─▶ protocol        method, path, content type, size
//!                                 ├─▶ common_headers  action, version, timestamp
//!                                 ├─▶ script          the fault scheduled for this request
//!                                 ├─▶ signature       Authorization, token, time
//!                                 ├─▶ rate_limit      requests per second
//!                                 ├─▶ parameters      the body against the spec
//!                                 ├─▶ executions      count of requests that took effect
//!                                 ├─▶ response        the example, a page or an error
//!                                 └─▶ fault           changes to the response and connection
//! ```
//!
//! # Custom responses
//!
//! An action returns its documented example until [`Emulator::respond`] sets another response:
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
//! A [`Script`] schedules faults, one step per request, [before](Step::before) or
//! [after](Step::after) the action takes effect. It can be set for an action, for [all
//! actions](ANY) or for [connections](ACCEPT), before the start or at any later time:
//!
//! ```
//! use tcsas_emulator::{ANY, Emulator, Fault, Place, Step};
//! # use tcsas_runtime::Credentials;
//! # let specs = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/specs");
//! # let credentials = Credentials::new("AKIDEXAMPLE", "a-secret-key");
//!
//! let emulator = Emulator::start(specs, credentials)?;
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
//! A script is a list of steps, or an object with `steps` and `repeat`. All keys of a step are
//! optional:
//!
//! | key | value | default |
//! |---|---|---|
//! | `fault` | one of those below | no fault |
//! | `when` | `"before"` or `"after"` the action is executed | `"before"` |
//! | `times` | number of requests, or `"forever"` | 1 |
//! | `every` | only each n-th of them is affected | 1 |
//! | `probability`, `seed` | share of them that is affected, always the same for a seed | 1, 0 |
//!
//! The faults are the variants of [`Fault`], where their effects are documented:
//!
//! | fault | with |
//! |---|---|
//! | `error` | `code`, `message` (optional) |
//! | `token_failure` | `token` |
//! | `"throttle"` | |
//! | `status` | `status`, `headers` and `body` (optional) |
//! | `"html"`, `"invalid_json"`, `"gzip"` | |
//! | `redirect` | `status`, `location` |
//! | `wrong_clock` | `seconds`, `date` (true or false) |
//! | `delay` | `at`, `millis` |
//! | `reset`, `close` | `at` |
//! | `event_stream` | `text`, `millis` (optional) |
//! | `over_long` | `extra` (text) |
//! | `content_length` | `off` (bytes, may be negative) |
//! | `gzip_bomb` | `decoded` (bytes) |
//! | `drip`, `endless` | `piece` (bytes), `millis` |
//! | `close_at_accept` | `reset` (true or false, optional); in the script `accept` only |
//!
//! `at` is `before_headers`, `in_headers`, `before_body`, `in_body` or `after_body`, and in a
//! stream of events also `{ "after_event": 1 }`. Unknown keys and values are errors with line and
//! column.
//!
//! # Streams of events
//!
//! An action whose spec has `"stream": true` responds with the documented example as one event; if
//! it has a parameter `Stream`, only where that is true. [`Response::events`] sets others, each of
//! which is written on its own, and faults can occur between them; in a file, `event_stream` is a
//! stream with any text:
//!
//! ```no_run
//! # use serde_json::json;
//! # use tcsas_emulator::{Emulator, Fault, Place, Response, Step};
//! # fn example(emulator: Emulator) -> Result<(), Box<dyn std::error::Error>> {
//! emulator.respond("ChatCompletions", |_| {
//!     Response::events([json!({ "Text": "a" }), json!({ "Text": "b" })])
//! })?;
//! let close = Fault::Close { at: Place::AfterEvent(1) };
//! emulator.script("ChatCompletions", [Step::after(close)])?;
//! # Ok(())
//! # }
//! ```

#![cfg_attr(docsrs, feature(doc_cfg))]

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
mod specs;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub use builder::{Builder, StartError};
pub use emulator::Emulator;
pub use executions::{Executions, TokenUse};
pub use fault::{Fault, Place};
pub use request::upload::Upload;
pub use response::custom::{Response, UnknownAction};
pub use script::file::FaultFileError;
pub use script::{ACCEPT, ANY, Script, ScriptError, Step};
pub use specs::Specs;

/// Locks `mutex`, poisoned or not: this crate leaves no locked value half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Compiles the code blocks of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
