//! Every kind of error of a call, and how a program may handle each.
//!
//! ```text
//! cargo run --example errors
//! ```

use std::time::Duration;

use tcsas::credential::CredentialProvider;
use tcsas::error::CredentialError;
use tcsas::transport::BoxFuture;
use tcsas::{Client, ClientBuilder, CreateMnpError, CreateMnpRequest, Credentials, Error};
use tcsas_emulator::{Emulator, Fault, Place, Step};

/// Next step of a program that creates mini programs for its users.
fn next_step(error: &Error<CreateMnpError>) -> String {
    match error {
        // An error response: the code determines what the user can correct.
        Error::Service(error) => match error.code() {
            CreateMnpError::InvalidParameterValueMiniProgramNameAlreadyExist => {
                "ask for another name".to_owned()
            }
            CreateMnpError::FailedOperationMnpNumberExceedLimit => {
                "sell a larger package".to_owned()
            }
            // Codes that this version of the crate does not know are kept: `code()` has their text.
            other if other.class() == "InvalidParameterValue" => {
                format!("ask for another value: {}", other.code())
            }
            other => format!(
                "report {other} and {} to the service's support",
                error.request_id().unwrap_or("no request id")
            ),
        },
        // Unless nothing was sent, the call may have taken effect: check before repeating it.
        Error::Timeout(error) if error.is_unsent() => "try again later".to_owned(),
        Error::Timeout(_) => "check whether the mini program exists".to_owned(),
        Error::Transport(error) if error.is_unsent() => "try again later".to_owned(),
        Error::Transport(_) => "check whether the mini program exists".to_owned(),
        // An intermediary responded in place of the service.
        Error::InvalidResponse(error) => {
            format!("report the status {} to operations", error.status())
        }
        // Nothing was sent; the settings of the program must be corrected.
        Error::Credentials(_) | Error::Endpoint(_) | Error::Request(_) => {
            "stop the program".to_owned()
        }
        // Variants that a later version adds.
        _ => "give up".to_owned(),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let credentials = Credentials::new("AKIDEXAMPLE", "a-key-that-only-the-emulator-accepts");
    let emulator = Emulator::start(tcsas::SPECS, credentials.clone())?;
    let client = || {
        Client::builder()
            .credentials(credentials.clone())
            .endpoint(emulator.endpoint())
            .timeout(Duration::from_secs(2))
    };
    let name_is_taken = "InvalidParameterValue.MiniProgramNameAlreadyExist";
    for (what, step) in [
        (
            "a name that is taken",
            Fault::error(name_is_taken, "Taken."),
        ),
        (
            "a code from tomorrow",
            Fault::error("InvalidParameterValue.Tone", "Too loud."),
        ),
        ("a failure of the service", Fault::internal_error()),
        ("a broken connection", Fault::Reset { at: Place::InBody }),
        ("a response of a proxy", Fault::Html),
    ] {
        emulator.script("CreateMNP", Step::after(step).forever())?;
        show(what, client()).await;
    }
    let pause = Duration::from_secs(9);
    let slow = Fault::Delay {
        at: Place::BeforeHeaders,
        pause,
    };
    emulator.script("CreateMNP", Step::after(slow).forever())?;
    show("a response that never arrives", client()).await;
    emulator.clear_scripts();
    show(
        "a server that does not exist",
        client().endpoint("http://127.0.0.1:1"),
    )
    .await;
    show("lost credentials", client().credential_provider(Gone)).await;
    show("an invalid endpoint", client().endpoint("https://a b")).await;
    show("no fault", client()).await;
    Ok(())
}

/// Makes a call, and prints its outcome.
async fn show(what: &str, builder: ClientBuilder<Client>) {
    match create(builder).await {
        Ok(id) => println!("{what}\n    made {id}"),
        Err(error) => {
            let id = error.request_id().unwrap_or("none");
            println!(
                "{what}\n    {error}\n    request id: {id}\n    next: {}",
                next_step(&error)
            );
        }
    }
}

async fn create(builder: ClientBuilder<Client>) -> Result<String, Error<CreateMnpError>> {
    // `?` converts the error of building a client.
    let client = builder.build()?;
    let request = CreateMnpRequest::builder()
        .mnp_type("Logistics Services->1_Pickup/Delivery")
        .mnp_name("parcels")
        .mnp_icon("https://example.com/parcels.png")
        .mnp_intro("Parcels to your door")
        .mnp_desc("Orders, tracks and returns parcels.")
        .platform_id("T04257DS9431720WTAG")
        .build();
    let response = client.create_mnp(request).await?;
    Ok(response.data.resource_id.unwrap_or_default())
}

/// A vault that has lost the credentials.
#[derive(Debug)]
struct Gone;

impl CredentialProvider for Gone {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async {
            Err(CredentialError::new(
                "the vault has no credentials for this program",
            ))
        })
    }
}
