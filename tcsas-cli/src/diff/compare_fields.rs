//! What differs about parameters, fields of answers and members of data types.

use std::collections::{HashMap, HashSet};

use tcsas_spec::model::{Field, Type, Usage};

use super::change::{About, Differences, Sign};
use super::colliding_names;

/// Parameters, fields or members, and what is generated from them depends on.
pub(super) struct Fields<'s> {
    pub fields: &'s [Field],
    pub usage: Usage,
    /// The data type they are members of, if they are.
    pub owner: Option<&'s str>,
    /// The members that lie on a circle of types, by data type and type.
    pub circles: &'s HashSet<(&'s str, &'s str)>,
}

impl Fields<'_> {
    /// Whether a field is an `Option` in Rust, and in a `Box` in it.
    fn form(&self, field: &Field) -> (bool, bool) {
        let boxed = self.owner.is_some_and(|owner| {
            matches!(&field.ty, Type::Object(name) if self.circles.contains(&(owner, name)))
        });
        (boxed || field.is_optional(self.usage), boxed)
    }
}

/// Notes what differs; `what` is what the fields are.
pub(super) fn compare(old: &Fields<'_>, new: &Fields<'_>, what: &str, found: &mut Differences) {
    let before: HashMap<&str, &Field> = old.fields.iter().map(|f| (&*f.name, f)).collect();
    let after: HashSet<&str> = new.fields.iter().map(|f| &*f.name).collect();
    for field in old.fields {
        if !after.contains(&*field.name) {
            let why = match new.usage.input {
                true => "its field and its setter are gone",
                false => "its field is gone",
            };
            let text = format!("{what} `{}`", field.name);
            found.push(Sign::Removed, About::Field, text, Some(why));
        }
    }
    for field in new.fields {
        match before.get(&*field.name) {
            Some(first) => kept(old, first, new, field, what, found),
            None => added(new, field, what, found),
        }
    }
    let names = |fields: &Fields<'_>| -> Vec<String> {
        fields
            .fields
            .iter()
            .map(|field| field.name.clone())
            .collect()
    };
    let (before, after) = (names(old), names(new));
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let after: Vec<&str> = after.iter().map(String::as_str).collect();
    for name in colliding_names::moved(&before, &after) {
        let text = format!("{what} `{name}`: others that differ from it only in case came or went");
        found.push(Sign::Changed, About::Rust, text, Some(colliding_names::WHY));
    }
}

fn added(new: &Fields<'_>, field: &Field, what: &str, found: &mut Differences) {
    let mut text = format!("{what} `{}`: {}", field.name, field.ty);
    if new.usage.input && field.required {
        text.push_str(", required");
    }
    if new.usage.output && !field.guaranteed && field.vendor_guarantee != Some(true) {
        text.push_str(", may be absent");
    }
    let why = new.usage.input && field.required;
    let why = why.then_some("what leaves it out no longer compiles");
    found.push(Sign::Added, About::Field, text, why);
}

fn kept(
    old: &Fields<'_>,
    first: &Field,
    new: &Fields<'_>,
    field: &Field,
    what: &str,
    found: &mut Differences,
) {
    let named = format!("{what} `{}`", field.name);
    if first.ty != field.ty {
        let text = format!("{named}: {} -> {}", first.ty, field.ty);
        let why = (rust(&first.ty) != rust(&field.ty)).then_some("it is another type in Rust");
        found.push(Sign::Changed, About::Fact, text, why);
    }
    let ((was, was_boxed), (is, is_boxed)) = (old.form(first), new.form(field));
    // Told once, however many reasons there are for it.
    let mut form = match (was, is) {
        (false, true) => Some("its field becomes an `Option`"),
        (true, false) => Some("its field is no longer an `Option`"),
        _ if was_boxed != is_boxed => Some("its field is in a `Box`, or no longer"),
        _ => None,
    };
    if old.usage.input && new.usage.input && first.required != field.required {
        let (says, why) = match field.required {
            true => ("required", Some("what leaves it out no longer compiles")),
            false => ("no longer required", form),
        };
        form = None;
        found.push(Sign::Changed, About::Fact, format!("{named}: {says}"), why);
    }
    if old.usage.output && new.usage.output && first.guaranteed != field.guaranteed {
        let says = match field.guaranteed {
            true => "always there",
            false => "may be absent",
        };
        let text = format!("{named}: {says}");
        found.push(Sign::Changed, About::Guarantee, text, form.take());
    }
    if let (Some(was), Some(is)) = (first.vendor_guarantee, field.vendor_guarantee)
        && old.usage.output
        && new.usage.output
        && was != is
    {
        let flag = match is {
            true => "flagged as always there",
            false => "no longer flagged as always there",
        };
        let text = format!("{named}: {flag}");
        found.add(Sign::Changed, About::Guarantee, text);
    }
    if let Some(why) = form {
        let how = match was_boxed == is_boxed {
            true => "the data type travels in another direction",
            false => "other data types now lie in each other",
        };
        let text = format!("{named}: {how}");
        found.push(Sign::Changed, About::Rust, text, Some(why));
    }
    if first.disabled != field.disabled {
        let says = match field.disabled {
            true => "switched off by the service",
            false => "no longer switched off",
        };
        found.add(Sign::Changed, About::Fact, format!("{named}: {says}"));
    }
    let later = [first.added_later, field.added_later].map(came);
    found.text(format!("{named}: when it came"), later[0], later[1]);
    found.text(named, &first.description, &field.description);
}

/// When something came, as a text: nothing but documentation depends on it.
pub(super) fn came(added_later: bool) -> &'static str {
    match added_later {
        true => "later than the version",
        false => "with the version",
    }
}

/// The type that has the same type in Rust: points in time are texts there.
fn rust(ty: &Type) -> Type {
    match ty {
        Type::Date | Type::Timestamp | Type::TimestampIso8601 => Type::String,
        Type::Array(item) => Type::Array(Box::new(rust(item))),
        other => other.clone(),
    }
}
