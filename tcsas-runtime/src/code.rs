//! Error codes: the interface of the generated enums, and the codes nobody described.

use std::fmt;

/// An enum of error codes. `include_specs!` implements it for every action's.
pub trait ErrorCode: fmt::Debug + Clone + Send + Sync + Sized + 'static {
    /// Every code the enum names.
    #[doc(hidden)]
    const KNOWN: &'static [Self];

    /// Keeps a code that the enum does not name.
    #[doc(hidden)]
    fn unknown(code: UnknownCode) -> Self;

    /// The code as the service writes it, such as `InvalidParameterValue.InvalidMNPId`.
    fn code(&self) -> &str;

    /// The class of the code: the part before the first dot, such as `InvalidParameterValue`.
    fn class(&self) -> &str {
        class(self.code())
    }

    /// The value for a code. One that the enum does not name is kept as it is.
    fn from_code(code: &str) -> Self {
        match Self::KNOWN.iter().find(|known| known.code() == code) {
            Some(known) => known.clone(),
            None => Self::unknown(UnknownCode(code.into())),
        }
    }
}

/// The part of a code before the first dot.
pub fn class(code: &str) -> &str {
    code.split_once('.').map_or(code, |(class, _)| class)
}

/// A code that the enum around it does not name.
///
/// It is opaque on purpose: a later version may give the code a variant of its own, and a program that had compared this
/// value would silently stop matching. Compare [`ErrorCode::code`] of the enum instead.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownCode(Box<str>);

impl UnknownCode {
    #[doc(hidden)]
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl ErrorCode for UnknownCode {
    const KNOWN: &'static [Self] = &[];

    fn unknown(code: UnknownCode) -> Self {
        code
    }

    fn code(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_code_keeps_its_text_and_class() {
        let code = UnknownCode::from_code("A.B.C");
        assert_eq!((code.code(), code.class()), ("A.B.C", "A"));
        assert_eq!(UnknownCode::from_code("Plain").class(), "Plain");
    }
}
