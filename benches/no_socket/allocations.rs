//! The allocations of one call. A program of its own, because counting takes time.

mod subject;

use subject::{Measured, SUBJECTS};

fn main() {
    println!("\n| | allocations | bytes | peak bytes |");
    println!("|---|---:|---:|---:|");
    for (name, subject) in SUBJECTS {
        let measured = Measured::new(subject);
        measured.run(1);
        let counted = allocation_counter::measure(|| measured.run(1));
        println!(
            "| {name} | {} | {} | {} |",
            counted.count_total, counted.bytes_total, counted.bytes_max
        );
    }
}
