//! What is known of an action.

use std::borrow::Cow;

/// What `include_specs!` knows of an action.
#[derive(Clone, Copy, Debug)]
pub struct Action {
    /// The name on the wire (`ModifyMNP`).
    pub name: &'static str,
    /// Whether calls are signed.
    pub signed: bool,
    /// Whether a second call does no more than the first.
    pub idempotent: bool,
    /// Whether there is a parameter `ClientToken`, by which the service tells a repeated call from
    /// a second one.
    pub client_token: bool,
    /// The most calls in a second that the service takes; 0 if that is not known.
    pub rate_limit: u32,
}

/// The action of a call.
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
            // A token is filled in if the caller gives none.
            idempotent: action.idempotent || action.client_token,
            rate_limit: action.rate_limit,
        }
    }

    /// An action of which only the name is known. What its name says is the rule that descriptions
    /// follow as well.
    pub(crate) fn named(name: &str) -> Self {
        Self {
            name: Cow::Owned(name.to_owned()),
            signed: true,
            idempotent: ["Describe", "List", "Get", "Query"]
                .iter()
                .any(|reads| name.starts_with(reads)),
            rate_limit: 0,
        }
    }
}
