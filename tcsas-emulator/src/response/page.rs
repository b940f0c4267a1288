//! Pages of a list, derived from a documented response that is one page.
//!
//! The documented page is the whole list. Requests beyond it return an empty page, as at the end of
//! a list, and requests with a smaller size return fewer items. The total is adjusted: a documented
//! total usually counts items that the documentation omits, and a paginator that waits for them
//! would end in an error. The documented request itself returns the documented response, if a page
//! with the correct total follows.
//!
//! The documented page may not be the first. Its items are at their documented position, and also
//! at the start of the list, as far as the two ranges do not overlap.

use serde_json::{Map, Value};
use tcsas_spec::model::{Action, Pagination, Start};

/// A documented page.
#[derive(Debug)]
pub(crate) struct Page {
    pagination: Pagination,
    /// The parameters of the documented request.
    requested: Map<String, Value>,
    /// The response in its envelope.
    response: Value,
}

impl Page {
    /// The first documented response of `action`, if it is a page.
    pub(crate) fn new(action: &Action) -> Option<Self> {
        let pagination = action.pagination.clone()?;
        let example = action.examples.iter().find(|e| e.output.is_some())?;
        let page = Self {
            pagination,
            requested: object(example.input.as_deref().unwrap_or_default()),
            response: serde_json::from_str(example.output.as_deref()?).ok()?,
        };
        page.items(&page.response)?;
        Some(page)
    }

    /// The response to these parameters; `None` for the documented response, unchanged.
    pub(crate) fn text(&self, body: &[u8], request_id: &str) -> Option<String> {
        let requested: Map<String, Value> = serde_json::from_slice(body).ok()?;
        let (place, here) = (self.place(&requested), self.place(&self.requested));
        let mut response = self.response.clone();
        let length = self.items(&response)?.len() as u64;
        let (skipped, length, total) = match place.before.checked_sub(here.before) {
            Some(skipped) => (skipped, length, here.before.saturating_add(length)),
            None => {
                let length = length.min(here.before);
                (place.before, length, length)
            }
        };
        // A paginator stops at an empty page, whose total is the one that counts.
        let last = length == 0 && self.total(&response).is_some_and(|old| old > total);
        if place == here && !last {
            return None;
        }
        let items = self.items_mut(&mut response)?;
        items.truncate(usize::try_from(length).unwrap_or(usize::MAX));
        items.drain(
            ..usize::try_from(skipped)
                .unwrap_or(usize::MAX)
                .min(items.len()),
        );
        if let Some(size) = place.size {
            items.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        }
        self.set_total(&mut response, total);
        response["Response"]["RequestId"] = request_id.into();
        Some(response.to_string())
    }

    /// The total in the response, if it is a number.
    fn total(&self, response: &Value) -> Option<u64> {
        let total = response["Response"].pointer(&pointer(self.pagination.total.as_ref()?))?;
        let text = || total.as_str()?.trim().parse().ok();
        total.as_u64().or_else(text)
    }

    /// Replaces the total, if the response has one.
    fn set_total(&self, response: &mut Value, new: u64) {
        let path = self.pagination.total.as_ref();
        let Some(total) = path.and_then(|path| response["Response"].pointer_mut(&pointer(path)))
        else {
            return;
        };
        match total {
            Value::Number(_) => *total = new.into(),
            Value::String(_) => *total = new.to_string().into(),
            _ => {}
        }
    }

    /// The range of the page that `requested` selects. The default size is the documented one.
    fn place(&self, requested: &Map<String, Value>) -> Place {
        let number = |name: &str| {
            requested
                .get(name)
                .or_else(|| self.requested.get(name))?
                .as_u64()
        };
        let size = self.pagination.size_parameter.as_deref().and_then(number);
        let size = size.filter(|size| *size > 0);
        // Without a start, the first page is selected, whichever is documented.
        let start = requested.get(&self.pagination.start_parameter);
        let start = start.and_then(Value::as_u64);
        let first = self.pagination.first;
        let skipped = start.unwrap_or(first).saturating_sub(first);
        let before = match self.pagination.start {
            Start::Page => {
                let full = || {
                    self.items(&self.response)
                        .map_or(0, |items| items.len() as u64)
                };
                skipped.saturating_mul(size.unwrap_or_else(full))
            }
            _ => skipped,
        };
        Place { before, size }
    }

    fn items<'a>(&self, response: &'a Value) -> Option<&'a Vec<Value>> {
        let items = response["Response"].pointer(&pointer(&self.pagination.items))?;
        items.as_array()
    }

    fn items_mut<'a>(&self, response: &'a mut Value) -> Option<&'a mut Vec<Value>> {
        let items = response["Response"].pointer_mut(&pointer(&self.pagination.items))?;
        items.as_array_mut()
    }
}

/// A path as a JSON pointer. Names are identifiers, which need no escapes.
fn pointer(path: &[String]) -> String {
    path.iter().map(|name| format!("/{name}")).collect()
}

/// The number of items before a page, and its maximum size.
#[derive(Debug, PartialEq)]
struct Place {
    before: u64,
    size: Option<u64>,
}

fn object(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn page(start: &str, documented: Value) -> Page {
        let spec = json!({
            "service": "s", "version": "2025-01-06", "endpoint": "s.tencentcloudapi.com", "action": "List",
            "input": [
                { "name": start, "type": "Integer", "required": true },
                { "name": "Limit", "type": "Integer" }
            ],
            "output": [
                { "name": "TotalCount", "type": "Integer" },
                { "name": "Items", "type": "Array of Integer" }
            ],
            "examples": [{
                "input": documented,
                "output": { "Response": { "TotalCount": 9, "Items": [1, 2, 3], "RequestId": "x" } }
            }]
        });
        let source = tcsas_spec::Source {
            name: "List.json".into(),
            text: spec.to_string().into(),
        };
        let outcome = tcsas_spec::read(vec![source], &tcsas_spec::Options::default());
        Page::new(&outcome.into_result().unwrap().actions[0]).unwrap()
    }

    /// The items of a page and the total, from the response to these parameters.
    fn requested(page: &Page, requested: &Value) -> (Value, Value) {
        let text = page.text(requested.to_string().as_bytes(), "id");
        let text = text.unwrap_or_else(|| page.response.to_string());
        let response: Value = serde_json::from_str(&text).unwrap();
        let response = &response["Response"];
        (response["Items"].clone(), response["TotalCount"].clone())
    }

    #[test]
    fn the_documented_page_is_all_there_is() {
        let by_offset = page("Offset", json!({ "Offset": 10, "Limit": 3 }));
        for (parameters, items, total) in [
            (json!({ "Offset": 10, "Limit": 3 }), json!([1, 2, 3]), 9),
            (json!({ "Offset": 10 }), json!([1, 2, 3]), 9),
            (json!({ "Offset": 11, "Limit": 3 }), json!([2, 3]), 13),
            (json!({ "Offset": 12, "Limit": 1 }), json!([3]), 13),
            (json!({ "Offset": 10, "Limit": 2 }), json!([1, 2]), 13),
            (json!({ "Offset": 13, "Limit": 3 }), json!([]), 13),
            (json!({ "Offset": u64::MAX }), json!([]), 13),
            (json!({ "Offset": 0, "Limit": 100 }), json!([1, 2, 3]), 3),
            (json!({ "Offset": 0, "Limit": 2 }), json!([1, 2]), 3),
            (json!({ "Offset": 2, "Limit": 2 }), json!([3]), 3),
            (json!({ "Offset": 3, "Limit": 2 }), json!([]), 3),
        ] {
            let expected = (items, json!(total));
            assert_eq!(requested(&by_offset, &parameters), expected, "{parameters}");
        }
        let by_page = page("PageNumber", json!({ "PageNumber": 1 }));
        for (parameters, items, total) in [
            (json!({ "PageNumber": 1 }), json!([1, 2, 3]), 9),
            (json!({ "PageNumber": 2 }), json!([]), 3),
            (json!({ "PageNumber": 2, "Limit": 2 }), json!([3]), 3),
            (json!({ "PageNumber": u64::MAX, "Limit": 2 }), json!([]), 3),
        ] {
            let expected = (items, json!(total));
            assert_eq!(requested(&by_page, &parameters), expected, "{parameters}");
        }
    }

    #[test]
    fn a_documented_page_without_items_has_a_total_of_zero() {
        let mut empty = page("Offset", json!({ "Offset": 0, "Limit": 3 }));
        empty.response["Response"]["Items"] = json!([]);
        let documented = json!({ "Offset": 0, "Limit": 3 });
        assert_eq!(requested(&empty, &documented), (json!([]), json!(0)));
        empty.response["Response"]["TotalCount"] = json!("9");
        assert_eq!(requested(&empty, &documented), (json!([]), json!("0")));
    }

    #[test]
    fn the_start_of_the_list_and_a_page_behind_it_do_not_meet() {
        let by_offset = page("Offset", json!({ "Offset": 2, "Limit": 3 }));
        for (start, items, total) in [(0, json!([1]), 2), (1, json!([2]), 2), (2, json!([1]), 5)] {
            let expected = (items, json!(total));
            let parameters = json!({ "Offset": start, "Limit": 1 });
            assert_eq!(requested(&by_offset, &parameters), expected, "{start}");
        }
    }

    /// Paginates like the runtime: until the reported number of items has been received, or up to
    /// an empty page. Returns the number received, the total by the last page, and whether a page
    /// repeated.
    fn paginate(
        page: &Page,
        response: &str,
        mut requested: Map<String, Value>,
    ) -> (u64, u64, bool) {
        let name = &page.pagination.start_parameter;
        let first = page.pagination.first;
        let begin = requested.get(name).and_then(Value::as_u64).unwrap_or(first);
        let (mut at, mut came, mut most, mut last) = (begin, 0, 0, Vec::new());
        loop {
            let text = page.text(Value::from(requested.clone()).to_string().as_bytes(), "id");
            let text = text.unwrap_or_else(|| response.to_owned());
            let response: Value = serde_json::from_str(&text).unwrap();
            let items = page.items(&response).cloned().unwrap_or_default();
            let length = items.len() as u64;
            let total = page.total(&response).filter(|total| *total >= length);
            let again = !items.is_empty() && items == last;
            last = items;
            came += length;
            most = most.max(total.unwrap_or(0));
            let before = match page.pagination.start {
                Start::Page => 0,
                _ => begin - first,
            };
            let reached = total.is_some_and(|total| total == most && before + came == total);
            if length == 0 || reached || again {
                return (before + came, total.unwrap_or(0), again);
            }
            at += match page.pagination.start {
                Start::Page => 1,
                _ => length,
            };
            requested.insert(name.clone(), at.into());
        }
    }

    #[test]
    fn every_documented_list_is_paginated_to_its_end() {
        let mut folders = vec![std::path::PathBuf::from("../specs")];
        let corpus = std::env::var_os("TCSAS_CORPUS").map(std::path::PathBuf::from);
        let services = corpus
            .iter()
            .flat_map(|corpus| std::fs::read_dir(corpus).unwrap());
        for service in services {
            let versions = std::fs::read_dir(service.unwrap().path()).unwrap();
            folders.extend(versions.map(|version| version.unwrap().path()));
        }
        let (mut lists, mut wrong) = (0, Vec::new());
        for folder in folders {
            let outcome = tcsas_spec::load(&folder, &tcsas_spec::Options::default());
            for action in &outcome.service.actions {
                let Some(page) = Page::new(action) else {
                    continue;
                };
                lists += 1;
                let documented = page.response.to_string();
                let mut from_the_start = page.requested.clone();
                let name = &page.pagination.start_parameter;
                from_the_start.insert(name.clone(), page.pagination.first.into());
                for requested in [page.requested.clone(), from_the_start, Map::new()] {
                    let (came, total, again) = paginate(&page, &documented, requested.clone());
                    if came < total || again {
                        wrong.push(format!("{}: {came} of {total} {requested:?}", action.name));
                    }
                }
            }
        }
        println!("{lists} documented lists paginated");
        assert!(lists >= 20 && wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
