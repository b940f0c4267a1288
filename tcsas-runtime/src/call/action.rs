//! The properties of an action.

use std::borrow::Cow;

use bytes::Bytes;
use http::HeaderValue;

use crate::client::headers;
use crate::error::RequestError;

/// An action as its spec describes it; `include_specs!` generates one for each.
#[derive(Clone, Copy, Debug)]
pub struct Action {
    /// The name on the wire (`ModifyMNP`).
    pub name: &'static str,
    /// Whether calls are signed.
    pub signed: bool,
    /// Whether repeating a call has no further effect.
    pub idempotent: bool,
    /// Whether the action has a parameter `ClientToken`, by which the service recognizes a
    /// repeated call.
    pub client_token: bool,
    /// The maximum number of requests per second; 0 if unknown.
    pub rate_limit: u32,
}

/// The action of a call, known from a spec or by name only.
#[derive(Clone, Debug)]
pub(crate) struct CallAction {
    pub(crate) name: Cow<'static, str>,
    pub(crate) signed: bool,
    pub(crate) idempotent: bool,
    pub(crate) rate_limit: u32,
}

impl CallAction {
    pub(crate) fn known(action: &Action) -> Self {
        Self {
            name: Cow::Borrowed(action.name),
            signed: action.signed,
            // The runtime generates a token unless the caller sets one.
            idempotent: action.idempotent || action.client_token,
            rate_limit: action.rate_limit,
        }
    }

    /// The value of the header that names the action. Names from specs are not copied.
    pub(super) fn header(&self) -> Result<HeaderValue, RequestError> {
        match self.name {
            Cow::Borrowed(name) => headers::shared(Bytes::from_static(name.as_bytes())),
            Cow::Owned(ref name) => headers::value(name),
        }
    }

    /// An action of which only the name is known. Names of read-only actions begin with one of four
    /// verbs; specs without `idempotent` are interpreted by the same rule.
    pub(crate) fn named(name: &str) -> Self {
        Self {
            name: Cow::Owned(name.to_owned()),
            signed: true,
            idempotent: ["Describe", "List", "Get", "Query"]
                .iter()
                .any(|verb| name.starts_with(verb)),
            rate_limit: 0,
        }
    }
}
