//! The cost of a call without a socket: `cargo bench --bench no_socket`. With `valgrind` in the
//! path it counts instructions as well. The measured operations are in `no_socket/subject.rs`.

#[path = "common/program.rs"]
mod program;

use std::process::ExitCode;

use program::Program;

const SUBJECT: (&str, &str) = ("src/subject.rs", include_str!("no_socket/subject.rs"));
const ACTION: (&str, &str) = (
    "specs/ModifyMNP.json",
    include_str!("../specs/ModifyMNP.json"),
);
const TYPES: (&str, &str) = ("specs/shared.json", include_str!("../specs/shared.json"));

fn main() -> ExitCode {
    let time = Program {
        name: "no-socket-time",
        features: &[],
        dependencies: "tokio = { version = \"1\", features = [\"rt\", \"time\"] }
",
        files: &[
            ("src/main.rs", include_str!("no_socket/measure.rs")),
            SUBJECT,
            ACTION,
            TYPES,
        ],
        arguments: &[],
        environment: &[],
    };
    let allocations = Program {
        name: "no-socket-allocations",
        features: &[],
        dependencies: "allocation-counter = \"0.8\"
tokio = { version = \"1\", features = [\"rt\", \"time\"] }
",
        files: &[
            ("src/main.rs", include_str!("no_socket/allocations.rs")),
            SUBJECT,
            ACTION,
            TYPES,
        ],
        arguments: &[],
        environment: &[],
    };
    match time.run() {
        ExitCode::SUCCESS => allocations.run(),
        failure => failure,
    }
}
