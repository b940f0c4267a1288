//! Connections: keep-alive, misbehaving clients, and the end of the server.

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use common::{Call, HttpResponse, SPECS, connect, start};
use tcsas_emulator::Emulator;

const GOOD: &str = r#"{"Name":"a"}"#;

#[test]
fn a_connection_serves_many_requests() {
    let emulator = start();
    let mut stream = connect(emulator.address());
    for i in 0..3 {
        let bytes = Call::new(GOOD).bytes(emulator.address());
        stream.write_all(&bytes).unwrap();
        assert_eq!(HttpResponse::read(&mut stream).error(), "");
        let rejected = Call::new("{}").bytes(emulator.address());
        stream.write_all(&rejected).unwrap();
        assert!(
            HttpResponse::read(&mut stream)
                .error()
                .starts_with("MissingParameter")
        );
        assert_eq!(emulator.requests("ListThings"), 2 * (i + 1));
    }
    assert_eq!(emulator.requests("AssumeThing"), 0);
    assert_eq!(emulator.requests("DropThings"), 0);
}

#[test]
fn misbehaving_clients_do_not_block_others() {
    let emulator = start();
    let address = emulator.address();
    // Silent, in the middle of the head, in the middle of the body, and two with garbage.
    let _silent = connect(address);
    let bytes = Call::new(GOOD).bytes(address);
    let mut kept = Vec::new();
    for part in [
        &bytes[..9],
        &bytes[..bytes.len() - 3],
        b"\x16\x03\x01\x00\xff\x00",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ] {
        let mut stream = connect(address);
        stream.write_all(part).unwrap();
        kept.push(stream);
    }
    let mut noise = connect(address);
    let _ = noise.write_all(&[0xff; 100_000]);
    drop(connect(address));
    let tunnel = b"CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n";
    connect(address).write_all(tunnel).unwrap();
    let calls: Vec<_> = (0..4)
        .map(|_| {
            thread::spawn(move || {
                let mut stream = connect(address);
                stream.write_all(&Call::new(GOOD).bytes(address)).unwrap();
                HttpResponse::read(&mut stream).error()
            })
        })
        .collect();
    for call in calls {
        assert_eq!(call.join().unwrap(), "");
    }
}

#[test]
fn two_connections_are_served_concurrently() {
    let emulator = start();
    let bytes = Call::new(GOOD).bytes(emulator.address());
    let (first, second) = bytes.split_at(bytes.len() / 2);
    let mut streams = [connect(emulator.address()), connect(emulator.address())];
    for part in [first, second] {
        for stream in &mut streams {
            stream.write_all(part).unwrap();
        }
    }
    let responses = streams.each_mut().map(HttpResponse::read);
    let ids = responses.map(|response| response.response()["RequestId"].take());
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn dropping_the_emulator_closes_connections_and_frees_the_port() {
    let emulator = start();
    let address = emulator.address();
    let mut idle = connect(address);
    idle.write_all(&Call::new(GOOD).bytes(address)).unwrap();
    assert_eq!(HttpResponse::read(&mut idle).error(), "");
    let mut busy = connect(address);
    busy.write_all(b"POST / HTTP/1.1\r\n").unwrap();
    let since = Instant::now();
    drop(emulator);
    assert!(since.elapsed() < Duration::from_secs(1));
    assert!(TcpStream::connect(address).is_err());
    assert!(!matches!(idle.read(&mut [0]), Ok(1..)), "still open");
    let again = Emulator::builder(SPECS)
        .port(address.port())
        .start()
        .unwrap();
    assert_eq!(again.address(), address);
}

#[test]
fn a_body_may_come_in_chunks() {
    let emulator = start();
    let address = emulator.address();
    let mut call = Call::new(GOOD).change("transfer-encoding", "chunked");
    call.changed.push(("content-length", String::new()));
    let bytes = call.bytes(address);
    let (head, body) = bytes.split_at(bytes.len() - GOOD.len());
    let mut stream = connect(address);
    stream.write_all(head).unwrap();
    for byte in body {
        write!(stream, "1\r\n{}\r\n", char::from(*byte)).unwrap();
    }
    stream.write_all(b"0\r\n\r\n").unwrap();
    assert_eq!(HttpResponse::read(&mut stream).error(), "");
}

#[test]
fn the_emulator_starts_and_stops_inside_a_runtime() {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap().block_on(async {
        let emulator = start();
        let task = tokio::spawn(async move {
            assert_eq!(Call::new(GOOD).send(&emulator).error(), "");
            emulator.address()
        });
        assert!(TcpStream::connect(task.await.unwrap()).is_err());
    });
}

#[test]
fn a_panicking_clock_closes_only_one_connection() {
    let builder = Emulator::builder(SPECS).credentials(common::credentials());
    let emulator = builder.clock(|| panic!("on purpose")).start().unwrap();
    let address = emulator.address();
    let mut stream = connect(address);
    stream.write_all(&Call::new(GOOD).bytes(address)).unwrap();
    assert!(!matches!(stream.read(&mut [0]), Ok(1..)));
    assert!(
        Call::new(GOOD)
            .change("x-tc-action", "")
            .send(&emulator)
            .error()
            .starts_with("Missing")
    );
}
