//! Where environment variables are looked up.

use crate::error::CredentialError;
use std::ffi::OsString;
use std::fmt;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The environment of the process, read anew at each look, or in tests another one.
#[derive(Clone)]
pub(super) struct Variables {
    lookup: Arc<Lookup>,
}

type Lookup = dyn Fn(&str) -> Option<OsString> + Send + Sync;

impl Default for Variables {
    fn default() -> Self {
        Self {
            lookup: Arc::new(|name| std::env::var_os(name)),
        }
    }
}

impl Variables {
    /// The value without surrounding white space.
    ///
    /// # Errors
    ///
    /// If the variable is not set, empty, or not text.
    pub(super) fn required(&self, name: &str) -> Result<Zeroizing<String>, CredentialError> {
        match (self.lookup)(name).map(OsString::into_string) {
            None => Err(CredentialError::new(format!(
                "{name} is not set in the environment"
            ))),
            Some(Err(_)) => Err(CredentialError::new(format!("{name} is not valid UTF-8"))),
            Some(Ok(value)) => match Zeroizing::new(value).trim() {
                "" => Err(CredentialError::new(format!("{name} is empty"))),
                value => Ok(Zeroizing::new(value.to_owned())),
            },
        }
    }

    /// The same, or nothing if the variable is not set or empty.
    pub(super) fn optional(
        &self,
        name: &str,
    ) -> Result<Option<Zeroizing<String>>, CredentialError> {
        match (self.lookup)(name) {
            Some(value) if !value.is_empty() => self.required(name).map(Some),
            _ => Ok(None),
        }
    }
}

/// Shows no variable: any of them may be a secret.
impl fmt::Debug for Variables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Variables(..)")
    }
}

#[cfg(test)]
impl Variables {
    /// An environment with these variables and no others.
    pub(super) fn of(pairs: &[(&str, &str)]) -> Self {
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), OsString::from(value)))
            .collect();
        Self {
            lookup: Arc::new(move |name| {
                let found = pairs.iter().find(|(known, _)| known == name);
                found.map(|(_, value)| value.clone())
            }),
        }
    }
}
