//! The settings of a client to be built.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::client::Client;
use super::service::Service;
use crate::credential::{CredentialProvider, Credentials};
use crate::endpoint::{EndpointKind, redacted};
use crate::observe::Observer;
use crate::rate_limit::{RateLimiter, RateLimits};
use crate::retry::RetryPolicy;
#[cfg(any(feature = "reqwest", feature = "hyper"))]
use crate::transport::{ConnectOptions, HttpClient};
use crate::transport::{Limits, Transport};

/// Configures a client.
///
/// Every setting has a default. Credentials and region default to the environment, see
/// [`credentials`](Self::credentials) and [`region`](Self::region); the endpoint to the one in the
/// spec.
///
/// ```no_run
/// # use std::time::Duration;
/// # use tcsas_runtime::{Client, RetryPolicy, Service};
/// # static CVM: Service = Service { name: "cvm", version: "2017-03-12", endpoint: "cvm.tencentcloudapi.com" };
/// # fn example() -> Result<(), tcsas_runtime::SetupError> {
/// let client: Client = Client::builder(&CVM)
///     .region("ap-singapore")
///     .timeout(Duration::from_secs(30))
///     .retry(RetryPolicy::default().attempts(6))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[must_use = "call `build` to get a client"]
pub struct ClientBuilder<C> {
    pub(super) service: &'static Service,
    pub(super) credentials: CredentialSetting,
    pub(super) endpoint: Option<String>,
    pub(super) endpoint_kind: Option<EndpointKind>,
    pub(super) fallback_endpoint: Option<String>,
    pub(super) region: Option<String>,
    pub(super) language: Option<String>,
    pub(super) timeout: Duration,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) retry: RetryPolicy,
    pub(super) rate_limits: RateLimits,
    pub(super) unsigned_payload: bool,
    pub(super) observer: Option<Arc<dyn Observer>>,
    pub(super) log_bodies: bool,
    pub(super) max_response_size: usize,
    pub(super) limits: Limits,
    #[cfg(any(feature = "reqwest", feature = "hyper"))]
    pub(super) connect: ConnectOptions,
    #[cfg(any(feature = "reqwest", feature = "hyper"))]
    pub(super) http_client: Option<HttpClient>,
    pub(super) transport: Option<Arc<dyn Transport>>,
    pub(super) clock: Option<Box<dyn Fn() -> SystemTime + Send + Sync>>,
    pub(super) wiped: bool,
    client: PhantomData<fn() -> C>,
}

/// The credentials that a client is configured with.
#[derive(Debug)]
pub(super) enum CredentialSetting {
    Environment,
    Fixed(Credentials),
    Provider(Arc<dyn CredentialProvider>),
    Anonymous,
}

impl Client {
    /// Configures a client of `service`, to be built as type `C`.
    pub fn builder<C: From<Self>>(service: &'static Service) -> ClientBuilder<C> {
        ClientBuilder::new(service)
    }
}

impl<C: From<Client>> ClientBuilder<C> {
    fn new(service: &'static Service) -> Self {
        Self {
            service,
            credentials: CredentialSetting::Environment,
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
            limits: Limits::default(),
            #[cfg(any(feature = "reqwest", feature = "hyper"))]
            connect: ConnectOptions::default(),
            #[cfg(any(feature = "reqwest", feature = "hyper"))]
            http_client: None,
            transport: None,
            clock: None,
            wiped: false,
            client: PhantomData,
        }
    }

    /// Sets the credentials that requests are signed with. Default: those of the environment, see
    /// [`Credentials::from_env`].
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = CredentialSetting::Fixed(credentials);
        self
    }

    /// Sets a provider of credentials that expire.
    ///
    /// The first call fetches credentials. Later calls refresh them in the background before they
    /// expire, and meanwhile use the ones at hand. [`CredentialProvider`] describes where the
    /// provider runs and how failures and wrong clocks are handled.
    pub fn credential_provider(mut self, provider: impl CredentialProvider + 'static) -> Self {
        self.credentials = CredentialSetting::Provider(Arc::new(provider));
        self
    }

    /// Builds the client without credentials, for the few unsigned actions, which issue
    /// credentials. Calls of other actions end in
    /// [`Error::Credentials`](crate::Error::Credentials). The environment is not read.
    pub fn anonymous(mut self) -> Self {
        self.credentials = CredentialSetting::Anonymous;
        self
    }

    /// Sets the endpoint: `HOST` or `HOST:PORT`, optionally prefixed with `https://` (the default
    /// scheme) or `http://`. Default: the endpoint in the spec.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// Selects one of the service's own hosts. [`Self::endpoint`] takes precedence. Default: the
    /// endpoint in the spec.
    pub fn endpoint_kind(mut self, kind: EndpointKind) -> Self {
        self.endpoint_kind = Some(kind);
        self
    }

    /// Sets an endpoint to fail over to. Default: none.
    ///
    /// After five consecutive connection failures, timeouts or 5xx responses of the primary
    /// endpoint, calls fail over for 60 seconds; one request then probes the primary endpoint.
    pub fn fallback_endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.fallback_endpoint = Some(endpoint.into());
        self
    }

    /// Sets the region of calls, such as `ap-singapore`. Default: the environment variable
    /// `TENCENTCLOUD_REGION`; no region if it is unset or empty.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets the language of the service's messages: `en-US` (the default) or `zh-CN`.
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// Limits the duration of a call, from its start to the last byte of the response, including
    /// all attempts and delays. Default: 60 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Limits the duration of one attempt at an idempotent action, so that time remains for a
    /// retry. Default: 20 seconds.
    ///
    /// For other actions the limit applies only until the connection is established.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Sets the retry policy. Default: [`RetryPolicy::default`].
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Enables or disables the client's own rate limiter. Default: enabled.
    ///
    /// Calls of an action whose spec has a rate limit wait for a permit, first in, first out,
    /// instead of being throttled by the service. Clones of the client share the limits.
    pub fn rate_limits(mut self, enabled: bool) -> Self {
        self.rate_limits = match enabled {
            true => RateLimits::local(),
            false => RateLimits::Off,
        };
        self
    }

    /// Replaces the client's own rate limiter, for example with one that several processes share.
    pub fn rate_limiter(mut self, limiter: impl RateLimiter + 'static) -> Self {
        self.rate_limits = RateLimits::Shared(Arc::new(limiter));
        self
    }

    /// Excludes bodies from signatures. TLS still protects them. Default: `false`.
    pub fn unsigned_payload(mut self, enabled: bool) -> Self {
        self.unsigned_payload = enabled;
        self
    }

    /// Sets an observer, which is notified of the outcome of every attempt and call. Default: none.
    pub fn observer(mut self, observer: impl Observer + 'static) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

    /// Logs the bodies of requests and responses at level `DEBUG`. Default: `false`.
    ///
    /// Values of fields whose names indicate a secret are masked; other contents may still be
    /// confidential.
    pub fn log_bodies(mut self, enabled: bool) -> Self {
        self.log_bodies = enabled;
        self
    }

    /// Limits the time to establish a connection. Default: 10 seconds. Not used with a custom
    /// transport.
    ///
    /// Exceeding it is an [`Error::Transport`](crate::Error::Transport), since no request was sent.
    /// While another attempt is allowed, connecting takes at most half of the remaining time of the
    /// call and at most [`Self::attempt_timeout`], even if the action is not idempotent; the retry
    /// then tries the next address of the host. A call whose timeout is reached before it is
    /// connected ends in [`Error::Timeout`](crate::Error::Timeout) with
    /// [`is_unsent`](crate::error::TimeoutError::is_unsent).
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.limits.connect_timeout = timeout;
        self
    }

    /// Limits the size of a response body after decompression, in bytes. Default: 64 MiB.
    ///
    /// It bounds memory as well: a decoded response takes at most 8 times as much, half as much
    /// again while its longest list grows. A response that would take more ends the call with
    /// [`Error::InvalidResponse`](crate::Error::InvalidResponse), which names the JSON path. Of
    /// 3,014 documented responses, half take less than 0.7 times their length and 99 in 100 less
    /// than three times; an empty object in a list, whose type has many fields, takes a hundred
    /// times its length.
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.max_response_size = bytes;
        self
    }

    /// Sets the proxy for all calls: `[SCHEME://][USER[:PASSWORD]@]HOST[:PORT]`. Not used with a
    /// custom transport.
    ///
    /// The scheme is `http` (the default), `https`, or with the feature `socks` one of `socks4`,
    /// `socks4a`, `socks5` and `socks5h`; `socks4a` and `socks5h` leave name resolution to the
    /// proxy. The port defaults to 80, 443 or 1080. Special characters in user and password are
    /// percent-encoded (`@` as `%40`, `#` as `%23`). An invalid proxy is an error of
    /// [`Self::build`].
    ///
    /// # Default
    ///
    /// The proxy of the environment: `HTTPS_PROXY` or `https_proxy` for an `https` endpoint,
    /// `HTTP_PROXY` or `http_proxy` for an `http` one, otherwise `ALL_PROXY` or `all_proxy`; the
    /// first one that is set and not empty applies. If it is needed and invalid, [`Self::build`]
    /// fails. `HTTP_PROXY` is ignored if `REQUEST_METHOD` is set, as in a CGI program.
    ///
    /// Endpoints on this machine (`localhost`, `127.0.0.1`) are contacted directly, as are those in
    /// `NO_PROXY` or `no_proxy`: a list of names (`a.example` and `.a.example` match the host and
    /// its subdomains), patterns (`*.a.example`, `10.*`), addresses and networks (`10.0.0.0/8`,
    /// `[::1]`), each with or without a port, `<local>` for names without a dot, and `*` for all.
    /// Entries of another form are reported to `tracing` if a proxy is used.
    #[cfg(any(feature = "reqwest", feature = "hyper"))]
    pub fn proxy(mut self, proxy: impl Into<String>) -> Self {
        self.connect.proxy = Some(proxy.into());
        self.connect.no_proxy = false;
        self
    }

    /// Disables proxies, including those of the environment. Overrides [`Self::proxy`], and is
    /// overridden by it if that is called later. Not used with a custom transport.
    #[cfg(any(feature = "reqwest", feature = "hyper"))]
    pub fn no_proxy(mut self) -> Self {
        self.connect.no_proxy = true;
        self.connect.proxy = None;
        self
    }

    /// Adds trusted root certificates (PEM) to those of the operating system, for the service and
    /// for proxies with TLS. Can be called several times. Text without a certificate is an error of
    /// [`Self::build`]. Not used with a custom transport.
    #[cfg(any(feature = "reqwest", feature = "hyper"))]
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.connect.root_certificates.push(pem.into());
        self
    }

    /// Chooses the HTTP client, for programs that enable both features, `reqwest` and `hyper`.
    /// Default: reqwest, or hyper if that feature is off. Not used with a custom transport.
    #[cfg(any(feature = "reqwest", feature = "hyper"))]
    pub fn http_client(mut self, client: HttpClient) -> Self {
        self.http_client = Some(client);
        self
    }

    /// Sets a custom transport. Default: that of [`Self::http_client`], with the settings of this
    /// builder.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets the clock that signatures and the expiry of credentials are based on. Default: the
    /// system clock.
    ///
    /// If the service's clock differs, the client follows the service's as soon as a response shows
    /// it.
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Some(Box::new(clock));
        self
    }

    /// Overwrites the bodies of requests and responses in memory after use, for services that
    /// exchange secrets. It costs time in proportion to their length. Default: no.
    pub fn zeroize_bodies(mut self, on: bool) -> Self {
        self.wiped = on;
        self
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("service", &self.service.name)
            .field("endpoint", &self.endpoint.as_deref().map(redacted))
            .field("region", &self.region)
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}
