//! `tcsas check`: the errors and warnings of spec files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tcsas_spec::model::Service;
use tcsas_spec::{Outcome, load};

use crate::args::{Format, FormatArgs, SelectionArgs, SiteArgs};
use crate::console::{Console, count};
use crate::exit::Exit;
use crate::{json_output, site};

const AFTER_HELP: &str = "\
Reports what include_specs! would report, without a compiler. Each path is a service of its own. The
result names the endpoint that calls go to. Warnings do not change the exit status.

Exit status: 0 without errors, 1 with errors.";

/// Reports errors and warnings in spec files
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Args {
    /// Folder of spec files, a single spec file, or a vendor's api.json
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    site: SiteArgs,

    #[command(flatten)]
    selection: SelectionArgs,

    #[command(flatten)]
    output: FormatArgs,
}

pub(super) fn run(args: &Args, console: &mut Console<'_>) -> Exit {
    let options = args.selection.restrict(args.site.read_options());
    let mut exit = Exit::Success;
    let mut services = Vec::new();
    for path in &args.paths {
        let outcome = load(path, &options);
        if !outcome.diagnostics.is_empty() {
            exit = Exit::Failure;
        }
        match args.output.format {
            Format::Json => services.push(document(path, &outcome)),
            Format::Text => {
                console.print_diagnostics(outcome.diagnostics.iter().chain(&outcome.warnings));
                if args.paths.len() > 1 {
                    console.print(&format!("{}: ", path.display()));
                }
                console.print(&summary(&outcome));
                site::note_if_presumed(path, &outcome.service, console);
            }
        }
    }
    if args.output.format == Format::Json {
        let document = json!({ "format": json_output::FORMAT, "services": services });
        console.print(&json_output::text(&document));
    }
    exit
}

fn summary(outcome: &Outcome) -> String {
    let size = Size::of(&outcome.service);
    let errors = match outcome.diagnostics.len() {
        0 => "no errors".to_owned(),
        some => count(some, "error"),
    };
    let warnings = match outcome.warnings.len() {
        0 => String::new(),
        some => format!(", {}", count(some, "warning")),
    };
    let endpoint = match outcome.service.endpoint.is_empty() {
        true => String::new(),
        false => format!("; {}", site::endpoint(&outcome.service)),
    };
    format!(
        "{}, {}, {}: {errors}{warnings}{endpoint}\n",
        count(size.actions, "action"),
        count(size.types, "data type"),
        count(size.codes, "error code")
    )
}

fn document(path: &Path, outcome: &Outcome) -> Value {
    let size = Size::of(&outcome.service);
    json!({
        "path": json_output::path(path),
        "actions": size.actions,
        "data_types": size.types,
        "error_codes": size.codes,
        "endpoint": outcome.service.endpoint,
        "site_is_presumed": outcome.service.site_is_presumed,
        "errors": outcome.diagnostics.len(),
        "warnings": outcome.warnings.len(),
        "diagnostics": json_output::diagnostics(outcome.diagnostics.iter().chain(&outcome.warnings)),
    })
}

/// The numbers of actions, data types and error codes of a service.
struct Size {
    actions: usize,
    types: usize,
    codes: usize,
}

impl Size {
    /// Counts a code once, however many actions list it.
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
