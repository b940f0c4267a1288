//! A documented answer that is one page of a list: what lies on the pages around it.
//!
//! The documented page is all there is of the list. Who asks for what comes after it gets an empty
//! page, as at the end of a list, and who asks for fewer items gets fewer. The total of all these
//! pages says so: a documented one usually counts items that nobody documented, and a walk that
//! waits for them would end in an error. The documented call itself is answered as documented, as
//! long as a page with the right total follows.
//!
//! A page may be documented that is not the first one. Its items are where they are documented to
//! be, and they are at the start of the list as well for who begins there, as far as the two do not
//! meet.

use serde_json::{Map, Value};
use tcsas_spec::model::{Action, Pagination, Start};

/// The documented page.
#[derive(Debug)]
pub(crate) struct Page {
    pagination: Pagination,
    /// The parameters that it was asked for with.
    asked: Map<String, Value>,
    /// The answer in its envelope.
    answer: Value,
}

impl Page {
    /// The first documented answer of `action`, if it is a page.
    pub(crate) fn new(action: &Action) -> Option<Self> {
        let pagination = action.pagination.clone()?;
        let example = action.examples.iter().find(|e| e.output.is_some())?;
        let page = Self {
            pagination,
            asked: object(example.input.as_deref().unwrap_or_default()),
            answer: serde_json::from_str(example.output.as_deref()?).ok()?,
        };
        page.items(&page.answer)?;
        Some(page)
    }

    /// The answer to these parameters; none if it is the documented one as it is written.
    pub(crate) fn text(&self, body: &[u8], request_id: &str) -> Option<String> {
        let asked: Map<String, Value> = serde_json::from_slice(body).ok()?;
        let (place, here) = (self.place(&asked), self.place(&self.asked));
        let mut answer = self.answer.clone();
        let length = self.items(&answer)?.len() as u64;
        let (skipped, length, total) = match place.before.checked_sub(here.before) {
            Some(skipped) => (skipped, length, here.before.saturating_add(length)),
            None => {
                let length = length.min(here.before);
                (place.before, length, length)
            }
        };
        // A walk ends with an empty page, and the total of that one counts.
        let last = length == 0 && self.total(&answer).is_some_and(|old| old > total);
        if place == here && !last {
            return None;
        }
        let items = self.items_mut(&mut answer)?;
        items.truncate(usize::try_from(length).unwrap_or(usize::MAX));
        items.drain(
            ..usize::try_from(skipped)
                .unwrap_or(usize::MAX)
                .min(items.len()),
        );
        if let Some(size) = place.size {
            items.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        }
        self.set_total(&mut answer, total);
        answer["Response"]["RequestId"] = request_id.into();
        Some(answer.to_string())
    }

    /// How many items the answer says there are, if it gives a number.
    fn total(&self, answer: &Value) -> Option<u64> {
        let total = answer["Response"].pointer(&pointer(self.pagination.total.as_ref()?))?;
        let text = || total.as_str()?.trim().parse().ok();
        total.as_u64().or_else(text)
    }

    /// Puts another total where the answer has one.
    fn set_total(&self, answer: &mut Value, new: u64) {
        let way = self.pagination.total.as_ref();
        let Some(total) = way.and_then(|way| answer["Response"].pointer_mut(&pointer(way))) else {
            return;
        };
        match total {
            Value::Number(_) => *total = new.into(),
            Value::String(_) => *total = new.to_string().into(),
            _ => {}
        }
    }

    /// Where the page lies that `asked` is for. A size that is not said is as documented.
    fn place(&self, asked: &Map<String, Value>) -> Place {
        let number = |name: &str| asked.get(name).or_else(|| self.asked.get(name))?.as_u64();
        let size = self.pagination.size_parameter.as_deref().and_then(number);
        let size = size.filter(|size| *size > 0);
        // Who does not say where the page starts wants the first one, whichever is documented.
        let start = asked.get(&self.pagination.start_parameter);
        let start = start.and_then(Value::as_u64);
        let first = self.pagination.first;
        let skipped = start.unwrap_or(first).saturating_sub(first);
        let before = match self.pagination.start {
            Start::Page => {
                let full = || {
                    self.items(&self.answer)
                        .map_or(0, |items| items.len() as u64)
                };
                skipped.saturating_mul(size.unwrap_or_else(full))
            }
            _ => skipped,
        };
        Place { before, size }
    }

    fn items<'a>(&self, answer: &'a Value) -> Option<&'a Vec<Value>> {
        let items = answer["Response"].pointer(&pointer(&self.pagination.items))?;
        items.as_array()
    }

    fn items_mut<'a>(&self, answer: &'a mut Value) -> Option<&'a mut Vec<Value>> {
        let items = answer["Response"].pointer_mut(&pointer(&self.pagination.items))?;
        items.as_array_mut()
    }
}

/// A way as a JSON pointer. Names are identifiers, which need no escapes.
fn pointer(way: &[String]) -> String {
    way.iter().map(|name| format!("/{name}")).collect()
}

/// How many items lie before a page, and how many it has at most.
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

    /// The items of a page and the total.
    fn asked(page: &Page, asked: &Value) -> (Value, Value) {
        let text = page.text(asked.to_string().as_bytes(), "id");
        let text = text.unwrap_or_else(|| page.answer.to_string());
        let answer: Value = serde_json::from_str(&text).unwrap();
        let answer = &answer["Response"];
        (answer["Items"].clone(), answer["TotalCount"].clone())
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
            assert_eq!(asked(&by_offset, &parameters), expected, "{parameters}");
        }
        let by_page = page("PageNumber", json!({ "PageNumber": 1 }));
        for (parameters, items, total) in [
            (json!({ "PageNumber": 1 }), json!([1, 2, 3]), 9),
            (json!({ "PageNumber": 2 }), json!([]), 3),
            (json!({ "PageNumber": 2, "Limit": 2 }), json!([3]), 3),
            (json!({ "PageNumber": u64::MAX, "Limit": 2 }), json!([]), 3),
        ] {
            let expected = (items, json!(total));
            assert_eq!(asked(&by_page, &parameters), expected, "{parameters}");
        }
    }

    #[test]
    fn a_documented_page_without_items_says_that_there_are_none() {
        let mut empty = page("Offset", json!({ "Offset": 0, "Limit": 3 }));
        empty.answer["Response"]["Items"] = json!([]);
        let documented = json!({ "Offset": 0, "Limit": 3 });
        assert_eq!(asked(&empty, &documented), (json!([]), json!(0)));
        empty.answer["Response"]["TotalCount"] = json!("9");
        assert_eq!(asked(&empty, &documented), (json!([]), json!("0")));
    }

    #[test]
    fn the_start_of_the_list_and_a_page_behind_it_do_not_meet() {
        let by_offset = page("Offset", json!({ "Offset": 2, "Limit": 3 }));
        for (start, items, total) in [(0, json!([1]), 2), (1, json!([2]), 2), (2, json!([1]), 5)] {
            let expected = (items, json!(total));
            let parameters = json!({ "Offset": start, "Limit": 1 });
            assert_eq!(asked(&by_offset, &parameters), expected, "{start}");
        }
    }

    /// Walks as the runtime does: until as many items came as the page says, or to an empty page.
    /// How many items came and how many there are by the last page, and whether a page came twice.
    fn walked(page: &Page, answer: &str, mut asked: Map<String, Value>) -> (u64, u64, bool) {
        let name = &page.pagination.start_parameter;
        let first = page.pagination.first;
        let begin = asked.get(name).and_then(Value::as_u64).unwrap_or(first);
        let (mut at, mut came, mut most, mut last) = (begin, 0, 0, Vec::new());
        loop {
            let text = page.text(Value::from(asked.clone()).to_string().as_bytes(), "id");
            let text = text.unwrap_or_else(|| answer.to_owned());
            let answer: Value = serde_json::from_str(&text).unwrap();
            let items = page.items(&answer).cloned().unwrap_or_default();
            let length = items.len() as u64;
            let total = page.total(&answer).filter(|total| *total >= length);
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
            asked.insert(name.clone(), at.into());
        }
    }

    #[test]
    fn every_documented_list_is_walked_to_its_end() {
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
                let documented = page.answer.to_string();
                let mut from_the_start = page.asked.clone();
                let name = &page.pagination.start_parameter;
                from_the_start.insert(name.clone(), page.pagination.first.into());
                for asked in [page.asked.clone(), from_the_start, Map::new()] {
                    let (came, total, again) = walked(&page, &documented, asked.clone());
                    if came < total || again {
                        wrong.push(format!("{}: {came} of {total} {asked:?}", action.name));
                    }
                }
            }
        }
        println!("{lists} documented lists walked");
        assert!(lists >= 20 && wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
