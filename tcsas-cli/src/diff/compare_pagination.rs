//! Compares the pagination of an action.

use tcsas_codegen::plan::ActionPlan;
use tcsas_spec::model::Pagination;

use super::change::{About, Differences, Sign};

pub(super) fn compare(old: &ActionPlan<'_>, new: &ActionPlan<'_>, found: &mut Differences) {
    let (before, after) = (&old.action.pagination, &new.action.pagination);
    if before == after {
        return;
    }
    let breaks = match (&old.pagination, &new.pagination) {
        (Some(_), None) => Some("its calls lose `pages` and `items`"),
        (Some(old), Some(new)) if old.pagination.items != new.pagination.items => {
            Some("its pages hold other items")
        }
        _ => None,
    };
    let text = format!("pagination: {} -> {}", text(before), text(after));
    found.push(Sign::Changed, About::Pages, text, breaks);
}

/// The pagination by the keys of a spec file.
fn text(pagination: &Option<Pagination>) -> String {
    let Some(pagination) = pagination else {
        return "none".to_owned();
    };
    let start = pagination.start;
    let mut text = format!("{} `{}`", start.key(), pagination.start_parameter);
    if pagination.first != start.usual_first() {
        text.push_str(&format!(" from {}", pagination.first));
    }
    if let Some(size) = &pagination.size_parameter {
        text.push_str(&format!(", limit `{size}`"));
    }
    if let Some(total) = &pagination.total {
        text.push_str(&format!(", total `{}`", total.join(".")));
    }
    text.push_str(&format!(", items `{}`", pagination.items.join(".")));
    text
}
