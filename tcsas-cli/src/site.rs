//! Which site calls go to: the vendor's descriptions are the same for both, and do not say.

use tcsas_spec::Options;
use tcsas_spec::model::{Service, Site};

/// The options to read with if a site was chosen, or none.
pub(super) fn options(site: Option<Site>) -> Options {
    Options {
        intl: site == Some(Site::International),
        mainland: site == Some(Site::Mainland),
        ..Options::default()
    }
}

/// Where calls go to.
pub(super) fn told(service: &Service) -> String {
    let endpoint = &service.endpoint;
    match service.site() {
        Some(site) => format!("calls go to {endpoint}, {site}"),
        None => format!("calls go to {endpoint}"),
    }
}

/// What to do about a site that nobody chose.
pub(super) fn advice(service: &Service) -> String {
    let name = &service.name;
    format!(
        "nothing says which site the description is for, so that {}; choose by `--site intl` or `--site mainland`, by `intl: true` \
         or `intl: false` of include_specs!, or by a `shared.json` beside it with \"endpoint\": \"{name}.intl.tencentcloudapi.com\"",
        told(service)
    )
}
