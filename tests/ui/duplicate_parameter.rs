tcsas_macros::include_specs!("ui-specs/duplicate_parameter.json");

fn main() {}
