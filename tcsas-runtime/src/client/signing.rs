//! The credentials of a client, prepared for signing.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::HeaderValue;
use zeroize::Zeroizing;

use super::headers;
use crate::clock::Clock;
use crate::credential::refresh::{Cached, Lease, Refresher};
use crate::credential::{CredentialProvider, Credentials};
use crate::endpoint::EndpointPool;
use crate::error::CredentialError;
use crate::sign::Signer;

/// One set of credentials, prepared for signing.
pub(crate) struct SigningContext {
    /// One for each endpoint of the pool, since the signature covers the host.
    pub(crate) signers: Vec<Signer>,
    pub(crate) token: Option<HeaderValue>,
    pub(crate) secret_id: Box<str>,
}

/// The source of the credentials of a client.
#[derive(Debug)]
pub(crate) enum CredentialSource {
    /// There are none: only unsigned actions can be called.
    Anonymous,
    Fixed(Arc<Cached<SigningContext>>),
    Refreshed(Refresher<SigningContext>),
}

impl SigningContext {
    pub(crate) fn new(
        credentials: &Credentials,
        service: &str,
        endpoints: &EndpointPool,
    ) -> Result<Self, CredentialError> {
        let signer = |host: &str| Signer::new(credentials.clone(), service, host, headers::JSON);
        let token = credentials.token().map(|token| {
            // The memory is overwritten when the last clone of the header is dropped.
            let token = Bytes::from_owner(Zeroizing::new(token.as_bytes().to_vec()));
            headers::secret(token)
        });
        let token = token.transpose();
        Ok(Self {
            signers: endpoints
                .iter()
                .map(|endpoint| signer(endpoint.host()))
                .collect(),
            token: token
                .map_err(|_| CredentialError::new("the token cannot be sent in a header"))?,
            secret_id: credentials.secret_id().into(),
        })
    }
}

impl CredentialSource {
    pub(crate) fn fixed(signing: SigningContext) -> Self {
        Self::Fixed(Arc::new(Cached::fixed(signing)))
    }

    pub(crate) fn refreshed(
        provider: Arc<dyn CredentialProvider>,
        service: &'static str,
        endpoints: Arc<EndpointPool>,
        clock: Arc<Clock>,
    ) -> Self {
        let make =
            move |credentials: Credentials| SigningContext::new(&credentials, service, &endpoints);
        Self::Refreshed(Refresher::new(provider, make, clock))
    }

    /// The credentials for the next request.
    pub(crate) async fn get(&self, action: &str) -> Result<Lease<SigningContext>, CredentialError> {
        match self {
            Self::Fixed(signing) => Ok(Lease::fixed(signing)),
            Self::Refreshed(refresher) => refresher.get().await,
            Self::Anonymous => Err(CredentialError::new(format!(
                "{action} must be signed, and the client is anonymous: build it with `credentials` instead"
            ))),
        }
    }

    /// Invalidates credentials that the service rejected. Returns false if there is no other
    /// source.
    pub(crate) fn reject(&self, signing: &Arc<Cached<SigningContext>>) -> bool {
        match self {
            Self::Refreshed(refresher) => {
                refresher.reject(signing);
                true
            }
            _ => false,
        }
    }
}

impl fmt::Debug for SigningContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.signers.first()).finish()
    }
}
