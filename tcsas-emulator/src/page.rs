//! A documented answer that is one page of a list: what lies on the pages around it.
//!
//! The documented page is all there is of the list. Who asks for what comes after it gets an empty page, as at the end of a
//! list, and who asks for fewer items gets fewer: a walk through the pages comes to an end, whatever total is documented.

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

    /// The answer to other parameters than the documented ones; none if it is the documented one.
    pub(crate) fn text(&self, body: &[u8], request_id: &str) -> Option<String> {
        let asked: Map<String, Value> = serde_json::from_slice(body).ok()?;
        let (place, here) = (self.place(&asked), self.place(&self.asked));
        if place == here {
            return None;
        }
        let mut answer = self.answer.clone();
        let skipped = place.before.saturating_sub(here.before);
        let items = self.items_mut(&mut answer)?;
        items.drain(
            ..usize::try_from(skipped)
                .unwrap_or(usize::MAX)
                .min(items.len()),
        );
        if let Some(size) = place.size {
            items.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        }
        answer["Response"]["RequestId"] = request_id.into();
        Some(answer.to_string())
    }

    /// Where the page lies that `asked` is for. What is not said is as documented.
    fn place(&self, asked: &Map<String, Value>) -> Place {
        let number = |name: &str| asked.get(name).or_else(|| self.asked.get(name))?.as_u64();
        let size = self.pagination.size_parameter.as_deref().and_then(number);
        let size = size.filter(|size| *size > 0);
        let start = number(&self.pagination.start_parameter);
        let before = match self.pagination.start {
            Start::Page => {
                let full = || {
                    self.items(&self.answer)
                        .map_or(0, |items| items.len() as u64)
                };
                let pages = start.unwrap_or(1).saturating_sub(1);
                pages.saturating_mul(size.unwrap_or_else(full))
            }
            _ => start.unwrap_or(0),
        };
        Place { before, size }
    }

    fn items<'a>(&self, answer: &'a Value) -> Option<&'a Vec<Value>> {
        let way = self.pagination.items.iter();
        way.fold(&answer["Response"], |at, name| &at[name.as_str()])
            .as_array()
    }

    fn items_mut<'a>(&self, answer: &'a mut Value) -> Option<&'a mut Vec<Value>> {
        let way = self.pagination.items.iter();
        let way = way.map(|name| format!("/{name}")).collect::<String>();
        answer["Response"].pointer_mut(&way)?.as_array_mut()
    }
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
    use super::*;
    use serde_json::json;

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

    fn items(page: &Page, asked: &Value) -> Option<Value> {
        let text = page.text(asked.to_string().as_bytes(), "id")?;
        let answer: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(answer["Response"]["RequestId"], "id");
        assert_eq!(answer["Response"]["TotalCount"], 9);
        Some(answer["Response"]["Items"].clone())
    }

    #[test]
    fn the_documented_page_is_all_there_is() {
        let by_offset = page("Offset", json!({ "Offset": 10, "Limit": 3 }));
        for (asked, expected) in [
            (json!({ "Offset": 10, "Limit": 3 }), None),
            (json!({ "Offset": 10 }), None),
            (json!({ "Offset": 11, "Limit": 3 }), Some(json!([2, 3]))),
            (json!({ "Offset": 12, "Limit": 1 }), Some(json!([3]))),
            (json!({ "Offset": 10, "Limit": 2 }), Some(json!([1, 2]))),
            (json!({ "Offset": 13, "Limit": 3 }), Some(json!([]))),
            (json!({ "Offset": u64::MAX }), Some(json!([]))),
            (json!({ "Offset": 0, "Limit": 100 }), Some(json!([1, 2, 3]))),
        ] {
            assert_eq!(items(&by_offset, &asked), expected, "{asked}");
        }
        let by_page = page("PageNumber", json!({ "PageNumber": 1 }));
        for (asked, expected) in [
            (json!({ "PageNumber": 1 }), None),
            (json!({ "PageNumber": 2 }), Some(json!([]))),
            (json!({ "PageNumber": 2, "Limit": 2 }), Some(json!([3]))),
            (
                json!({ "PageNumber": u64::MAX, "Limit": 2 }),
                Some(json!([])),
            ),
        ] {
            assert_eq!(items(&by_page, &asked), expected, "{asked}");
        }
    }
}
