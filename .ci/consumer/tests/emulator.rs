//! The library against emulators of both services.

use consumer::{own, rename};
use tcsas_emulator::Emulator;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn credentials() -> tcsas::Credentials {
    tcsas::Credentials::new("AKIDEXAMPLE", "any-key")
}

#[tokio::test]
async fn packed_client_calls_an_emulator_of_its_own_specs() -> Outcome {
    let emulator = Emulator::start(tcsas::SPECS, credentials())?;
    let client: tcsas::Client = tcsas::Client::builder()
        .credentials(credentials())
        .endpoint(emulator.endpoint())
        .build()?;
    assert_eq!(rename(&client, "autotest_miniapp").await?, 727);
    assert_eq!(emulator.requests("ModifyMNP"), 1);
    Ok(())
}

#[tokio::test]
async fn spec_of_this_crate_is_a_client() -> Outcome {
    let emulator = Emulator::start(own::Client::SPECS, credentials())?;
    let client: own::Client = own::Client::builder()
        .credentials(credentials())
        .endpoint(emulator.endpoint())
        .build()?;
    let request = own::DeleteRegionRequest::builder().region_id("r-1").build();
    assert_eq!(client.delete_region(request).await?.deleted, 1);
    Ok(())
}
