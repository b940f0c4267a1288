//! Credentials that are missing or unusable.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// There are no credentials, or they cannot be used.
#[derive(Clone, Debug)]
pub struct CredentialError {
    reason: String,
    /// Advice, unless the reason implies it.
    hint: Option<&'static str>,
    /// Shared, as every call that waited for the credentials gets a copy of the error.
    source: Option<Arc<dyn StdError + Send + Sync>>,
    /// Whether nothing is configured, as opposed to a configuration that does not work.
    absent: bool,
}

impl CredentialError {
    /// Creates the error of a [`CredentialProvider`](crate::credential::CredentialProvider) whose
    /// credentials are configured but cannot be obtained. The reason is shown to users and written
    /// to logs, so it must not contain a secret.
    ///
    /// The error ends a [`ProviderChain`](crate::credential::ProviderChain). A provider with
    /// nothing configured returns [`Self::absent`] instead.
    #[must_use]
    pub fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            hint: None,
            source: None,
            absent: false,
        }
    }

    /// Creates the error of a provider with nothing configured, such as one whose variable is not
    /// set. The reason is shown and logged as for [`Self::new`]. A
    /// [`ProviderChain`](crate::credential::ProviderChain) continues with its next provider.
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

    /// Adds the cause, which [`source`](StdError::source) returns. It is written to logs as well.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(Arc::from(source.into()));
        self
    }

    /// Adds advice.
    pub(crate) fn with_hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Prefixes the reason with the place of the error. The advice depends on the place, and is
    /// removed.
    pub(crate) fn within(self, place: impl fmt::Display) -> Self {
        let reason = format!("{place}: {}", self.reason);
        self.with_reason(reason)
    }

    /// Replaces the reason, and removes the advice that belonged to it.
    pub(crate) fn with_reason(self, reason: String) -> Self {
        Self {
            reason,
            hint: None,
            ..self
        }
    }

    /// Marks the credentials as configured, such as by the name of a file that is missing.
    pub(crate) fn configured(self) -> Self {
        Self {
            absent: false,
            ..self
        }
    }

    /// Adds when the provider is called again.
    pub(crate) fn retried_in(mut self, wait: Duration) -> Self {
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        self.reason += &format!(" (the provider is called again in {seconds} s)");
        self
    }

    /// Why there are no usable credentials.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Whether nothing is configured, as opposed to credentials that are configured but cannot be
    /// obtained.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.absent
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

impl PartialEq for CredentialError {
    fn eq(&self, other: &Self) -> bool {
        (&self.reason, self.hint) == (&other.reason, other.hint)
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
        let error = error.within("at the bank");
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
