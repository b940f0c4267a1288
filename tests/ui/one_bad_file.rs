// The error in one file does not hide the items of the other.
tcsas_macros::include_specs!("ui-specs/one_bad_file");

fn main() {
    let _ = ModifyMnpRequest::builder().mnp_id("id");
}
