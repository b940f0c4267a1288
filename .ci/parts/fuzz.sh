# Coverage-guided tests, FUZZ_SECONDS for each target (60 by default), two at a time.

part_fuzz() {
    if ! has_toolchain nightly; then
        skip 'no nightly toolchain, which the sanitizers take'
        return
    elif ! has_tool cargo-fuzz; then
        skip 'cargo-fuzz cannot be installed'
        return
    fi
    local -x CARGO_TARGET_DIR=$scratch/fuzz-target
    step cargo +nightly fuzz build
    local target pids=()
    for pair in 'spec expansion' 'response credentials'; do
        pids=()
        for target in $pair; do
            step fuzz_target "$target" &
            pids+=($!)
        done
        for pid in "${pids[@]}"; do
            wait "$pid"
        done
    done
}

fuzz_target() {
    local corpus=$scratch/fuzz-corpus/$1 seeds
    mkdir -p "$corpus"
    case $1 in
        spec | expansion) seeds=(specs tcsas-spec/tests/ui tests/corpus) ;;
        *) seeds=("fuzz/seeds/$1") ;;
    esac
    cargo +nightly fuzz run "$1" "$corpus" "${seeds[@]}" -- \
        -max_total_time="${FUZZ_SECONDS:-60}" -timeout=20 -verbosity=0 -print_funcs=0 -print_final_stats=1
}
