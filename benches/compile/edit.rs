//! A spec with one field changed.

use std::path::{Path, PathBuf};

use tcsas_spec::{Options, Outcome};

/// Reads a spec that must be valid.
pub fn read(path: &Path) -> Result<Outcome, String> {
    let outcome = tcsas_spec::load(path, &Options::default());
    match outcome.diagnostics.first() {
        None => Ok(outcome),
        Some(first) => Err(first.to_string()),
    }
}

/// Reads a copy of `outcome`'s files in `folder` in which one field has another name.
pub fn changed(outcome: &Outcome, folder: &Path) -> Result<Outcome, String> {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let mut texts: Vec<(PathBuf, String)> = Vec::new();
    for file in &outcome.files {
        let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
        texts.push((folder.join(file.file_name().unwrap_or_default()), text));
    }
    rename(outcome, &mut texts).ok_or("no field has a name of its own")?;
    for (path, text) in &texts {
        std::fs::write(path, text).map_err(|error| error.to_string())?;
    }
    read(folder)
}

/// Renames a field, in the one place that names it.
fn rename(outcome: &Outcome, texts: &mut [(PathBuf, String)]) -> Option<()> {
    let service = &outcome.service;
    let of_types = service.types.iter().flat_map(|t| &t.fields);
    let of_actions = service.actions.iter().flat_map(|a| &a.output);
    for field in of_types.chain(of_actions) {
        let quoted = format!("\"{}\"", field.name);
        let mut places = Vec::new();
        for (file, (_, text)) in texts.iter().enumerate() {
            let found = text.match_indices(&quoted).map(|(at, _)| at);
            let names = found.filter(|at| is_name(&text[..*at]));
            places.extend(names.map(|at| (file, at)));
        }
        if let [(file, at)] = places[..] {
            texts[file]
                .1
                .insert_str(at + 1 + field.name.len(), "Changed");
            return Some(());
        }
    }
    None
}

/// Whether what follows `before` is the value of `"name"`.
fn is_name(before: &str) -> bool {
    let key = before.trim_end().strip_suffix(':');
    key.is_some_and(|key| key.trim_end().ends_with("\"name\""))
}
