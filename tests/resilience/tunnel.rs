//! Proxies with CONNECT tunnels.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tcsas::error::TransportErrorKind;
use tcsas::transport::HttpClient;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;

use super::connection_errors::{failed, raw, unused_address};
use super::tls::{Authority, Certificate, Service, client};
use super::{cloud, read};

/// A proxy on loopback that connects to a fixed address, or responds with a status, stopped when
/// dropped.
pub struct Tunnel {
    pub address: SocketAddr,
    /// The heads of the requests it received.
    pub heads: Arc<Mutex<Vec<String>>>,
    task: tokio::task::JoinHandle<()>,
}

impl Tunnel {
    pub async fn to(target: SocketAddr) -> Self {
        Self::start(Ok(target), None).await
    }

    pub async fn rejecting(status: &'static str) -> Self {
        Self::start(Err(status), None).await
    }

    pub async fn start(
        target: Result<SocketAddr, &'static str>,
        config: Option<ServerConfig>,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heads = Arc::<Mutex<Vec<String>>>::default();
        let kept = Arc::clone(&heads);
        let acceptor = config.map(|config| TlsAcceptor::from(Arc::new(config)));
        let task = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let (acceptor, kept) = (acceptor.clone(), Arc::clone(&kept));
                tokio::spawn(async move {
                    match acceptor {
                        None => serve(connection, target, &kept).await,
                        Some(acceptor) => {
                            serve(acceptor.accept(connection).await.ok()?, target, &kept).await
                        }
                    }
                });
            }
        });
        Self {
            address,
            heads,
            task,
        }
    }

    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

impl Drop for Tunnel {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(
    mut client: impl AsyncRead + AsyncWrite + Unpin,
    target: Result<SocketAddr, &'static str>,
    heads: &Mutex<Vec<String>>,
) -> Option<()> {
    let mut head = Vec::new();
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        if client.read_buf(&mut head).await.ok()? == 0 {
            return None;
        }
    }
    heads.lock().unwrap().push(String::from_utf8(head).ok()?);
    match target {
        Ok(target) => {
            let mut server = TcpStream::connect(target).await.ok()?;
            client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.ok()?;
            tokio::io::copy_bidirectional(&mut client, &mut server)
                .await
                .ok()?;
        }
        Err(status) => {
            let text = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n");
            client.write_all(text.as_bytes()).await.ok()?;
            client.shutdown().await.ok()?;
        }
    }
    Some(())
}

/// A client of `service.test`, which only a proxy can reach.
fn behind(proxy: String, authority: &Authority) -> cloud::Client {
    client("https://service.test")
        .proxy(proxy)
        .root_certificates(authority.pem.as_str())
        .build()
        .unwrap()
}

#[tokio::test]
async fn calls_go_through_a_tunnel_with_decoded_credentials() {
    let authority = Authority::new();
    let service = Service::start(Some(authority.config(Certificate::Good))).await;
    let tunnel = Tunnel::to(service.address).await;
    let client = behind(
        format!("HTTP://us%65r:p%40ss%23@{}/", tunnel.address),
        &authority,
    );
    read(&client, "a").await.unwrap();
    let heads = tunnel.heads();
    assert_eq!((heads.len(), service.requests()), (1, 1));
    assert!(
        heads[0].starts_with("CONNECT service.test:443 HTTP/1.1\r\n"),
        "{}",
        heads[0]
    );
    // user:p@ss#
    assert!(
        heads[0].contains("Proxy-Authorization: Basic dXNlcjpwQHNzIw==\r\n"),
        "{}",
        heads[0]
    );
}

#[tokio::test]
async fn the_certificate_of_a_tls_proxy_is_verified() {
    let authority = Authority::new();
    let service = Service::start(Some(authority.config(Certificate::Good))).await;
    let config = authority.config(Certificate::Good);
    let tunnel = Tunnel::start(Ok(service.address), Some(config)).await;
    let good = behind(format!("https://{}", tunnel.address), &authority);
    read(&good, "a").await.unwrap();
    assert_eq!((tunnel.heads().len(), service.requests()), (1, 1));

    let stranger = Authority::new().config(Certificate::Good);
    let tunnel = Tunnel::start(Ok(service.address), Some(stranger)).await;
    let (error, attempts) =
        failed(&behind(format!("https://{}", tunnel.address), &authority)).await;
    let text = error.to_string();
    assert!(
        text.contains("the certificate of the proxy https://127.0.0.1 is not trusted"),
        "{text}"
    );
    assert_eq!(
        (error.kind(), attempts),
        (TransportErrorKind::Certificate, 1),
        "{text}"
    );
    // The proxy uses TLS for a plain endpoint as well.
    let plain: cloud::Client = client("http://service.test")
        .proxy(format!("https://{}", tunnel.address))
        .root_certificates(authority.pem.as_str())
        .build()
        .unwrap();
    let (error, _) = failed(&plain).await;
    assert!(
        error.to_string().contains("the certificate of the proxy"),
        "{error}"
    );
}

#[tokio::test]
async fn the_certificate_behind_a_tunnel_is_verified() {
    let authority = Authority::new();
    let service = Service::start(Some(authority.config(Certificate::Expired))).await;
    let tunnel = Tunnel::to(service.address).await;
    let (error, attempts) = failed(&behind(format!("http://{}", tunnel.address), &authority)).await;
    let text = error.to_string();
    assert!(
        text.starts_with("the certificate of service.test expired"),
        "{text}"
    );
    assert_eq!((attempts, tunnel.heads().len()), (1, 1), "{text}");
}

#[tokio::test]
async fn missing_proxy_credentials_are_not_retried() {
    let authority = Authority::new();
    let tunnel = Tunnel::rejecting("407 Proxy Authentication Required").await;
    let proxy = format!("http://user:SENTINEL@{}", tunnel.address);
    let encrypted = behind(proxy.clone(), &authority);
    let plain: cloud::Client = client("http://service.test").proxy(proxy).build().unwrap();
    for client in [encrypted, plain] {
        tunnel.heads.lock().unwrap().clear();
        let (error, attempts) = failed(&client).await;
        let text = format!("{error} {error:?}");
        assert!(
            text.contains("407") && text.contains("the proxy http://127.0.0.1"),
            "{text}"
        );
        assert!(error.is_unsent() && !text.contains("SENTINEL"), "{text}");
        assert_eq!(error.kind(), TransportErrorKind::ProxyCredentials, "{text}");
        assert_eq!((attempts, tunnel.heads().len()), (1, 1), "{text}");
    }
}

#[tokio::test]
async fn an_address_unsupported_behind_a_proxy_is_named() {
    let authority = Authority::new();
    let service = Service::start(Some(authority.config(Certificate::Good))).await;
    let tunnel = Tunnel::to(service.address).await;
    let client: cloud::Client = client("https://[2001:db8::1]")
        .proxy(tunnel.address.to_string())
        .root_certificates(authority.pem.as_str())
        .build()
        .unwrap();
    let (error, attempts) = failed(&client).await;
    // Only reqwest looks for the brackets of the address on the certificate.
    let (kind, text) = match super::http_client::http_client() {
        HttpClient::Hyper => (TransportErrorKind::Certificate, "is for another name"),
        _ => (TransportErrorKind::Proxy, "IPv6"),
    };
    assert!(error.to_string().contains(text), "{error}");
    assert_eq!((error.kind(), attempts), (kind, 1), "{error}");
}

#[tokio::test]
async fn the_password_of_a_proxy_is_never_shown() {
    let log = super::log_capture::Log::start();
    let plain = Tunnel::rejecting("407 Proxy Authentication Required").await;
    for (endpoint, address) in [
        ("http://service.test", unused_address()),
        ("https://service.test", unused_address()),
        ("http://service.test", plain.address),
        ("https://service.test", plain.address),
    ] {
        let builder = client(endpoint).proxy(format!("http://user:SENTINEL@{address}"));
        let mut shown = format!("{builder:?}");
        let client: cloud::Client = builder.build().unwrap();
        let (error, _) = failed(&client).await;
        shown += &format!("{client:?} {error} {error:?} {error:#?} {}", log.text());
        // The base64 text is `user:SENTINEL` as in the header.
        for secret in ["SENTINEL", "dXNlcjpnZWhlaW0"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}

#[tokio::test]
async fn a_proxy_that_cannot_connect_is_named() {
    let authority = Authority::new();
    for status in ["403 Forbidden", "502 Bad Gateway", "garbage"] {
        let tunnel = Tunnel::rejecting(status).await;
        let (error, _) = failed(&behind(format!("http://{}", tunnel.address), &authority)).await;
        let text = error.to_string();
        assert!(
            text.contains("the proxy http://127.0.0.1 did not make the connection to service.test"),
            "{text}"
        );
        assert_eq!(error.kind(), TransportErrorKind::Proxy, "{text}");
        assert!(error.is_unsent(), "{text}");
    }
    let closing = raw(b"").await;
    let (error, _) = failed(&behind(format!("http://{closing}"), &authority)).await;
    assert_eq!(error.kind(), TransportErrorKind::Proxy, "{error}");
    for endpoint in ["https://service.test", "http://service.test"] {
        let unused = format!("http://{}", unused_address());
        let client: cloud::Client = client(endpoint).proxy(unused).build().unwrap();
        let (error, _) = failed(&client).await;
        let text = error.to_string();
        assert!(
            text.starts_with("the proxy http://127.0.0.1 refused the connection"),
            "{text}"
        );
        assert_eq!(
            error.kind(),
            TransportErrorKind::ConnectionRefused,
            "{text}"
        );
    }
}
