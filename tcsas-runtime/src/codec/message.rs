//! Generated types as tables of fields.

use bytes::Bytes;

use crate::call::UndecodedResponse;
use crate::error::Error;

/// Names of a generated type and of its fields.
#[derive(Debug)]
pub struct Shape {
    /// Name of the Rust type.
    pub name: &'static str,
    /// Names of the fields on the wire, in the order of [`Message::read`].
    pub fields: &'static [&'static str],
    /// Names of the fields in Rust, in the same order, separated by spaces: one literal compiles
    /// faster than many.
    pub rust: &'static str,
    /// Bit set of the required fields of a request, the first field lowest. Fields beyond the 64th
    /// count as optional, which only affects how a missing field is reported.
    pub required: u64,
}

/// Callback of [`Message::read`].
pub type Read<'a> = &'a mut dyn FnMut(&'static Shape, &[&dyn Slot]);

/// Callback of [`Message::write`].
pub type Write<'a> = &'a mut dyn FnMut(&mut [&mut dyn Slot]);

/// A type that calls send or receive: a request, a response, or a data type in one.
///
/// `include_specs!` implements it for the types that it generates; [`Json`](crate::Json) implements
/// it for calls by name. Its methods are internal to this crate. Programs name it as a bound, in
/// functions that are generic over actions:
///
/// ```
/// use tcsas_runtime::{Call, Error, ErrorCode, Message};
///
/// async fn logged<R: Message, E: ErrorCode>(call: Call<R, E>) -> Result<R, Error<E>> {
///     let result = call.await;
///     if let Err(error) = &result {
///         eprintln!("{error}");
///     }
///     result
/// }
/// ```
pub trait Message {
    /// An empty value.
    #[doc(hidden)]
    fn empty() -> Self
    where
        Self: Sized;

    /// Calls `then` with the shape, and the fields in its order.
    #[doc(hidden)]
    fn read(&self, then: Read<'_>);

    /// Calls `then` with the fields, in the order of the shape.
    #[doc(hidden)]
    fn write(&mut self, then: Write<'_>);

    /// Decodes a response.
    #[doc(hidden)]
    fn decode(response: &mut UndecodedResponse) -> Result<Self, Box<Error>>
    where
        Self: Sized,
    {
        let mut message = Self::empty();
        response.decode_into(&mut message)?;
        Ok(message)
    }

    /// The fields of a response, if they are known.
    #[doc(hidden)]
    fn shape() -> Option<&'static Shape>
    where
        Self: Sized,
    {
        Some(shape(&Self::empty()))
    }
}

/// Names of the type and its fields. This is not a method, because every method of every generated
/// type takes time to compile.
pub(crate) fn shape(object: &dyn Message) -> &'static Shape {
    let mut found = &Shape {
        name: "",
        fields: &[],
        rust: "",
        required: 0,
    };
    object.read(&mut |shape, _| found = shape);
    found
}

/// A field of a generated type, or an item of a list.
pub trait Slot {
    /// An empty slot.
    fn empty() -> Self
    where
        Self: Sized;

    /// The value.
    fn get(&self) -> Value<'_>;

    /// The innermost place for a value, prepared to be written.
    fn place(&mut self) -> Place<'_>;

    /// Removes the value.
    fn clear(&mut self);
}

/// Value of a [`Slot`].
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// No value: the field is omitted.
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
    /// Bytes. Only parameters have such values.
    Binary(&'a Bytes),
    /// A generated type.
    Object(&'a dyn Message),
    /// A list.
    List(&'a dyn List),
}

/// Destination of a value in a [`Slot`].
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
    /// Bytes.
    Binary(&'a mut Bytes),
    /// A generated type.
    Object(&'a mut dyn Message),
    /// A list.
    List(&'a mut dyn ListMut),
}

/// A list to read.
pub trait List {
    /// Number of items.
    fn count(&self) -> usize;
    /// The item at `index`.
    fn get(&self, index: usize) -> Option<&dyn Slot>;
}

/// A list to fill.
pub trait ListMut {
    /// Appends an empty item and returns its slot.
    fn grow(&mut self) -> &mut dyn Slot;
    /// Removes the last item.
    fn shrink(&mut self);
}
