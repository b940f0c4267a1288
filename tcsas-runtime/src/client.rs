//! The client: everything a call needs except the action and its parameters.

mod builder;
mod call;
mod headers;

pub use builder::ClientBuilder;
pub use call::Call;

use crate::answer::Answer;
use crate::endpoint::Endpoint;
use crate::error::{CredentialError, Error};
use crate::sign::{Payload, Signer};
use crate::transport::{Transport, TransportFailure};
use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;
use zeroize::Zeroizing;

/// What `include_specs!` knows of a service.
#[derive(Debug)]
pub struct Service {
    /// The API's service name (`tcsas`).
    pub name: &'static str,
    /// The API version (`2025-01-06`).
    pub version: &'static str,
    /// The host that calls go to unless told otherwise.
    pub endpoint: &'static str,
}

/// What `include_specs!` knows of an action.
#[derive(Debug)]
pub struct Action {
    /// The name on the wire (`ModifyMNP`).
    pub name: &'static str,
    /// Whether calls are signed.
    pub signed: bool,
}

/// Calls any action of one service. A copy shares connections and settings with the original, and can be used from any
/// thread.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    service: &'static Service,
    /// Absent if the client is anonymous.
    signer: Option<Signer>,
    endpoint: Endpoint,
    uri: http::Uri,
    /// What every request carries.
    headers: HeaderMap,
    transport: Arc<dyn Transport>,
    clock: Box<dyn Fn() -> SystemTime + Send + Sync>,
    /// Whether bodies are wiped when they are no longer needed.
    wiped: bool,
}

impl Client {
    /// Starts to set up a client for `service`, of type `C` in the end.
    pub fn builder<C: From<Self>>(service: &'static Service) -> ClientBuilder<C> {
        ClientBuilder::new(service)
    }

    /// The address that calls go to, such as `https://tcsas.intl.tencentcloudapi.com`.
    #[must_use]
    pub fn endpoint(&self) -> String {
        self.inner.endpoint.to_string()
    }

    async fn send(&self, action: &'static Action, body: Bytes) -> Result<Answer, Error> {
        let request = self.inner.request(action, body)?;
        let response =
            self.inner
                .transport
                .send(request)
                .await
                .map_err(|failure| match failure {
                    TransportFailure::Timeout(error) => Error::Timeout(error),
                    TransportFailure::Transport(error) => Error::Transport(error),
                    TransportFailure::Undecodable(error) => Error::Undecodable(error),
                })?;
        Answer::open(response, self.inner.wiped)
    }

    /// The body of a request, to be shared by the signer and the transport.
    fn body(&self, json: Vec<u8>) -> Bytes {
        if self.inner.wiped {
            Bytes::from_owner(Zeroizing::new(json))
        } else {
            Bytes::from(json)
        }
    }
}

impl Inner {
    /// The complete request. The clock is read once, so that date and timestamp cannot disagree.
    fn request(&self, action: &'static Action, body: Bytes) -> Result<http::Request<Bytes>, Error> {
        let timestamp = seconds((self.clock)());
        let mut headers = self.headers.clone();
        headers.insert(headers::X_TC_ACTION, headers::value(action.name)?);
        headers.insert(headers::X_TC_TIMESTAMP, HeaderValue::from(timestamp));
        if action.signed {
            let signer = self.signer.as_ref().ok_or_else(|| unsigned(action))?;
            let signed = signer.authorization(Payload::Signed(&body), timestamp);
            let signed = signed.map_err(|error| headers::fault(&error))?;
            headers.insert(AUTHORIZATION, headers::secret(signed)?);
        } else {
            headers.insert(AUTHORIZATION, HeaderValue::from_static("SKIP"));
            headers.remove(headers::X_TC_TOKEN);
        }
        let mut request = http::Request::new(body);
        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = headers;
        Ok(request)
    }
}

fn unsigned(action: &Action) -> CredentialError {
    CredentialError::new(format!(
        "{} must be signed, and the client is anonymous: build it with `credentials` instead",
        action.name
    ))
}

/// Seconds since 1970, negative before.
fn seconds(time: SystemTime) -> i64 {
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
        Err(before) => {
            i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |seconds| -seconds)
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("service", &self.inner.service.name)
            .field("endpoint", &self.endpoint())
            .field(
                "credentials",
                &self.inner.signer.as_ref().map(Signer::credentials),
            )
            .field("headers", &self.inner.headers)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SERVICE: Service = Service {
        name: "sts",
        version: "2018-08-13",
        endpoint: "sts.intl.tencentcloudapi.com",
    };
    static SIGNED: Action = Action {
        name: "AssumeRole",
        signed: true,
    };
    static UNSIGNED: Action = Action {
        name: "AssumeRoleWithWebIdentity",
        signed: false,
    };

    #[test]
    fn an_anonymous_client_calls_what_is_not_signed_and_nothing_else() {
        let client: Client = Client::builder(&SERVICE)
            .endpoint("http://127.0.0.1:1")
            .anonymous()
            .build()
            .unwrap();
        assert!(format!("{client:?}").contains("credentials: None"));
        let request = client.inner.request(&UNSIGNED, Bytes::new()).unwrap();
        assert_eq!(request.headers()[AUTHORIZATION], "SKIP");
        assert!(!request.headers().contains_key(headers::X_TC_TOKEN));
        let error = client.inner.request(&SIGNED, Bytes::new()).unwrap_err();
        assert!(matches!(error, Error::Credentials(_)));
        let text = error.to_string();
        assert!(text.contains("AssumeRole must be signed"), "{text}");
    }
}
