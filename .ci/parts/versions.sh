# The oldest compiler and the oldest dependencies that the manifests allow.

msrv=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)

part_msrv() {
    if has_toolchain "$msrv"; then
        step cargo "+$msrv" check --workspace --all-targets --all-features --locked
    else
        skip "Rust $msrv cannot be installed"
    fi
}

part_minimal_versions() {
    if ! has_toolchain nightly; then
        skip 'no nightly toolchain, and only that resolves to the lowest versions of dependencies'
        return
    fi
    local compiler=$msrv
    if ! has_toolchain "$msrv"; then
        skip "Rust $msrv cannot be installed; the lowest versions are checked with another compiler"
        compiler=nightly
    fi
    # In a copy, which leaves Cargo.lock as it is. Without tests: their dependencies are nobody else's.
    copy_checkout "$scratch/minimal-versions"
    (
        cd "$scratch/minimal-versions"
        step cargo +nightly update -Z direct-minimal-versions
        CARGO_TARGET_DIR=$scratch/minimal-versions-target \
            step cargo "+$compiler" check --workspace --all-features --locked
    )
    steps=2
}
