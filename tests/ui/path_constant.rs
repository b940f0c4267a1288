const SPECS: &str = "ui-specs/good";

mod constant {
    tcsas_macros::include_specs!(super::SPECS);
}

mod other_macro {
    tcsas_macros::include_specs! { path: concat!("ui-specs", stringify!(/good)) }
}

fn main() {}
