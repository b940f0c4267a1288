//! Generated types seen as tables of fields, so that encoding and decoding are loops in this crate.
//!
//! A derive writes a state machine per type, and most of the time a generated client takes to
//! compile goes into those. Here a generated type only says what its fields are called ([`Shape`])
//! and hands out references to them ([`Slot`]); what is done with them is compiled once, in this
//! crate.

mod clone;
mod debug;
pub(crate) mod decode;
pub(crate) mod encode;
mod field_types;
mod report;
mod serde;

pub use encode::to_json;
pub(crate) use encode::to_json_with_token;
pub(crate) use report::{Mismatch, Report};

pub use self::clone::clone;
pub use self::debug::{debug, eq};
pub use self::serde::{deserialize, deserialize_lossy, serialize};

/// What a generated type is called and what its fields are called on the wire.
#[derive(Debug)]
pub struct Shape {
    /// The name of the Rust type.
    pub name: &'static str,
    /// The names of the fields on the wire, in the order in which [`Object::read`] lists them.
    pub fields: &'static [&'static str],
    /// The names of the fields in Rust, in the same order, separated by spaces: one literal costs
    /// the compiler less than many.
    pub rust: &'static str,
    /// One bit a field, the first field lowest: whether a request must carry it. Bits beyond the
    /// 64th are taken as 0; what depends on them is only how a missing field is reported.
    pub required: u64,
}

/// What [`Object::read`] calls.
pub type Read<'a> = &'a mut dyn FnMut(&'static Shape, &[&dyn Slot]);

/// What [`Object::write`] calls.
pub type Write<'a> = &'a mut dyn FnMut(&mut [&mut dyn Slot]);

/// A generated type.
///
/// Implemented by `include_specs!`, and of use only to this crate: the interface may change with
/// any version.
pub trait Object {
    /// A value with nothing in it.
    fn empty() -> Self
    where
        Self: Sized;

    /// Calls `then` with the shape, and the fields in its order.
    fn read(&self, then: Read<'_>);

    /// Calls `then` with the fields, in the order of the shape.
    fn write(&mut self, then: Write<'_>);
}

/// The names of the type and its fields. There is no method for it, because every method of every
/// generated type takes the compiler time.
pub(crate) fn shape(object: &dyn Object) -> &'static Shape {
    let mut found = &Shape {
        name: "",
        fields: &[],
        rust: "",
        required: 0,
    };
    object.read(&mut |shape, _| found = shape);
    found
}

/// A place that holds the value of a field.
pub trait Slot {
    /// One with nothing in it.
    fn empty() -> Self
    where
        Self: Sized;

    /// What is in it.
    fn get(&self) -> Value<'_>;

    /// The innermost place a value can be put, made ready for it.
    fn place(&mut self) -> Place<'_>;

    /// Empties it.
    fn clear(&mut self);
}

/// The content of a [`Slot`].
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// Nothing: the field is left out.
    Absent,
    /// Text.
    String(&'a str),
    /// A signed whole number.
    Integer(i64),
    /// An unsigned whole number.
    Unsigned(u64),
    /// A floating point number.
    Float(f64),
    /// A truth value.
    Boolean(bool),
    /// A generated type.
    Object(&'a dyn Object),
    /// A list.
    List(&'a dyn List),
}

/// Where a [`Slot`] takes a value.
pub enum Place<'a> {
    /// Text.
    String(&'a mut String),
    /// A signed whole number.
    Integer(&'a mut i64),
    /// An unsigned whole number.
    Unsigned(&'a mut u64),
    /// A floating point number.
    Float(&'a mut f64),
    /// A truth value.
    Boolean(&'a mut bool),
    /// A generated type.
    Object(&'a mut dyn Object),
    /// A list.
    List(&'a mut dyn ListMut),
}

/// A list to read.
pub trait List {
    /// How many items it has.
    fn count(&self) -> usize;
    /// The item at `index`.
    fn get(&self, index: usize) -> Option<&dyn Slot>;
}

/// A list to fill.
pub trait ListMut {
    /// Appends an empty item and gives its place.
    fn grow(&mut self) -> &mut dyn Slot;
    /// Takes the last item away again.
    fn shrink(&mut self);
}
