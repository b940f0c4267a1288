//! Credentials from the file that the vendor's SDKs share.

mod ini;

#[cfg(test)]
use std::path::Path;
use std::path::PathBuf;

use tcsas_runtime::Credentials;
use tcsas_runtime::credential::{CredentialProvider, Variables};
use tcsas_runtime::error::CredentialError;
use tcsas_runtime::transport::BoxFuture;

use self::ini::{SECRET_ID, SECRET_KEY, Section, TOKEN};
use crate::home::Home;
use crate::secret_file;
use crate::worker_thread::WorkerThread;

/// The variable that names the file, as in the vendor's Go SDK.
const FILE: &str = "TENCENTCLOUD_CREDENTIALS_FILE";
/// Where the file is unless a variable names it, in the home folder.
const IN_HOME: &str = ".tencentcloud/credentials";
/// Where it is if there is none at home, as in the vendor's Python SDK. Not on Windows, where the
/// path would be on the current drive, and where anybody could create it.
const OF_THE_SYSTEM: &str = "/etc/tencentcloud/credentials";

/// Credentials from a section of the INI file that the vendor's SDKs read.
///
/// ```ini
/// [default]
/// secret_id = AKIDEXAMPLE
/// secret_key = a-secret-key
/// token = only-for-temporary-credentials
/// ```
///
/// The file is the one that `TENCENTCLOUD_CREDENTIALS_FILE` names, else
/// `~/.tencentcloud/credentials`, else, on Unix, `/etc/tencentcloud/credentials`. It is read each
/// time credentials are fetched, on a thread of its own; only regular files of at most 1 MiB are
/// read. Keys may be in any case, and values in quotation marks; lines that start with `#` or `;`
/// are comments. `security_token` and `session_token` are other names for `token`.
///
/// Without both default files, or with a default file without entries, nothing is configured
/// ([`CredentialError::is_absent`]). A file that exists or is named must be readable, and have the
/// section with all required entries.
///
/// ```
/// use tcsas_credentials::ProfileProvider;
/// use tcsas_runtime::credential::CredentialProvider;
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let credentials = ProfileProvider::new().section("staging").provide().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct ProfileProvider {
    section: String,
    path: Option<PathBuf>,
    system: Option<PathBuf>,
    variables: Variables,
    home: Home,
    thread: WorkerThread,
}

impl Default for ProfileProvider {
    fn default() -> Self {
        Self {
            section: "default".to_owned(),
            path: None,
            system: cfg!(unix).then(|| OF_THE_SYSTEM.into()),
            variables: Variables::default(),
            home: Home::default(),
            thread: WorkerThread::default(),
        }
    }
}

impl ProfileProvider {
    /// A provider that reads the section `default`.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The section to read. Its case matters.
    #[must_use]
    pub fn section(mut self, section: impl Into<String>) -> Self {
        self.section = section.into();
        self
    }

    /// Sets the file, in place of the one that the environment names.
    #[must_use]
    pub fn path(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The credentials that the file has now. It may wait for the disk;
    /// [`CredentialProvider::provide`] does so on a thread of its own.
    ///
    /// # Errors
    ///
    /// [`CredentialError`] if there is no file, no such section, or no usable key in it. It names
    /// the file, the section and what is there instead, and shows no value. An error of the file
    /// system is its source.
    pub fn read(&self) -> Result<Credentials, CredentialError> {
        let (path, named) = self.find()?;
        let credentials = secret_file::parsed(&path, |text| self.parse(text));
        credentials.map_err(|error| match named {
            true => error.configured(),
            false => error,
        })
    }

    /// The file, and whether somebody named it.
    fn find(&self) -> Result<(PathBuf, bool), CredentialError> {
        if let Some(path) = &self.path {
            return Ok((path.clone(), true));
        }
        if let Some(path) = self.variables.path_if_set(FILE)? {
            return Ok((path, true));
        }
        let home = self.home.join(IN_HOME);
        let system = self.system.as_deref();
        let found = home.as_deref().into_iter().chain(system);
        let found = found.into_iter().find(|path| secret_file::exists(path));
        found.map(|path| (path.to_owned(), false)).ok_or_else(|| {
            let home = match &home {
                Ok(home) => format!("there is no {}", home.display()),
                Err(error) => error.reason().to_owned(),
            };
            let system = system.map(|path| format!(", no {}", path.display()));
            let system = system.unwrap_or_default();
            CredentialError::absent(format!("{home}{system}, and {FILE} is not set"))
        })
    }

    pub(crate) fn parse(&self, text: &str) -> Result<Credentials, CredentialError> {
        let section = Section::find(text, &self.section)?;
        let credentials = Credentials::new(
            section.required(&SECRET_ID)?,
            section.required(&SECRET_KEY)?,
        );
        let credentials = match section.value(&TOKEN)? {
            Some(token) => credentials.with_token(token),
            None => credentials,
        };
        let checked = credentials.validate();
        checked.map_err(|error| error.with_context(format_args!("section [{}]", self.section)))?;
        Ok(credentials)
    }
}

impl CredentialProvider for ProfileProvider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        let provider = self.clone();
        Box::pin(self.thread.run(move || provider.read()))
    }
}

#[cfg(test)]
impl ProfileProvider {
    /// One that sees these variables, this home folder, and `system` in the place of `/etc`.
    pub(crate) fn of(pairs: &[(&str, &str)], home: &Path, system: &Path) -> Self {
        Self {
            system: Some(system.to_owned()),
            variables: pairs.iter().copied().collect(),
            home: Home::at(home),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests;
