//! Compares two definitions of a data type.

use crate::diagnostic::quote;
use crate::format::DraftType;
use crate::model::Field;
use crate::source::Span;

/// A difference between two definitions of a data type.
pub(super) struct Difference {
    pub here: Span,
    pub label: String,
    pub there: Span,
    pub other: &'static str,
}

/// The first difference between two definitions that affects generated code; their descriptions may
/// differ.
pub(super) fn difference(first: &DraftType, new: &DraftType) -> Option<Difference> {
    if !first.complete || !new.complete {
        return None;
    }
    let olds = first.data_type.fields.iter().zip(&first.members);
    let news = new.data_type.fields.iter().zip(&new.members);
    for ((old, there), (field, here)) in olds.zip(news) {
        let label = if old.name != field.name {
            format!("{} here, {} there", quote(&field.name), quote(&old.name))
        } else if old.ty != field.ty {
            format!("{} has another type here", quote(&field.name))
        } else if flags(old) != flags(field) {
            format!("{} has other flags here", quote(&field.name))
        } else {
            continue;
        };
        return Some(Difference {
            here: *here,
            label,
            there: *there,
            other: "first defined here",
        });
    }
    let (olds, news) = (first.members.len(), new.members.len());
    (olds != news).then(|| Difference {
        here: new.span,
        label: format!("{news} members here, {olds} there"),
        there: first.span,
        other: "first defined here",
    })
}

fn flags(field: &Field) -> (bool, bool, bool) {
    (field.required, field.guaranteed, field.disabled)
}
