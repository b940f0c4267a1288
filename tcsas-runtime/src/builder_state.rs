//! Which required parameters a builder has been given, as a type, so that a forgotten one is a compile error.
//!
//! The state of a builder is a list of [`Yes`] and [`No`], one a required parameter: `(No, (Yes, ()))`. A setter turns the
//! entry at its index into `Yes` ([`SetAt`]); `build` demands a `Yes` at every index ([`IsSet`]). The lists and the indices
//! are built from two types each, so that a setter costs the same however many parameters there are.

/// The parameter was set.
#[derive(Debug)]
pub enum Yes {}

/// The parameter was not set.
#[derive(Debug)]
pub enum No {}

/// The index of the first entry.
#[derive(Debug)]
pub enum End {}

/// The index of the entry after that at `I`.
#[derive(Debug)]
pub struct Next<I>(I);

/// The index of the first entry.
pub type I0 = End;
macro_rules! indices {
    ($($index:ident = $before:ident),*) => {$(
        #[doc = concat!("The index of the entry after that at [`", stringify!($before), "`].")]
        pub type $index = Next<$before>;
    )*};
}
indices!(
    I1 = I0,
    I2 = I1,
    I3 = I2,
    I4 = I3,
    I5 = I4,
    I6 = I5,
    I7 = I6,
    I8 = I7,
    I9 = I8,
    I10 = I9,
    I11 = I10,
    I12 = I11,
    I13 = I12,
    I14 = I13,
    I15 = I14
);

/// The state in which the entry at `I` is [`Yes`].
pub type Set<S, I> = <S as SetAt<I>>::Then;

/// A state with an entry at `I`.
pub trait SetAt<I> {
    /// The same with that entry [`Yes`].
    type Then;
}

impl<First, Rest> SetAt<End> for (First, Rest) {
    type Then = (Yes, Rest);
}

impl<First, Rest: SetAt<I>, I> SetAt<Next<I>> for (First, Rest) {
    type Then = (First, Rest::Then);
}

/// A state whose entry at `I`, that of the parameter `P` of the action `A`, is [`Yes`].
#[diagnostic::on_unimplemented(
    message = "required parameter `{P}` of `{A}` was not set",
    label = "`{P}` is missing before this `build()`",
    note = "`{A}` cannot be called without `{P}`: call its setter on the builder"
)]
pub trait IsSet<I, P, A> {}

#[diagnostic::do_not_recommend]
impl<Rest, P, A> IsSet<End, P, A> for (Yes, Rest) {}

#[diagnostic::do_not_recommend]
impl<First, Rest: IsSet<I, P, A>, I, P, A> IsSet<Next<I>, P, A> for (First, Rest) {}
