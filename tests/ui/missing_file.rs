tcsas_macros::include_specs!("ui-specs/nowhere");

fn main() {}
