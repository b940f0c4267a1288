//! Derives the pagination of an action from the names and descriptions of its parameters and
//! fields.
//!
//! The names are those that the vendor's services use. Where they or their descriptions
//! ([`evidence`]) leave a doubt, no pagination is derived: a call for one page always works, while
//! pagination in wrong steps loses items. A file can state the pagination itself.

use super::evidence;
use super::fields::{is_integer, is_list, is_total, named};
use crate::model::{Action, BodyFormat, Field, Pagination, Service, Type};

/// Parameters that count items.
const OFFSETS: &[&str] = &["Offset"];
/// Parameters that count pages.
pub(super) const PAGES: &[&str] = &["PageNumber", "PageNo", "PageNum", "Page"];
/// Parameters that count pages as well, from 0 as often as from 1.
pub(super) const INDICES: &[&str] = &[
    "PageIndex",
    "CurrentPage",
    "CurPage",
    "CurrentPageNo",
    "CurrentPageNumber",
    "PageIdx",
    "StartPage",
];
/// Parameters for the number of items on a page.
const SIZES: &[&str] = &["Limit", "PageSize", "PerPage", "Rp"];
/// The pagination of `action`, if it is beyond doubt.
pub(crate) fn derive(action: &Action, service: &Service) -> Option<Pagination> {
    let input = || action.input.iter().filter(|field| !field.disabled);
    if action.client_token().is_some_and(|field| !field.disabled) {
        // The service would take each page for a repeated call and return the first again.
        return None;
    }
    if action.body_format() != BodyFormat::Json {
        // Pages are requested by changes of the JSON.
        return None;
    }
    let starts: Vec<&str> = [OFFSETS, PAGES, INDICES].concat();
    let start = one(input(), &starts)?;
    let counting = match &*start.name {
        name if OFFSETS.contains(&name) => evidence::of_offset(&start.description.visible_text()),
        name => evidence::of_page(&start.description.visible_text(), PAGES.contains(&name)),
    }?;
    let size =
        one(input(), SIZES).filter(|size| evidence::is_size(&size.description.visible_text()))?;
    let (path, fields) = list_and_total(&action.output, service)?;
    let items = only(fields.iter().filter(|field| is_list(field)))?;
    let total = only(fields.iter().filter(|field| is_total(field)))?;
    let path_to = |field: &Field| {
        let names = path.iter().copied().chain([&*field.name]);
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    let reliable = !evidence::is_unreliable(&total.description.visible_text());
    if counting.presumed && !reliable {
        // Without a reliable total, a wrong assumption would go unnoticed.
        return None;
    }
    Some(Pagination {
        start: counting.start,
        start_parameter: start.name.clone(),
        first: counting.first,
        size_parameter: Some(size.name.clone()),
        total: reliable.then(|| path_to(total)),
        items: path_to(items),
    })
}

/// The fields that may be the list and the total: those of the response, or those of its only
/// object if it has neither itself.
fn list_and_total<'a>(
    output: &'a [Field],
    service: &'a Service,
) -> Option<(Vec<&'a str>, &'a [Field])> {
    if output.iter().any(|field| is_list(field) || is_total(field)) {
        return Some((Vec::new(), output));
    }
    let is_object = |field: &&Field| matches!(field.ty, Type::Object(_)) && !field.disabled;
    let holder = only(output.iter().filter(is_object))?;
    let data_type = service.data_type(holder.ty.object()?)?;
    Some((vec![&holder.name], &data_type.fields))
}

/// The only parameter with one of `names`, if it is an integer.
fn one<'a>(fields: impl Iterator<Item = &'a Field>, names: &[&str]) -> Option<&'a Field> {
    only(fields.filter(|field| named(field, names))).filter(|field| is_integer(field))
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}
