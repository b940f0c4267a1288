//! Streams of server-sent events.

use std::collections::BTreeMap;
use std::time::SystemTime;

use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use serde_json::Value;
use serde_json::value::RawValue;
use tcsas_spec::model::Action;

use super::http::{HttpResponse, http_response};

const EVENT_STREAM: &str = "text/event-stream";

/// Header with the request id, which events do not have.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-tc-requestid");

/// Whether a request with the parameters `body` is responded to with a stream. Actions with a
/// parameter `Stream` leave that to the caller.
pub(crate) fn is_requested(action: &Action, body: &[u8]) -> bool {
    let by_parameter = || action.input.iter().any(|field| field.name == "Stream");
    let requested = || {
        let parameters: Value = serde_json::from_slice(body).unwrap_or_default();
        parameters["Stream"] == Value::Bool(true)
    };
    action.stream && (!by_parameter() || requested())
}

/// The event with a documented response, which has no envelope in a stream.
pub(crate) fn of_response(text: &str) -> Option<String> {
    let envelope: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
    Some(event(envelope.get("Response")?.get()))
}

/// One event.
pub(crate) fn event(data: &str) -> String {
    let lines = data.lines().map(|line| format!("data: {line}\n"));
    lines.chain(["\n".to_owned()]).collect()
}

/// A stream, with `Date` if `time` is given.
pub(crate) fn stream(text: String, request_id: &str, time: Option<SystemTime>) -> HttpResponse {
    with_headers(http_response(text, time), request_id)
}

/// `reply` with the headers of a stream.
pub(crate) fn with_headers(mut reply: HttpResponse, request_id: &str) -> HttpResponse {
    let media_type = HeaderValue::from_static(EVENT_STREAM);
    reply.headers_mut().insert(CONTENT_TYPE, media_type);
    if let Ok(id) = request_id.parse() {
        reply.headers_mut().insert(REQUEST_ID, id);
    }
    reply
}

/// `reply` without the headers of a stream: errors are in JSON.
pub(crate) fn instead(mut reply: HttpResponse) -> HttpResponse {
    let json = HeaderValue::from_static("application/json");
    reply.headers_mut().insert(CONTENT_TYPE, json);
    reply.headers_mut().remove(REQUEST_ID);
    reply
}

pub(crate) fn is_stream(reply: &HttpResponse) -> bool {
    reply
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|media_type| media_type == EVENT_STREAM)
}

/// The body in chunks: one for each event, and the end.
pub(crate) fn chunks(body: &Bytes) -> Vec<Vec<u8>> {
    let mut chunks = Vec::new();
    let mut rest = &body[..];
    while !rest.is_empty() {
        let end = rest.windows(2).position(|bytes| bytes == b"\n\n");
        let (event, others) = rest.split_at(end.map_or(rest.len(), |end| end + 2));
        let head = format!("{:x}\r\n", event.len()).into_bytes();
        chunks.push([&head, event, b"\r\n"].concat());
        rest = others;
    }
    chunks.push(b"0\r\n\r\n".to_vec());
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn response_on_several_lines_is_one_event() {
        let text = "{\"Response\": {\n  \"A\": 1\n}}";
        let expected = "data: {\ndata:   \"A\": 1\ndata: }\n\n";
        assert_eq!(of_response(text).as_deref(), Some(expected));
        assert_eq!(of_response("{}"), None);
    }

    #[test]
    fn every_event_is_a_chunk() {
        let body = [event("{}"), event("[1]"), "data: x".to_owned()].concat();
        let chunks = chunks(&body.into());
        let texts: Vec<_> = chunks.iter().map(|c| String::from_utf8_lossy(c)).collect();
        assert_eq!(
            texts,
            [
                "a\r\ndata: {}\n\n\r\n",
                "b\r\ndata: [1]\n\n\r\n",
                "7\r\ndata: x\r\n",
                "0\r\n\r\n"
            ]
        );
    }
}
