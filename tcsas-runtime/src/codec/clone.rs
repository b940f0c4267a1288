//! `Clone` of generated types.

use super::message::{Message, Place, Slot, Value};

/// Copies a generated type.
#[must_use]
pub fn clone<T: Message>(object: &T) -> T {
    let mut copy = T::empty();
    fill(&mut copy, object);
    copy
}

fn fill(copy: &mut dyn Message, object: &dyn Message) {
    object.read(&mut |_, from| {
        copy.write(&mut |to| {
            for (to, from) in to.iter_mut().zip(from) {
                put(*to, from.get());
            }
        });
    });
}

/// Writes a value into a slot of the same type as the slot it was read from.
fn put(slot: &mut dyn Slot, value: Value<'_>) {
    if matches!(value, Value::Absent) {
        return;
    }
    match (slot.place(), value) {
        (Place::String(place), Value::String(text)) => text.clone_into(place),
        (Place::Integer(place), Value::Integer(number)) => *place = number,
        (Place::Unsigned(place), Value::Unsigned(number)) => *place = number,
        (Place::Float(place), Value::Float(number)) => *place = number,
        (Place::Boolean(place), Value::Boolean(truth)) => *place = truth,
        // The copy shares the memory.
        (Place::Binary(place), Value::Binary(bytes)) => place.clone_from(bytes),
        (Place::Object(place), Value::Object(object)) => fill(place, object),
        (Place::List(place), Value::List(list)) => {
            for item in (0..list.count()).filter_map(|index| list.get(index)) {
                put(place.grow(), item.get());
            }
        }
        _ => debug_assert!(false, "two values of one type differ in shape"),
    }
}
