//! Which actions answer with pages of a list, and how the next page is asked for.
//!
//! It follows from what the parameters and the fields of the answer are called and said to be. The
//! names are those that the vendor's services use; wherever they leave a doubt, or their
//! descriptions do ([`evidence`]), nothing is derived: a call for one page always works, while
//! pagination in wrong steps loses items. A file can say it itself ([`asked`]).

use super::evidence;
use super::fields::{is_list, is_total, is_whole, named};
use crate::model::{Action, Field, Pagination, Service, Type};

/// Parameters that count items.
const OFFSETS: &[&str] = &["Offset"];
/// Parameters that count pages.
pub(super) const PAGES: &[&str] = &["PageNumber", "PageNo", "PageNum", "Page"];
/// Parameters that count pages too, from 0 as often as from 1.
pub(super) const INDICES: &[&str] = &[
    "PageIndex",
    "CurrentPage",
    "CurPage",
    "CurrentPageNo",
    "CurrentPageNumber",
    "PageIdx",
    "StartPage",
];
/// Parameters that say how many items a page has.
const SIZES: &[&str] = &["Limit", "PageSize", "PerPage", "Rp"];
/// The parameter by which a service tells a repeated call from a second one: each page would be the
/// first again.
const TOKEN: &str = "ClientToken";

/// How `action` gives a list in pages, as far as that is beyond doubt.
pub(crate) fn derive(action: &Action, service: &Service) -> Option<Pagination> {
    let input = || action.input.iter().filter(|field| !field.disabled);
    if input().any(|field| field.name == TOKEN) {
        return None;
    }
    let starts: Vec<&str> = [OFFSETS, PAGES, INDICES].concat();
    let start = one(input(), &starts)?;
    let counting = match &*start.name {
        name if OFFSETS.contains(&name) => evidence::of_offset(&start.description),
        name => evidence::of_page(&start.description, PAGES.contains(&name)),
    }?;
    let size = one(input(), SIZES).filter(|size| evidence::is_size(&size.description))?;
    let (path, fields) = list_and_total(&action.output, service)?;
    let items = only(fields.iter().filter(|field| is_list(field)))?;
    let total = only(fields.iter().filter(|field| is_total(field)))?;
    let way = |field: &Field| {
        let mut way: Vec<String> = path.iter().map(|name| (*name).to_owned()).collect();
        way.push(field.name.clone());
        way
    };
    let reliable = !evidence::is_unreliable(&total.description);
    if counting.presumed && !reliable {
        // Nothing would tell that the presumption is wrong.
        return None;
    }
    Some(Pagination {
        start: counting.start,
        start_parameter: start.name.clone(),
        first: counting.first,
        size_parameter: Some(size.name.clone()),
        total: reliable.then(|| way(total)),
        items: way(items),
    })
}

/// The fields among which list and total are: those of the answer, or of the one object in it if it
/// has neither itself.
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

/// The one parameter that is called by one of `names`; none if another is as well, or if it does
/// not count.
fn one<'a>(fields: impl Iterator<Item = &'a Field>, names: &[&str]) -> Option<&'a Field> {
    only(fields.filter(|field| named(field, names))).filter(|field| is_whole(field))
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}
