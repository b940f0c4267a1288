//! A call by name, with JSON in and out, for an action without a spec file.
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

/// The service and its API version.
static TCSAS: Service = Service {
    name: "tcsas",
    version: "2025-01-06",
    endpoint: "tcsas.intl.tencentcloudapi.com",
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let credentials = Credentials::new("AKIDEXAMPLE", "a-key-that-only-the-emulator-accepts");
    let emulator = Emulator::start(tcsas::SPECS, credentials.clone())?;
    let client: Client = Client::builder(&TCSAS)
        .credentials(credentials)
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
    // These settings apply to this call only; the client keeps its own.
    let response = client
        .call("ModifyMNP", &parameters)
        .region("ap-singapore")
        .timeout(Duration::from_secs(5))
        .header("X-TC-TraceId", "by-name-1")
        .await?;
    println!("received  ResourceId {}", response["Data"]["ResourceId"]);
    println!("          RequestId  {}", response["RequestId"]);

    // Parameters are not known at compile time: the service validates them.
    parameters["MNPId"] = json!(7);
    let call = client
        .call("ModifyMNP", &parameters)
        .retry(RetryPolicy::off());
    match call.await {
        Ok(_) => Err("the service accepted a number as a name".into()),
        Err(error) => {
            println!("rejected  {}", error.code().unwrap_or("without a code"));
            println!("          {error}");
            Ok(())
        }
    }
}
