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
    let keys = Credentials::new("AKIDEXAMPLE", "a-key-that-only-the-emulator-accepts");
    let specs = concat!(env!("CARGO_MANIFEST_DIR"), "/specs");
    let emulator = Emulator::start(specs, keys.clone())?;
    let client: Client = Client::builder()
        .credentials(keys)
        .endpoint(emulator.endpoint())
        .build()?;

    // A call blocks its own thread and no other, and all of them use the same connections.
    let calls: Vec<_> = ["first", "second", "third"]
        .map(|name| {
            let client = client.clone();
            thread::spawn(move || client.modify_mnp(request(name)).wait())
        })
        .into();
    for call in calls {
        let answer = call.join().map_err(|_| "a thread has panicked")??;
        println!(
            "answered  ResourceId {}, RequestId {}",
            answer.data.resource_id, answer.request_id
        );
    }

    emulator.revoke("AKIDEXAMPLE");
    match client.modify_mnp(request("fourth")).wait() {
        Ok(_) => Err("a key was taken that the server no longer knows".into()),
        Err(error) => {
            println!("refused   {error}");
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
