//! Credentials of the virtual machine that the program runs on.

use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use tcsas_runtime::bytes::Bytes;
use tcsas_runtime::credential::CredentialProvider;
use tcsas_runtime::error::{
    CredentialError, EndpointError, Error, TransportError, TransportErrorKind,
};
use tcsas_runtime::transport::{BoxFuture, Limits, Transport, collect, direct};
use tcsas_runtime::{Credentials, Endpoint, UnknownCode, http};
use zeroize::Zeroizing;

use crate::json_object::Object;
use crate::{listed_names, unix_time};

/// The metadata service. Only machines of Tencent Cloud can reach it, and it is not encrypted.
const ENDPOINT: &str = "http://metadata.tencentyun.com";
/// The path of the list of roles; followed by a name, that of the role's credentials.
const PATH: &str = "/latest/meta-data/cam/security-credentials/";

/// The service is one hop away: it responds at once or does not exist. A response has a few hundred
/// bytes, plus up to 4 KiB for the token.
const LIMITS: Limits = Limits {
    connect_timeout: Duration::from_secs(1),
    timeout: Duration::from_secs(5),
};

/// Longest response, in bytes.
const MAX_RESPONSE_SIZE: usize = 64 << 10;

/// Temporary credentials of the role that is attached to the virtual machine (CVM) the program runs
/// on, from its metadata service, `http://metadata.tencentyun.com/latest/meta-data/cam/security-credentials/ROLE`.
///
/// Unless the role is given, each fetch first looks up which one is attached. No proxy is used. The
/// limits are 1 second for a connection, 5 seconds for an exchange, and 64 KiB for a response.
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

    /// Sets the name of the role, which saves its lookup.
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

    /// Replaces the transport. It then has to limit the time itself.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    async fn fetch(&self) -> Result<Credentials, CredentialError> {
        let endpoint = Endpoint::parse(&self.endpoint).map_err(unusable)?;
        let transport = match &self.transport {
            Some(transport) => Arc::clone(transport),
            // A new one each time: it is hours until the next, and connections would not last as
            // long.
            None => direct(&endpoint, LIMITS).map_err(unusable)?,
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
        let credentials = service.credentials(&role).await;
        credentials
            .map_err(|error| error.with_context(format_args!("the role {role} of this machine")))
    }
}

impl CredentialProvider for InstanceRoleProvider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(self.fetch())
    }
}

fn unusable(error: EndpointError) -> CredentialError {
    CredentialError::new("the metadata service cannot be called").with_source(error)
}

/// Whether the text can be the name of a role. Anything else could change the address.
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
            Reply::Text(list) => list,
            Reply::Absent => String::new().into(),
        };
        match list.trim().lines().next().map(str::trim) {
            None => Err(CredentialError::absent(
                "the metadata service has no role: none is attached to this machine",
            )),
            Some(role) if is_role(role) => Ok(role.to_owned()),
            Some(_) => Err(CredentialError::new(format!(
                "the response of {} is not a list of roles: is it a metadata service?",
                self.endpoint
            ))),
        }
    }

    async fn credentials(&self, role: &str) -> Result<Credentials, CredentialError> {
        match self.get(role).await? {
            Reply::Text(text) => parse(&text),
            Reply::Absent => Err(CredentialError::new(
                "the metadata service does not have it: it is not attached, or its name is misspelled",
            )),
        }
    }

    async fn get(&self, role: &str) -> Result<Reply, CredentialError> {
        let invalid = |error: &dyn std::fmt::Display| {
            CredentialError::new(format!("the metadata service cannot be called: {error}"))
        };
        let mut request = http::Request::new(Bytes::new());
        let address = format!("{}{PATH}{role}", self.endpoint);
        *request.uri_mut() =
            (address.parse()).map_err(|error: http::uri::InvalidUri| invalid(&error))?;
        let host = http::HeaderValue::from_str(self.endpoint.host());
        let host = host.map_err(|error| invalid(&error))?;
        request.headers_mut().insert(http::header::HOST, host);
        let response =
            async { collect(self.transport.send(request).await?, MAX_RESPONSE_SIZE).await };
        let response = response.await.map_err(|failure| self.failure(failure))?;
        let (parts, body) = response.into_parts();
        // The transport keeps no reference, so this is the same memory.
        let mut body = Zeroizing::new(Vec::from(body));
        match parts.status {
            http::StatusCode::NOT_FOUND => Ok(Reply::Absent),
            http::StatusCode::OK => match String::from_utf8(std::mem::take(&mut *body)) {
                Ok(text) => Ok(Reply::Text(text.into())),
                Err(error) => {
                    drop(Zeroizing::new(error.into_bytes()));
                    Err(self.unexpected("with invalid UTF-8"))
                }
            },
            status => Err(self.unexpected(&format!("with HTTP status {}", status.as_u16()))),
        }
    }

    fn failure(&self, failure: TransportError) -> CredentialError {
        match Error::<UnknownCode>::from(failure) {
            Error::Transport(error) if is_elsewhere(&error) => {
                let what = format!(
                    "the metadata service {} does not respond: only machines of Tencent Cloud have one",
                    self.endpoint
                );
                CredentialError::absent(what).with_source(error)
            }
            // The machine may have a service, and a role.
            Error::Transport(error) if error.is_unsent() => CredentialError::new(format!(
                "the metadata service {}: no connection",
                self.endpoint
            ))
            .with_source(error),
            Error::Transport(error) => self
                .unexpected("with an incomplete response")
                .with_source(error),
            Error::Timeout(error) => {
                let what = format!(
                    "the metadata service {} does not respond in time",
                    self.endpoint
                );
                CredentialError::new(what).with_source(error)
            }
            // The partial body may hold a secret: it is overwritten, and not kept as the cause.
            Error::InvalidResponse(mut error) => {
                error.forget_body();
                self.unexpected(&format!("with an invalid response ({})", error.reason()))
            }
            error => self.unexpected("with an error").with_source(error),
        }
    }

    fn unexpected(&self, what: &str) -> CredentialError {
        CredentialError::new(format!(
            "the metadata service {} responds {what}",
            self.endpoint
        ))
    }
}

/// Whether no metadata service exists here. A machine without free sockets, or a program without a
/// runtime, is no evidence of that.
fn is_elsewhere(error: &TransportError) -> bool {
    use std::io::ErrorKind;
    if !error.is_unsent() || error.kind() == TransportErrorKind::NoRuntime {
        return false;
    }
    let mut cause = error.source();
    while let Some(error) = cause {
        // The error of an unknown name has no OS error number.
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

/// A response of the metadata service.
enum Reply {
    Text(Zeroizing<String>),
    Absent,
}

/// Parses the credentials of a role.
pub(crate) fn parse(text: &str) -> Result<Credentials, CredentialError> {
    let object = Object::parse(text)?;
    match object.required("Code")? {
        "Success" => {}
        code => {
            return Err(CredentialError::new(format!(
                "the metadata service has no credentials for it, but the code {}",
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
