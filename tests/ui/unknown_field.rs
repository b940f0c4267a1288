tcsas_macros::include_specs!("ui-specs/good");

fn main() {
    let _ = ModifyMnpRequest::builder().mnp_titel("title");
}

fn read(request: ModifyMnpRequest) -> String {
    request.mnp_nmae
}
