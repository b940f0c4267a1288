//! Actions and their documented calls.

use super::error_codes::ErrorCode;
use super::pagination::Pagination;
use super::types::{Field, Type};

/// One action, which becomes one method with its request, response and error types.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Action {
    /// The name on the wire (`ModifyMNP`), sent as `X-TC-Action`.
    pub name: String,
    /// What the action does, as Markdown that is safe inside rustdoc.
    pub description: String,
    /// The heading under which the documentation lists it, as Markdown of one line; empty if none.
    pub subject: String,
    /// The most requests per second the service accepts, where the description says so.
    pub rate_limit: Option<u32>,
    /// The service still answers it but advises against it.
    pub deprecated: bool,
    /// Whether the call is signed; false for the few actions that hand out credentials.
    pub signed: bool,
    /// Whether a repeated call is harmless, where the description says so.
    pub idempotent: Option<bool>,
    /// The parameters, in the order of the description, without the common ones.
    pub input: Vec<Field>,
    /// The fields of the answer, in the order of the description, without `RequestId`.
    pub output: Vec<Field>,
    /// How the action gives a list in pages, if it does: as the file says, or as follows from its
    /// parameters and answer.
    pub pagination: Option<Pagination>,
    /// The action's own error codes, in the order of the description.
    pub errors: Vec<ErrorCode>,
    /// Documented calls.
    pub examples: Vec<Example>,
}

/// A documented call: JSON texts, each known to be a JSON object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// Its heading.
    pub title: String,
    /// The parameters, where the description holds them as valid JSON.
    pub input: Option<String>,
    /// The answer with its `Response` envelope, where the description holds it as valid JSON.
    pub output: Option<String>,
}

/// The parameter by which a service recognises a repeated call.
const CLIENT_TOKEN: &str = "ClientToken";

/// First words of the names of actions that only read.
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
