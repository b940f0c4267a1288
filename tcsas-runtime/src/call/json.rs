//! The response to a call by name.

use std::fmt;
use std::ops::Deref;

use super::output::{Answered, Raw, Response};
use crate::codec::Shape;
use crate::error::Error;
use crate::secret::Shown;

/// The response to a call by name: the content of `Response`, the request id included.
///
/// It is read as typed responses are, whatever stands in it. What a `Value` cannot hold is its
/// text: whole numbers that do not fit into 64 bits and numbers out of the range of `f64` are
/// strings of their digits, so that none is lost, and what is nested deeper than 256 levels is a
/// string of its JSON. Of members with the same name the last one counts.
///
/// `Debug` shows `***` for what is called like a secret; the `Value` inside, once taken out, shows
/// everything.
#[derive(Clone, PartialEq)]
pub struct Json(serde_json::Value);

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Json").field(&Shown(&self.0)).finish()
    }
}

impl Json {
    /// The JSON.
    #[must_use]
    pub fn into_inner(self) -> serde_json::Value {
        self.0
    }
}

impl Deref for Json {
    type Target = serde_json::Value;

    fn deref(&self) -> &serde_json::Value {
        &self.0
    }
}

impl Response for Json {
    fn read(answer: Raw) -> Result<Self, Box<Error>> {
        let Answered { answer, action, .. } = *answer.0;
        answer.into_json(&action).map(Self).map_err(Box::new)
    }

    fn shape() -> Option<&'static Shape> {
        None
    }
}
