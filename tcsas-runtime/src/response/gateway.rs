//! Gateways in front of a service, which respond in a format of their own when they cannot reach
//! the service or reject a call.

use crate::error::GatewayMessage;
use crate::json::{Cursor, Kind};
use crate::secret::{fold, mask};

/// Depth of nested objects that are searched.
const MAX_DEPTH: u8 = 2;

/// Longest text that is kept.
const MAX_LENGTH: usize = 1000;

/// Member names that gateways and frameworks use, folded.
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

/// Whether `name` is one that gateways use.
pub(super) fn is_gateway_member(name: &str) -> bool {
    let name = fold(name);
    [CODE, DESCRIPTION, MESSAGE, OTHER]
        .iter()
        .any(|names| names.contains(&&*name))
}

/// The message in the object at `cursor`, if it is a gateway's.
pub(super) fn message(mut cursor: Cursor<'_>) -> Option<GatewayMessage> {
    if cursor.kind() != Kind::Object {
        return None;
    }
    let mut found = GatewayMessage::default();
    read(&mut cursor, &mut found, MAX_DEPTH);
    (!found.is_empty()).then_some(found)
}

fn read(cursor: &mut Cursor<'_>, found: &mut GatewayMessage, depth: u8) {
    cursor.enter();
    while let Some(key) = cursor.next_key() {
        let name = fold(&key);
        let is = |names: &[&str]| names.contains(&&*name);
        // `{"error":{"code":…,"message":…}}`, `{"Response":{"Error":{"Message":…}}}`
        if depth > 0 && matches!(&*name, "error" | "response") && cursor.kind() == Kind::Object {
            read(cursor, found, depth - 1);
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
        if let Some(text) = cursor.scalar_text().filter(|text| !text.trim().is_empty())
            && place.is_none()
        {
            *place = Some(mask(&text).chars().take(MAX_LENGTH).collect());
        }
    }
}
