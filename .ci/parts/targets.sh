# Targets besides the one that the tests run on. docs/platforms.md describes what works there.

part_windows() {
    local target=x86_64-pc-windows-gnu
    if ! has_target "$target"; then
        skip "the target $target cannot be installed"
    # The C code of ring takes a compiler for the target.
    elif ! command -v x86_64-w64-mingw32-gcc >/dev/null && ! install_mingw; then
        skip 'there is no x86_64-w64-mingw32-gcc, and it cannot be installed: apt-get install gcc-mingw-w64-x86-64'
    else
        step cargo clippy --workspace --all-targets --all-features --target "$target" --locked -- -D warnings
    fi
}

install_mingw() {
    command -v apt-get >/dev/null || return
    local root=()
    [ "$(id -u)" -eq 0 ] || root=(sudo --non-interactive)
    quietly "${root[@]}" apt-get update &&
        quietly "${root[@]}" apt-get install --yes --no-install-recommends gcc-mingw-w64-x86-64
}

part_wasm() {
    local target=wasm32-unknown-unknown
    if ! has_target "$target"; then
        skip "the target $target cannot be installed"
        return
    fi
    for package in tcsas-runtime tcsas; do
        step cargo clippy -p "$package" --no-default-features --target "$target" --locked -- -D warnings
    done
    step cargo clippy -p wasm-example --target "$target" --locked -- -D warnings
    if command -v node >/dev/null; then
        step cargo build -p wasm-example --target "$target" --locked
        step node examples/wasm/run.mjs "${CARGO_TARGET_DIR:-target}/$target/debug/wasm-example.wasm"
    else
        skip 'the example is not run: there is no node'
    fi
}
