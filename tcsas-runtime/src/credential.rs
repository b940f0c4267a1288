//! The keys a call is signed with, and where they come from.

#[cfg(feature = "sts")]
mod assume_role;
mod chain;
#[cfg(feature = "profile")]
mod cli;
mod environment;
#[cfg(any(feature = "profile", feature = "sts"))]
mod file;
#[cfg(feature = "instance-role")]
mod instance_role;
#[cfg(any(feature = "instance-role", feature = "profile"))]
mod json;
#[cfg(all(test, feature = "instance-role", feature = "profile", feature = "sts"))]
mod leaks;
#[cfg(any(feature = "instance-role", feature = "profile"))]
mod names;
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

#[cfg(feature = "sts")]
pub use assume_role::AssumeRoleProvider;
pub use chain::ProviderChain;
#[cfg(feature = "profile")]
pub use cli::CliProvider;
pub use environment::EnvironmentProvider;
#[cfg(feature = "instance-role")]
pub use instance_role::InstanceRoleProvider;
#[cfg(feature = "profile")]
pub use profile::ProfileProvider;
pub use provider::CredentialProvider;
#[cfg(feature = "sts")]
pub use web_identity::WebIdentityProvider;

use crate::error::CredentialError;
use std::fmt;
use std::time::{Duration, SystemTime};
use zeroize::Zeroizing;

/// A secret id, its secret key and, for temporary keys, the session token that goes with them.
///
/// `Debug` shows none of them, and key and token are overwritten in memory when the last copy is dropped.
///
/// ```
/// use tcsas_runtime::Credentials;
///
/// let credentials = Credentials::new("AKIDEXAMPLE", "a-secret-key").with_token("a-session-token");
/// assert_eq!(format!("{credentials:?}"), "Credentials { secret_id: \"AKID***\", .. }");
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

    /// Credentials from `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY` and, if set, `TENCENTCLOUD_TOKEN`.
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

    /// The same, if they are well-formed. Whether they have expired is for the service's clock to say, where they come fresh
    /// from who hands them out.
    #[cfg(any(feature = "instance-role", feature = "sts"))]
    pub(crate) fn checked(self) -> Result<Self, CredentialError> {
        self.check()?;
        Ok(self)
    }

    /// The same, if they could work: well-formed, and not expired.
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
    fn expired(&self) -> Option<Duration> {
        self.expires?.elapsed().ok()
    }

    /// Finds what could never work, so that it is reported here and not as a failed signature.
    pub(crate) fn check(&self) -> Result<(), CredentialError> {
        let fault = |what: &str| Err(CredentialError::new(what.to_owned()));
        if self.secret_id.is_empty() {
            return fault("the secret id is empty");
        }
        if self.secret_key.is_empty() {
            return fault("the secret key is empty");
        }
        if !in_header(&self.secret_id) || self.secret_id.contains(['/', ',', ' ']) {
            return fault("the secret id holds a character that no secret id has");
        }
        if self
            .secret_key
            .contains(|char: char| char.is_whitespace() || char.is_control())
        {
            return fault("the secret key holds white space: was the end of a line read with it?");
        }
        if self.token().is_some_and(|token| !in_header(token)) {
            return fault("the token holds a character that no token has");
        }
        // Every secret id of the vendor starts so, and no call of it goes right with the two swapped.
        if self.secret_key.starts_with("AKID") && !self.secret_id.starts_with("AKID") {
            return fault(
                "the secret key starts with AKID, as secret ids do: are id and key swapped?",
            );
        }
        Ok(())
    }
}

/// The time that is `text` seconds after 1970-01-01 UTC. Fractions are left out.
#[cfg(any(feature = "instance-role", feature = "profile"))]
fn unix_time(text: &str) -> Option<SystemTime> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(whole.parse().ok()?))
}

fn in_header(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
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
    fn a_key_read_with_the_end_of_its_line_is_refused() {
        let error = Credentials::new("AKIDx", "geheim\n")
            .check()
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("end of a line") && !error.contains("geheim"),
            "{error}"
        );
    }

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
