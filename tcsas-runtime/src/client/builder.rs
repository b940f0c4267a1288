//! Setting up a client.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::HeaderMap;

use super::client::Client;
use super::service::Service;
use super::settings::Settings;
use super::signing::{CredentialSource, SigningContext};
use super::{headers, region};
use crate::clock::Clock;
use crate::credential::{CredentialProvider, Credentials, warn_of_a_role};
use crate::endpoint::{Endpoint, EndpointKind, EndpointPool, PooledEndpoint, shown};
use crate::error::{RequestError, SetupError};
use crate::observe::Observer;
use crate::rate_limit::{RateLimiter, RateLimits};
use crate::retry::{Budget, RetryPolicy};
use crate::transport::Transport;
#[cfg(feature = "reqwest")]
use crate::transport::{ConnectOptions, Limits, ReqwestTransport};

/// Settings of a client. All have defaults; credentials and region come from the environment unless
/// given.
#[must_use = "call `build` to get a client"]
pub struct ClientBuilder<C> {
    service: &'static Service,
    credentials: Source,
    endpoint: Option<String>,
    endpoint_kind: Option<EndpointKind>,
    fallback_endpoint: Option<String>,
    region: Option<String>,
    language: Option<String>,
    timeout: Duration,
    attempt_timeout: Option<Duration>,
    retry: RetryPolicy,
    rate_limits: RateLimits,
    unsigned_payload: bool,
    observer: Option<Arc<dyn Observer>>,
    log_bodies: bool,
    max_response_size: usize,
    #[cfg(feature = "reqwest")]
    limits: Limits,
    #[cfg(feature = "reqwest")]
    connect: ConnectOptions,
    transport: Option<Arc<dyn Transport>>,
    clock: Option<Box<dyn Fn() -> SystemTime + Send + Sync>>,
    /// Whether requests and answers hold secrets.
    wiped: bool,
    client: PhantomData<fn() -> C>,
}

/// Where the credentials come from.
#[derive(Debug)]
enum Source {
    Environment,
    Given(Credentials),
    Provider(Arc<dyn CredentialProvider>),
    Nowhere,
}

impl Client {
    /// Starts to set up a client for `service`, of type `C` in the end.
    pub fn builder<C: From<Self>>(service: &'static Service) -> ClientBuilder<C> {
        ClientBuilder::new(service)
    }
}

impl<C: From<Client>> ClientBuilder<C> {
    fn new(service: &'static Service) -> Self {
        Self {
            service,
            credentials: Source::Environment,
            endpoint: None,
            endpoint_kind: None,
            fallback_endpoint: None,
            region: None,
            language: Some("en-US".to_owned()),
            timeout: Duration::from_secs(60),
            attempt_timeout: Some(Duration::from_secs(20)),
            retry: RetryPolicy::default(),
            rate_limits: RateLimits::local(),
            unsigned_payload: false,
            observer: None,
            log_bodies: false,
            max_response_size: 64 << 20,
            #[cfg(feature = "reqwest")]
            limits: Limits::default(),
            #[cfg(feature = "reqwest")]
            connect: ConnectOptions::default(),
            transport: None,
            clock: None,
            wiped: false,
            client: PhantomData,
        }
    }

    /// The credentials to sign with. Default: those of the environment, see
    /// [`Credentials::from_env`].
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Source::Given(credentials);
        self
    }

    /// Provides the credentials to sign with. The first call fetches them; later ones start a fetch
    /// before they expire and go on with those there are. What runs where, and what is done about
    /// failures and wrong clocks, is described at [`CredentialProvider`].
    pub fn credential_provider(mut self, provider: impl CredentialProvider + 'static) -> Self {
        self.credentials = Source::Provider(Arc::new(provider));
        self
    }

    /// A client without credentials, for the few actions that are not signed because they hand out
    /// credentials. Calling any other ends in [`Error::Credentials`](crate::Error::Credentials).
    /// The environment is not looked at.
    pub fn anonymous(mut self) -> Self {
        self.credentials = Source::Nowhere;
        self
    }

    /// Where calls go: `HOST`, `HOST:PORT`, or the same behind `https://` or `http://`. Default: the service's own host.
    /// Without a scheme it is `https`.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// Which of the service's hosts calls go to, unless [`Self::endpoint`] says it. Default: that
    /// of the description.
    pub fn endpoint_kind(mut self, kind: EndpointKind) -> Self {
        self.endpoint_kind = Some(kind);
        self
    }

    /// Where calls go while the endpoint fails: after five attempts in a row that nobody answered
    /// or that ended in a 5xx, for a minute; then one request finds out whether the endpoint works
    /// again. Default: none.
    pub fn fallback_endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.fallback_endpoint = Some(endpoint.into());
        self
    }

    /// The region that calls are about, such as `ap-singapore`. Default: `TENCENTCLOUD_REGION`
    /// unless it is empty, else none.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// The language of the service's messages: `en-US` (the default) or `zh-CN`.
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// The most time for a call, from its start to the last byte of its answer, with all attempts
    /// and all waiting. Default: 60 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The most time for one attempt at an action that is safe to repeat, so that there is time for
    /// another. An attempt at another action has all the time of the call once it is connected.
    /// Default: 20 seconds.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// How calls are repeated that fail. Default: [`RetryPolicy::default`].
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Whether calls wait for their turn where the description has a rate limit, instead of being
    /// refused. The client and its copies keep to it together. Default: yes.
    pub fn rate_limits(mut self, on: bool) -> Self {
        self.rate_limits = match on {
            true => RateLimits::local(),
            false => RateLimits::Off,
        };
        self
    }

    /// Has another than the client hand out turns under the rate limits, such as one that a fleet
    /// of programs shares.
    pub fn rate_limiter(mut self, limiter: impl RateLimiter + 'static) -> Self {
        self.rate_limits = RateLimits::Shared(Arc::new(limiter));
        self
    }

    /// Leaves bodies out of signatures. TLS protects them all the same. Default: no.
    pub fn unsigned_payload(mut self, on: bool) -> Self {
        self.unsigned_payload = on;
        self
    }

    /// Is told what became of every attempt and call.
    pub fn observer(mut self, observer: impl Observer + 'static) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

    /// Writes the bodies of requests and answers to the log, at level `DEBUG`. What is called like
    /// a secret is masked; other contents may still be nobody's business. Default: no.
    pub fn log_bodies(mut self, on: bool) -> Self {
        self.log_bodies = on;
        self
    }

    /// The most time to make a connection; when it is up, that is an
    /// [`Error::Transport`](crate::Error::Transport), since nothing was sent. Default: 10 seconds.
    /// Not used with a transport of your own.
    ///
    /// While another attempt is allowed, connecting takes no longer than half of the time that the
    /// call has left and no longer than [`Self::attempt_timeout`], whatever the action does: the
    /// call is then made again, to the next address if the host has several. A call whose time is
    /// up before it is connected ends in [`Error::Timeout`](crate::Error::Timeout) with
    /// [`is_unsent`](crate::error::TimeoutError::is_unsent).
    #[cfg(feature = "reqwest")]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.limits.connect_timeout = timeout;
        self
    }

    /// The longest response that is read, in bytes, after it was unpacked. Default: 64 MiB. A
    /// transport of your own has to keep to it itself.
    ///
    /// It bounds the memory as well: a decoded response takes at most 8 times as much, half as much
    /// again while its longest list grows. One that would take more ends the call with
    /// [`Error::InvalidResponse`](crate::Error::InvalidResponse), which names the place. Of 3,014
    /// documented responses half take less than 0.7 times their length and 99 in 100 less than
    /// three times; an empty object in a list, whose type has many fields, takes a hundred times
    /// its length.
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.max_response_size = bytes;
        self
    }

    /// The proxy that all calls go through: `[SCHEME://][USER[:PASSWORD]@]HOST[:PORT]`. The scheme
    /// is `http` (the default), `https`, or with feature `socks` one of `socks4`, `socks4a`,
    /// `socks5` and `socks5h`; the last leaves looking up names to the proxy, as does `socks4a`.
    /// The port is 80, 443 or 1080 unless given. In user and password, special characters are
    /// percent-encoded (`@` as `%40`, `#` as `%23`). Text that is not understood is an error of
    /// [`Self::build`].
    ///
    /// Default: that of the environment: `HTTPS_PROXY` or `https_proxy` for an `https` endpoint,
    /// `HTTP_PROXY` or `http_proxy` for an `http` one, else `ALL_PROXY` or `all_proxy`; the first
    /// that is set and not empty counts. One that a call needs and that is not understood is an
    /// error of [`Self::build`]. Endpoints on this machine (`localhost`, `127.0.0.1`) need none,
    /// nor do those in `NO_PROXY` or `no_proxy`: a list of names (`a.example` and `.a.example`
    /// stand for that host and all below it), of patterns (`*.a.example`, `10.*`), addresses and
    /// networks (`10.0.0.0/8`, `[::1]`), each with a port behind it or without, `<local>` for names
    /// without a dot, and `*` for all. An entry that is none of these is reported to `tracing`
    /// where a proxy is used. Where `REQUEST_METHOD` is set, as in a CGI program, `HTTP_PROXY` is
    /// not used.
    ///
    /// Not used with a transport of your own.
    #[cfg(feature = "reqwest")]
    pub fn proxy(mut self, proxy: impl Into<String>) -> Self {
        self.connect.proxy = Some(proxy.into());
        self.connect.no_proxy = false;
        self
    }

    /// No proxy, whatever the environment says. Of this and [`Self::proxy`] the last one counts.
    /// Not used with a transport of your own.
    #[cfg(feature = "reqwest")]
    pub fn no_proxy(mut self) -> Self {
        self.connect.no_proxy = true;
        self.connect.proxy = None;
        self
    }

    /// Certificates of authorities (PEM) to trust besides those of the operating system, for the
    /// service and for a proxy that is spoken to in TLS. Can be called several times. Text without
    /// a certificate is an error of [`Self::build`]. Not used with a transport of your own.
    #[cfg(feature = "reqwest")]
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.connect.root_certificates.push(pem.into());
        self
    }

    /// Sends requests another way. Default: a
    /// [`ReqwestTransport`](crate::transport::ReqwestTransport) with the settings above.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Returns the time that requests are signed with and that the expiry of credentials is
    /// compared with. Default: the system's clock. Where the service's differs, the client goes by
    /// that as soon as a response shows it.
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Some(Box::new(clock));
        self
    }

    /// Wipes the bodies of requests and answers, which takes as long as they are. Of use where they
    /// hold secrets.
    #[cfg(feature = "sts")]
    pub(crate) fn wiped(mut self) -> Self {
        self.wiped = true;
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// [`SetupError::Credentials`] without usable credentials, [`SetupError::Endpoint`] without a
    /// usable address, proxy or the certificates to reach it, [`SetupError::Request`] if region or
    /// language cannot stand in a header, or `TENCENTCLOUD_REGION` is needed and holds what is no
    /// region.
    pub fn build(mut self) -> Result<C, SetupError> {
        let region = match &self.region {
            Some(region) => Some(region.clone()),
            None => region::of_environment(std::env::var_os(region::VARIABLE))
                .map_err(RequestError::new)?,
        };
        let region = region.as_deref().map(str::trim);
        let region = region.filter(|region| !region.is_empty());
        let language = self.language.as_deref();
        let language = language.filter(|language| !language.is_empty());
        let headers = headers::common(self.service, region, language)?;
        let endpoints = Arc::new(self.endpoints(region, &headers)?);
        let clock = self.clock.take();
        let clock = Clock::new(clock.unwrap_or_else(|| Box::new(SystemTime::now)));
        let clock = Arc::new(clock);
        let credentials = self.credential_source(&endpoints, &clock)?;
        let transport = match &self.transport {
            Some(transport) => Arc::clone(transport),
            None => self.default_transport(&endpoints)?,
        };
        let settings = Settings {
            service: self.service,
            credentials,
            endpoints,
            headers,
            transport,
            clock,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            retry: self.retry,
            budget: Budget::new(),
            rate_limits: self.rate_limits,
            unsigned_payload: self.unsigned_payload,
            observer: self.observer,
            log_bodies: self.log_bodies,
            max_response_size: self.max_response_size,
            wiped: self.wiped,
        };
        Ok(C::from(Client::new(settings)))
    }

    fn endpoints(
        &self,
        region: Option<&str>,
        headers: &HeaderMap,
    ) -> Result<EndpointPool, SetupError> {
        let first = match (&self.endpoint, self.endpoint_kind) {
            (Some(endpoint), _) => Endpoint::parse(endpoint)?,
            (None, Some(kind)) => Endpoint::parse(&kind.host(self.service.name, region)?)?,
            (None, None) => Endpoint::parse(self.service.endpoint)?,
        };
        let mut all = vec![PooledEndpoint::new(first, headers)?];
        if let Some(fallback) = &self.fallback_endpoint {
            all.push(PooledEndpoint::new(Endpoint::parse(fallback)?, headers)?);
        }
        Ok(EndpointPool::new(all))
    }

    fn credential_source(
        &self,
        endpoints: &Arc<EndpointPool>,
        clock: &Arc<Clock>,
    ) -> Result<CredentialSource, SetupError> {
        let credentials = match &self.credentials {
            Source::Environment => {
                let credentials = Credentials::from_env()?;
                warn_of_a_role();
                credentials
            }
            Source::Given(credentials) => credentials.clone(),
            Source::Nowhere => return Ok(CredentialSource::Absent),
            Source::Provider(provider) => {
                let provider = Arc::clone(provider);
                return Ok(CredentialSource::fetched(
                    provider,
                    self.service.name,
                    Arc::clone(endpoints),
                    Arc::clone(clock),
                ));
            }
        };
        credentials.check()?;
        let signing = SigningContext::new(&credentials, self.service.name, endpoints)?;
        Ok(CredentialSource::fixed(signing))
    }

    #[cfg(feature = "reqwest")]
    fn default_transport(
        &self,
        endpoints: &EndpointPool,
    ) -> Result<Arc<dyn Transport>, SetupError> {
        let endpoints: Vec<_> = endpoints.endpoints().collect();
        let limits = Limits {
            timeout: self.timeout,
            max_response_size: self.max_response_size,
            ..self.limits
        };
        let transport = ReqwestTransport::for_client(&endpoints, limits, &self.connect)?;
        Ok(Arc::new(transport))
    }

    #[cfg(not(feature = "reqwest"))]
    fn default_transport(
        &self,
        endpoints: &EndpointPool,
    ) -> Result<Arc<dyn Transport>, SetupError> {
        let endpoint = endpoints.endpoints().next().map(ToString::to_string);
        let what = "this build has no transport: switch on the feature `reqwest`, or give the client one of your own";
        Err(SetupError::Endpoint(crate::error::EndpointError::new(
            endpoint.unwrap_or_default(),
            what,
        )))
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("service", &self.service.name)
            .field("endpoint", &self.endpoint.as_deref().map(shown))
            .field("region", &self.region)
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}
