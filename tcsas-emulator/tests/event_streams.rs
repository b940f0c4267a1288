//! Streams of events, as they are on the wire.

mod common;

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use common::{Call, Came, Ended, connect, eventually, start};
use serde_json::{Value, json};
use tcsas_emulator::{Emulator, Fault, Place, Response, Step};

const ACTION: &str = "WatchThings";

fn watch(body: &str) -> Call {
    Call {
        action: ACTION,
        ..Call::new(body)
    }
}

/// An emulator whose action responds with two events.
fn two_events() -> Emulator {
    let emulator = start();
    let respond = |_: &Value| Response::events([json!({ "Seen": "a" }), json!({ "Seen": "多" })]);
    emulator.respond(ACTION, respond).unwrap();
    emulator
}

const FIRST: &str = "14\r\ndata: {\"Seen\":\"a\"}\n\n\r\n";
const SECOND: &str = "16\r\ndata: {\"Seen\":\"多\"}\n\n\r\n";
const END: &str = "0\r\n\r\n";

fn came(emulator: &Emulator, fault: impl Into<Option<Fault>>) -> Came {
    if let Some(fault) = fault.into() {
        emulator.script(ACTION, [Step::after(fault)]).unwrap();
    }
    Came::of(emulator, &watch(r#"{"Stream":true}"#))
}

/// The request id, after checks of the head.
fn id_of_stream(came: &Came) -> &str {
    assert!(came.text.starts_with("HTTP/1.1 200 OK\r\n"), "{came:?}");
    assert_eq!(came.header("content-type"), Some("text/event-stream"));
    assert_eq!(came.header("transfer-encoding"), Some("chunked"));
    assert_eq!(came.header("content-length"), None);
    let id = came.header("x-tc-requestid").unwrap();
    assert_eq!(uuid::Uuid::parse_str(id).unwrap().get_version_num(), 4);
    id
}

#[test]
fn documented_response_is_one_event_without_envelope() {
    let emulator = start();
    let came = came(&emulator, None);
    let id = id_of_stream(&came);
    let (_, body) = came.parts();
    let data = format!("data: {{ \"Seen\": \"a thing\", \"RequestId\": \"{id}\" }}\n\n");
    assert_eq!(body, format!("{:x}\r\n{data}\r\n{END}", data.len()));
    assert_eq!(came.ended, Ended::Open);
}

#[test]
fn response_is_json_if_no_stream_is_requested_or_the_request_is_invalid() {
    let emulator = start();
    for body in ["{}", r#"{"Stream":false}"#] {
        let reply = watch(body).send(&emulator);
        assert_eq!(reply.response()["Seen"], "a thing");
        assert!(!reply.head.contains("x-tc-requestid"), "{reply:?}");
    }
    let error = watch(r#"{"Stream":true,"Other":1}"#).send(&emulator);
    assert!(error.error().starts_with("UnknownParameter "), "{error:?}");
    // A test may respond in JSON where a stream is requested.
    emulator
        .respond(ACTION, |_| Response::error("InternalError", "Later."))
        .unwrap();
    let error = watch(r#"{"Stream":true}"#).send(&emulator);
    assert_eq!(error.error(), "InternalError Later.");
}

#[test]
fn connection_stays_usable_after_a_stream() {
    let emulator = two_events();
    let mut stream = connect(emulator.address());
    let call = watch(r#"{"Stream":true}"#).bytes(emulator.address());
    for _ in 0..2 {
        stream.write_all(&call).unwrap();
        let mut bytes = Vec::new();
        while !bytes.ends_with(END.as_bytes()) {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            bytes.push(byte[0]);
        }
        let text = String::from_utf8(bytes).unwrap();
        assert!(
            text.ends_with(&format!("\r\n\r\n{FIRST}{SECOND}{END}")),
            "{text}"
        );
    }
    assert_eq!((emulator.connections(), emulator.requests(ACTION)), (1, 2));
}

#[test]
fn connection_may_end_between_events() {
    let emulator = two_events();
    for (events, expected) in [
        (0, String::new()),
        (1, FIRST.to_owned()),
        (2, format!("{FIRST}{SECOND}")),
        (3, format!("{FIRST}{SECOND}{END}")),
    ] {
        let at = Place::AfterEvent(events);
        let closed = came(&emulator, Fault::Close { at });
        id_of_stream(&closed);
        assert_eq!(
            (closed.parts().1, closed.ended),
            (&*expected, Ended::Closed)
        );
        // The data may be lost.
        assert_eq!(came(&emulator, Fault::Reset { at }).ended, Ended::Reset);
    }
    // Within the second event.
    let half = came(&emulator, Fault::Close { at: Place::InBody });
    let body = half.parts().1;
    assert!(
        body.len() > FIRST.len() && !body.ends_with("\n\n\r\n"),
        "{body}"
    );
}

#[test]
fn first_event_arrives_before_a_pause() {
    let emulator = two_events();
    let pause = Duration::from_millis(400);
    let at = Place::AfterEvent(1);
    emulator
        .script(ACTION, [Step::after(Fault::Delay { at, pause })])
        .unwrap();
    let mut stream = connect(emulator.address());
    let since = Instant::now();
    let call = watch(r#"{"Stream":true}"#).bytes(emulator.address());
    stream.write_all(&call).unwrap();
    let mut text = Vec::new();
    let mut byte = [0];
    while !text.ends_with(FIRST.as_bytes()) {
        stream.read_exact(&mut byte).unwrap();
        text.push(byte[0]);
    }
    assert!(since.elapsed() < pause, "{:?}", since.elapsed());
    let mut rest = vec![0; SECOND.len() + END.len()];
    stream.read_exact(&mut rest).unwrap();
    assert!(since.elapsed() >= pause, "{:?}", since.elapsed());
    assert_eq!(String::from_utf8(rest).unwrap(), format!("{SECOND}{END}"));
}

#[test]
fn errors_in_place_of_a_stream_have_no_headers_of_one() {
    let emulator = two_events();
    for (fault, media_type) in [
        (Fault::internal_error(), Some("application/json")),
        (Fault::Html, Some("text/html")),
        (Fault::status(502, ""), None),
    ] {
        let came = came(&emulator, fault);
        assert_eq!(came.header("content-type"), media_type, "{came:?}");
        assert_eq!(came.header("x-tc-requestid"), None, "{came:?}");
        assert_eq!(came.length(), came.parts().1.len());
    }
}

#[test]
fn event_may_never_end() {
    let emulator = two_events();
    let fault = Fault::Endless {
        piece: 3,
        pause: Duration::from_millis(1),
    };
    emulator.script(ACTION, [Step::after(fault)]).unwrap();
    let mut stream = connect(emulator.address());
    let call = watch(r#"{"Stream":true}"#).bytes(emulator.address());
    stream.write_all(&call).unwrap();
    let mut text = vec![0; 600];
    stream.read_exact(&mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("text/event-stream"), "{head}");
    let start = "f\r\ndata: {\"Data\":\"\r\n3\r\nxxx\r\n3\r\n";
    assert!(body.starts_with(start), "{body}");
    drop(stream);
    eventually(|| emulator.open_connections() == 0);
}

#[test]
fn text_of_a_stream_is_sent_as_given() {
    let emulator = start();
    let text = ": comment\r\n\r\nevent: x\rdata: {\"Seen\":\n\n<html>";
    emulator
        .respond(ACTION, move |_| Response::event_stream(text))
        .unwrap();
    let came = came(&emulator, None);
    let expected = [&text[..text.len() - 6], "<html>"]
        .map(|part| format!("{:x}\r\n{part}\r\n", part.len()))
        .concat();
    assert_eq!(came.parts().1, format!("{expected}{END}"));
}

#[test]
fn script_may_give_the_events_of_any_action() {
    let emulator = start();
    let pause = Duration::from_millis(150);
    let text = "data: {\"Seen\":\"a\"}\n\n<html>\n\ndata: {}".to_owned();
    let fault = Fault::EventStream { text, pause };
    emulator.script(ACTION, [Step::before(fault)]).unwrap();
    let came = Came::of(&emulator, &watch("{}"));
    id_of_stream(&came);
    assert!(came.header("date").is_some());
    let body = format!("{FIRST}8\r\n<html>\n\n\r\n8\r\ndata: {{}}\r\n{END}");
    assert_eq!((came.parts().1, came.ended), (&*body, Ended::Open));
    assert!(came.last >= 3 * pause, "{:?}", came.last);
    assert_eq!(emulator.executions(ACTION).total, 0);
}
