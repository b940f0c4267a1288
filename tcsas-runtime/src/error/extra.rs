//! What the service says about an error besides its code and its message.

use std::fmt;

use serde_json::{Map, Value};

use super::ServiceError;
use crate::secret::Shown;

/// The other members of an `Error`. In a box, because most errors have none and are moved about.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Extra(Option<Box<Value>>);

impl Extra {
    pub(crate) fn new(members: Map<String, Value>) -> Self {
        Self((!members.is_empty()).then(|| Box::new(Value::Object(members))))
    }
}

/// Shows nothing that is called like a secret.
impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(members) => Shown(members).fmt(f),
            None => f.write_str("{}"),
        }
    }
}

impl<C> ServiceError<C> {
    /// The members of the service's `Error` besides `Code` and `Message`, such as a `CnsmrSeqNo`
    /// that a bank asks for; most services send none. They are not part of the text that the error
    /// prints.
    ///
    /// ```
    /// # use tcsas_runtime::ServiceError;
    /// fn sequence_number<C>(error: &ServiceError<C>) -> Option<&str> {
    ///     error.extra()?.get("CnsmrSeqNo")?.as_str()
    /// }
    /// ```
    #[must_use]
    pub fn extra(&self) -> Option<&Map<String, Value>> {
        self.extra.0.as_ref()?.as_object()
    }
}
