//! Calls without an async runtime of the program's own.

use std::future::Future;
use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle, Runtime};

use super::call::Call;
use super::output::Response;
use crate::error::{Error, RequestError, TransportError, TransportErrorKind};
use crate::error_code::ErrorCode;

/// Drives the calls and keeps the connections of all blocking calls of the program, on one thread.
/// It is started by the first such call and ends with the program.
static RUNTIME: OnceLock<Result<Runtime, String>> = OnceLock::new();

impl<R: Response, E: ErrorCode> Call<R, E> {
    /// Waits for the answer and blocks the thread meanwhile: for programs that are not async.
    /// Feature `blocking`.
    ///
    /// ```no_run
    /// # use tcsas_runtime::{Client, Service};
    /// # static CVM: Service = Service { name: "cvm", version: "2017-03-12", endpoint: "cvm.tencentcloudapi.com" };
    /// fn main() -> Result<(), Box<dyn std::error::Error>> {
    ///     let client: Client = Client::builder(&CVM).build()?;
    ///     let zones = client.call("DescribeZones", &serde_json::json!({})).wait()?;
    ///     println!("{}", zones["TotalCount"]);
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of the call. Inside a tokio runtime, where blocking would hold up other tasks or all
    /// of them, it is [`Error::Request`], and nothing is sent: `.await` the call there. tokio does
    /// not let a library see whether a thread of the runtime may block, so that this includes
    /// `spawn_blocking` and `block_in_place`: there, give the call to the runtime that is at hand.
    ///
    /// ```
    /// # use tcsas_runtime::{Client, Error, Json};
    /// use tokio::runtime::Handle;
    ///
    /// # async fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let call = client.call("DescribeZones", &serde_json::json!({}));
    /// let zones = tokio::task::spawn_blocking(|| Handle::current().block_on(call)).await??;
    /// # Ok(())
    /// # }
    /// ```
    pub fn wait(self) -> Result<R, Error<E>> {
        block_on(self, ("`.await` the call instead", "call"))?
    }
}

/// Waits for `future`. Where that must not be, the error says to do what is `better`, or to hand
/// the future to the runtime, by the name that callers know it by.
pub(crate) fn block_on<F: Future, E>(
    future: F,
    (better, name): (&str, &str),
) -> Result<F::Output, Error<E>> {
    if Handle::try_current().is_ok() {
        return Err(RequestError::new(format!(
            "`wait` would block a thread of the async runtime it was called on: {better}, or, inside `spawn_blocking` or \
             `block_in_place`, write `tokio::runtime::Handle::current().block_on({name})`"
        ))
        .into());
    }
    let runtime = RUNTIME.get_or_init(|| {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("tcsas-blocking")
            .enable_all()
            .build();
        runtime.map_err(|error| error.to_string())
    });
    match runtime {
        Ok(runtime) => Ok(runtime.block_on(future)),
        Err(error) => {
            let what = "the thread for blocking calls cannot be started";
            let error =
                TransportError::new(TransportErrorKind::Other, what).with_source(error.as_str());
            Err(error.unsent().into())
        }
    }
}
