//! The interface of credential providers.

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
/// provider that awaits a call of the client it serves, which needs a client of its own instead.
///
/// # Failures
///
/// After a first failed fetch the next call starts another. After each further failure the provider
/// is not called for a random time of at most 1, 2, 4 … 60 seconds; meanwhile calls that have no
/// credentials fail at once with the same error, which names the time of the next attempt. The
/// same pauses follow the third and later rejections in a row of fetched credentials by the
/// service; calls then continue with the current credentials, and the service decides.
///
/// # Clocks
///
/// Return freshly issued credentials even if they look expired: the clock of the machine may be
/// wrong. The client sends its call with them and takes the time from the response. Once the time
/// is known, expired credentials are an error.
///
/// # Writing a provider
///
/// The providers of the crate `tcsas-credentials` use the same public interface as any other:
///
/// - [`Variables`](super::Variables) reads environment variables, which tests can replace;
/// - [`CredentialError::absent`], [`configured`](CredentialError::configured) and
///   [`with_context`](CredentialError::with_context) state whether anything is configured, and
///   where;
/// - [`Credentials::validate`] and [`validate_token`](super::validate_token) reject values that
///   cannot work, such as masked ones, and show no secret;
/// - [`Endpoint`](crate::Endpoint) checks an address, and `ReqwestTransport::direct` calls one that
///   only this machine can reach, without a proxy;
/// - [`ClientBuilder::zeroize_bodies`](crate::ClientBuilder::zeroize_bodies) overwrites responses
///   with secrets, and
///   [`InvalidResponseError::forget_body`](crate::error::InvalidResponseError::forget_body) what an
///   error keeps of one.
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
    /// Returns credentials that are valid from now on.
    ///
    /// # Errors
    ///
    /// The reason, without any secret. [`CredentialError::absent`] means that nothing is
    /// configured, any other error that the configuration does not work. The `ProviderChain` of
    /// `tcsas-credentials` continues with its next provider only after the first kind, since
    /// another provider may have credentials of another account.
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>>;
}

/// Fixed credentials.
impl CredentialProvider for Credentials {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        let credentials = self.clone();
        Box::pin(async { Ok(credentials) })
    }
}
