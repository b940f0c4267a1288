//! The response to a call by name.

use std::fmt;
use std::ops::Index;

use serde_json::Value;

use super::output::{Received, UndecodedResponse};
use crate::codec::{Message, Read, Shape, Write};
use crate::error::Error;
use crate::secret::MaskedJson;

/// The response to a call by name: the JSON object `Response`, including `RequestId`.
///
/// Indexing works as for [`serde_json::Value`]: a missing member is `Null`.
///
/// ```no_run
/// # async fn example(client: tcsas_runtime::Client) -> Result<(), tcsas_runtime::Error> {
/// let zones = client.call("DescribeZones", &serde_json::json!({})).await?;
/// println!("{}", zones["TotalCount"]);
/// for zone in zones["ZoneSet"].as_array().into_iter().flatten() {
///     println!("{}", zone["Zone"]);
/// }
/// # Ok(())
/// # }
/// ```
///
/// Any valid response is represented. Numbers that a [`Value`] cannot hold (integers beyond 64
/// bits, floats beyond `f64`) become strings of their digits, and values nested more than 256
/// levels deep become strings of their JSON. Of duplicate members the last one is kept.
///
/// `Debug` masks secrets by the names of their members; the inner [`Value`] does not.
#[derive(Clone, PartialEq)]
pub struct Json(Value);

impl Json {
    pub(super) fn of(received: &Received) -> Result<Self, Error> {
        received.response.to_json(&received.action).map(Self)
    }

    /// The response as a `serde_json` value.
    #[must_use]
    pub fn as_value(&self) -> &Value {
        &self.0
    }

    /// Converts the response into a `serde_json` value.
    #[must_use]
    pub fn into_inner(self) -> Value {
        self.0
    }
}

impl AsRef<Value> for Json {
    fn as_ref(&self) -> &Value {
        &self.0
    }
}

impl<I: serde_json::value::Index> Index<I> for Json {
    type Output = Value;

    fn index(&self, index: I) -> &Value {
        &self.0[index]
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Json").field(&MaskedJson(&self.0)).finish()
    }
}

/// Without fields that are known in advance.
const SHAPE: Shape = Shape {
    name: "Json",
    fields: &[],
    rust: "",
    required: 0,
};

impl Message for Json {
    fn empty() -> Self {
        Self(Value::Null)
    }

    fn read(&self, then: Read<'_>) {
        then(&SHAPE, &[]);
    }

    fn write(&mut self, then: Write<'_>) {
        then(&mut []);
    }

    fn decode(response: &mut UndecodedResponse) -> Result<Self, Box<Error>> {
        response.decode_with(Self::of)
    }

    fn shape() -> Option<&'static Shape> {
        None
    }
}
