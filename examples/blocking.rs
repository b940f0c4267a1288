//! A program that is not async: `.wait()` in place of `.await`, with the feature `blocking`.
//!
//! ```text
//! cargo run --example blocking
//! ```

use std::error::Error;
use std::thread;

use tcsas::{Client, Credentials, ModifyMnpRequest};
use tcsas_emulator::Emulator;

fn main() -> Result<(), Box<dyn Error>> {
    let credentials = Credentials::new("AKIDEXAMPLE", "a-key-that-only-the-emulator-accepts");
    let emulator = Emulator::start(tcsas::SPECS, credentials.clone())?;
    let client: Client = Client::builder()
        .credentials(credentials)
        .endpoint(emulator.endpoint())
        .build()?;

    // A call blocks only its own thread, and all calls share the same connections.
    let calls: Vec<_> = ["first", "second", "third"]
        .map(|name| {
            let client = client.clone();
            thread::spawn(move || client.modify_mnp(request(name)).wait())
        })
        .into();
    for call in calls {
        let response = call.join().map_err(|_| "a thread has panicked")??;
        println!(
            "received  ResourceId {}, RequestId {}",
            response.data.resource_id, response.request_id
        );
    }

    emulator.revoke("AKIDEXAMPLE");
    match client.modify_mnp(request("fourth")).wait() {
        Ok(_) => Err("the server accepted revoked credentials".into()),
        Err(error) => {
            println!("rejected  {error}");
            Ok(())
        }
    }
}

fn request(name: &str) -> ModifyMnpRequest {
    ModifyMnpRequest::builder()
        .mnp_type("Life Service->144_Lilliputian Services")
        .mnp_name(name)
        .mnp_intro("test")
        .mnp_desc("test")
        .mnp_id("mpg9yjc0qbpkelik")
        .platform_id("T04257DS9431720WTAG")
        .build()
}
