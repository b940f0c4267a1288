//! Where credentials come from, and come from anew before they expire.

use super::Credentials;
use crate::error::CredentialError;
use crate::transport::BoxFuture;
use std::fmt;

/// Gives credentials, again and again if they expire.
///
/// A client asks its provider when it needs credentials for the first time, some minutes before the ones it has expire
/// ([`Credentials::expires`]), and when the service refuses their token; never twice at the same time, unless it has had no
/// reply for a minute and a half. Between, it keeps what it was given, so that a provider need not. A panic of a provider is
/// an error of the calls that wait for it.
///
/// ```
/// use tcsas_runtime::credential::CredentialProvider;
/// use tcsas_runtime::error::CredentialError;
/// use tcsas_runtime::transport::BoxFuture;
/// use tcsas_runtime::Credentials;
///
/// #[derive(Debug)]
/// struct Vault;
///
/// impl CredentialProvider for Vault {
///     fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
///         Box::pin(async {
///             match std::env::var("VAULT_ADDR") {
///                 Err(_) => Err(CredentialError::absent("VAULT_ADDR is not set")),
///                 Ok(_) => Err(CredentialError::new("the vault is sealed")),
///             }
///         })
///     }
/// }
/// ```
pub trait CredentialProvider: fmt::Debug + Send + Sync {
    /// Credentials that are good from now on.
    ///
    /// # Errors
    ///
    /// Why there are none, without a word of any secret. [`CredentialError::absent`] says that nothing is configured, and any
    /// other error that something is and does not work: a [`ProviderChain`](super::ProviderChain) goes on to its next provider
    /// only after the first kind, since another provider may have somebody else's credentials.
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>>;
}

/// Credentials that somebody has, and keeps.
impl CredentialProvider for Credentials {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        let credentials = self.clone();
        Box::pin(async { Ok(credentials) })
    }
}
