//! Compares an action of two plans.

use tcsas_codegen::plan::ActionPlan;
use tcsas_spec::model::{Action, BodyFormat, Example};

use super::change::{About, Differences, Sign};
use super::{compare_codes, compare_fields, compare_pagination};

pub(super) fn compare(old: &ActionPlan<'_>, new: &ActionPlan<'_>, found: &mut Differences) {
    compare_action(old.action, new.action, found);
    compare_pagination::compare(old, new, found);
    compare_fields::compare(&old.request, &new.request, "parameter", found);
    compare_fields::compare(&old.response, &new.response, "field", found);
    compare_codes::compare(old, new, found);
    compare_examples(&old.action.examples, &new.action.examples, found);
    found.compare_names("method: ", &old.method, &new.method);
    found.compare_names("request: ", &old.request.ident, &new.request.ident);
}

fn compare_action(old: &Action, new: &Action, found: &mut Differences) {
    found.compare_docs(
        "description",
        &old.description.markdown(),
        &new.description.markdown(),
    );
    if old.deprecated != new.deprecated {
        let text = match new.deprecated {
            true => "deprecated: callers get a warning",
            false => "no longer deprecated",
        };
        found.add(Sign::Changed, About::Deprecated, text);
    }
    if old.signed != new.signed {
        let text = match new.signed {
            true => "calls are signed",
            false => "calls are no longer signed",
        };
        found.add(Sign::Changed, About::Signed, text);
    }
    if old.body_format() != new.body_format() {
        let media_type = |action: &Action| match action.body_format() {
            BodyFormat::OctetStream => "application/octet-stream",
            BodyFormat::Multipart => "multipart/form-data",
            _ => "JSON",
        };
        let text = format!("body: {} -> {}", media_type(old), media_type(new));
        found.add(Sign::Changed, About::Body, text);
    }
    match (old.stream, new.stream) {
        (false, true) => found.add(
            Sign::Added,
            About::Stream,
            "the response may be a stream of events",
        ),
        (true, false) => found.push(
            Sign::Removed,
            About::Stream,
            "the response is no longer a stream of events",
            Some("its calls have no `events()`"),
        ),
        _ => {}
    }
    compare_own_keys(old, new, found);
}

/// Compares the keys that the vendor's descriptions do not have.
fn compare_own_keys(old: &Action, new: &Action, found: &mut Differences) {
    let limit = |limit: Option<u32>| limit.map_or("none".to_owned(), |limit| limit.to_string());
    let flag = |flag: Option<bool>| match flag {
        None => "unknown",
        Some(true) => "yes",
        Some(false) => "no",
    };
    let subject = |subject: &str| match subject {
        "" => "none".to_owned(),
        subject => subject.to_owned(),
    };
    for (what, old, new) in [
        ("subject", subject(&old.subject), subject(&new.subject)),
        ("rate limit", limit(old.rate_limit), limit(new.rate_limit)),
        (
            "idempotent",
            flag(old.idempotent).to_owned(),
            flag(new.idempotent).to_owned(),
        ),
    ] {
        if old != new {
            found.add(Sign::Changed, About::Own, format!("{what}: {old} -> {new}"));
        }
    }
}

/// Compares documented calls as docs, without regard to the formatting of their JSON.
fn compare_examples(old: &[Example], new: &[Example], found: &mut Differences) {
    let normalized = |text: &Option<String>| -> String {
        let text = text.as_deref();
        match text.map(serde_json::from_str::<serde_json::Value>) {
            Some(Ok(value)) => value.to_string(),
            _ => String::new(),
        }
    };
    let listed = |examples: &[Example]| -> String {
        let examples = examples.iter().map(|example| {
            let (input, output) = (normalized(&example.input), normalized(&example.output));
            format!("{}\n{input}\n{output}", example.title.plain())
        });
        examples.collect::<Vec<_>>().join("\n")
    };
    found.compare_docs("examples", &listed(old), &listed(new));
}
