//! Credentials from environment variables.

use super::variables::Variables;
use super::{CredentialProvider, Credentials};
use crate::error::CredentialError;
use crate::transport::BoxFuture;

/// The environment variable with the secret id.
pub(super) const SECRET_ID: &str = "TENCENTCLOUD_SECRET_ID";
/// The environment variable with the secret key.
pub(super) const SECRET_KEY: &str = "TENCENTCLOUD_SECRET_KEY";
/// The environment variable with the session token of temporary keys.
const TOKEN: &str = "TENCENTCLOUD_TOKEN";

const HINT: &str = "set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY (and TENCENTCLOUD_TOKEN for temporary keys) or pass Credentials::new(id, key)";

/// Credentials from `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY` and, if set, `TENCENTCLOUD_TOKEN`: the variables of
/// the vendor's SDKs and command line.
///
/// They are read each time credentials are wanted. When temporary keys of the environment expire is not known.
///
/// ```
/// use tcsas_runtime::credential::EnvironmentProvider;
///
/// match EnvironmentProvider::new().read() {
///     Ok(credentials) => println!("signing as {credentials:?}"), // shows four characters of the id
///     Err(error) => println!("{error}"),
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct EnvironmentProvider {
    variables: Variables,
}

impl EnvironmentProvider {
    /// A provider that reads the environment of this process.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The credentials that the environment has now.
    ///
    /// # Errors
    ///
    /// [`CredentialError`] naming the variable that is missing, empty or unusable.
    pub fn read(&self) -> Result<Credentials, CredentialError> {
        let required = |name| {
            let value = self.variables.required(name);
            value.map_err(|error| error.with_hint(HINT))
        };
        let mut id = required(SECRET_ID)?;
        let mut key = required(SECRET_KEY)?;
        let credentials = Credentials::new(std::mem::take(&mut *id), std::mem::take(&mut *key));
        match self.variables.optional(TOKEN)? {
            Some(mut token) => credentials.with_token(std::mem::take(&mut *token)),
            None => credentials,
        }
        .usable()
        .map_err(|error| error.within("the environment"))
    }
}

impl CredentialProvider for EnvironmentProvider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async { self.read() })
    }
}

#[cfg(test)]
impl EnvironmentProvider {
    pub(super) fn of(pairs: &[(&str, &str)]) -> Self {
        Self {
            variables: Variables::of(pairs),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(pairs: &[(&str, &str)]) -> Result<Credentials, String> {
        let read = EnvironmentProvider::of(pairs).read();
        read.map_err(|error| error.to_string())
    }

    #[test]
    fn it_gives_id_key_and_token() {
        let all = from(&[(SECRET_ID, "AKIDx"), (SECRET_KEY, " key\n"), (TOKEN, "tok")]).unwrap();
        assert_eq!(
            (all.secret_id(), all.secret_key(), all.token()),
            ("AKIDx", "key", Some("tok"))
        );
        let none = from(&[(SECRET_ID, "AKIDx"), (SECRET_KEY, "key"), (TOKEN, "")]).unwrap();
        assert_eq!(none.token(), None);
    }

    #[test]
    fn the_variable_at_fault_is_named() {
        let error = from(&[]).unwrap_err();
        assert!(error.contains("TENCENTCLOUD_SECRET_ID is not set"));
        assert!(error.ends_with(HINT));
        let error = from(&[(SECRET_ID, "AKIDx")]).unwrap_err();
        assert!(error.contains("TENCENTCLOUD_SECRET_KEY is not set"));
        let error = from(&[(SECRET_ID, "AKIDx"), (SECRET_KEY, " ")]).unwrap_err();
        assert!(error.contains("TENCENTCLOUD_SECRET_KEY is empty"));
        let error = from(&[(SECRET_ID, "AKIDx"), (SECRET_KEY, "key"), (TOKEN, " ")]).unwrap_err();
        assert!(error.contains("TENCENTCLOUD_TOKEN is empty"));
        let error = from(&[(SECRET_ID, "geheim"), (SECRET_KEY, "AKIDx")]).unwrap_err();
        assert!(error.contains("swapped") && !error.contains("geheim"));
        let error = from(&[(SECRET_ID, "AK\nID"), (SECRET_KEY, "key")]).unwrap_err();
        assert!(error.contains("the environment: the secret id holds"));
    }
}
