//! The hosts that a service has.

use crate::error::EndpointError;

/// One of the hosts that each service has.
///
/// Set with [`ClientBuilder::endpoint_kind`](crate::ClientBuilder::endpoint_kind).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointKind {
    /// `SERVICE.intl.tencentcloudapi.com`, for accounts of the international site.
    Intl,
    /// `SERVICE.tencentcloudapi.com`, for accounts of the mainland site.
    Mainland,
    /// `SERVICE.REGION.tencentcloudapi.com`, the servers in the client's region.
    Regional,
    /// `SERVICE.internal.tencentcloudapi.com`, for access from within the vendor's network.
    Internal,
}

impl EndpointKind {
    /// The host name.
    pub(crate) fn host(self, service: &str, region: Option<&str>) -> Result<String, EndpointError> {
        let part = match (self, region) {
            (Self::Intl, _) => "intl.",
            (Self::Mainland, _) => "",
            (Self::Internal, _) => "internal.",
            (Self::Regional, Some(region)) => {
                return Ok(format!("{service}.{region}.tencentcloudapi.com"));
            }
            (Self::Regional, None) => {
                return Err(EndpointError::new(
                    format!("{service}.REGION.tencentcloudapi.com"),
                    "the client has no region; set one with `region` or TENCENTCLOUD_REGION",
                ));
            }
        };
        Ok(format!("{service}.{part}tencentcloudapi.com"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::address::Endpoint;
    use super::*;

    #[test]
    fn hosts_are_built_from_service_and_region() {
        let of = |kind: EndpointKind, region| {
            kind.host("cvm", region).map_err(|error| error.to_string())
        };
        assert_eq!(
            of(EndpointKind::Intl, None).unwrap(),
            "cvm.intl.tencentcloudapi.com"
        );
        assert_eq!(
            of(EndpointKind::Mainland, None).unwrap(),
            "cvm.tencentcloudapi.com"
        );
        assert_eq!(
            of(EndpointKind::Internal, None).unwrap(),
            "cvm.internal.tencentcloudapi.com"
        );
        let regional = of(EndpointKind::Regional, Some("ap-singapore"));
        assert_eq!(regional.unwrap(), "cvm.ap-singapore.tencentcloudapi.com");
        assert!(
            of(EndpointKind::Regional, None)
                .unwrap_err()
                .contains("TENCENTCLOUD_REGION")
        );
        let bad = of(EndpointKind::Regional, Some("a/b")).unwrap();
        assert!(Endpoint::parse(&bad).is_err());
    }
}
