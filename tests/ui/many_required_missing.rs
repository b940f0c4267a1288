// Those that are not shown come up when the others are set.
tcsas_macros::include_specs!("ui-specs/many");

fn main() {
    let _ = JoinPartsRequest::builder().part_b("b").build();
}
