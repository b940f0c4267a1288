//! Credentials that are missing or unusable.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// There are no credentials, or none that could work.
///
/// Two of them are equal if they print alike; what caused them is not compared.
#[derive(Clone, Debug)]
pub struct CredentialError {
    what: String,
    /// What to do, where `what` does not say it.
    hint: Option<&'static str>,
    /// Shared, so that the error can be given to everybody who waited for the credentials.
    pub(super) source: Option<Arc<dyn StdError + Send + Sync>>,
    /// Nothing is configured, as opposed to something that does not work.
    absent: bool,
}

impl CredentialError {
    /// An error with a reason, for a [`CredentialProvider`](crate::credential::CredentialProvider)
    /// of your own. The reason is shown to people and written to logs: no secret may be in it.
    ///
    /// It means that credentials are configured and cannot be had, and ends a
    /// [`ProviderChain`](crate::credential::ProviderChain). For a provider with nothing configured
    /// there is [`Self::absent`].
    #[must_use]
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            hint: None,
            source: None,
            absent: false,
        }
    }

    /// The error of a provider with nothing configured: no variable is set, no file is there. The
    /// reason is shown and logged as for [`Self::new`]. A
    /// [`ProviderChain`](crate::credential::ProviderChain) goes on to its next provider.
    ///
    /// ```
    /// use tcsas_runtime::error::CredentialError;
    ///
    /// let error = CredentialError::absent("VAULT_ADDR is not set");
    /// assert!(error.is_absent());
    /// assert!(!CredentialError::new("the vault is sealed").is_absent());
    /// ```
    #[must_use]
    pub fn absent(what: impl Into<String>) -> Self {
        Self {
            absent: true,
            ..Self::new(what)
        }
    }

    /// Whether nothing is configured, as opposed to credentials that are configured and cannot be
    /// had.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.absent
    }

    /// The same with a cause. It is written to logs as well.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(Arc::from(source.into()));
        self
    }

    /// The same with what to do about it.
    pub(crate) fn with_hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same, saying where it happened. What to do about it depends on the place, and is left
    /// out.
    pub(crate) fn within(self, place: impl fmt::Display) -> Self {
        let what = format!("{place}: {}", self.what);
        self.with_reason(what)
    }

    /// The same with another reason, and without what to do about the first one.
    pub(crate) fn with_reason(self, what: String) -> Self {
        Self {
            what,
            hint: None,
            ..self
        }
    }

    /// The same where something was configured after all, such as the name of a file that is
    /// missing.
    pub(crate) fn configured(self) -> Self {
        Self {
            absent: false,
            ..self
        }
    }

    /// The same, saying when the provider is called again.
    pub(crate) fn asked_again_in(mut self, wait: Duration) -> Self {
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        self.what += &format!(" (the provider is asked again in {seconds} s)");
        self
    }

    /// The reason alone.
    pub(crate) fn what(&self) -> &str {
        &self.what
    }
}

impl fmt::Display for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no usable credentials: {}", self.what)?;
        match self.hint {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}

impl PartialEq for CredentialError {
    fn eq(&self, other: &Self) -> bool {
        (&self.what, self.hint) == (&other.what, other.hint)
    }
}

impl Eq for CredentialError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Error, SetupError};
    use crate::error_code::UnknownCode;

    #[test]
    fn a_lack_of_credentials_says_why_and_keeps_its_cause() {
        let error = CredentialError::new("the vault is sealed").with_source("no quorum");
        assert_eq!(
            error.to_string(),
            "no usable credentials: the vault is sealed"
        );
        let error = error.with_hint("unseal it");
        assert_eq!(
            error.to_string(),
            "no usable credentials: the vault is sealed; unseal it"
        );
        let error = error.within("at the bank");
        assert_eq!(
            error.to_string(),
            "no usable credentials: at the bank: the vault is sealed"
        );
        assert_eq!(
            error,
            CredentialError::new("at the bank: the vault is sealed")
        );
        let cause = |error: &dyn StdError| error.source().map(ToString::to_string);
        assert_eq!(cause(&error).as_deref(), Some("no quorum"));
        assert_eq!(
            cause(&SetupError::from(error.clone())).as_deref(),
            Some("no quorum")
        );
        assert_eq!(
            cause(&Error::<UnknownCode>::from(error)).as_deref(),
            Some("no quorum")
        );
    }
}
