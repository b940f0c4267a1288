//! JSON texts with the position of every value, and readers for objects of an expected shape.

mod parse;
mod reader;
mod syntax_error;
mod tree;

pub use parse::parse;
pub(crate) use reader::{Allowed, Object, Reader};
pub use syntax_error::SyntaxError;
pub use tree::{Entry, Node, Value};
