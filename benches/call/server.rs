//! A minimal server: it finds the end of each request and writes a fixed response.

use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Valid for every action that is called: each finds its own fields.
const RESPONSE: &str = r#"{"Response":{"Data":{"ResourceId":727},"Balance":1,"Uin":1,"RealBalance":1,"CashAccountBalance":1,"IncomeIntoAccountBalance":1,"PresentAccountBalance":1,"FreezeAmount":1,"OweAmount":1,"CreditAmount":1,"CreditBalance":1,"RealCreditBalance":1,"RequestId":"36b3ccc2-a04a-4f73-82be-b472f5e4b262"}}"#;

/// Starts the server on its own thread, where it runs to the end of the program. The port is the
/// argument of the program, and the one in `HTTP_PROXY`.
pub fn start() -> SocketAddr {
    let port = std::env::args().nth(1).expect("usage: call-bench PORT");
    let listener = std::net::TcpListener::bind(format!("127.0.0.1:{port}")).expect("a free port");
    listener.set_nonblocking(true).expect("a listener");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()
            .expect("a runtime");
        runtime.block_on(async move {
            let listener = TcpListener::from_std(listener).expect("a listener");
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(serve(connection));
            }
        });
    });
    address
}

async fn serve(mut connection: TcpStream) {
    let response = |body: &str| {
        format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let small = response(RESPONSE);
    drop(connection.set_nodelay(true));
    let mut input = Vec::with_capacity(4096);
    loop {
        while let Some((end, large)) = request_end(&input) {
            input.drain(..end);
            let sent = match large {
                true => {
                    connection
                        .write_all(response(&crate::large::body()).as_bytes())
                        .await
                }
                false => connection.write_all(small.as_bytes()).await,
            };
            if sent.is_err() {
                return;
            }
        }
        match connection.read_buf(&mut input).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// The end of the first request, and whether it requests the large response.
fn request_end(input: &[u8]) -> Option<(usize, bool)> {
    let head = input.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let text = std::str::from_utf8(&input[..head])
        .ok()?
        .to_ascii_lowercase();
    let length = text
        .split("content-length: ")
        .nth(1)?
        .split("\r\n")
        .next()?
        .parse::<usize>()
        .ok()?;
    (input.len() >= head + length).then_some((head + length, text.contains("x-tc-action: large")))
}
