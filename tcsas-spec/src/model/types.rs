//! Types of values: built-in ones, lists and data types with their fields.

use std::fmt;

/// The names of the built-in types.
pub const BUILT_IN_TYPES: [&str; 8] = [
    "String",
    "Integer",
    "UnsignedInteger",
    "Float",
    "Boolean",
    "Date",
    "Timestamp",
    "TimestampISO8601",
];

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

impl Field {
    /// The one of `fields` whose name `wrong` is most likely a slip of, if any is near enough.
    #[must_use]
    pub fn nearest<'f>(fields: &'f [Self], wrong: &str) -> Option<&'f str> {
        crate::diagnostic::nearest(wrong, fields.iter().map(|field| &*field.name))
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
