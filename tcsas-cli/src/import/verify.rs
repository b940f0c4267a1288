//! Whether what was planned says the same as the description.

use tcsas_spec::model::Service;
use tcsas_spec::{Options, prune, read};

use super::files::File;
use super::plan::Plan;
use crate::diff::{About, Of, Sign, compare};

/// Reads the planned files and compares them with the description. What they say otherwise, apart
/// from words and from what stays whatever the description says, is a bug.
pub(super) fn verify(plan: &Plan, described: &Service) -> Result<Service, String> {
    let sources = plan.files.sources();
    if sources.is_empty() {
        return Ok(Service::default());
    }
    let read = read(sources, &Options::default());
    let read = read.into_result().map_err(|report| match plan.files.list.iter().any(File::existed) {
        // Such as pages that are counted by a parameter which is gone.
        true => format!(
            "something that the files say does not fit the description any more, so that nothing is written; take it out of them before (the lines are those that would have been written)\n{report}"
        ),
        false => bug(&report.to_string()),
    })?;
    let of_plan = |service: &Service| {
        let mut service = service.clone();
        prune(&mut service, &plan.actions, &[]);
        if plan.actions.is_empty() {
            service.actions.clear();
            service.types.clear();
        }
        service
    };
    let (wanted, found) = (of_plan(described), of_plan(&read));
    let mut wrong = Vec::new();
    for differences in compare(&wanted, &found) {
        for change in &differences.changes {
            let stays = match change.about {
                About::Service | About::Field | About::Fact => false,
                About::Deprecated | About::Signed => false,
                // People, and actions that the description no longer has, may know better where a
                // data type travels than the description, which seldom means what it says of that.
                About::Guarantee | About::Endpoint | About::Own | About::Rust | About::Usage => {
                    true
                }
                About::Pages => says_pages(plan, &differences.of),
                About::Whole | About::Code => change.sign == Sign::Added,
            };
            if !stays {
                wrong.push(format!("{}: {}", differences.of, change.text));
            }
        }
    }
    match wrong.is_empty() {
        true => Ok(read),
        false => Err(bug(&wrong.join("\n"))),
    }
}

/// Whether a file says itself how a list comes in pages.
fn says_pages(plan: &Plan, of: &Of) -> bool {
    let Of::Action(name) = of else { return false };
    let mut files = plan.files.list.iter();
    let file = files.find(|file| file.action.as_ref() == Some(name));
    file.is_some_and(|file| file.tree.get("pagination").is_some())
}

fn bug(what: &str) -> String {
    format!(
        "this is a bug of tcsas, and nothing is written: the files would not say what the description says\n{what}"
    )
}
