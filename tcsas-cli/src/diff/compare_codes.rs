//! Compares the error codes of an action.

use std::collections::HashMap;

use tcsas_codegen::plan::{ActionPlan, Variant};
use tcsas_spec::model::ErrorCode;

use super::change::{About, Differences, Sign};
use super::compare_fields::introduced;

pub(super) fn compare(old: &ActionPlan<'_>, new: &ActionPlan<'_>, found: &mut Differences) {
    let (old_variants, new_variants) = (by_code(&old.variants), by_code(&new.variants));
    let before = listed(&old.action.errors);
    let after = listed(&new.action.errors);
    for ErrorCode { code, .. } in &old.action.errors {
        if !after.contains_key(&**code) {
            // Common codes have a variant in every action.
            let is_removed = !new_variants.contains_key(&**code);
            let breaks = is_removed.then_some("its variant is removed");
            let text = format!("error code `{code}`");
            found.push(Sign::Removed, About::Code, text, breaks);
        }
    }
    for error in &new.action.errors {
        let item = format!("error code `{}`", error.code);
        match before.get(&*error.code) {
            Some(first) => {
                let [first_introduced, introduced] =
                    [first.added_later, error.added_later].map(introduced);
                found.compare_docs(format!("{item}: introduced"), first_introduced, introduced);
                found.compare_docs(
                    item,
                    &first.description.markdown(),
                    &error.description.markdown(),
                );
            }
            None => found.add(Sign::Added, About::Code, item),
        }
    }
    for variant in &new.variants {
        if let Some(first) = old_variants.get(variant.code) {
            let item = format!("error code `{}`: ", variant.code);
            found.compare_names(&item, &first.ident, &variant.ident);
        }
    }
    if old.shared_codes.is_none() && new.shared_codes.is_some() {
        let text =
            "its error codes are now the same as another action's, so that both share one enum";
        let breaks = Some("`use` can no longer import its variants");
        found.push(Sign::Changed, About::Rust, text, breaks);
    }
}

fn by_code<'v>(variants: &'v [Variant<'v>]) -> HashMap<&'v str, &'v Variant<'v>> {
    let variants = variants.iter();
    variants.map(|variant| (variant.code, variant)).collect()
}

fn listed(errors: &[ErrorCode]) -> HashMap<&str, &ErrorCode> {
    errors.iter().map(|error| (&*error.code, error)).collect()
}
