//! Files with the line ends of Windows: the model and the diagnostics are the same.

use std::fs;
use std::path::Path;

use tcsas_spec::{Options, Source, read};

/// The JSON files of a folder, in the order of their names, with line breaks of one kind.
fn files(folder: &str) -> Vec<Source> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut sources: Vec<Source> = paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| Source {
            name: path.file_name().map(Path::new).unwrap_or(&path).into(),
            text: fs::read(&path).expect("a file"),
        })
        .collect();
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources
}

fn with_crlf(source: &Source) -> Source {
    let lines: Vec<_> = source
        .text
        .split(|byte| *byte == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
        .collect();
    Source {
        name: source.name.clone(),
        text: lines.join(&b"\r\n"[..]),
    }
}

fn with_lf(source: &Source) -> Source {
    let mut text = source.text.clone();
    text.retain(|byte| *byte != b'\r');
    Source {
        name: source.name.clone(),
        text,
    }
}

#[test]
fn model_does_not_depend_on_line_ends() {
    let sources = files("../specs");
    let lf = read(sources.iter().map(with_lf).collect(), &Options::default());
    let crlf = read(sources.iter().map(with_crlf).collect(), &Options::default());
    assert!(lf.diagnostics.is_empty() && lf.service.actions.len() > 100);
    assert!(crlf.diagnostics.is_empty());
    assert_eq!(format!("{:?}", lf.warnings), format!("{:?}", crlf.warnings));
    for (lf, crlf) in lf.service.actions.iter().zip(&crlf.service.actions) {
        // Examples are kept as they are written.
        let (mut lf, mut crlf) = (lf.clone(), crlf.clone());
        for example in lf.examples.iter_mut().chain(&mut crlf.examples) {
            for text in [&mut example.input, &mut example.output]
                .into_iter()
                .flatten()
            {
                text.retain(|char| char != '\r');
            }
        }
        assert_eq!(lf, crlf);
    }
    assert_eq!(lf.service.types, crlf.service.types);
}

#[test]
fn diagnostics_do_not_depend_on_line_ends() {
    let sources = files("tests/ui");
    assert!(sources.len() > 50);
    for source in &sources {
        let lf = read(vec![with_lf(source)], &Options::default());
        let crlf = read(vec![with_crlf(source)], &Options::default());
        let name = source.name.display();
        assert_eq!(lf.diagnostics, crlf.diagnostics, "{name}");
        assert_eq!(lf.warnings, crlf.warnings, "{name}");
    }
}
