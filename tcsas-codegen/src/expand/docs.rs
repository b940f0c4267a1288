//! What rustdoc says about generated items.
//!
//! Descriptions come from the reader as Markdown that is safe where it stands; everything else here
//! is fixed text and names.

mod host;
mod method;
mod text;

use std::fmt::Write;

pub(super) use method::method;
use method::own_codes;
use text::{description_or, item, link, noted};

use crate::plan::{ActionPlan, FieldPlan, Plan, StructPlan, Variant};

pub(super) const NEW: &str = "A client with these keys, and the service's own endpoint.

# Errors

Those of [`ClientBuilder::build`](Self::builder).";

pub(super) const FROM_ENV: &str =
    "A client with the keys and the region of the environment: `TENCENTCLOUD_SECRET_ID`, \
`TENCENTCLOUD_SECRET_KEY`, `TENCENTCLOUD_TOKEN` and `TENCENTCLOUD_REGION`.

# Errors

If a key is missing or cannot be right.";

/// What the function says that sets up a client.
pub(super) fn client_builder(plan: &Plan<'_>) -> String {
    let host = host::of_builder(plan.service);
    format!("Sets up a client: keys, region, endpoint, time limits.\n\n{host}")
}

pub(super) const BUILDER: &str = "Starts to build a value. Every required parameter must be set before `build` is there; one that is set again has the last \
value. What depends on a condition is decided before its setter is called: a builder has another type behind it.";

pub(super) const UNKNOWN: &str = "A code that the description does not name. Ask [`Self::code`] for it, so that your program goes on working when a later \
version gives it a variant of its own.";

pub(super) const CODE: &str =
    "The code as the service writes it, such as `InvalidParameterValue.InvalidMNPId`.";

pub(super) const CLASS: &str =
    "The class of the code: the part before the first dot, such as `InvalidParameterValue`.";

pub(super) const CODES: &str = "Error codes that several actions have alike.

Name them by the action: `XError` is another name of the enum here that has its codes.";

/// What an enum that `actions` share is for.
pub(super) fn codes<'a>(actions: impl Iterator<Item = &'a ActionPlan<'a>>) -> String {
    let actions: Vec<_> = actions.collect();
    let names = actions.iter().map(|action| {
        let method = link(action.method.as_str());
        format!("[`{}`](super::Client::{method})", action.action.name)
    });
    let names: Vec<_> = names.collect();
    // The first line stands in lists: enough of it to tell one enum from the other.
    let some = names[..names.len().min(3)].join(", ");
    let more = match names.len().saturating_sub(3) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let mut doc = format!(
        "The error codes of {some}{more}.\n\nEach of these actions has a type of its own with them:\n\n"
    );
    for (action, name) in actions.iter().zip(&names) {
        let error = action.error.as_str();
        let _ = writeln!(doc, "- [`{error}`](super::{error}) of {name}");
    }
    doc
}

pub(super) fn client(plan: &Plan<'_>) -> String {
    let service = &plan.service;
    let mut doc = format!(
        "A client of `{}`, version {}, at `{}`.\n\nIt is cheap to clone; a clone shares the connections. It can be used from \
         any thread.\n\n{}\n\n# Actions\n\n",
        service.name,
        service.version,
        service.endpoint,
        host::of_client(service)
    );
    for (subject, actions) in plan.by_subject() {
        if let Some(heading) = subject {
            let _ = writeln!(doc, "## {heading}\n");
        }
        for action in actions {
            let target = format!("Self::{}", link(action.method.as_str()));
            let summary = action.action.description.summary().markdown();
            item(&action.action.name, &target, "", &summary, &mut doc);
        }
        doc.push('\n');
    }
    doc
}

pub(super) fn request(action: &ActionPlan<'_>) -> String {
    let mut doc = format!(
        "The parameters of [`{}`](Client::{}), whose documentation has an example.\n\n{}",
        action.action.name,
        link(action.method.as_str()),
        action.action.description.markdown()
    );
    parameters(&action.request, &mut doc);
    doc
}

pub(super) fn response(action: &ActionPlan<'_>) -> String {
    format!(
        "What [`{}`](Client::{}) answers.",
        action.action.name,
        link(action.method.as_str())
    )
}

pub(super) fn data_type(plan: &StructPlan<'_>) -> String {
    let mut doc = description_or(plan.description, || {
        format!("The data type `{}`.", plan.wire)
    });
    if plan.usage.input {
        parameters(plan, &mut doc);
    }
    doc
}

pub(super) fn field(plan: &StructPlan<'_>, field: &FieldPlan<'_>) -> String {
    let mut notes = format!("`{}` on the wire", field.field.name);
    if plan.usage.input && field.field.required {
        notes.push_str("; required");
    }
    if field.field.disabled {
        notes.push_str("; switched off by the service");
    }
    if field.field.added_later {
        notes.push_str("; added after the version was first published");
    }
    noted(&field.field.description, &notes)
}

pub(super) fn setter(field: &FieldPlan<'_>) -> String {
    let kind = if field.field.required {
        "required"
    } else {
        "optional"
    };
    noted(
        &field.field.description,
        &format!("Sets the {kind} `{}`", field.field.name),
    )
}

pub(super) fn option(field: &FieldPlan<'_>) -> String {
    let name = link(field.ident.as_str());
    format!("Like [`{name}`](Self::{name}), of a value that may be absent.")
}

pub(super) fn builder(plan: &StructPlan<'_>) -> String {
    let mut doc = format!("The builder of [`{}`].", plan.ident.as_str());
    if plan.required().next().is_some() {
        doc.push_str(
            "\n\nThe type parameter says which required parameters have been set. A function takes a builder of any `S`, \
             sets what is optional and gives it back; without a type parameter, everything required has been set.",
        );
    }
    doc
}

pub(super) fn build(plan: &StructPlan<'_>) -> String {
    match plan.required().count() {
        0 => "The value.".to_owned(),
        _ => "The value. Does not compile before every required parameter is set.".to_owned(),
    }
}

pub(super) fn error(action: &ActionPlan<'_>, shared: Option<&str>) -> String {
    let method = link(action.method.as_str());
    let mut doc = format!(
        "The error codes of [`{}`](Client::{method}): its own, and those common to all actions.",
        action.action.name
    );
    // Of another name for an enum rustdoc shows no variants.
    if let Some(codes) = shared {
        let _ = writeln!(
            doc,
            "\n\nIts variants are those of [`{codes}`](codes::{codes}), the likely ones among them:\n"
        );
        own_codes(action, &mut doc);
    }
    doc
}

pub(super) fn variant(variant: &Variant<'_>) -> String {
    // Many descriptions do no more than repeat the code.
    let code = format!("`{}`", variant.code);
    match variant.description.plain() == variant.code {
        true => format!("{code}."),
        false => noted(variant.description, &code),
    }
}

/// The required and the optional parameters by name.
fn parameters(plan: &StructPlan<'_>, doc: &mut String) {
    for (heading, required) in [("Required", true), ("Optional", false)] {
        let of_kind = plan
            .fields
            .iter()
            .filter(|field| field.field.required == required);
        let names: Vec<String> = of_kind
            .map(|field| format!("`{}`", link(field.ident.as_str())))
            .collect();
        if !names.is_empty() {
            let _ = write!(doc, "\n\n{heading}: {}.", names.join(", "));
        }
    }
}
