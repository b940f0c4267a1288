//! What spec files cannot say: actions that are left out, and why.

use std::collections::{BTreeMap, HashMap, HashSet};

use tcsas_spec::model::{Action, Service};
use tcsas_spec::{BUILT_IN_TYPES, file_names, folded, quote};

use super::folder::{Folder, caseless};

/// The longest name of a file that file systems have in common, and an ending for one that is being
/// written.
const LONGEST: usize = 200;

/// Names that mean devices on some systems, whatever their ending.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Sorts out the actions that cannot be described; says why for each.
pub(super) fn sort_out<'s>(
    described: &'s Service,
    wanted: impl Fn(&str) -> bool,
    folder: &Folder,
    messages: &mut Vec<String>,
) -> Vec<&'s Action> {
    let kept: HashMap<&str, String> = folder
        .files
        .iter()
        .map(|file| (file.tree.str("action"), file.name.to_string_lossy().into()))
        .filter(|(action, _)| !action.is_empty())
        .collect();
    // A folder has no two actions whose names differ only in case: those that are there come first.
    let mut first: BTreeMap<String, &str> = kept.keys().map(|name| (folded(name), *name)).collect();
    let unfit = unfit_types(described);
    let mut actions = Vec::new();
    for action in &described.actions {
        let name = action.name.as_str();
        if !wanted(name) {
            continue;
        }
        let taken = match kept.contains_key(name) {
            true => None,
            false => no_file_name(name).or_else(|| taken(name, folder)),
        };
        let twin = first.get(&folded(name)).filter(|other| **other != name);
        let twin = twin.map(|other| {
            format!(
                "its name differs from {} only in case or underscores",
                quote(other)
            )
        });
        let reached = described.reached_from(action.input.iter().chain(&action.output));
        let mut types = unfit.iter().filter(|(name, _)| reached.contains(*name));
        let unfit = types
            .next()
            .map(|(name, why)| format!("it uses the data type {}, which {why}", quote(name)));
        if let Some(why) = taken.or(twin).or(unfit) {
            messages.push(format!("{name}: left out: {why}"));
            continue;
        }
        first.insert(folded(name), name);
        actions.push(action);
    }
    actions
}

/// Why an action's name cannot be that of its file, if it cannot.
fn no_file_name(name: &str) -> Option<String> {
    let lower = caseless(name);
    let file = format!("{lower}.json");
    if name.len() > LONGEST {
        return Some(
            "its name is too long for a file; describe it in a file by another name".into(),
        );
    }
    let special = [
        file_names::ERRORS,
        file_names::EXAMPLES,
        file_names::SHARED,
        "api.json",
    ];
    if special.contains(&&*file) || DEVICES.contains(&&*lower) {
        return Some(format!(
            "`{name}.json` means something else; describe it in a file by another name"
        ));
    }
    None
}

/// Why the file of an action that is new cannot be written, if it cannot.
fn taken(name: &str, folder: &Folder) -> Option<String> {
    let other = folder.taken.get(&caseless(&format!("{name}.json")))?;
    let other = folder.path.join(other);
    let other = other.display();
    Some(format!(
        "`{other}` is there already and does not describe it; rename that file"
    ))
}

/// The data types that spec files cannot describe, with what is wrong with each.
fn unfit_types(described: &Service) -> BTreeMap<&str, String> {
    let mut unfit = BTreeMap::new();
    let mut seen: HashMap<String, &str> = HashMap::new();
    let built_in: HashSet<&str> = BUILT_IN_TYPES.into_iter().collect();
    for data_type in &described.types {
        let name = data_type.name.as_str();
        if built_in.contains(name) {
            unfit.insert(name, "has the name of a built-in type".to_owned());
        } else if let Some(other) = seen.get(&folded(name)) {
            let why = format!("differs from {} only in case or underscores", quote(other));
            unfit.insert(name, why);
        } else {
            seen.insert(folded(name), name);
        }
    }
    unfit
}
