//! What lists are made of in requests: all that turns into an item, and references to it.
//!
//! `&["a", "b"]` gives items that are `&&str`, of which no `String` can be made, and `&[tag]` gives
//! references to data types. Both are what a caller has at hand, so that items may be anything
//! [`Into`] the type of an item, or a reference to something that is.

use std::borrow::Cow;

use crate::codec::Object;

/// What turns into the item `T` of a list.
///
/// `How` only keeps the implementations apart, which the compiler could not tell to be different
/// without; it is inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no item of a list of `{T}`",
    label = "expected `{T}`, something that turns into it, or a reference to that",
    note = "the list is taken as it is or by reference, as an array, a slice, a collection or an iterator"
)]
pub trait Item<T, How> {
    /// The item.
    fn item(self) -> T;
}

/// By value.
#[derive(Debug)]
pub enum Owned {}

/// By reference, and copied.
#[derive(Debug)]
pub enum Borrowed {}

#[diagnostic::do_not_recommend]
impl<T, U: Into<T>> Item<T, Owned> for U {
    fn item(self) -> T {
        self.into()
    }
}

#[diagnostic::do_not_recommend]
impl<T, U: Whole + Into<T>> Item<T, Borrowed> for &U {
    fn item(self) -> T {
        self.clone().into()
    }
}

/// What turns into an item by value alone, so that its references are not items already. References
/// are listed one by one: whoever owns a type may make a reference to it an [`Object`], as far as
/// the compiler can tell.
pub trait Whole: Clone {}

impl<T: Object + Clone> Whole for T {}
impl Whole for &str {}
impl Whole for &String {}
impl Whole for Cow<'_, str> {}
impl Whole for Box<str> {}
impl Whole for char {}

/// A list of what `items` turn into.
pub fn list<T, How>(items: impl IntoIterator<Item = impl Item<T, How>>) -> Vec<T> {
    items.into_iter().map(Item::item).collect()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::collections::{BTreeSet, HashSet, VecDeque};

    use super::list;

    /// What turns into a text, as types of callers do.
    struct Name(&'static str);

    impl From<Name> for String {
        fn from(name: Name) -> Self {
            name.0.to_owned()
        }
    }

    #[test]
    fn a_list_of_texts_is_taken_in_any_form() {
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
