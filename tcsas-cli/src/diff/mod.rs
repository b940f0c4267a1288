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

use std::path::Path;

pub(crate) use change::{About, Of, Sign};
pub(crate) use compare::compare;
pub(crate) use show::listing;
use tcsas_spec::{Report, load};

use super::args::{Diff, Format};
use super::console::Console;
use super::{Exit, json, site};

pub(super) fn run(asked: &Diff, console: &mut Console<'_>) -> Exit {
    let options = site::options(asked.site);
    let read = |path: &Path| load(path, &options).into_result();
    let (old, new) = match (read(&asked.old), read(&asked.new)) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            let reports = [old.err(), new.err()];
            let all = reports.iter().flatten().flat_map(Report::diagnostics);
            match asked.format {
                Format::Json => console.print(&json::text(&show::unread(all))),
                Format::Text => {
                    console.show(all);
                    console.complain(
                        "there is nothing to compare before these mistakes are put right",
                    );
                }
            }
            return Exit::Usage;
        }
    };
    let differences = compare(&old, &new);
    let shown = match asked.format {
        Format::Text => show::text(&differences, asked.descriptions),
        Format::Json => json::text(&show::document(&differences)),
    };
    console.print(&shown);
    let breaks = differences.iter().any(|of| of.breaks());
    match asked.fail_on_breaking && breaks {
        true => Exit::Wrong,
        false => Exit::Clean,
    }
}
