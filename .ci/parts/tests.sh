# The tests and the example of the README.

part_tests() {
    # tests/editor.rs is skipped without it.
    quietly rustup component add rust-analyzer || skip 'the editor test: rust-analyzer cannot be installed'
    step cargo run --locked --example modify_mnp
    # Features that are off by default, too: security token service, SOCKS, gzip, blocking calls.
    step cargo test --workspace --all-features --locked
    # As the README has it; `cargo fetch --locked` has shown that the lock file fits.
    step cargo test --workspace
    step git diff --exit-code Cargo.lock
}
