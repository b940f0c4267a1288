//! Editable JSON that keeps the order of keys and the notation of numbers.

use tcsas_spec::json::{self, Node, Value};

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    Number(String),
    String(String),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// Parses a text, which may begin with a byte order mark; `None` if it is not JSON.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Some(Self::of(&json::parse(text).ok()?))
    }

    pub(crate) fn of(node: &Node<'_>) -> Self {
        match &node.value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Bool(*flag),
            Value::Number(text) => Self::Number((*text).to_owned()),
            Value::String(text) => Self::String(text.to_string()),
            Value::Array(items) => Self::Array(items.iter().map(Self::of).collect()),
            Value::Object(entries) => {
                let entries = entries.iter();
                Self::Object(
                    entries
                        .map(|entry| (entry.key.to_string(), Self::of(&entry.node)))
                        .collect(),
                )
            }
        }
    }

    /// An object of the entries that have a value.
    pub(crate) fn object(entries: impl IntoIterator<Item = (&'static str, Option<Self>)>) -> Self {
        let entries = entries.into_iter();
        Self::Object(
            entries
                .filter_map(|(key, value)| Some((key.to_owned(), value?)))
                .collect(),
        )
    }

    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::String(text.into())
    }

    pub(crate) fn entries(&self) -> &[(String, Self)] {
        match self {
            Self::Object(entries) => entries,
            _ => &[],
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        let entry = self.entries().iter().find(|(name, _)| name == key)?;
        Some(&entry.1)
    }

    /// The text of a key; empty if it has none.
    pub(crate) fn str(&self, key: &str) -> &str {
        match self.get(key) {
            Some(Self::String(text)) => text,
            _ => "",
        }
    }

    pub(crate) fn flag(&self, key: &str) -> Option<bool> {
        match self.get(key) {
            Some(Self::Bool(flag)) => Some(*flag),
            _ => None,
        }
    }

    /// The items of a key that holds an array; empty otherwise.
    pub(crate) fn items(&self, key: &str) -> &[Self] {
        match self.get(key) {
            Some(Self::Array(items)) => items,
            _ => &[],
        }
    }

    /// Removes a key and returns its value.
    pub(crate) fn take(&mut self, key: &str) -> Option<Self> {
        let Self::Object(entries) = self else {
            return None;
        };
        let at = entries.iter().position(|(name, _)| name == key)?;
        Some(entries.remove(at).1)
    }

    /// Sets a key. A new key is inserted before the first key that comes later in `order`.
    pub(crate) fn set(&mut self, key: &str, value: Self, order: &[&str]) {
        let Self::Object(entries) = self else {
            return;
        };
        if let Some((_, old)) = entries.iter_mut().find(|(name, _)| name == key) {
            *old = value;
            return;
        }
        let place = |key: &str| order.iter().position(|name| *name == key);
        let own = place(key);
        let at = entries
            .iter()
            .position(|(name, _)| own.is_some() && place(name) > own);
        let at = at.unwrap_or(entries.len());
        entries.insert(at, (key.to_owned(), value));
    }

    /// Sets a flag that is `false` when its key is missing.
    pub(crate) fn switch(&mut self, key: &str, on: bool, order: &[&str]) {
        match (self.flag(key).unwrap_or(false), on) {
            (false, true) => self.set(key, Self::Bool(true), order),
            (true, false) => {
                let _ = self.take(key);
            }
            _ => {}
        }
    }
}

/// Inserts `item` by name if the list is sorted; appends it otherwise.
pub(crate) fn insert_named(list: &mut Vec<Tree>, item: Tree, name: fn(&Tree) -> &str) {
    let at = match list.is_sorted_by_key(name) {
        true => list.partition_point(|other| name(other) < name(&item)),
        false => list.len(),
    };
    list.insert(at, item);
}

#[cfg(test)]
mod tests {
    use super::Tree;

    #[test]
    fn new_keys_are_inserted_in_order() {
        let order = ["a", "b", "c"];
        let number = |text: &str| Tree::Number(text.to_owned());
        let mut tree = Tree::object([("a", Some(number("1"))), ("c", Some(number("3")))]);
        tree.set("b", number("2"), &order);
        tree.set("c", number("4"), &order);
        tree.set("x", number("5"), &order);
        let keys: Vec<&str> = tree.entries().iter().map(|(key, _)| &**key).collect();
        assert_eq!(keys, ["a", "b", "c", "x"]);
        assert_eq!(tree.get("c"), Some(&number("4")));
        tree.switch("b", true, &order);
        assert_eq!(tree.flag("b"), Some(true));
        tree.switch("b", false, &order);
        assert_eq!(tree.get("b"), None);
    }
}
