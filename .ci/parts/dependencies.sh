# Licences, sources and known vulnerabilities of dependencies, and what an upgrade of ours breaks.

part_dependencies() {
    if ! has_tool cargo-deny; then
        skip 'licences, bans, sources and advisories: cargo-deny cannot be installed'
        return
    fi
    step cargo deny --locked check bans licenses sources
    if quietly cargo deny fetch db; then
        step cargo deny --locked check --disable-fetch advisories
    else
        skip 'advisories: the database cannot be fetched'
    fi
}

# Compares with TCSAS_BASELINE, a revision or the folder of another checkout; else with the last published version.
part_semver() {
    local baseline=()
    if [ -d "${TCSAS_BASELINE:-}" ]; then
        baseline=(--baseline-root "$TCSAS_BASELINE")
    elif [ -n "${TCSAS_BASELINE:-}" ]; then
        baseline=(--baseline-rev "$TCSAS_BASELINE")
    elif ! (cd / && cargo info --registry crates-io tcsas-runtime) >/dev/null 2>&1; then
        skip 'nothing is published to compare with, and TCSAS_BASELINE names no revision or folder'
        return
    fi
    if has_tool cargo-semver-checks; then
        step cargo semver-checks --workspace "${baseline[@]}"
    else
        skip 'cargo-semver-checks cannot be installed'
    fi
}
