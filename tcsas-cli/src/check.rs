//! `check`: what is wrong with spec files.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};
use tcsas_spec::model::Service;
use tcsas_spec::{Options, Outcome, load};

use super::args::{Check, Format};
use super::console::{Console, count};
use super::{Exit, json, site};

/// Checks every path by itself: each is a service of its own.
pub(super) fn run(asked: &Check, console: &mut Console<'_>) -> Exit {
    let options = Options {
        actions: asked.actions.clone(),
        exclude: asked.exclude.clone(),
        ..site::options(asked.site)
    };
    let mut exit = Exit::Clean;
    let mut services = Vec::new();
    for path in &asked.paths {
        let outcome = load(path, &options);
        if !outcome.diagnostics.is_empty() {
            exit = Exit::Wrong;
        }
        match asked.format {
            Format::Json => services.push(document(path, &outcome)),
            Format::Text => {
                console.show(outcome.diagnostics.iter().chain(&outcome.warnings));
                if asked.paths.len() > 1 {
                    console.print(&format!("{}: ", path.display()));
                }
                console.print(&verdict(&outcome));
                if outcome.service.site_is_presumed {
                    let advice = site::advice(&outcome.service);
                    console.complain(&format!("{}: {advice}", path.display()));
                }
            }
        }
    }
    if asked.format == Format::Json {
        let document = json!({ "format": json::FORMAT, "services": services });
        console.print(&json::text(&document));
    }
    exit
}

fn verdict(outcome: &Outcome) -> String {
    let held = Held::of(&outcome.service);
    let mistakes = match outcome.diagnostics.len() {
        0 => "no mistakes".to_owned(),
        some => count(some, "mistake"),
    };
    let warnings = match outcome.warnings.len() {
        0 => String::new(),
        some => format!(", {}", count(some, "warning")),
    };
    let host = match outcome.service.endpoint.is_empty() {
        true => String::new(),
        false => format!("; {}", site::told(&outcome.service)),
    };
    format!(
        "{}, {}, {}: {mistakes}{warnings}{host}\n",
        count(held.actions, "action"),
        count(held.types, "data type"),
        count(held.codes, "error code")
    )
}

fn document(path: &Path, outcome: &Outcome) -> Value {
    let held = Held::of(&outcome.service);
    json!({
        "path": json::path(path),
        "actions": held.actions,
        "data_types": held.types,
        "error_codes": held.codes,
        "endpoint": outcome.service.endpoint,
        "site_is_presumed": outcome.service.site_is_presumed,
        "errors": outcome.diagnostics.len(),
        "warnings": outcome.warnings.len(),
        "diagnostics": json::diagnostics(outcome.diagnostics.iter().chain(&outcome.warnings)),
    })
}

/// What a service holds, in numbers.
struct Held {
    actions: usize,
    types: usize,
    codes: usize,
}

impl Held {
    /// A code that many actions have is one.
    fn of(service: &Service) -> Self {
        let codes = service.actions.iter().flat_map(|action| &action.errors);
        let codes: BTreeSet<&str> = codes.map(|error| error.code.as_str()).collect();
        Self {
            actions: service.actions.len(),
            types: service.types.len(),
            codes: codes.len(),
        }
    }
}
