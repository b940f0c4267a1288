//! Any bytes are read as a folder of spec files: neither the order of the files nor their line ends
//! matter, and each diagnostic is reported once.

#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use tcsas_spec::{Options, Outcome, read};

fuzz_target!(|input: &[u8]| {
    let sources = tcsas_fuzz::folder(input);
    let outcome = read(sources.clone(), &Options::default());
    let mut reversed = sources;
    reversed.reverse();
    let again = read(reversed, &Options::default());
    assert_eq!(outcome.service, again.service);
    assert_eq!(outcome.diagnostics, again.diagnostics);
    assert_eq!(outcome.warnings, again.warnings);

    let mut seen = BTreeSet::new();
    for diagnostic in outcome.diagnostics.iter().chain(&outcome.warnings) {
        assert!(seen.insert(diagnostic.to_string()), "twice: {diagnostic}");
    }
    if !input.contains(&b'\r') {
        let input = input
            .split(|byte| *byte == b'\n')
            .collect::<Vec<_>>()
            .join(&b"\r\n"[..]);
        let again = read(tcsas_fuzz::folder(&input), &Options::default());
        // Not the places: an invalid escape that contains a line break is located after it.
        let shown = |outcome: &Outcome| {
            let all = outcome.diagnostics.iter().chain(&outcome.warnings);
            all.map(|of| (of.file().to_owned(), of.message().to_owned()))
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(&outcome), shown(&again));
    }
});
