//! Credentials of a role for a workload that has a token of its cluster.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tcsas_runtime::Credentials;
use tcsas_runtime::credential::{CredentialProvider, validate_token};
use tcsas_runtime::error::CredentialError;
use tcsas_runtime::transport::BoxFuture;
use zeroize::Zeroizing;

use crate::secret_file;
use crate::sts::{self, Settings, api};
use crate::worker_thread::WorkerThread;

const REGION: &str = "TKE_REGION";
const PROVIDER_ID: &str = "TKE_PROVIDER_ID";
const TOKEN_FILE: &str = "TKE_WEB_IDENTITY_TOKEN_FILE";
const ROLE_ARN: &str = "TKE_ROLE_ARN";

/// Temporary credentials of a role for a workload with a token of an OpenID Connect provider, such
/// as a Kubernetes cluster (TKE): `AssumeRoleWithWebIdentity` of the security token service (STS),
/// version 2018-08-13. No other credentials are needed.
///
/// Settings default to the variables that TKE sets in a pod: `TKE_REGION`,
/// `TKE_PROVIDER_ID`, `TKE_WEB_IDENTITY_TOKEN_FILE` and `TKE_ROLE_ARN`. They, and the file with the
/// token, which the cluster replaces from time to time, are read each time credentials are wanted;
/// the file on a thread of its own, and only if it is a regular one of at most 1 MiB.
///
/// With none of the variables set, and neither provider, token nor role given, nothing is
/// configured ([`CredentialError::is_absent`]).
///
/// ```
/// use tcsas_credentials::WebIdentityProvider;
/// use tcsas_runtime::credential::CredentialProvider;
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let credentials = WebIdentityProvider::new().provide().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct WebIdentityProvider {
    provider_id: Option<String>,
    token_file: Option<PathBuf>,
    role_arn: Option<String>,
    session_name: Option<String>,
    settings: Settings,
    thread: WorkerThread,
}

impl WebIdentityProvider {
    /// A provider that takes everything from the environment.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The name of the identity provider. Default: `TKE_PROVIDER_ID`.
    #[must_use]
    pub fn provider_id(mut self, id: impl Into<String>) -> Self {
        self.provider_id = Some(id.into());
        self
    }

    /// The file with the token. Default: `TKE_WEB_IDENTITY_TOKEN_FILE`.
    #[must_use]
    pub fn token_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.token_file = Some(path.into());
        self
    }

    /// The role, `qcs::cam::uin/ACCOUNT:roleName/NAME`. Default: `TKE_ROLE_ARN`.
    #[must_use]
    pub fn role_arn(mut self, arn: impl Into<String>) -> Self {
        self.role_arn = Some(arn.into());
        self
    }

    /// The name under which calls stand in the audit log: 2 to 128 letters, digits and characters
    /// of `=,.@_-`. Default: `tcsas-` and the time in Unix seconds.
    #[must_use]
    pub fn session_name(mut self, name: impl Into<String>) -> Self {
        self.session_name = Some(name.into());
        self
    }

    sts::setters! { region: "`TKE_REGION`" }

    /// Whether any setting selects this provider. A region alone does not: it may be meant for
    /// others.
    fn is_configured(&self) -> bool {
        let variables = [REGION, PROVIDER_ID, TOKEN_FILE, ROLE_ARN];
        self.provider_id.is_some()
            || self.token_file.is_some()
            || self.role_arn.is_some()
            || variables
                .iter()
                .any(|name| self.settings.variables.is_set(name))
    }

    async fn assume(&self) -> Result<Credentials, CredentialError> {
        if !self.is_configured() {
            return Err(CredentialError::absent(format!(
                "none of {REGION}, {PROVIDER_ID}, {TOKEN_FILE} and {ROLE_ARN} is set in the environment"
            )));
        }
        let region = self.text(&self.settings.region, REGION)?;
        let provider_id = self.text(&self.provider_id, PROVIDER_ID)?;
        let path = match &self.token_file {
            Some(path) => path.clone(),
            None => self.text(&None, TOKEN_FILE)?.into(),
        };
        let mut token = self.thread.run(move || token(&path)).await?;
        let role_arn = self.text(&self.role_arn, ROLE_ARN)?;
        let seconds = self.settings.seconds()?;
        let client = self.settings.client(None, &region)?;
        let request = api::AssumeRoleWithWebIdentityRequest::builder()
            .provider_id(provider_id)
            .web_identity_token(std::mem::take(&mut *token))
            .role_arn(role_arn.as_str())
            .role_session_name(self.session_name.clone().unwrap_or_else(session_name))
            .duration_seconds(seconds.cast_signed())
            .build();
        let response = client.assume_role_with_web_identity(request).await;
        response
            .map_err(sts::failure)
            .and_then(|response| sts::temporary(response.credentials, response.expired_time))
            .map_err(|error| error.with_context(format_args!("the role {role_arn}")))
    }

    fn text(&self, given: &Option<String>, variable: &str) -> Result<String, CredentialError> {
        match given {
            Some(text) => Ok(text.clone()),
            None => {
                let value = self.settings.variables.required(variable)?;
                // A path may hold anything.
                if variable != TOKEN_FILE {
                    word(variable, &value)?;
                }
                Ok((*value).clone())
            }
        }
    }
}

fn token(path: &Path) -> Result<Zeroizing<String>, CredentialError> {
    let token = secret_file::read(path).map_err(|error| {
        let what = format!("the token in {} cannot be read: {error}", path.display());
        CredentialError::new(what).with_source(error)
    })?;
    let text = token.strip_prefix('\u{feff}').unwrap_or(&token);
    match text.trim() {
        "" => Err(CredentialError::new(format!(
            "there is no token in {}: it is empty",
            path.display()
        ))),
        token => {
            validate_token(token).map_err(|error| error.with_context(path.display()))?;
            Ok(Zeroizing::new(token.to_owned()))
        }
    }
}

/// Checks that the value of a variable is a plain name or address.
fn word(variable: &str, value: &str) -> Result<(), CredentialError> {
    const QUOTES: [char; 4] = ['"', '\'', '`', '\u{feff}'];
    let spoiled = |char: char| char.is_whitespace() || char.is_control() || QUOTES.contains(&char);
    if value.contains(spoiled) || value.contains("${") || value.contains("$(") {
        return Err(CredentialError::new(format!(
            "{variable} holds white space, quotation marks or a variable that was not filled in: were marks or a comment kept?"
        )));
    }
    Ok(())
}

fn session_name() -> String {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    format!("tcsas-{}", now.unwrap_or_default().as_secs())
}

impl CredentialProvider for WebIdentityProvider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(self.assume())
    }
}

#[cfg(test)]
impl WebIdentityProvider {
    pub(crate) fn of(pairs: &[(&str, &str)]) -> Self {
        let mut provider = Self::default();
        provider.settings.variables = pairs.iter().copied().collect();
        provider
    }
}

#[cfg(test)]
mod tests;
