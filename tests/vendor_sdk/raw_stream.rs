//! A server that responds to each request with the same pieces of a stream of events.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\
    X-TC-RequestId: id-of-the-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

/// Starts the server, which lives as long as the process.
pub fn start(pieces: Vec<Vec<u8>>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for connection in listener.incoming() {
            let Ok(connection) = connection else { return };
            let pieces = pieces.clone();
            // A client that disconnects has failed, and its test reports it.
            thread::spawn(move || serve(connection, &pieces));
        }
    });
    address
}

fn serve(mut connection: TcpStream, pieces: &[Vec<u8>]) -> std::io::Result<()> {
    connection.set_nodelay(true)?;
    let mut request = Vec::new();
    // The body is the only part of a request with a brace.
    while !request.ends_with(b"}") {
        let mut buffer = [0; 4096];
        let length = connection.read(&mut buffer)?;
        if length == 0 {
            return Ok(());
        }
        request.extend_from_slice(&buffer[..length]);
    }
    connection.write_all(HEAD)?;
    for piece in pieces {
        let chunk = [format!("{:x}\r\n", piece.len()).as_bytes(), piece, b"\r\n"].concat();
        connection.write_all(&chunk)?;
        thread::sleep(Duration::from_millis(5));
    }
    connection.write_all(b"0\r\n\r\n")
}
