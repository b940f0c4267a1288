//! Credentials of the virtual machine that the program runs on.

use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use tcsas_runtime::bytes::Bytes;
use tcsas_runtime::credential::CredentialProvider;
use tcsas_runtime::error::{
    CredentialError, EndpointError, Error, TransportError, TransportErrorKind,
};
use tcsas_runtime::transport::{BoxFuture, Limits, ReqwestTransport, Transport};
use tcsas_runtime::{Credentials, Endpoint, UnknownCode, http};
use zeroize::Zeroizing;

use crate::json_object::Object;
use crate::{listed_names, unix_time};

/// Where machines of Tencent Cloud are told about themselves. It answers to them alone, and without
/// encryption.
const ENDPOINT: &str = "http://metadata.tencentyun.com";
/// The list of roles, and with a name behind it the keys of one.
const PATH: &str = "/latest/meta-data/cam/security-credentials/";

/// The service is a hop away: it answers at once or does not exist. A response has some hundred
/// bytes, of which the token may take 4 KiB.
const LIMITS: Limits = Limits {
    connect_timeout: Duration::from_secs(1),
    timeout: Duration::from_secs(5),
    max_response_size: 64 << 10,
};

/// Temporary credentials of the role that is attached to the virtual machine (CVM) the program runs
/// on, from its metadata service, `http://metadata.tencentyun.com/latest/meta-data/cam/security-credentials/ROLE`.
///
/// Unless the role is given, the service is asked which one is attached, each time. It is asked
/// without a proxy; a connection may take 1 second, all of it 5 seconds, and an answer may have 64
/// KiB.
///
/// Where no connection can be made, or no role is attached, nothing is configured
/// ([`CredentialError::is_absent`]). A service that fails, or does not know the role that was
/// given, is broken.
///
/// ```
/// use tcsas_credentials::InstanceRoleProvider;
/// use tcsas_runtime::credential::CredentialProvider;
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let credentials = InstanceRoleProvider::new().provide().await?;
/// println!("good until {:?}", credentials.expires());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct InstanceRoleProvider {
    role: Option<String>,
    endpoint: String,
    transport: Option<Arc<dyn Transport>>,
}

impl std::fmt::Debug for InstanceRoleProvider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("InstanceRoleProvider")
            .field("role", &self.role)
            .field("endpoint", &Endpoint::redacted(&self.endpoint))
            .finish_non_exhaustive()
    }
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
            // A new one each time: it is hours until the next, and connections would not last as
            // long.
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
        keys.map_err(|error| error.with_context(format_args!("the role {role} of this machine")))
    }
}

impl CredentialProvider for InstanceRoleProvider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(self.ask())
    }
}

fn unusable(error: EndpointError) -> CredentialError {
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
            None => Err(CredentialError::absent(
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
            http::StatusCode::OK if body.len() <= LIMITS.max_response_size => {
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

    fn failure(&self, failure: TransportError) -> CredentialError {
        match Error::<UnknownCode>::from(failure) {
            Error::Transport(error) if is_elsewhere(&error) => {
                let what = format!(
                    "the metadata service {} does not answer: only machines of Tencent Cloud have one",
                    self.endpoint
                );
                CredentialError::absent(what).with_source(error)
            }
            // Something is there, so that it may have a role.
            Error::Transport(error) if error.is_unsent() => CredentialError::new(format!(
                "the metadata service {}: no connection",
                self.endpoint
            ))
            .with_source(error),
            Error::Transport(error) => self.odd("with less than an answer").with_source(error),
            Error::Timeout(error) => {
                let what = format!(
                    "the metadata service {} does not answer in time",
                    self.endpoint
                );
                CredentialError::new(what).with_source(error)
            }
            // It holds what was read, which may be a secret: it is wiped, and not kept as the
            // cause.
            Error::InvalidResponse(mut error) => {
                error.forget_body();
                self.odd(&format!("with what cannot be read ({})", error.reason()))
            }
            error => self.odd("with an error").with_source(error),
        }
    }

    fn odd(&self, what: &str) -> CredentialError {
        CredentialError::new(format!(
            "the metadata service {} answers {what}",
            self.endpoint
        ))
    }
}

/// Whether there is nobody to connect to. That the machine has no sockets left, or the program no
/// runtime, means nothing.
fn is_elsewhere(error: &TransportError) -> bool {
    use std::io::ErrorKind;
    if !error.is_unsent() || error.kind() == TransportErrorKind::NoRuntime {
        return false;
    }
    let mut cause = error.source();
    while let Some(error) = cause {
        // A name that is not known has no number.
        if let Some(error) = error.downcast_ref::<std::io::Error>()
            && error.raw_os_error().is_some()
        {
            return matches!(
                error.kind(),
                ErrorKind::ConnectionRefused
                    | ErrorKind::ConnectionReset
                    | ErrorKind::HostUnreachable
                    | ErrorKind::NetworkUnreachable
                    | ErrorKind::NetworkDown
                    | ErrorKind::AddrNotAvailable
                    | ErrorKind::PermissionDenied
                    | ErrorKind::TimedOut
            );
        }
        cause = error.source();
    }
    true
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
                listed_names::list([code])
            )));
        }
    }
    let expires = unix_time::parse(object.required("ExpiredTime")?)
        .ok_or_else(|| CredentialError::new("its ExpiredTime is not a time in Unix seconds"))?;
    let credentials = Credentials::new(
        object.required("TmpSecretId")?,
        object.required("TmpSecretKey")?,
    )
    .with_token(object.required("Token")?)
    .with_expiry(expires);
    credentials.validate()?;
    Ok(credentials)
}

#[cfg(test)]
mod tests;
