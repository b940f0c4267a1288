//! Prints an entry of the program's table for each action of the description at a path.
//!
//! The harness compiles this beside copies of the modules of `tcsas-macros` that invent names, so that the program calls the
//! generated items by the names they have.

mod code;
mod names;
mod plan;

fn main() {
    let path = std::env::args().nth(1).expect("a path");
    let outcome = tcsas_spec::load(path.as_ref(), &tcsas_spec::Options::default());
    for plan in plan::Plan::of(&outcome.service).actions {
        let (method, request) = (plan.method.as_str(), plan.request.ident.as_str());
        println!("entry!({:?}, {method}, {request}),", plan.action.name);
    }
}
