tcsas_macros::include_specs! { paht: "ui-specs/good" }

fn main() {}
