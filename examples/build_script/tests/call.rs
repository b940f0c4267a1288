//! The included client calls the emulator.

use build_script_example::{Client, ModifyMnpError, ModifyMnpRequest};
use tcsas_emulator::{Emulator, Response};
use tcsas_runtime::{Credentials, Error};

const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs");

fn request() -> ModifyMnpRequest {
    ModifyMnpRequest::builder()
        .mnp_type("Life Service->144_Lilliputian Services")
        .mnp_name("autotest_miniapp")
        .mnp_intro("test")
        .mnp_desc("test")
        .mnp_id("mpg9yjc0qbpkelik")
        .platform_id("T04257DS9431720WTAG")
        .build()
}

#[tokio::test]
async fn the_included_client_returns_typed_responses_and_errors()
-> Result<(), Box<dyn std::error::Error>> {
    let credentials = Credentials::new("AKIDEXAMPLE", "any-key");
    let emulator = Emulator::start(SPECS, credentials.clone())?;
    let client: Client = Client::builder()
        .credentials(credentials)
        .endpoint(emulator.endpoint())
        .build()?;
    let response = client.modify_mnp(request()).await?;
    assert_eq!(response.data.resource_id, 727);

    emulator.respond("ModifyMNP", |_| {
        Response::error(
            "InvalidParameterValue.InvalidMNPId",
            "No such mini program.",
        )
    })?;
    let error = client.modify_mnp(request()).await.unwrap_err();
    assert!(
        matches!(&error, Error::Service(error)
            if *error.code() == ModifyMnpError::InvalidParameterValueInvalidMnpId),
        "{error}"
    );
    Ok(())
}

/// The source on disk is formatted, and names no path of the machine that wrote it.
#[test]
fn the_written_source_is_formatted_and_portable() {
    let source = include_str!(concat!(env!("OUT_DIR"), "/tcsas.rs"));
    assert!(source.contains("\n    impl Client {\n        "));
    assert!(!source.contains("include_bytes"));
}
