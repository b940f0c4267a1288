//! The plan of a fault: a sequence of writes and pauses, and the end of the connection.

use std::io::Write;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use hyper::body::Bytes;
use hyper::header::{
    CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION,
    TRANSFER_ENCODING,
};
use hyper::{Response, StatusCode};

use super::{Fault, Place, gzip_bomb};
use crate::response::error_response::ErrorResponse;
use crate::response::events;
use crate::response::http::{self, HttpResponse};

/// The writes that replace a regular response.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) acts: Vec<Act>,
    pub(crate) end: End,
}

/// One step of a plan.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Send(Bytes),
    /// Sends the same again and again, with a pause after each.
    Repeat {
        bytes: Bytes,
        times: u64,
        pause: Duration,
    },
    /// Sends bytes in pieces, with a pause after each.
    Drip {
        bytes: Bytes,
        piece: usize,
        pause: Duration,
    },
    Pause(Duration),
}

/// The state of the connection after a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// It stays open.
    Open,
    /// It is closed.
    Close,
    /// It is reset.
    Reset,
}

const PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head>\
    <body><h1>Sign in to this network</h1></body></html>\n";

/// Plans the response with `fault`. `end` is the end of the connection without the fault.
pub(crate) fn plan(fault: &Fault, regular: HttpResponse, request_id: &str, end: End) -> Plan {
    let whole = |reply: HttpResponse| Plan {
        acts: vec![Act::Send(bytes(reply, end))],
        end,
    };
    match fault {
        // The evaluation of the request has taken these into account. `CloseAtAccept` never occurs
        // with a request.
        Fault::TokenFailure { .. }
        | Fault::Throttle
        | Fault::WrongClock { .. }
        | Fault::CloseAtAccept { .. } => whole(regular),
        Fault::Error { code, message } => {
            let text = ErrorResponse::new(code.clone(), message.clone()).text(request_id);
            whole(events::instead(regular).map(|_| text.into()))
        }
        Fault::Status {
            status,
            headers,
            body,
        } => {
            let mut reply = foreign(regular, *status, body.clone());
            for (name, value) in headers {
                // A script with invalid headers has been rejected.
                if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), value.parse()) {
                    reply.headers_mut().insert(name, value);
                }
            }
            whole(reply)
        }
        Fault::Html => whole(foreign(regular, 200, PAGE.to_owned())),
        Fault::InvalidJson => whole(regular.map(|body| body.slice(..body.len() / 2))),
        Fault::Redirect { status, location } => {
            let mut reply = foreign(regular, *status, String::new());
            if let Ok(location) = location.parse() {
                reply.headers_mut().insert(LOCATION, location);
            }
            whole(reply)
        }
        Fault::Delay { at, pause } => {
            let (before, after) = split(regular, *at, end);
            Plan {
                acts: vec![Act::Send(before), Act::Pause(*pause), Act::Send(after)],
                end,
            }
        }
        Fault::Reset { at } => Plan {
            acts: vec![Act::Send(split(regular, *at, End::Open).0)],
            end: End::Reset,
        },
        Fault::Close { at } => Plan {
            acts: vec![Act::Send(split(regular, *at, End::Open).0)],
            end: End::Close,
        },
        Fault::EventStream { text, pause } => {
            let reply = events::with_headers(regular.map(|_| text.clone().into()), request_id);
            let Plan { acts, end } = stream(reply, end);
            let paused = acts.into_iter().enumerate().flat_map(|(number, act)| {
                // Neither before the head nor between it and the first event.
                let pause = (number > 1 && !pause.is_zero()).then_some(Act::Pause(*pause));
                pause.into_iter().chain([act])
            });
            Plan {
                acts: paused.collect(),
                end,
            }
        }
        Fault::OverLong { extra } => {
            let mut bytes = bytes(regular, end).to_vec();
            bytes.extend_from_slice(extra.as_bytes());
            Plan {
                acts: vec![Act::Send(bytes.into())],
                end,
            }
        }
        Fault::ContentLength { off } => {
            let length = (regular.body().len() as u64).saturating_add_signed(*off);
            let mut reply = regular;
            reply.headers_mut().insert(CONTENT_LENGTH, length.into());
            whole(reply)
        }
        Fault::Gzip => whole(gzip(regular)),
        Fault::GzipBomb { decoded } => {
            let bomb = gzip_bomb::make(*decoded);
            let mut reply = encoded(regular.map(|_| Bytes::new()));
            let length = bomb.length.into();
            reply.headers_mut().insert(CONTENT_LENGTH, length);
            let mut start = bytes(reply, end).to_vec();
            start.extend_from_slice(&bomb.start);
            Plan {
                acts: vec![
                    Act::Send(start.into()),
                    Act::Repeat {
                        bytes: bomb.block,
                        times: bomb.blocks,
                        pause: Duration::ZERO,
                    },
                    Act::Send(bomb.end),
                ],
                end,
            }
        }
        Fault::Drip { piece, pause } => Plan {
            acts: vec![Act::Drip {
                bytes: bytes(regular, end),
                piece: *piece,
                pause: *pause,
            }],
            end,
        },
        Fault::Endless { piece, pause } => {
            let chunked = HeaderValue::from_static("chunked");
            let mut reply = regular.map(|_| Bytes::new());
            reply.headers_mut().insert(TRANSFER_ENCODING, chunked);
            let chunk = |data: &str| format!("{:x}\r\n{data}\r\n", data.len());
            let start = match events::is_stream(&reply) {
                true => r#"data: {"Data":""#,
                false => r#"{"Response":{"Data":""#,
            };
            let start = chunk(start).into_bytes();
            Plan {
                acts: vec![
                    Act::Send([bytes(reply, end), start.into()].concat().into()),
                    Act::Repeat {
                        bytes: chunk(&"x".repeat(*piece)).into(),
                        times: u64::MAX,
                        pause: *pause,
                    },
                ],
                end,
            }
        }
    }
}

/// Plans a stream of events: each is written on its own.
pub(crate) fn stream(reply: HttpResponse, end: End) -> Plan {
    let parts = parts(reply, end);
    Plan {
        acts: parts
            .into_iter()
            .map(|part| Act::Send(part.into()))
            .collect(),
        end,
    }
}

/// A response of an intermediary, with the time of `regular`.
fn foreign(regular: HttpResponse, status: u16, body: String) -> HttpResponse {
    let mut reply = Response::new(Bytes::new());
    *reply.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    *reply.headers_mut() = events::instead(regular).into_parts().0.headers;
    let kind = match body.as_bytes().first() {
        None => None,
        Some(b'<') => Some("text/html"),
        Some(b'{') => Some("application/json"),
        Some(_) => Some("text/plain"),
    };
    match kind.map(HeaderValue::from_static) {
        Some(kind) => reply.headers_mut().insert(CONTENT_TYPE, kind),
        None => reply.headers_mut().remove(CONTENT_TYPE),
    };
    reply.map(|_| body.into())
}

fn gzip(regular: HttpResponse) -> HttpResponse {
    encoded(regular.map(|body| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        let written = encoder.write_all(&body).and_then(|()| encoder.finish());
        written.expect("memory can be written to").into()
    }))
}

fn encoded(mut reply: HttpResponse) -> HttpResponse {
    let gzip = HeaderValue::from_static("gzip");
    reply.headers_mut().insert(CONTENT_ENCODING, gzip);
    reply
}

/// The whole response as sent.
fn bytes(reply: HttpResponse, end: End) -> Bytes {
    let (before, after) = split(reply, Place::BeforeBody, end);
    [before, after].concat().into()
}

/// The response as sent, split at `at`.
fn split(reply: HttpResponse, at: Place, end: End) -> (Bytes, Bytes) {
    let parts = parts(reply, end);
    let (head, events) = parts.split_first().expect("a response has a head");
    let body = events.concat();
    let place = match at {
        Place::BeforeHeaders => 0,
        Place::InHeaders => head.len() / 2,
        Place::BeforeBody => head.len(),
        Place::InBody => head.len() + body.len() / 2,
        Place::AfterBody => head.len() + body.len(),
        Place::AfterEvent(number) => {
            head.len() + events.iter().take(number).map(Vec::len).sum::<usize>()
        }
    };
    let mut whole = Bytes::from([&head[..], &body[..]].concat());
    let after = whole.split_off(place);
    (whole, after)
}

/// The response as sent: its head and its body, a stream of events with a part for each of them.
/// `end` decides on `Connection`.
fn parts(mut reply: HttpResponse, end: End) -> Vec<Vec<u8>> {
    if end != End::Open {
        let close = HeaderValue::from_static("close");
        reply.headers_mut().insert(CONNECTION, close);
    }
    // A stream has no length, unless a fault states one.
    let headers = reply.headers();
    let framed = headers.contains_key(CONTENT_LENGTH) || headers.contains_key(TRANSFER_ENCODING);
    let chunked = events::is_stream(&reply) && !framed;
    if chunked {
        let chunked = HeaderValue::from_static("chunked");
        reply.headers_mut().insert(TRANSFER_ENCODING, chunked);
    }
    let mut parts = vec![http::head(&reply)];
    let body = reply.into_body();
    match chunked {
        true => parts.extend(events::chunks(&body)),
        false => parts.push(body.to_vec()),
    }
    parts
}
