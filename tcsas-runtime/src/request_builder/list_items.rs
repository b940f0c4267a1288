//! Conversion of the items of lists in requests.
//!
//! Iterating `&["a", "b"]` yields `&&str`, which does not convert into `String`, and `&[tag]`
//! yields references to data types. Callers often have such lists, so that an item may be anything
//! that converts [`Into`] the type of the item, or a reference to such a value.

use std::borrow::Cow;

use crate::codec::Message;

/// A value that converts into an item of type `T`, for setters of lists.
///
/// Anything that converts [`Into`] the type of the item does, and so does a reference to a value
/// that can be cloned: lists of texts are set from `["a", "b"]`, `&names`, or `names.iter()`.
///
/// `How` is inferred. It only distinguishes the implementations, which would otherwise overlap.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert into an item of a list of `{T}`",
    label = "expected `{T}`, a type that converts into it, or a reference to such a type",
    note = "the list may be an array, a slice, a collection or an iterator, owned or by reference"
)]
pub trait IntoItem<T, How> {
    /// Converts the value.
    fn into_item(self) -> T;
}

/// Marks conversion by value.
#[derive(Debug)]
pub enum Owned {}

/// Marks conversion by reference, with a clone.
#[derive(Debug)]
pub enum Borrowed {}

#[diagnostic::do_not_recommend]
impl<T, U: Into<T>> IntoItem<T, Owned> for U {
    fn into_item(self) -> T {
        self.into()
    }
}

#[diagnostic::do_not_recommend]
impl<T, U: CloneItem + Into<T>> IntoItem<T, Borrowed> for &U {
    fn into_item(self) -> T {
        self.clone().into()
    }
}

/// A type whose references do not convert into an item by themselves. The references among them are
/// listed one by one, since the owner of a type may implement [`Message`] for a reference to it.
pub trait CloneItem: Clone {}

impl<T: Message + Clone> CloneItem for T {}
impl CloneItem for &str {}
impl CloneItem for &String {}
impl CloneItem for Cow<'_, str> {}
impl CloneItem for Box<str> {}
impl CloneItem for char {}

/// Converts `items` into a list.
pub fn list<T, How>(items: impl IntoIterator<Item = impl IntoItem<T, How>>) -> Vec<T> {
    items.into_iter().map(IntoItem::into_item).collect()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::collections::{BTreeSet, HashSet, VecDeque};

    use super::list;

    /// A type of the caller that converts into a string.
    struct Name(&'static str);

    impl From<Name> for String {
        fn from(name: Name) -> Self {
            name.0.to_owned()
        }
    }

    #[test]
    fn lists_of_strings_are_accepted_in_any_form() {
        let texts = ["a", "b"];
        let owned = texts.map(str::to_owned);
        let cows = texts.map(Cow::Borrowed);
        let boxes = texts.map(Box::<str>::from);
        let forms: [Vec<String>; 22] = [
            list(texts),
            list(&texts),
            list(&texts[..]),
            list(texts.iter()),
            list(&owned.iter().collect::<Vec<_>>()),
            list(vec!["a", "b"]),
            list(&vec!["a", "b"]),
            list(owned.clone()),
            list(&owned),
            list(&owned[..]),
            list(owned.to_vec()),
            list(owned.iter().map(String::as_str)),
            list(&VecDeque::from(texts)),
            list(&BTreeSet::from(texts)),
            list(BTreeSet::from(owned.clone())),
            list(cows.clone()),
            list(&cows),
            list(boxes.clone()),
            list(&boxes),
            list(['a', 'b']),
            list(&['a', 'b']),
            list([Name("a"), Name("b")]),
        ];
        for form in forms {
            assert_eq!(form, texts);
        }
        let one: Vec<String> = list(&HashSet::from(["a"]));
        assert_eq!(one, ["a"]);
        let one: Vec<String> = list(Some("a"));
        assert_eq!(one, ["a"]);
        let nested: Vec<Vec<String>> = list([owned.to_vec()]);
        assert_eq!(nested, [owned]);
    }
}
