//! Credentials that are missing or unusable.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// There are no credentials, or they cannot be used.
#[derive(Clone, Debug)]
pub struct CredentialError {
    reason: String,
    /// Advice, unless `reason` implies it.
    hint: Option<&'static str>,
    /// Shared, so that every call that waited for the credentials gets the error.
    pub(super) source: Option<Arc<dyn StdError + Send + Sync>>,
    /// Nothing is configured, as opposed to something that does not work.
    absent: bool,
}

impl CredentialError {
    /// An error with a reason, for a [`CredentialProvider`](crate::credential::CredentialProvider)
    /// of your own. The reason is shown to people and written to logs: it must not contain secrets.
    ///
    /// It means that credentials are configured but unavailable, and ends a chain of providers. For
    /// a provider with nothing configured there is [`Self::absent`].
    #[must_use]
    pub fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            hint: None,
            source: None,
            absent: false,
        }
    }

    /// The error of a provider with nothing configured: no variable is set, no file exists. The
    /// reason is shown and logged as for [`Self::new`]. A chain of providers goes on to the next
    /// one.
    ///
    /// ```
    /// use tcsas_runtime::error::CredentialError;
    ///
    /// let error = CredentialError::absent("VAULT_ADDR is not set");
    /// assert!(error.is_absent());
    /// assert!(!CredentialError::new("the vault is sealed").is_absent());
    /// ```
    #[must_use]
    pub fn absent(reason: impl Into<String>) -> Self {
        Self {
            absent: true,
            ..Self::new(reason)
        }
    }

    /// Whether nothing is configured, as opposed to credentials that are configured but
    /// unavailable.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.absent
    }

    /// Marks the error as one of credentials that are configured: [`Self::is_absent`] becomes
    /// false. For a source that is missing although it was named, such as a file.
    #[must_use]
    pub fn configured(self) -> Self {
        Self {
            absent: false,
            ..self
        }
    }

    /// Adds a cause. It is written to logs as well.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(Arc::from(source.into()));
        self
    }

    /// Prefixes the reason with where it occurred, such as a file or a variable.
    #[must_use]
    pub fn with_context(self, context: impl fmt::Display) -> Self {
        let reason = format!("{context}: {}", self.reason);
        self.with_reason(reason)
    }

    /// Replaces the reason. The cause stays.
    #[must_use]
    pub fn with_reason(self, reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            // The hint depends on the place.
            hint: None,
            ..self
        }
    }

    /// The reason, without the text that `Display` adds.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Adds advice.
    pub(crate) fn with_hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Adds when the provider is called again.
    pub(crate) fn with_retry_after(mut self, wait: Duration) -> Self {
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        self.reason += &format!(" (the provider is called again in {seconds} s)");
        self
    }
}

impl fmt::Display for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no usable credentials: {}", self.reason)?;
        match self.hint {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}

impl StdError for CredentialError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Error, SetupError};
    use crate::error_code::UnknownCode;

    #[test]
    fn display_has_reason_and_hint_and_source_survives_conversions() {
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
        let error = error.with_context("at the bank");
        assert_eq!(
            error.to_string(),
            "no usable credentials: at the bank: the vault is sealed"
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
