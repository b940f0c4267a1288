tcsas_macros::include_specs!("ui-specs/lists");

fn main() {
    let _ = TagThingsRequest::builder().names([1, 2]);
}
