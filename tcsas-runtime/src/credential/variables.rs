//! Lookup of environment variables.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::error::CredentialError;
use crate::region;

/// The environment variables that a provider reads: those of the process, or in tests a fixed set.
///
/// Each lookup reads the current value. `Debug` shows no variable, since any may hold a secret.
///
/// ```
/// use tcsas_runtime::credential::Variables;
///
/// let variables = Variables::from_iter([("VAULT_ADDR", " https://vault.example\n")]);
/// assert_eq!(
///     variables.required("VAULT_ADDR")?.as_str(),
///     "https://vault.example"
/// );
/// assert!(!variables.is_set("VAULT_TOKEN"));
/// # Ok::<(), tcsas_runtime::error::CredentialError>(())
/// ```
#[derive(Clone)]
pub struct Variables {
    lookup: Arc<Lookup>,
}

type Lookup = dyn Fn(&str) -> Option<OsString> + Send + Sync;

impl Variables {
    /// The environment of this process.
    #[must_use]
    pub fn of_process() -> Self {
        Self::from_fn(|name| std::env::var_os(name))
    }

    /// Variables looked up by a function.
    #[must_use]
    pub fn from_fn(lookup: impl Fn(&str) -> Option<OsString> + Send + Sync + 'static) -> Self {
        Self {
            lookup: Arc::new(lookup),
        }
    }

    /// The raw value, which need not be UTF-8.
    #[must_use]
    pub fn raw(&self, name: &str) -> Option<OsString> {
        (self.lookup)(name)
    }

    /// Whether the variable is set, possibly to the empty string: that is a configuration as well,
    /// if a broken one.
    #[must_use]
    pub fn is_set(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// The value without surrounding white space.
    ///
    /// # Errors
    ///
    /// If the variable is not set, empty, or not UTF-8.
    pub fn required(&self, name: &str) -> Result<Zeroizing<String>, CredentialError> {
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

    /// The value without surrounding white space, or `None` if the variable is not set.
    ///
    /// # Errors
    ///
    /// If the variable is empty, or not UTF-8.
    pub fn if_set(&self, name: &str) -> Result<Option<Zeroizing<String>>, CredentialError> {
        self.is_set(name).then(|| self.required(name)).transpose()
    }

    /// The value without surrounding white space, or `None` if the variable is not set or empty.
    ///
    /// # Errors
    ///
    /// If the variable is blank, or not UTF-8.
    pub fn if_not_empty(&self, name: &str) -> Result<Option<Zeroizing<String>>, CredentialError> {
        match self.raw(name) {
            Some(value) if !value.is_empty() => self.required(name).map(Some),
            _ => Ok(None),
        }
    }

    /// The path in a variable, which need not be UTF-8, or `None` if the variable is not set.
    ///
    /// # Errors
    ///
    /// If the variable is empty.
    pub fn path_if_set(&self, name: &str) -> Result<Option<PathBuf>, CredentialError> {
        match self.raw(name) {
            Some(path) if path.to_str().is_some_and(|path| path.trim().is_empty()) => {
                self.required(name).map(|_| None)
            }
            path => Ok(path.map(PathBuf::from)),
        }
    }

    /// The region in `TENCENTCLOUD_REGION`, or `None` if the variable is not set or empty.
    ///
    /// # Errors
    ///
    /// If the value cannot be a region.
    pub fn region(&self) -> Result<Option<String>, CredentialError> {
        region::from_environment(self.raw(region::VARIABLE)).map_err(CredentialError::new)
    }
}

impl Default for Variables {
    fn default() -> Self {
        Self::of_process()
    }
}

/// A fixed set of variables, for tests.
impl<N: Into<String>, V: Into<OsString>> FromIterator<(N, V)> for Variables {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let pairs = pairs.into_iter();
        let pairs: Vec<(String, OsString)> = pairs
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        Self::from_fn(move |name| {
            let found = pairs.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone())
        })
    }
}

impl fmt::Debug for Variables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Variables(..)")
    }
}
