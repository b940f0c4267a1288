//! Error codes of actions, and the common ones that every action may return.

use crate::markup::Description;

/// An error code that an action may return.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorCode {
    /// Code on the wire (`InvalidParameterValue.InvalidMNPId`).
    pub code: String,
    /// Documentation, as Markdown that is safe inside rustdoc.
    pub description: Description,
    /// Whether it was added after the version was first published.
    pub added_later: bool,
}

/// Error codes that every action may return, by the vendor's documentation of API 3.0: code and
/// description, sorted by code.
pub const COMMON_CODES: &[(&str, &str)] = &[
    ("ActionOffline", "The action has been taken out of service."),
    (
        "AuthFailure.InvalidAuthorization",
        "The `Authorization` header does not follow the standard.",
    ),
    (
        "AuthFailure.InvalidSecretId",
        "The secret ID is not one for API calls.",
    ),
    (
        "AuthFailure.MFAFailure",
        "Multi-factor authentication failed.",
    ),
    (
        "AuthFailure.SecretIdNotFound",
        "The secret ID does not exist, or was deleted or disabled.",
    ),
    (
        "AuthFailure.SignatureExpire",
        "The timestamp is more than five minutes away from the server's clock.",
    ),
    (
        "AuthFailure.SignatureFailure",
        "The signature is not the one the server computed.",
    ),
    (
        "AuthFailure.TokenFailure",
        "The session token is invalid or has expired.",
    ),
    (
        "AuthFailure.UnauthorizedOperation",
        "The user of the credentials lacks the permission.",
    ),
    (
        "DryRunOperation",
        "A dry run: the call would have succeeded.",
    ),
    ("FailedOperation", "The operation failed."),
    ("InternalError", "Internal error of the service."),
    ("InvalidAction", "There is no such action."),
    (
        "InvalidParameter",
        "A parameter has an invalid format or type.",
    ),
    ("InvalidParameterValue", "A parameter has an invalid value."),
    (
        "InvalidRequest",
        "The body of the request cannot be parsed.",
    ),
    ("IpInBlacklist", "The caller's address is on the blocklist."),
    (
        "IpNotInWhitelist",
        "The caller's address is not on the allowlist.",
    ),
    ("LimitExceeded", "A quota is exhausted."),
    ("MissingParameter", "A parameter is missing."),
    ("NoSuchProduct", "There is no such product."),
    ("NoSuchVersion", "There is no such API version."),
    ("RequestLimitExceeded", "Too many requests per second."),
    (
        "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
        "Too many requests of the account in all regions.",
    ),
    (
        "RequestLimitExceeded.IPLimitExceeded",
        "Too many requests from the address.",
    ),
    (
        "RequestLimitExceeded.UinLimitExceeded",
        "Too many requests of the account.",
    ),
    ("RequestSizeLimitExceeded", "The request is too large."),
    ("ResourceInUse", "The resource is in use."),
    ("ResourceInsufficient", "The resources are insufficient."),
    ("ResourceNotFound", "The resource does not exist."),
    ("ResourceUnavailable", "The resource is not available."),
    ("ResponseSizeLimitExceeded", "The response is too large."),
    (
        "ServiceUnavailable",
        "The service is temporarily unavailable.",
    ),
    ("UnauthorizedOperation", "The operation is not allowed."),
    ("UnknownParameter", "A parameter is unknown to the action."),
    ("UnsupportedOperation", "The operation is not supported."),
    (
        "UnsupportedProtocol",
        "The HTTP method or protocol is not supported.",
    ),
    (
        "UnsupportedRegion",
        "The action is not offered in the region.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_codes_are_sorted_and_unique() {
        assert!(COMMON_CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
