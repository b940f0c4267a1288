//! A call before it is sent.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use bytes::Bytes;
use zeroize::Zeroizing;

use super::action::{Action, CallAction};
use super::masked_body::MaskedBody;
use super::options::CallOptions;
use super::output::Received;
use super::upload::{self, Upload};
use crate::client::{Settings, headers};
use crate::codec::{Message, Shape, to_json, to_json_with_token};
use crate::error::{Error, RequestError};
use crate::events::EventSlot;
use crate::response::{Expected, RawResponse};

/// The maximum size of a request body, in bytes: a limit of the service.
const MAX_BODY_SIZE: usize = 10 << 20;

/// Everything that is needed to send a call.
#[derive(Clone)]
pub(crate) struct PreparedCall {
    pub(crate) settings: Arc<Settings>,
    pub(crate) action: CallAction,
    pub(crate) body: Result<Bytes, RequestError>,
    /// The form of a request that is not JSON.
    pub(super) upload: Option<Box<Upload>>,
    pub(super) options: CallOptions,
    /// The fields of the response, if they are known.
    pub(super) shape: Option<&'static Shape>,
    pub(crate) item_count: Option<ItemCount>,
    /// Where the stream of events goes, if the response is one and its events are read.
    pub(super) events: Option<EventSlot>,
}

/// Counts the items of a page that could not be decoded. They occupy positions in the list all the
/// same, so that pagination has to know of them.
#[derive(Clone, Debug)]
pub(crate) struct ItemCount {
    /// The JSON path of the list in the response.
    pub(crate) list: &'static [&'static str],
    pub(crate) lost: Arc<AtomicU64>,
}

impl PreparedCall {
    /// A call of a generated method. Not generic, so that it is compiled once.
    pub(super) fn new(
        settings: &Arc<Settings>,
        action: &'static Action,
        request: &dyn Message,
    ) -> Box<Self> {
        let body = match action.client_token {
            true => to_json_with_token(request),
            false => to_json(request),
        };
        Self::with_body(settings, CallAction::known(action), body)
    }

    /// A call with a raw body, which is not copied.
    pub(super) fn octet_stream(
        settings: &Arc<Settings>,
        action: &'static Action,
        request: &dyn Message,
    ) -> Box<Self> {
        let name = settings.service.name;
        let parts = upload::octet_stream(name, request, action.client_token);
        let parts = parts.and_then(|(body, upload)| Ok((checked(body)?, upload)));
        Self::with_upload(settings, action, parts)
    }

    /// A call with multipart/form-data. All attempts share the body.
    pub(super) fn multipart(
        settings: &Arc<Settings>,
        action: &'static Action,
        request: &dyn Message,
    ) -> Box<Self> {
        let parts = upload::multipart(request, action.client_token);
        let parts = parts.and_then(|(body, upload)| Ok((Self::share(settings, body)?, upload)));
        Self::with_upload(settings, action, parts)
    }

    fn with_upload(
        settings: &Arc<Settings>,
        action: &'static Action,
        parts: Result<(Bytes, Upload), RequestError>,
    ) -> Box<Self> {
        let mut call = Self::with_body(settings, CallAction::known(action), Ok(Vec::new()));
        (call.body, call.upload) = match parts {
            Ok((body, upload)) => (Ok(body), Some(Box::new(upload))),
            Err(error) => (Err(error), None),
        };
        call
    }

    pub(super) fn by_name(
        settings: &Arc<Settings>,
        action: CallAction,
        parameters: &serde_json::Value,
    ) -> Box<Self> {
        let mut call = Self::with_body(settings, action, serde_json::to_vec(parameters));
        if !parameters.is_object() {
            call.body = Err(RequestError::new(
                "the parameters of a call must be a JSON object",
            ));
        }
        call
    }

    fn with_body(
        settings: &Arc<Settings>,
        action: CallAction,
        body: Result<Vec<u8>, serde_json::Error>,
    ) -> Box<Self> {
        let body = body.map_err(|error| headers::invalid(&error));
        Box::new(Self {
            settings: Arc::clone(settings),
            action,
            body: body.and_then(|body| Self::share(settings, body)),
            upload: None,
            options: CallOptions::default(),
            shape: None,
            item_count: None,
            events: None,
        })
    }

    /// Checks the size of `body` and makes it shareable between the signer and the transport.
    pub(crate) fn share(settings: &Arc<Settings>, body: Vec<u8>) -> Result<Bytes, RequestError> {
        match body {
            body if body.len() > MAX_BODY_SIZE => Err(too_long(body.len())),
            body if settings.wiped => Ok(Bytes::from_owner(Zeroizing::new(body))),
            body => Ok(Bytes::from(body)),
        }
    }

    pub(crate) fn set_events(&mut self, events: EventSlot) {
        self.events = Some(events);
    }

    pub(crate) fn set_shape(&mut self, shape: Option<&'static Shape>) {
        self.shape = shape;
    }

    /// Checks an event after the first one, which is in the form of a response.
    pub(crate) fn received(&self, event: http::Response<Bytes>) -> Result<Box<Received>, Error> {
        if self.settings.log_bodies {
            tracing::debug!(body = %MaskedBody(event.body()), "event");
        }
        Ok(Box::new(Received {
            response: RawResponse::parse(event, self.expected())?,
            action: self.action.name.clone(),
            item_count: None,
        }))
    }

    /// Properties of the expected response.
    pub(super) fn expected(&self) -> Expected {
        Expected {
            shape: self.shape,
            max_response_size: self.settings.max_response_size,
            wiped: self.settings.wiped,
        }
    }

    /// The region of the call; empty if none is set.
    pub(super) fn region(&self) -> &str {
        let own = self.options.headers.get(headers::X_TC_REGION);
        let region = own.or_else(|| self.settings.headers.get(headers::X_TC_REGION));
        region
            .and_then(|region| region.to_str().ok())
            .unwrap_or_default()
    }
}

/// Checks the size of a body that is shared already.
fn checked(body: Bytes) -> Result<Bytes, RequestError> {
    match body.len() {
        length if length > MAX_BODY_SIZE => Err(too_long(length)),
        _ => Ok(body),
    }
}

fn too_long(length: usize) -> RequestError {
    RequestError::new(format!(
        "its body has {length} bytes, and the service accepts at most {MAX_BODY_SIZE}"
    ))
}
