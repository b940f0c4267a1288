//! What differs about lists in pages.

use tcsas_spec::model::{Action, Pagination};

use super::change::{About, Differences, Sign};

/// Notes what differs.
pub(super) fn compare(old: &Action, new: &Action, found: &mut Differences) {
    if old.pagination == new.pagination {
        return;
    }
    let why = match (&old.pagination, &new.pagination) {
        (Some(_), None) => Some("`pages` of its calls is gone"),
        (Some(old), Some(new)) if old.items != new.items => Some("its pages have other items"),
        _ => None,
    };
    let said = |action: &Action| action.pagination.as_ref().map_or("none".to_owned(), shown);
    let text = format!("pages: {} -> {}", said(old), said(new));
    found.push(Sign::Changed, About::Pages, text, why);
}

/// In the words of a spec file.
fn shown(pages: &Pagination) -> String {
    let start = pages.start.key();
    let mut shown = format!("{start} `{}`", pages.start_parameter);
    if pages.first != pages.start.usual_first() {
        shown.push_str(&format!(" from {}", pages.first));
    }
    if let Some(size) = &pages.size_parameter {
        shown.push_str(&format!(", limit `{size}`"));
    }
    if let Some(total) = &pages.total {
        shown.push_str(&format!(", total `{}`", total.join(".")));
    }
    shown.push_str(&format!(", items `{}`", pages.items.join(".")));
    shown
}
