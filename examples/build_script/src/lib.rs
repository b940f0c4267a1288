//! Generated source on disk: `build.rs` writes it, and this crate includes it.
//!
//! Debuggers step into the file, and reviewers see it change. `include_specs!` generates the same
//! items without a file.

include!(concat!(env!("OUT_DIR"), "/tcsas.rs"));
