//! Connections that cannot be made: errors name the cause and the remedy.

use std::net::SocketAddr;
use std::time::Duration;

use tcsas::error::{TransportError, TransportErrorKind};
use tcsas::{Error, RetryPolicy};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::tls::client;
use super::{cloud, read};

/// A server that reads a little, writes these bytes and closes the connection.
pub async fn raw(bytes: &[u8]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let bytes = bytes.to_vec();
    tokio::spawn(async move {
        while let Ok((mut connection, _)) = listener.accept().await {
            let bytes = bytes.clone();
            tokio::spawn(async move {
                let mut read = Vec::with_capacity(4096);
                drop(connection.read_buf(&mut read).await);
                drop(connection.write_all(&bytes).await);
                drop(connection.shutdown().await);
                // A close with unread bytes would be a reset, and discard the written bytes.
                while connection
                    .read_buf(&mut read)
                    .await
                    .is_ok_and(|read| read > 0)
                {
                    read.clear();
                }
            });
        }
    });
    address
}

/// An address without a listener.
pub fn unused_address() -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

/// The error of a call, and its number of attempts.
pub async fn failed(client: &cloud::Client) -> (TransportError, u32) {
    let error = read(client, "a").await.unwrap_err();
    let attempts = error.attempts().unwrap().count();
    match error {
        Error::Transport(error) => (error, attempts),
        other => panic!("{other}"),
    }
}

/// Asserts that the name is unknown, if the machine has name servers.
pub fn assert_unknown(error: &TransportError) {
    match error.kind() {
        TransportErrorKind::NameNotFound | TransportErrorKind::NameLookup => {
            let text = error.to_string();
            assert!(text.contains("the name of nowhere.invalid"), "{text}");
        }
        TransportErrorKind::ConnectTimeout => {}
        _ => panic!("{error}"),
    }
}

#[tokio::test]
async fn refused_slow_and_unknown_hosts_are_distinguished() {
    let unused_address = unused_address();
    let refused: cloud::Client = client(format!("http://{unused_address}")).build().unwrap();
    let (error, attempts) = failed(&refused).await;
    let text = error.to_string();
    assert!(
        text.starts_with(&format!("{unused_address} refused the connection")),
        "{text}"
    );
    assert_eq!(
        (error.kind(), attempts),
        (TransportErrorKind::ConnectionRefused, 4),
        "{text}"
    );

    let unknown: cloud::Client = client("https://nowhere.invalid")
        .no_proxy()
        .connect_timeout(Duration::from_secs(3))
        .retry(RetryPolicy::off())
        .build()
        .unwrap();
    let (error, _) = failed(&unknown).await;
    assert_unknown(&error);

    // The backlog accepts connections that no program serves.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let silent: cloud::Client = client(silent.local_addr().unwrap().to_string())
        .connect_timeout(Duration::from_millis(100))
        .retry(RetryPolicy::off())
        .build()
        .unwrap();
    let (error, _) = failed(&silent).await;
    let text = error.to_string();
    assert!(
        text.contains("connect_timeout") && error.is_unsent(),
        "{text}"
    );
    assert_eq!(error.kind(), TransportErrorKind::ConnectTimeout, "{text}");
}

#[tokio::test]
async fn a_connection_closed_in_the_handshake_is_named() {
    let address = raw(b"").await;
    let client: cloud::Client = client(format!("https://{address}")).build().unwrap();
    let (error, attempts) = failed(&client).await;
    let text = error.to_string();
    assert!(
        text.contains("closed the connection during the TLS handshake"),
        "{text}"
    );
    assert_eq!(
        (error.kind(), attempts),
        (TransportErrorKind::ConnectionClosed, 4),
        "{text}"
    );
}

/// In its own process, since it uses up all descriptors.
#[cfg(unix)]
#[test]
fn exhausted_descriptors_are_named() {
    use nix::sys::resource::{Resource, getrlimit, setrlimit};
    const CHILD: &str = "TCSAS_TEST_WITHOUT_DESCRIPTORS";
    const MESSAGE: &str = "too many open files";
    if std::env::var_os(CHILD).is_none() {
        let output =
            super::environment::again("connection_errors::exhausted_descriptors_are_named")
                .env(CHILD, "1")
                .output()
                .unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success() && text.matches(MESSAGE).count() >= 3,
            "{text}"
        );
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let unused_address = unused_address();
        let address: cloud::Client = client(format!("http://{unused_address}")).build().unwrap();
        let name: cloud::Client = client("http://service.test").no_proxy().build().unwrap();
        let (_, hard) = getrlimit(Resource::RLIMIT_NOFILE).unwrap();
        let mut held = Vec::new();
        setrlimit(Resource::RLIMIT_NOFILE, 64, hard).unwrap();
        while let Ok(file) = std::fs::File::open("/dev/null") {
            held.push(file);
        }
        for client in [address, name] {
            let (error, attempts) = failed(&client).await;
            println!("{error}");
            assert_eq!(
                (error.kind(), attempts),
                (TransportErrorKind::TooManyOpenFiles, 4),
                "{error}"
            );
            assert!(
                error.is_unsent() && error.to_string().contains("ulimit"),
                "{error}"
            );
        }
        // The certificates of the operating system are files as well.
        let built: Result<cloud::Client, _> = client("https://service.test").no_proxy().build();
        let text = built.err().unwrap().to_string();
        println!("{text}");
        assert!(
            text.contains("ulimit") && !text.contains("ca-certificates"),
            "{text}"
        );
    });
}
