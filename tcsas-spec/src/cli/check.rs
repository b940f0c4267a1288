//! `check`: what is wrong with spec files.

use std::collections::BTreeSet;

use super::Exit;
use super::args::Check;
use super::console::{Console, count};
use crate::model::Service;
use crate::{Options, load};

/// Checks every path by itself: each is a service of its own.
pub(super) fn run(asked: &Check, console: &mut Console<'_>) -> Exit {
    let options = Options {
        intl: asked.intl,
        actions: asked.actions.clone(),
        exclude: asked.exclude.clone(),
        ..Options::default()
    };
    let mut exit = Exit::Clean;
    for path in &asked.paths {
        let outcome = load(path, &options);
        let held = held(&outcome.service);
        let mistakes = outcome.diagnostics.len();
        let warnings = outcome.warnings.len();
        for warning in &outcome.warnings {
            console.show(warning);
        }
        let verdict = match outcome.into_result() {
            Ok(_) => "no mistakes".to_owned(),
            Err(report) => {
                console.show(&report);
                exit = Exit::Wrong;
                count(mistakes, "mistake")
            }
        };
        let verdict = match warnings {
            0 => verdict,
            some => format!("{verdict}, {}", count(some, "warning")),
        };
        if asked.paths.len() > 1 {
            console.print(&format!("{}: ", path.display()));
        }
        console.print(&format!("{held}: {verdict}\n"));
    }
    exit
}

/// What a service holds, in numbers. A code that many actions have is one.
fn held(service: &Service) -> String {
    let codes = service.actions.iter().flat_map(|action| &action.errors);
    let codes: BTreeSet<&str> = codes.map(|error| error.code.as_str()).collect();
    format!(
        "{}, {}, {}",
        count(service.actions.len(), "action"),
        count(service.types.len(), "data type"),
        count(codes.len(), "error code")
    )
}
