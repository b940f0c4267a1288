//! Actions by name, or with `*` for any part of a name.

use tcsas_spec::model::Service;
use tcsas_spec::{matches_pattern, nearest, quote};

/// Whether an action matches one of `patterns`.
pub(crate) fn matches_any(patterns: &[String], action: &str) -> bool {
    let mut patterns = patterns.iter();
    patterns.any(|pattern| matches_pattern(pattern, action))
}

/// Rejects a pattern that matches no action. `source` names what describes the actions.
pub(crate) fn check_patterns<'p>(
    patterns: impl IntoIterator<Item = &'p String>,
    service: &Service,
    source: &str,
) -> Result<(), String> {
    let names = || service.actions.iter().map(|action| &*action.name);
    for pattern in patterns {
        if names().any(|name| matches_pattern(pattern, name)) {
            continue;
        }
        let pattern_quoted = quote(pattern);
        let mut message = format!("no action of {source} matches {pattern_quoted}");
        if let Some(near) = nearest(pattern, names()) {
            message.push_str(&format!("; did you mean {}?", quote(near)));
        }
        return Err(message);
    }
    Ok(())
}
