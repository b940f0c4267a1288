//! The checked description of one service version, whatever format it was read from.
//!
//! Everything in here has been verified by the reader: names are identifiers, every data type that
//! is mentioned exists, no name occurs twice where it may occur once. Code that consumes a model
//! may rely on that and needs no error path of its own.

use std::collections::{BTreeSet, HashSet};
use std::fmt;

pub use crate::pagination::{Pagination, Start};

/// One version of one service: what `include_specs!` turns into a module.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Service {
    /// The API's service name (`tcsas`), which is also the service of the credential scope.
    pub name: String,
    /// The API version (`2025-01-06`), sent as `X-TC-Version`.
    pub version: String,
    /// The default host name (`tcsas.intl.tencentcloudapi.com`), without scheme or path.
    pub endpoint: String,
    /// Nothing that was read says which site the service is called at, nor did anybody choose one:
    /// the vendor's descriptions are the same for both. The endpoint is that of the mainland site
    /// then, where keys of the international one are unknown.
    pub site_is_presumed: bool,
    /// The actions, sorted by name.
    pub actions: Vec<Action>,
    /// The data types the actions reach, sorted by name.
    pub types: Vec<DataType>,
}

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

/// A parameter, a field of an answer, or a member of a data type.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Field {
    /// The name on the wire (`MNPType`).
    pub name: String,
    /// The type of its value.
    pub ty: Type,
    /// As part of a request: the caller must give it.
    pub required: bool,
    /// As part of a response: the spec promises that the service always sends it, and never as
    /// `null`.
    ///
    /// Only files of the project's own format promise anything. The vendor's flags are in
    /// [`vendor_guarantee`](Self::vendor_guarantee).
    pub guaranteed: bool,
    /// As part of a response: whether the vendor's description flags it as always there; `None` if
    /// a file of the project's own format describes it.
    ///
    /// The vendor fills these flags in over time, and its own examples contradict them. Nothing
    /// that is generated depends on them, so that a newer description does not change the types
    /// that callers use.
    pub vendor_guarantee: Option<bool>,
    /// The service describes it but has switched it off.
    pub disabled: bool,
    /// It came after the version was first published: servers and callers of before do not know
    /// it.
    pub added_later: bool,
    /// What it means, as Markdown that is safe inside rustdoc.
    pub description: String,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text.
    String,
    /// A signed 64-bit whole number.
    Integer,
    /// An unsigned 64-bit whole number.
    UnsignedInteger,
    /// A 64-bit floating point number.
    Float,
    /// `true` or `false`.
    Boolean,
    /// A day, as the text the service uses (`2025-01-06`).
    Date,
    /// A point in time, as the text the service uses (`2025-01-06 10:00:00`).
    Timestamp,
    /// A point in time in ISO 8601, as the text the service uses (`2025-01-06T10:00:00+08:00`).
    TimestampIso8601,
    /// A data type of the same service, by its name.
    Object(String),
    /// A list.
    Array(Box<Type>),
}

/// A data type used by parameters or answers.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DataType {
    /// The name in the description (`ResourceIdInfo`).
    pub name: String,
    /// What it is, as Markdown that is safe inside rustdoc.
    pub description: String,
    /// The members, in the order of the description.
    pub fields: Vec<Field>,
    /// Whether requests, answers or both carry it. Follows from all the actions that were read
    /// (before any were left out by name), or from the description where it says so.
    pub usage: Usage,
}

/// The directions in which a data type travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Some request carries it.
    pub input: bool,
    /// Some answer carries it.
    pub output: bool,
}

/// An error code an action may answer with.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorCode {
    /// The code on the wire (`InvalidParameterValue.InvalidMNPId`).
    pub code: String,
    /// What it means, as Markdown that is safe inside rustdoc.
    pub description: String,
    /// It came after the version was first published.
    pub added_later: bool,
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

/// The accounts that a host of the vendor's is for: those of one site are unknown at the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// `SERVICE.tencentcloudapi.com`.
    Mainland,
    /// `SERVICE.intl.tencentcloudapi.com`.
    International,
}

impl Service {
    /// The site that the endpoint belongs to; none if that does not follow from its name, as for a
    /// host in a region.
    #[must_use]
    pub fn site(&self) -> Option<Site> {
        let rest = self.endpoint.strip_prefix(&*self.name)?;
        match rest {
            ".tencentcloudapi.com" => Some(Site::Mainland),
            ".intl.tencentcloudapi.com" => Some(Site::International),
            _ => None,
        }
    }

    /// The data type called `name`.
    #[must_use]
    pub fn data_type(&self, name: &str) -> Option<&DataType> {
        self.types
            .binary_search_by(|t| t.name.as_str().cmp(name))
            .ok()
            .map(|i| &self.types[i])
    }

    /// The action called `name`.
    #[must_use]
    pub fn action(&self, name: &str) -> Option<&Action> {
        self.actions
            .binary_search_by(|a| a.name.as_str().cmp(name))
            .ok()
            .map(|i| &self.actions[i])
    }

    /// The action whose name `wrong` is most likely a slip of, if any is near enough.
    #[must_use]
    pub fn nearest_action(&self, wrong: &str) -> Option<&str> {
        crate::suggest::nearest(wrong, self.actions.iter().map(|action| &*action.name))
    }

    /// The names of the data types that `fields` reach, directly or through other data types.
    #[must_use]
    pub fn reached_from<'a>(
        &'a self,
        fields: impl IntoIterator<Item = &'a Field>,
    ) -> BTreeSet<&'a str> {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&str> = fields.into_iter().filter_map(|f| f.ty.object()).collect();
        while let Some(name) = open.pop() {
            if let Some(data_type) = self.data_type(name).filter(|_| reached.insert(name)) {
                open.extend(data_type.fields.iter().filter_map(|f| f.ty.object()));
            }
        }
        reached
    }

    /// The pairs (data type, data type of a member) that lie on a circle of types which contain
    /// each other by value, so that no value of them would ever end if none could be absent.
    #[must_use]
    pub fn circles(&self) -> HashSet<(&str, &str)> {
        crate::circles::by_value(self)
    }
}

impl Field {
    /// The one of `fields` whose name `wrong` is most likely a slip of, if any is near enough.
    #[must_use]
    pub fn nearest<'f>(fields: &'f [Self], wrong: &str) -> Option<&'f str> {
        crate::suggest::nearest(wrong, fields.iter().map(|field| &*field.name))
    }

    /// Whether there may be no value, as part of what travels in the directions of `usage`.
    ///
    /// A parameter is there if it is required, a field of an answer if it is guaranteed, and a
    /// member of a type that goes both ways if it is both. A list that only answers hold is there
    /// in any case: there is nothing to tell an absent list from an empty one for, while a request
    /// may well ask to empty a list.
    #[must_use]
    pub fn is_optional(&self, usage: Usage) -> bool {
        let list = matches!(self.ty, Type::Array(_));
        match (usage.input, usage.output) {
            (true, false) => !self.required,
            (false, _) => !list && !self.guaranteed,
            (true, true) => !self.required || !list && !self.guaranteed,
        }
    }
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Mainland => "the mainland site",
            Self::International => "the international site",
        })
    }
}

/// A type as spec files write it, such as `Array of String`.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::String => "String",
            Self::Integer => "Integer",
            Self::UnsignedInteger => "UnsignedInteger",
            Self::Float => "Float",
            Self::Boolean => "Boolean",
            Self::Date => "Date",
            Self::Timestamp => "Timestamp",
            Self::TimestampIso8601 => "TimestampISO8601",
            Self::Object(name) => name,
            Self::Array(item) => return write!(f, "Array of {item}"),
        })
    }
}

impl Type {
    /// The data type at the bottom of this type, if it is one or a list of one.
    #[must_use]
    pub fn object(&self) -> Option<&str> {
        match self {
            Self::Object(name) => Some(name),
            Self::Array(item) => item.object(),
            _ => None,
        }
    }
}
