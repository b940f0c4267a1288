//! Credentials from the first of several providers that has any.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tcsas_runtime::Credentials;
use tcsas_runtime::credential::{CredentialProvider, EnvironmentProvider};
use tcsas_runtime::error::CredentialError;
use tcsas_runtime::transport::BoxFuture;

/// Credentials of the first provider that has any configured. The chain then stays with that
/// provider.
///
/// A provider with nothing configured ([`CredentialError::is_absent`]) is passed over. Any other
/// error ends the chain with an error that names the provider and the cause: half a configuration,
/// a file that cannot be read or an expired login are to be put right, and the next provider could
/// belong to somebody else. For the same reason a provider that has served once is not replaced by
/// another when its configuration is gone, until the chain is built anew.
///
/// [`ProviderChain::default_chain`] serves programs that run unchanged on a workstation, in a
/// cluster and on a virtual machine. A chain can have any other order:
///
/// ```
/// use tcsas_credentials::ProviderChain;
/// use tcsas_runtime::Credentials;
/// use tcsas_runtime::credential::{CredentialProvider, EnvironmentProvider};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let chain = ProviderChain::new()
///     .then("environment", EnvironmentProvider::new())
///     .then("built in", Credentials::new("AKIDEXAMPLE", "a-secret-key"));
/// let credentials = chain.provide().await?;
/// # Ok(())
/// # }
/// ```
///
/// Which provider served is logged by `tracing`, and why those before it were passed over, both at
/// the level `debug`.
#[derive(Clone, Debug, Default)]
pub struct ProviderChain {
    links: Vec<Link>,
    /// One more than the index of the provider that has served. Copies of the chain agree about
    /// it.
    served: Arc<AtomicUsize>,
}

#[derive(Clone, Debug)]
struct Link {
    name: String,
    provider: Arc<dyn CredentialProvider>,
}

impl ProviderChain {
    /// A chain without providers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The sources that the vendor's SDKs use, in their order; in brackets the feature that each
    /// requires:
    ///
    /// 1. the environment variables, `EnvironmentProvider`
    /// 2. the section `default` of the credentials file, `ProfileProvider` \[`profile`\]
    /// 3. the file of the command line `tccli`, `CliProvider` \[`profile`\]
    /// 4. the token of a TKE cluster, if its variables are set, `WebIdentityProvider` \[`sts`\]
    /// 5. the role of the virtual machine, `InstanceRoleProvider` \[`instance-role`\]
    ///
    /// The SDKs do not use 3. Without a metadata service, 5 takes up to a second to fail.
    ///
    /// A role that `TENCENTCLOUD_ROLE_ARN` names, as for `tccli`, is not assumed; a `WARN` reports
    /// it.
    #[must_use]
    pub fn default_chain() -> Self {
        let chain = Self::new().then(
            "environment",
            EnvironmentProvider::new().warn_of_unused_role(),
        );
        #[cfg(feature = "profile")]
        let chain = chain
            .then("credentials file", crate::ProfileProvider::new())
            .then("command line's file", crate::CliProvider::new());
        #[cfg(feature = "sts")]
        let chain = chain.then("web identity", crate::WebIdentityProvider::new());
        #[cfg(feature = "instance-role")]
        let chain = chain.then("instance role", crate::InstanceRoleProvider::new());
        chain
    }

    /// The same with another provider behind the others. The failure of all of them mentions it as
    /// `name`.
    #[must_use]
    pub fn then(
        mut self,
        name: impl Into<String>,
        provider: impl CredentialProvider + 'static,
    ) -> Self {
        self.links.push(Link {
            name: name.into(),
            provider: Arc::new(provider),
        });
        // Another chain than those that it was copied from.
        self.served = Arc::default();
        self
    }

    async fn fetch(&self) -> Result<Credentials, CredentialError> {
        let served = self.served.load(Ordering::Relaxed).checked_sub(1);
        if let Some(link) = served.and_then(|index| self.links.get(index)) {
            return link.fetch().await.map_err(|error| {
                let what = format!(
                    "{}, which has served until now: {}",
                    link.name,
                    causes(&error)
                );
                error.with_reason(what).configured()
            });
        }
        let mut passed_over = String::new();
        for (index, link) in self.links.iter().enumerate() {
            let error = match link.fetch().await {
                Ok(credentials) => {
                    tracing::debug!(provider = link.name, "credentials found");
                    self.served.store(index + 1, Ordering::Relaxed);
                    return Ok(credentials);
                }
                Err(error) => error,
            };
            let why = causes(&error);
            if !error.is_absent() {
                let mut what = format!(
                    "{}: {why}\nlater providers are not tried, since their credentials may belong to another account",
                    link.name
                );
                if !passed_over.is_empty() {
                    what.push_str("; passed over before it:");
                    what.push_str(&passed_over);
                }
                return Err(error.with_reason(what));
            }
            tracing::debug!(provider = link.name, "no credentials: {why}");
            passed_over.push_str(&format!("\n- {}: {why}", link.name));
        }
        Err(CredentialError::absent(match passed_over.as_str() {
            "" => "the chain is empty".to_owned(),
            reasons => format!("none of the providers has any{reasons}"),
        }))
    }
}

impl Link {
    async fn fetch(&self) -> Result<Credentials, CredentialError> {
        // Providers of others may have forgotten to look. Whether they have expired is for the
        // client to find out, whose clock may be wrong: going on to the next provider would sign as
        // somebody else.
        let credentials = self.provider.provide().await?;
        credentials.validate()?;
        Ok(credentials)
    }
}

/// An error and what caused it, on one line.
fn causes(error: &CredentialError) -> String {
    let mut text = error.reason().to_owned();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        let more = error.to_string();
        // The error of a service is part of the reason already.
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        cause = error.source();
    }
    let mut line = String::with_capacity(text.len());
    let parts = text.split(['\n', '\r']).map(str::trim);
    for part in parts.filter(|part| !part.is_empty()) {
        if !line.is_empty() {
            line.push_str(match line.ends_with([':', ';', ',', '.']) {
                true => " ",
                false => "; ",
            });
        }
        line.push_str(part);
    }
    line
}

impl CredentialProvider for ProviderChain {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(self.fetch())
    }
}

#[cfg(test)]
mod tests;
