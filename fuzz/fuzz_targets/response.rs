//! Any bytes are the body of a response: decoded into a generated type and as JSON of a call by
//! name, they give the same error code or the same values.

#![no_main]

use std::sync::{Arc, LazyLock, Mutex};

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use tcsas_runtime::bytes::Bytes;
use tcsas_runtime::transport::{Body, BoxFuture, Transport, TransportError};
use tcsas_runtime::{Call, Credentials, Error, ErrorCode, RetryPolicy, http};
use tokio::runtime::Runtime;

mod cloud {
    tcsas_macros::include_specs!("specs");
}

/// Responds with the current input.
#[derive(Clone, Debug, Default)]
struct Canned(Arc<Mutex<Bytes>>);

impl Transport for Canned {
    fn send(
        &self,
        _: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let body = self.0.lock().unwrap().clone();
        Box::pin(async { Ok(http::Response::new(body.into())) })
    }
}

struct Setup {
    runtime: Runtime,
    body: Canned,
    client: cloud::Client,
}

static SETUP: LazyLock<Setup> = LazyLock::new(|| {
    let body = Canned::default();
    let client = cloud::Client::builder()
        .credentials(Credentials::new("AKIDEXAMPLE", "key"))
        .transport(body.clone())
        .retry(RetryPolicy::off())
        .rate_limits(false)
        .build();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    Setup {
        runtime: runtime.unwrap(),
        body,
        client: client.unwrap(),
    }
});

/// The result of a call: the values of the response, or the code of the error.
fn result<T, E: ErrorCode>(
    call: Call<T, E>,
    values: impl FnOnce(T) -> Value,
) -> Result<Value, Option<String>>
where
    Call<T, E>: IntoFuture<Output = Result<T, Error<E>>>,
{
    let result = SETUP.runtime.block_on(call.into_future());
    result.map(values).map_err(|error| {
        // Messages quote the body, in part and masked.
        assert!(!error.to_string().is_empty() && !format!("{error:?}").is_empty());
        error.code().map(str::to_owned)
    })
}

/// Whether two decoded values are the same, as far as they are of the same type. A field whose
/// value does not fit its type is empty, so that only values that fit all types are compared.
fn agree(typed: &Value, json: &Value) -> bool {
    match (typed, json) {
        (Value::Object(typed), Value::Object(json)) => typed
            .iter()
            .all(|(name, typed)| json.get(name).is_none_or(|json| agree(typed, json))),
        // Items that do not fit are left out.
        (Value::Array(typed), Value::Array(json)) if typed.len() == json.len() => typed
            .iter()
            .zip(json)
            .all(|(typed, json)| agree(typed, json)),
        (Value::String(typed), Value::String(json)) => typed == json,
        (Value::Bool(typed), Value::Bool(json)) => typed == json,
        (Value::Number(typed), Value::Number(json)) => {
            let fits = json.as_i64().is_some_and(|number| number >= 0);
            !fits || typed.as_f64() == json.as_f64()
        }
        _ => true,
    }
}

fuzz_target!(|input: &[u8]| {
    *SETUP.body.0.lock().unwrap() = Bytes::copy_from_slice(input);
    let request = cloud::DescribeEverythingRequest::builder().build();
    let typed = result(SETUP.client.describe_everything(request), |response| {
        serde_json::to_value(response).unwrap()
    });
    let call = SETUP
        .client
        .as_ref()
        .call("DescribeEverything", &serde_json::json!({}));
    let by_name = result(call, |response| response.into_inner());
    match (&typed, &by_name) {
        (Ok(typed), Ok(by_name)) => assert!(agree(typed, by_name), "{typed}\n{by_name}"),
        (Err(Some(typed)), Err(Some(by_name))) => assert_eq!(typed, by_name),
        // Without the fields of the action, a response cannot be distinguished from something else.
        (Err(None), _) | (_, Err(None)) => {}
        _ => panic!("{typed:?}\n{by_name:?}"),
    }
});
