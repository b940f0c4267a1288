//! Renames mini programs, and deletes regions of a service of its own.

use tcsas::{Client, ModifyMnpError, ModifyMnpRequest};

/// A service with a spec file of this crate.
pub mod own {
    tcsas_macros::include_specs!("specs");
}

/// Renames a mini program and returns the id of the resource.
pub async fn rename(client: &Client, name: &str) -> Result<i64, tcsas::Error<ModifyMnpError>> {
    let request = ModifyMnpRequest::builder()
        .mnp_type("Life Service->144_Lilliputian Services")
        .mnp_name(name)
        .mnp_intro("test")
        .mnp_desc("test")
        .mnp_id("mpg9yjc0qbpkelik")
        .platform_id("T04257DS9431720WTAG")
        .build();
    Ok(client.modify_mnp(request).await?.data.resource_id)
}
