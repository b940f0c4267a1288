//! A response of 10 MB, and the memory needed to receive and decode it.

use std::fmt::Write;
use std::net::SocketAddr;
use std::time::Instant;
use tcsas_runtime::Credentials;

mod generated {
    tcsas_macros::include_specs!("large");
}

/// Approximate size of the response in bytes.
const SIZE: usize = 10 << 20;

/// A list of typical items: a few short fields and a text.
pub fn body() -> String {
    let mut body = String::with_capacity(SIZE + 512);
    body.push_str(r#"{"Response":{"Items":["#);
    let text = "x".repeat(400);
    let mut number = 0;
    while body.len() < SIZE {
        let comma = if number == 0 { "" } else { "," };
        let _ = write!(
            body,
            r#"{comma}{{"Id":{number},"Name":"item {number}","Text":"{text}"}}"#
        );
        number += 1;
    }
    body.push_str(r#"],"RequestId":"36b3ccc2-a04a-4f73-82be-b472f5e4b262"}}"#);
    body
}

/// Measures one call on its own thread; allocations of the server are on another, and not counted.
pub fn report(address: SocketAddr) {
    let client: generated::Client = generated::Client::builder()
        .credentials(Credentials::new(crate::ID, crate::KEY))
        .endpoint(format!("http://{address}"))
        .build()
        .expect("a client");
    let size = body().len() as f64;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.expect("a runtime");
    let call = || {
        let call = client.large(generated::LargeRequest::builder().build());
        runtime.block_on(call.into_future())
    };
    assert!(call().expect("a response").items.len() > 20_000);
    let mut response = None;
    let start = Instant::now();
    let counted = allocation_counter::measure(|| response = Some(call()));
    let seconds = start.elapsed().as_secs_f64();
    drop(response);
    let peak = counted.bytes_max as f64 / size;
    let result = if peak <= 2.2 { "ok" } else { "missed" };
    println!("\n10 MB response: made, sent, received and decoded in {seconds:.3} s");
    println!("target: peak memory of a 10 MB response {peak:.2} of its size <= 2.2 {result}");
}
