//! The cost of a signature: `cargo bench --bench sign`. The measuring program is `sign/measure.rs`.

#[path = "common/program.rs"]
mod program;

use program::Program;

fn main() -> std::process::ExitCode {
    Program {
        name: "sign-bench",
        features: &[],
        dependencies: "allocation-counter = \"0.8\"
aws-credential-types = \"1\"
aws-sigv4 = { version = \"1\", default-features = false, features = [\"sign-http\", \"http1\"] }
hmac = \"0.13\"
sha2 = \"0.11\"
tencentcloud-sign-sdk = \"0.1\"
",
        files: &[("src/main.rs", include_str!("sign/measure.rs"))],
        arguments: &[],
        environment: &[],
    }
    .run()
}
