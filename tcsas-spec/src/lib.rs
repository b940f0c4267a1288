//! Reads API descriptions of Tencent Cloud services into a checked model.
pub mod model;
