//! Credentials from the first of several providers that has any.

use super::{CredentialProvider, Credentials};
use crate::error::CredentialError;
use crate::transport::BoxFuture;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Asks one provider after the other, and from then on first the one that served.
///
/// A program that is to run on a workstation, in a cluster and on a virtual machine without being told where it is uses
/// [`ProviderChain::default_chain`]; the order can also be another:
///
/// ```
/// use tcsas_runtime::Credentials;
/// use tcsas_runtime::credential::{CredentialProvider, EnvironmentProvider, ProviderChain};
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
/// Which provider served is told to `tracing`, and why those before it did not, both at the level `debug`.
#[derive(Clone, Debug, Default)]
pub struct ProviderChain {
    links: Vec<Link>,
    /// One more than the index of the provider that served last. Copies of the chain agree about it.
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

    /// The places where the vendor's SDKs look, in their order; in brackets the feature that each of them needs:
    ///
    /// 1. the environment variables, `EnvironmentProvider`
    /// 2. the section `default` of the credentials file, `ProfileProvider` \[`profile`\]
    /// 3. the file of the command line `tccli`, `CliProvider` \[`profile`\]
    /// 4. the token of a TKE cluster, if its variables are set, `WebIdentityProvider` \[`sts`\]
    /// 5. the role of the virtual machine, `InstanceRoleProvider` \[`instance-role`\]
    ///
    /// The SDKs do not look into 3. Where there is no metadata service, 5 takes up to a second to find that out.
    #[must_use]
    pub fn default_chain() -> Self {
        let chain = Self::new().then("environment", super::EnvironmentProvider::new());
        #[cfg(feature = "profile")]
        let chain = chain
            .then("credentials file", super::ProfileProvider::new())
            .then("command line's file", super::CliProvider::new());
        #[cfg(feature = "sts")]
        let chain = chain.then("web identity", super::WebIdentityProvider::new());
        #[cfg(feature = "instance-role")]
        let chain = chain.then("instance role", super::InstanceRoleProvider::new());
        chain
    }

    /// The same with another provider behind the others. The failure of all of them mentions it as `name`.
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
        self
    }

    async fn ask(&self) -> Result<Credentials, CredentialError> {
        let first = self.served.load(Ordering::Relaxed).checked_sub(1);
        let others = (0..self.links.len()).filter(|index| Some(*index) != first);
        let mut reasons = Vec::new();
        // By a clock that may be wrong. The client that asks for them finds out.
        let mut expired = None;
        for index in first.into_iter().chain(others) {
            let Some(link) = self.links.get(index) else {
                continue;
            };
            let keys = link.provider.provide().await;
            if let Ok(keys) = &keys
                && keys.check().is_ok()
                && keys.expired().is_some()
            {
                expired.get_or_insert_with(|| keys.clone());
            }
            // What others implement may have forgotten to look.
            match keys.and_then(Credentials::usable) {
                Ok(credentials) => {
                    tracing::debug!(provider = link.name, "credentials found");
                    self.served.store(index + 1, Ordering::Relaxed);
                    return Ok(credentials);
                }
                Err(error) => {
                    tracing::debug!(provider = link.name, "no credentials: {}", error.what());
                    reasons.push((index, error));
                }
            }
        }
        if let Some(credentials) = expired {
            return Ok(credentials);
        }
        reasons.sort_by_key(|(index, _)| *index);
        let mut what = match reasons.len() {
            0 => "no provider was asked: the chain is empty".to_owned(),
            _ => "none of the providers has any".to_owned(),
        };
        for (index, error) in &reasons {
            let name = self.links.get(*index).map_or("", |link| &link.name);
            what.push_str(&format!("\n- {name}: {}", causes(error)));
        }
        Err(CredentialError::new(what))
    }
}

/// An error and what caused it, on one line.
fn causes(error: &CredentialError) -> String {
    let mut text = error.what().to_owned();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        let more = error.to_string();
        // The service's refusals are told already.
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        cause = error.source();
    }
    text.replace(['\n', '\r'], " ")
}

impl CredentialProvider for ProviderChain {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(self.ask())
    }
}

#[cfg(test)]
mod tests {
    use super::super::EnvironmentProvider;
    use super::super::test_support::block_on;
    use super::*;
    use std::sync::Mutex;

    /// Gives what was last put into it, and writes down that it was asked.
    #[derive(Clone, Debug)]
    struct Source {
        name: &'static str,
        keys: Arc<Mutex<Option<Credentials>>>,
        asked: Arc<Mutex<Vec<&'static str>>>,
    }

    impl CredentialProvider for Source {
        fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
            self.asked.lock().unwrap().push(self.name);
            let keys = self.keys.lock().unwrap().clone();
            let error = CredentialError::new("empty").with_source("first line\nsecond");
            Box::pin(async { keys.ok_or(error) })
        }
    }

    fn keys(id: &str) -> Option<Credentials> {
        Some(Credentials::new(id, "key"))
    }

    #[test]
    fn the_first_that_serves_is_asked_first_from_then_on() {
        let asked = Arc::default();
        let source = |name| Source {
            name,
            keys: Arc::default(),
            asked: Arc::clone(&asked),
        };
        let (a, b, c) = (source("a"), source("b"), source("c"));
        let chain = ProviderChain::new()
            .then("a", a.clone())
            .then("b", b.clone())
            .then("c", c.clone());
        let id = |chain: &ProviderChain| {
            asked.lock().unwrap().clear();
            let keys = block_on(chain.provide());
            let id = keys.map(|keys| keys.secret_id().to_owned());
            (
                id.map_err(|e| e.to_string()),
                asked.lock().unwrap().join(""),
            )
        };
        let failure = "no usable credentials: none of the providers has any\n- a: empty: first line second\n- b: empty: first line second\n- c: empty: first line second";
        assert_eq!(id(&chain), (Err(failure.into()), "abc".into()));
        *b.keys.lock().unwrap() = keys("b");
        *c.keys.lock().unwrap() = keys("c");
        assert_eq!(id(&chain), (Ok("b".into()), "ab".into()));
        *a.keys.lock().unwrap() = keys("a");
        assert_eq!(id(&chain), (Ok("b".into()), "b".into()));
        assert_eq!(id(&chain.clone()), (Ok("b".into()), "b".into()));
        *b.keys.lock().unwrap() = None;
        *a.keys.lock().unwrap() = None;
        assert_eq!(id(&chain), (Ok("c".into()), "bac".into()));
        *c.keys.lock().unwrap() = None;
        assert_eq!(id(&chain), (Err(failure.into()), "cab".into()));
    }

    #[test]
    fn what_has_expired_is_given_only_if_there_is_nothing_else() {
        let old = Credentials::new("old", "key").with_expiry(std::time::UNIX_EPOCH);
        let unset = EnvironmentProvider::of(&[]);
        let chain = ProviderChain::new()
            .then("old", old)
            .then("environment", unset);
        let given = block_on(chain.provide()).unwrap();
        assert_eq!(given.expires(), Some(std::time::UNIX_EPOCH));
        let chain = chain.then("new", Credentials::new("new", "key"));
        assert_eq!(block_on(chain.provide()).unwrap().secret_id(), "new");
    }

    #[test]
    fn an_empty_chain_says_so() {
        let error = block_on(ProviderChain::new().provide()).unwrap_err();
        assert!(error.to_string().ends_with("the chain is empty"));
    }

    #[test]
    fn advice_is_not_repeated_on_each_line() {
        let chain = ProviderChain::new().then("environment", EnvironmentProvider::of(&[]));
        let error = block_on(chain.provide()).unwrap_err().to_string();
        assert!(
            error.ends_with("- environment: TENCENTCLOUD_SECRET_ID is not set in the environment")
        );
    }

    #[test]
    fn the_default_chain_has_what_is_switched_on() {
        let chain = ProviderChain::default_chain();
        let names: Vec<_> = chain.links.iter().map(|link| link.name.as_str()).collect();
        let mut expected = vec!["environment"];
        if cfg!(feature = "profile") {
            expected.extend(["credentials file", "command line's file"]);
        }
        if cfg!(feature = "sts") {
            expected.push("web identity");
        }
        if cfg!(feature = "instance-role") {
            expected.push("instance role");
        }
        assert_eq!(names, expected);
    }
}
