//! Which required parameters a builder has been given, as a type, so that a forgotten one is a
//! compile error.
//!
//! The state of a builder is a list with an entry for each required parameter: [`Given`], or a type
//! that is generated for the parameter and says that it is without it: `(without_mnp_type, (Given,
//! ()))`. A setter puts [`Given`] at its index ([`SetAt`]); `build` demands that nothing is missing
//! ([`Complete`]). The lists and the indices are built from two types each, so that a setter costs
//! the same however many parameters there are.
//!
//! Everything here is arranged for what the compiler prints. One bound on the whole state is one
//! message, where a bound for each parameter would be a message of 17 lines for each that is
//! missing; a flat tuple of names reads as a list; and types with short names are written out where
//! longer ones end in a note about a file that has the rest.

/// The parameter was set.
#[derive(Debug)]
pub enum Given {}

/// What says in a state that a required parameter is missing.
pub trait Without {
    /// The name of its setter.
    type Setter;
    /// Its name on the wire.
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

/// The state in which the entry at `I` is [`Given`].
pub type Set<S, I> = <S as SetAt<I>>::Then;

/// A state with an entry at `I`.
pub trait SetAt<I> {
    /// The same with that entry [`Given`].
    type Then;
}

impl<First, Rest> SetAt<End> for (First, Rest) {
    type Then = (Given, Rest);
}

impl<First, Rest: SetAt<I>, I> SetAt<Next<I>> for (First, Rest) {
    type Then = (First, Rest::Then);
}

/// The required parameters that a state is without.
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

/// A list of names that is shown to people.
pub trait Names {
    /// The same list behind `First`.
    type After<First>: Names;
    /// What is shown: the name of a single one, or a tuple.
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

/// Lists of more than one: what follows when another comes before them, and what they are made of.
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
    // More are not shown at once: setting these brings up the rest.
    (A, B, C, D, E, F, G, H, I) then (A, B, C, D, E, F, G, H);
}

/// No parameter is missing.
#[derive(Debug)]
pub enum Nothing {}

/// The setters of the parameters that are missing from the state `S`.
pub type Missing<S> = <<S as State>::Setters as Names>::Shown;

/// The names on the wire of the same.
pub type MissingWires<S> = <<S as State>::Wires as Names>::Shown;

/// The setters that are missing for `A`: none. `W` is what they are called on the wire.
#[diagnostic::on_unimplemented(
    message = "required parameters of `{A}` were not set: `{Self}`",
    label = "call `{Self}` on the builder before this",
    note = "on the wire: `{W}`"
)]
pub trait Complete<W, A> {}

#[diagnostic::do_not_recommend]
impl<A> Complete<Nothing, A> for Nothing {}
