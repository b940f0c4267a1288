//! Error codes: the trait of the generated enums, and codes that no spec lists.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::mem::discriminant;

/// An enum of error codes. `include_specs!` implements it for the codes of every action.
pub trait ErrorCode: fmt::Debug + Clone + Send + Sync + Sized + 'static {
    /// The texts of the known codes, separated by spaces.
    #[doc(hidden)]
    const TEXTS: &'static str;

    /// The known code at `index` of [`TEXTS`](Self::TEXTS).
    #[doc(hidden)]
    fn known(index: usize) -> Option<Self>;

    /// Wraps an unknown code.
    #[doc(hidden)]
    fn unknown(code: &str) -> Self;

    /// The text of an unknown code.
    #[doc(hidden)]
    fn as_unknown(&self) -> Option<&str>;

    /// The code as the service returns it, such as `InvalidParameterValue.InvalidMNPId`.
    fn code(&self) -> &str {
        code(self)
    }

    /// The class of the code: the part before the first dot, such as `InvalidParameterValue`.
    fn class(&self) -> &str {
        let code = self.code();
        code.split_once('.').map_or(code, |(class, _)| class)
    }

    /// Converts a text to a code. Unknown codes are preserved.
    fn from_code(code: &str) -> Self {
        let known = Self::known(index_of(Self::TEXTS, code));
        known.unwrap_or_else(|| Self::unknown(code))
    }
}

/// The codes of one action, as opposed to [`UnknownCode`]. `include_specs!` implements it; errors
/// with such a code convert into an untyped [`Error`](crate::Error) with `?`.
#[doc(hidden)]
pub trait KnownCode: ErrorCode {}

/// The text of a code of a generated enum.
pub fn code<C: ErrorCode>(code: &C) -> &str {
    let text = code.as_unknown().or_else(|| {
        let mut known = (0..).map_while(C::known);
        let index = known.position(|known| discriminant(&known) == discriminant(code))?;
        text_at(C::TEXTS, index)
    });
    text.unwrap_or_default()
}

/// The index of `code` among `texts`, or their number if it is not one of them. Not generic, so
/// that it is compiled once.
fn index_of(texts: &str, code: &str) -> usize {
    texts.split(' ').take_while(|text| *text != code).count()
}

/// The text at `index`. Not generic, so that it is compiled once.
fn text_at(texts: &'static str, index: usize) -> Option<&'static str> {
    texts.split(' ').nth(index)
}

/// The body of `Clone` of a generated enum.
pub fn clone_code<C: ErrorCode>(code: &C) -> C {
    match code.as_unknown() {
        Some(text) => C::unknown(text),
        None => C::from_code(code.code()),
    }
}

/// The body of `PartialEq` of a generated enum.
pub fn eq_code<C: ErrorCode>(a: &C, b: &C) -> bool {
    discriminant(a) == discriminant(b) && a.as_unknown() == b.as_unknown()
}

/// The body of `Hash` of a generated enum.
pub fn hash_code<C: ErrorCode>(code: &C, state: &mut impl Hasher) {
    code.code().hash(state);
}

/// A code that no spec lists. `A` distinguishes the enums of different actions.
///
/// It is opaque on purpose: a later version may add a variant for the code, and a program that
/// compares this value would silently stop matching. Compare [`ErrorCode::code`] of the enum
/// instead.
pub struct UnknownCode<A = ()> {
    text: Box<str>,
    of: PhantomData<fn() -> A>,
}

impl<A> UnknownCode<A> {
    #[doc(hidden)]
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self {
            text: text.into(),
            of: PhantomData,
        }
    }

    #[doc(hidden)]
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<A: 'static> ErrorCode for UnknownCode<A> {
    const TEXTS: &'static str = "";

    fn known(_: usize) -> Option<Self> {
        None
    }

    fn unknown(code: &str) -> Self {
        Self::new(code)
    }

    fn as_unknown(&self) -> Option<&str> {
        Some(&self.text)
    }
}

impl<A> Clone for UnknownCode<A> {
    fn clone(&self) -> Self {
        Self::new(&self.text)
    }
}

impl<A> PartialEq for UnknownCode<A> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<A, T: AsRef<str> + ?Sized> PartialEq<T> for UnknownCode<A> {
    fn eq(&self, other: &T) -> bool {
        *self.text == *other.as_ref()
    }
}

impl<A> Eq for UnknownCode<A> {}

impl<A> Hash for UnknownCode<A> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<A> fmt::Debug for UnknownCode<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<A> fmt::Display for UnknownCode<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_code_keeps_its_text_and_class() {
        let code = <UnknownCode>::from_code("A.B.C");
        assert_eq!((code.code(), code.class()), ("A.B.C", "A"));
        assert_eq!(<UnknownCode>::from_code("Plain").class(), "Plain");
    }
}
