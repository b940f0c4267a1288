# The tests and the example of the README.

part_tests() {
    # tests/vendor_sdk.rs is skipped without it.
    if has_vendor_sdk; then
        local -x TCSAS_PYTHON=$scratch/python/bin/python
    else
        skip "the tests with the vendor's SDK: Python or the SDK cannot be installed"
    fi
    # tests/editor.rs is skipped without it.
    quietly rustup component add rust-analyzer || skip 'the editor test: rust-analyzer cannot be installed'
    step cargo run --locked --example modify_mnp
    # Features that are off by default, too: security token service, SOCKS, gzip, blocking calls.
    step cargo test --workspace --all-features --locked
    # As the README has it; `cargo fetch --locked` has shown that the lock file fits.
    step cargo test --workspace
    step git diff --exit-code Cargo.lock
}

# The vendor's SDK for Python, in an environment of its own.
has_vendor_sdk() {
    { [ -x "$scratch/python/bin/python" ] || quietly python3 -m venv "$scratch/python"; } &&
        quietly "$scratch/python/bin/python" -m pip install --quiet \
            tencentcloud-sdk-python-common==3.1.195 tencentcloud-sdk-python-hunyuan==3.1.180
}
