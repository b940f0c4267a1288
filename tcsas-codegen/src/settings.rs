//! The settings of the generated code.

use tcsas_spec::Places;

use crate::template::Splice;

/// Settings of an expansion.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The path of the runtime as seen from inside the generated module; `::tcsas_runtime` if
    /// `None`.
    pub runtime: Option<CratePath>,
    /// The path of the generated items as seen from outside the crate. Examples in the generated
    /// documentation are compiled as doctests if it is set, and only shown if it is `None`.
    pub doctests: Option<CratePath>,
    /// Whether to allow the lints that generated code violates, for code in a file. They do not
    /// apply to the expansion of a macro from another crate, where `allow` would be an error under
    /// `#![forbid]`.
    pub allow_lints: bool,
    /// Where the actions and data types are defined, as the docs state it.
    pub places: Places,
    /// The address that the file names of the places are appended to, so that the docs link to the
    /// files; they are only named if it is `None`.
    pub spec_url: Option<String>,
}

/// Whether `text` can be [`Settings::spec_url`]: an address that cannot end the link that it is a
/// part of.
#[must_use]
pub fn is_spec_url(text: &str) -> bool {
    text.starts_with("https://") && !text.contains(['<', '>', '\\', ' ', '\n'])
}

/// A path such as `my_crate::cloud`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CratePath(String);

impl CratePath {
    /// Checks that `text` is identifiers joined by `::`, with or without a leading `::`.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let identifier = |part: &str| {
            let mut chars = part.chars();
            chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
                && chars.all(|c| c.is_alphanumeric() || c == '_')
        };
        let relative = text.strip_prefix("::").unwrap_or(text);
        let valid = relative
            .split("::")
            .all(|part| identifier(part.strip_prefix("r#").unwrap_or(part)));
        valid.then(|| Self(text.to_owned()))
    }
}

impl Splice for CratePath {
    fn splice(&self, out: &mut String) {
        out.push_str(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_valid_paths_are_accepted() {
        for path in ["crate::a", "::tcsas_runtime", "_x", "a::r#type::B2"] {
            assert_eq!(
                CratePath::new(path).map(|path| path.0).as_deref(),
                Some(path)
            );
        }
        for text in ["", "::", "a::", "a:b", "a b", "2a", "a;b", "a::{b}"] {
            assert_eq!(CratePath::new(text), None, "{text}");
        }
    }
}
