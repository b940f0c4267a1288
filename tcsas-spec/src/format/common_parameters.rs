//! Rows of a documentation page that are no parameters of its action.
//!
//! PaginationKeys begin with `Action`, `Version` and `Region`, which the client sends with every
//! call as headers; as parameters the service rejects them as unknown. Some actions have parameters
//! of their own that are called like another common one (`Language`, `SecretId`, `Nonce`,
//! `Signature`), none one that is called like those three.

use super::members::Read;
use crate::diagnostic::{Kind, Mistake, quote};
use crate::json::{Node, Reading, Value};
use crate::source::Span;

/// The common parameters, in the order in which the vendor's documentation lists them.
const COMMON: [&str; 11] = [
    "Action",
    "Version",
    "Region",
    "Timestamp",
    "Nonce",
    "SecretId",
    "Signature",
    "SignatureMethod",
    "Token",
    "Language",
    "RequestClient",
];

/// Those that sign a call of the first version of the API; together they are no parameters of an
/// action.
const SIGNING: [&str; 4] = ["Timestamp", "Nonce", "SecretId", "Signature"];

/// A parameter as it is written.
struct Row<'n> {
    name: &'n str,
    span: Span,
    described: &'n str,
}

/// How sure it is that a row is of a common parameter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RetryAction {
    Certain,
    Likely,
    Own,
}

/// Notes the common parameters in `input`, the parameters of an action, and leaves out of `read`
/// those that certainly are.
pub(crate) fn leave_out(input: &Node<'_>, read: &mut Read, reading: &mut Reading<'_>) {
    let rows = rows(input, reading);
    let verdicts: Vec<RetryAction> = rows.iter().map(|row| verdict(row, &rows)).collect();
    let picked = |verdict: RetryAction| -> Vec<&Row<'_>> {
        let pairs = rows.iter().zip(&verdicts);
        let pairs = pairs.filter(|(_, found)| **found == verdict);
        pairs.map(|(row, _)| row).collect()
    };
    let certain = picked(RetryAction::Certain);
    if let Some(mistake) = mistake(&certain, ["is a common parameter", "are common parameters"]) {
        reading.add(mistake.label("no parameter of the action itself").help(
            "leave such rows of a page out: the client sends them with every call, and the service refuses them as unknown parameters",
        ));
        let names: Vec<&str> = certain.iter().map(|row| row.name).collect();
        read.fields.retain(|field| !names.contains(&&*field.name));
    }
    let likely = picked(RetryAction::Likely);
    let words = [
        "is likely a common parameter",
        "are likely common parameters",
    ];
    if let Some(mistake) = mistake(&likely, words) {
        reading.mistakes.warn(mistake.label("the client sends this with every call").help(
            "leave it out if the page says `Common Params` of it; if it is a parameter of the action's own, describe what it does there",
        ));
    }
}

fn mistake(rows: &[&Row<'_>], words: [&str; 2]) -> Option<Mistake> {
    let (first, others) = rows.split_first()?;
    let names: Vec<String> = rows.iter().map(|row| quote(row.name)).collect();
    let message = match names.split_last() {
        Some((last, before)) if !before.is_empty() => {
            format!("{} and {last} {}", before.join(", "), words[1])
        }
        _ => format!("{} {}", names.join(""), words[0]),
    };
    let mistake = Mistake::new(Kind::Conflict, first.span, message);
    let others = others.iter();
    Some(others.fold(mistake, |mistake, row| {
        mistake.second(row.span, "and this one")
    }))
}

fn rows<'n>(input: &'n Node<'_>, reading: &Reading<'_>) -> Vec<Row<'n>> {
    let Value::Array(nodes) = &input.value else {
        return Vec::new();
    };
    let rows = nodes.iter().filter_map(|node| {
        let Value::Object(entries) = &node.value else {
            return None;
        };
        let of = |key: &str| {
            let entry = entries
                .iter()
                .find(|entry| entry.key.eq_ignore_ascii_case(key))?;
            match &entry.node.value {
                Value::String(text) => Some((&**text, reading.span(&entry.node))),
                _ => None,
            }
        };
        let (name, span) = of("name")?;
        let described = of("description").map_or("", |(text, _)| text.trim());
        Some(Row {
            name,
            span,
            described,
        })
    });
    rows.collect()
}

fn verdict(row: &Row<'_>, all: &[Row<'_>]) -> RetryAction {
    let has = |name: &str| all.iter().any(|row| row.name.eq_ignore_ascii_case(name));
    if is_marked(row.described) {
        return RetryAction::Certain;
    }
    let common = COMMON
        .iter()
        .find(|name| row.name.eq_ignore_ascii_case(name));
    match common.copied() {
        None => RetryAction::Own,
        Some("Action" | "Version") => RetryAction::Certain,
        Some("Region") if has("Action") || has("Version") => RetryAction::Certain,
        Some("Region") => RetryAction::Likely,
        Some(name) if SIGNING.contains(&name) && SIGNING.iter().all(|name| has(name)) => {
            RetryAction::Certain
        }
        Some(_) if row.described.is_empty() => RetryAction::Likely,
        Some(_) => RetryAction::Own,
    }
}

/// Whether a description is the one that pages have of common parameters.
fn is_marked(described: &str) -> bool {
    let start: String = described.chars().take(40).collect();
    let start = start.to_lowercase();
    let marks = [
        "common param",
        "common request param",
        "公共参数",
        "公共请求参数",
    ];
    marks.iter().any(|mark| start.starts_with(mark))
}
