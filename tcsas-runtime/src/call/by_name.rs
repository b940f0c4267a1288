//! Calls of actions that there is no spec file for.

use super::action::CallAction;
use super::call::Call;
use super::json::Json;
use super::prepared::PreparedCall;
use crate::client::Client;
use crate::error_code::UnknownCode;

impl Client {
    /// Calls an action by its name, with JSON in and out: one that there is no spec file for. It
    /// goes through the same signing, limits and retries; what begins with `Describe`, `List`,
    /// `Get` or `Query` is taken to be safe to repeat, see [`Call::idempotent`].
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
        Call::prepared(PreparedCall::by_name(
            self.settings(),
            CallAction::named(action),
            parameters,
        ))
    }
}
