//! Blocking calls, for programs without an async runtime.

use std::future::{Future, IntoFuture};
use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle, Runtime};

use super::call::Call;
use crate::codec::Message;
use crate::error::{Error, RequestError, TransportError, TransportErrorKind};
use crate::error_code::ErrorCode;

/// Drives all blocking calls of the program and keeps their connections, on one thread. It is
/// started by the first blocking call and runs until the program ends.
static RUNTIME: OnceLock<Result<Runtime, String>> = OnceLock::new();

impl<R: Message, E: ErrorCode> Call<R, E> {
    /// Sends the call and blocks the thread until it completes, for synchronous programs. Requires
    /// the feature `blocking`.
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
    /// Those of the call, and [`Error::Request`] inside a tokio runtime, where blocking would hold
    /// up other tasks; nothing is sent then. Use `.await` there. A library cannot see whether a
    /// thread of the runtime may block, so that the error includes `spawn_blocking` and
    /// `block_in_place`; there, block on the current runtime:
    ///
    /// ```
    /// # use tcsas_runtime::{Client, Error, Json};
    /// use tokio::runtime::Handle;
    ///
    /// # async fn example(client: Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let call = client
    ///     .call("DescribeZones", &serde_json::json!({}))
    ///     .into_future();
    /// let zones = tokio::task::spawn_blocking(|| Handle::current().block_on(call)).await??;
    /// # Ok(())
    /// # }
    /// ```
    pub fn wait(self) -> Result<R, Error<E>> {
        block_on(
            self.into_future(),
            ("`.await` the call instead", "call.into_future()"),
        )?
    }
}

/// Blocks on `future`. Inside a runtime it returns an error, whose message suggests `alternative`,
/// or to block on the runtime with the expression `future_expr`.
pub(crate) fn block_on<F: Future, E>(
    future: F,
    (alternative, future_expr): (&str, &str),
) -> Result<F::Output, Error<E>> {
    if Handle::try_current().is_ok() {
        return Err(RequestError::new(format!(
            "`wait` would block a thread of the async runtime it was called on: {alternative}, or, inside `spawn_blocking` or \
             `block_in_place`, use `tokio::runtime::Handle::current().block_on({future_expr})`"
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
