//! What the fuzz targets parse. Only they are compiled with `cfg(fuzzing)`.

use tcsas_runtime::Credentials;
use tcsas_runtime::error::CredentialError;

use crate::{ProfileProvider, cli_profile, instance_role};

/// Parses the file of [`ProfileProvider`].
///
/// # Errors
///
/// Those of the provider.
pub fn parse_profile(text: &str) -> Result<Option<Credentials>, CredentialError> {
    ProfileProvider::new().parse(text).map(Some)
}

/// Parses the file of [`CliProvider`](crate::CliProvider).
///
/// # Errors
///
/// Those of the provider.
pub fn parse_cli_profile(text: &str) -> Result<Option<Credentials>, CredentialError> {
    cli_profile::parse(text, false)
}

/// Parses the response to [`InstanceRoleProvider`](crate::InstanceRoleProvider).
///
/// # Errors
///
/// Those of the provider.
pub fn parse_instance_role(text: &str) -> Result<Option<Credentials>, CredentialError> {
    instance_role::parse(text).map(Some)
}
