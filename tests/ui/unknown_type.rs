tcsas_macros::include_specs!("ui-specs/unknown_type.json");

fn main() {}
