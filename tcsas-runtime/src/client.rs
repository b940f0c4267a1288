//! The client: everything a call needs except the action and its parameters.

mod builder;
mod call;

pub use builder::ClientBuilder;
pub use call::Call;

use crate::answer::Answer;
use crate::credential::Credentials;
use crate::endpoint::Endpoint;
use crate::error::{Error, RequestError};
use crate::sign::{self, Payload, Signable};
use crate::transport::{Transport, TransportFailure};
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HOST, HeaderName, HeaderValue};
use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

/// The media type of every request.
const JSON: &str = "application/json";

/// The value of `X-TC-RequestClient`, by which the service's statistics tell clients apart.
const REQUEST_CLIENT: &str = concat!("tcsas-rust/", env!("CARGO_PKG_VERSION"));

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
    credentials: Credentials,
    endpoint: Endpoint,
    region: Option<HeaderValue>,
    language: Option<HeaderValue>,
    transport: Arc<dyn Transport>,
    clock: Box<dyn Fn() -> SystemTime + Send + Sync>,
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
        Answer::open(response)
    }
}

impl Inner {
    /// The complete request. The clock is read once, so that date and timestamp cannot disagree.
    fn request(&self, action: &'static Action, body: Bytes) -> Result<http::Request<Bytes>, Error> {
        let timestamp = seconds((self.clock)());
        let authorization = if action.signed {
            let call = Signable {
                service: self.service.name,
                host: self.endpoint.host(),
                content_type: JSON,
                payload: Payload::Signed(&body),
                timestamp,
            };
            secret(
                &sign::authorization(&self.credentials, &call)
                    .map_err(|error| request_fault(&error))?,
            )?
        } else {
            HeaderValue::from_static("SKIP")
        };
        let mut request = http::Request::post(self.endpoint.as_str())
            .body(body)
            .map_err(|error| request_fault(&error))?;
        let headers = request.headers_mut();
        headers.insert(HOST, header(self.endpoint.host())?);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(JSON));
        headers.insert(X_TC_ACTION, header(action.name)?);
        headers.insert(X_TC_VERSION, header(self.service.version)?);
        headers.insert(X_TC_TIMESTAMP, HeaderValue::from(timestamp));
        headers.insert(
            X_TC_REQUEST_CLIENT,
            HeaderValue::from_static(REQUEST_CLIENT),
        );
        if let Some(region) = &self.region {
            headers.insert(X_TC_REGION, region.clone());
        }
        if let Some(language) = &self.language {
            headers.insert(X_TC_LANGUAGE, language.clone());
        }
        if let (true, Some(token)) = (action.signed, self.credentials.token()) {
            headers.insert(X_TC_TOKEN, secret(token)?);
        }
        headers.insert(AUTHORIZATION, authorization);
        Ok(request)
    }
}

const X_TC_ACTION: HeaderName = HeaderName::from_static("x-tc-action");
const X_TC_VERSION: HeaderName = HeaderName::from_static("x-tc-version");
const X_TC_TIMESTAMP: HeaderName = HeaderName::from_static("x-tc-timestamp");
const X_TC_REGION: HeaderName = HeaderName::from_static("x-tc-region");
const X_TC_LANGUAGE: HeaderName = HeaderName::from_static("x-tc-language");
const X_TC_TOKEN: HeaderName = HeaderName::from_static("x-tc-token");
const X_TC_REQUEST_CLIENT: HeaderName = HeaderName::from_static("x-tc-requestclient");

fn header(text: &str) -> Result<HeaderValue, RequestError> {
    HeaderValue::from_str(text).map_err(|error| request_fault(&error))
}

/// A header whose value no `Debug` shows.
fn secret(text: &str) -> Result<HeaderValue, RequestError> {
    header(text).map(|mut value| {
        value.set_sensitive(true);
        value
    })
}

fn request_fault(error: &dyn fmt::Display) -> RequestError {
    RequestError {
        what: error.to_string(),
    }
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
            .field("credentials", &self.inner.credentials)
            .field("region", &self.inner.region)
            .finish_non_exhaustive()
    }
}
