//! The home folder of the user.

use std::path::PathBuf;

use tcsas_runtime::error::CredentialError;

/// The home folder of the user, or in tests another one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Home {
    other: Option<PathBuf>,
}

impl Home {
    #[cfg(test)]
    pub(crate) fn at(path: &std::path::Path) -> Self {
        Self {
            other: Some(path.to_owned()),
        }
    }

    /// The path of `name` in the home folder.
    ///
    /// # Errors
    ///
    /// If the home folder is unknown.
    pub(crate) fn join(&self, name: &str) -> Result<PathBuf, CredentialError> {
        let home = self.other.clone().or_else(std::env::home_dir);
        let home = home.filter(|home| !home.as_os_str().is_empty());
        home.map(|home| home.join(name)).ok_or_else(|| {
            CredentialError::absent(format!(
                "the home folder is unknown, and so is the file {name} in it"
            ))
        })
    }
}
