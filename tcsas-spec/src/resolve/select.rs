//! Selection of actions by name, and usage of data types.

use std::collections::BTreeSet;

use crate::model::{Action, Service};

/// Determines whether data types are part of requests or responses; must run before actions are
/// removed.
pub(crate) fn note_usage(service: &mut Service) {
    let reached = |pick: fn(&Action) -> &[crate::model::Field]| -> BTreeSet<String> {
        let fields = service.actions.iter().flat_map(pick);
        let names = service.reached_from(fields);
        names.into_iter().map(str::to_owned).collect()
    };
    let inputs = reached(|action| &action.input);
    let outputs = reached(|action| &action.output);
    for data_type in &mut service.types {
        data_type.usage.input |= inputs.contains(&data_type.name);
        data_type.usage.output |= outputs.contains(&data_type.name);
    }
}

/// Whether `name` matches `pattern`, in which `*` stands for any number of characters.
#[must_use]
pub fn matches_pattern(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or("");
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    let mut last = None;
    for part in parts {
        if let Some(middle) = last.replace(part) {
            match rest.find(middle) {
                Some(at) => rest = &rest[at + str::len(middle)..],
                None => return false,
            }
        }
    }
    match last {
        Some(last) => rest.ends_with(last),
        None => rest.is_empty(),
    }
}

/// Keeps the actions that match one of `actions` (all if empty) and none of `exclude`, and the data
/// types that they use. Returns the patterns that match no action.
pub fn prune<'p>(
    service: &mut Service,
    actions: &'p [String],
    exclude: &'p [String],
) -> Vec<&'p str> {
    let unmatched = actions.iter().chain(exclude).map(String::as_str);
    let unmatched =
        unmatched.filter(|p| !service.actions.iter().any(|a| matches_pattern(p, &a.name)));
    let unmatched = unmatched.collect();
    service.actions.retain(|action| {
        let any = |patterns: &[String]| patterns.iter().any(|p| matches_pattern(p, &action.name));
        (actions.is_empty() || any(actions)) && !any(exclude)
    });
    let all = service.actions.iter();
    let fields = all.flat_map(|action| action.input.iter().chain(&action.output));
    let reached = service.reached_from(fields);
    let reached: BTreeSet<String> = reached.into_iter().map(str::to_owned).collect();
    service.types.retain(|t| reached.contains(&t.name));
    unmatched
}

#[cfg(test)]
mod tests {
    use super::matches_pattern;

    #[test]
    fn a_star_stands_for_any_number_of_characters() {
        for (pattern, name) in [
            ("A", "A"),
            ("*", ""),
            ("*", "A"),
            ("Describe*", "DescribeX"),
            ("*X", "DescribeX"),
            ("D*e*X", "DescribeX"),
            ("**X", "X"),
            ("A*B*B", "ABB"),
        ] {
            assert!(matches_pattern(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("A", "AB"),
            ("", "A"),
            ("A*A", "A"),
            ("A*B*B", "AB"),
            ("*x", "X"),
        ] {
            assert!(!matches_pattern(pattern, name), "{pattern} {name}");
        }
    }
}
