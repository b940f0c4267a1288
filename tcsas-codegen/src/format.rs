//! Formatting of generated source text.

/// Formats Rust source text with `prettyplease`. Text that is not valid Rust is returned unchanged.
#[must_use]
pub fn format(source: &str) -> String {
    // Generated text is valid Rust for any specs, as tests/fuzz.rs checks. If it is not, the
    // compiler's message is more precise than one from here.
    match syn::parse_file(source) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => source.to_owned(),
    }
}
