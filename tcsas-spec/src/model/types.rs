//! Types of values: built-in ones, lists and data types with their fields.

use std::fmt;

use crate::markup::Description;

/// Names of the built-in types.
pub const BUILT_IN_TYPES: [&str; 9] = [
    "String",
    "Integer",
    "UnsignedInteger",
    "Float",
    "Boolean",
    "Date",
    "Timestamp",
    "TimestampISO8601",
    "Binary",
];

/// The built-in types in the order of [`BUILT_IN_TYPES`].
const BUILT_IN: [Type; BUILT_IN_TYPES.len()] = [
    Type::String,
    Type::Integer,
    Type::UnsignedInteger,
    Type::Float,
    Type::Boolean,
    Type::Date,
    Type::Timestamp,
    Type::TimestampIso8601,
    Type::Binary,
];

/// A parameter, a field of a response, or a member of a data type.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Field {
    /// Name on the wire (`MNPType`).
    pub name: String,
    /// Type of the value.
    pub ty: Type,
    /// In requests: whether the caller must set it.
    pub required: bool,
    /// In responses: whether the spec guarantees that the service always sends it, and never as
    /// `null`.
    ///
    /// Only files of the project's own format give guarantees. The vendor's flags are in
    /// [`vendor_guarantee`](Self::vendor_guarantee).
    pub guaranteed: bool,
    /// In responses: whether the vendor's description flags it as always present; `None` in files
    /// of the project's own format.
    ///
    /// The vendor adds these flags over time, and its own examples contradict them. Generated code
    /// does not depend on them, so that a newer description does not change the types that callers
    /// use.
    pub vendor_guarantee: Option<bool>,
    /// Whether the service documents it but has disabled it.
    pub disabled: bool,
    /// Whether it was added after the version was first published, so that older servers and
    /// clients do not know it.
    pub added_later: bool,
    /// Documentation, as Markdown that is safe inside rustdoc.
    pub description: Description,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text.
    String,
    /// A signed 64-bit integer.
    Integer,
    /// An unsigned 64-bit integer.
    UnsignedInteger,
    /// A 64-bit floating point number.
    Float,
    /// `true` or `false`.
    Boolean,
    /// A date as text (`2025-01-06`).
    Date,
    /// A date and time as text (`2025-01-06 10:00:00`).
    Timestamp,
    /// A date and time as text in ISO 8601 (`2025-01-06T10:00:00+08:00`).
    TimestampIso8601,
    /// Bytes, such as the content of a file. Only parameters have this type: JSON cannot hold it.
    Binary,
    /// A data type of the same service, by its name.
    Object(String),
    /// A list.
    Array(Box<Type>),
}

/// A data type used by parameters or responses.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DataType {
    /// Name in the spec (`ResourceIdInfo`).
    pub name: String,
    /// Documentation, as Markdown that is safe inside rustdoc.
    pub description: Description,
    /// Members in the order of the spec.
    pub fields: Vec<Field>,
    /// Whether it is part of requests, responses or both, as follows from all actions (including
    /// those excluded by name) or as the spec states.
    pub usage: Usage,
}

/// The messages that a data type is part of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Part of a request.
    pub input: bool,
    /// Part of a response.
    pub output: bool,
}

impl Field {
    /// The name among `fields` most similar to `wrong`, if any is similar enough.
    #[must_use]
    pub fn nearest<'f>(fields: &'f [Self], wrong: &str) -> Option<&'f str> {
        crate::diagnostic::nearest(wrong, fields.iter().map(|field| &*field.name))
    }

    /// Whether the value can be absent from messages of `usage`.
    ///
    /// A parameter is present if it is required, a field of a response if it is guaranteed, and a
    /// member of a type for both only if it is both. A list in a type for responses only is always
    /// present, since an absent list and an empty one need no distinction there; in a request, an
    /// empty list may well mean that a list is to be emptied.
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

/// The type as written in spec files, such as `Array of String`.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Object(name) => f.write_str(name),
            Self::Array(item) => write!(f, "Array of {item}"),
            built_in => {
                let mut pairs = BUILT_IN.iter().zip(BUILT_IN_TYPES);
                let name = pairs.find(|(ty, _)| *ty == built_in);
                f.write_str(name.map_or("", |(_, name)| name))
            }
        }
    }
}

impl Type {
    /// The built-in type called `name`.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        let index = BUILT_IN_TYPES.iter().position(|known| *known == name)?;
        Some(BUILT_IN[index].clone())
    }

    /// Whether this is [`Binary`](Self::Binary) or a list of it.
    #[must_use]
    pub fn is_binary(&self) -> bool {
        match self {
            Self::Binary => true,
            Self::Array(item) => item.is_binary(),
            _ => false,
        }
    }

    /// The name of the data type, if this is one or a list of one.
    #[must_use]
    pub fn object(&self) -> Option<&str> {
        match self {
            Self::Object(name) => Some(name),
            Self::Array(item) => item.object(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_types_are_displayed_by_their_names() {
        for name in BUILT_IN_TYPES {
            assert_eq!(
                Type::built_in(name).map(|ty| ty.to_string()),
                Some(name.to_owned())
            );
        }
        let list = Type::Array(Box::new(Type::TimestampIso8601));
        assert_eq!(list.to_string(), "Array of TimestampISO8601");
        assert_eq!(Type::built_in("Rule"), None);
    }
}
