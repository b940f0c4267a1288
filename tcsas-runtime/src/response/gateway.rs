//! Gateways before a service, which respond in their own form when it does not reach it or will not
//! let a call through.

use super::envelope::text;
use crate::error::GatewayMessage;
use crate::json::{Cursor, Kind};
use crate::secret::hide;

/// How many objects are looked into that stand in each other.
const NESTED: u8 = 2;

/// The longest text that is kept.
const LONGEST: usize = 1000;

/// Members of the objects that gateways and frameworks write, folded.
const CODE: &[&str] = &[
    "code",
    "errorcode",
    "errcode",
    "status",
    "statuscode",
    "retcode",
];
const DESCRIPTION: &[&str] = &["codedesc", "error", "reason", "title", "type"];
const MESSAGE: &[&str] = &[
    "message",
    "msg",
    "errormessage",
    "errmsg",
    "errormsg",
    "errordescription",
    "detail",
    "description",
];
const OTHER: &[&str] = &[
    "errors",
    "details",
    "exception",
    "instance",
    "path",
    "requestid",
    "success",
    "timestamp",
    "time",
    "trace",
    "traceid",
];

/// Whether a gateway's object has a member of this name.
pub(super) fn is_gateway_member(name: &str) -> bool {
    let name = fold(name);
    [CODE, DESCRIPTION, MESSAGE, OTHER]
        .iter()
        .any(|names| names.contains(&&*name))
}

/// What the object at `cursor` says, if it is a gateway's.
pub(super) fn message(mut cursor: Cursor<'_>) -> Option<GatewayMessage> {
    if cursor.kind() != Kind::Object {
        return None;
    }
    let mut found = GatewayMessage::default();
    read(&mut cursor, &mut found, NESTED);
    (!found.is_empty()).then_some(found)
}

fn read(cursor: &mut Cursor<'_>, found: &mut GatewayMessage, nested: u8) {
    cursor.enter();
    while let Some(key) = cursor.next_key() {
        let name = fold(&key);
        let is = |names: &[&str]| names.contains(&&*name);
        // `{"error":{"code":…,"message":…}}`, `{"Response":{"Error":{"Message":…}}}`
        if nested > 0 && matches!(&*name, "error" | "response") && cursor.kind() == Kind::Object {
            read(cursor, found, nested - 1);
            continue;
        }
        let place = if is(CODE) {
            &mut found.code
        } else if is(DESCRIPTION) {
            &mut found.code_desc
        } else if is(MESSAGE) {
            &mut found.message
        } else {
            cursor.skip();
            continue;
        };
        if let Some(text) = text(cursor).filter(|text| !text.trim().is_empty())
            && place.is_none()
        {
            *place = Some(hide(&text).chars().take(LONGEST).collect());
        }
    }
}

fn fold(name: &str) -> String {
    let letters = name.chars().filter(|char| char.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
