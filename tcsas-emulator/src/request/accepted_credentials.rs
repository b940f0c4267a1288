//! The accepted credentials, which can change while the server runs.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use tcsas_runtime::Credentials;

use crate::lock;

/// The accepted credentials by secret id. One secret id may have several, each with its own token.
#[derive(Default)]
pub(crate) struct AcceptedCredentials(Mutex<HashMap<String, Arc<[Credentials]>>>);

impl AcceptedCredentials {
    pub(crate) fn new(all: impl IntoIterator<Item = Credentials>) -> Self {
        let keys = Self::default();
        all.into_iter()
            .for_each(|credentials| keys.add(credentials));
        keys
    }

    /// Accepts these credentials too. They replace those with the same secret id and token, so that
    /// key and expiry can be changed.
    pub(crate) fn add(&self, credentials: Credentials) {
        let mut keys = lock(&self.0);
        let id = credentials.secret_id().to_owned();
        let others = keys.remove(&id).unwrap_or_else(|| Arc::new([]));
        let kept = others
            .iter()
            .filter(|other| other.token() != credentials.token());
        let all = kept.cloned().chain([credentials.clone()]).collect();
        keys.insert(id, all);
    }

    /// Removes all credentials with this secret id, and returns whether there were any.
    pub(crate) fn remove(&self, secret_id: &str) -> bool {
        lock(&self.0).remove(secret_id).is_some()
    }

    /// The credentials with this secret id.
    pub(crate) fn of(&self, secret_id: &str) -> Option<Arc<[Credentials]>> {
        lock(&self.0).get(secret_id).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_replace_those_with_the_same_token() {
        let accepted = AcceptedCredentials::default();
        accepted.add(Credentials::new("id", "a").with_token("1"));
        accepted.add(Credentials::new("id", "b").with_token("2"));
        accepted.add(Credentials::new("id", "c").with_token("1"));
        let held = accepted.of("id").unwrap();
        let held: Vec<_> = held.iter().map(Credentials::secret_key).collect();
        assert_eq!(held, ["b", "c"]);
        assert!(accepted.remove("id") && !accepted.remove("id"));
        assert!(accepted.of("id").is_none());
    }
}
