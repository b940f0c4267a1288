//! The key `pagination` of an action file.

use super::keys;
use crate::diagnostic::{Diag, Kind, quote};
use crate::json::{Allowed, Object, Reader, Value};
use crate::lexical::Rule;
use crate::model::Start;
use crate::source::Span;

/// The value of the key `pagination`.
#[derive(Debug)]
pub(crate) enum DeclaredPagination {
    /// `false`: the response is not paginated, even if its fields look like it.
    Disabled,
    /// An object that names parameters and fields.
    Explicit(Box<PaginationKeys>),
}

/// The names of parameters and paths to fields, not checked yet.
#[derive(Debug)]
pub(crate) struct PaginationKeys {
    pub start: Start,
    pub start_parameter: SpannedText,
    /// Its value for the first page, if not the usual one.
    pub first: Option<u64>,
    pub size_parameter: Option<SpannedText>,
    pub total: Option<SpannedText>,
    pub items: SpannedText,
    /// Whether all parameters could be read.
    pub input_complete: bool,
    /// Whether all fields could be read.
    pub output_complete: bool,
}

/// A string of the file, with its place.
#[derive(Debug)]
pub(crate) struct SpannedText {
    pub text: String,
    pub span: Span,
}

/// Reads the key `pagination`, if present.
pub(crate) fn read(object: &Object<'_, '_>, reader: &mut Reader<'_>) -> Option<DeclaredPagination> {
    let node = object.get("pagination")?;
    if !matches!(node.value, Value::Object(_)) {
        if !matches!(node.value, Value::Bool(false)) {
            reader.unexpected(node, "`false` or an object that describes a pagination");
        }
        return Some(DeclaredPagination::Disabled);
    }
    let object = reader.object(node, "a pagination", Allowed::Only(keys::PAGINATION))?;
    let mut word = |key: &str, rule, what| {
        let node = object.get(key)?;
        let text = reader.name(node, rule, what)?.to_owned();
        let span = reader.span(node);
        Some(SpannedText { text, span })
    };
    let offset = word("offset", Rule::Name, "member name");
    let page = word("page", Rule::Name, "member name");
    let size_parameter = word("limit", Rule::Name, "member name");
    let total = word("total", Rule::Path, "path");
    let items = word("items", Rule::Path, "path");
    object.require("items", reader);
    let first = first(&object, reader);
    let start = match (object.get("offset"), object.get("page")) {
        (Some(_), Some(page)) => {
            let diag = "`offset` and `page` exclude each other";
            reader.add(
                Diag::new(Kind::Shape, reader.span(page), diag)
                    .label("expected only one of them")
                    .help("keep `offset` if its parameter counts items, or `page` if its parameter counts pages"),
            );
            None
        }
        (Some(_), None) => Some(Start::Offset).zip(offset),
        (None, Some(_)) => Some(Start::Page).zip(page),
        (None, None) => {
            let diag = "missing key `offset` or `page`";
            reader.add(
                Diag::new(Kind::Shape, reader.start(node), diag)
                    .label("a pagination needs one of them")
                    .help("write `\"offset\": \"Offset\"` if the parameter counts items, or `\"page\": \"PageNumber\"` if it counts pages"),
            );
            None
        }
    };
    // Without a valid declaration, no pagination is derived either.
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

/// Reads the key `first`, if present.
fn first(object: &Object<'_, '_>, reader: &mut Reader<'_>) -> Option<u64> {
    let node = object.get("first")?;
    let Value::Number(text) = node.value else {
        reader.unexpected(node, "0 or 1");
        return None;
    };
    // As a float, since `1.0` is an integer by the rules of JSON.
    match text.parse::<f64>() {
        Ok(0.0) => Some(0),
        Ok(1.0) => Some(1),
        _ => {
            let diag = Diag::new(
                Kind::Shape,
                reader.span(node),
                format!("invalid value {} for `first`", quote(text)),
            );
            reader.add(diag.label("expected 0 or 1").help(
                "`first` is the value of the parameter for the first page: usually 0 for an offset, and 1 for a page number",
            ));
            None
        }
    }
}
