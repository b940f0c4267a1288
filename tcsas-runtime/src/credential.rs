//! The keys a call is signed with, and where they come from.

mod provider;
pub(crate) mod refresh;

pub use provider::CredentialProvider;

use crate::error::CredentialError;
use std::fmt;
use std::time::SystemTime;
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

/// The environment variable with the secret id.
const SECRET_ID: &str = "TENCENTCLOUD_SECRET_ID";
/// The environment variable with the secret key.
const SECRET_KEY: &str = "TENCENTCLOUD_SECRET_KEY";
/// The environment variable with the session token of temporary keys.
const TOKEN: &str = "TENCENTCLOUD_TOKEN";

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
        Self::from_lookup(|name| std::env::var_os(name))
    }

    fn from_lookup(
        lookup: impl Fn(&str) -> Option<std::ffi::OsString>,
    ) -> Result<Self, CredentialError> {
        let variable = |name: &'static str| match lookup(name).map(std::ffi::OsString::into_string)
        {
            None => Err(CredentialError::new(format!(
                "{name} is not set in the environment"
            ))),
            Some(Err(_)) => Err(CredentialError::new(format!("{name} is not valid UTF-8"))),
            Some(Ok(value)) if value.trim().is_empty() => {
                Err(CredentialError::new(format!("{name} is empty")))
            }
            Some(Ok(value)) => Ok(Zeroizing::new(value).trim().to_owned()),
        };
        let credentials = Self::new(variable(SECRET_ID)?, variable(SECRET_KEY)?);
        let credentials = match lookup(TOKEN) {
            Some(value) if !value.is_empty() => credentials.with_token(variable(TOKEN)?),
            _ => credentials,
        };
        credentials.check()?;
        Ok(credentials)
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

    fn from(pairs: &[(&str, &str)]) -> Result<Credentials, String> {
        Credentials::from_lookup(|name| {
            pairs
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, v)| (*v).into())
        })
        .map_err(|error| error.to_string())
    }

    #[test]
    fn the_environment_gives_id_key_and_token() {
        let all = from(&[(SECRET_ID, "AKIDx"), (SECRET_KEY, " key\n"), (TOKEN, "tok")]).unwrap();
        assert_eq!(
            (all.secret_id(), all.secret_key(), all.token()),
            ("AKIDx", "key", Some("tok"))
        );
        assert_eq!(
            from(&[(SECRET_ID, "AKIDx"), (SECRET_KEY, "key"), (TOKEN, "")])
                .unwrap()
                .token(),
            None
        );
    }

    #[test]
    fn the_variable_at_fault_is_named() {
        assert!(
            from(&[])
                .unwrap_err()
                .contains("TENCENTCLOUD_SECRET_ID is not set")
        );
        assert!(
            from(&[(SECRET_ID, "AKIDx")])
                .unwrap_err()
                .contains("TENCENTCLOUD_SECRET_KEY is not set")
        );
        assert!(
            from(&[(SECRET_ID, "AKIDx"), (SECRET_KEY, " ")])
                .unwrap_err()
                .contains("TENCENTCLOUD_SECRET_KEY is empty")
        );
        assert!(
            from(&[(SECRET_ID, "key"), (SECRET_KEY, "AKIDx")])
                .unwrap_err()
                .contains("swapped")
        );
        assert!(
            from(&[(SECRET_ID, "AK\nID"), (SECRET_KEY, "key")])
                .unwrap_err()
                .contains("secret id")
        );
    }

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
    fn no_error_and_no_debug_shows_a_secret() {
        let texts = [
            from(&[(SECRET_ID, "geheim-id"), (SECRET_KEY, "AKIDgeheim")]).unwrap_err(),
            format!(
                "{:?}",
                Credentials::new("geheim", "geheim").with_token("geheim")
            ),
            format!(
                "{:?}",
                Credentials::new("üüüügeheim", "geheim").with_token("geheim")
            ),
        ];
        for text in texts {
            assert!(!text.contains("geheim"), "{text}");
        }
    }
}
