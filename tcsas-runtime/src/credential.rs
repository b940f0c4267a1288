//! The keys a call is signed with, and where they come from.

#[cfg(feature = "sts")]
mod assume_role;
mod chain;
#[cfg(feature = "profile")]
mod cli;
mod environment;
#[cfg(any(feature = "profile", feature = "sts"))]
mod file;
#[cfg(feature = "profile")]
mod ini;
#[cfg(feature = "instance-role")]
mod instance_role;
#[cfg(any(feature = "instance-role", feature = "profile"))]
mod json;
#[cfg(all(test, feature = "instance-role", feature = "profile", feature = "sts"))]
mod leaks;
mod malformed;
#[cfg(any(feature = "instance-role", feature = "profile"))]
mod names;
#[cfg(any(feature = "profile", feature = "sts"))]
mod off_thread;
#[cfg(feature = "profile")]
mod profile;
mod provider;
pub(crate) mod refresh;
#[cfg(feature = "sts")]
mod sts;
// Without all features, not all of it is used.
#[cfg(test)]
#[cfg_attr(
    not(all(feature = "instance-role", feature = "profile", feature = "sts")),
    allow(dead_code)
)]
mod test_support;
mod variables;
#[cfg(feature = "sts")]
mod web_identity;

use std::fmt;
#[cfg(any(feature = "instance-role", feature = "profile", feature = "sts", test))]
use std::time::Duration;
use std::time::SystemTime;

#[cfg(feature = "sts")]
pub use assume_role::AssumeRoleProvider;
pub use chain::ProviderChain;
#[cfg(feature = "profile")]
pub use cli::CliProvider;
pub use environment::EnvironmentProvider;
pub(crate) use environment::warn_of_a_role;
#[cfg(feature = "instance-role")]
pub use instance_role::InstanceRoleProvider;
#[cfg(feature = "profile")]
pub use profile::ProfileProvider;
pub use provider::CredentialProvider;
#[cfg(feature = "sts")]
pub use web_identity::WebIdentityProvider;
use zeroize::Zeroizing;

use crate::error::CredentialError;

/// A secret id, its secret key and, for temporary keys, the session token that goes with them.
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

    /// The same with the session token of temporary keys. An empty token is none.
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

    /// The session token, if the keys are temporary.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        self.token.as_ref().map(|token| token.as_str())
    }

    /// The time from which the service no longer takes them, if they are temporary and it is known.
    #[must_use]
    pub fn expires(&self) -> Option<SystemTime> {
        self.expires
    }

    /// The same, if they are well-formed. Whether they have expired is for the service's clock to
    /// say, where they come fresh from who hands them out.
    pub(crate) fn checked(self) -> Result<Self, CredentialError> {
        self.check()?;
        Ok(self)
    }

    /// The same, if they could work: well-formed, and not expired.
    #[cfg(any(feature = "profile", test))]
    pub(crate) fn usable(self) -> Result<Self, CredentialError> {
        self.check()?;
        match self.expired() {
            Some(ago) => Err(CredentialError::new(format!(
                "the keys expired {} seconds ago by the clock of this machine",
                ago.as_secs()
            ))),
            None => Ok(self),
        }
    }

    /// For how long the service has no longer taken them.
    #[cfg(any(feature = "profile", test))]
    fn expired(&self) -> Option<Duration> {
        self.expires?.elapsed().ok()
    }

    /// Finds what could never work, so that it is reported here and not as a failed signature.
    pub(crate) fn check(&self) -> Result<(), CredentialError> {
        malformed::check(self).map_err(|fault| CredentialError::new(fault.to_string()))
    }
}

/// The time that is `text` seconds after 1970-01-01 UTC. Fractions are left out; what is beyond the
/// year 9999, such as milliseconds, is none: credentials with such an end would never be replaced.
#[cfg(any(feature = "instance-role", feature = "profile"))]
fn unix_time(text: &str) -> Option<SystemTime> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = fraction.bytes().all(|byte| byte.is_ascii_digit());
    unix_seconds(whole.parse().ok().filter(|_| digits)?)
}

/// The same for a number.
#[cfg(any(feature = "instance-role", feature = "profile", feature = "sts"))]
fn unix_seconds(seconds: u64) -> Option<SystemTime> {
    /// The end of the year 9999.
    const LAST: u64 = 253_402_300_799;
    let time = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds));
    time.filter(|_| seconds <= LAST)
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
    fn what_has_expired_is_refused() {
        let keys = Credentials::new("AKIDx", "key");
        let now = SystemTime::now();
        let hour = Duration::from_secs(3600);
        assert!(keys.clone().usable().is_ok());
        assert!(keys.clone().with_expiry(now + hour).usable().is_ok());
        let error = keys.clone().with_expiry(now).usable().unwrap_err();
        assert!(error.to_string().contains("the keys expired 0 seconds ago"));
        let error = keys.with_expiry(now - hour).usable().unwrap_err();
        assert!(error.to_string().contains("the keys expired 36"));
    }

    #[test]
    fn debug_shows_no_secret() {
        for id in ["geheim", "üüüügeheim"] {
            let keys = Credentials::new(id, "geheim").with_token("geheim");
            let text = format!("{keys:?}");
            assert!(!text.contains("geheim"), "{text}");
        }
    }
}
