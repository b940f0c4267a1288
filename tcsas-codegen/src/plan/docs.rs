//! The docs of generated items: descriptions, fixed text and names.

mod example;
mod host;
mod method;
mod pagination;
mod place;
mod stream;
mod stream_section;
mod text;

use std::fmt::Write;

use method::own_codes;
pub(crate) use method::{method, method_in_editors, method_in_rustdoc};
use text::{description_or, item, link, noted};

use crate::plan::{ActionPlan, FieldPlan, Plan, StructPlan, Variant};
use crate::settings::Settings;

pub(crate) const SPECS: &str =
    "The spec files that this client was generated from, by name: for an emulator in tests.";

pub(crate) const NEW: &str =
    "Creates a client with fixed credentials and the service's own endpoint.

# Errors

Those of `build` of the [`builder`](Self::builder).";

pub(crate) const FROM_ENV: &str =
    "Creates a client with the credentials and the region of the environment: `TENCENTCLOUD_SECRET_ID`, \
`TENCENTCLOUD_SECRET_KEY`, `TENCENTCLOUD_TOKEN` and `TENCENTCLOUD_REGION`.

# Errors

If a variable is missing or its value is invalid.";

/// Of `Client::builder`.
pub(crate) fn client_builder(plan: &Plan<'_>) -> String {
    let host = host::of_builder(plan.service);
    format!("Configures a client: credentials, region, endpoint, timeouts, retries.\n\n{host}")
}

pub(crate) const BUILDER: &str = "Returns a builder without values. `build` is available once every required parameter is set; the last of several values \
for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.";

pub(crate) const UNKNOWN: &str = "A code without a variant. Compare [`Self::code`] with its text, which keeps working when a later version adds a variant \
for it.";

pub(crate) const CODE: &str =
    "The code as the service sends it, such as `InvalidParameterValue.InvalidMNPId`.";

pub(crate) const CLASS: &str =
    "The class of the code: the part before the first dot, such as `InvalidParameterValue`.";

pub(crate) const REQUESTS: &str = "Requests: the parameters of each action.

They are reexported beside [`Client`](super::Client): programs leave out the name of this module.";

pub(crate) const BUILDERS: &str = "Builders of the requests.

They are reexported beside [`Client`](super::Client): programs leave out the name of this module.";

pub(crate) const RESPONSES: &str = "Responses of the actions.

They are reexported beside [`Client`](super::Client): programs leave out the name of this module.";

pub(crate) const CODES: &str = "Error codes of the actions.

They are reexported beside [`Client`](super::Client): programs leave out the name of this module.";

pub(crate) const SHARED_CODES: &str = "Error codes that several actions share.

Refer to them by the action: `XError` is a type alias of one of these enums.";

pub(crate) const TYPES: &str = "Data types in requests and responses.";

/// Of an enum that `actions` share.
pub(crate) fn codes<'a>(actions: impl Iterator<Item = &'a ActionPlan<'a>>) -> String {
    let actions: Vec<_> = actions.collect();
    let names = actions.iter().map(|action| {
        let method = link(action.method.as_str());
        format!("[`{}`](super::super::Client::{method})", action.action.name)
    });
    let names: Vec<_> = names.collect();
    // The first line is shown in lists, where it must distinguish one enum from the other.
    let some = names[..names.len().min(3)].join(", ");
    let more = match names.len().saturating_sub(3) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let mut doc = format!(
        "Error codes of {some}{more}.\n\nEach of these actions has an error type of its own with them:\n\n"
    );
    for (action, name) in actions.iter().zip(&names) {
        let error = action.error.as_str();
        let _ = writeln!(doc, "- [`{error}`](super::{error}) of {name}");
    }
    doc
}

pub(crate) fn client(plan: &Plan<'_>) -> String {
    let service = &plan.service;
    let mut doc = format!(
        "Client of `{}`, version {}, at `{}`.\n\nCloning is cheap; clones share connections, limits and settings. A client can \
         be used from any thread.\n\n{}\n\n# Actions\n\n",
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

pub(crate) fn request(action: &ActionPlan<'_>, plan: &Plan<'_>, settings: &Settings) -> String {
    let mut doc = format!(
        "Parameters of [`{}`](super::Client::{}).\n\n{}",
        action.action.name,
        link(action.method.as_str()),
        action.action.description.markdown()
    );
    parameters(&action.request, &mut doc);
    method::details(action, plan, settings, "super::", &mut doc);
    place::of_action(action, settings, &mut doc);
    doc
}

pub(crate) fn response(action: &ActionPlan<'_>, settings: &Settings) -> String {
    let mut doc = format!(
        "Response of [`{}`](super::Client::{}).",
        action.action.name,
        link(action.method.as_str())
    );
    place::of_action(action, settings, &mut doc);
    doc
}

pub(crate) fn data_type(plan: &StructPlan<'_>, settings: &Settings) -> String {
    let mut doc = description_or(plan.description, || format!("Data type `{}`.", plan.wire));
    if plan.usage.input {
        parameters(plan, &mut doc);
    }
    place::of_type(plan, settings, &mut doc);
    doc
}

pub(crate) fn field(plan: &StructPlan<'_>, field: &FieldPlan<'_>) -> String {
    let mut notes = format!("`{}` on the wire", field.field.name);
    if plan.usage.input && field.field.required {
        notes.push_str("; required");
    }
    if field.field.disabled {
        notes.push_str("; disabled by the service");
    }
    if field.field.added_later {
        notes.push_str("; added after the first publication of the version");
    }
    noted(&field.field.description, &notes)
}

pub(crate) fn setter(field: &FieldPlan<'_>) -> String {
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

pub(crate) fn option(field: &FieldPlan<'_>) -> String {
    let name = link(field.ident.as_str());
    format!("Sets or clears [`{name}`](Self::{name}).")
}

pub(crate) fn builder(plan: &StructPlan<'_>) -> String {
    let mut doc = format!("Builder of [`{}`].", plan.ident.as_str());
    if plan.required().next().is_some() {
        doc.push_str(
            "\n\nThe type parameter records which required parameters are set. A function that sets optional parameters is \
             generic over `S`; without a type argument, the type is the builder with everything required set.",
        );
    }
    doc
}

pub(crate) fn build(plan: &StructPlan<'_>) -> String {
    match plan.required().count() {
        0 => "Builds the value.".to_owned(),
        _ => "Builds the value. Compiles only once every required parameter is set.".to_owned(),
    }
}

pub(crate) fn error(action: &ActionPlan<'_>, shared: Option<&str>, settings: &Settings) -> String {
    let method = link(action.method.as_str());
    let mut doc = format!(
        "Error codes of [`{}`](super::Client::{method}): its own, and those common to all actions.",
        action.action.name
    );
    // rustdoc shows no variants for a type alias.
    if let Some(codes) = shared {
        let _ = write!(doc, "\n\nAn alias of [`{codes}`](shared::{codes}).");
        if !action.action.errors.is_empty() {
            doc.push_str(" Documented for this action:\n\n");
            own_codes(action, "", &mut doc);
        }
    }
    place::of_action(action, settings, &mut doc);
    doc
}

pub(crate) fn variant(variant: &Variant<'_>) -> String {
    // Many descriptions only repeat the code.
    let code = format!("`{}`", variant.code);
    match variant.description.visible_text() == variant.code {
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
