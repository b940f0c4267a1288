# The packages of a release, and a program that has nothing but these.

part_package() {
    local folder
    folder=$(mktemp -d)
    # A folder of its own: Cargo keeps what it unpacked and compiled for the verification, and does not notice that a later
    # package of the same version differs.
    CARGO_TARGET_DIR=$folder/target step cargo package --workspace --locked --quiet
    for package in "$folder"/target/package/tcsas*.crate; do
        tar --extract --gzip --file "$package" --directory "$folder"
    done
    cp -r .ci/consumer "$folder/consumer"
    # The versions that the workspace was tested with.
    cp Cargo.lock "$folder/consumer/"
    (
        cd "$folder/consumer"
        {
            printf '\n[patch.crates-io]\n'
            for package in ../tcsas*-[0-9]*; do
                printf '%s = { path = "%s" }\n' "$(basename "$package" | sed 's/-[0-9].*//')" "$package"
            done
        } >>Cargo.toml
        CARGO_TARGET_DIR=$folder/target step cargo test --quiet
    )
    rm -rf "$folder"
}
