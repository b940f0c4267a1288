//! Every fault of the emulator against actions that can and cannot be repeated, once and for ever,
//! with one call and with many: each call ends in its answer or a typed error in time, nothing is
//! executed twice that must not be, and nothing is left running or shown.

#[path = "faults/calls.rs"]
mod calls;
#[path = "faults/capture.rs"]
mod capture;
#[path = "faults/case.rs"]
mod case;
#[path = "faults/rows.rs"]
mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::Ordering;

use tcsas::Credentials;

/// The made-up service.
mod cloud {
    tcsas_macros::include_specs!("tests/specs/faults");
}

const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/specs/faults");
const KEY: &str = "s3cr3t-key-of-the-table";
const TOKEN: &str = "t0k3n-of-the-table";
const PASSWORD: &str = "passw0rd-of-the-table";
/// How many cells are worked on at once. Most of them wait most of the time.
const WORKERS: usize = 20;

fn keys() -> Credentials {
    Credentials::new("AKIDTABLETABLETABLE", KEY).with_token(TOKEN)
}

#[test]
fn every_fault_is_survived() {
    capture::start();
    let cases = case::cases();
    let faults: BTreeSet<_> = cases.iter().map(|case| case.row.name).collect();
    let number = cases.len();
    // What takes time and what takes a processor, side by side.
    let (mut cases, stride) = (cases, number / 7 + 1);
    cases = (0..stride)
        .flat_map(|i| {
            cases[i..]
                .iter()
                .step_by(stride)
                .cloned()
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(cases.len(), number);
    let queue = Mutex::new(cases.into_iter());
    let (counts, wrong) = (Mutex::new(BTreeMap::new()), Mutex::new(Vec::new()));
    let sums = Mutex::new((0, 0, 0));
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                loop {
                    let Some(case) = queue.lock().unwrap().next() else {
                        return;
                    };
                    let outcome = case.run();
                    let mut counts = counts.lock().unwrap();
                    for came in &outcome.came {
                        *counts.entry(came.kind).or_insert(0usize) += 1;
                    }
                    let mut sums = sums.lock().unwrap();
                    sums.0 += outcome.duplicates;
                    sums.1 += outcome.leaked;
                    sums.2 += outcome.again;
                    wrong.lock().unwrap().extend(outcome.wrong);
                }
            });
        }
    });
    let counts = counts.into_inner().unwrap();
    let count = |kind| counts.get(kind).copied().unwrap_or(0);
    let (duplicates, leaked, again) = sums.into_inner().unwrap();
    println!(
        "faults: {} faults x 3 actions x 2 = {} cells, {number} cases once and for ever, before and after; \
         answered={} refused={} timeout={} transport={} undecodable={} not_sent={} duplicates={duplicates} \
         leaked={leaked}; {} lines of log, {again} cases run again on a busy machine",
        faults.len(),
        faults.len() * 6,
        count("answered"),
        count("refused"),
        count("timeout"),
        count("transport"),
        count("undecodable"),
        count("not sent"),
        capture::LINES.load(Ordering::Relaxed),
    );
    let wrong = wrong.into_inner().unwrap();
    assert!(
        wrong.is_empty(),
        "{} things wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let secrets = capture::leaks();
    assert!(secrets.is_empty(), "secrets in the log: {secrets:#?}");
    assert!(capture::LINES.load(Ordering::Relaxed) > number);
}
