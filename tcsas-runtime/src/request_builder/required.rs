//! The required parameters that a builder has received, as a type, so that a missing one is a
//! compile error.
//!
//! The state of a builder is a list with an entry for each required parameter: [`Given`], or a type
//! generated for the missing parameter, as in `(without_mnp_type, (Given, ()))`. A setter puts
//! [`Given`] at its index ([`SetAt`]); `build` requires that nothing is missing ([`Complete`]).
//! Lists and indices are built from two types each, so that the cost of a setter does not depend on
//! the number of parameters.
//!
//! The design follows from the messages of the compiler. One bound on the whole state is one
//! message; a bound for each parameter would be a message of 17 lines for each that is missing. A
//! flat tuple of names reads as a list. Types with short names are printed in full, while longer
//! ones end in a reference to a file with the rest.

/// The parameter was set.
#[derive(Debug)]
pub enum Given {}

/// The state of a builder without values, as rustdoc shows it.
///
/// The state itself is a list with a marker type for each required parameter. Only messages of the
/// compiler show the names of the markers.
#[derive(Debug)]
pub enum Unset {}

/// A state in which every required parameter is set, as rustdoc shows it.
///
/// The bound itself is one on [`Complete`], which names the parameters that are missing.
pub trait AllSet {}

/// Marks a required parameter as missing.
pub trait Without {
    /// The name of the setter.
    type Setter;
    /// The name on the wire.
    type Wire;
}

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

/// The state `S` after the entry at `I` was set.
pub type Set<S, I> = <S as SetAt<I>>::Then;

/// A state with an entry at `I`.
pub trait SetAt<I> {
    /// The state in which that entry is [`Given`].
    type Then;
}

impl<First, Rest> SetAt<End> for (First, Rest) {
    type Then = (Given, Rest);
}

impl<First, Rest: SetAt<I>, I> SetAt<Next<I>> for (First, Rest) {
    type Then = (First, Rest::Then);
}

/// The required parameters that are missing from a state.
pub trait State {
    /// Their setters.
    type Setters: Names;
    /// Their names on the wire.
    type Wires: Names;
}

impl State for () {
    type Setters = ();
    type Wires = ();
}

impl<Rest: State> State for (Given, Rest) {
    type Setters = Rest::Setters;
    type Wires = Rest::Wires;
}

impl<First: Without, Rest: State> State for (First, Rest) {
    type Setters = <Rest::Setters as Names>::After<First::Setter>;
    type Wires = <Rest::Wires as Names>::After<First::Wire>;
}

/// A list of names for the messages of the compiler.
pub trait Names {
    /// This list after `First`.
    type After<First>: Names;
    /// The type that is printed: the name of a single parameter, or a tuple of names.
    type Shown;
}

impl Names for () {
    type After<First> = (First,);
    type Shown = Nothing;
}

impl<A> Names for (A,) {
    type After<First> = (First, A);
    type Shown = A;
}

/// Implements [`Names`] for lists of more than one name, with the list that results from prepending
/// another.
macro_rules! names {
    ($(($($name:ident),*) then ($($then:ident),*);)*) => {$(
        impl<$($name),*> Names for ($($name,)*) {
            type After<First> = (First, $($then),*);
            type Shown = Self;
        }
    )*};
}
names! {
    (A, B) then (A, B);
    (A, B, C) then (A, B, C);
    (A, B, C, D) then (A, B, C, D);
    (A, B, C, D, E) then (A, B, C, D, E);
    (A, B, C, D, E, F) then (A, B, C, D, E, F);
    (A, B, C, D, E, F, G) then (A, B, C, D, E, F, G);
    (A, B, C, D, E, F, G, H) then (A, B, C, D, E, F, G, H);
    // No more than nine are printed; once those are set, the others follow.
    (A, B, C, D, E, F, G, H, I) then (A, B, C, D, E, F, G, H);
}

/// No parameter is missing.
#[derive(Debug)]
pub enum Nothing {}

/// The setters of the parameters that are missing from the state `S`.
pub type Missing<S> = <<S as State>::Setters as Names>::Shown;

/// The names of these parameters on the wire.
pub type MissingWires<S> = <<S as State>::Wires as Names>::Shown;

/// Implemented only for `Nothing`: no setters are missing for `A`. `W` has the names on the wire.
#[diagnostic::on_unimplemented(
    message = "required parameters of `{A}` were not set: `{Self}`",
    label = "call `{Self}` on the builder before this",
    note = "on the wire: `{W}`"
)]
pub trait Complete<W, A> {}

#[diagnostic::do_not_recommend]
impl<A> Complete<Nothing, A> for Nothing {}
