//! Building a client from its settings.

use std::sync::Arc;
use std::time::SystemTime;

use http::HeaderMap;

use super::builder::{ClientBuilder, CredentialSetting};
use super::client::Client;
use super::deprecations::Deprecations;
use super::headers;
use super::settings::Settings;
use super::signing::{CredentialSource, SigningContext};
use crate::clock::Clock;
use crate::credential::EnvironmentProvider;
use crate::endpoint::{Endpoint, EndpointPool};
use crate::error::{RequestError, SetupError};
use crate::region;
use crate::retry::Budget;
#[cfg(any(feature = "reqwest", feature = "hyper"))]
use crate::transport::{HttpClient, Limits};
use crate::transport::{Transport, no_transport};

impl<C: From<Client>> ClientBuilder<C> {
    /// Builds the client.
    ///
    /// # Errors
    ///
    /// - [`SetupError::Credentials`] if there are no usable credentials.
    /// - [`SetupError::Endpoint`] if the endpoint, the proxy or the root certificates are invalid.
    /// - [`SetupError::Request`] if the region or the language cannot be sent in a header, or if no
    ///   region is set and `TENCENTCLOUD_REGION` is not a region.
    pub fn build(mut self) -> Result<C, SetupError> {
        let region = match &self.region {
            Some(region) => Some(region.clone()),
            None => region::from_environment(std::env::var_os(region::VARIABLE))
                .map_err(RequestError::new)?,
        };
        let region = region.as_deref().map(str::trim);
        let region = region.filter(|region| !region.is_empty());
        let language = self.language.as_deref();
        let language = language.filter(|language| !language.is_empty());
        let headers = headers::common(self.service, region, language)?;
        let endpoints = Arc::new(self.endpoint_pool(region, &headers)?);
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
            deprecations: Deprecations::default(),
            max_response_size: self.max_response_size,
            wiped: self.wiped,
        };
        Ok(C::from(Client::new(settings)))
    }

    fn endpoint_pool(
        &self,
        region: Option<&str>,
        headers: &HeaderMap,
    ) -> Result<EndpointPool, SetupError> {
        let primary = match (&self.endpoint, self.endpoint_kind) {
            (Some(endpoint), _) => Endpoint::parse(endpoint)?,
            (None, Some(kind)) => Endpoint::parse(&kind.host(self.service.name, region)?)?,
            (None, None) => Endpoint::parse(self.service.endpoint)?,
        };
        let mut endpoints = vec![primary];
        if let Some(fallback) = &self.fallback_endpoint {
            endpoints.push(Endpoint::parse(fallback)?);
        }
        Ok(EndpointPool::new(endpoints, headers)?)
    }

    fn credential_source(
        &self,
        endpoints: &Arc<EndpointPool>,
        clock: &Arc<Clock>,
    ) -> Result<CredentialSource, SetupError> {
        let credentials = match &self.credentials {
            CredentialSetting::Environment => {
                EnvironmentProvider::new().warn_of_unused_role().read()?
            }
            CredentialSetting::Fixed(credentials) => credentials.clone(),
            CredentialSetting::Anonymous => return Ok(CredentialSource::Anonymous),
            CredentialSetting::Provider(provider) => {
                let provider = Arc::clone(provider);
                return Ok(CredentialSource::refreshed(
                    provider,
                    self.service.name,
                    Arc::clone(endpoints),
                    Arc::clone(clock),
                ));
            }
        };
        credentials.validate()?;
        let signing = SigningContext::new(&credentials, self.service.name, endpoints)?;
        Ok(CredentialSource::fixed(signing))
    }

    fn default_transport(
        &self,
        endpoints: &EndpointPool,
    ) -> Result<Arc<dyn Transport>, SetupError> {
        #[cfg(any(feature = "reqwest", feature = "hyper"))]
        if let Some(client) = self.http_client.or(HttpClient::PREFERRED) {
            let endpoints: Vec<_> = endpoints.iter().collect();
            let limits = Limits {
                timeout: self.timeout,
                ..self.limits
            };
            return Ok(client.for_client(&endpoints, limits, &self.connect)?);
        }
        let endpoint = endpoints.iter().next().map(ToString::to_string);
        Err(no_transport(endpoint.unwrap_or_default()).into())
    }
}
