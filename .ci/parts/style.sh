# Formatting and spelling.

part_format() {
    # Nightly checks the wrapping of comments and the order of imports as well.
    if has_toolchain nightly rustfmt; then
        step cargo +nightly fmt --all --check
    else
        skip 'wrapping of comments and order of imports: no nightly toolchain'
        step cargo fmt --all --check
    fi
}

part_spelling() {
    if command -v typos >/dev/null; then
        step typos
    # The program comes in a wheel, so that it is not compiled.
    elif quietly python3 -m venv "$scratch/typos" && quietly "$scratch/typos/bin/pip" install 'typos==1.52.*'; then
        step "$scratch/typos/bin/typos"
    else
        skip 'typos cannot be installed: cargo install --locked typos-cli'
    fi
}
