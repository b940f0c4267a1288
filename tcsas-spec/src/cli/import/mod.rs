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
mod plain;
mod plan;
mod style;
#[cfg(test)]
mod tests;
mod tree;
mod types;
mod verify;
mod words;
mod write;

use super::Exit;
use super::args::Import;
use super::console::Console;
use crate::mistakes::quote;
use crate::model::Service;
use crate::suggest::nearest;
use crate::{Options, load, select};
use described::Unread;
use folder::Unfit;
use words::Words;

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
        Unread::Mistakes(report) => {
            console.show(&report);
            "nothing is imported from a description with mistakes".to_owned()
        }
        Unread::Other(message) => message,
    })?;
    let folder = folder::fetch(&asked.out).map_err(|unfit| match unfit {
        Unfit::Mistakes(report) => {
            console.show(&report);
            let out = asked.out.display();
            format!("nothing is written before these mistakes in `{out}` are put right")
        }
        Unfit::Other(message) => message,
    })?;
    let service = &described.service;
    let fits = |name: &str, pattern: &String| select::fits(pattern, name);
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
    let plan = plan::plan(&described, folder, wanted, words)?;
    for message in &plan.messages {
        console.complain(message);
    }
    let read = verify::verify(&plan, service)?;
    let tally = write::write(&plan.files, &asked.out, console)?;
    if !plan.files.list.is_empty() {
        let again = load(&asked.out, &Options::default()).into_result();
        if again.as_ref() != Ok(&read) {
            let out = asked.out.display();
            return Err(format!(
                "`{out}` does not hold what was written into it; did something else write there?"
            ));
        }
    }
    let mut line = format!(
        "created {}, changed {}, unchanged {}",
        tally.created, tally.changed, tally.unchanged
    );
    if plan.left_out > 0 {
        line.push_str(&format!(", left out {}", plan.left_out));
    }
    console.print(&format!("{line}\n"));
    Ok(())
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
