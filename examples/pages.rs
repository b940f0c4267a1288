//! Pagination: item by item, page by page, and with an error in between.
//!
//! ```text
//! cargo run --example pages
//! ```

use std::error::Error;

use serde_json::{Value, json};
use tcsas::{Client, Credentials, DescribeMnpListRequest};
use tcsas_emulator::{Emulator, Response};

/// Number of mini programs of the service.
const TOTAL: u64 = 23;

/// The service's limit on the page size.
const MOST: u64 = 10;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let credentials = Credentials::new("AKIDEXAMPLE", "a-key-that-only-the-emulator-accepts");
    let emulator = Emulator::start(tcsas::SPECS, credentials.clone())?;
    emulator.respond("DescribeMNPList", page)?;
    let client: Client = Client::builder()
        .credentials(credentials)
        .endpoint(emulator.endpoint())
        .build()?;
    let request = |offset| {
        DescribeMnpListRequest::builder()
            .platform_id("T04257DS9431720WTAG")
            .offset(offset)
            .limit(100)
            .build()
    };

    // Item by item. Pages are fetched as needed.
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

    // Page by page: the responses themselves, from the request's offset.
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

    // Dropping the stream stops the requests.
    let before = emulator.requests("DescribeMNPList");
    let mut first = client.describe_mnp_list(request(0)).pages().items();
    let found = first.next().await.ok_or("an empty list")??;
    drop(first);
    let calls = emulator.requests("DescribeMNPList") - before;
    println!("first     {} with {calls} call", found.mnp_name);

    // An error follows the items received before it, and ends the pagination.
    emulator.respond(
        "DescribeMNPList",
        |parameters: &Value| match parameters["Offset"].as_u64() {
            Some(0) => page(parameters).into(),
            _ => Response::error(
                "FailedOperation.PackageAlreadyExpired",
                "The package has expired.",
            ),
        },
    )?;
    let mut programs = client.describe_mnp_list(request(0)).pages().items();
    let mut received = 0;
    while let Some(program) = programs.next().await {
        match program {
            Ok(_) => received += 1,
            Err(error) => println!(
                "broken    after {received} items: {}",
                error.code().unwrap_or("no code")
            ),
        }
    }
    Ok(())
}

/// A page of mini programs, as the service would return it.
fn page(parameters: &Value) -> Value {
    let offset = parameters["Offset"].as_u64().unwrap_or(0);
    let limit = parameters["Limit"].as_u64().unwrap_or(MOST).min(MOST);
    let programs = (offset..TOTAL.min(offset + limit)).map(
        |number| json!({ "MNPId": format!("mp{number}"), "MNPName": format!("program {number}") }),
    );
    json!({ "Data": { "TotalCount": TOTAL, "DataList": programs.collect::<Vec<_>>() } })
}
