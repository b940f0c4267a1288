//! A program's own code, tested against the emulator: a success, an error response, and a lost
//! response.
//!
//! ```text
//! cargo run --example test_your_code
//! cargo test --example test_your_code
//! ```

use std::error::Error;

use tcsas::{Client, Credentials, DescribeMnpRequest, ModifyMnpError, ModifyMnpRequest};
use tcsas_emulator::Emulator;

const PLATFORM: &str = "T04257DS9431720WTAG";

/// Outcome of renaming.
#[derive(Debug, PartialEq)]
enum Renamed {
    Done,
    /// The mini program has that name already.
    Unchanged,
    /// Another mini program has that name.
    Taken,
    /// The call may have taken effect: the caller has to check.
    Unknown,
}

/// Renames a mini program: the code under test.
async fn rename(client: &Client, id: &str, name: &str) -> Result<Renamed, Box<dyn Error>> {
    let request = DescribeMnpRequest::builder()
        .mnp_id(id)
        .platform_id(PLATFORM)
        .build();
    let Some(now) = client.describe_mnp(request).await?.data else {
        return Err("there is no such mini program".into());
    };
    if now.mnp_name == name {
        return Ok(Renamed::Unchanged);
    }
    // All of these are required, even if they do not change.
    let request = ModifyMnpRequest::builder()
        .mnp_id(id)
        .mnp_name(name)
        .mnp_type(now.mnp_type)
        .mnp_intro(now.mnp_intro)
        .mnp_desc(now.mnp_desc)
        .platform_id(PLATFORM)
        .build();
    match client.modify_mnp(request).await {
        Ok(_) => Ok(Renamed::Done),
        Err(tcsas::Error::Service(error))
            if *error.code()
                == ModifyMnpError::InvalidParameterValueMiniProgramNameAlreadyExist =>
        {
            Ok(Renamed::Taken)
        }
        Err(tcsas::Error::Timeout(_) | tcsas::Error::Transport(_)) => Ok(Renamed::Unknown),
        Err(other) => Err(other.into()),
    }
}

/// An emulator of the service, and a client for it.
fn service() -> Result<(Emulator, Client), Box<dyn Error>> {
    let credentials = Credentials::new("AKIDEXAMPLE", "a-key-that-only-the-emulator-accepts");
    let emulator = Emulator::start(tcsas::SPECS, credentials.clone())?;
    let client = Client::builder()
        .credentials(credentials)
        .endpoint(emulator.endpoint())
        .build()?;
    Ok((emulator, client))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (emulator, client) = service()?;
    let outcome = rename(&client, "mpjnms6wibvjj8dd", "parcels").await?;
    let calls = emulator.executions("ModifyMNP").total;
    println!("renamed   {outcome:?}, with {calls} change");
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tcsas_emulator::{Fault, Place, Response, Step};

    use super::*;

    const ID: &str = "mpjnms6wibvjj8dd";

    #[tokio::test]
    async fn other_fields_are_unchanged() {
        let (emulator, client) = service().unwrap();
        let now = json!({ "Data": {
            "MNPId": ID, "MNPName": "old", "MNPType": "a type", "MNPIntro": "an introduction", "MNPDesc": "a text"
        } });
        emulator
            .respond("DescribeMNP", move |_| now.clone())
            .unwrap();
        assert_eq!(
            rename(&client, ID, "old").await.unwrap(),
            Renamed::Unchanged
        );
        assert_eq!(emulator.requests("ModifyMNP"), 0);
        assert_eq!(rename(&client, ID, "new").await.unwrap(), Renamed::Done);
        let sent = emulator.executions("ModifyMNP");
        for text in ["\"new\"", "\"a type\"", "\"an introduction\"", "\"a text\""] {
            assert_eq!(sent.containing(text), 1, "{text}");
        }
    }

    #[tokio::test]
    async fn taken_name_is_reported() {
        let (emulator, client) = service().unwrap();
        let code = "InvalidParameterValue.MiniProgramNameAlreadyExist";
        let taken = move |_: &serde_json::Value| Response::error(code, "Taken.");
        emulator.respond("ModifyMNP", taken).unwrap();
        assert_eq!(rename(&client, ID, "new").await.unwrap(), Renamed::Taken);
    }

    /// The connection breaks after the service has executed the call: repeating it might be wrong.
    #[tokio::test]
    async fn lost_response_is_not_a_failure() {
        let (emulator, client) = service().unwrap();
        let lost = Step::after(Fault::Reset {
            at: Place::BeforeHeaders,
        });
        emulator.script("ModifyMNP", lost).unwrap();
        assert_eq!(rename(&client, ID, "new").await.unwrap(), Renamed::Unknown);
        assert_eq!(emulator.executions("ModifyMNP").total, 1);
    }

    /// Read-only calls are repeated.
    #[tokio::test]
    async fn busy_service_is_retried() {
        let (emulator, client) = service().unwrap();
        let busy = Step::before(Fault::internal_error()).times(2);
        emulator.script("DescribeMNP", busy).unwrap();
        assert_eq!(rename(&client, ID, "new").await.unwrap(), Renamed::Done);
        assert_eq!(emulator.requests("DescribeMNP"), 3);
    }
}
