// The pages of `docs/`, one module each. Pages link to each other by reference: `[Errors][errors]`,
// with `[errors]: errors.md` at the end of the file for readers of the repository. Here, the
// targets of `guide_links.md` come first, and the first definition of a reference counts.
#![cfg_attr(not(doctest), doc = include_str!("guide_links.md"))]
#![doc = include_str!("../docs/README.md")]

macro_rules! pages {
    ($($name:ident $file:literal)+) => {$(
        #[cfg_attr(not(doctest), doc = include_str!("guide_links.md"))]
        #[doc = include_str!(concat!("../docs/", $file))]
        pub mod $name {}
    )+};
}

pages! {
    benchmarks "benchmarks.md"
    calls "calls.md"
    command_line "command-line.md"
    comparison "comparison.md"
    configuration "configuration.md"
    credentials "credentials.md"
    errors "errors.md"
    events "events.md"
    generated_code "generated-code.md"
    observability "observability.md"
    pagination "pagination.md"
    platforms "platforms.md"
    retries_and_limits "retries-and-limits.md"
    spec_files "spec-files.md"
    testing "testing.md"
}
