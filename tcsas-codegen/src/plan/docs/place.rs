//! The line that names the spec file.

use std::fmt::Write;
use std::path::{Component, Path};

use tcsas_spec::Place;

use crate::plan::{ActionPlan, StructPlan};
use crate::settings::Settings;

/// Appends the place of an action.
pub(super) fn of_action(action: &ActionPlan<'_>, settings: &Settings, doc: &mut String) {
    add(
        settings.places.actions.get(&action.action.name),
        settings,
        doc,
    );
}

/// Appends the place of a data type.
pub(super) fn of_type(plan: &StructPlan<'_>, settings: &Settings, doc: &mut String) {
    add(settings.places.types.get(plan.wire), settings, doc);
}

fn add(place: Option<&Place>, settings: &Settings, doc: &mut String) {
    let Some(Place { file, line }) = place else {
        return;
    };
    let file = shown(file);
    let line_text = line.map_or_else(String::new, |line| format!(", line {line}"));
    // The address is that of the package.
    let in_package = Path::new(&file)
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
        && !file.starts_with('$');
    let _ = match settings.spec_url.as_ref().filter(|_| in_package) {
        None => write!(doc, "\n\nSpec: `{file}`{line_text}."),
        Some(url) => {
            let anchor = line.map_or_else(String::new, |line| format!("#L{line}"));
            let file_url = encoded(&file);
            write!(
                doc,
                "\n\nSpec: [`{file}`{line_text}](<{url}{file_url}{anchor}>)."
            )
        }
    };
}

/// The path as in a URL, in one line of Markdown code. Of a path that is not relative, which is
/// one of the machine of the build, the file name is left.
fn shown(file: &Path) -> String {
    let file = match file.is_absolute() {
        true => file.file_name().map_or(file, Path::new),
        false => file,
    };
    let text = file.to_string_lossy();
    let text = text.strip_prefix("./").unwrap_or(&text);
    text.chars()
        .map(|c| match c {
            '\\' if cfg!(windows) => '/',
            '`' => '\'',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect()
}

/// The path with everything escaped that has a meaning in URLs or Markdown.
fn encoded(path: &str) -> String {
    let mut url = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
                url.push(byte.into());
            }
            _ => {
                let _ = write!(url, "%{byte:02X}");
            }
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(file: &str, line: Option<usize>, url: Option<&str>) -> String {
        let mut doc = String::new();
        let file = file.into();
        let settings = Settings {
            spec_url: url.map(str::to_owned),
            ..Settings::default()
        };
        add(Some(&Place { file, line }), &settings, &mut doc);
        doc.trim_start().to_owned()
    }

    #[test]
    fn file_is_named_by_its_relative_path() {
        assert_eq!(line("specs/A.json", None, None), "Spec: `specs/A.json`.");
        assert_eq!(
            line("./specs/api.json", Some(3), None),
            "Spec: `specs/api.json`, line 3."
        );
        assert_eq!(line("../a`b.json", None, None), "Spec: `../a'b.json`.");
    }

    #[cfg(unix)]
    #[test]
    fn folders_of_the_machine_are_not_named() {
        assert_eq!(line("/home/a/A.json", None, None), "Spec: `A.json`.");
    }

    #[test]
    fn files_outside_of_the_package_have_no_link() {
        for file in ["../A.json", "$OUT_DIR/A.json"] {
            let expected = format!("Spec: `{file}`.");
            assert_eq!(line(file, None, Some("https://a.test/b/")), expected);
        }
    }

    #[test]
    fn link_leads_to_the_line() {
        assert_eq!(
            line("my specs/>.json", Some(3), Some("https://a.test/b/")),
            "Spec: [`my specs/>.json`, line 3](<https://a.test/b/my%20specs/%3E.json#L3>)."
        );
    }
}
