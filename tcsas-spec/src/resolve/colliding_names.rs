//! Names that differ only in case or underscores.

use std::collections::HashMap;

use crate::diagnostic::{Diag, Kind, Sink, quote};
use crate::lexical::folded;
use crate::source::Span;

/// Reports names that would become the same identifier; `what` states what they name.
pub(super) fn report_colliding_names(names: &[(String, Span)], what: &str, sink: &mut Sink) {
    let mut order: Vec<_> = names.iter().collect();
    order.sort_by_key(|(_, span)| (span.file, span.start));
    let mut seen: HashMap<String, (&str, Span)> = HashMap::new();
    for (name, span) in order {
        match seen.get(&folded(name)) {
            Some((first, there)) => {
                let message = format!(
                    "the {what} {} and {} have the same name in Rust",
                    quote(first),
                    quote(name)
                );
                sink.add(
                    Diag::new(Kind::Conflict, *span, message)
                        .label("differs only in case or underscores")
                        .related(*there, "other name"),
                );
            }
            None => {
                seen.insert(folded(name), (name, *span));
            }
        }
    }
}
