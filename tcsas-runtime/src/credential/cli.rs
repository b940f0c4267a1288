//! Credentials from the file of the vendor's command line.

use super::json::Object;
use super::variables::Variables;
use super::{CredentialProvider, Credentials, file, unix_time};
use crate::error::CredentialError;
use crate::transport::BoxFuture;
use std::path::PathBuf;

/// The variable that names the profile.
const PROFILE: &str = "TCCLI_PROFILE";

/// Credentials from the file of the vendor's command line `tccli`, `~/.tccli/PROFILE.credential`.
///
/// The profile is the one that `TCCLI_PROFILE` names, else `default`. The file is read each time credentials are wanted:
/// after a login (`tccli auth login`, `tccli sso login`) its keys are temporary, and each call of `tccli` that finds them
/// near their end replaces them. This provider does not: once they have expired, that is an error.
///
/// A role that the file names besides its keys is not assumed: that is what `AssumeRoleProvider` (feature `sts`) is for.
///
/// ```
/// use tcsas_runtime::credential::{CliProvider, CredentialProvider};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let credentials = CliProvider::new().profile("staging").provide().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct CliProvider {
    profile: Option<String>,
    variables: Variables,
}

impl CliProvider {
    /// A provider that reads the profile of the environment, or `default`.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The profile to read, whichever the environment names.
    #[must_use]
    pub fn profile(mut self, profile: impl Into<String>) -> Self {
        self.profile = Some(profile.into());
        self
    }

    /// The credentials that the file has now.
    ///
    /// # Errors
    ///
    /// [`CredentialError`] if there is no file, no usable key in it, or the keys have expired. It names the file and shows no
    /// value. An error of the file system is its source.
    pub fn read(&self) -> Result<Credentials, CredentialError> {
        file::parsed(&self.find()?, parse)
    }

    fn find(&self) -> Result<PathBuf, CredentialError> {
        let variable = self.variables.optional(PROFILE)?;
        let profile = match (&self.profile, &variable) {
            (Some(profile), _) => profile,
            (None, Some(profile)) => profile.as_str(),
            (None, None) => "default",
        };
        if profile.contains(['/', '\\']) {
            return Err(CredentialError::new(format!(
                "the profile {profile:?} of the command line is not a name"
            )));
        }
        self.variables
            .in_home(&format!(".tccli/{profile}.credential"))
    }
}

/// The names are those that `tccli` writes.
pub(super) fn parse(text: &str) -> Result<Credentials, CredentialError> {
    let object = Object::parse(text)?;
    if object.value("type") == Some("cvm-role") {
        return Err(CredentialError::new(
            "it refers to the role of the machine and has no keys: use InstanceRoleProvider",
        ));
    }
    let mut credentials =
        Credentials::new(object.required("secretId")?, object.required("secretKey")?);
    if let Some(token) = object.value("token") {
        credentials = credentials.with_token(token);
    }
    if let Some(expires) = object.value("expiresAt") {
        let expires = unix_time(expires)
            .ok_or_else(|| CredentialError::new("its expiresAt is not a time in Unix seconds"))?;
        credentials = credentials.with_expiry(expires);
        if credentials.expired().is_some() {
            return Err(CredentialError::new(
                "the keys of its login have expired: call tccli, which replaces them, or log in with it again; or the clock of this machine is ahead: set it",
            ));
        }
    }
    credentials.usable()
}

impl CredentialProvider for CliProvider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async { self.read() })
    }
}

#[cfg(test)]
impl CliProvider {
    /// One that sees these variables and this home folder.
    pub(super) fn of(pairs: &[(&str, &str)], home: &std::path::Path) -> Self {
        Self {
            profile: None,
            variables: Variables::of(pairs).with_home(home),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::test_support::Folder;
    use std::time::{Duration, SystemTime};

    #[test]
    fn the_profile_is_given_or_of_the_environment_or_default() {
        let folder = Folder::new();
        for name in ["default", "staging", "given"] {
            let text = format!(r#"{{"secretId": "AKID{name}", "secretKey": "key"}}"#);
            folder.file(&format!(".tccli/{name}.credential"), &text);
        }
        let id = |provider: CliProvider| provider.read().unwrap().secret_id().to_owned();
        let home = folder.path("");
        assert_eq!(id(CliProvider::of(&[], &home)), "AKIDdefault");
        let staging = CliProvider::of(&[(PROFILE, "staging")], &home);
        assert_eq!(id(staging.clone()), "AKIDstaging");
        assert_eq!(id(staging.clone().profile("given")), "AKIDgiven");
        let error = staging.profile("../x").read().unwrap_err();
        assert!(error.to_string().contains("\"../x\""));
        let error = CliProvider::of(&[(PROFILE, "none")], &home).read();
        let error = error.unwrap_err();
        assert!(error.to_string().contains("none.credential cannot be read"));
        assert!(std::error::Error::source(&error).is_some());
    }

    #[test]
    fn keys_of_a_login_have_a_token_and_an_end() {
        let keys = parse(
            r#"{"type": "oauth", "secretId": "AKIDx", "secretKey": "key", "token": "tok", "expiresAt": 4102444800, "oauth": {"token": "x"}}"#,
        )
        .unwrap();
        assert_eq!(keys.token(), Some("tok"));
        let end = SystemTime::UNIX_EPOCH + Duration::from_secs(4_102_444_800);
        assert_eq!(keys.expires(), Some(end));
        let keys = parse(r#"{"secretId": "AKIDx", "secretKey": "key", "token": null}"#).unwrap();
        assert_eq!((keys.token(), keys.expires()), (None, None));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, why) in [
            ("", "it is not JSON"),
            ("{}", "it has no secretId"),
            (
                r#"{"secretID": "x", "secretKey": "y"}"#,
                "its members are: secretID, secretKey",
            ),
            (
                r#"{"secretId": "x", "secretKey": null}"#,
                "it has no secretKey",
            ),
            (r#"{"type": "cvm-role"}"#, "use InstanceRoleProvider"),
            (
                r#"{"secretId": "x", "secretKey": "y", "expiresAt": 1543914376}"#,
                "have expired: call tccli",
            ),
            (
                r#"{"secretId": "x", "secretKey": "y", "expiresAt": "soon"}"#,
                "its expiresAt is not a time",
            ),
            (r#"{"secretId": "x", "secretKey": "AKIDx"}"#, "swapped"),
        ] {
            let error = parse(text).unwrap_err().to_string();
            assert!(error.contains(why), "{error}");
        }
    }
}
