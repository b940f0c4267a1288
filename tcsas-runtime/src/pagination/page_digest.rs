//! What a walk has to know of a page, found in the answer by name.
//!
//! Not generic over the answer, so that it is compiled once.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::paged::Pagination;
use crate::codec::{Object, Value};

/// One page.
pub(super) struct PageDigest {
    /// What each of its items is like: the same number for the same item.
    pub(super) items: Vec<u64>,
    /// How many items there are in all, as it says.
    pub(super) total: Option<u64>,
    pub(super) request_id: String,
}

impl PageDigest {
    pub(super) fn of(response: &dyn Object, paging: &Pagination) -> Self {
        let mut page = Self {
            items: Vec::new(),
            total: None,
            request_id: String::new(),
        };
        find(response, paging.items, &mut |value| {
            if let Value::List(list) = value {
                let items = (0..list.count()).filter_map(|index| list.get(index));
                let prints = items.map(|item| {
                    let mut hasher = DefaultHasher::new();
                    hash(item.get(), &mut hasher);
                    hasher.finish()
                });
                page.items = prints.collect();
            }
        });
        find(response, paging.total, &mut |value| {
            page.total = match value {
                Value::Integer(number) => u64::try_from(number).ok(),
                Value::Unsigned(number) => Some(number),
                Value::String(text) => text.trim().parse().ok(),
                _ => None,
            };
        });
        find(response, &["RequestId"], &mut |value| {
            if let Value::String(id) = value {
                id.clone_into(&mut page.request_id);
            }
        });
        page
    }
}

/// Calls `then` with the value that `path` leads to, if there is one.
fn find(object: &dyn Object, path: &[&str], then: &mut dyn FnMut(Value<'_>)) {
    let Some((name, rest)) = path.split_first() else {
        return;
    };
    object.read(&mut |shape, slots| {
        // The request id is the last of its name: an answer may describe a field that is called so.
        let index = shape.fields.iter().rposition(|field| field == name);
        let Some(slot) = index.and_then(|index| slots.get(index)) else {
            return;
        };
        match slot.get() {
            value if rest.is_empty() => then(value),
            Value::Object(inner) => find(inner, rest, then),
            _ => {}
        }
    });
}

fn hash(value: Value<'_>, state: &mut DefaultHasher) {
    match value {
        Value::Absent => state.write_u8(0),
        Value::String(text) => text.hash(state),
        Value::Integer(number) => number.hash(state),
        Value::Unsigned(number) => number.hash(state),
        Value::Float(number) => number.to_bits().hash(state),
        Value::Boolean(truth) => state.write_u8(1 + u8::from(truth)),
        Value::Object(object) => {
            object.read(&mut |_, slots| slots.iter().for_each(|slot| hash(slot.get(), state)));
        }
        Value::List(list) => {
            list.count().hash(state);
            let items = (0..list.count()).filter_map(|index| list.get(index));
            items.for_each(|item| hash(item.get(), state));
        }
    }
}
