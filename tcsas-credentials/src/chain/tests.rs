use std::error::Error as _;
use std::sync::Mutex;

use super::*;
use crate::test_support::{block_on, environment};

/// Gives what was last put into it, and records the request.
#[derive(Clone, Debug)]
struct Source {
    name: &'static str,
    outcome: Arc<Mutex<Result<Credentials, CredentialError>>>,
    fetched: Arc<Mutex<Vec<&'static str>>>,
}

impl Source {
    fn set(&self, outcome: Result<Credentials, CredentialError>) {
        *self.outcome.lock().unwrap() = outcome;
    }
}

impl CredentialProvider for Source {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        self.fetched.lock().unwrap().push(self.name);
        let outcome = self.outcome.lock().unwrap().clone();
        Box::pin(async { outcome })
    }
}

fn fixed(id: &str) -> Result<Credentials, CredentialError> {
    Ok(Credentials::new(id, "key"))
}

fn absent() -> CredentialError {
    CredentialError::absent("empty").with_source("first line\nsecond")
}

fn broken() -> CredentialError {
    CredentialError::new("half of it").with_source("disk\nfault")
}

/// Three providers with nothing configured, a chain of them, and the names of those that are
/// called.
fn three() -> ([Source; 3], ProviderChain, Arc<Mutex<Vec<&'static str>>>) {
    let fetched = Arc::default();
    let sources = ["a", "b", "c"].map(|name| Source {
        name,
        outcome: Arc::new(Mutex::new(Err(absent()))),
        fetched: Arc::clone(&fetched),
    });
    let chain = sources.iter().fold(ProviderChain::new(), |chain, source| {
        chain.then(source.name, source.clone())
    });
    (sources, chain, fetched)
}

fn id(chain: &ProviderChain) -> Result<String, String> {
    let credentials = block_on(chain.provide()).map_err(|error| error.to_string())?;
    Ok(credentials.secret_id().to_owned())
}

#[test]
fn unconfigured_providers_are_skipped_and_listed() {
    let (sources, chain, fetched) = three();
    let error = block_on(chain.provide()).unwrap_err();
    assert!(error.is_absent());
    assert_eq!(
        error.to_string(),
        "no usable credentials: none of the providers has any\n- a: empty: first line; second\n- b: empty: first line; second\n- c: empty: first line; second"
    );
    sources[2].set(fixed("c"));
    fetched.lock().unwrap().clear();
    assert_eq!(id(&chain).as_deref(), Ok("c"));
    assert_eq!(fetched.lock().unwrap().join(""), "abc");
}

#[test]
fn broken_provider_ends_the_chain_and_is_named() {
    let (sources, chain, fetched) = three();
    sources[1].set(Err(broken()));
    sources[2].set(fixed("c"));
    let error = block_on(chain.provide()).unwrap_err();
    assert_eq!(fetched.lock().unwrap().join(""), "ab");
    assert!(!error.is_absent());
    assert_eq!(error.source().unwrap().to_string(), "disk\nfault");
    let text = error.to_string();
    assert!(
        text.starts_with("no usable credentials: b: half of it: disk; fault\n"),
        "{text}"
    );
    assert!(
        text.ends_with("passed over before it:\n- a: empty: first line; second"),
        "{text}"
    );
    // It is corrected, and called again.
    sources[1].set(fixed("b"));
    assert_eq!(id(&chain).as_deref(), Ok("b"));
}

#[test]
fn provider_that_succeeded_is_kept() {
    let (sources, chain, fetched) = three();
    sources[1].set(fixed("b"));
    assert_eq!(id(&chain).as_deref(), Ok("b"));
    sources[0].set(fixed("a"));
    sources[2].set(fixed("c"));
    fetched.lock().unwrap().clear();
    assert_eq!(id(&chain).as_deref(), Ok("b"));
    for (outcome, why) in [(absent(), "empty"), (broken(), "half of it")] {
        sources[1].set(Err(outcome));
        let error = block_on(chain.clone().provide()).unwrap_err();
        let start = format!("no usable credentials: b, which has served until now: {why}: ");
        assert!(error.to_string().starts_with(&start) && !error.is_absent());
    }
    sources[1].set(fixed("b2"));
    assert_eq!(id(&chain).as_deref(), Ok("b2"));
    assert_eq!(fetched.lock().unwrap().join(""), "bbbb");
    // A chain that goes on otherwise is another one.
    assert_eq!(id(&chain.then("d", sources[2].clone())).as_deref(), Ok("a"));
}

#[test]
fn nested_chain_is_absent_or_broken_as_a_whole() {
    let (sources, inner, _) = three();
    let outer = ProviderChain::new()
        .then("empty", ProviderChain::new())
        .then("inner", inner);
    let outer = outer.then("last", Credentials::new("last", "key"));
    assert_eq!(id(&outer).as_deref(), Ok("last"));
    // The same chain anew, which has not served yet.
    let outer = outer.then("never fetched", Credentials::new("never", "key"));
    sources[2].set(Err(broken()));
    let error = block_on(outer.provide()).unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains(": inner: c: half of it: disk; fault; later providers"),
        "{text}"
    );
    assert!(!error.is_absent() && error.source().is_some());
}

#[test]
fn invalid_credentials_end_the_chain() {
    for (broken, why) in [
        (Credentials::new("", "key"), "the secret id is empty"),
        (Credentials::new("AKID****", "key"), "is masked"),
    ] {
        let chain = ProviderChain::new()
            .then("old", broken)
            .then("new", Credentials::new("new", "key"));
        let error = block_on(chain.provide()).unwrap_err().to_string();
        assert!(error.contains(why) && error.contains("old: "), "{error}");
    }
}

#[test]
fn expired_credentials_are_returned_and_later_providers_are_not_called() {
    let old = Credentials::new("old", "key").with_expiry(std::time::UNIX_EPOCH);
    let chain = ProviderChain::new()
        .then("old", old)
        .then("new", Credentials::new("new", "key"));
    let given = block_on(chain.provide()).unwrap();
    assert_eq!(given.secret_id(), "old");
    assert_eq!(given.expires(), Some(std::time::UNIX_EPOCH));
}

#[test]
fn an_empty_chain_is_absent() {
    let error = block_on(ProviderChain::new().provide()).unwrap_err();
    assert!(error.to_string().ends_with("the chain is empty") && error.is_absent());
}

#[test]
fn advice_is_not_repeated_on_each_line() {
    let chain = ProviderChain::new().then("environment", environment(&[]));
    let error = block_on(chain.provide()).unwrap_err().to_string();
    assert!(error.ends_with("- environment: TENCENTCLOUD_SECRET_ID is not set in the environment"));
}

#[test]
fn incomplete_environment_ends_the_chain() {
    for pairs in [
        &[("TENCENTCLOUD_SECRET_ID", "AKIDx")][..],
        &[("TENCENTCLOUD_SECRET_KEY", "key")],
        &[
            ("TENCENTCLOUD_SECRET_ID", "AKIDx"),
            ("TENCENTCLOUD_SECRET_KEY", "'key'"),
        ],
    ] {
        let chain = ProviderChain::new()
            .then("environment", environment(pairs))
            .then("other", Credentials::new("other", "key"));
        let error = block_on(chain.provide()).unwrap_err().to_string();
        assert!(
            error.starts_with("no usable credentials: environment: "),
            "{error}"
        );
        assert!(error.contains("TENCENTCLOUD_SECRET_"), "{error}");
    }
}

#[test]
fn default_chain_has_the_enabled_providers() {
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
