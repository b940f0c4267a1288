# Running the parts, and what they share.

# Nothing is compiled twice with changes in between, and nobody debugs what is built here.
export CARGO_INCREMENTAL=${CARGO_INCREMENTAL:-0}
export CARGO_PROFILE_DEV_DEBUG=${CARGO_PROFILE_DEV_DEBUG:-0}
export CARGO_PROFILE_TEST_DEBUG=${CARGO_PROFILE_TEST_DEBUG:-0}

# The vendor's data is optional, in a folder beside the checkout.
shared=$PWD/../shared
if [ -d "$shared/corpus" ]; then
    export TCSAS_CORPUS=$shared/corpus
    export TCSAS_VECTORS=$shared/vectors/tc3.jsonl
fi

# Scratch space of the parts.
scratch=${CARGO_TARGET_DIR:-target}/ci
mkdir -p "$scratch"
scratch=$(cd "$scratch" && pwd)

results=()
current=''
steps=0

# run_part NAME: runs the function `part_NAME`, with `_` for `-`.
run_part() {
    local began=$SECONDS
    current=$1 steps=0
    local function=part_${current//-/_}
    if ! declare -F "$function" >/dev/null; then
        echo "there is no part $current; the parts are: ${parts[*]}"
        exit 2
    fi
    printf '\n==== %s\n' "$current"
    "$function"
    if [ "$steps" -gt 0 ]; then
        results+=("$(printf '%-18s passed   %4d s' "$current" $((SECONDS - began)))")
    fi
    current=''
}

# step COMMAND…: prints a command and runs it.
step() {
    steps=$((steps + 1))
    printf '\n== %s\n' "$*"
    "$@"
}

# skip REASON: reports what is not checked.
skip() {
    printf '\nSKIPPED: %s\n' "$*"
    results+=("$(printf '%-18s SKIPPED  %s' "$current" "$*")")
}

summary() {
    local status=$?
    if [ -n "$current" ]; then
        results+=("$(printf '%-18s FAILED' "$current")")
    fi
    printf '\n==== summary\n'
    printf '%s\n' "${results[@]}" "total: $SECONDS s"
    exit "$status"
}

# quietly COMMAND…: hides the output unless the command fails.
quietly() {
    "$@" >"$scratch/log" 2>&1 || {
        local status=$?
        tail -n 20 "$scratch/log"
        return "$status"
    }
}

# has_toolchain NAME [COMPONENT]: installs a toolchain unless it is there.
has_toolchain() {
    local component=${2:-cargo}
    { cargo "+$1" --version && rustup component list --toolchain "$1" --installed | grep -q "^$component"; } \
        >/dev/null 2>&1 ||
        quietly rustup toolchain install "$1" --profile minimal --component "$component"
}

# has_target TRIPLE: installs the standard library of a target unless it is there.
has_target() {
    quietly rustup target add "$1"
}

# has_tool NAME: installs a subcommand of cargo from source unless it is there. Its own speed does not matter, but the
# time of its build does.
has_tool() {
    command -v "$1" >/dev/null || {
        echo "installing $1"
        CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
            quietly cargo install --locked "$1"
    }
}

# Copies the checkout, uncommitted changes included, to a folder.
copy_checkout() {
    rm -rf "$1"
    mkdir -p "$1"
    git ls-files -z | tar --null --files-from=- --create | tar --extract --directory="$1"
}
