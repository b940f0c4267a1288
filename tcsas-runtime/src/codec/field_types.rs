//! Implementations for the types of fields.

use bytes::Bytes;

use super::message::{List, ListMut, Message, Place, Read, Slot, Value, Write};

macro_rules! scalar {
    ($($type:ty => $variant:ident($get:ident);)*) => {$(
        impl Slot for $type {
            fn empty() -> Self {
                Self::default()
            }
            fn get(&self) -> Value<'_> {
                Value::$variant(self.$get())
            }
            fn place(&mut self) -> Place<'_> {
                Place::$variant(self)
            }
            fn clear(&mut self) {
                *self = Self::default();
            }
        }
    )*};
}

scalar! {
    String => String(as_str);
    i64 => Integer(to_owned);
    u64 => Unsigned(to_owned);
    f64 => Float(to_owned);
    bool => Boolean(to_owned);
}

impl Slot for Bytes {
    fn empty() -> Self {
        Self::new()
    }
    fn get(&self) -> Value<'_> {
        Value::Binary(self)
    }
    fn place(&mut self) -> Place<'_> {
        Place::Binary(self)
    }
    fn clear(&mut self) {
        *self = Self::new();
    }
}

impl<T: Message> Slot for T {
    fn empty() -> Self {
        <T as Message>::empty()
    }
    fn get(&self) -> Value<'_> {
        Value::Object(self)
    }
    fn place(&mut self) -> Place<'_> {
        Place::Object(self)
    }
    fn clear(&mut self) {
        clear(self);
    }
}

/// Clears all fields. Not generic, so that it is compiled once.
fn clear(object: &mut dyn Message) {
    object.write(&mut |slots| slots.iter_mut().for_each(|slot| slot.clear()));
}

/// Recursive types are boxed.
impl<T: Message> Message for Box<T> {
    fn empty() -> Self {
        Self::new(<T as Message>::empty())
    }
    fn read(&self, then: Read<'_>) {
        (**self).read(then);
    }
    fn write(&mut self, then: Write<'_>) {
        (**self).write(then);
    }
}

impl<T: Slot> Slot for Option<T> {
    fn empty() -> Self {
        None
    }
    fn get(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Absent, T::get)
    }
    fn place(&mut self) -> Place<'_> {
        self.insert(T::empty()).place()
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Slot> Slot for Vec<T> {
    fn empty() -> Self {
        Self::new()
    }
    fn get(&self) -> Value<'_> {
        Value::List(self)
    }
    fn place(&mut self) -> Place<'_> {
        self.clear();
        Place::List(self)
    }
    fn clear(&mut self) {
        Self::clear(self);
    }
}

impl<T: Slot> List for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }
    fn get(&self, index: usize) -> Option<&dyn Slot> {
        self.as_slice().get(index).map(|item| item as &dyn Slot)
    }
}

impl<T: Slot> ListMut for Vec<T> {
    fn grow(&mut self) -> &mut dyn Slot {
        let index = self.len();
        self.push(T::empty());
        &mut self[index]
    }
    fn shrink(&mut self) {
        self.pop();
    }
}
