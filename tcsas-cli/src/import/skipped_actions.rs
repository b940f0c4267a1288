//! Actions that spec files cannot describe.

use std::collections::{BTreeMap, HashMap, HashSet};

use tcsas_spec::model::{Action, Service};
use tcsas_spec::{BUILT_IN_TYPES, file_names, folded, quote};

use super::target_folder::{TargetFolder, caseless};

/// The longest file stem. It leaves room for the suffix of a file that is being written within the
/// 255 bytes that common file systems allow.
const LONGEST: usize = 200;

/// Names of devices on Windows, with any extension.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The selected actions that can be imported. Adds a message for each that cannot.
pub(super) fn importable<'s>(
    described: &'s Service,
    selects: impl Fn(&str) -> bool,
    folder: &TargetFolder,
    messages: &mut Vec<String>,
) -> Vec<&'s Action> {
    let existing: HashMap<&str, String> = folder
        .files
        .iter()
        .map(|file| (file.tree.str("action"), file.name.to_string_lossy().into()))
        .filter(|(action, _)| !action.is_empty())
        .collect();
    // Names of a folder must not collide without case; those of existing files have priority.
    let mut names: BTreeMap<String, &str> =
        existing.keys().map(|name| (folded(name), *name)).collect();
    let invalid_types = invalid_types(described);
    let mut actions = Vec::new();
    for action in &described.actions {
        let name = action.name.as_str();
        if !selects(name) {
            continue;
        }
        let file_name = match existing.contains_key(name) {
            true => None,
            false => reserved(name).or_else(|| taken(name, folder)),
        };
        let collision = names.get(&folded(name)).filter(|other| **other != name);
        let collision = collision.map(|other| {
            format!(
                "its name differs from {} only in case or underscores",
                quote(other)
            )
        });
        let reached = described.reached_from(action.input.iter().chain(&action.output));
        let mut types = invalid_types.iter();
        let invalid_type = types
            .find(|(name, _)| reached.contains(*name))
            .map(|(name, reason)| format!("it uses the data type {}, which {reason}", quote(name)));
        if let Some(reason) = file_name.or(collision).or(invalid_type) {
            messages.push(format!("{name}: left out: {reason}"));
            continue;
        }
        names.insert(folded(name), name);
        actions.push(action);
    }
    actions
}

/// Why a file cannot be named after an action, if it cannot.
pub(crate) fn reserved(name: &str) -> Option<String> {
    let lower = caseless(name);
    let file = format!("{lower}.json");
    let advice = "describe the action in a file of another name";
    if name.len() > LONGEST {
        return Some(format!("its name is too long for a file name; {advice}"));
    }
    let special = [
        file_names::API,
        file_names::ERRORS,
        file_names::EXAMPLES,
        file_names::SHARED,
    ];
    if special.contains(&&*file) || DEVICES.contains(&&*lower) {
        return Some(format!("the file name `{name}.json` is reserved; {advice}"));
    }
    None
}

/// Why the file of a new action cannot be created, if it cannot.
fn taken(name: &str, folder: &TargetFolder) -> Option<String> {
    let other = folder.names.get(&caseless(&format!("{name}.json")))?;
    let other = folder.path.join(other);
    let other = other.display();
    Some(format!(
        "`{other}` exists and does not describe it; rename that file"
    ))
}

/// The data types that spec files cannot describe, with the reason for each.
fn invalid_types(described: &Service) -> BTreeMap<&str, String> {
    let mut invalid = BTreeMap::new();
    let mut seen: HashMap<String, &str> = HashMap::new();
    let built_in: HashSet<&str> = BUILT_IN_TYPES.into_iter().collect();
    for data_type in &described.types {
        let name = data_type.name.as_str();
        if built_in.contains(name) {
            invalid.insert(name, "has the name of a built-in type".to_owned());
        } else if let Some(other) = seen.get(&folded(name)) {
            let reason = format!("differs from {} only in case or underscores", quote(other));
            invalid.insert(name, reason);
        } else {
            seen.insert(folded(name), name);
        }
    }
    invalid
}
