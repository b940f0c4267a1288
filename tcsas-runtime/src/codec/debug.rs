//! `Debug` and `PartialEq` of generated types.

use std::fmt;

use super::message::{List, Message, Slot, Value, shape};
use crate::secret::{MASK, is_a_value, is_secret, is_secret_number, mask, names_a_value};

/// Formats `object` as a derived `Debug` would, omitting absent fields and masking those whose name
/// is that of a secret: a response may contain a key that the service returns only once.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug(object: &dyn Message, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = shape(object);
    let mut text = f.debug_struct(shape.name);
    object.read(&mut |_, slots| {
        let fields = || shape.fields.iter().zip(slots);
        // A pair of name and value, such as a variable of an environment.
        let names_secret = fields().any(|(name, slot)| {
            matches!(slot.get(), Value::String(text) if names_a_value(name) && is_secret(text))
        });
        for ((name, slot), shown) in fields().zip(shape.rust.split(' ')) {
            let value = slot.get();
            let hidden = match value {
                Value::Absent => continue,
                Value::Boolean(_) | Value::Binary(_) => false,
                _ if names_secret && is_a_value(name) => true,
                Value::Integer(_) | Value::Unsigned(_) | Value::Float(_) => is_secret_number(name),
                Value::String(_) | Value::List(_) | Value::Object(_) => is_secret(name),
            };
            match hidden {
                true => text.field(shown, &format_args!("{MASK}")),
                false => text.field(shown, &Shown(value)),
            };
        }
    });
    text.finish()
}

struct Shown<'a>(Value<'a>);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Absent => f.write_str("None"),
            Value::String(text) => mask(text).fmt(f),
            Value::Integer(number) => number.fmt(f),
            Value::Unsigned(number) => number.fmt(f),
            Value::Float(number) => number.fmt(f),
            Value::Boolean(truth) => truth.fmt(f),
            // The content may be large, and confidential.
            Value::Binary(bytes) => write!(f, "{} bytes", bytes.len()),
            Value::Object(object) => debug(object, f),
            Value::List(list) => f.debug_list().entries(items(list).map(Shown)).finish(),
        }
    }
}

fn items(list: &dyn List) -> impl Iterator<Item = Value<'_>> {
    (0..list.count())
        .filter_map(|index| list.get(index))
        .map(Slot::get)
}

/// Whether two values of one generated type are equal.
#[must_use]
pub fn eq(a: &dyn Message, b: &dyn Message) -> bool {
    let mut equal = false;
    a.read(&mut |_, a| {
        b.read(&mut |_, b| equal = a.iter().zip(b).all(|(a, b)| same(a.get(), b.get())))
    });
    equal
}

fn same(a: Value<'_>, b: Value<'_>) -> bool {
    match (a, b) {
        (Value::Absent, Value::Absent) => true,
        (Value::String(a), Value::String(b)) => a == b,
        (Value::Integer(a), Value::Integer(b)) => a == b,
        (Value::Unsigned(a), Value::Unsigned(b)) => a == b,
        (Value::Float(a), Value::Float(b)) => a == b,
        (Value::Boolean(a), Value::Boolean(b)) => a == b,
        (Value::Binary(a), Value::Binary(b)) => a == b,
        (Value::Object(a), Value::Object(b)) => eq(a, b),
        (Value::List(a), Value::List(b)) => {
            a.count() == b.count() && items(a).zip(items(b)).all(|(a, b)| same(a, b))
        }
        _ => false,
    }
}
