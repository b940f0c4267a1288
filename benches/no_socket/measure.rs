//! The time and the instructions of one call, from the builder of its request to its typed response,
//! through a transport that returns a fixed response.
//!
//! The program runs itself under callgrind, with two numbers of calls; the difference of the counts
//! is free of the cost of starting up, and does not depend on the load of the machine. valgrind
//! offers programs no SHA instructions: hashing is half of the count, and stated beside it.

mod subject;

use std::process::{Command, ExitCode};
use std::time::Instant;

use subject::{Measured, SUBJECTS};

const ROUNDS: usize = 201;
const CALLS_PER_ROUND: usize = 500;
const MAX_MICROSECONDS: f64 = 2.5;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    if let (Some(subject), Some(count)) = (arguments.next(), arguments.next()) {
        let subject = SUBJECTS.iter().find(|(name, _)| *name == subject);
        let count = count.parse().expect("a number");
        Measured::new(subject.expect("a subject").1).run(count);
        return ExitCode::SUCCESS;
    }
    let measured = SUBJECTS.map(|(_, subject)| Measured::new(subject));
    let mut rounds: Vec<Vec<f64>> = SUBJECTS.iter().map(|_| Vec::new()).collect();
    for _ in 0..ROUNDS {
        for (measured, rounds) in measured.iter().zip(&mut rounds) {
            let start = Instant::now();
            measured.run(CALLS_PER_ROUND);
            rounds.push(start.elapsed().as_secs_f64() * 1e6 / CALLS_PER_ROUND as f64);
        }
    }
    println!("| | µs | instructions |");
    println!("|---|---:|---:|");
    for ((name, _), rounds) in SUBJECTS.iter().zip(&mut rounds) {
        rounds.sort_by(f64::total_cmp);
        let instructions = match instructions(name) {
            Some(count) => count.to_string(),
            None => "no valgrind".to_owned(),
        };
        println!("| {name} | {:.2} | {instructions} |", rounds[ROUNDS / 2]);
    }
    println!("\nMedians of {ROUNDS} rounds.");
    // The second subject has more to skip.
    let microseconds = rounds[1][ROUNDS / 2];
    let result = match microseconds <= MAX_MICROSECONDS {
        true => "ok",
        false => "missed",
    };
    println!("target: a call without a socket {microseconds:.2} µs <= {MAX_MICROSECONDS} {result}");
    ExitCode::SUCCESS
}

/// The instructions of one call, or `None` without valgrind.
fn instructions(subject: &str) -> Option<u64> {
    const FEW: u64 = 1_000;
    const MANY: u64 = 3_000;
    let count = |calls: u64| {
        let program = std::env::current_exe().ok()?;
        let output = std::env::temp_dir().join(format!("no-socket-{}", std::process::id()));
        let status = Command::new("valgrind")
            .args(["--tool=callgrind", "--quiet"])
            .arg(format!("--callgrind-out-file={}", output.display()))
            .arg(program)
            .args([subject, &calls.to_string()])
            .status();
        let text = std::fs::read_to_string(&output);
        drop(std::fs::remove_file(&output));
        let text = status.ok().filter(|status| status.success()).and(text.ok())?;
        let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
        total?.trim().parse::<u64>().ok()
    };
    Some((count(MANY)? - count(FEW)?) / (MANY - FEW))
}
