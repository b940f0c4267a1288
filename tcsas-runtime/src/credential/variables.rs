//! Where environment variables are looked up.

use std::ffi::OsString;
use std::fmt;
#[cfg(feature = "profile")]
use std::path::PathBuf;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::error::CredentialError;

/// The environment of the process, read anew at each look, or in tests another one.
#[derive(Clone)]
pub(super) struct Variables {
    lookup: Arc<Lookup>,
    /// The home folder, if it is not the user's.
    #[cfg(feature = "profile")]
    home: Option<PathBuf>,
}

type Lookup = dyn Fn(&str) -> Option<OsString> + Send + Sync;

impl Default for Variables {
    fn default() -> Self {
        Self {
            lookup: Arc::new(|name| std::env::var_os(name)),
            #[cfg(feature = "profile")]
            home: None,
        }
    }
}

impl Variables {
    /// The value, be it text or not.
    pub(super) fn raw(&self, name: &str) -> Option<OsString> {
        (self.lookup)(name)
    }

    /// Whether the variable is set. One that is set to nothing is: somebody meant to give it a
    /// value.
    pub(super) fn is_set(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// The value without surrounding white space.
    ///
    /// # Errors
    ///
    /// If the variable is not set, empty, or not text.
    pub(super) fn required(&self, name: &str) -> Result<Zeroizing<String>, CredentialError> {
        match self.raw(name).map(OsString::into_string) {
            None => Err(CredentialError::new(format!(
                "{name} is not set in the environment"
            ))),
            Some(Err(_)) => Err(CredentialError::new(format!("{name} is not valid UTF-8"))),
            Some(Ok(value)) => match Zeroizing::new(value).trim() {
                "" => Err(CredentialError::new(format!(
                    "{name} is empty: unset it, or give it a value"
                ))),
                value => Ok(Zeroizing::new(value.to_owned())),
            },
        }
    }

    /// The same, or nothing if the variable is not set.
    #[cfg(feature = "profile")]
    pub(super) fn given(&self, name: &str) -> Result<Option<Zeroizing<String>>, CredentialError> {
        self.is_set(name).then(|| self.required(name)).transpose()
    }

    /// The same, or nothing if the variable is not set or empty.
    pub(super) fn optional(
        &self,
        name: &str,
    ) -> Result<Option<Zeroizing<String>>, CredentialError> {
        match self.raw(name) {
            Some(value) if !value.is_empty() => self.required(name).map(Some),
            _ => Ok(None),
        }
    }

    /// The path that a variable names, which need not be text. Nothing if it is not set.
    ///
    /// # Errors
    ///
    /// If the variable is empty.
    #[cfg(feature = "profile")]
    pub(super) fn path(&self, name: &str) -> Result<Option<PathBuf>, CredentialError> {
        match self.raw(name) {
            Some(path) if path.to_str().is_some_and(|path| path.trim().is_empty()) => {
                self.required(name).map(|_| None)
            }
            path => Ok(path.map(PathBuf::from)),
        }
    }

    /// `name` in the user's home folder.
    ///
    /// # Errors
    ///
    /// If it is not known where that is.
    #[cfg(feature = "profile")]
    pub(super) fn in_home(&self, name: &str) -> Result<PathBuf, CredentialError> {
        let home = self.home.clone().or_else(std::env::home_dir);
        let home = home.filter(|home| !home.as_os_str().is_empty());
        home.map(|home| home.join(name)).ok_or_else(|| {
            CredentialError::absent(format!(
                "it is not known where the home folder is, with the file {name}"
            ))
        })
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
        let pairs = pairs.iter();
        Self::of_any(pairs.map(|(name, value)| ((*name).to_owned(), OsString::from(value))))
    }

    /// The same with values that need not be text.
    pub(super) fn of_any(pairs: impl IntoIterator<Item = (String, OsString)>) -> Self {
        let pairs: Vec<_> = pairs.into_iter().collect();
        Self::of_lookup(move |name| {
            let found = pairs.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone())
        })
    }

    pub(super) fn of_lookup(
        lookup: impl Fn(&str) -> Option<OsString> + Send + Sync + 'static,
    ) -> Self {
        Self {
            lookup: Arc::new(lookup),
            #[cfg(feature = "profile")]
            home: None,
        }
    }

    #[cfg(feature = "profile")]
    pub(super) fn with_home(mut self, home: &std::path::Path) -> Self {
        self.home = Some(home.to_owned());
        self
    }
}
