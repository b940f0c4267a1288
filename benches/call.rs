//! The cost of a call: `cargo bench --bench call`. The measuring program is `call/measure.rs`.

#[path = "common/program.rs"]
mod program;

use program::Program;

fn main() -> std::process::ExitCode {
    Program {
        name: "call-bench",
        features: &["hyper"],
        dependencies: "allocation-counter = \"0.8\"
bytes = \"1\"
http = \"1\"
http-body-util = \"0.1\"
hyper-util = { version = \"0.1\", default-features = false, features = [\"client-legacy\", \"http1\", \"tokio\"] }
reqwest = { version = \"0.13\", default-features = false }
rustls = { version = \"0.23\", default-features = false, features = [\"ring\"] }
serde_json = \"1\"
tencent-sdk = \"0.1\"
tokio = { version = \"1\", features = [\"io-util\", \"net\", \"rt\", \"time\"] }
",
        files: &[
            ("src/main.rs", include_str!("call/measure.rs")),
            ("src/large.rs", include_str!("call/large.rs")),
            ("src/server.rs", include_str!("call/server.rs")),
            ("large/Large.json", include_str!("call/large.json")),
            (
                "specs/ModifyMNP.json",
                include_str!("../specs/ModifyMNP.json"),
            ),
            ("specs/shared.json", include_str!("../specs/shared.json")),
        ],
        // The port of the server, which the other crate reaches as a proxy.
        arguments: &["18231"],
        environment: &[
            ("HTTP_PROXY", "http://127.0.0.1:18231"),
            ("NO_PROXY", "127.0.0.1"),
        ],
    }
    .run()
}
