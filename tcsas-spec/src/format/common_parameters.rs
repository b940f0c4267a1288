//! Common parameters among the parameters of an action.
//!
//! Documentation pages list `Action`, `Version` and `Region` first, which the client sends with
//! every request as headers; as parameters the service rejects them as unknown. Some actions have
//! parameters of their own with the name of another common one (`Language`, `SecretId`, `Nonce`,
//! `Signature`), but no action has one with the name of those three.

use super::members::ReadMembers;
use crate::diagnostic::{Diag, Kind, quote};
use crate::json::{Node, Reader};
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

/// The signature parameters of the first version of the API. All of them together are common
/// parameters.
const SIGNING: [&str; 4] = ["Timestamp", "Nonce", "SecretId", "Signature"];

/// A parameter as written in the file.
struct Row<'n> {
    name: &'n str,
    span: Span,
    description: &'n str,
}

/// Whether a parameter is a common one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Certain,
    Likely,
    Own,
}

/// Reports the common parameters in `input`, the parameters of an action, and removes those that
/// certainly are from `read`.
pub(crate) fn remove_from(input: &Node<'_>, read: &mut ReadMembers, reader: &mut Reader<'_>) {
    let rows = rows(input, reader);
    let classes: Vec<Class> = rows.iter().map(|row| classify(row, &rows)).collect();
    let picked = |class: Class| -> Vec<&Row<'_>> {
        let pairs = rows.iter().zip(&classes);
        let pairs = pairs.filter(|(_, found)| **found == class);
        pairs.map(|(row, _)| row).collect()
    };
    let certain = picked(Class::Certain);
    if let Some(diag) = diag(&certain, ["is a common parameter", "are common parameters"]) {
        reader.add(diag.label("not a parameter of the action itself").help(
            "remove them: the client sends them with every request, and the service rejects them as unknown parameters",
        ));
        let names: Vec<&str> = certain.iter().map(|row| row.name).collect();
        read.fields.retain(|field| !names.contains(&&*field.name));
    }
    let likely = picked(Class::Likely);
    let words = [
        "is likely a common parameter",
        "are likely common parameters",
    ];
    if let Some(diag) = diag(&likely, words) {
        reader.sink.warn(diag.label("the client sends this with every request").help(
            "remove it if the page marks it as `Common Params`; if it is a parameter of the action itself, describe its effect",
        ));
    }
}

fn diag(rows: &[&Row<'_>], words: [&str; 2]) -> Option<Diag> {
    let (first, others) = rows.split_first()?;
    let names: Vec<String> = rows.iter().map(|row| quote(row.name)).collect();
    let message = match names.split_last() {
        Some((last, before)) if !before.is_empty() => {
            format!("{} and {last} {}", before.join(", "), words[1])
        }
        _ => format!("{} {}", names.join(""), words[0]),
    };
    let diag = Diag::new(Kind::Conflict, first.span, message);
    let others = others.iter();
    Some(others.fold(diag, |diag, row| diag.related(row.span, "common parameter")))
}

fn rows<'n>(input: &'n Node<'_>, reader: &Reader<'_>) -> Vec<Row<'n>> {
    let rows = input.items().iter().filter_map(|node| {
        let of = |key: &str| {
            let mut entries = node.entries().iter();
            let node = &entries.find(|e| e.key.eq_ignore_ascii_case(key))?.node;
            Some((node.as_str()?, reader.span(node)))
        };
        let (name, span) = of("name")?;
        let description = of("description").map_or("", |(text, _)| text.trim());
        Some(Row {
            name,
            span,
            description,
        })
    });
    rows.collect()
}

fn classify(row: &Row<'_>, all: &[Row<'_>]) -> Class {
    let has = |name: &str| all.iter().any(|row| row.name.eq_ignore_ascii_case(name));
    if is_marked(row.description) {
        return Class::Certain;
    }
    let common = COMMON
        .iter()
        .find(|name| row.name.eq_ignore_ascii_case(name));
    match common.copied() {
        None => Class::Own,
        Some("Action" | "Version") => Class::Certain,
        Some("Region") if has("Action") || has("Version") => Class::Certain,
        Some("Region") => Class::Likely,
        Some(name) if SIGNING.contains(&name) && SIGNING.iter().all(|name| has(name)) => {
            Class::Certain
        }
        Some(_) if row.description.is_empty() => Class::Likely,
        Some(_) => Class::Own,
    }
}

/// Whether a description starts as those of common parameters do on documentation pages.
fn is_marked(description: &str) -> bool {
    let start: String = description.chars().take(40).collect();
    let start = start.to_lowercase();
    let marks = [
        "common param",
        "common request param",
        "公共参数",
        "公共请求参数",
    ];
    marks.iter().any(|mark| start.starts_with(mark))
}
