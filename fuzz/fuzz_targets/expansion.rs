//! What the reader accepts of any bytes expands to text that parses as Rust, and no text of a spec
//! becomes an item.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tcsas_codegen::{CratePath, Settings};
use tcsas_spec::{Options, read};

fuzz_target!(|input: &[u8]| {
    let service = read(tcsas_fuzz::folder(input), &Options::default()).service;
    let settings = Settings {
        doctests: CratePath::new("a::b"),
        ..Settings::default()
    };
    let code = tcsas_codegen::expand(&service, &settings, &["a.json".into()]);
    let file = match syn::parse_file(&code) {
        Ok(file) => file,
        Err(error) => panic!("{error} in\n{code}"),
    };
    for item in &file.items {
        let generated = match item {
            syn::Item::Mod(module) => module.ident == "from_specs",
            item => matches!(item, syn::Item::Use(_)),
        };
        assert!(generated, "an unexpected item in\n{code}");
    }
});
