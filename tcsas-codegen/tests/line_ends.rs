//! Files with the line ends of Windows expand to the same code.

use tcsas_codegen::Settings;
use tcsas_spec::{Options, Source};

fn expansion(line_end: &str) -> String {
    let files = [
        ("ModifyMNP.json", include_str!("../../specs/ModifyMNP.json")),
        ("shared.json", include_str!("../../specs/shared.json")),
    ];
    let sources = files.map(|(name, text)| Source {
        name: name.into(),
        text: text.lines().collect::<Vec<_>>().join(line_end).into_bytes(),
    });
    let outcome = tcsas_spec::read(sources.to_vec(), &Options::default());
    tcsas_codegen::expand(&outcome.into_result().unwrap(), &Settings::default(), &[])
}

#[test]
fn expansion_does_not_depend_on_line_ends() {
    let lf = expansion("\n");
    assert!(lf.contains("pub struct ModifyMnpRequest"));
    assert!(lf == expansion("\r\n"));
}
