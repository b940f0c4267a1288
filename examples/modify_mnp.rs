//! The main job: a spec in JSON, as a typed call that is signed, sent and decoded.
//!
//! ```text
//! cargo run --example modify_mnp                      # against a server of its own
//! cargo run --example modify_mnp -- --endpoint URL    # against another one, with the credentials of the environment
//! cargo run --example modify_mnp -- --live            # against the service itself, with the credentials of the environment
//! ```

use std::error::Error as _;
use std::process::ExitCode;

use tcsas::runtime::bytes::Bytes;
use tcsas::runtime::http;
use tcsas::transport::{Body, BoxFuture, Limits, ReqwestTransport, Transport, TransportError};
use tcsas::{Client, Credentials, Error, ModifyMnpError, ModifyMnpRequest};
use tcsas_emulator::Emulator;

/// Host of the service.
const SERVICE: &str = "tcsas.intl.tencentcloudapi.com";

const USAGE: &str = "usage: modify_mnp [--endpoint URL | --live]";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        [] => against_an_emulator().await,
        ["--endpoint", url] => against(url).await,
        ["--live"] => against(SERVICE).await,
        ["--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Starts a server for `specs/`, calls it, and calls it again with credentials that it rejects.
async fn against_an_emulator() -> Result<(), String> {
    let credentials = Credentials::new(
        "AKIDEXAMPLEONLYFORTHEEMULATOR",
        "a-key-that-only-the-emulator-accepts",
    );
    let emulator =
        Emulator::start(tcsas::SPECS, credentials.clone()).map_err(|error| error.to_string())?;
    call(
        Client::builder().credentials(credentials),
        &emulator.endpoint(),
    )
    .await?;

    println!("\nThe same with a key unknown to the server:");
    let stranger = Credentials::new("AKIDSTRANGER", "another-key");
    let builder = Client::builder().credentials(stranger);
    let client = builder.endpoint(emulator.endpoint()).build();
    let client: Client = client.map_err(|error| error.to_string())?;
    match client.modify_mnp(documented_request()).await {
        Ok(_) => Err("the server accepted a key unknown to it".to_owned()),
        Err(Error::Service(error)) => {
            match error.code() {
                ModifyMnpError::AuthFailureSecretIdNotFound => {
                    println!("  matched   AuthFailureSecretIdNotFound")
                }
                ModifyMnpError::InvalidParameterValueInvalidMnpId => {
                    println!("  matched   a mini program that does not exist")
                }
                other => println!("  code      {other}, of class {}", other.class()),
            }
            println!("  error     {error}");
            Ok(())
        }
        Err(other) => Err(described(other)),
    }
}

/// Calls `endpoint` with the credentials of the environment.
async fn against(endpoint: &str) -> Result<(), String> {
    let credentials = Credentials::from_env().map_err(|error| error.to_string())?;
    call(Client::builder().credentials(credentials), endpoint).await
}

async fn call(builder: tcsas::ClientBuilder<Client>, endpoint: &str) -> Result<(), String> {
    let transport = ReqwestTransport::new(endpoint, Limits::default());
    let transport = Printing(transport.map_err(|error| error.to_string())?);
    let builder = builder.endpoint(endpoint).transport(transport);
    let client = builder.build().map_err(|error| error.to_string())?;
    let response = client
        .modify_mnp(documented_request())
        .await
        .map_err(described)?;
    println!("Response:");
    println!("  ResourceId {}", response.data.resource_id);
    println!("  RequestId  {}", response.request_id);
    Ok(())
}

/// The documented example.
fn documented_request() -> ModifyMnpRequest {
    ModifyMnpRequest::builder()
        .mnp_type("Logistics Services->1_Pickup/Delivery,Life Service->144_Lilliputian Services")
        .mnp_name("autotest_miniapp")
        .mnp_intro("test")
        .mnp_desc("test")
        .mnp_id("mpg9yjc0qbpkelik")
        .mnp_icon("http://127.0.0.1/T04257DS9431720WTAG/console/20240820162809-c31a505943.png")
        .platform_id("T04257DS9431720WTAG")
        .build()
}

/// An error and its causes in one line.
fn described<C: tcsas::ErrorCode>(error: Error<C>) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    text
}

/// The default transport, which prints each request.
#[derive(Debug)]
struct Printing(ReqwestTransport);

impl Transport for Printing {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let header = |name| {
            request
                .headers()
                .get(name)
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default()
        };
        let authorization = header("authorization");
        let part = |name: &str| {
            authorization
                .split(", ")
                .find_map(|part| part.strip_prefix(name))
                .unwrap_or_default()
        };
        println!("Sent:");
        println!(
            "  action    {} {}",
            header("x-tc-action"),
            header("x-tc-version")
        );
        println!("  endpoint  {}", request.uri());
        println!(
            "  signed    {} at {}",
            part("SignedHeaders="),
            header("x-tc-timestamp")
        );
        println!("  signature {}", part("Signature="));
        println!("  body      {} bytes", request.body().len());
        self.0.send(request)
    }
}
