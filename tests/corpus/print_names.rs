//! Prints an entry of the program's table for each action of the spec at a path.
//!
//! The corpus test compiles this with `tcsas-codegen`, so that the program uses the names of the
//! generated items.

use tcsas_codegen::plan::Plan;

fn main() {
    let path = std::env::args().nth(1).expect("a path");
    let outcome = tcsas_spec::load(path.as_ref(), &tcsas_spec::Options::default());
    for plan in Plan::of(&outcome.service).actions {
        let (method, request) = (plan.method.as_str(), plan.request.ident.as_str());
        println!("entry!({:?}, {method}, {request}),", plan.action.name);
    }
}
