//! Credentials from environment variables.

use std::sync::Once;

use zeroize::Zeroizing;

use super::validation::{self, Part};
use super::variables::Variables;
use super::{CredentialProvider, Credentials};
use crate::error::CredentialError;
use crate::transport::BoxFuture;

/// The environment variable with the secret id.
const SECRET_ID: &str = "TENCENTCLOUD_SECRET_ID";
/// The environment variable with the secret key.
const SECRET_KEY: &str = "TENCENTCLOUD_SECRET_KEY";
/// The environment variables with the session token of temporary credentials: the one of the
/// vendor's command line, and the one of its Terraform provider and others of its programs.
const TOKEN: &str = "TENCENTCLOUD_TOKEN";
const SECURITY_TOKEN: &str = "TENCENTCLOUD_SECURITY_TOKEN";
/// The variable of functions on the vendor's serverless platform. Like the vendor's SDKs, this
/// provider does not read it, but an error mentions it.
const OF_A_FUNCTION: &str = "TENCENTCLOUD_SECRETID";
/// The role that the vendor's command line assumes.
const ROLE_ARN: &str = "TENCENTCLOUD_ROLE_ARN";

const HINT: &str = "set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY (and TENCENTCLOUD_TOKEN for temporary credentials) or pass Credentials::new(id, key)";

/// Credentials from `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY` and, if set,
/// `TENCENTCLOUD_TOKEN`: the variables of the vendor's SDKs and command line.
/// `TENCENTCLOUD_SECURITY_TOKEN` is another name for the token.
///
/// They are read for each fetch. The expiry of temporary credentials of the environment is unknown.
///
/// Without any of the variables, nothing is configured ([`CredentialError::is_absent`]). If one is
/// set, even to an empty value, all required ones must be set and valid; an empty token counts as
/// none. The role in `TENCENTCLOUD_ROLE_ARN` is not assumed: use `AssumeRoleProvider` (feature
/// `sts`).
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
    warns_of_unused_role: bool,
}

impl EnvironmentProvider {
    /// A provider that reads the environment of this process.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads these variables instead of those of the process.
    #[must_use]
    pub fn variables(mut self, variables: Variables) -> Self {
        self.variables = variables;
        self
    }

    /// Logs a `WARN`, once in a program, if `TENCENTCLOUD_ROLE_ARN` names a role: this provider
    /// does not assume it, and users who set the variable expect it to be assumed.
    ///
    /// For defaults, such as a chain of providers. A program that chose this provider may assume
    /// the role with the credentials it returns.
    #[must_use]
    pub fn warn_of_unused_role(mut self) -> Self {
        self.warns_of_unused_role = true;
        self
    }

    /// The credentials that the environment has now.
    ///
    /// # Errors
    ///
    /// [`CredentialError`] naming the variable that is missing, empty or unusable.
    pub fn read(&self) -> Result<Credentials, CredentialError> {
        let (id, key) = (
            self.variables.is_set(SECRET_ID),
            self.variables.is_set(SECRET_KEY),
        );
        let token = self.token();
        if !id && !key && matches!(token, Ok(None)) {
            return Err(self.nothing());
        }
        let mut id = self.required(SECRET_ID, SECRET_KEY)?;
        let mut key = self.required(SECRET_KEY, SECRET_ID)?;
        let credentials = Credentials::new(std::mem::take(&mut *id), std::mem::take(&mut *key));
        let (credentials, token) = match token? {
            Some((name, mut token)) => (credentials.with_token(std::mem::take(&mut *token)), name),
            None => (credentials, TOKEN),
        };
        match validation::check(&credentials) {
            Ok(()) => {
                self.log_unused_role();
                Ok(credentials)
            }
            Err(fault) => {
                let name = match fault.part {
                    Part::SecretId => SECRET_ID,
                    Part::SecretKey => SECRET_KEY,
                    Part::Token => token,
                };
                let error = CredentialError::new(fault.to_string());
                Err(error.with_context(format_args!("the environment, {name}")))
            }
        }
    }

    fn log_unused_role(&self) {
        static LOGGED: Once = Once::new();
        let is_named = || {
            self.variables
                .raw(ROLE_ARN)
                .is_some_and(|role| !role.is_empty())
        };
        if self.warns_of_unused_role && is_named() {
            LOGGED.call_once(|| {
                tracing::warn!(
                    "{ROLE_ARN} is set, and only AssumeRoleProvider assumes a role: without it, calls are signed with {SECRET_ID}"
                );
            });
        }
    }

    /// The error if nothing is set.
    fn nothing(&self) -> CredentialError {
        let what = format!("{SECRET_ID} is not set in the environment");
        let what = match self.variables.is_set(OF_A_FUNCTION) {
            true => format!("{what} ({OF_A_FUNCTION} is, and is not read)"),
            false => what,
        };
        CredentialError::absent(what).with_hint(HINT)
    }

    fn required(&self, name: &str, other: &str) -> Result<Zeroizing<String>, CredentialError> {
        if self.variables.is_set(name) {
            return self.variables.required(name);
        }
        let set = match self.variables.is_set(other) {
            true => other,
            false => "a token",
        };
        let what = format!("{name} is not set in the environment, and {set} is");
        Err(CredentialError::new(what).with_hint(HINT))
    }

    /// The token, and the variable it comes from.
    fn token(&self) -> Result<Option<(&'static str, Zeroizing<String>)>, CredentialError> {
        let token = self.variables.if_not_empty(TOKEN)?;
        let other = self.variables.if_not_empty(SECURITY_TOKEN)?;
        match (token, other) {
            (Some(token), Some(other)) if *token != *other => Err(CredentialError::new(format!(
                "{TOKEN} and {SECURITY_TOKEN} are two names for one token, and hold two: unset the older one"
            ))),
            (Some(token), _) => Ok(Some((TOKEN, token))),
            (None, other) => Ok(other.map(|token| (SECURITY_TOKEN, token))),
        }
    }
}

impl CredentialProvider for EnvironmentProvider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async { self.read() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, &str)]) -> EnvironmentProvider {
        EnvironmentProvider::new().variables(pairs.iter().copied().collect())
    }

    fn from(pairs: &[(&str, &str)]) -> Result<Credentials, String> {
        let read = of(pairs).read();
        read.map_err(|error| error.to_string())
    }

    #[test]
    fn id_key_and_token_are_read() {
        let all = from(&[(SECRET_ID, "AKIDx"), (SECRET_KEY, " key\n"), (TOKEN, "tok")]).unwrap();
        assert_eq!(
            (all.secret_id(), all.secret_key(), all.token()),
            ("AKIDx", "key", Some("tok"))
        );
        let none = from(&[(SECRET_ID, "AKIDx"), (SECRET_KEY, "key"), (TOKEN, "")]).unwrap();
        assert_eq!(none.token(), None);
    }

    #[test]
    fn token_has_two_names() {
        let with = |tokens: &[(&str, &str)]| {
            let pair = [(SECRET_ID, "AKIDx"), (SECRET_KEY, "key")];
            from(&[&pair, tokens].concat())
                .map(|credentials| credentials.token().map(str::to_owned))
        };
        assert_eq!(with(&[(SECURITY_TOKEN, "tok")]), Ok(Some("tok".into())));
        assert_eq!(with(&[(SECURITY_TOKEN, "")]), Ok(None));
        let both = |token, other| with(&[(TOKEN, token), (SECURITY_TOKEN, other)]);
        assert_eq!(both("tok", "tok"), Ok(Some("tok".into())));
        assert_eq!(both("", "tok"), Ok(Some("tok".into())));
        assert_eq!(both("tok", ""), Ok(Some("tok".into())));
        let error = both("SENTINEL1", "SENTINEL2").unwrap_err();
        assert!(error.contains("TENCENTCLOUD_TOKEN and TENCENTCLOUD_SECURITY_TOKEN are two names"));
        assert!(!error.contains("SENTINEL"));
        let error = both("", "ge heim").unwrap_err();
        assert!(error.contains("the environment, TENCENTCLOUD_SECURITY_TOKEN: the token holds"));
    }

    #[test]
    fn nothing_is_absent_and_anything_is_configured() {
        let absent = |pairs: &[(&str, &str)]| {
            let error = of(pairs).read().unwrap_err();
            error.is_absent()
        };
        assert!(absent(&[]));
        assert!(absent(&[(TOKEN, ""), (SECURITY_TOKEN, "")]));
        assert!(absent(&[("TENCENTCLOUD_REGION", "ap-guangzhou")]));
        for pairs in [
            &[(SECRET_ID, "AKIDx")][..],
            &[(SECRET_ID, "")],
            &[(SECRET_ID, " ")],
            &[(SECRET_KEY, "key")],
            &[(SECRET_KEY, "")],
            &[(SECRET_ID, ""), (SECRET_KEY, "")],
            &[(SECRET_ID, "AKIDx"), (SECRET_KEY, "")],
            &[(SECRET_ID, ""), (SECRET_KEY, "key")],
            &[(TOKEN, "tok")],
            &[(TOKEN, " ")],
            &[(SECURITY_TOKEN, "tok")],
            &[(TOKEN, "a"), (SECURITY_TOKEN, "b")],
            &[(SECRET_ID, "AKIDx"), (SECRET_KEY, "\"key\"")],
            &[(SECRET_ID, "AKID****"), (SECRET_KEY, "key")],
        ] {
            assert!(!absent(pairs), "{pairs:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn invalid_unicode_counts_as_configured() {
        use std::os::unix::ffi::OsStringExt;
        let whole = [(SECRET_ID, "AKIDx"), (SECRET_KEY, "key"), (TOKEN, "tok")];
        for (at, (name, _)) in whole.iter().enumerate() {
            let value = |index, text: &str| match index == at {
                true => std::ffi::OsString::from_vec(b"SENTINEL\xff".to_vec()),
                false => text.into(),
            };
            let alone = [((*name).to_owned(), value(at, ""))];
            let pairs = (0..)
                .zip(whole)
                .map(|(index, (name, text))| (name.to_owned(), value(index, text)));
            for variables in [Variables::from_iter(alone), Variables::from_iter(pairs)] {
                let error = EnvironmentProvider::new()
                    .variables(variables)
                    .read()
                    .unwrap_err();
                assert!(
                    !error.is_absent() && !error.to_string().contains("SENTINEL"),
                    "{error}"
                );
            }
        }
    }

    #[test]
    fn names_used_by_cloud_functions_are_mentioned() {
        let error = of(&[(OF_A_FUNCTION, "AKIDSENTINEL")]).read().unwrap_err();
        let text = error.to_string();
        assert!(error.is_absent() && text.contains("(TENCENTCLOUD_SECRETID is, and is not read)"));
        assert!(!text.contains("SENTINEL"));
    }

    #[test]
    fn invalid_variable_is_named() {
        let error = from(&[]).unwrap_err();
        assert!(error.contains("TENCENTCLOUD_SECRET_ID is not set"));
        assert!(error.ends_with(HINT));
        let error = from(&[(SECRET_ID, "AKIDx")]).unwrap_err();
        assert!(error.contains(
            "TENCENTCLOUD_SECRET_KEY is not set in the environment, and TENCENTCLOUD_SECRET_ID is"
        ));
        let error = from(&[(SECRET_KEY, "SENTINEL")]).unwrap_err();
        assert!(error.contains("TENCENTCLOUD_SECRET_ID is not set") && !error.contains("SENTINEL"));
        let error = from(&[(TOKEN, "SENTINEL")]).unwrap_err();
        assert!(
            error.contains("TENCENTCLOUD_SECRET_ID is not set in the environment, and a token")
        );
        let error = from(&[(SECRET_ID, "AKIDx"), (SECRET_KEY, " ")]).unwrap_err();
        assert!(error.contains("TENCENTCLOUD_SECRET_KEY is empty"));
        let error = from(&[(SECRET_ID, "AKIDx"), (SECRET_KEY, "key"), (TOKEN, " ")]).unwrap_err();
        assert!(error.contains("TENCENTCLOUD_TOKEN is empty"));
        let error = from(&[(SECRET_ID, "SENTINEL"), (SECRET_KEY, "AKIDx")]).unwrap_err();
        assert!(error.contains("swapped") && !error.contains("SENTINEL"));
        let error = from(&[(SECRET_ID, "AK\nID"), (SECRET_KEY, "key")]).unwrap_err();
        assert!(error.contains("the environment, TENCENTCLOUD_SECRET_ID: the secret id holds"));
    }
}
