//! A pooled client of hyper-util as the HTTP client of a transport.

use std::error::Error;
use std::time::Duration;
use std::{fmt, io};

use http::header::PROXY_AUTHORIZATION;
use hyper::body::Incoming;
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};

use super::connector::{ConnectTimedOut, Connector};
use super::dns::LookupError;
use super::next_hop;
use crate::endpoint::Endpoint;
use crate::transport::connection::{ClientConfig, Failure, MAX_IDLE, PooledClient, Source, Stage};
use crate::transport::proxy::Proxies;
use crate::transport::request_body::RequestBody;

/// Error of a request without an address to connect to.
#[derive(Debug, thiserror::Error)]
#[error("the address of the request has no host")]
struct NoHost;

/// A pooled client of hyper-util.
pub(super) struct HyperClient {
    client: Client<Connector, RequestBody>,
    proxies: Proxies,
}

impl PooledClient for HyperClient {
    type Body = Incoming;

    fn new(config: &ClientConfig, idle: Duration) -> Result<Self, Source> {
        let client = Client::builder(TokioExecutor::new())
            .timer(TokioTimer::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(idle)
            .pool_max_idle_per_host(if idle.is_zero() { 0 } else { MAX_IDLE })
            .build(Connector::new(config));
        Ok(Self {
            client,
            proxies: config.proxies.clone(),
        })
    }

    async fn send(
        &self,
        mut request: http::Request<RequestBody>,
    ) -> Result<http::Response<Incoming>, Failure> {
        if request.uri().authority().is_none() {
            return Err(failure(Stage::Request, NoHost));
        }
        self.authorize(&mut request);
        self.client.request(request).await.map_err(|error| {
            let stage = match error.is_connect() {
                true => Stage::Connect,
                false => Stage::Exchange,
            };
            failure(stage, error)
        })
    }

    fn body_failure(error: hyper::Error) -> Failure {
        failure(Stage::Exchange, error)
    }
}

impl HyperClient {
    /// Adds the credentials of a proxy that parses the request. Others receive them when the
    /// connection is established.
    fn authorize(&self, request: &mut http::Request<RequestBody>) {
        if matches!(self.proxies, Proxies::None) {
            return;
        }
        let Some(endpoint) = Endpoint::of_uri(request.uri()) else {
            return;
        };
        if let Ok(Some(proxy)) = self.proxies.for_endpoint(&endpoint)
            && !endpoint.is_https()
            && proxy.reads_http()
            && let Some(authorization) = next_hop::basic_authorization(proxy, request.uri())
        {
            request
                .headers_mut()
                .insert(PROXY_AUTHORIZATION, authorization);
        }
    }
}

fn failure(stage: Stage, error: impl Error + Send + Sync + 'static) -> Failure {
    let (mut is_timeout, mut is_dns) = (false, false);
    let mut next: Option<&(dyn Error + 'static)> = Some(&error);
    while let Some(cause) = next {
        is_timeout |= cause.is::<ConnectTimedOut>()
            || cause
                .downcast_ref::<io::Error>()
                .is_some_and(|error| error.kind() == io::ErrorKind::TimedOut);
        is_dns |= cause.is::<LookupError>();
        next = cause.source();
    }
    Failure {
        stage,
        is_connect_timeout: stage == Stage::Connect && is_timeout,
        is_dns,
        source: error.into(),
    }
}

impl fmt::Debug for HyperClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperClient").finish_non_exhaustive()
    }
}
