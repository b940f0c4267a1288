//! `tcsas import`: a vendor's API description as spec files.
//!
//! Facts follow the description; manual edits are kept. All files are assembled in memory
//! ([`import_plan`]), read as the macro reads them and compared with the description ([`verify`])
//! before anything is written.

mod doc_policy;
mod file_header;
mod files;
mod import_plan;
mod merge_types;
mod self_contained;
mod sharing;
mod skipped_actions;
mod summary;
mod target_folder;
#[cfg(test)]
mod tests;
mod type_usage;
mod update_action;
mod update_codes;
mod update_examples;
mod update_fields;
mod update_pagination;
mod update_types;
mod vendor_description;
mod verify;
mod write;

use std::path::{Path, PathBuf};

use doc_policy::DocPolicy;
use import_plan::ImportPlan;
pub(crate) use self_contained::{SelfContained, self_contained};
use sharing::Sharing;
pub(crate) use skipped_actions::reserved;
use target_folder::TargetFolder;
use tcsas_spec::model::Service;
use tcsas_spec::{Options, load};
pub(crate) use vendor_description::VendorDescription;

use crate::args::SiteArgs;
use crate::console::Console;
use crate::diff::{compare, listing};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::selection::{check_patterns, matches_any};

const AFTER_HELP: &str = "\
Writes ACTION.json for each action, and shared.json for what several actions use. With
--self-contained, each file has all that its action uses, and works when it is copied alone; pass it
at each import into the folder. Names, types and required parameters follow the description. Docs
and the endpoint that the folder already has, and keys that the description has no counterpart for,
such as rate_limit, are never overwritten. A parameter, field or code that is new in an existing
action or data type gets \"added_later\". Guaranteed fields of responses stay guaranteed; new
guarantees need --adopt-guaranteed. Prints the files that change and the changes in them, removals
included.

Exit status: 0 on success; 1 if the description or the folder has errors, and nothing was written.";

/// Creates spec files from a vendor's API description, or updates them
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Args {
    /// Vendor's description (api.json), or its folder
    #[arg(value_name = "API_JSON")]
    api: PathBuf,

    /// Folder to create or update
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// Error codes of the actions [default: errors.json beside API_JSON]
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,

    /// Documented calls [default: examples.json beside API_JSON]
    #[arg(long, value_name = "FILE")]
    examples: Option<PathBuf>,

    #[command(flatten)]
    site: SiteArgs,

    /// Leave out the vendor's docs
    #[arg(long)]
    facts_only: bool,

    /// Guarantee response fields that are flagged as always present
    #[arg(long)]
    adopt_guaranteed: bool,

    /// Repeat what several actions use in the file of each; no shared.json
    #[arg(long)]
    self_contained: bool,

    /// Import only these actions; * matches any part of a name
    #[arg(long, visible_alias = "action", value_name = "PATTERN")]
    actions: Vec<String>,

    /// Show what would be written without writing it
    #[arg(long)]
    dry_run: bool,

    /// List every part of an example that is omitted
    #[arg(long)]
    verbose: bool,
}

impl Args {
    fn selects(&self, action: &str) -> bool {
        self.actions.is_empty() || matches_any(&self.actions, action)
    }
}

pub(super) fn run(args: &Args, console: &mut Console<'_>) -> Exit {
    match import(args, console) {
        Ok(()) => Exit::Success,
        Err(failure) => failure.print(console),
    }
}

fn import(args: &Args, console: &mut Console<'_>) -> Result<(), Failure> {
    let description = VendorDescription::load(
        &args.api,
        args.errors.as_deref(),
        args.examples.as_deref(),
        args.site.site(),
    )?;
    let folder = TargetFolder::load(&args.out)?;
    let service = &description.service;
    check_patterns(&args.actions, service, "the description")?;
    let policy = DocPolicy {
        facts_only: args.facts_only,
        adopt_guaranteed: args.adopt_guaranteed,
    };
    let has_endpoint = folder.has_endpoint();
    let before = folder.service.clone();
    let is_update = !folder.files.is_empty();
    let sharing = match args.self_contained {
        true => Sharing::SelfContained,
        false => Sharing::SharedFile,
    };
    let selects = |name: &str| args.selects(name);
    let plan = import_plan::plan(&description, folder, selects, sharing, policy)?;
    for message in &plan.messages {
        console.print_note(message);
    }
    if args.verbose {
        for omitted in &plan.omitted {
            console.print_note(&omitted.to_string());
        }
    } else if let Some(summary) = update_examples::summary(&plan.omitted) {
        console.print_note(&summary);
    }
    let read = verify::verify(&plan, service)?;
    if !read.endpoint.is_empty() {
        let site = args.site.site();
        console.print_note(&summary::endpoint(site, service, &read, has_endpoint));
    }
    let tally = write::tally(&plan.files);
    if !args.dry_run {
        write::write(&plan.files, &args.out, console)?;
        check_written(&plan, &args.out, &read)?;
    }
    if is_update || args.dry_run {
        console.print(&tally.list());
    }
    if is_update {
        console.print(&listing(&compare(&before, &read), false));
    }
    console.print(&tally.counts(plan.skipped, args.dry_run));
    if let Some(hint) = summary::unadopted_guarantees(&plan.actions, service, &read) {
        console.print(&hint);
    }
    Ok(())
}

/// Reads the folder again: it must hold the planned model.
fn check_written(plan: &ImportPlan, out: &Path, read: &Service) -> Result<(), String> {
    if plan.files.list.is_empty() {
        return Ok(());
    }
    let again = load(out, &Options::default()).into_result();
    if again.as_ref() != Ok(read) {
        let out = out.display();
        return Err(format!(
            "`{out}` differs from what was written; did another process change it?"
        ));
    }
    Ok(())
}
