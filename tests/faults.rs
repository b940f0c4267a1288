//! Every fault of the emulator against actions that are idempotent or not, once and permanently,
//! with one call and with many: each call ends in its response or a typed error in time, nothing is
//! executed twice that must not be, and no connection, task or secret is leaked.

#[path = "faults/calls.rs"]
mod calls;
#[path = "faults/capture.rs"]
mod capture;
#[path = "faults/case.rs"]
mod case;
#[path = "faults/fault_table.rs"]
mod fault_table;
#[path = "common/http_client.rs"]
mod http_client;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::Ordering;

use tcsas::Credentials;

/// The service of these tests.
mod cloud {
    tcsas_macros::include_specs!("specs/faults");
}

const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/faults");
const KEY: &str = "s3cr3t-key-of-the-table";
const TOKEN: &str = "t0k3n-of-the-table";
const PASSWORD: &str = "passw0rd-of-the-table";
/// Number of cases run in parallel. Most of them wait most of the time.
const WORKERS: usize = 20;

fn credentials() -> Credentials {
    Credentials::new("AKIDTABLETABLETABLE", KEY).with_token(TOKEN)
}

#[test]
fn every_fault_ends_in_a_response_or_a_typed_error() {
    capture::start();
    let cases = case::cases();
    let faults: BTreeSet<_> = cases.iter().map(|case| case.row.name).collect();
    let number = cases.len();
    // Cases that wait and cases that compute, interleaved.
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
         success={} service_error={} timeout={} transport={} invalid_response={} not_sent={} duplicates={duplicates} \
         leaked={leaked}; {} lines of log, {again} cases run again on a busy machine",
        faults.len(),
        faults.len() * 6,
        count("success"),
        count("service_error"),
        count("timeout"),
        count("transport"),
        count("invalid_response"),
        count("not sent"),
        capture::LINES.load(Ordering::Relaxed),
    );
    let wrong = wrong.into_inner().unwrap();
    assert!(
        wrong.is_empty(),
        "{} failures:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let secrets = capture::leaks();
    assert!(secrets.is_empty(), "secrets in the log: {secrets:#?}");
    assert!(capture::LINES.load(Ordering::Relaxed) > number);
}
