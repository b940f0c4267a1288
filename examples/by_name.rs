//! An action by its name, with JSON in and out: one that there is no spec file for.
//!
//! ```text
//! cargo run --example by_name
//! ```

use std::error::Error;
use std::time::Duration;

use serde_json::json;
use tcsas::runtime::Client;
use tcsas::{Credentials, RetryPolicy, Service};
use tcsas_emulator::Emulator;

/// The service, and the version of it that calls are for.
static TCSAS: Service = Service {
    name: "tcsas",
    version: "2025-01-06",
    endpoint: "tcsas.intl.tencentcloudapi.com",
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let keys = Credentials::new("AKIDEXAMPLE", "a-key-that-only-the-emulator-accepts");
    let specs = concat!(env!("CARGO_MANIFEST_DIR"), "/specs");
    let emulator = Emulator::start(specs, keys.clone())?;
    let client: Client = Client::builder(&TCSAS)
        .credentials(keys)
        .endpoint(emulator.endpoint())
        .build()?;

    let mut parameters = json!({
        "MNPType": "Life Service->144_Lilliputian Services",
        "MNPName": "autotest_miniapp",
        "MNPIntro": "test",
        "MNPDesc": "test",
        "MNPId": "mpg9yjc0qbpkelik",
        "PlatformId": "T04257DS9431720WTAG",
    });
    // What is set here is for this one call; the client keeps its own settings.
    let answer = client
        .call("ModifyMNP", &parameters)
        .region("ap-singapore")
        .timeout(Duration::from_secs(5))
        .header("X-TC-TraceId", "by-name-1")
        .await?;
    println!("answered  ResourceId {}", answer["Data"]["ResourceId"]);
    println!("          RequestId  {}", answer["RequestId"]);

    // Nothing knows at compile time what the action takes: the service has to say it.
    parameters["MNPId"] = json!(7);
    let call = client
        .call("ModifyMNP", &parameters)
        .retry(RetryPolicy::off());
    match call.await {
        Ok(_) => Err("a number was taken for a name".into()),
        Err(error) => {
            println!("refused   {}", error.code().unwrap_or("without a code"));
            println!("          {error}");
            Ok(())
        }
    }
}
