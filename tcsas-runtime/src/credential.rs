//! The credentials a call is signed with, and the interface of their providers.
//!
//! This crate has [`EnvironmentProvider`] and fixed [`Credentials`]; providers for other sources
//! are in `tcsas-credentials`, or in any crate that implements [`CredentialProvider`].

mod environment;
mod provider;
pub(crate) mod refresh;
mod validation;
mod variables;

use std::fmt;
use std::time::SystemTime;

pub use environment::EnvironmentProvider;
pub use provider::CredentialProvider;
pub use validation::validate_token;
pub use variables::Variables;
use zeroize::Zeroizing;

use crate::error::CredentialError;

/// A secret id, its secret key and, for temporary credentials, the session token.
///
/// `Debug` shows none of them, and key and token are overwritten in memory when the last copy is
/// dropped.
///
/// ```
/// use tcsas_runtime::Credentials;
///
/// let credentials = Credentials::new("AKIDEXAMPLE", "a-secret-key").with_token("a-session-token");
/// assert_eq!(
///     format!("{credentials:?}"),
///     "Credentials { secret_id: \"AKID***\", .. }"
/// );
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    secret_id: Zeroizing<String>,
    secret_key: Zeroizing<String>,
    token: Option<Zeroizing<String>>,
    expires: Option<SystemTime>,
}

impl Credentials {
    /// Credentials from a secret id and its secret key.
    ///
    /// Values that cannot work, such as masked or quoted ones, are rejected where they are first
    /// used: by [`ClientBuilder::build`](crate::ClientBuilder::build), or as the error of the
    /// provider that they came from.
    #[must_use]
    pub fn new(secret_id: impl Into<String>, secret_key: impl Into<String>) -> Self {
        Self {
            secret_id: Zeroizing::new(secret_id.into()),
            secret_key: Zeroizing::new(secret_key.into()),
            token: None,
            expires: None,
        }
    }

    /// The same with the session token of temporary credentials. An empty token is none.
    #[must_use]
    pub fn with_token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(Zeroizing::new(token.into())).filter(|token| !token.is_empty());
        self
    }

    /// The same with the time from which the service no longer takes them.
    #[must_use]
    pub fn with_expiry(mut self, expires: SystemTime) -> Self {
        self.expires = Some(expires);
        self
    }

    /// Credentials from `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY` and, if set,
    /// `TENCENTCLOUD_TOKEN` or `TENCENTCLOUD_SECURITY_TOKEN`, as [`EnvironmentProvider`] reads
    /// them.
    ///
    /// # Errors
    ///
    /// [`CredentialError`] naming the variable that is missing, empty or unusable.
    pub fn from_env() -> Result<Self, CredentialError> {
        EnvironmentProvider::new().read()
    }

    /// The secret id, which names the key in every signed request.
    #[must_use]
    pub fn secret_id(&self) -> &str {
        &self.secret_id
    }

    /// The secret key. It never travels.
    #[must_use]
    pub fn secret_key(&self) -> &str {
        &self.secret_key
    }

    /// The session token, if the credentials are temporary.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        self.token.as_ref().map(|token| token.as_str())
    }

    /// The time from which the service no longer takes them, if they are temporary and it is known.
    #[must_use]
    pub fn expires(&self) -> Option<SystemTime> {
        self.expires
    }

    /// Checks that the values can be credentials at all: not empty, masked, quoted, swapped or
    /// otherwise damaged on their way. Expiry is not checked.
    ///
    /// A provider calls it so that a damaged value is reported with its source, and not as a
    /// signature that the service rejects.
    ///
    /// # Errors
    ///
    /// [`CredentialError`] naming the part and the likely cause. It shows no value.
    pub fn validate(&self) -> Result<(), CredentialError> {
        validation::check(self).map_err(|fault| CredentialError::new(fault.to_string()))
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: String = self.secret_id.chars().take(4).collect();
        let hidden = if self.secret_id.chars().count() > 8 {
            shown
        } else {
            String::new()
        };
        f.debug_struct("Credentials")
            .field("secret_id", &format_args!("\"{hidden}***\""))
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_secret() {
        for id in ["SENTINEL", "üüüüSENTINEL"] {
            let credentials = Credentials::new(id, "SENTINEL").with_token("SENTINEL");
            let text = format!("{credentials:?}");
            assert!(!text.contains("SENTINEL"), "{text}");
        }
    }
}
