//! What the object `Response` says about the call as a whole.

use serde_json::{Map, Value};

use super::gateway::is_gateway_member;
use crate::codec::Shape;
use crate::json::{Budget, Cursor, Kind, value};

/// How much memory the members of an `Error` may take besides its code and its message.
const EXTRA_LIMIT: usize = 64 << 10;

/// What a `Response` says about the call as a whole.
#[derive(Default)]
pub(super) struct Envelope {
    /// The request id, which may be empty; nothing if there is none.
    pub(super) request_id: Option<String>,
    pub(super) error: Said,
    pub(super) message: String,
    /// The members of `Error` besides `Code` and `Message`.
    pub(super) extra: Map<String, Value>,
}

/// What the member `Error` says.
#[derive(Debug, Default, PartialEq)]
pub(super) enum Said {
    /// It is missing, or `null`.
    #[default]
    Nothing,
    /// It is there and has no code, or an empty one.
    NoCode,
    /// It has no code, and says something all the same.
    Unclear,
    Code(String),
}

impl Envelope {
    /// Reads the object at `cursor`, and goes behind it.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Self {
        let mut envelope = Self::default();
        cursor.enter();
        while let Some(key) = cursor.next_key() {
            match &*key {
                "RequestId" => match cursor.kind() {
                    Kind::Null => drop(cursor.skip()),
                    Kind::String => envelope.request_id = Some(cursor.string().into_owned()),
                    // As a field of text takes it.
                    _ => envelope.request_id = Some(cursor.skip().to_owned()),
                },
                "Error" => envelope.read_error(cursor),
                _ => drop(cursor.skip()),
            }
        }
        envelope
    }

    /// Of several errors, one with a code counts: what may be an error is never taken for a
    /// success.
    fn read_error(&mut self, cursor: &mut Cursor<'_>) {
        if matches!(self.error, Said::Code(_)) {
            cursor.skip();
            return;
        }
        self.error = match cursor.kind() {
            Kind::Object => return self.read_members(cursor),
            Kind::Null => {
                cursor.skip();
                Said::Nothing
            }
            // Nothing is what programs say that have no error, in whatever form.
            Kind::Number | Kind::Boolean => match cursor.skip() {
                "false" | "0" => Said::NoCode,
                _ => Said::Unclear,
            },
            Kind::String => match cursor.string().trim().is_empty() {
                true => Said::NoCode,
                false => Said::Unclear,
            },
            Kind::Array => {
                let items = cursor
                    .skip()
                    .trim_matches(['[', ']', ' ', '\t', '\n', '\r']);
                match items.is_empty() {
                    true => Said::NoCode,
                    false => Said::Unclear,
                }
            }
        };
    }

    fn read_members(&mut self, cursor: &mut Cursor<'_>) {
        let mut said = Said::NoCode;
        let mut budget = Budget::unlimited();
        let mut left = EXTRA_LIMIT;
        cursor.enter();
        while let Some(key) = cursor.next_key() {
            match (&*key, cursor.kind()) {
                ("Code", Kind::Null) => drop(cursor.skip()),
                ("Code", Kind::Object | Kind::Array | Kind::Boolean) => {
                    cursor.skip();
                    if said == Said::NoCode {
                        said = Said::Unclear;
                    }
                }
                ("Code", kind) => {
                    let code = text(cursor).unwrap_or_default();
                    // As a number, 0 is what programs say that have no error.
                    let empty = code.trim().is_empty() || kind == Kind::Number && code == "0";
                    if !empty {
                        said = Said::Code(code);
                    }
                }
                ("Message", _) => self.message = text(cursor).unwrap_or_default(),
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
        self.error = said;
    }
}

/// Whether the object at `cursor` has something of the action's in it, besides its request id: a
/// field that is described, or, where nothing is known of the action, a member that gateways do not
/// have.
pub(super) fn has_fields(mut cursor: Cursor<'_>, shape: Option<&Shape>) -> bool {
    let (mut own, mut anyones, mut strange) = (false, false, false);
    cursor.enter();
    while let Some(key) = cursor.next_key() {
        let kind = cursor.kind();
        cursor.skip();
        let known = shape.is_none_or(|shape| shape.fields.contains(&&*key));
        match &*key {
            _ if kind == Kind::Null => {}
            "RequestId" | "DeprecatedWarning" => {}
            "Error" if shape.is_none() || !known => {}
            _ if !known => strange = true,
            key if is_gateway_member(key) => anyones |= shape.is_some(),
            _ => own = true,
        }
    }
    // `Message` may be a field of the action; beside members that it has not, it is a gateway's.
    own || (anyones && !strange)
}

/// A string, or a number as text; nothing else has a place in an envelope.
pub(super) fn text(cursor: &mut Cursor<'_>) -> Option<String> {
    match cursor.kind() {
        Kind::String => Some(cursor.string().into_owned()),
        Kind::Number => Some(cursor.skip().to_owned()),
        _ => {
            cursor.skip();
            None
        }
    }
}
