//! Credentials of the virtual machine that the program runs on.

use super::json::Object;
use super::{CredentialProvider, Credentials, names, unix_time};
use crate::endpoint::Endpoint;
use crate::error::CredentialError;
use crate::transport::{BoxFuture, Limits, ReqwestTransport, Transport, TransportFailure};
use bytes::Bytes;
use std::sync::Arc;
use std::time::Duration;
use zeroize::Zeroizing;

/// Where machines of Tencent Cloud are told about themselves. It answers to them alone, and without encryption.
const ENDPOINT: &str = "http://metadata.tencentyun.com";
/// The list of roles, and with a name behind it the keys of one.
const PATH: &str = "/latest/meta-data/cam/security-credentials/";

/// The service is a hop away: it answers at once or does not exist. An answer has some hundred bytes, of which the token may
/// take 4 KiB.
const LIMITS: Limits = Limits {
    connect_timeout: Duration::from_secs(1),
    timeout: Duration::from_secs(5),
    answer_limit: 64 << 10,
};

/// Temporary credentials of the role that is attached to the virtual machine (CVM) the program runs on, from its metadata
/// service, `http://metadata.tencentyun.com/latest/meta-data/cam/security-credentials/ROLE`.
///
/// Unless the role is given, the service is asked which one is attached, each time. It is asked without a proxy; a
/// connection may take 1 second, all of it 5 seconds, and an answer may have 64 KiB.
///
/// ```
/// use tcsas_runtime::credential::{CredentialProvider, InstanceRoleProvider};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let credentials = InstanceRoleProvider::new().provide().await?;
/// println!("good until {:?}", credentials.expires());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct InstanceRoleProvider {
    role: Option<String>,
    endpoint: String,
    transport: Option<Arc<dyn Transport>>,
}

impl Default for InstanceRoleProvider {
    fn default() -> Self {
        Self {
            role: None,
            endpoint: ENDPOINT.to_owned(),
            transport: None,
        }
    }
}

impl InstanceRoleProvider {
    /// A provider for whichever role is attached to the machine.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The name of the role, so that the service need not be asked for it.
    #[must_use]
    pub fn role(mut self, role: impl Into<String>) -> Self {
        self.role = Some(role.into());
        self
    }

    /// Another address of the metadata service, such as `http://127.0.0.1:8080`. Without a scheme it is `https`.
    #[must_use]
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = endpoint.into();
        self
    }

    /// Asks another way. The limits of time and size are then those of the transport.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    async fn ask(&self) -> Result<Credentials, CredentialError> {
        let endpoint = Endpoint::parse(&self.endpoint).map_err(unusable)?;
        let transport = match &self.transport {
            Some(transport) => Arc::clone(transport),
            // A new one each time: it is hours until the next, and connections would not last as long.
            None => Arc::new(ReqwestTransport::direct(&endpoint, LIMITS).map_err(unusable)?),
        };
        let service = Service {
            endpoint,
            transport,
        };
        let role = match &self.role {
            Some(role) => role.clone(),
            None => service.role().await?,
        };
        if !is_role(&role) {
            return Err(CredentialError::new(format!(
                "{role:?} is not the name of a role"
            )));
        }
        let keys = service.keys(&role).await;
        keys.map_err(|error| error.within(format_args!("the role {role} of this machine")))
    }
}

impl CredentialProvider for InstanceRoleProvider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(self.ask())
    }
}

fn unusable(error: crate::error::EndpointError) -> CredentialError {
    CredentialError::new("the metadata service cannot be asked").with_source(error)
}

/// What names of roles consist of. Anything else could be part of another address.
fn is_role(name: &str) -> bool {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || b"+=,.@_-".contains(&byte);
    (1..=128).contains(&name.len()) && !name.starts_with('.') && name.bytes().all(part)
}

/// The metadata service.
struct Service {
    endpoint: Endpoint,
    transport: Arc<dyn Transport>,
}

impl Service {
    /// The first of the roles, of which a machine has at most one.
    async fn role(&self) -> Result<String, CredentialError> {
        let list = match self.get("").await? {
            Answer::Text(list) => list,
            Answer::Absent => String::new().into(),
        };
        match list.trim().lines().next().map(str::trim) {
            None => Err(CredentialError::new(
                "the metadata service knows no role: none is attached to this machine",
            )),
            Some(role) if is_role(role) => Ok(role.to_owned()),
            Some(_) => Err(CredentialError::new(format!(
                "what {} answers is not a list of roles: is it a metadata service?",
                self.endpoint
            ))),
        }
    }

    async fn keys(&self, role: &str) -> Result<Credentials, CredentialError> {
        match self.get(role).await? {
            Answer::Text(text) => keys(&text),
            Answer::Absent => Err(CredentialError::new(
                "the metadata service does not know it: it is not attached, or is spelled otherwise",
            )),
        }
    }

    async fn get(&self, role: &str) -> Result<Answer, CredentialError> {
        let unaskable = |error: &dyn std::fmt::Display| {
            CredentialError::new(format!("the metadata service cannot be asked: {error}"))
        };
        let mut request = http::Request::new(Bytes::new());
        let address = format!("{}{PATH}{role}", self.endpoint);
        *request.uri_mut() =
            (address.parse()).map_err(|error: http::uri::InvalidUri| unaskable(&error))?;
        let host = http::HeaderValue::from_str(self.endpoint.host());
        let host = host.map_err(|error| unaskable(&error))?;
        request.headers_mut().insert(http::header::HOST, host);
        let answer = self.transport.send(request).await;
        let (parts, body) = answer
            .map_err(|failure| self.failure(failure))?
            .into_parts();
        // The transport lets go of it, so that this is the same memory.
        let mut body = Zeroizing::new(Vec::from(body));
        match parts.status {
            http::StatusCode::NOT_FOUND => Ok(Answer::Absent),
            http::StatusCode::OK if body.len() <= LIMITS.answer_limit => {
                match String::from_utf8(std::mem::take(&mut *body)) {
                    Ok(text) => Ok(Answer::Text(text.into())),
                    Err(error) => {
                        drop(Zeroizing::new(error.into_bytes()));
                        Err(self.odd("with what is not text"))
                    }
                }
            }
            http::StatusCode::OK => Err(self.odd("with more than 64 KiB")),
            status => Err(self.odd(&format!("with HTTP status {}", status.as_u16()))),
        }
    }

    fn failure(&self, failure: TransportFailure) -> CredentialError {
        let silent = format!(
            "the metadata service {} does not answer: only machines of Tencent Cloud have one",
            self.endpoint
        );
        match failure {
            TransportFailure::Timeout(error) => CredentialError::new(silent).with_source(error),
            TransportFailure::Transport(error) => CredentialError::new(silent).with_source(error),
            // It holds what was read, which may be a secret: it is wiped, and not kept as the cause.
            TransportFailure::Undecodable(mut error) => {
                error.forget_body();
                self.odd(&format!("with what cannot be read ({})", error.what))
            }
        }
    }

    fn odd(&self, what: &str) -> CredentialError {
        CredentialError::new(format!(
            "the metadata service {} answers {what}",
            self.endpoint
        ))
    }
}

/// What the metadata service has at an address.
enum Answer {
    Text(Zeroizing<String>),
    Absent,
}

/// Reads the keys of a role.
fn keys(text: &str) -> Result<Credentials, CredentialError> {
    let object = Object::parse(text)?;
    match object.required("Code")? {
        "Success" => {}
        code => {
            return Err(CredentialError::new(format!(
                "the metadata service has no keys for it, but the code {}",
                names::list([code])
            )));
        }
    }
    let expires = unix_time(object.required("ExpiredTime")?)
        .ok_or_else(|| CredentialError::new("its ExpiredTime is not a time in Unix seconds"))?;
    Credentials::new(
        object.required("TmpSecretId")?,
        object.required("TmpSecretKey")?,
    )
    .with_token(object.required("Token")?)
    .with_expiry(expires)
    .checked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::test_support::{Canned, block_on};
    use crate::error::{TimeoutError, TransportError, UndecodableError};
    use std::error::Error as _;

    const KEYS: &str = r#"{"TmpSecretId": "AKIDx", "TmpSecretKey": "key", "ExpiredTime": 4102444800,
        "Expiration": "2100-01-01T00:00:00Z", "Token": "tok", "Code": "Success"}"#;

    fn provider(canned: &Arc<Canned>) -> InstanceRoleProvider {
        InstanceRoleProvider::new().transport(Arc::clone(canned))
    }

    fn error(canned: Canned) -> CredentialError {
        block_on(provider(&Arc::new(canned)).provide()).unwrap_err()
    }

    #[test]
    fn the_attached_role_is_asked_for_and_then_its_keys() {
        let canned = Arc::new(Canned::new().text(200, "my-role\n").text(200, KEYS));
        let keys = block_on(provider(&canned).provide()).unwrap();
        assert_eq!(
            (keys.secret_id(), keys.secret_key(), keys.token()),
            ("AKIDx", "key", Some("tok"))
        );
        assert_eq!(keys.expires(), unix_time("4102444800"));
        let requests = canned.requests();
        let addresses: Vec<_> = requests.iter().map(|r| r.uri().to_string()).collect();
        let list =
            "http://metadata.tencentyun.com/latest/meta-data/cam/security-credentials/".to_owned();
        assert_eq!(addresses, [list.clone(), list + "my-role"]);
        assert!(requests.iter().all(|r| r.method() == http::Method::GET));
        assert_eq!(requests[0].headers()["host"], "metadata.tencentyun.com");
    }

    #[test]
    fn a_given_role_is_not_asked_for() {
        let canned = Arc::new(Canned::new().text(200, KEYS));
        let provider = provider(&canned)
            .role("r")
            .endpoint("http://127.0.0.1:8080");
        block_on(provider.provide()).unwrap();
        let address = canned.requests()[0].uri().to_string();
        assert!(address.starts_with("http://127.0.0.1:8080/latest/") && address.ends_with("/r"));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let role = || Canned::new().text(200, "r");
        for (canned, why) in [
            (Canned::new().text(404, "<html>"), "none is attached"),
            (Canned::new().text(200, " \n"), "none is attached"),
            (
                Canned::new().text(200, "<html>geheim"),
                "is not a list of roles",
            ),
            (Canned::new().text(200, "../geheim"), "is not a list"),
            (
                Canned::new().text(500, "geheim"),
                "answers with HTTP status 500",
            ),
            (
                Canned::new().text(302, "geheim"),
                "answers with HTTP status 302",
            ),
            (
                role().text(404, "geheim"),
                "the role r of this machine: the metadata service does not know it",
            ),
            (
                role().text(200, "geheim"),
                "it is not JSON (line 1, column 1)",
            ),
            (
                role().text(200, &"x".repeat((64 << 10) + 1)),
                "more than 64 KiB",
            ),
            (role().text(200, "{}"), "it has no Code"),
            (
                role().text(200, r#"{"Code": "NoSuchRole", "TmpSecretKey": "geheim"}"#),
                "but the code NoSuchRole",
            ),
            (
                role().text(200, r#"{"Code": "Success", "TmpSecretKey": "geheim"}"#),
                "it has no ExpiredTime, or an empty one; its members are: Code, TmpSecretKey",
            ),
            (
                role().text(200, &KEYS.replace("4102444800", "\"soon\"")),
                "its ExpiredTime is not a time",
            ),
            (
                role().text(200, &KEYS.replace("AKIDx", "geheim,")),
                "the secret id holds a character",
            ),
        ] {
            let text = error(canned).to_string();
            assert!(text.contains(why) && !text.contains("geheim"), "{text}");
        }
    }

    #[test]
    fn credentials_that_have_expired_by_this_clock_are_given_with_their_time() {
        let expired = KEYS.replace("4102444800", "1543914376");
        let canned = Canned::new().text(200, "r").text(200, &expired);
        let keys = block_on(provider(&Arc::new(canned)).provide()).unwrap();
        assert_eq!(keys.expires(), unix_time("1543914376"));
    }

    #[test]
    fn a_machine_elsewhere_is_told_so() {
        let failures = [
            TransportFailure::Transport(TransportError::connect("no", "no such host")),
            TransportFailure::Timeout(TimeoutError::new(Duration::from_secs(5))),
        ];
        for failure in failures {
            let error = error(Canned::new().failure(failure));
            let text = error.to_string();
            assert!(text.contains("only machines of Tencent Cloud"), "{text}");
            assert!(error.source().is_some());
        }
    }

    #[test]
    fn an_answer_that_was_not_read_to_its_end_is_not_kept() {
        let cut = UndecodableError::new(http::StatusCode::OK, b"geheim", "it is longer");
        let error = error(Canned::new().failure(TransportFailure::Undecodable(cut)));
        let text = format!("{error} {error:?}");
        assert!(text.contains("it is longer") && !text.contains("geheim"));
    }

    #[test]
    fn an_address_or_role_that_cannot_be_asked_for_is_refused() {
        let canned = Arc::new(Canned::new());
        for role in ["", "a/b", "..", "a b", "ä", "a?b"] {
            let error = block_on(provider(&canned).role(role).provide()).unwrap_err();
            assert!(error.to_string().contains("is not the name of a role"));
        }
        let error = block_on(provider(&canned).endpoint("http://a/b").provide()).unwrap_err();
        assert!(error.to_string().contains("cannot be asked"));
        assert!(error.source().unwrap().to_string().contains("path"));
        assert!(canned.requests().is_empty());
    }
}
