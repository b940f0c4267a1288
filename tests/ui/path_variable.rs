tcsas_macros::include_specs!(concat!(env!("OUT_DIR"), "/specs"));

fn main() {}
