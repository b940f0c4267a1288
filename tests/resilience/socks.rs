//! SOCKS proxies.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tcsas::error::TransportErrorKind;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

use super::connection_errors::{assert_unknown, failed, raw, unused_address};
use super::tls::{Authority, Certificate, Service, client};
use super::{cloud, read};

/// A SOCKS 5 server on loopback for one user, which connects to a fixed address or responds with a
/// status.
struct Socks {
    address: SocketAddr,
    /// The requested destinations.
    destinations: Arc<Mutex<Vec<String>>>,
    task: tokio::task::JoinHandle<()>,
}

impl Socks {
    async fn start(target: Result<SocketAddr, u8>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let destinations = Arc::<Mutex<Vec<String>>>::default();
        let kept = Arc::clone(&destinations);
        let task = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let kept = Arc::clone(&kept);
                tokio::spawn(async move { serve(connection, target, &kept).await });
            }
        });
        Self {
            address,
            destinations,
            task,
        }
    }
}

impl Drop for Socks {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn text(client: &mut TcpStream) -> Option<String> {
    let length = client.read_u8().await.ok()?;
    let mut text = vec![0; length.into()];
    client.read_exact(&mut text).await.ok()?;
    String::from_utf8(text).ok()
}

async fn serve(
    mut client: TcpStream,
    target: Result<SocketAddr, u8>,
    destinations: &Mutex<Vec<String>>,
) -> Option<()> {
    client.read_u8().await.ok()?;
    let methods = text(&mut client).await?;
    // Only with a password.
    if !methods.contains('\u{2}') {
        return client.write_all(&[5, 0xff]).await.ok();
    }
    client.write_all(&[5, 2]).await.ok()?;
    client.read_u8().await.ok()?;
    let user = text(&mut client).await?;
    let password = text(&mut client).await?;
    if (user.as_str(), password.as_str()) != ("us:er", "p@ss#") {
        return client.write_all(&[1, 1]).await.ok();
    }
    client.write_all(&[1, 0]).await.ok()?;
    let mut head = [0; 4];
    client.read_exact(&mut head).await.ok()?;
    let host = match head[3] {
        3 => text(&mut client).await?,
        1 => {
            let mut address = [0; 4];
            client.read_exact(&mut address).await.ok()?;
            std::net::Ipv4Addr::from(address).to_string()
        }
        _ => return None,
    };
    let port = client.read_u16().await.ok()?;
    destinations.lock().unwrap().push(format!("{host}:{port}"));
    let status = target.err().unwrap_or(0);
    client
        .write_all(&[5, status, 0, 1, 0, 0, 0, 0, 0, 0])
        .await
        .ok()?;
    let mut server = TcpStream::connect(target.ok()?).await.ok()?;
    copy_bidirectional(&mut client, &mut server).await.ok()?;
    Some(())
}

fn behind(endpoint: &str, proxy: String, authority: &Authority) -> cloud::Client {
    client(endpoint)
        .proxy(proxy)
        .root_certificates(authority.pem.as_str())
        .build()
        .unwrap()
}

#[tokio::test]
async fn calls_go_through_socks_with_decoded_credentials() {
    let authority = Authority::new();
    let encrypted = Service::start(Some(authority.config(Certificate::Good))).await;
    let plain = Service::start(None).await;
    for (endpoint, service, destinations) in [
        ("https://service.test", &encrypted, "service.test:443"),
        ("http://service.test", &plain, "service.test:80"),
        ("http://service.test:81", &plain, "service.test:81"),
    ] {
        let socks = Socks::start(Ok(service.address)).await;
        let proxy = format!("SOCKS5H://us%3Aer:p%40ss%23@{}", socks.address);
        let before = service.requests();
        read(&behind(endpoint, proxy, &authority), "a")
            .await
            .unwrap();
        assert_eq!(*socks.destinations.lock().unwrap(), [destinations]);
        assert_eq!(service.requests(), before + 1);
    }
    // Names are resolved by the client.
    let socks = Socks::start(Ok(plain.address)).await;
    let proxy = format!("socks5://us%3Aer:p%40ss%23@{}", socks.address);
    let client = behind(&format!("http://{}", plain.address), proxy, &authority);
    read(&client, "a").await.unwrap();
    assert_eq!(
        *socks.destinations.lock().unwrap(),
        [plain.address.to_string()]
    );
}

#[tokio::test]
async fn socks_errors_name_the_cause() {
    let authority = Authority::new();
    let error = async |endpoint: &str, proxy: String| {
        let (error, attempts) = failed(&behind(endpoint, proxy, &authority)).await;
        assert!(
            error.is_unsent() && !format!("{error} {error:?}").contains("SENTINEL"),
            "{error}"
        );
        (error.kind(), error.to_string(), attempts)
    };
    let socks = Socks::start(Err(2)).await;
    for user in ["user:SENTINEL@", ""] {
        for endpoint in ["https://service.test", "http://service.test"] {
            let proxy = format!("socks5h://{user}{}", socks.address);
            let (cause, text, attempts) = error(endpoint, proxy).await;
            assert_eq!(
                (cause, attempts),
                (TransportErrorKind::ProxyCredentials, 1),
                "{text}"
            );
            assert!(text.contains("the proxy socks5h://127.0.0.1"), "{text}");
        }
    }
    for (status, word, tried) in [
        (1, "it failed", 4),
        (2, "rules", 1),
        (3, "network unreachable", 4),
        (4, "host unreachable", 4),
        (5, "connection refused", 4),
        (6, "ttl expired", 4),
        (7, "not supported", 1),
        (8, "not supported", 1),
    ] {
        let socks = Socks::start(Err(status)).await;
        let proxy = format!("socks5h://us%3Aer:p%40ss%23@{}", socks.address);
        let (cause, text, attempts) = error("https://service.test", proxy).await;
        assert_eq!(
            (cause, attempts),
            (TransportErrorKind::Proxy, tried),
            "{text}"
        );
        assert!(
            text.contains(word) && text.contains("to service.test"),
            "{text}"
        );
    }
    let http = raw(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
    let (cause, text, _) = error("https://service.test", format!("socks5h://{http}")).await;
    assert_eq!(cause, TransportErrorKind::WrongProtocol, "{text}");
    let (cause, text, _) = error(
        "https://service.test",
        format!("socks5h://{}", unused_address()),
    )
    .await;
    assert_eq!(cause, TransportErrorKind::ConnectionRefused, "{text}");
    assert!(
        text.starts_with("the proxy socks5h://127.0.0.1 refused the connection"),
        "{text}"
    );
    let proxy = format!("socks5://{}", socks.address);
    let unknown = super::builder().credentials(super::credentials());
    let unknown = unknown.endpoint("https://nowhere.invalid").proxy(proxy);
    let unknown = unknown.connect_timeout(std::time::Duration::from_secs(3));
    let unknown = unknown.retry(tcsas::RetryPolicy::off()).build().unwrap();
    assert_unknown(&failed(&unknown).await.0);
}
