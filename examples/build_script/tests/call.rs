//! The included client calls the emulator.

use build_script_example::{Client, DescribeMnpError, DescribeMnpRequest};
use tcsas_emulator::{Emulator, Response};
use tcsas_runtime::{Credentials, Error};

fn request() -> DescribeMnpRequest {
    let request = DescribeMnpRequest::builder().mnp_id("mpjl3td541qppx9k");
    request.platform_id("T04257DS9431720WTAG").build()
}

#[tokio::test]
async fn the_included_client_returns_typed_responses_and_errors()
-> Result<(), Box<dyn std::error::Error>> {
    let credentials = Credentials::new("AKIDEXAMPLE", "any-key");
    let emulator = Emulator::start(Client::SPECS, credentials.clone())?;
    let client: Client = Client::builder()
        .credentials(credentials)
        .endpoint(emulator.endpoint())
        .build()?;
    let response = client.describe_mnp(request()).await?;
    let name = response.data.map(|data| data.mnp_name);
    assert_eq!(name.as_deref(), Some("Want Want Milk"));

    emulator.respond("DescribeMNP", |_| {
        Response::error(
            "InvalidParameterValue.InvalidMNPId",
            "No such mini program.",
        )
    })?;
    let error = client.describe_mnp(request()).await.unwrap_err();
    assert!(
        matches!(&error, Error::Service(error)
            if *error.code() == DescribeMnpError::InvalidParameterValueInvalidMnpId),
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
