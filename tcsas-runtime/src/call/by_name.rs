//! Calls of actions without a spec.

use super::action::CallAction;
use super::call::Call;
use super::json::Json;
use super::prepared::PreparedCall;
use crate::client::Client;
use crate::error_code::UnknownCode;

impl Client {
    /// Prepares a call of an action that has no spec, with JSON parameters and a JSON response.
    ///
    /// Signing, retries and options are those of generated methods. Actions whose names begin with
    /// `Describe`, `List`, `Get` or `Query` are considered idempotent; override this with
    /// [`Call::idempotent`]. No rate limit applies, since none is known.
    ///
    /// ```no_run
    /// use tcsas_runtime::{Client, Service};
    ///
    /// static CVM: Service = Service {
    ///     name: "cvm",
    ///     version: "2017-03-12",
    ///     endpoint: "cvm.intl.tencentcloudapi.com",
    /// };
    ///
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let client: Client = Client::builder(&CVM).region("ap-singapore").build()?;
    /// let zones = client.call("DescribeZones", &serde_json::json!({})).await?;
    /// println!("{}", zones["TotalCount"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn call(&self, action: &str, parameters: &serde_json::Value) -> Call<Json, UnknownCode> {
        Call::from_prepared(PreparedCall::by_name(
            self.settings(),
            CallAction::named(action),
            parameters,
        ))
    }
}
