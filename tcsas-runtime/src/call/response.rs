//! A typed response with everything else that was received.

use std::fmt;
use std::ops::Deref;

use serde_json::{Map, Value};

use super::call::Call;
use super::json::Json;
use super::output::{Received, UndecodedResponse};
use crate::codec::{Message, Read, Shape, Write};
use crate::error::Error;

/// A typed response together with the JSON that it was decoded from, as returned by calls
/// [with response](Call::with_response).
///
/// It derefs to the typed response. The rest is for fields that the spec does not describe (yet),
/// and for facts about the call:
///
/// ```no_run
/// # use tcsas_runtime::{Call, Error, ErrorCode, Message};
/// # async fn example<R: Message, E: ErrorCode>(call: Call<R, E>) -> Result<(), Box<dyn std::error::Error>> {
/// let response = call.with_response().await.map_err(Error::untyped)?;
/// for (path, value) in response.extra()? {
///     println!("not in the spec: {path} = {value}"); // Data.Icon = "https://…"
/// }
/// if let Some(notice) = response.deprecated_warning() {
///     println!("deprecated: {notice}");
/// }
/// # Ok(())
/// # }
/// ```
///
/// `Debug` shows the typed response and the request id.
#[derive(Clone)]
pub struct Response<R> {
    output: R,
    received: Box<Received>,
}

impl<R: Message, E> Call<R, E> {
    /// Returns the [`Response`] with everything that was received in place of the typed response
    /// alone: undescribed fields, the JSON text, and the service's notice that the action is
    /// deprecated. It keeps the body in memory.
    ///
    /// ```no_run
    /// # async fn example(client: tcsas_runtime::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let call = client.call("DescribeZones", &serde_json::json!({}));
    /// let response = call.with_response().await?;
    /// println!("{}, {} bytes", response["TotalCount"], response.text().len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_response(self) -> Call<Response<R>, E> {
        Call::from_prepared(self.into_prepared())
    }
}

impl<R> Response<R> {
    /// The typed response.
    #[must_use]
    pub fn into_inner(self) -> R {
        self.output
    }

    /// The request id, by which the service's support finds the call, if the response has one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        Some(self.received.response.request_id()).filter(|id| !id.is_empty())
    }

    /// The notice of the service that the action is deprecated (`DeprecatedWarning`), which is also
    /// logged once per client and action.
    #[must_use]
    pub fn deprecated_warning(&self) -> Option<&str> {
        self.received.response.deprecated()
    }

    /// The text of the JSON object `Response`, as it was received. It may contain secrets.
    ///
    /// Invalid text that could be repaired, such as a raw line break in a string, is valid here.
    #[must_use]
    pub fn text(&self) -> &str {
        self.received.response.text()
    }

    /// The JSON object `Response`, as a call by name returns it.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidResponse`] if it takes more memory than `max_response_size` permits, which a
    /// typed response may not, because it has fewer fields.
    pub fn json(&self) -> Result<Json, Error> {
        Json::of(&self.received)
    }
}

impl<R: Message> Response<R> {
    /// The members that the spec does not describe, by their paths, such as `Data.Items[3].Icon`.
    /// Members of undescribed objects are in the values.
    ///
    /// Names longer than 64 characters are truncated in paths.
    ///
    /// # Errors
    ///
    /// Those of [`json`](Self::json).
    pub fn extra(&self) -> Result<Map<String, Value>, Error> {
        self.received.response.extra(&mut R::empty())
    }
}

impl<R> Deref for Response<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.output
    }
}

impl<R: fmt::Debug> fmt::Debug for Response<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("output", &self.output)
            .field("request_id", &self.request_id())
            .finish_non_exhaustive()
    }
}

impl<R: Message> Message for Response<R> {
    fn empty() -> Self {
        Self {
            output: R::empty(),
            received: Box::new(Received::empty()),
        }
    }

    fn read(&self, then: Read<'_>) {
        self.output.read(then);
    }

    fn write(&mut self, then: Write<'_>) {
        self.output.write(then);
    }

    fn decode(response: &mut UndecodedResponse) -> Result<Self, Box<Error>> {
        response.keep();
        Ok(Self {
            output: R::decode(response)?,
            received: response.take(),
        })
    }

    fn shape() -> Option<&'static Shape> {
        R::shape()
    }
}
