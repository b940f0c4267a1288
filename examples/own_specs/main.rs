//! A program with specs of its own, of another service, beside the actions that this crate
//! describes. Both run on one transport and one set of keys.
//!
//! ```text
//! cargo run --example own_specs
//! ```
//!
//! Its specs are in `examples/own_specs/specs`; in a crate of its own they would be in `specs`,
//! with a build script of one line that makes Cargo notice new files (see `docs/spec-files.md`).

use std::error::Error;
use std::sync::Arc;

use tcsas::transport::{Limits, ReqwestTransport};
use tcsas::{Credentials, DescribeTeamRequest};
use tcsas_emulator::Emulator;

/// Security Token Service, as far as this program needs it.
mod sts {
    tcsas_macros::include_specs!("examples/own_specs/specs");
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let keys = Credentials::new("AKIDEXAMPLE", "a-key-that-only-the-emulator-accepts");
    let superapps = Emulator::start(tcsas::SPECS, keys.clone())?;
    let tokens = Emulator::start(sts::Client::SPECS, keys.clone())?;

    // The connections of one transport serve any number of clients.
    let transport = Arc::new(ReqwestTransport::new(
        &tokens.endpoint(),
        Limits::default(),
    )?);
    let sts: sts::Client = sts::Client::builder()
        .credentials(keys.clone())
        .endpoint(tokens.endpoint())
        .transport(Arc::clone(&transport))
        .build()?;
    let tcsas: tcsas::Client = tcsas::Client::builder()
        .credentials(keys)
        .endpoint(superapps.endpoint())
        .transport(transport)
        .build()?;

    let request = sts::GetCallerIdentityRequest::builder().build();
    let caller = sts.get_caller_identity(request).await?;
    println!("caller    {}", caller.arn.unwrap_or_default());

    let request = DescribeTeamRequest::builder()
        .team_id("1363731006")
        .platform_id("T04257DS9431720WTAG")
        .build();
    let team = tcsas.describe_team(request).await?;
    println!("team      {:?}", team.data);
    Ok(())
}
