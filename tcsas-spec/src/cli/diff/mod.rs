//! `diff`: what differs between two descriptions, and what of it breaks callers.
//!
//! [`compare`](compare()) finds the differences, [`show`] writes them. What breaks follows
//! from what the macros generate: structs that are `#[non_exhaustive]` and have builders, so that
//! more of something breaks nothing unless callers must give it; plain fields and `Option`s, which
//! are different types; enums of error codes that keep what they do not know.

mod change;
mod codes;
mod compare;
mod fields;
mod pages;
mod show;
mod twins;

pub(in crate::cli) use change::{About, Of, Sign};
pub(in crate::cli) use compare::compare;

use super::Exit;
use super::args::Diff;
use super::console::Console;
use super::site;
use crate::load;
use crate::model::Service;
use std::path::Path;

pub(super) fn run(asked: &Diff, console: &mut Console<'_>) -> Exit {
    let mut read = |path: &Path| -> Option<Service> {
        match load(path, &site::options(asked.site)).into_result() {
            Ok(service) => Some(service),
            Err(report) => {
                console.show(&report);
                None
            }
        }
    };
    // Both are read, so that the mistakes of both are told at once.
    let (Some(old), Some(new)) = (read(&asked.old), read(&asked.new)) else {
        console.complain("there is nothing to compare before these mistakes are put right");
        return Exit::Usage;
    };
    let differences = compare(&old, &new);
    console.print(&show::text(&differences, asked.descriptions));
    let breaks = differences.iter().any(|of| of.breaks());
    match asked.fail_on_breaking && breaks {
        true => Exit::Wrong,
        false => Exit::Clean,
    }
}
