//! Members of the object `Response` that concern the call as a whole.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::gateway::is_gateway_member;
use crate::codec::Shape;
use crate::json::{Budget, Cursor, Kind, value};

/// Memory limit of the members of an `Error` other than its code and message, in bytes.
const EXTRA_LIMIT: usize = 64 << 10;

/// Members of a `Response` that concern the call as a whole.
#[derive(Default)]
pub(super) struct Envelope {
    /// The request id, which may be empty.
    pub(super) request_id: Option<String>,
    pub(super) error: ErrorMember,
    pub(super) message: String,
    /// Members of `Error` other than `Code` and `Message`.
    pub(super) extra: Map<String, Value>,
    /// The notice that the action is deprecated.
    pub(super) deprecated: Option<Box<str>>,
}

/// The member `Error`.
#[derive(Debug, Default, PartialEq)]
pub(super) enum ErrorMember {
    /// Missing, or `null`.
    #[default]
    Absent,
    /// Present, but empty: without a code and without another value.
    NoCode,
    /// Without a code, but not empty.
    Unclear,
    /// With a code.
    Code(String),
}

impl Envelope {
    /// Reads the object at `cursor`, and moves behind it.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Self {
        let mut envelope = Self::default();
        cursor.enter();
        while let Some(key) = cursor.next_key() {
            match &*key {
                "RequestId" => match cursor.kind() {
                    Kind::Null => drop(cursor.skip()),
                    Kind::String => envelope.request_id = Some(cursor.string().into_owned()),
                    // Converted as for a field of type `String`.
                    _ => envelope.request_id = Some(cursor.skip().to_owned()),
                },
                "Error" => envelope.read_error(cursor),
                "DeprecatedWarning" => envelope.deprecated = read_notice(cursor),
                _ => drop(cursor.skip()),
            }
        }
        envelope
    }

    /// Reads a member `Error`. Of several, one with a code takes precedence, so that an error is
    /// never taken for a success.
    fn read_error(&mut self, cursor: &mut Cursor<'_>) {
        if matches!(self.error, ErrorMember::Code(_)) {
            cursor.skip();
            return;
        }
        self.error = match cursor.kind() {
            Kind::Object => return self.read_members(cursor),
            Kind::Null => {
                cursor.skip();
                ErrorMember::Absent
            }
            // Services without an error write `false`, `0` or an empty value.
            Kind::Number | Kind::Boolean => match cursor.skip() {
                "false" | "0" => ErrorMember::NoCode,
                _ => ErrorMember::Unclear,
            },
            Kind::String => match cursor.string().trim().is_empty() {
                true => ErrorMember::NoCode,
                false => ErrorMember::Unclear,
            },
            Kind::Array => {
                let items = cursor
                    .skip()
                    .trim_matches(['[', ']', ' ', '\t', '\n', '\r']);
                match items.is_empty() {
                    true => ErrorMember::NoCode,
                    false => ErrorMember::Unclear,
                }
            }
        };
    }

    fn read_members(&mut self, cursor: &mut Cursor<'_>) {
        let mut error = ErrorMember::NoCode;
        let mut budget = Budget::unlimited();
        let mut left = EXTRA_LIMIT;
        cursor.enter();
        while let Some(key) = cursor.next_key() {
            match (&*key, cursor.kind()) {
                ("Code", Kind::Null) => drop(cursor.skip()),
                ("Code", Kind::Object | Kind::Array | Kind::Boolean) => {
                    cursor.skip();
                    if error == ErrorMember::NoCode {
                        error = ErrorMember::Unclear;
                    }
                }
                ("Code", kind) => {
                    let code = cursor.scalar_text().unwrap_or_default();
                    // Services without an error write the number 0.
                    let empty = code.trim().is_empty() || kind == Kind::Number && code == "0";
                    if !empty {
                        error = ErrorMember::Code(code);
                    }
                }
                ("Message", _) => self.message = cursor.scalar_text().unwrap_or_default(),
                _ => {
                    let length = cursor.clone().skip().len() + key.len();
                    match left.checked_sub(length) {
                        Some(rest) => {
                            left = rest;
                            if let Ok(value) = value(cursor, &mut budget) {
                                self.extra.insert(key.into_owned(), value);
                            }
                        }
                        None => drop(cursor.skip()),
                    }
                }
            }
        }
        self.error = error;
    }
}

/// The text at `cursor`, `None` for an empty value. A value other than a string is kept as JSON.
fn read_notice(cursor: &mut Cursor<'_>) -> Option<Box<str>> {
    let notice = match cursor.kind() {
        Kind::String => cursor.string(),
        _ => Cow::Borrowed(cursor.skip()),
    };
    match notice.trim() {
        "" | "null" | "false" | "{}" | "[]" => None,
        text => Some(text.into()),
    }
}

/// Whether the object at `cursor` has members of the action's response other than the request id:
/// a described field, or, if the action's fields are unknown, a member that gateways do not use.
pub(super) fn has_fields(cursor: Cursor<'_>, shape: Option<&Shape>) -> bool {
    has_fields_besides("", cursor, shape)
}

/// Whether it has members of the action's response other than the request id and `excluded`.
pub(super) fn has_fields_besides(
    excluded: &str,
    mut cursor: Cursor<'_>,
    shape: Option<&Shape>,
) -> bool {
    let (mut own, mut ambiguous, mut undescribed) = (false, false, false);
    cursor.enter();
    while let Some(key) = cursor.next_key() {
        let kind = cursor.kind();
        cursor.skip();
        let known = shape.is_none_or(|shape| shape.fields.contains(&&*key));
        match &*key {
            _ if kind == Kind::Null => {}
            key if key == excluded => {}
            "RequestId" | "DeprecatedWarning" => {}
            "Error" if shape.is_none() || !known => {}
            _ if !known => undescribed = true,
            key if is_gateway_member(key) => ambiguous |= shape.is_some(),
            _ => own = true,
        }
    }
    // `Message` may be a field of the action; beside undescribed members it is a gateway's.
    own || (ambiguous && !undescribed)
}

/// Offset and envelope of the object `Response`. The last of several is used, unless one is an
/// error.
pub(super) fn find_response(body: &str) -> Option<(usize, Envelope)> {
    let mut cursor = Cursor::resume(body, 0);
    if cursor.kind() != Kind::Object {
        return None;
    }
    let mut found: Option<(usize, Envelope)> = None;
    cursor.enter();
    while let Some(key) = cursor.next_key() {
        let failed = found
            .as_ref()
            .is_some_and(|(_, envelope)| matches!(envelope.error, ErrorMember::Code(_)));
        if key == "Response" && cursor.kind() == Kind::Object && !failed {
            found = Some((cursor.at(), Envelope::read(&mut cursor)));
        } else {
            cursor.skip();
        }
    }
    found
}
