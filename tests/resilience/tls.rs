//! A TLS service with generated certificates.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use tcsas::ClientBuilder;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig};

use super::{cloud, credentials, quick};

/// The defect of a server certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certificate {
    Good,
    Expired,
    NotYetValid,
    OtherName,
    NoName,
    /// The certificate is the authority's own.
    Authority,
}

/// An authority that tests can trust.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    der: CertificateDer<'static>,
    pub pem: String,
}

impl Authority {
    pub fn new() -> Self {
        let mut params = CertificateParams::new([]).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        Self {
            issuer: Issuer::new(params, key),
            der: certificate.der().clone(),
            pem: certificate.pem(),
        }
    }

    /// The TLS of a server on 127.0.0.1 that is also called `service.test`.
    pub fn config(&self, which: Certificate) -> ServerConfig {
        let builder = ServerConfig::builder_with_provider(Arc::new(default_provider()));
        let builder = builder.with_safe_default_protocol_versions().unwrap();
        let (chain, key) = self.sign(which);
        let builder = builder.with_no_client_auth();
        builder.with_single_cert(chain, key).unwrap()
    }

    /// The TLS of a server that requires client certificates.
    pub fn requiring_client_certificates(&self) -> ServerConfig {
        let provider = Arc::new(default_provider());
        let mut roots = RootCertStore::empty();
        roots.add(self.der.clone()).unwrap();
        let verifier = WebPkiClientVerifier::builder_with_provider(roots.into(), provider.clone());
        let builder = ServerConfig::builder_with_provider(provider);
        let builder = builder.with_safe_default_protocol_versions().unwrap();
        let builder = builder.with_client_cert_verifier(verifier.build().unwrap());
        let (chain, key) = self.sign(Certificate::Good);
        builder.with_single_cert(chain, key).unwrap()
    }

    fn sign(&self, which: Certificate) -> (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>) {
        let names = match which {
            Certificate::OtherName => vec!["other.test".to_owned()],
            Certificate::NoName => Vec::new(),
            _ => vec!["127.0.0.1".to_owned(), "service.test".to_owned()],
        };
        let mut params = CertificateParams::new(names).unwrap();
        match which {
            Certificate::Expired => {
                params.not_before = date_time_ymd(2019, 1, 1);
                params.not_after = date_time_ymd(2020, 2, 3);
            }
            Certificate::NotYetValid => params.not_before = date_time_ymd(3019, 4, 5),
            Certificate::Authority => params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained),
            Certificate::Good | Certificate::OtherName | Certificate::NoName => {}
        }
        let key = KeyPair::generate().unwrap();
        let certificate = match which {
            Certificate::Authority => params.self_signed(&key).unwrap(),
            _ => params.signed_by(&key, &self.issuer).unwrap(),
        };
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        (vec![certificate.der().clone()], key)
    }
}

/// A service on loopback with a fixed response, stopped when dropped.
pub struct Service {
    pub address: SocketAddr,
    /// Number of accepted connections.
    pub connections: Arc<AtomicUsize>,
    /// Number of requests.
    pub requests: Arc<AtomicUsize>,
    task: tokio::task::JoinHandle<()>,
}

impl Service {
    /// Starts the service, without TLS if there is no configuration.
    pub async fn start(config: Option<ServerConfig>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (connections, requests) = <(Arc<AtomicUsize>, Arc<AtomicUsize>)>::default();
        let (accepted, served) = (Arc::clone(&connections), Arc::clone(&requests));
        let acceptor = config.map(|config| TlsAcceptor::from(Arc::new(config)));
        let task = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                accepted.fetch_add(1, Ordering::SeqCst);
                let (acceptor, served) = (acceptor.clone(), Arc::clone(&served));
                tokio::spawn(async move {
                    match acceptor {
                        None => respond(connection, &served).await,
                        Some(acceptor) => {
                            if let Ok(stream) = acceptor.accept(connection).await {
                                respond(stream, &served).await;
                            }
                        }
                    }
                });
            }
        });
        Self {
            address,
            connections,
            requests,
            task,
        }
    }

    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Responds to all requests of a connection. The body of every call ends with a brace.
pub async fn respond(mut stream: impl AsyncRead + AsyncWrite + Unpin, served: &AtomicUsize) {
    let body = r#"{"Response":{"RequestId":"id-1","Text":"canned","Number":7}}"#;
    loop {
        let mut request = Vec::new();
        while !request.ends_with(b"}") {
            match stream.read_buf(&mut request).await {
                Ok(0) | Err(_) => return,
                Ok(_) => {}
            }
        }
        served.fetch_add(1, Ordering::SeqCst);
        let length = body.len();
        let text = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}");
        if stream.write_all(text.as_bytes()).await.is_err() {
            return;
        }
    }
}

/// A client for `endpoint` with short waits between attempts.
pub fn client(endpoint: impl Into<String>) -> ClientBuilder<cloud::Client> {
    super::builder()
        .credentials(credentials())
        .endpoint(endpoint)
        .timeout(Duration::from_secs(20))
        .rate_limits(false)
        .retry(quick())
}
