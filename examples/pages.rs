//! A list that comes in pages, walked to its end: item by item, page by page, and what happens
//! where it breaks.
//!
//! ```text
//! cargo run --example pages
//! ```

use std::error::Error;

use serde_json::{Value, json};
use tcsas::{Client, Credentials, DescribeMnpListRequest};
use tcsas_emulator::{Emulator, Response};

/// How many mini programs the service has.
const TOTAL: u64 = 23;

/// What it gives at most in a page, whatever is asked for.
const MOST: u64 = 10;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let keys = Credentials::new("AKIDEXAMPLE", "a-key-that-only-the-emulator-accepts");
    let emulator = Emulator::start(tcsas::SPECS, keys.clone())?;
    emulator.respond("DescribeMNPList", page)?;
    let client: Client = Client::builder()
        .credentials(keys)
        .endpoint(emulator.endpoint())
        .build()?;
    let request = |offset| {
        DescribeMnpListRequest::builder()
            .platform_id("T04257DS9431720WTAG")
            .offset(offset)
            .limit(100)
            .build()
    };

    // Item by item. The pages are fetched as they are needed.
    let mut programs = client.describe_mnp_list(request(0)).pages().items();
    let mut names = Vec::new();
    while let Some(program) = programs.next().await {
        names.push(program?.mnp_name);
    }
    let calls = emulator.requests("DescribeMNPList");
    println!(
        "items     {} in {calls} calls, the last is {}",
        names.len(),
        names[names.len() - 1]
    );

    // Page by page: the answers themselves, from the place that the request says.
    let mut pages = client.describe_mnp_list(request(5)).pages();
    while let Some(page) = pages.next().await {
        let page = page?;
        let list = page.data.data_list;
        println!(
            "page      {} items, request id of {} characters",
            list.len(),
            page.request_id.len()
        );
    }

    // Whoever stops asking sends no more.
    let before = emulator.requests("DescribeMNPList");
    let mut first = client.describe_mnp_list(request(0)).pages().items();
    let found = first.next().await.ok_or("an empty list")??;
    drop(first);
    let calls = emulator.requests("DescribeMNPList") - before;
    println!("first     {} with {calls} call", found.mnp_name);

    // An error comes behind what was received before it, and ends the walk.
    emulator.respond("DescribeMNPList", |asked: &Value| {
        match asked["Offset"].as_u64() {
            Some(0) => page(asked).into(),
            _ => Response::error(
                "FailedOperation.PackageAlreadyExpired",
                "The package has expired.",
            ),
        }
    })?;
    let mut programs = client.describe_mnp_list(request(0)).pages().items();
    let mut received = 0;
    while let Some(program) = programs.next().await {
        match program {
            Ok(_) => received += 1,
            Err(error) => println!(
                "broken    behind {received} items: {}",
                error.code().unwrap_or("no code")
            ),
        }
    }
    Ok(())
}

/// A page of mini programs, as the service would give it.
fn page(asked: &Value) -> Value {
    let offset = asked["Offset"].as_u64().unwrap_or(0);
    let limit = asked["Limit"].as_u64().unwrap_or(MOST).min(MOST);
    let programs = (offset..TOTAL.min(offset + limit)).map(
        |number| json!({ "MNPId": format!("mp{number}"), "MNPName": format!("program {number}") }),
    );
    json!({ "Data": { "TotalCount": TOTAL, "DataList": programs.collect::<Vec<_>>() } })
}
