//! Setting up a client.

use super::{Client, Inner, Service, headers};
use crate::credential::Credentials;
use crate::endpoint::{Endpoint, shown};
use crate::error::SetupError;
use crate::sign::Signer;
use crate::transport::{Limits, ReqwestTransport, Transport};
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// The environment variable with the region.
const REGION: &str = "TENCENTCLOUD_REGION";

/// Settings of a client. All have defaults; credentials and region come from the environment unless given.
#[must_use = "call `build` to get a client"]
pub struct ClientBuilder<C> {
    service: &'static Service,
    credentials: Keys,
    endpoint: Option<String>,
    region: Option<String>,
    language: Option<String>,
    limits: Limits,
    transport: Option<Arc<dyn Transport>>,
    clock: Option<Box<dyn Fn() -> SystemTime + Send + Sync>>,
    /// Whether requests and answers hold secrets.
    wiped: bool,
    client: PhantomData<fn() -> C>,
}

/// Which keys a client signs with.
#[derive(Debug)]
enum Keys {
    /// Those of the environment.
    Environment,
    /// These.
    Given(Credentials),
    /// None at all.
    None,
}

impl<C: From<Client>> ClientBuilder<C> {
    pub(super) fn new(service: &'static Service) -> Self {
        Self {
            service,
            credentials: Keys::Environment,
            endpoint: None,
            region: None,
            language: Some("en-US".to_owned()),
            limits: Limits::default(),
            transport: None,
            clock: None,
            wiped: false,
            client: PhantomData,
        }
    }

    /// The keys to sign with. Default: those of the environment, see [`Credentials::from_env`].
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Keys::Given(credentials);
        self
    }

    /// A client without keys, for the few actions that are not signed because they hand out keys. Calling any other ends in
    /// [`Error::Credentials`](crate::Error::Credentials). The environment is not looked at.
    pub fn anonymous(mut self) -> Self {
        self.credentials = Keys::None;
        self
    }

    /// Where calls go: `HOST`, `HOST:PORT`, or the same behind `https://` or `http://`. Default: the service's own host.
    /// Without a scheme it is `https`.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// The region that calls are about, such as `ap-singapore`. Default: `TENCENTCLOUD_REGION`, else none.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// The language of the service's messages: `en-US` (the default) or `zh-CN`.
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// The most time to make a connection; when it is up, that is an [`Error::Transport`](crate::Error::Transport), since
    /// nothing was sent. Default: 10 seconds. Not used with a transport of your own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.limits.connect_timeout = timeout;
        self
    }

    /// The most time for a call, from its start to the last byte of the answer. Default: 60 seconds. Not used with a
    /// transport of your own.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.limits.timeout = timeout;
        self
    }

    /// The longest answer that is read, in bytes. Default: 64 MiB. Not used with a transport of your own.
    pub fn answer_limit(mut self, bytes: usize) -> Self {
        self.limits.answer_limit = bytes;
        self
    }

    /// Sends requests another way. Default: a [`ReqwestTransport`] with the limits above.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Tells the time that requests are signed with. Default: the system's clock.
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Some(Box::new(clock));
        self
    }

    /// Wipes the bodies of requests and answers, which takes as long as they are. Of use where they hold secrets.
    #[cfg(feature = "sts")]
    pub(crate) fn wiped(mut self) -> Self {
        self.wiped = true;
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// [`SetupError::Credentials`] without usable keys, [`SetupError::Endpoint`] without a usable address or the
    /// certificates to reach it, [`SetupError::Request`] if region or language cannot stand in a header.
    pub fn build(self) -> Result<C, SetupError> {
        let credentials = match self.credentials {
            Keys::Given(credentials) => Some(credentials),
            Keys::Environment => Some(Credentials::from_env()?),
            Keys::None => None,
        };
        if let Some(credentials) = &credentials {
            credentials.check()?;
        }
        let endpoint = Endpoint::parse(self.endpoint.as_deref().unwrap_or(self.service.endpoint))?;
        let region = self.region.or_else(|| std::env::var(REGION).ok());
        let region = region
            .as_deref()
            .map(str::trim)
            .filter(|region| !region.is_empty());
        let language = self
            .language
            .as_deref()
            .filter(|language| !language.is_empty());
        let transport = match self.transport {
            Some(transport) => transport,
            None => Arc::new(ReqwestTransport::to(&endpoint, self.limits)?),
        };
        let token = credentials.as_ref().and_then(Credentials::token);
        let headers = headers::common(self.service, &endpoint, token, region, language)?;
        let inner = Inner {
            service: self.service,
            uri: endpoint.uri()?,
            headers,
            signer: credentials.map(|credentials| {
                Signer::new(
                    credentials,
                    self.service.name,
                    endpoint.host(),
                    headers::JSON,
                )
            }),
            endpoint,
            transport,
            clock: self.clock.unwrap_or_else(|| Box::new(SystemTime::now)),
            wiped: self.wiped,
        };
        Ok(C::from(Client {
            inner: Arc::new(inner),
        }))
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
