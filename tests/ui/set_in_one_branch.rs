tcsas_macros::include_specs!("ui-specs/good");

fn either(game: bool) {
    let builder = ModifyMnpRequest::builder().mnp_name("name");
    let _ = if game { builder.mnp_type("game") } else { builder };
}

fn later(game: bool) {
    let mut builder = ModifyMnpRequest::builder();
    if game {
        builder = builder.mnp_type("game");
    }
}

fn complete(game: bool) {
    let builder = ModifyMnpRequest::builder()
        .mnp_name("name")
        .mnp_intro("intro")
        .mnp_desc("desc")
        .mnp_id("id")
        .platform_id("platform");
    let _ = if game { builder.mnp_type("game") } else { builder };
}

fn main() {}
