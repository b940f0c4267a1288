//! What a client signs with.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::HeaderValue;
use zeroize::Zeroizing;

use super::headers;
use crate::clock::Clock;
use crate::credential::refresh::{Kept, Lease, Refresher};
use crate::credential::{CredentialProvider, Credentials};
use crate::endpoint::EndpointPool;
use crate::error::CredentialError;
use crate::sign::Signer;

/// What requests need of one set of credentials.
pub(crate) struct SigningContext {
    /// One for each endpoint, because the signature covers the host.
    pub(crate) signers: Vec<Signer>,
    pub(crate) token: Option<HeaderValue>,
    pub(crate) secret_id: Box<str>,
}

/// Where a client has its credentials from.
#[derive(Debug)]
pub(crate) enum CredentialSource {
    /// Nowhere: it can only call what is not signed.
    Absent,
    Fixed(Arc<Kept<SigningContext>>),
    Fetched(Refresher<SigningContext>),
}

impl SigningContext {
    pub(crate) fn new(
        credentials: &Credentials,
        service: &str,
        endpoints: &EndpointPool,
    ) -> Result<Self, CredentialError> {
        let signer = |host: &str| Signer::new(credentials.clone(), service, host, headers::JSON);
        let token = credentials.token().map(|token| {
            // The memory is wiped when the last copy of the header is gone.
            let token = Bytes::from_owner(Zeroizing::new(token.as_bytes().to_vec()));
            headers::secret(token)
        });
        let token = token.transpose();
        Ok(Self {
            signers: endpoints.hosts().map(signer).collect(),
            token: token.map_err(|_| CredentialError::new("the token cannot stand in a header"))?,
            secret_id: credentials.secret_id().into(),
        })
    }
}

impl CredentialSource {
    pub(crate) fn fixed(signing: SigningContext) -> Self {
        Self::Fixed(Arc::new(Kept::fixed(signing)))
    }

    pub(crate) fn fetched(
        provider: Arc<dyn CredentialProvider>,
        service: &'static str,
        endpoints: Arc<EndpointPool>,
        clock: Arc<Clock>,
    ) -> Self {
        let make =
            move |credentials: Credentials| SigningContext::new(&credentials, service, &endpoints);
        Self::Fetched(Refresher::new(provider, make, clock))
    }

    /// What to sign with now.
    pub(crate) async fn get(&self, action: &str) -> Result<Lease<SigningContext>, CredentialError> {
        match self {
            Self::Fixed(signing) => Ok(Lease::fixed(signing)),
            Self::Fetched(refresher) => refresher.get().await,
            Self::Absent => Err(CredentialError::new(format!(
                "{action} must be signed, and the client is anonymous: build it with `credentials` instead"
            ))),
        }
    }

    /// Takes back what the service rejected; false if there can be nothing else.
    pub(crate) fn reject(&self, signing: &Arc<Kept<SigningContext>>) -> bool {
        match self {
            Self::Fetched(refresher) => {
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
