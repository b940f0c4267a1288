//! The example runs to its end and prints the counters.

use std::process::Command;

#[test]
fn calls_and_attempts_are_counted_by_outcome() {
    let output = Command::new(env!("CARGO_BIN_EXE_metrics-example"))
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{output:?}");
    for text in [
        "calls_total{action=\"ModifyMNP\",outcome=\"success\"} 2\n",
        "calls_total{action=\"ModifyMNP\",outcome=\"service_error\"} 1\n",
        "code=\"RequestLimitExceeded\"} 1\n",
        "2 calls, ",
    ] {
        assert!(printed.contains(text), "{text:?} is missing:\n{printed}");
    }
}
