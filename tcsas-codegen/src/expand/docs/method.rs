//! What rustdoc says about a method: all that somebody wants to know who makes the call.

use std::fmt::Write;

use super::text::{description_or, item, link};
use crate::expand::{example, pagination};
use crate::plan::{ActionPlan, Plan};
use crate::settings::Settings;

pub(in crate::expand) fn method(
    action: &ActionPlan<'_>,
    plan: &Plan<'_>,
    settings: &Settings,
) -> String {
    let mut doc = description_or(&action.action.description, || {
        format!("Calls `{}`.", action.action.name)
    });
    doc.push_str("\n\n");
    doc.push_str(repeating(action));
    if let Some(limit) = action.action.rate_limit {
        let _ = write!(
            doc,
            "\n\nThe service takes at most {limit} requests per second, which a client keeps to."
        );
    }
    if !action.action.signed {
        doc.push_str("\n\nThe call is not signed.");
    }
    if !action.request.fields.is_empty() {
        doc.push_str("\n\n# Parameters\n\n");
    }
    for field in &action.request.fields {
        let name = link(field.ident.as_str());
        let target = format!("{}::{name}", action.request.ident.as_str());
        let required = if field.field.required {
            ", required"
        } else {
            ""
        };
        // All of the first paragraph: the values that are allowed stand behind the first sentence.
        let text = field.field.description.first_block().markdown();
        item(name, &target, required, &text, &mut doc);
    }
    errors(action, &mut doc);
    let _ = write!(
        doc,
        "\n\n# Example\n\n{}",
        example::of(action, plan, settings)
    );
    doc.push_str(&pagination::doc(action, settings));
    doc
}

/// What is known of a second call.
fn repeating(action: &ActionPlan<'_>) -> &'static str {
    match action.action.idempotent {
        _ if action.takes_client_token() => {
            "Safe to repeat: the service tells a repeated call by its `ClientToken`, which is filled in where it is left out."
        }
        Some(false) => "Not safe to repeat: a second call acts a second time.",
        _ if action.is_idempotent() => "Safe to repeat: a second call does no more than the first.",
        _ => {
            "Whether it is safe to repeat is not documented: a call that the service may have carried out is not repeated."
        }
    }
}

/// The codes that a call may fail with.
fn errors(action: &ActionPlan<'_>, doc: &mut String) {
    let error = action.error.as_str();
    doc.push_str("\n\n# Errors\n\n");
    if action.action.errors.is_empty() {
        let _ = write!(doc, "The service refuses with a code of [`{error}`].");
        return;
    }
    let _ = writeln!(
        doc,
        "The service refuses with a code of [`{error}`], most likely one of\n"
    );
    own_codes(action, doc);
}

/// A list of the codes that the description of an action names.
pub(super) fn own_codes(action: &ActionPlan<'_>, doc: &mut String) {
    let error = action.error.as_str();
    for (code, variant) in action.action.errors.iter().zip(&action.variants) {
        let later = if code.added_later { LATER } else { "" };
        let target = format!("{error}::{}", link(variant.ident.as_str()));
        // Many descriptions do no more than repeat the code.
        let summary = variant.description.summary();
        let summary = match summary.plain() == variant.code {
            true => String::new(),
            false => summary.markdown(),
        };
        item(variant.code, &target, later, &summary, doc);
    }
}

/// What is said of things that a version did not have from the beginning.
const LATER: &str = ", added later";
