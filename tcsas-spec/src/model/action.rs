//! Actions and their documented calls.

use super::error_codes::ErrorCode;
use super::pagination::Pagination;
use super::types::{Field, Type};
use crate::markup::Description;

/// One action, which becomes one method with its request, response and error types.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Action {
    /// Name on the wire (`ModifyMNP`), sent as `X-TC-Action`.
    pub name: String,
    /// Documentation, as Markdown that is safe inside rustdoc.
    pub description: Description,
    /// Heading under which the documentation lists it, as Markdown of one line; empty if none.
    pub subject: String,
    /// Maximum number of requests per second, if specified.
    pub rate_limit: Option<u32>,
    /// Whether the service still supports it but discourages its use.
    pub deprecated: bool,
    /// Whether requests are signed; false for the few actions that issue credentials.
    pub signed: bool,
    /// Whether the request is its only parameter of type `Binary`, with the others as headers
    /// (`"body": "octet-stream"`). See [`body_format`](Self::body_format).
    pub octet_stream: bool,
    /// Whether repeating a call has no further effect, if specified.
    pub idempotent: Option<bool>,
    /// Whether the service may respond with a stream of events.
    pub stream: bool,
    /// Parameters in the order of the spec, without the common ones.
    pub input: Vec<Field>,
    /// Fields of the response in the order of the spec, without `RequestId`.
    pub output: Vec<Field>,
    /// Pagination of the response: as the spec states it, or derived from parameters and fields.
    pub pagination: Option<Pagination>,
    /// The action's own error codes, in the order of the spec.
    pub errors: Vec<ErrorCode>,
    /// Documented calls.
    pub examples: Vec<Example>,
}

/// A documented call. Both texts are valid JSON objects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// Heading.
    pub title: Description,
    /// Parameters, if documented as valid JSON.
    pub input: Option<String>,
    /// Response in its `Response` envelope, if documented as valid JSON.
    pub output: Option<String>,
}

/// The parameter by which a service recognises a repeated call.
const CLIENT_TOKEN: &str = "ClientToken";

/// Verbs at the start of the names of actions that only read.
const READ_ONLY_VERBS: [&str; 4] = ["Describe", "List", "Get", "Query"];

impl Action {
    /// The parameter by which the service recognises a repeated call, so that it has its effect
    /// only once (`ClientToken`), if the action has it.
    #[must_use]
    pub fn client_token(&self) -> Option<&Field> {
        let mut input = self.input.iter();
        input.find(|field| field.name == CLIENT_TOKEN && field.ty == Type::String)
    }
}

/// Whether an action only reads, as far as its name shows (`DescribeMNP`): the vendor's names begin
/// with a verb.
#[must_use]
pub fn is_read_only(action_name: &str) -> bool {
    READ_ONLY_VERBS
        .iter()
        .any(|verb| action_name.starts_with(verb))
}
