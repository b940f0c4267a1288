//! Where credentials come from, and come from anew before they expire.

use std::fmt;

use super::Credentials;
use crate::error::CredentialError;
use crate::transport::BoxFuture;

/// Provides credentials, repeatedly if they expire.
///
/// A client calls its provider on the first call, a few minutes before the current credentials
/// expire ([`Credentials::expires`]), and when the service rejects their token. The client caches
/// the credentials, so that a provider need not.
///
/// # Where a fetch runs
///
/// At most one fetch runs at a time, however many calls wait for it. It is a task of the tokio
/// runtime of the call that started it, and it belongs to the client: a call whose time is up
/// leaves it running, and it ends with the client's last handle, when the future of
/// [`provide`](Self::provide) is dropped. If that runtime shuts down, waiting calls start another
/// fetch. If it is one that is run only now and then, such as a current-thread runtime between two
/// `block_on`, so that time limits run out while nothing is polled, the fetch is repeated on a
/// thread of its own, as are those that follow; that thread has a current-thread runtime, and ends
/// with the fetch. A provider must therefore not keep anything across fetches that is tied to one
/// runtime.
///
/// A fetch may take 90 seconds. A panic is an error of the calls that wait for it, and so is a
/// provider that awaits a call of the client it serves: give it another client.
///
/// # Failures
///
/// After a first failed fetch the next call starts another. After each further failure the provider
/// is not called for a random time of at most 1, 2, 4 … 60 seconds; meanwhile calls that have no
/// credentials fail at once with the same error, which names the time of the next attempt. The
/// same pauses follow, from the third time in a row, when the service rejects what the
/// provider gives; calls then go on with the credentials there are, and the service decides.
///
/// # Clocks
///
/// Return credentials that look expired as they are, if they come fresh from the service that
/// issues them: the clock of the machine may be wrong. The client then makes its call with them,
/// and learns the time from the response. Once it knows the time, expired credentials are an error.
///
/// ```
/// use tcsas_runtime::Credentials;
/// use tcsas_runtime::credential::CredentialProvider;
/// use tcsas_runtime::error::CredentialError;
/// use tcsas_runtime::transport::BoxFuture;
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
    /// The reason, without any secret. [`CredentialError::absent`] means that nothing is
    /// configured, any other error that the configuration does not work: a `ProviderChain` goes on
    /// to its next provider only after the first kind, since another provider may have somebody
    /// else's credentials.
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>>;
}

/// Credentials that somebody has, and keeps.
impl CredentialProvider for Credentials {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        let credentials = self.clone();
        Box::pin(async { Ok(credentials) })
    }
}
