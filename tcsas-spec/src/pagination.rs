//! Which actions answer with pages of a list, and how the next page is asked for.
//!
//! It follows from what the parameters and the fields of the answer are called and said to be. The names are those that the
//! vendor's services use; wherever they leave a doubt, nothing is derived: a call for one page always works, while a walk
//! in wrong steps loses items without a word. A file can say it itself ([`asked`]).

mod asked;

pub(crate) use asked::{Asked, read, settle};

use crate::model::{Action, Field, Service, Type};

/// How an action gives a list in pages.
///
/// The parameters are of the action and hold whole numbers, and the paths lead to what their documentation says, so that
/// code which consumes a model need not look.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pagination {
    /// What the parameter counts that says where a page starts.
    pub start: Start,
    /// The parameter that says where a page starts (`Offset`, `PageNumber`).
    pub start_parameter: String,
    /// What that parameter is for the start of the list: 0 or 1.
    pub first: u64,
    /// The parameter that says how many items a page has (`Limit`, `PageSize`), if there is one.
    pub size_parameter: Option<String>,
    /// The way through the answer to the number of all items (`Data`, `TotalCount`): a whole number, or text that holds one.
    /// None if no number can be relied on; the list ends with an empty page then.
    pub total: Option<Vec<String>>,
    /// The way through the answer to the list of the page's items (`Data`, `DataList`).
    pub items: Vec<String>,
}

/// What says where a page starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Start {
    /// Items: usually how many there are before it.
    Offset,
    /// Pages: usually its own number, the first being 1.
    Page,
}

impl Start {
    /// What a parameter is for the start of the list, unless something else is known of it.
    #[must_use]
    pub fn usual_first(self) -> u64 {
        match self {
            Self::Offset => 0,
            Self::Page => 1,
        }
    }
}

/// Parameters that count items.
const OFFSETS: &[&str] = &["Offset"];
/// Parameters that count pages.
const PAGES: &[&str] = &["PageNumber", "PageNo", "PageNum", "Page"];
/// Parameters that say how many items a page has.
const SIZES: &[&str] = &["Limit", "PageSize", "PerPage", "Rp"];
/// Fields that hold the number of all items. Not among them are `Count` and `TotalSize`, which often mean the page, or bytes.
const TOTALS: &[&str] = &[
    "TotalCount",
    "Total",
    "TotalNum",
    "TotalNumber",
    "RecordNum",
];
/// The parameter by which a service tells a repeated call from a second one: each page would be the first again.
const TOKEN: &str = "ClientToken";

/// How `action` gives a list in pages, as far as that is beyond doubt.
pub(crate) fn derive(action: &Action, service: &Service) -> Option<Pagination> {
    let input = || action.input.iter().filter(|field| !field.disabled);
    let offset = one(input(), OFFSETS);
    let (start, start_parameter) = match (offset, one(input(), PAGES)) {
        (Some(offset), None) => (Start::Offset, offset),
        (None, Some(page)) => (Start::Page, page),
        _ => return None,
    };
    let size = one(input(), SIZES)?;
    let ambiguous = match start {
        Start::Offset => counts_pages(&start_parameter.description),
        Start::Page => begins_at_0(&start_parameter.description),
    };
    if ambiguous
        || says(&start_parameter.description, &["deprecated", "disused"])
        || input().any(|field| field.name == TOKEN)
    {
        return None;
    }
    let (path, fields) = list_and_total(&action.output, service)?;
    let items = only(fields.iter().filter(|field| is_list(field)))?;
    let total = only(fields.iter().filter(|field| is_total(field)))?;
    let way = |field: &Field| {
        let mut way: Vec<String> = path.iter().map(|name| (*name).to_owned()).collect();
        way.push(field.name.clone());
        way
    };
    Some(Pagination {
        start,
        start_parameter: start_parameter.name.clone(),
        first: start.usual_first(),
        size_parameter: Some(size.name.clone()),
        total: (!is_unreliable(&total.description)).then(|| way(total)),
        items: way(items),
    })
}

/// The fields among which list and total are: those of the answer, or of the one object in it if it has neither itself.
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

/// The one parameter that is called by one of `names`; none if another is as well, or if it does not count.
fn one<'a>(fields: impl Iterator<Item = &'a Field>, names: &[&str]) -> Option<&'a Field> {
    only(fields.filter(|field| named(field, names))).filter(|field| is_whole(field))
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}

fn named(field: &Field, names: &[&str]) -> bool {
    names.contains(&&*field.name)
}

fn is_list(field: &Field) -> bool {
    matches!(field.ty, Type::Array(_)) && !field.disabled
}

fn is_whole(field: &Field) -> bool {
    matches!(field.ty, Type::Integer | Type::UnsignedInteger)
}

/// Something else may be called so as well: a sum of money, as an object of its own.
fn is_total(field: &Field) -> bool {
    named(field, TOTALS) && may_be_total(field) && !field.disabled
}

/// Some services send the total as text.
fn may_be_total(field: &Field) -> bool {
    is_whole(field) || field.ty == Type::String
}

/// Whether a parameter that is called an offset is said to be the number of a page. That the offset follows from the page
/// and the limit is another matter, and often explained.
fn counts_pages(description: &str) -> bool {
    says(description, &["page number", "页码"]) && !says(description, &["limit"])
}

/// Whether a page's number is said to begin at 0.
fn begins_at_0(description: &str) -> bool {
    says(
        description,
        &[
            "from 0",
            "with 0",
            "at 0",
            "value: 0",
            "value is 0",
            "default: 0",
            "default is 0",
            "defaults to 0",
            "从0",
            "从 0",
        ],
    )
}

/// Whether a total is said not to be the number of all items: one that lags behind, has a ceiling, or counts pages.
fn is_unreliable(description: &str) -> bool {
    says(description, &["the actual", "number of pages"])
}

fn says(description: &str, words: &[&str]) -> bool {
    let plain = description.replace(['`', '*'], "").to_lowercase();
    words.iter().any(|word| plain.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, Source, read};
    use serde_json::{Value, json};

    fn derived(input: &Value, output: &Value, types: &Value) -> Option<Pagination> {
        let spec = json!({
            "service": "things", "version": "2025-01-06", "endpoint": "things.tencentcloudapi.com",
            "action": "DescribeThings", "input": input, "output": output, "types": types
        });
        let source = Source {
            name: "a.json".into(),
            text: spec.to_string().into_bytes(),
        };
        let outcome = read(vec![source], &Options::default());
        let service = outcome
            .into_result()
            .unwrap_or_else(|report| panic!("{report}"));
        service.actions[0].pagination.clone()
    }

    fn member(name: &str, ty: &str) -> Value {
        json!({ "name": name, "type": ty })
    }

    fn said(name: &str, description: &str) -> Value {
        json!({ "name": name, "type": "Integer", "description": description })
    }

    fn usual() -> (Value, Value) {
        (
            json!([member("Offset", "Integer"), member("Limit", "Integer")]),
            json!([
                member("TotalCount", "Integer"),
                member("List", "Array of String")
            ]),
        )
    }

    fn path(path: &str) -> Vec<String> {
        path.split('.').map(str::to_owned).collect()
    }

    #[test]
    fn the_usual_shapes_are_found() {
        let (input, output) = usual();
        let found = derived(&input, &output, &json!([])).unwrap();
        assert_eq!(found.start, Start::Offset);
        assert_eq!(found.start_parameter, "Offset");
        assert_eq!(found.size_parameter.as_deref(), Some("Limit"));
        assert_eq!(found.total, Some(path("TotalCount")));
        assert_eq!(found.items, path("List"));

        let input = json!([
            member("PageNumber", "UnsignedInteger"),
            member("PageSize", "UnsignedInteger")
        ]);
        let output = json!([member("Data", "Data"), member("Status", "Integer")]);
        let types = json!([{ "name": "Data", "members": [
            member("Total", "UnsignedInteger"), member("PageSize", "Integer"), member("DataList", "Array of Data")
        ]}]);
        let found = derived(&input, &output, &types).unwrap();
        assert_eq!(found.start, Start::Page);
        assert_eq!(found.total, Some(path("Data.Total")));
        assert_eq!(found.items, path("Data.DataList"));
    }

    #[test]
    fn where_there_is_a_doubt_nothing_is_derived() {
        let (right, output) = usual();
        let with = |list: &Value, more: Value| {
            let mut list = list.as_array().unwrap().clone();
            list.push(more);
            Value::from(list)
        };
        let limit = member("Limit", "Integer");
        for input in [
            json!([]),
            json!([member("Offset", "Integer")]),
            json!([limit]),
            json!([member("Offset", "String"), limit]),
            json!([member("Offset", "Integer"), member("Limit", "String")]),
            with(&right, member("PageNumber", "Integer")),
            with(&right, member("PageSize", "Integer")),
            with(&right, member("ClientToken", "String")),
            json!([said("Offset", "Page number, starts from 1"), limit]),
            json!([said("Offset", "Deprecated."), limit]),
            json!([said("PageNo", "Page number, from `0`"), limit]),
            json!([{ "name": "Offset", "type": "Integer", "disabled": true }, limit]),
        ] {
            assert_eq!(derived(&input, &output, &json!([])), None, "{input}");
        }
        for output in [
            json!([]),
            json!([member("List", "Array of String")]),
            json!([member("TotalCount", "Integer")]),
            json!([
                member("TotalCount", "Float"),
                member("List", "Array of String")
            ]),
            json!([
                member("Count", "Integer"),
                member("List", "Array of String")
            ]),
            with(&output, member("Total", "Integer")),
            with(&output, member("Regions", "Array of String")),
        ] {
            assert_eq!(derived(&right, &output, &json!([])), None, "{output}");
        }
        let types = json!([{ "name": "Data", "members": [member("Total", "Integer"), member("L", "Array of Data")] }]);
        let two = json!([member("A", "Data"), member("B", "Data")]);
        assert_eq!(derived(&right, &two, &types), None);
        let beside = json!([member("Data", "Data"), member("L", "Array of String")]);
        assert_eq!(derived(&right, &beside, &types), None);
    }

    #[test]
    fn a_total_that_is_said_to_be_wrong_is_none() {
        let (input, _) = usual();
        let list = member("List", "Array of String");
        for (text, relied) in [
            ("Total number of things", true),
            (
                "Cached once a day, may be less than the actual number",
                false,
            ),
            ("Total number of pages", false),
        ] {
            let output = json!([said("Total", text), list]);
            let found = derived(&input, &output, &json!([])).unwrap();
            assert_eq!(found.total.is_some(), relied, "{text}");
        }
    }

    #[test]
    fn an_offset_that_is_a_multiple_of_the_limit_is_one() {
        let text =
            "Offset, a multiple of Limit. Formula: Offset = Limit x (page number - 1). Default: 0";
        let input = json!([said("Offset", text), member("Limit", "Integer")]);
        assert!(derived(&input, &usual().1, &json!([])).is_some());
    }
}
