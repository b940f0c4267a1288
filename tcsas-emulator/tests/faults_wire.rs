//! Faults of the connection, byte by byte.

mod common;

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use common::{Call, Came, Ended, HttpResponse, connect, eventually, head, start};
use tcsas_emulator::{ACCEPT, Emulator, Fault, Place, Step};

const ACTION: &str = "ChangeThing";
const BODY: &str = r#"{"Name":"a"}"#;
/// Long enough to be distinguished from the pauses of a busy machine.
const PAUSE: Duration = Duration::from_millis(500);

const PLACES: [Place; 5] = [
    Place::BeforeHeaders,
    Place::InHeaders,
    Place::BeforeBody,
    Place::InBody,
    Place::AfterBody,
];

fn call() -> Call {
    Call {
        action: ACTION,
        ..Call::new(BODY)
    }
}

fn hit(emulator: &Emulator, step: impl Into<Step>) -> Came {
    emulator.script(ACTION, step.into()).unwrap();
    Came::of(emulator, &call())
}

fn executed(emulator: &Emulator) -> usize {
    emulator.take_executions(ACTION).total
}

/// Asserts that the text is the beginning of a response, up to `at`.
fn as_far_as(came: &Came, at: Place) {
    let (text, (head, body)) = (&came.text, came.parts());
    let whole = text.contains("\r\n\r\n");
    match at {
        Place::BeforeHeaders => assert_eq!(text, ""),
        Place::InHeaders => {
            assert!(text.starts_with("HTTP/1.1 200 OK\r\n") && !whole, "{text}");
        }
        Place::BeforeBody => assert!(whole && body.is_empty(), "{text}"),
        Place::InBody => {
            assert!(body.starts_with(r#"{ "Response""#), "{text}");
            assert_eq!(body.len(), came.length() / 2);
        }
        _ => {
            assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{text}");
            assert_eq!(body.len(), came.length());
        }
    }
    assert_eq!(came.header("connection"), None);
}

#[test]
fn the_connection_is_reset_or_closed_at_the_given_place() {
    let emulator = start();
    for at in PLACES {
        for (fault, ended) in [
            (Fault::Reset { at }, Ended::Reset),
            (Fault::Close { at }, Ended::Closed),
        ] {
            let came = hit(&emulator, Step::before(fault.clone()));
            assert_eq!(came.ended, ended, "{fault:?}");
            as_far_as(&came, at);
            // A client that receives the whole response receives the regular one.
            assert_eq!(executed(&emulator), usize::from(at == Place::AfterBody));
            let came = hit(&emulator, Step::after(fault));
            assert_eq!(came.ended, ended);
            as_far_as(&came, at);
            assert_eq!(executed(&emulator), 1);
        }
    }
}

#[test]
fn a_delay_is_at_the_given_place() {
    let emulator = start();
    for at in PLACES {
        emulator
            .script(ACTION, Step::before(Fault::Delay { at, pause: PAUSE }))
            .unwrap();
        let mut stream = connect(emulator.address());
        let since = Instant::now();
        stream.write_all(&call().bytes(emulator.address())).unwrap();
        let mut text = Vec::new();
        // The bytes before the pause.
        stream.set_read_timeout(Some(PAUSE / 2)).unwrap();
        let error = loop {
            let mut buffer = [0; 512];
            match stream.read(&mut buffer) {
                Ok(n) => text.extend_from_slice(&buffer[..n]),
                Err(error) => break error,
            }
        };
        assert_eq!(error.kind(), std::io::ErrorKind::WouldBlock);
        let before = Came {
            text: String::from_utf8(text).unwrap(),
            ended: Ended::Open,
            last: Duration::ZERO,
            stream: stream.try_clone().unwrap(),
        };
        as_far_as(&before, at);
        assert_eq!(executed(&emulator), usize::from(at != Place::BeforeHeaders));
        let after = Came::read(stream);
        let whole = Came {
            text: before.text + &after.text,
            ..after
        };
        as_far_as(&whole, Place::AfterBody);
        assert_eq!(whole.ended, Ended::Open);
        assert!(since.elapsed() >= PAUSE);
        executed(&emulator);
    }
}

#[test]
fn a_delayed_response_is_executed_before_or_after_the_pause() {
    let emulator = start();
    let at = Place::BeforeHeaders;
    for (step, executions) in [
        (Step::before as fn(Fault) -> Step, 0),
        (Step::after as fn(Fault) -> Step, 1),
    ] {
        let pause = PAUSE;
        emulator
            .script(ACTION, step(Fault::Delay { at, pause }))
            .unwrap();
        let mut stream = connect(emulator.address());
        stream.write_all(&call().bytes(emulator.address())).unwrap();
        eventually(|| !emulator.has_script(ACTION));
        // The client disconnects before the response.
        drop(stream);
        eventually(|| emulator.open_connections() == 0);
        std::thread::sleep(2 * PAUSE);
        assert_eq!(executed(&emulator), executions);
    }
}

#[test]
fn the_connection_stays_usable_after_a_fault_that_leaves_it_open() {
    let emulator = start();
    let at = Place::AfterBody;
    let pause = PAUSE;
    let steps = [
        Step::before(Fault::Delay { at, pause }),
        Step::before(Fault::Gzip),
        Step::before(Fault::internal_error()),
    ];
    emulator.script(ACTION, steps).unwrap();
    let mut stream = connect(emulator.address());
    let bytes = call().bytes(emulator.address());
    for i in 0..4 {
        // The second request is sent during the pause after the first, and must not be lost.
        stream.write_all(&bytes).unwrap();
        if i == 1 {
            let (_, length) = head(&mut stream);
            stream
                .read_exact(&mut vec![0; usize::try_from(length).unwrap()])
                .unwrap();
        } else {
            let error = HttpResponse::read(&mut stream).error();
            assert_eq!(error.starts_with("InternalError"), i == 2, "{error}");
        }
    }
    assert_eq!(emulator.connections(), 1);
}

#[test]
fn connection_close_is_honored() {
    let emulator = start();
    emulator.script(ACTION, Step::before(Fault::Html)).unwrap();
    let came = Came::of(&emulator, &call().change("connection", "close"));
    assert_eq!(came.header("connection"), Some("close"));
    assert_eq!(came.ended, Ended::Closed);
}

#[test]
fn a_body_may_be_longer_than_its_length() {
    let emulator = start();
    let extra = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}".to_owned();
    let came = hit(
        &emulator,
        Fault::OverLong {
            extra: extra.clone(),
        },
    );
    let (_, body) = came.parts();
    assert_eq!(&body[came.length()..], extra);
    assert!(body[..came.length()].ends_with("} }"), "{body}");
    assert_eq!((came.ended, executed(&emulator)), (Ended::Open, 1));
}

#[test]
fn the_length_may_be_wrong() {
    let emulator = start();
    for off in [-5, 7, -1000] {
        let came = hit(&emulator, Step::after(Fault::ContentLength { off }));
        let body = came.parts().1;
        assert!(body.ends_with("} }"), "{body}");
        let expected = body.len().saturating_add_signed(off as isize);
        assert_eq!(came.length(), expected);
        assert_eq!((came.ended, executed(&emulator)), (Ended::Open, 1));
    }
}

#[test]
fn the_regular_response_may_drip() {
    let emulator = start();
    let (piece, pause) = (10, Duration::from_millis(20));
    let came = hit(&emulator, Fault::Drip { piece, pause });
    as_far_as(&came, Place::AfterBody);
    let pieces = came.text.len().div_ceil(piece) as u32;
    assert!(came.last >= (pieces - 2) * pause, "{came:?}");
    assert_eq!(executed(&emulator), 1);
}

#[test]
fn a_body_may_never_end() {
    let emulator = start();
    let endless = |piece, pause| Step::after(Fault::Endless { piece, pause });
    emulator
        .script(ACTION, endless(3, Duration::from_millis(10)))
        .unwrap();
    let mut stream = connect(emulator.address());
    stream.write_all(&call().bytes(emulator.address())).unwrap();
    let mut text = vec![0; 600];
    stream.read_exact(&mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("\r\ntransfer-encoding: chunked"), "{head}");
    assert!(!head.contains("content-length"), "{head}");
    let start = "15\r\n{\"Response\":{\"Data\":\"\r\n3\r\nxxx\r\n3\r\nxxx\r\n3\r\n";
    assert!(body.starts_with(start), "{body}");
    // Unlimited bytes at full speed; other connections are served meanwhile.
    emulator
        .script(ACTION, endless(1 << 16, Duration::ZERO))
        .unwrap();
    let mut fast = connect(emulator.address());
    fast.write_all(&call().bytes(emulator.address())).unwrap();
    fast.read_exact(&mut vec![0; 8 << 20]).unwrap();
    assert_eq!(call().send(&emulator).error(), "");
    assert_eq!(executed(&emulator), 3);
    // The response ends when the client disconnects.
    drop((stream, fast));
    eventually(|| emulator.open_connections() == 0);
}

#[test]
fn a_connection_may_be_closed_when_it_is_accepted() {
    let emulator = start();
    let close = |reset| Step::from(Fault::CloseAtAccept { reset });
    emulator
        .script(ACCEPT, [close(false), Step::pass(), close(true)])
        .unwrap();
    assert_eq!(Came::read(connect(emulator.address())).ended, Ended::Closed);
    assert_eq!(call().send(&emulator).error(), "");
    // If it is reset before it is read from, connecting may have failed already.
    if let Ok(stream) = std::net::TcpStream::connect(emulator.address()) {
        assert_eq!(Came::read(stream).ended, Ended::Reset);
    }
    assert!(!emulator.has_script(ACCEPT));
    assert_eq!(call().send(&emulator).error(), "");
    assert_eq!((emulator.connections(), emulator.requests(ACTION)), (4, 2));
}

#[test]
fn dropping_the_emulator_ends_every_fault() {
    let hour = Duration::from_secs(3600);
    let at = Place::InBody;
    for fault in [
        Fault::Delay { at, pause: hour },
        Fault::Delay {
            at: Place::BeforeHeaders,
            pause: hour,
        },
        Fault::Endless {
            piece: 1 << 20,
            pause: Duration::ZERO,
        },
        Fault::GzipBomb { decoded: u64::MAX },
    ] {
        let emulator = start();
        emulator.script(ACTION, Step::before(fault)).unwrap();
        let mut stream = connect(emulator.address());
        stream.write_all(&call().bytes(emulator.address())).unwrap();
        eventually(|| !emulator.has_script(ACTION));
        let since = Instant::now();
        drop(emulator);
        assert!(since.elapsed() < Duration::from_secs(1));
        // The bytes sent so far arrive, and then the connection ends.
        assert_ne!(Came::read(stream).ended, Ended::Open);
    }
}
