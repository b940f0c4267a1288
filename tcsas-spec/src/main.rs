//! The program `tcsas-spec`: imports, compares and checks descriptions.

fn main() -> std::process::ExitCode {
    tcsas_spec::cli::main()
}
