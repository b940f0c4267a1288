//! Makes Cargo notice files that are added to `specs/`; the compiler itself notices changes to
//! those it has read.

fn main() {
    println!("cargo::rerun-if-changed=specs");
}
