//! Credentials of a role that other credentials may assume.

use std::fmt;
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tcsas_runtime::Credentials;
use tcsas_runtime::credential::CredentialProvider;
use tcsas_runtime::error::CredentialError;
use tcsas_runtime::transport::BoxFuture;

use crate::sts::{self, Settings, api};

/// Temporary credentials of a role that other credentials may assume: `AssumeRole` of the security
/// token service (STS), version 2018-08-13.
///
/// The base credentials come from another provider, which is called for each fetch, so that they
/// may be temporary as well. If it has nothing configured ([`CredentialError::is_absent`]), neither
/// has this provider.
///
/// ```
/// use std::time::Duration;
///
/// use tcsas_credentials::AssumeRoleProvider;
/// use tcsas_runtime::credential::{CredentialProvider, EnvironmentProvider};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let role = "qcs::cam::uin/10001:roleName/reader";
/// let provider = AssumeRoleProvider::new(EnvironmentProvider::new(), role, "reports")
///     .duration(Duration::from_secs(1800));
/// let credentials = provider.provide().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct AssumeRoleProvider {
    base: Arc<dyn CredentialProvider>,
    role_arn: String,
    session_name: String,
    policy: Option<String>,
    external_id: Option<String>,
    settings: Settings,
}

impl AssumeRoleProvider {
    /// A provider for the role `role_arn` (`qcs::cam::uin/ACCOUNT:roleName/NAME`), which the
    /// credentials of `base` may assume. The audit log shows its calls under `session_name`: 2 to
    /// 128 letters, digits and characters of `=,.@_-`.
    #[must_use]
    pub fn new(
        base: impl CredentialProvider + 'static,
        role_arn: impl Into<String>,
        session_name: impl Into<String>,
    ) -> Self {
        Self {
            base: Arc::new(base),
            role_arn: role_arn.into(),
            session_name: session_name.into(),
            policy: None,
            external_id: None,
            settings: Settings::default(),
        }
    }

    /// Sets a policy, as JSON, that restricts the permissions of the credentials. It is encoded for
    /// the service here.
    #[must_use]
    pub fn policy(mut self, json: impl Into<String>) -> Self {
        self.policy = Some(json.into());
        self
    }

    /// Sets the external id that the role requires.
    #[must_use]
    pub fn external_id(mut self, id: impl Into<String>) -> Self {
        self.external_id = Some(id.into());
        self
    }

    sts::setters! { region: "`TENCENTCLOUD_REGION`, else `ap-guangzhou`" }

    async fn assume(&self) -> Result<Credentials, CredentialError> {
        let seconds = self.settings.seconds()?;
        let base = self
            .base
            .provide()
            .await
            .and_then(|base| base.validate().map(|()| base));
        let base = base.map_err(|error| error.with_context("to assume it with"))?;
        let client = self.settings.client(Some(base), &self.settings.region()?)?;
        let mut request = api::AssumeRoleRequest::builder()
            .role_arn(self.role_arn.as_str())
            .role_session_name(self.session_name.as_str())
            .duration_seconds(seconds)
            .build();
        request.policy = self.policy.as_deref().map(encoded);
        request.external_id.clone_from(&self.external_id);
        let response = client.assume_role(request).await.map_err(sts::failure)?;
        sts::temporary(response.credentials, response.expired_time)
    }
}

/// Percent-encodes a policy: the service decodes it, although it travels in a JSON body.
fn encoded(policy: &str) -> String {
    const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'*')
        .remove(b'-')
        .remove(b'.')
        .remove(b'_');
    utf8_percent_encode(policy, ENCODED).to_string()
}

impl CredentialProvider for AssumeRoleProvider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async {
            let credentials = self.assume().await;
            credentials
                .map_err(|error| error.with_context(format_args!("the role {}", self.role_arn)))
        })
    }
}

/// Shows neither policy nor external id.
impl fmt::Debug for AssumeRoleProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AssumeRoleProvider")
            .field("role_arn", &self.role_arn)
            .field("session_name", &self.session_name)
            .field("base", &self.base)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;
    use std::time::Duration;

    use tcsas_runtime::error::InvalidResponseError;
    use tcsas_runtime::transport::TransportError;

    use super::*;
    use crate::test_support::{Canned, ERROR_RESPONSE, GRANTED, block_on, environment, json};

    const ROLE: &str = "qcs::cam::uin/10001:roleName/reader";

    fn provider(canned: &Arc<Canned>) -> AssumeRoleProvider {
        let base = Credentials::new("AKIDbase", "base-key").with_token("base-token");
        AssumeRoleProvider::new(base, ROLE, "reports").transport(Arc::clone(canned))
    }

    fn error(canned: Canned) -> CredentialError {
        block_on(provider(&Arc::new(canned)).provide()).unwrap_err()
    }

    #[test]
    fn call_is_signed_with_the_base_and_returns_expiring_credentials() {
        let canned = Arc::new(Canned::new().text(200, GRANTED));
        let credentials = block_on(provider(&canned).region("ap-singapore").provide()).unwrap();
        assert_eq!(
            (
                credentials.secret_id(),
                credentials.secret_key(),
                credentials.token()
            ),
            ("AKIDx", "key", Some("tok"))
        );
        let end = std::time::UNIX_EPOCH + Duration::from_secs(4_102_444_800);
        assert_eq!(credentials.expires(), Some(end));
        let request = &canned.requests()[0];
        let header = |name: &str| request.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(request.uri(), "https://sts.intl.tencentcloudapi.com/");
        assert_eq!(header("x-tc-action"), "AssumeRole");
        assert_eq!(header("x-tc-version"), "2018-08-13");
        assert_eq!(header("x-tc-region"), "ap-singapore");
        assert_eq!(header("x-tc-token"), "base-token");
        assert!(header("authorization").contains("Credential=AKIDbase/"));
        let body = json(request);
        assert_eq!(body["RoleArn"], ROLE);
        assert_eq!(body["RoleSessionName"], "reports");
        assert_eq!(body["DurationSeconds"], 7200);
        assert_eq!(body.as_object().unwrap().len(), 3);
    }

    #[test]
    fn policy_is_encoded_and_settings_are_sent() {
        let canned = Arc::new(Canned::new().text(200, GRANTED));
        let provider = provider(&canned)
            .policy(r#"{"a": "b+ü"}"#)
            .external_id("ext")
            .duration(Duration::from_millis(43_200_999))
            .endpoint("sts.tencentcloudapi.com");
        block_on(provider.provide()).unwrap();
        let request = &canned.requests()[0];
        assert_eq!(request.uri(), "https://sts.tencentcloudapi.com/");
        let body = json(request);
        assert_eq!(body["Policy"], "%7B%22a%22%3A%20%22b%2B%C3%BC%22%7D");
        assert_eq!(body["ExternalId"], "ext");
        assert_eq!(body["DurationSeconds"], 43_200);
    }

    #[test]
    fn region_is_set_or_of_the_environment_or_the_vendors() {
        for (pairs, region) in [
            (
                &[("TENCENTCLOUD_REGION", "eu-frankfurt")][..],
                "eu-frankfurt",
            ),
            (&[], "ap-guangzhou"),
        ] {
            let canned = Arc::new(Canned::new().text(200, GRANTED));
            let mut provider = provider(&canned);
            provider.settings.variables = pairs.iter().copied().collect();
            block_on(provider.provide()).unwrap();
            assert_eq!(canned.requests()[0].headers()["x-tc-region"], region);
        }
    }

    #[test]
    fn error_response_is_the_source_and_has_code_message_and_request_id() {
        let error = error(Canned::new().text(200, ERROR_RESPONSE));
        let text = error.to_string();
        for part in [
            ROLE,
            "ResourceNotFound.RoleNotFound",
            "Role not exist.",
            "id-1",
        ] {
            assert!(text.contains(part), "{text}");
        }
        let cause = error
            .source()
            .unwrap()
            .downcast_ref::<tcsas_runtime::Error>();
        assert_eq!(cause.unwrap().code(), Some("ResourceNotFound.RoleNotFound"));
    }

    #[test]
    fn invalid_responses_are_diagnosed_without_secrets() {
        let cut = InvalidResponseError::new(
            tcsas_runtime::http::StatusCode::OK,
            b"[SENTINEL",
            "it is longer",
        );
        let body = |from: &str, to: &str| Canned::new().text(200, &GRANTED.replace(from, to));
        for (canned, why) in [
            (Canned::new().text(502, "<html>"), "HTTP status 502"),
            (Canned::new().text(200, "[SENTINEL"), "invalid response"),
            (
                Canned::new().failure(TransportError::from(cut)),
                "it is longer",
            ),
            (body("4102444800", "null"), "no time of expiry"),
            (body("4102444800", "-1"), "no time of expiry"),
            (body("4102444800", "4102444800000"), "no time of expiry"),
            (body("\"AKIDx\"", "null"), "the secret id is empty"),
            (body("\"tok\"", "null"), "the response has no token"),
            (body("AKIDx", "AKID,SENTINEL"), "the secret id holds"),
            (body("\"key\"", "null"), "the secret key is empty"),
        ] {
            let error = error(canned);
            let text = error.to_string();
            assert!(text.contains(why) && text.contains(ROLE), "{text}");
            assert!(
                !format!("{text} {error:?}").contains("SENTINEL"),
                "{error:?}"
            );
        }
    }

    #[test]
    fn nothing_is_sent_without_a_base_or_with_an_invalid_duration() {
        let canned = Arc::new(Canned::new());
        for duration in [0, 999, 43_201_000] {
            let provider = provider(&canned).duration(Duration::from_millis(duration));
            let error = block_on(provider.provide()).unwrap_err().to_string();
            assert!(error.contains("allows 1 to 43200 seconds"), "{error}");
        }
        let base = environment(&[]);
        let provider = AssumeRoleProvider::new(base, ROLE, "s").transport(Arc::clone(&canned));
        let error = block_on(provider.provide()).unwrap_err();
        assert!(error.is_absent());
        let text = error.to_string();
        assert!(text.contains("to assume it with: TENCENTCLOUD_SECRET_ID is not set"));
        let base = Credentials::new("", "key");
        let provider = AssumeRoleProvider::new(base, ROLE, "s").transport(Arc::clone(&canned));
        let error = block_on(provider.provide()).unwrap_err();
        assert!(!error.is_absent());
        let text = error.to_string();
        assert!(text.contains("to assume it with: the secret id is empty"));
        assert!(canned.requests().is_empty());
    }

    #[test]
    fn credentials_expired_by_the_local_clock_are_left_to_the_service() {
        let expired = GRANTED.replace("4102444800", "1543914376");
        let canned = Arc::new(Canned::new().text(200, &expired));
        let base = Credentials::new("AKIDbase", "key").with_expiry(std::time::UNIX_EPOCH);
        let provider = AssumeRoleProvider::new(base, ROLE, "s").transport(Arc::clone(&canned));
        let given = block_on(provider.provide()).unwrap().expires();
        let end = std::time::UNIX_EPOCH + Duration::from_secs(1_543_914_376);
        assert_eq!((given, canned.requests().len()), (Some(end), 1));
    }
}
