//! The tests of the example of the same name. Cargo would build them in its place, and not beside
//! it.

#[path = "../examples/test_your_code.rs"]
#[allow(dead_code)]
mod test_your_code;
