tcsas_macros::include_specs!("ui-specs/good");

fn main() {
    let _ = ModifyMnpRequest::builder()
        .mnp_type("type")
        .mnp_name("name")
        .mnp_intro("intro")
        .mnp_id("id")
        .platform_id("platform")
        .build();
}
