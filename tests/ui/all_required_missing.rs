tcsas_macros::include_specs!("ui-specs/good");

fn main() {
    let _ = ModifyMnpRequest::builder().build();
}
