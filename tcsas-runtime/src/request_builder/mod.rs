//! The types in the signatures of generated builders: required parameters, and items of lists.
//!
//! A builder such as `ModifyMnpRequestBuilder<S>` records in `S` which required parameters are set,
//! so that a missing one is a compile error that names it. Programs that build a request in one
//! expression never see `S`. Where a builder is passed on:
//!
//! - A function that sets optional parameters is generic over `S`: `fn with_icon<S>(builder:
//!   ModifyMnpRequestBuilder<S>) -> ModifyMnpRequestBuilder<S>`.
//! - A function that takes a complete builder leaves the type argument out, because `S` defaults to
//!   the state with everything set: `fn send(builder: ModifyMnpRequestBuilder)`.
//! - Setting a required parameter changes the type, so that both branches of a condition must set
//!   it.
//!
//! Setters of lists accept anything that iterates over [`IntoItem`] values.

pub(crate) mod list_items;
pub(crate) mod required;

pub use list_items::{Borrowed, IntoItem, Owned};
pub use required::{
    AllSet, Complete, End, Given, I0, I1, I2, I3, I4, I5, I6, I7, I8, I9, I10, I11, I12, I13, I14,
    I15, Missing, MissingWires, Names, Next, Nothing, Set, SetAt, State, Unset, Without,
};
