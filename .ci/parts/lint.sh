# Clippy and rustdoc, with all combinations of features that are supported.

part_clippy() {
    # Later parts can rely on the lock file.
    step cargo fetch --locked
    step cargo clippy --workspace --all-targets --locked -- -D warnings
    step cargo clippy --workspace --all-targets --all-features --locked -- -D warnings
}

part_docs() {
    RUSTDOCFLAGS='-D warnings' step cargo doc --workspace --no-deps --all-features --locked
}

# Without tests: their dependencies turn on features, which would hide that a library needs one.
part_features() {
    if has_tool cargo-hack; then
        step cargo hack clippy --workspace --each-feature --locked -- -D warnings
    else
        skip 'each feature alone: cargo-hack cannot be installed; only none and all are checked'
        for package in tcsas tcsas-codegen tcsas-credentials tcsas-emulator tcsas-runtime; do
            step cargo clippy -p "$package" --no-default-features --locked -- -D warnings
            step cargo clippy -p "$package" --all-features --locked -- -D warnings
        done
    fi
}
