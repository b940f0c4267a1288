// The mistake in one file does not hide what the other describes.
tcsas_macros::include_specs!("ui-specs/one_bad_file");

fn main() {
    let _ = ModifyMnpRequest::builder().mnp_id("id");
}
