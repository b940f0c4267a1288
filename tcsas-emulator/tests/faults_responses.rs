//! Faults that change the response.

mod common;

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::time::{Duration, SystemTime};

use common::{Call, Came, Ended, connect, head, start};
use flate2::read::GzDecoder;
use serde_json::Value;
use tcsas_emulator::{Emulator, Fault, Step};
use tcsas_runtime::Credentials;

const ACTION: &str = "ChangeThing";
const BODY: &str = r#"{"Name":"a"}"#;

fn call() -> Call {
    Call {
        action: ACTION,
        ..Call::new(BODY)
    }
}

/// Sends a call with the fault in place of the action, and checks that the fault after the action
/// has the same response.
fn hit(emulator: &Emulator, fault: Fault) -> Came {
    emulator.take_executions(ACTION);
    let steps = [Step::after(fault.clone()), Step::before(fault)];
    emulator.script(ACTION, steps).unwrap();
    let after = Came::of(emulator, &call());
    assert_eq!(emulator.take_executions(ACTION).total, 1);
    let before = Came::of(emulator, &call());
    assert_eq!(emulator.take_executions(ACTION).total, 0);
    assert_eq!(after.length(), before.length());
    assert_eq!((after.ended, before.ended), (Ended::Open, Ended::Open));
    let status = |came: &Came| came.text.lines().next().map(str::to_owned);
    assert_eq!(status(&after), status(&before));
    before
}

#[test]
fn error_responses_have_the_envelope() {
    let emulator = start();
    for (fault, code, message) in [
        (Fault::internal_error(), "InternalError", "An internal"),
        (
            Fault::request_limit_exceeded(),
            "RequestLimitExceeded",
            "The number",
        ),
        (Fault::error("A.B", "say \"é\""), "A.B", "say \"é\""),
    ] {
        emulator.script(ACTION, Step::before(fault)).unwrap();
        let error = call().send(&emulator).error();
        assert!(error.starts_with(&format!("{code} {message}")), "{error}");
        assert_eq!(emulator.take_executions(ACTION).total, 0);
    }
    let step = Step::after(Fault::internal_error());
    emulator.script(ACTION, step).unwrap();
    assert!(call().send(&emulator).error().starts_with("InternalError"));
    assert_eq!(emulator.take_executions(ACTION).total, 1);
}

#[test]
fn only_the_given_token_is_rejected() {
    let emulator = start();
    let with_token = |token| Credentials::new("AKIDtemporary", "key").with_token(token);
    let token = "old".to_owned();
    let step = Step::from(Fault::TokenFailure { token }).forever();
    emulator.script(ACTION, step).unwrap();
    for (token, code) in [("old", "AuthFailure.TokenFailure "), ("new", "")] {
        emulator.accept(with_token(token));
        let mut call = call();
        call.credentials = with_token(token);
        let error = call.send(&emulator).error();
        assert!(error.starts_with(code), "{error}");
        assert_eq!(error.is_empty(), code.is_empty());
    }
    assert_eq!(emulator.executions(ACTION).total, 1);
}

#[test]
fn throttling_uses_the_limit_of_the_action() {
    let emulator = start();
    let step = Step::from(Fault::Throttle).times(4);
    emulator.script(ACTION, step).unwrap();
    let errors: Vec<_> = (0..5).map(|_| call().send(&emulator).error()).collect();
    // The limit is three; the script ends after the fourth.
    for (i, error) in errors.iter().enumerate() {
        let throttled = error.starts_with("RequestLimitExceeded More than 3 ");
        assert_eq!(throttled, i == 3, "{errors:?}");
    }
    assert_eq!(emulator.executions(ACTION).total, 4);
    assert_eq!(emulator.excess(ACTION), 2);
}

#[test]
fn a_gateway_response_has_its_own_status() {
    let emulator = start();
    for (status, line) in [
        (500, "500 Internal Server Error"),
        (502, "502 Bad Gateway"),
        (503, "503 Service Unavailable"),
        (429, "429 Too Many Requests"),
        (599, "599 Unknown"),
    ] {
        for (body, kind) in [
            ("", None),
            ("<h1>no</h1>", Some("text/html")),
            ("{}", Some("application/json")),
            ("no", Some("text/plain")),
        ] {
            let came = hit(&emulator, Fault::status(status, body));
            let first = format!("HTTP/1.1 {line}\r\n");
            assert!(came.text.starts_with(&first), "{came:?}");
            assert_eq!(came.header("content-type"), kind);
            assert_eq!((came.parts().1, came.length()), (body, body.len()));
        }
    }
    let came = hit(&emulator, Fault::retry_after(503, "2"));
    assert_eq!(came.header("retry-after"), Some("2"));
    let headers = [("Content-Type", "text/csv"), ("X-A", "b")];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let came = hit(
        &emulator,
        Fault::Status {
            status: 200,
            headers: BTreeMap::from(headers),
            body: "<".to_owned(),
        },
    );
    assert_eq!(came.header("content-type"), Some("text/csv"));
    assert_eq!(came.header("x-a"), Some("b"));
}

#[test]
fn html_has_status_200() {
    let came = hit(&start(), Fault::Html);
    assert!(came.text.starts_with("HTTP/1.1 200 OK\r\n"), "{came:?}");
    assert_eq!(came.header("content-type"), Some("text/html"));
    assert!(came.parts().1.starts_with("<!DOCTYPE html>"), "{came:?}");
    assert_eq!(came.parts().1.len(), came.length());
}

#[test]
fn invalid_json_is_half_of_the_response() {
    let came = hit(&start(), Fault::InvalidJson);
    assert_eq!(came.header("content-type"), Some("application/json"));
    let body = came.parts().1;
    assert!(body.starts_with(r#"{ "Response": "#), "{body}");
    assert_eq!(body.len(), came.length());
    assert!(serde_json::from_str::<Value>(body).is_err());
}

#[test]
fn redirects_have_status_and_location() {
    let emulator = start();
    for status in [301, 302, 307, 308] {
        let location = "http://127.0.0.2:9/elsewhere".to_owned();
        let came = hit(
            &emulator,
            Fault::Redirect {
                status,
                location: location.clone(),
            },
        );
        let first = format!("HTTP/1.1 {status} ");
        assert!(came.text.starts_with(&first), "{came:?}");
        assert_eq!(came.header("location"), Some(&*location));
        assert_eq!((came.length(), came.parts().1), (0, ""));
    }
}

#[test]
fn a_wrong_clock_checks_timestamps_and_sets_the_date() {
    let emulator = start();
    for (seconds, date) in [(-3600, true), (3600, false), (200, true)] {
        let fault = Fault::WrongClock { seconds, date };
        emulator.script(ACTION, Step::before(fault)).unwrap();
        let came = Came::of(&emulator, &call());
        let rejected = came.text.contains("AuthFailure.SignatureExpire");
        assert_eq!(rejected, seconds.unsigned_abs() == 3600, "{came:?}");
        let offset = came.header("date").map(|date| {
            let offset = httpdate::parse_http_date(date).unwrap();
            let since = offset.duration_since(SystemTime::UNIX_EPOCH).unwrap();
            i64::try_from(since.as_secs()).unwrap() - common::now()
        });
        assert_eq!(offset.is_some(), date);
        let fits = offset.is_none_or(|offset| offset.abs_diff(seconds) <= 5);
        assert!(fits, "{offset:?}");
    }
    assert_eq!(emulator.executions(ACTION).total, 1);
    for seconds in [i64::MIN, i64::MAX] {
        let fault = Fault::WrongClock {
            seconds,
            date: true,
        };
        emulator.script(ACTION, Step::before(fault)).unwrap();
        let came = Came::of(&emulator, &call());
        assert!(came.header("date").unwrap().ends_with(" GMT"), "{came:?}");
    }
}

/// Sends a call, and returns the head of its response and the decoded size of the body, with at
/// most 64 KiB of it in memory.
fn decoded(emulator: &Emulator, mut check: impl FnMut(&[u8])) -> (String, u64) {
    let mut stream = connect(emulator.address());
    stream.write_all(&call().bytes(emulator.address())).unwrap();
    let (head, length) = head(&mut stream);
    // The decoder checks sum and size at the end.
    let mut decoder = GzDecoder::new(stream.take(length));
    let mut buffer = vec![0; 64 << 10];
    loop {
        match decoder.read(&mut buffer).unwrap() {
            0 => return (head, length),
            n => check(&buffer[..n]),
        }
    }
}

#[test]
fn a_compressed_response_is_complete() {
    let emulator = start();
    emulator.script(ACTION, Step::before(Fault::Gzip)).unwrap();
    let mut text = Vec::new();
    let (head, _) = decoded(&emulator, |part| text.extend_from_slice(part));
    assert!(head.contains("\r\ncontent-encoding: gzip\r\n"), "{head}");
    let response: Value = serde_json::from_slice(&text).unwrap();
    assert_eq!(
        response["Response"]["RequestId"].as_str().unwrap().len(),
        36
    );
    assert_eq!(emulator.executions(ACTION).total, 1);
}

#[test]
fn a_gzip_bomb_is_small_on_the_wire() {
    let emulator = start();
    let size = 24 << 20;
    let bomb = |decoded| Step::before(Fault::GzipBomb { decoded });
    emulator.script(ACTION, bomb(size)).unwrap();
    let mut found = 0;
    let (head, length) = decoded(&emulator, |part| {
        assert!(part.iter().all(|byte| *byte == b' '));
        found += part.len() as u64;
    });
    assert!(head.contains("\r\ncontent-encoding: gzip\r\n"), "{head}");
    assert_eq!(found, size);
    assert!(length < size / 900, "{length}");
    assert_eq!(emulator.executions(ACTION).total, 0);
    // Hundreds of megabytes take no longer, and their length is correct.
    emulator.script(ACTION, bomb(800 << 20)).unwrap();
    let mut stream = connect(emulator.address());
    let call = call().change("connection", "close");
    stream.write_all(&call.bytes(emulator.address())).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    let head = all.windows(4).position(|end| end == b"\r\n\r\n").unwrap() + 4;
    assert!(String::from_utf8_lossy(&all[..head]).contains(&format!(": {}\r\n", all.len() - head)));
    let size = (800_u32 << 20).to_le_bytes();
    assert!(all.ends_with(&size) && all.len() < 1 << 20);
}
