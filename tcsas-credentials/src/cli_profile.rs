//! Credentials from the file of the vendor's command line.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tcsas_runtime::Credentials;
use tcsas_runtime::credential::{CredentialProvider, Variables};
use tcsas_runtime::error::CredentialError;
use tcsas_runtime::transport::BoxFuture;

use crate::home::Home;
use crate::json_object::Object;
use crate::worker_thread::WorkerThread;
use crate::{listed_names, secret_file, unix_time};

/// The variable that names the profile.
const PROFILE: &str = "TCCLI_PROFILE";

/// Credentials from the file of the vendor's command line `tccli`, `~/.tccli/PROFILE.credential`.
///
/// The profile is the one that `TCCLI_PROFILE` names, else `default`. The file is read each time
/// credentials are wanted, on a thread of its own; only a regular file is read, of at most 1 MiB.
/// After a login (`tccli auth login`, `tccli sso login`) its credentials are temporary, and each
/// call of `tccli` that finds them near their end replaces them. This provider does not: once they
/// have expired, that is an error.
///
/// Where the profile uses the role of the machine (`use-cvm-role`), the credentials of that role
/// are fetched (feature `instance-role`). A role that it assumes (`role-arn`) is an error, since
/// the credentials beside it belong to somebody else: `AssumeRoleProvider` (feature `sts`) assumes
/// it, with the credentials that [`Self::ignore_role`] returns.
///
/// Without the file of the default profile, or without credentials in it, nothing is configured
/// ([`CredentialError::is_absent`]); a profile that was named must be there.
///
/// ```
/// use tcsas_credentials::CliProvider;
/// use tcsas_runtime::credential::CredentialProvider;
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let credentials = CliProvider::new().profile("staging").provide().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct CliProvider {
    profile: Option<String>,
    ignore_role: bool,
    variables: Variables,
    home: Home,
    thread: WorkerThread,
    #[cfg(feature = "instance-role")]
    instance_role: crate::InstanceRoleProvider,
}

impl CliProvider {
    /// A provider that reads the profile of the environment, or `default`.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the profile, in place of the one that the environment names.
    #[must_use]
    pub fn profile(mut self, profile: impl Into<String>) -> Self {
        self.profile = Some(profile.into());
        self
    }

    /// Returns the credentials of a profile that assumes a role, to assume it with.
    #[must_use]
    pub fn ignore_role(mut self) -> Self {
        self.ignore_role = true;
        self
    }

    /// The credentials that the file has now. It may wait for the disk;
    /// [`CredentialProvider::provide`] does so on a thread of its own.
    ///
    /// # Errors
    ///
    /// [`CredentialError`] if there is no file, no usable key in it, or the credentials have
    /// expired; also if the profile uses the role of the machine, which only
    /// [`CredentialProvider::provide`] fetches. It names the file and shows no value. An error of
    /// the file system is its source.
    pub fn read(&self) -> Result<Credentials, CredentialError> {
        match self.look()? {
            Found::Credentials(credentials) => Ok(credentials),
            Found::RoleOfTheMachine(path) => Err(CredentialError::new(format!(
                "{}: it refers to the role of the machine and has no credentials: use InstanceRoleProvider",
                path.display()
            ))),
        }
    }

    fn look(&self) -> Result<Found, CredentialError> {
        let variable = self.variables.if_set(PROFILE)?;
        let profile = self.profile.as_deref();
        let profile = profile.or(variable.as_ref().map(|profile| profile.as_str()));
        let found = self.find(profile.unwrap_or("default")).and_then(|path| {
            let parsed = secret_file::parsed(&path, |text| parse(text, self.ignore_role))?;
            Ok(parsed.map_or(Found::RoleOfTheMachine(path), Found::Credentials))
        });
        found.map_err(|error| match profile {
            Some(_) => error.configured(),
            None => error,
        })
    }

    fn find(&self, profile: &str) -> Result<PathBuf, CredentialError> {
        if profile.contains(['/', '\\']) {
            return Err(CredentialError::new(format!(
                "the profile {profile:?} of the command line is not a name"
            )));
        }
        self.home.join(&format!(".tccli/{profile}.credential"))
    }

    #[cfg(feature = "instance-role")]
    async fn fetch_role_of_machine(&self, path: &Path) -> Result<Credentials, CredentialError> {
        let credentials = self.instance_role.provide().await;
        // The file refers to a role, so that a missing one is an error.
        credentials.map_err(|error| error.with_context(path.display()).configured())
    }

    #[cfg(not(feature = "instance-role"))]
    async fn fetch_role_of_machine(&self, path: &Path) -> Result<Credentials, CredentialError> {
        Err(CredentialError::new(format!(
            "{}: it refers to the role of the machine: switch on the feature `instance-role`",
            path.display()
        )))
    }
}

/// The content of a profile.
#[derive(Debug)]
enum Found {
    Credentials(Credentials),
    RoleOfTheMachine(PathBuf),
}

/// The credentials in a file, whose members are those that `tccli` writes; none if it refers to the
/// role of the machine.
pub(crate) fn parse(text: &str, ignore_role: bool) -> Result<Option<Credentials>, CredentialError> {
    let object = Object::parse(text)?;
    if object.value("type")? == Some("cvm-role") {
        return Ok(None);
    }
    if !has_secret(&object)? {
        return Err(CredentialError::absent("it has no credentials"));
    }
    let id = object.required("secretId")?;
    let key = object.required("secretKey")?;
    for name in object.names() {
        let folded = listed_names::folded(name);
        if name != "token" && ["token", "securitytoken", "sessiontoken"].contains(&&*folded) {
            let there = listed_names::list([name]);
            return Err(CredentialError::new(format!("it has {there}: write token")));
        }
        if folded == "rolearn" && !ignore_role && object.value(name)?.is_some() {
            return Err(CredentialError::new(
                "it names a role, which is not assumed here: use AssumeRoleProvider, with the credentials that CliProvider::ignore_role returns",
            ));
        }
    }
    let mut credentials = Credentials::new(id, key);
    if let Some(token) = object.value("token")? {
        credentials = credentials.with_token(token);
    }
    if let Some(expires) = object.value("expiresAt")? {
        let expires = unix_time::parse(expires)
            .ok_or_else(|| CredentialError::new("its expiresAt is not a time in Unix seconds"))?;
        credentials = credentials.with_expiry(expires);
        if expires <= SystemTime::now() {
            return Err(CredentialError::new(
                "the credentials of its login have expired: call tccli, which replaces them, or log in with it again; or the clock of this machine is ahead: set it",
            ));
        }
    }
    credentials.validate()?;
    Ok(Some(credentials))
}

/// Whether the file has a key or a token under any name. `tccli configure` writes `None` for keys
/// that were left out.
fn has_secret(object: &Object) -> Result<bool, CredentialError> {
    for name in object.names() {
        let folded = listed_names::folded(name);
        if ["secret", "token"].iter().any(|part| folded.contains(part))
            && object.value(name)?.is_some_and(|value| value != "None")
        {
            return Ok(true);
        }
    }
    Ok(false)
}

impl CredentialProvider for CliProvider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        let provider = self.clone();
        Box::pin(async {
            match self.thread.run(move || provider.look()).await? {
                Found::Credentials(credentials) => Ok(credentials),
                Found::RoleOfTheMachine(path) => self.fetch_role_of_machine(&path).await,
            }
        })
    }
}

#[cfg(test)]
impl CliProvider {
    /// One that sees these variables and this home folder.
    pub(crate) fn of(pairs: &[(&str, &str)], home: &std::path::Path) -> Self {
        Self {
            home: Home::at(home),
            ..Self::with_variables(pairs.iter().copied().collect())
        }
    }

    pub(crate) fn with_variables(variables: Variables) -> Self {
        Self {
            variables,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests;
