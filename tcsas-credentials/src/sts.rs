//! Calls of the security token service (STS): client, settings, and conversion of responses.

use std::sync::Arc;
use std::time::Duration;

use tcsas_runtime::credential::Variables;
use tcsas_runtime::error::{CredentialError, Error};
use tcsas_runtime::transport::Transport;
use tcsas_runtime::{ClientBuilder, Credentials, Endpoint, ErrorCode};

use crate::unix_time;

/// The setters that all providers of this service share, for an `impl` of a type with the field
/// `settings`.
macro_rules! setters {
    (region: $default_region:literal) => {
        #[doc = concat!("Sets the region whose STS endpoint is called. Default: ", $default_region, ".")]
        ///
        /// The credentials are valid in all regions.
        #[must_use]
        pub fn region(mut self, region: impl Into<String>) -> Self {
            self.settings.region = Some(region.into());
            self
        }

        /// Sets how long the credentials are valid, in whole seconds. Default: 7,200; the service
        /// allows at most 43,200.
        #[must_use]
        pub fn duration(mut self, duration: ::std::time::Duration) -> Self {
            self.settings.duration = duration;
            self
        }

        /// Sets the address of STS, in the form that
        /// [`ClientBuilder::endpoint`](tcsas_runtime::ClientBuilder::endpoint) takes. Default:
        /// `sts.intl.tencentcloudapi.com`; the mainland site has `sts.tencentcloudapi.com`.
        #[must_use]
        pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
            self.settings.endpoint = Some(endpoint.into());
            self
        }

        /// Replaces the transport. Requests still take at most 15 seconds, and responses have at
        /// most 64 KiB.
        #[must_use]
        pub fn transport(
            mut self,
            transport: impl ::tcsas_runtime::transport::Transport + 'static,
        ) -> Self {
            self.settings.transport = Some(::std::sync::Arc::new(transport));
            self
        }
    };
}
pub(crate) use setters;

/// The client, generated from `specs/sts`.
pub(crate) mod api {
    tcsas_macros::include_specs! { path: "specs/sts", runtime: ::tcsas_runtime }
}

/// The default region, that of the vendor's SDKs. The service requires one, although a role is
/// valid in all of them.
const DEFAULT_REGION: &str = "ap-guangzhou";

/// The default validity of credentials, in seconds.
const DURATION: u64 = 7_200;
/// The longest time the service allows, in seconds.
const LONGEST: u64 = 43_200;

/// Short, since other calls wait for the credentials.
const TIMEOUT: Duration = Duration::from_secs(15);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// A response has a few hundred bytes, plus up to 4 KiB for the token.
const MAX_RESPONSE_SIZE: usize = 64 << 10;

/// The settings that all providers of this service share.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) duration: Duration,
    pub(crate) region: Option<String>,
    pub(crate) endpoint: Option<String>,
    pub(crate) transport: Option<Arc<dyn Transport>>,
    pub(crate) variables: Variables,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings")
            .field("duration", &self.duration)
            .field("region", &self.region)
            .field(
                "endpoint",
                &self.endpoint.as_deref().map(Endpoint::redacted),
            )
            .finish_non_exhaustive()
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            duration: Duration::from_secs(DURATION),
            region: None,
            endpoint: None,
            transport: None,
            variables: Variables::default(),
        }
    }
}

impl Settings {
    /// Builds a client for a single call: the next one is an hour or more away.
    pub(crate) fn client(
        &self,
        credentials: Option<Credentials>,
        region: &str,
    ) -> Result<api::Client, CredentialError> {
        let builder: ClientBuilder<api::Client> = api::Client::builder()
            .timeout(TIMEOUT)
            .region(region)
            .zeroize_bodies(true);
        let builder = builder
            .connect_timeout(CONNECT_TIMEOUT)
            .max_response_size(MAX_RESPONSE_SIZE);
        let builder = match credentials {
            Some(credentials) => builder.credentials(credentials),
            None => builder.anonymous(),
        };
        let builder = match &self.endpoint {
            Some(endpoint) => builder.endpoint(endpoint),
            None => builder,
        };
        let builder = match &self.transport {
            Some(transport) => builder.transport(Arc::clone(transport)),
            None => builder,
        };
        builder.build().map_err(|error| {
            CredentialError::new("the security token service cannot be called").with_source(error)
        })
    }

    /// The region given, or that of the environment, or the vendor's.
    pub(crate) fn region(&self) -> Result<String, CredentialError> {
        if let Some(region) = &self.region {
            return Ok(region.clone());
        }
        let region = self.variables.region()?;
        Ok(region.unwrap_or_else(|| DEFAULT_REGION.to_owned()))
    }

    /// The duration in seconds, if the service allows it.
    pub(crate) fn seconds(&self) -> Result<u64, CredentialError> {
        match self.duration.as_secs() {
            seconds @ 1..=LONGEST => Ok(seconds),
            _ => Err(CredentialError::new(format!(
                "credentials cannot be valid for {:?}: the service allows 1 to {LONGEST} seconds",
                self.duration
            ))),
        }
    }
}

/// The credentials of a response.
pub(crate) fn temporary(
    credentials: api::types::Credentials,
    expired_time: i64,
) -> Result<Credentials, CredentialError> {
    let seconds = u64::try_from(expired_time).ok().filter(|time| *time > 0);
    let expires = seconds.and_then(unix_time::from_seconds);
    // The strings are moved, so that no copy stays in memory.
    let credentials = Credentials::new(credentials.tmp_secret_id, credentials.tmp_secret_key)
        .with_token(credentials.token);
    if credentials.token().is_none() {
        return Err(CredentialError::new("the response has no token"));
    }
    let expires = expires.ok_or_else(|| {
        CredentialError::new("the response has no time of expiry in Unix seconds")
    })?;
    let credentials = credentials.with_expiry(expires);
    credentials.validate()?;
    Ok(credentials)
}

/// Converts the error of a call, without the body it may keep.
pub(crate) fn failure<C: ErrorCode>(error: Error<C>) -> CredentialError {
    let mut error = error.untyped();
    if let Error::InvalidResponse(error) = &mut error {
        error.forget_body();
    }
    CredentialError::new(error.to_string()).with_source(error)
}
