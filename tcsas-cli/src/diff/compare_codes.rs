//! What differs about the error codes of an action.

use std::collections::{BTreeMap, BTreeSet};

use tcsas_spec::COMMON_CODES;
use tcsas_spec::model::ErrorCode;

use super::change::{About, Differences, Sign};
use super::colliding_names;
use super::compare_fields::came;

/// Notes what differs.
pub(super) fn compare(old: &[ErrorCode], new: &[ErrorCode], found: &mut Differences) {
    let before: BTreeMap<&str, &ErrorCode> = old.iter().map(|e| (&*e.code, e)).collect();
    let after: BTreeSet<&str> = new.iter().map(|e| &*e.code).collect();
    let common: BTreeSet<&str> = COMMON_CODES.iter().map(|(code, _)| *code).collect();
    for ErrorCode { code, .. } in old {
        if !after.contains(&**code) {
            // The common ones have variants in any case.
            let why = !common.contains(&**code);
            let why = why.then_some("its variant is gone");
            let text = format!("error code `{code}`");
            found.push(Sign::Removed, About::Code, text, why);
        }
    }
    for error in new {
        let named = format!("error code `{}`", error.code);
        match before.get(&*error.code) {
            Some(first) => {
                let later = [first.added_later, error.added_later].map(came);
                found.text(format!("{named}: when it came"), later[0], later[1]);
                found.text(named, &first.description, &error.description);
            }
            None => found.add(Sign::Added, About::Code, named),
        }
    }
    let variants = |own: &'_ [ErrorCode]| -> Vec<String> {
        let rest = COMMON_CODES.iter().map(|(code, _)| *code);
        let rest = rest.filter(|code| !own.iter().any(|error| error.code == *code));
        let own = own.iter().map(|error| &*error.code);
        own.chain(rest).map(str::to_owned).collect()
    };
    let (before, after) = (variants(old), variants(new));
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let after: Vec<&str> = after.iter().map(String::as_str).collect();
    for code in colliding_names::moved(&before, &after) {
        let text = format!("error code `{code}`: others that differ from it only in case or dots");
        found.push(Sign::Changed, About::Rust, text, Some(colliding_names::WHY));
    }
}
