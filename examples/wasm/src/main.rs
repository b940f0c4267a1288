//! Signs a request and decodes its response in WebAssembly, where the host sends it.
//!
//! ```sh
//! cargo build -p wasm-example --target wasm32-unknown-unknown
//! node examples/wasm/run.mjs target/wasm32-unknown-unknown/debug/wasm-example.wasm
//! ```
//!
//! It asserts what `docs/platforms.md` states: an error of a call instead of a panic, too.

use std::error::Error as _;

use tcsas_runtime::error::TransportErrorKind;
use tcsas_runtime::sign::{Payload, Signer};
use tcsas_runtime::transport::{Body, BoxFuture, Transport, TransportError};
use tcsas_runtime::{Credentials, Error, bytes, http};

mod cloud {
    tcsas_macros::include_specs!("specs");
}

/// The transport is never reached: calls need timers.
#[derive(Debug)]
struct Unreached;

impl Transport for Unreached {
    fn send(
        &self,
        _: http::Request<bytes::Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        unreachable!("a call was sent")
    }
}

fn main() {
    let request = cloud::DeleteMnpRequest::builder()
        .mnp_id("mp1")
        .platform_id("T1")
        .build();
    let body = serde_json::to_string(&request).expect("a request is JSON");
    assert_eq!(body, r#"{"MNPId":"mp1","PlatformId":"T1"}"#);

    // The host passes the time, such as `Date.now()`.
    let credentials = Credentials::new("AKIDEXAMPLE", "a-secret-key");
    let host = "tcsas.intl.tencentcloudapi.com";
    let signer = Signer::new(credentials.clone(), "tcsas", host, "application/json");
    let signature = signer.authorization(Payload::Signed(body.as_bytes()), 1_736_121_600);
    let signature = signature.expect("the time has a date");
    assert!(signature.contains("Credential=AKIDEXAMPLE/2025-01-06/tcsas/tc3_request"));

    // The member `Response` of what the service sent.
    let response = r#"{"Data": {"Result": true}, "RequestId": "id-1"}"#;
    let response: cloud::DeleteMnpResponse = serde_json::from_str(response).expect("it fits");
    assert_eq!(response.data.result, Some(true));

    let client = cloud::Client::builder()
        .credentials(credentials)
        .region("ap-guangzhou")
        .transport(Unreached)
        .build();
    let call = client.expect("the settings are valid").delete_mnp(request);
    let error = call_without_timers(call.into_future()).expect_err("calls need timers");
    let Error::Transport(error) = error else {
        panic!("{error}")
    };
    assert_eq!(error.kind(), TransportErrorKind::NoRuntime);
    assert!(error.is_unsent() && error.source().is_some());
}

/// Polls in a runtime that has no timers, the only one of the target.
#[cfg(target_family = "wasm")]
fn call_without_timers<F: Future>(call: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("it needs nothing").block_on(call)
}

/// Polls without a runtime, which is the same error on other targets.
#[cfg(not(target_family = "wasm"))]
fn call_without_timers<F: Future>(call: F) -> F::Output {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(call).poll(&mut context) {
        std::task::Poll::Ready(output) => output,
        std::task::Poll::Pending => panic!("the call waits"),
    }
}
