tcsas_macros::include_specs!("ui-specs/bad_json.json");

fn main() {}
