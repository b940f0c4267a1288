//! The docs of a method.

use std::fmt::Write;

use tcsas_spec::model::BodyFormat;

use super::text::{description_or, item, link};
use super::{example, pagination, stream};
use crate::plan::{ActionPlan, Plan};
use crate::settings::Settings;

/// The docs of a method: the description, and how the client calls the action.
pub(crate) fn method(action: &ActionPlan<'_>) -> String {
    let mut doc = description_or(&action.action.description, || {
        format!("Calls `{}`.", action.action.name)
    });
    doc.push_str("\n\n");
    doc.push_str(idempotence(action));
    if let Some(limit) = action.action.rate_limit {
        let _ = write!(
            doc,
            "\n\nThe service accepts at most {limit} requests per second; clients queue calls accordingly."
        );
    }
    if !action.action.signed {
        doc.push_str("\n\nThe call is not signed.");
    }
    doc.push_str(match action.action.body_format() {
        BodyFormat::OctetStream => {
            "\n\nThe body of the request is sent as it is, and the other parameters as headers."
        }
        BodyFormat::Multipart => "\n\nThe request is sent as `multipart/form-data`.",
        _ => "",
    });
    doc
}

/// The rest of the docs of a method on the page of all methods: a link to the page of the request.
pub(crate) fn method_in_rustdoc(action: &ActionPlan<'_>) -> String {
    let request = action.request.ident.as_str();
    format!("\nParameters, errors and an example: [`{request}`].")
}

/// The rest of the docs of a method in editors.
pub(crate) fn method_in_editors(
    action: &ActionPlan<'_>,
    plan: &Plan<'_>,
    settings: &Settings,
) -> String {
    let mut doc = String::new();
    if !action.request.fields.is_empty() {
        doc.push_str("\n# Parameters\n\n");
    }
    for field in &action.request.fields {
        let name = link(field.ident.as_str());
        let target = format!("{}::{name}", action.request.ident.as_str());
        let required = if field.field.required {
            ", required"
        } else {
            ""
        };
        // The whole first paragraph, as allowed values often follow the first sentence.
        let text = field.field.description.first_block().markdown();
        item(name, &target, required, &text, &mut doc);
    }
    details(action, plan, settings, "", &mut doc);
    doc
}

/// Appends the sections on errors and pagination, and the example. `path` is the path of the
/// module that has the error.
pub(super) fn details(
    action: &ActionPlan<'_>,
    plan: &Plan<'_>,
    settings: &Settings,
    path: &str,
    doc: &mut String,
) {
    errors(action, path, doc);
    let _ = write!(
        doc,
        "\n\n# Example\n\n{}",
        example::of(action, plan, settings)
    );
    doc.push_str(&pagination::doc(action, settings));
    doc.push_str(&stream::doc(action, settings));
}

/// Whether the client may repeat the call.
fn idempotence(action: &ActionPlan<'_>) -> &'static str {
    match action.action.idempotent {
        _ if action.takes_client_token() => {
            "Idempotent: the service recognises a repeated call by its `ClientToken`, which the client generates if it is absent."
        }
        Some(false) => "Not idempotent: a second call acts a second time.",
        _ if action.is_idempotent() => "Idempotent: a second call has no further effect.",
        _ => {
            "Not documented as idempotent: the client does not repeat a call that the service may have executed."
        }
    }
}

/// The section on error codes.
fn errors(action: &ActionPlan<'_>, path: &str, doc: &mut String) {
    let error = action.error.as_str();
    let _ = write!(
        doc,
        "\n\n# Errors\n\nThe service returns a code of [`{error}`]"
    );
    if !path.is_empty() {
        let _ = write!(doc, "({path}{error})");
    }
    doc.push('.');
    if !action.action.errors.is_empty() {
        doc.push_str(" Documented for this action:\n\n");
        own_codes(action, path, doc);
    }
}

/// The list of the documented codes of an action.
pub(super) fn own_codes(action: &ActionPlan<'_>, path: &str, doc: &mut String) {
    let error = action.error.as_str();
    for (code, variant) in action.action.errors.iter().zip(&action.variants) {
        let later = if code.added_later { LATER } else { "" };
        let target = format!("{path}{error}::{}", link(variant.ident.as_str()));
        // Many descriptions only repeat the code.
        let summary = variant.description.summary();
        let summary = match summary.visible_text() == variant.code {
            true => String::new(),
            false => summary.markdown(),
        };
        item(variant.code, &target, later, &summary, doc);
    }
}

/// The remark on codes that a version did not have at first.
const LATER: &str = ", added later";
