//! `import`: a vendor's description as spec files, for people to go on with.
//!
//! Facts follow the description, and what people have written stays. All files are put together in
//! memory ([`plan`]), read as the macro will read them and compared with the description
//! ([`verify`]); only then are they written.

mod actions;
mod adopt;
mod codes;
mod described;
mod examples;
mod files;
mod fits;
mod folder;
mod head;
mod keys;
mod members;
mod pages;
mod plan;
mod style;
#[cfg(test)]
mod tests;
mod tree;
mod types;
mod verify;
mod words;
mod write;

use std::collections::HashSet;
use std::path::Path;

use described::Unread;
use folder::Unfit;
use plan::Plan;
use tcsas_spec::model::{Field, Service, Usage};
use tcsas_spec::{Options, load, matches_pattern, nearest, quote};
use words::Words;
use write::Tally;

use super::args::Import;
use super::console::{Console, count};
use super::diff::{compare, listing};
use super::{Exit, site};

pub(super) fn run(asked: &Import, console: &mut Console<'_>) -> Exit {
    match import(asked, console) {
        Ok(()) => Exit::Clean,
        Err(message) => {
            console.complain(&message);
            Exit::Wrong
        }
    }
}

fn import(asked: &Import, console: &mut Console<'_>) -> Result<(), String> {
    let described = described::fetch(asked).map_err(|unread| match unread {
        Unread::Mistakes(mistakes) => {
            console.show(&mistakes);
            "nothing is imported from a description with mistakes".to_owned()
        }
        Unread::Other(message) => message,
    })?;
    let folder = folder::fetch(&asked.out).map_err(|unfit| match unfit {
        Unfit::Mistakes(report) => {
            console.show(report.diagnostics());
            let out = asked.out.display();
            format!("nothing is written before these mistakes in `{out}` are put right")
        }
        Unfit::Other(message) => message,
    })?;
    let mut files = folder.files.iter();
    let said = files.any(|file| !file.tree.str("endpoint").is_empty());
    let service = &described.service;
    let fits = |name: &str, pattern: &String| matches_pattern(pattern, name);
    for pattern in &asked.actions {
        if !service
            .actions
            .iter()
            .any(|action| fits(&action.name, pattern))
        {
            return Err(idle(pattern, service));
        }
    }
    let wanted = |name: &str| {
        asked.actions.is_empty() || asked.actions.iter().any(|pattern| fits(name, pattern))
    };
    let words = Words {
        facts_only: asked.facts_only,
        adopt_guaranteed: asked.adopt_guaranteed,
    };
    let before = folder.service.clone();
    let updates = !folder.files.is_empty();
    let plan = plan::plan(&described, folder, wanted, words)?;
    for message in &plan.messages {
        console.complain(message);
    }
    match asked.verbose {
        true => {
            for unfit in &plan.examples {
                console.complain(&unfit.to_string());
            }
        }
        false => {
            if let Some(summary) = examples::summary(&plan.examples) {
                console.complain(&summary);
            }
        }
    }
    let read = verify::verify(&plan, service)?;
    if !read.endpoint.is_empty() {
        console.complain(&host(asked, service, &read, said));
    }
    let tally = write::tally(&plan.files);
    if !asked.dry_run {
        write::write(&plan.files, &asked.out, console)?;
        check_written(&plan, &asked.out, &read)?;
    }
    if updates || asked.dry_run {
        console.print(&named(&tally));
    }
    if updates {
        console.print(&listing(&compare(&before, &read), false));
    }
    let mut line = format!(
        "created {}, changed {}, unchanged {}",
        tally.created.len(),
        tally.changed.len(),
        tally.unchanged
    );
    if plan.left_out > 0 {
        line.push_str(&format!(", left out {}", plan.left_out));
    }
    if asked.dry_run {
        line.push_str("; nothing was written (--dry-run)");
    }
    console.print(&format!("{line}\n"));
    if let Some(hint) = not_adopted(&plan, service, &read) {
        console.print(&hint);
    }
    Ok(())
}

/// Where calls go to by the files as `read`, and why; `said`: by what was in the folder before.
fn host(asked: &Import, described: &Service, read: &Service, said: bool) -> String {
    let told = site::told(read);
    let wanted = quote(&described.endpoint);
    match asked.site {
        Some(site) if read.endpoint != described.endpoint => format!(
            "{told}, as the folder says already; for {site}, change `endpoint` in its files to {wanted}"
        ),
        _ if said => format!("{told}, as the folder says already"),
        None if described.site_is_presumed => format!(
            "{told}, because nothing says which site the description is for; import with `--site mainland` if that is right, and \
             with `--site intl` into an empty folder if it is not, or change `endpoint` in the files"
        ),
        _ => told,
    }
}

/// Reads what has been written: the folder must say what was planned.
fn check_written(plan: &Plan, out: &Path, read: &Service) -> Result<(), String> {
    if plan.files.list.is_empty() {
        return Ok(());
    }
    let again = load(out, &Options::default()).into_result();
    if again.as_ref() != Ok(read) {
        let out = out.display();
        return Err(format!(
            "`{out}` does not hold what was written into it; did something else write there?"
        ));
    }
    Ok(())
}

/// The files that are written, by name.
fn named(tally: &Tally) -> String {
    let mut text = String::new();
    for (what, names) in [("created", &tally.created), ("changed", &tally.changed)] {
        for name in names {
            text.push_str(&format!("{what} {name}\n"));
        }
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// How many fields of responses stay an `Option` although the description flags them as always
/// there, if any do.
fn not_adopted(plan: &Plan, described: &Service, read: &Service) -> Option<String> {
    let flagged = |old: &[Field], new: &[Field], usage: Usage| -> usize {
        let new = new.iter().filter(|field| field.is_optional(usage));
        let names: HashSet<&str> = new.map(|field| &*field.name).collect();
        let old = old
            .iter()
            .filter(|field| field.vendor_guarantee == Some(true));
        old.filter(|field| names.contains(&*field.name)).count()
    };
    let response = Usage {
        input: false,
        output: true,
    };
    let ours: HashSet<&str> = plan.actions.iter().map(String::as_str).collect();
    let actions = described.actions.iter().filter(|a| ours.contains(&*a.name));
    let mut amount = 0;
    for action in actions.clone() {
        let now = read.action(&action.name)?;
        amount += flagged(&action.output, &now.output, response);
    }
    for name in described.reached_from(actions.flat_map(|action| &action.output)) {
        let (then, now) = (described.data_type(name)?, read.data_type(name)?);
        // Of what requests may leave out, responses cannot promise anything.
        let usage = Usage {
            input: false,
            ..now.usage
        };
        amount += flagged(&then.fields, &now.fields, usage);
    }
    (amount > 0).then(|| {
        format!(
            "{} that the description flags as always there may be absent for callers; --adopt-guaranteed promises them\n",
            count(amount, "field")
        )
    })
}

/// Why a pattern that no action fits is wrong.
fn idle(pattern: &str, service: &Service) -> String {
    let names = service.actions.iter().map(|action| &*action.name);
    let mut message = format!("no action of the description fits {}", quote(pattern));
    if let Some(near) = nearest(pattern, names) {
        message.push_str(&format!("; did you mean {}?", quote(near)));
    }
    message
}
