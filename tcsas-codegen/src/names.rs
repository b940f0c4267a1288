//! Identifiers of generated code, which are made only here.
//!
//! Rules:
//!
//! - Types, methods, fields and variants follow Rust's conventions: `ModifyMNP` is `ModifyMnp` and
//!   `modify_mnp`. Adjacent acronyms are separated by a fixed list ([`acronyms`]):
//!   `DescribeMNPMAULineChart` is `describe_mnp_mau_line_chart`. Plurals of acronyms and IP
//!   versions are one word: `VpcIDs` is `vpc_ids`, `IPv6Addr` is `ipv6_addr`.
//! - A keyword is written raw, `r#type`; the four that cannot be raw get an underscore, `self_`.
//!   The names that generated types use themselves ([`BUILDER_NAMES`], [`CLIENT_NAMES`],
//!   [`TYPE_PARAMETERS`], and what ends with [`BUILDER`]) get an underscore as well.
//! - Two names of one scope that would become the same identifier are distinguished in the order of
//!   the description: the first keeps it, the next gets `2` (`public_ip`, `public_ip_2`). A name
//!   that is added later, or in another scope, never changes an existing one.
//! - A data type's name lives in the module `types`, and every other type is written with its full
//!   path there, so that a data type may be called `Option` or `String`.

mod acronyms;

use std::collections::{HashMap, HashSet};

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::template::Splice;

/// An identifier that is valid where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ident(String);

/// Names of the builder's own methods, which no parameter's setter may take.
const BUILDER_NAMES: &[&str] = &["build"];

/// Names of the client's own methods, of the trait methods that callers expect it to have, and of
/// those that every type has and that a call would find first, because they take the client itself.
const CLIENT_NAMES: &[&str] = &[
    "new", "builder", "from_env", "endpoint", "runtime", "as_ref", "clone", "into", "try_into",
];

/// The type parameters of generated code, in whose reach data types are named.
const TYPE_PARAMETERS: &[&str] = &["S", "D", "H"];

/// The suffix of the names of builders.
const BUILDER: &str = "Builder";

/// The variant for undocumented codes.
const VARIANT_NAMES: &[&str] = &["Unknown"];

/// The strict and reserved keywords of all editions.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The keywords that cannot be written raw.
const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate", "_"];

/// The identifiers of error codes before colliding names are distinguished. Every action has the
/// common ones: it is worked out once.
#[derive(Debug, Default)]
pub(crate) struct CodeNames(HashMap<String, String>);

/// A scope in which every identifier is given once.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    taken: HashSet<String>,
}

impl Scope {
    /// The scope of the fields of a struct with a builder, or of a response.
    pub(crate) fn fields() -> Self {
        Self::default()
    }

    /// The scope of the fields of a response, where `request_id` is reserved.
    pub(crate) fn response() -> Self {
        Self {
            taken: HashSet::from(["request_id".to_owned()]),
        }
    }

    /// The scope of the variants of an error enum.
    pub(crate) fn variants() -> Self {
        Self {
            taken: VARIANT_NAMES
                .iter()
                .map(|name| (*name).to_owned())
                .collect(),
        }
    }

    /// The identifier of a field.
    pub(crate) fn field(&mut self, wire: &str) -> Ident {
        self.snake(wire, BUILDER_NAMES)
    }

    /// The identifier of a method of the client.
    pub(crate) fn method(&mut self, wire: &str) -> Ident {
        self.snake(wire, CLIENT_NAMES)
    }

    /// The identifier of a data type.
    pub(crate) fn data_type(&mut self, wire: &str) -> Ident {
        let mut name = settle(wire).to_upper_camel_case();
        if TYPE_PARAMETERS.contains(&name.as_str()) || name.ends_with(BUILDER) && name != BUILDER {
            name.push('_');
        }
        Ident(self.free(name, "")).raw()
    }

    /// The identifier of an action's types, without their suffix.
    pub(crate) fn type_name(&mut self, wire: &str) -> Ident {
        Ident(self.free(settle(wire).to_upper_camel_case(), "")).raw()
    }

    /// The identifier of an error code: its parts run together.
    pub(crate) fn variant(&mut self, code: &str, names: &mut CodeNames) -> Ident {
        let name = names
            .0
            .entry(code.to_owned())
            .or_insert_with(|| camel(code));
        // A code may begin with a digit or consist of nothing a name can hold.
        let name = if name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            name.clone()
        } else {
            format!("Code{name}")
        };
        Ident(self.free(name, "")).raw()
    }

    /// The scope in which `names` are taken.
    pub(crate) fn beside<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        Self {
            taken: names.map(str::to_owned).collect(),
        }
    }

    /// The scope of a builder's methods besides the setters of its fields.
    pub(crate) fn builder<'n>(setters: impl Iterator<Item = &'n Ident>) -> Self {
        let own = BUILDER_NAMES.iter().copied();
        Self::beside(setters.map(Ident::as_str).chain(own))
    }

    /// The identifier of the setter that takes an `Option`, beside the one that takes the value.
    pub(crate) fn option(&mut self, setter: &Ident) -> Ident {
        Ident(self.free(format!("set_{}", setter.bare()), "_"))
    }

    /// The identifier of the type for the absence of the parameter that `setter` sets.
    pub(crate) fn absence(&mut self, setter: &Ident) -> Ident {
        Ident(self.free(format!("without_{}", setter.bare()), "_"))
    }

    fn snake(&mut self, wire: &str, reserved: &[&str]) -> Ident {
        let name = settle(wire).to_snake_case();
        let name = if reserved.contains(&name.as_str()) {
            format!("{name}_")
        } else {
            name
        };
        Ident(self.free(name, "_")).raw()
    }

    fn free(&mut self, name: String, separator: &str) -> String {
        let mut free = name.clone();
        let mut number = 2;
        while !self.taken.insert(free.clone()) {
            free = format!("{name}{separator}{number}");
            number += 1;
        }
        free
    }
}

impl Ident {
    /// The identifier of the word `wire` as it stands, for types that exist to be named in compiler
    /// messages.
    pub(crate) fn verbatim(wire: &str) -> Self {
        Self(wire.to_owned()).raw()
    }

    /// The identifier with a suffix, such as `Request`.
    pub(crate) fn with(&self, suffix: &str) -> Self {
        Self(format!("{}{suffix}", self.bare()))
    }

    /// The text of an identifier that is not written raw.
    pub(crate) fn bare(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn raw(self) -> Self {
        if NEVER_RAW.contains(&self.0.as_str()) {
            Self(format!("{}_", self.0))
        } else if KEYWORDS.contains(&self.0.as_str()) {
            Self(format!("r#{}", self.0))
        } else {
            self
        }
    }
}

impl Splice for Ident {
    fn splice(&self, out: &mut String) {
        out.push_str(&self.0);
    }
}

/// The parts of an error code run together.
fn camel(code: &str) -> String {
    let parts = code.split('.');
    parts
        .map(|part| settle(part).to_upper_camel_case())
        .collect()
}

/// `name` with its words as `heck` finds them: `MNPMAU` → `MNP_MAU`, and plurals of acronyms and IP
/// versions as words that it does not take apart, `VpcIDs` → `VpcIds`, `IPv6Addr` → `Ipv6_Addr`.
fn settle(name: &str) -> String {
    whole(&acronyms::separated(name))
}

/// `name` with plurals of acronyms and IP versions in lower case.
fn whole(name: &str) -> String {
    let bytes = name.as_bytes();
    let mut settled = bytes.to_vec();
    let at = |index: usize| bytes.get(index).copied();
    for (index, byte) in bytes.iter().enumerate() {
        let plural = *byte == b's' && !at(index + 1).is_some_and(|next| next.is_ascii_lowercase());
        let version = *byte == b'v'
            && matches!(at(index + 1), Some(b'4' | b'6'))
            && name[..index].ends_with("IP");
        if plural || version {
            let acronym = bytes[..index]
                .iter()
                .rev()
                .take_while(|byte| byte.is_ascii_uppercase())
                .count();
            if acronym >= 2 {
                settled[index - acronym + 1..index].make_ascii_lowercase();
            }
        }
    }
    String::from_utf8(settled).unwrap_or_else(|_| name.to_owned())
}

#[cfg(test)]
mod tests;
