//! Compares parameters, fields of responses and members of data types.

use std::collections::HashMap;

use tcsas_codegen::plan::{FieldPlan, StructPlan};

use super::change::{About, Differences, Sign};

const NO_LONGER_COMPILES: &str = "code that omits it no longer compiles";

/// Compares the fields of two structs; `noun` is the word for a field.
pub(super) fn compare(
    old: &StructPlan<'_>,
    new: &StructPlan<'_>,
    noun: &str,
    found: &mut Differences,
) {
    let (before, after) = (by_name(old), by_name(new));
    for name in old.fields.iter().map(|field| &*field.field.name) {
        if !after.contains_key(name) {
            let breaks = match new.usage.input {
                true => "its field and its setter are removed",
                false => "its field is removed",
            };
            let text = format!("{noun} `{name}`");
            found.push(Sign::Removed, About::Field, text, Some(breaks));
        }
    }
    for plan in &new.fields {
        let item = format!("{noun} `{}`", plan.field.name);
        match before.get(&*plan.field.name) {
            Some(first) => Pair {
                item,
                old: first,
                new: plan,
                in_requests: old.usage.input && new.usage.input,
                in_responses: old.usage.output && new.usage.output,
            }
            .compare(found),
            None => added(new, plan, &item, found),
        }
    }
    for plan in &new.fields {
        if let Some(first) = before.get(&*plan.field.name) {
            let item = format!("{noun} `{}`: ", plan.field.name);
            found.compare_names(&item, &first.ident, &plan.ident);
        }
    }
}

fn by_name<'p>(plan: &'p StructPlan<'p>) -> HashMap<&'p str, &'p FieldPlan<'p>> {
    let fields = plan.fields.iter();
    fields.map(|field| (&*field.field.name, field)).collect()
}

fn added(owner: &StructPlan<'_>, plan: &FieldPlan<'_>, item: &str, found: &mut Differences) {
    let field = plan.field;
    let mut text = format!("{item}: {}", field.ty);
    let is_required = owner.usage.input && field.required;
    if is_required {
        text.push_str(", required");
    }
    if owner.usage.output && !field.guaranteed && field.vendor_guarantee != Some(true) {
        text.push_str(", may be absent");
    }
    let breaks = is_required.then_some(NO_LONGER_COMPILES);
    found.push(Sign::Added, About::Field, text, breaks);
}

/// A field that both structs have.
struct Pair<'p> {
    /// The field in messages.
    item: String,
    old: &'p FieldPlan<'p>,
    new: &'p FieldPlan<'p>,
    /// Whether requests use both structs.
    in_requests: bool,
    /// Whether responses use both structs.
    in_responses: bool,
}

impl Pair<'_> {
    fn compare(&self, found: &mut Differences) {
        let Self { item, .. } = self;
        let (old, new) = (self.old.field, self.new.field);
        if old.ty != new.ty {
            let text = format!("{item}: {} -> {}", old.ty, new.ty);
            let differs = self.old.value.as_str() != self.new.value.as_str();
            let breaks = differs.then_some("its Rust type changes");
            found.push(Sign::Changed, About::Fact, text, breaks);
        }
        self.compare_form(found);
        if old.disabled != new.disabled {
            let text = match new.disabled {
                true => "disabled by the service",
                false => "no longer disabled",
            };
            found.add(Sign::Changed, About::Fact, format!("{item}: {text}"));
        }
        let [old_introduced, new_introduced] = [old.added_later, new.added_later].map(introduced);
        found.compare_docs(
            format!("{item}: introduced"),
            old_introduced,
            new_introduced,
        );
        found.compare_docs(
            item,
            &old.description.markdown(),
            &new.description.markdown(),
        );
    }

    /// Compares whether the field is required, guaranteed, an `Option` and in a `Box`. A change of
    /// the form in Rust is reported once, with the first fact that it can follow from.
    fn compare_form(&self, found: &mut Differences) {
        let Self { item, .. } = self;
        let (old, new) = (self.old.field, self.new.field);
        let is_moved = self.old.boxed != self.new.boxed;
        let mut form = match (self.old.optional, self.new.optional) {
            (false, true) => Some("its field becomes an `Option`"),
            (true, false) => Some("its field is no longer an `Option`"),
            _ if is_moved => Some("its field moves into a `Box` or out of it"),
            _ => None,
        };
        if self.in_requests && old.required != new.required {
            let (text, breaks) = match new.required {
                true => ("required", Some(NO_LONGER_COMPILES)),
                false => ("no longer required", form),
            };
            form = None;
            found.push(
                Sign::Changed,
                About::Fact,
                format!("{item}: {text}"),
                breaks,
            );
        }
        if self.in_responses && old.guaranteed != new.guaranteed {
            let text = match new.guaranteed {
                true => "always present",
                false => "may be absent",
            };
            let text = format!("{item}: {text}");
            found.push(Sign::Changed, About::Guarantee, text, form.take());
        }
        if let (Some(was), Some(is)) = (old.vendor_guarantee, new.vendor_guarantee)
            && self.in_responses
            && was != is
        {
            let text = match is {
                true => "flagged as always present",
                false => "no longer flagged as always present",
            };
            found.add(Sign::Changed, About::Guarantee, format!("{item}: {text}"));
        }
        if let Some(breaks) = form {
            let reason = match is_moved {
                true => "data types now contain themselves or no longer do",
                false => "requests and responses now use the data type differently",
            };
            let text = format!("{item}: {reason}");
            found.push(Sign::Changed, About::Rust, text, Some(breaks));
        }
    }
}

/// The docs about when something was introduced.
pub(super) fn introduced(added_later: bool) -> &'static str {
    match added_later {
        true => "after the first version",
        false => "with the first version",
    }
}
