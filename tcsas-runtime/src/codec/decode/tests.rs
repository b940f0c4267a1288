use proptest::prelude::*;

use super::super::{Read, Shape, Write, debug, eq, to_json};
use super::*;

/// The expansion of a recursive data type with a field of every kind.
#[derive(Clone, Default)]
struct All {
    s: String,
    i: Option<i64>,
    u: Option<u64>,
    f: Option<f64>,
    b: Option<bool>,
    inner: Option<Box<All>>,
    strings: Vec<String>,
    items: Vec<All>,
    numbers: Option<Vec<i64>>,
}

impl Message for All {
    fn empty() -> Self {
        Self::default()
    }
    fn read(&self, then: Read<'_>) {
        then(
            &Shape {
                name: "All",
                fields: &[
                    "S", "I", "U", "F", "B", "Inner", "Strings", "Items", "Numbers",
                ],
                rust: "s i u f b inner strings items numbers",
                required: 1,
            },
            &[
                &self.s,
                &self.i,
                &self.u,
                &self.f,
                &self.b,
                &self.inner,
                &self.strings,
                &self.items,
                &self.numbers,
            ],
        );
    }
    fn write(&mut self, then: Write<'_>) {
        then(&mut [
            &mut self.s,
            &mut self.i,
            &mut self.u,
            &mut self.f,
            &mut self.b,
            &mut self.inner,
            &mut self.strings,
            &mut self.items,
            &mut self.numbers,
        ]);
    }
}

fn lenient(text: &str) -> (All, Vec<String>) {
    let mut all = All::default();
    let mismatches = decode_with(&mut all, text, false).unwrap();
    (all, mismatches.iter().map(ToString::to_string).collect())
}

fn strict(text: &str) -> Vec<String> {
    let mut all = All::default();
    decode_with(&mut all, text, true)
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn matching_values_round_trip_in_the_order_of_the_spec() {
    let text = r#"{"S":"x","I":-1,"U":18446744073709551615,"F":1.5,"B":true,"Inner":{"S":"y","Strings":[],"Items":[]},"Strings":["a","b"],"Items":[],"Numbers":[]}"#;
    let (all, mismatches) = lenient(text);
    assert!(mismatches.is_empty(), "{mismatches:?}");
    assert_eq!(String::from_utf8(to_json(&all).unwrap()).unwrap(), text);
    assert!(strict(text).is_empty());
}

#[test]
fn scalars_of_another_json_type_are_converted() {
    let (all, mismatches) = lenient(
        r#"{"S":7,"I":" 12 ","U":"3.0","F":"1e3","B":"True","Strings":[1.10,{"a": 1}],"Numbers":"5"}"#,
    );
    assert!(mismatches.is_empty(), "{mismatches:?}");
    assert_eq!(
        (all.s.as_str(), all.i, all.u, all.f, all.b),
        ("7", Some(12), Some(3), Some(1000.0), Some(true))
    );
    assert_eq!(all.strings, ["1.10", "{\"a\": 1}"]);
    assert_eq!(all.numbers, Some(vec![5]));
}

#[test]
fn mismatches_leave_their_field_empty_and_are_reported() {
    let (all, mismatches) = lenient(
        r#"{"S":"x","I":{"a":1},"U":-1,"F":1e400,"B":7,"Inner":"no","Items":[{"S":"a"},3,null,{"S":"b","I":"no"}],"Strings":""}"#,
    );
    assert_eq!(
        (all.i, all.u, all.f, all.b, all.inner.is_none()),
        (None, None, None, None, true)
    );
    assert_eq!(
        all.items
            .iter()
            .map(|item| item.s.as_str())
            .collect::<Vec<_>>(),
        ["a", "b"]
    );
    assert!(all.strings.is_empty());
    assert_eq!(
        mismatches,
        [
            "I: expected a whole number (64 bits), found an object",
            "U: a whole number not below 0 (64 bits) cannot hold the number found",
            "F: a number cannot hold the number found",
            "B: expected true or false, found a number",
            "Inner: expected an object, found a string",
            "Items[1]: expected an object, found a number",
            "Items[2]: expected an item, found null",
            "Items[3].I: expected a whole number (64 bits), found a string",
        ]
    );
}

#[test]
fn null_and_absent_are_reported_only_for_guaranteed_fields() {
    let (all, mismatches) = lenient(r#"{"S":null,"I":null,"Items":null,"Unknown":[1]}"#);
    assert_eq!((all.s.as_str(), all.i, all.items.len()), ("", None, 0));
    assert_eq!(mismatches, ["S: missing"]);
}

#[test]
fn strict_decoding_reports_what_lenient_decoding_converts() {
    assert_eq!(
        strict(r#"{"S":7}"#),
        ["S: expected a string, found a number"]
    );
    assert_eq!(
        strict(r#"{"S":"x","Nme":1}"#),
        ["Nme: All has no such field"]
    );
    assert_eq!(
        strict(r#"{"Items":[{}]}"#),
        ["Items[0].S: missing", "S: missing"]
    );
    assert_eq!(
        strict(r#"{"S":"x","Strings":"a"}"#),
        ["Strings: expected a list, found a string"]
    );
}

#[test]
fn nesting_beyond_the_limit_is_a_mismatch() {
    let depth = 100_000;
    let text = format!(
        "{}{{}}{}",
        r#"{"S":"x","Inner":"#.repeat(depth),
        "}".repeat(depth)
    );
    let (_, mismatches) = lenient(&text);
    assert_eq!(mismatches.len(), 1);
    assert!(
        mismatches[0].ends_with("nested deeper than 128"),
        "{}",
        mismatches[0]
    );
}

#[test]
fn integers_are_parsed_in_any_notation_without_rounding() {
    let number = |text: &str| lenient(&format!(r#"{{"S":"x","I":{text}}}"#)).0.i;
    for (text, whole) in [
        ("7.0", 7),
        ("7e3", 7000),
        ("-0.0", 0),
        ("1200e-2", 12),
        ("1.50e1", 15),
        ("-9223372036854775808.0", i64::MIN),
        ("0e99999999999", 0),
    ] {
        assert_eq!(number(text), Some(whole), "{text}");
    }
    for text in [
        "4503599627370497.3",
        "0.99999999999999999999",
        "1e-400",
        "1e400",
        "9223372036854775808.0",
        "1e99999999999",
        "15e-1",
    ] {
        assert_eq!(number(text), None, "{text}");
    }
    assert_eq!(
        lenient(r#"{"S":"x","U":18446744073709551615.0}"#).0.u,
        Some(u64::MAX)
    );
}

#[test]
fn last_of_duplicate_keys_is_used() {
    let (all, _) = lenient(
        r#"{"S":"x","Inner":{"S":"a","I":1},"Inner":{"S":"b"},"Strings":["a"],"Strings":["b"]}"#,
    );
    let inner = all.inner.unwrap();
    assert_eq!(
        (inner.s.as_str(), inner.i, all.strings),
        ("b", None, vec!["b".to_owned()])
    );
}

#[test]
fn null_in_a_list_is_reported() {
    assert_eq!(
        strict(r#"{"S":"x","Strings":["a",null]}"#),
        ["Strings[1]: expected an item, found null"]
    );
}

#[test]
fn only_objects_can_be_decoded() {
    for text in ["[]", "1", "", "{", "{\"S\":}", "null"] {
        assert!(
            decode_with(&mut All::default(), text, false).is_err(),
            "{text}"
        );
    }
}

#[test]
fn debug_and_equality_cover_every_field() {
    let (a, _) = lenient(r#"{"S":"x","Items":[{"S":"y"}]}"#);
    let (b, _) = lenient(r#"{"S":"x","Items":[{"S":"z"}]}"#);
    assert!(eq(&a, &a.clone()));
    assert!(!eq(&a, &b));
    struct Shown(All);
    impl std::fmt::Debug for Shown {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            debug(&self.0, f)
        }
    }
    assert_eq!(
        format!("{:?}", Shown(a)),
        r#"All { s: "x", strings: [], items: [All { s: "y", strings: [], items: [] }] }"#
    );
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        "\\PC{0,8}".prop_map(Into::into),
    ];
    let keys = prop::sample::select(vec![
        "S", "I", "U", "F", "B", "Inner", "Strings", "Items", "Numbers", "Other",
    ]);
    leaf.prop_recursive(4, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::btree_map(keys.clone().prop_map(str::to_owned), inner, 0..9)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    /// Any response decodes, and the decoded value survives encoding and decoding.
    #[test]
    fn any_object_decodes_and_round_trips(value in json()) {
        let text = value.to_string();
        let mut first = All::default();
        if value.is_object() {
            decode_with(&mut first, &text, false).unwrap();
            let written = String::from_utf8(to_json(&first).unwrap()).unwrap();
            let mut second = All::default();
            decode_with(&mut second, &written, false).unwrap();
            prop_assert!(eq(&first, &second), "{} became {}", text, written);
        } else {
            prop_assert!(decode_with(&mut first, &text, false).is_err());
        }
    }
}

fn bounded(text: &str, bytes: usize) -> (All, Report) {
    let mut all = All::default();
    let mut cursor = Cursor::new(text).unwrap();
    let mut report = Report::brief();
    decode_at(&mut all, &mut cursor, &mut report, Budget::of(bytes));
    (all, report)
}

#[test]
fn budget_counts_items_boxes_and_strings_and_reports_the_path() {
    let size = size_of::<All>();
    // A budget is eight times its argument.
    let enough = size / 4;
    for (text, path) in [
        (
            format!(r#"{{"S":"x","Items":[{}]}}"#, [r#"{"S":"a"}"#; 9].join(",")),
            "Items[4]",
        ),
        (r#"{"S":"x","Numbers":[1,2,3,4,5,6,7,8]}"#.to_owned(), ""),
        (
            r#"{"S":"x","Inner":{"Inner":{"Inner":{"Inner":{}}}}}"#.to_owned(),
            "Inner.Inner",
        ),
        (
            format!(
                r#"{{"S":"x","Strings":["{}"],"I":1}}"#,
                "y".repeat(3 * size)
            ),
            "Strings[0]",
        ),
        (
            format!(r#"{{"S":{{"a":"{}"}}}}"#, "y".repeat(3 * size)),
            "S",
        ),
    ] {
        let bytes = if path == "Items[4]" { size } else { enough };
        let (_, report) = bounded(&text, bytes);
        assert_eq!(report.overflow().unwrap_or_default(), path, "{text}");
        assert_eq!(report.count(), 0, "decoding stops at the overflow");
        let (all, report) = bounded(&text, 100 * size);
        assert!(report.overflow().is_none());
        assert!(eq(&all, &lenient(&text).0));
    }
}

#[test]
fn brief_report_names_each_field_once_and_counts_all() {
    let items = vec![r#"{"S":"a","I":"no","U":-1}"#; 500].join(",");
    let text = format!(r#"{{"Items":[{items}],"F":"no","B":"no","Strings":[null,null]}}"#);
    let (_, report) = bounded(&text, text.len());
    let named: Vec<_> = report.mismatches().iter().map(Mismatch::path).collect();
    assert_eq!(named, ["Items[0].I", "Items[0].U", "F"]);
    assert_eq!(report.count(), 1000 + 2 + 2 + 1);
}
