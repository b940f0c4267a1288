//! Input that several targets have in common.

use tcsas_spec::Source;

/// Splits input into the files of a folder, at bytes that JSON cannot contain. Their names are
/// those that the reader treats differently.
#[must_use]
pub fn folder(input: &[u8]) -> Vec<Source> {
    let names = [
        "a.json",
        "shared.json",
        "api.json",
        "errors.json",
        "examples.json",
    ];
    let files = input.split(|byte| *byte == 0);
    let sources = names.iter().zip(files).map(|(name, text)| Source {
        name: name.into(),
        text: text.to_vec(),
    });
    sources.collect()
}
