//! The key `pagination` of an action file.

use super::keys;
use crate::diagnostic::{Kind, Mistake, quote};
use crate::json::{Keys, Known, Reading, Value};
use crate::lexical::Rule;
use crate::model::Start;
use crate::source::Span;

/// The value of the key `pagination`.
#[derive(Debug)]
pub(crate) enum DeclaredPagination {
    /// The answer is not a page of a list, whatever it looks like.
    Disabled,
    /// This is how.
    Explicit(Box<PaginationKeys>),
}

/// Parameters and paths as they are written.
#[derive(Debug)]
pub(crate) struct PaginationKeys {
    pub start: Start,
    pub start_parameter: SpannedText,
    /// What it is for the start of the list, if that is not as usual.
    pub first: Option<u64>,
    pub size_parameter: Option<SpannedText>,
    pub total: Option<SpannedText>,
    pub items: SpannedText,
    /// No parameter was left out for a mistake.
    pub input_complete: bool,
    /// No field was left out for a mistake.
    pub output_complete: bool,
}

/// A string of the file, with its place.
#[derive(Debug)]
pub(crate) struct SpannedText {
    pub text: String,
    pub span: Span,
}

/// Reads the key `pagination`, if it is there.
pub(crate) fn read(keys: &Keys<'_, '_>, reading: &mut Reading<'_>) -> Option<DeclaredPagination> {
    let node = keys.get("pagination")?;
    if !matches!(node.value, Value::Object(_)) {
        if !matches!(node.value, Value::Bool(false)) {
            reading.unexpected(
                node,
                "`false` or an object that describes how a list comes in pages",
            );
        }
        return Some(DeclaredPagination::Disabled);
    }
    let keys = reading.keys(node, "a pagination", Known::Only(keys::PAGINATION))?;
    let mut word = |key: &str, rule, what| {
        let node = keys.get(key)?;
        let text = reading.name(node, rule, what)?.to_owned();
        let span = reading.span(node);
        Some(SpannedText { text, span })
    };
    let offset = word("offset", Rule::Name, "member name");
    let page = word("page", Rule::Name, "member name");
    let size_parameter = word("limit", Rule::Name, "member name");
    let total = word("total", Rule::Path, "path");
    let items = word("items", Rule::Path, "path");
    keys.require("items", reading);
    let first = first(&keys, reading);
    let start = match (keys.get("offset"), keys.get("page")) {
        (Some(_), Some(page)) => {
            let mistake = "both `offset` and `page` say where a page starts";
            reading.add(
                Mistake::new(Kind::Shape, reading.span(page), mistake)
                    .label("one of them is enough")
                    .help("`offset` is a parameter that counts items, `page` one that counts pages; keep the one that the action has"),
            );
            None
        }
        (Some(_), None) => Some(Start::Offset).zip(offset),
        (None, Some(_)) => Some(Start::Page).zip(page),
        (None, None) => {
            let mistake = "neither `offset` nor `page` says where a page starts";
            reading.add(
                Mistake::new(Kind::Shape, reading.start(node), mistake)
                    .label("needs one of them")
                    .help("write `\"offset\": \"Offset\"` with the parameter that counts items, or `\"page\": \"PageNumber\"` with the one that counts pages"),
            );
            None
        }
    };
    // With a mistake in it, nothing is to follow from what is left.
    let (Some((start, start_parameter)), Some(items)) = (start, items) else {
        return Some(DeclaredPagination::Disabled);
    };
    Some(DeclaredPagination::Explicit(Box::new(PaginationKeys {
        start,
        start_parameter,
        first,
        size_parameter,
        total,
        items,
        input_complete: true,
        output_complete: true,
    })))
}

/// Reads the key `first`, if it is there.
fn first(keys: &Keys<'_, '_>, reading: &mut Reading<'_>) -> Option<u64> {
    let node = keys.get("first")?;
    let Value::Number(text) = node.value else {
        reading.unexpected(node, "0 or 1");
        return None;
    };
    // Through a float, so that `1.0` is the whole number that it is by the rules of JSON.
    match text.parse::<f64>() {
        Ok(0.0) => Some(0),
        Ok(1.0) => Some(1),
        _ => {
            let mistake = Mistake::new(
                Kind::Shape,
                reading.span(node),
                format!("a list cannot start at {}", quote(text)),
            );
            reading.add(mistake.label("expected 0 or 1").help(
                "`first` is what the parameter is for the first item or page: an offset usually begins at 0, and a page number at 1",
            ));
            None
        }
    }
}
