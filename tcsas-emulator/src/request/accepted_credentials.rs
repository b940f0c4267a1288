//! Whose calls are accepted. It can change while calls come in.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use tcsas_runtime::Credentials;

use crate::lock;

/// The credentials that are accepted, by their secret ids. One secret id may have several, each
/// with a token of its own.
#[derive(Default)]
pub(crate) struct AcceptedCredentials(Mutex<HashMap<String, Arc<[Credentials]>>>);

impl AcceptedCredentials {
    pub(crate) fn new(all: impl IntoIterator<Item = Credentials>) -> Self {
        let keys = Self::default();
        all.into_iter()
            .for_each(|credentials| keys.add(credentials));
        keys
    }

    /// Accepts these too. They replace those with the same secret id and token, so that key and
    /// expiry can be changed.
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

    /// No longer accepts any with this secret id, and tells whether there were any.
    pub(crate) fn remove(&self, secret_id: &str) -> bool {
        lock(&self.0).remove(secret_id).is_some()
    }

    /// Those with this secret id.
    pub(crate) fn of(&self, secret_id: &str) -> Option<Arc<[Credentials]>> {
        lock(&self.0).get(secret_id).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_token_is_replaced_and_another_one_is_added() {
        let keys = AcceptedCredentials::default();
        keys.add(Credentials::new("id", "a").with_token("1"));
        keys.add(Credentials::new("id", "b").with_token("2"));
        keys.add(Credentials::new("id", "c").with_token("1"));
        let held = keys.of("id").unwrap();
        let held: Vec<_> = held.iter().map(Credentials::secret_key).collect();
        assert_eq!(held, ["b", "c"]);
        assert!(keys.remove("id") && !keys.remove("id"));
        assert!(keys.of("id").is_none());
    }
}
