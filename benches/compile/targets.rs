//! The project's targets, compared with the measurements.

use std::fmt::Write;

use crate::measure::{Metric, Results};
use crate::rival::Rival::{self, Ours, Progenitor, Serde};

/// Limit on the ratio to a rival.
struct Target {
    /// The service the target applies to; any if empty.
    service: &'static str,
    name: &'static str,
    metric: Metric,
    rival: Rival,
    limit: f64,
}

const fn target(
    service: &'static str,
    name: &'static str,
    metric: Metric,
    rival: Rival,
    limit: f64,
) -> Target {
    Target {
        service,
        name,
        metric,
        rival,
        limit,
    }
}

/// The targets apply to services of this size; in a small one, the constant part of a compilation
/// dominates.
const ACTIONS: usize = 100;

const TARGETS: [Target; 9] = [
    target("tcsas", "check", Metric::CheckWall, Serde, 0.30),
    target("tcsas", "check", Metric::CheckWall, Progenitor, 0.20),
    target("tcsas", "debug build", Metric::DebugWall, Serde, 0.25),
    target("tcsas", "release program", Metric::ReleaseWall, Serde, 0.20),
    target("csip", "check", Metric::CheckWall, Serde, 0.30),
    target("", "expanded code", Metric::CodeBare, Serde, 0.35),
    target(
        "",
        "expanded code with documentation",
        Metric::CodeWhole,
        Serde,
        0.35,
    ),
    target("", "check peak memory", Metric::CheckPeak, Serde, 0.50),
    target("", "expansion", Metric::Expansion, Progenitor, 1.0),
];

/// One line per target with a measurement.
pub fn lines(all: &[Results]) -> String {
    let mut text = String::new();
    for results in all {
        let service = &results.service;
        if results.actions < ACTIONS {
            let _ = writeln!(
                text,
                "target: {service} has less than {ACTIONS} actions: none is set"
            );
            continue;
        }
        for target in &TARGETS {
            if target.service.is_empty() || target.service == service {
                let what = format!("{service} {} ours/{}", target.name, target.rival.name());
                let ratio = results.ratio(target.metric, Ours, target.rival);
                line(&mut text, &what, ratio, target.limit);
            }
        }
        let share = results
            .get(Metric::Expansion, Ours)
            .zip(results.get(Metric::CheckWall, Ours));
        let share = share.map(|(expansion, check)| expansion / check);
        line(
            &mut text,
            &format!("{service} expansion/check"),
            share,
            0.25,
        );
        if let Some(fresh) = results.get(Metric::Fresh, Ours) {
            let result = if fresh == 1.0 {
                "fresh ok"
            } else {
                "compiled again MISSED"
            };
            let _ = writeln!(text, "target: {service} unchanged specs {result}");
        }
    }
    let member = |service| {
        let large = |results: &&Results| results.service == service && results.actions >= ACTIONS;
        let results = all.iter().find(large)?;
        results.get(Metric::PerMember, Ours)
    };
    let growth = member("csip")
        .zip(member("tcsas"))
        .map(|(large, small)| large / small);
    line(&mut text, "check a member csip/tcsas", growth, 1.2);
    text
}

fn line(text: &mut String, what: &str, ratio: Option<f64>, limit: f64) {
    if let Some(ratio) = ratio {
        let (sign, result) = if ratio <= limit {
            ("<=", "ok")
        } else {
            (">", "MISSED")
        };
        let _ = writeln!(text, "target: {what} {ratio:.2} {sign} {limit:.2} {result}");
    }
}
