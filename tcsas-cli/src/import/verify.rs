//! Verifies that the planned files say the same as the description.

use tcsas_spec::model::Service;
use tcsas_spec::{Options, prune, read};

use super::files::File;
use super::import_plan::ImportPlan;
use crate::diff::{About, Sign, Subject, compare};
use crate::failure::Failure;

/// Reads the planned files and compares them with the description. A difference is a bug, unless it
/// is in docs or in something that an import keeps on purpose. Returns the model of the files.
pub(super) fn verify(plan: &ImportPlan, described: &Service) -> Result<Service, Failure> {
    let sources = plan.files.sources();
    if sources.is_empty() {
        return Ok(Service::default());
    }
    let read = read(sources, &Options::default());
    let read = read.into_result().map_err(|report| {
        // For example a `pagination` whose parameter was removed from the description.
        let message = match plan.files.list.iter().any(File::existed) {
            true => "nothing was written because manual edits in the files contradict the description; remove them \
                     first (the lines shown are those that would have been written)"
                .to_owned(),
            false => bug("the files would not be valid"),
        };
        Failure::invalid(&report, message)
    })?;
    let imported = |service: &Service| {
        let mut service = service.clone();
        prune(&mut service, &plan.actions, &[]);
        if plan.actions.is_empty() {
            service.actions.clear();
            service.types.clear();
        }
        service
    };
    let (wanted, found) = (imported(described), imported(&read));
    let mut wrong = Vec::new();
    for differences in compare(&wanted, &found) {
        for change in &differences.changes {
            let is_deliberate = match change.about {
                About::Field if change.sign == Sign::Added => {
                    has(plan, &differences.subject, "body")
                }
                About::Service | About::Field | About::Fact => false,
                // The vendor's descriptions do not mark them, nor list their bodies.
                About::Body => has(plan, &differences.subject, "body"),
                About::Deprecated | About::Signed => false,
                // Manual edits, and actions that the description no longer has, may use a data type
                // in a direction that the description does not.
                About::Guarantee | About::Endpoint | About::Own | About::Rust | About::Usage => {
                    true
                }
                // Streams that the vendor does not mark are marked by hand.
                About::Stream => change.sign == Sign::Added,
                About::Pages => has(plan, &differences.subject, "pagination"),
                About::Whole | About::Code => change.sign == Sign::Added,
            };
            if !is_deliberate {
                wrong.push(format!("{}: {}", differences.subject, change.text));
            }
        }
    }
    match wrong.is_empty() {
        true => Ok(read),
        false => Err(bug(&wrong.join("\n")).into()),
    }
}

/// Whether the file of an action has a key itself.
fn has(plan: &ImportPlan, subject: &Subject, key: &str) -> bool {
    let Subject::Action(name) = subject else {
        return false;
    };
    let mut files = plan.files.list.iter();
    let file = files.find(|file| file.action.as_ref() == Some(name));
    file.is_some_and(|file| file.tree.get(key).is_some())
}

fn bug(details: &str) -> String {
    format!(
        "nothing was written because the files would differ from the description, which is a bug of tcsas\n{details}"
    )
}
