//! The results as tables.

use std::fmt::Write;

use crate::measure::{Metric, Results};
use crate::rival::Rival;

/// The label of each metric, and its number of significant decimals.
const ROWS: [(Metric, &str, usize); 18] = [
    (Metric::CheckWall, "`cargo check`, s", 2),
    (Metric::CheckUser, "… processor time, s", 2),
    (Metric::CheckPeak, "… peak memory, MB", 0),
    (Metric::DebugWall, "`cargo build`, s", 2),
    (Metric::DebugUser, "… processor time, s", 2),
    (Metric::DebugPeak, "… peak memory, MB", 0),
    (
        Metric::ReleaseWall,
        "`cargo build --release`, every action called, s",
        2,
    ),
    (Metric::ReleaseUser, "… processor time, s", 2),
    (Metric::ReleasePeak, "… peak memory, MB", 0),
    (Metric::Expansion, "expansion (`macro_expand_crate`), s", 3),
    (Metric::CodeBare, "expanded code, kB", 0),
    (
        Metric::CodeWhole,
        "… with documentation and indentation, kB",
        0,
    ),
    (Metric::Metadata, "`.rmeta` of check, kB", 0),
    (Metric::Library, "`.rlib` of build, kB", 0),
    (Metric::Program, "release program, kB", 0),
    (Metric::PerMember, "check a member, µs", 0),
    (
        Metric::Changed,
        "check after a change of one field, incremental, s",
        2,
    ),
    (Metric::Unchanged, "… after no change (all of Cargo), s", 2),
];

/// A table of one description.
pub fn markdown(results: &Results) -> String {
    let mut text = format!(
        "### {}: {} actions, {} structs, {} members; median of {}\n\n|",
        results.title, results.actions, results.structs, results.members, results.runs
    );
    let ours = results.rivals.contains(&Rival::Ours);
    let others = results
        .rivals
        .iter()
        .filter(|rival| ours && **rival != Rival::Ours);
    let others: Vec<Rival> = others.copied().collect();
    for rival in &results.rivals {
        let _ = write!(text, " | {}", rival.name());
    }
    for rival in &others {
        let _ = write!(text, " | ours/{}", rival.name());
    }
    text.push_str(" |\n| ---");
    text.push_str(&" | ---:".repeat(results.rivals.len() + others.len()));
    text.push_str(" |\n");
    for (metric, label, digits) in ROWS {
        if results
            .rivals
            .iter()
            .all(|rival| results.get(metric, *rival).is_none())
        {
            continue;
        }
        let _ = write!(text, "| {label}");
        for rival in &results.rivals {
            match results.get(metric, *rival) {
                Some(value) => drop(write!(text, " | {value:.digits$}")),
                None => text.push_str(" | –"),
            }
        }
        for rival in &others {
            match results.ratio(metric, Rival::Ours, *rival) {
                Some(ratio) => drop(write!(text, " | {ratio:.2}")),
                None => text.push_str(" | –"),
            }
        }
        text.push_str(" |\n");
    }
    text
}

/// Every sample behind the tables.
pub fn raw(all: &[Results]) -> String {
    let mut text = "```text\n".to_owned();
    for results in all {
        for ((metric, rival), samples) in &results.samples {
            let samples: Vec<String> = samples
                .iter()
                .map(|sample| format!("{sample:.4}"))
                .collect();
            let (title, rival) = (&results.title, rival.name());
            let _ = writeln!(text, "{title} {rival} {metric:?}: {}", samples.join(" "));
        }
    }
    text + "```\n"
}
