#[doc(hidden)]
#[allow(clippy::all, clippy::pedantic, dead_code, non_camel_case_types, unused_imports)]
mod from_specs {
    use ::tcsas_runtime::__private as rt;
    use self::Client as __Client;
    /**Client of `things`, version 2025-01-06, at `things.intl.tencentcloudapi.com`.

Cloning is cheap; clones share connections, limits and settings. A client can be used from any thread.

Calls go to `things.intl.tencentcloudapi.com`, the host of the international site. `endpoint_kind` and `endpoint` of the [`builder`](Self::builder) select others.

# Actions

- [`FindThings`](Self::find_things): Finds things.

*/
    #[derive(Clone, Debug)]
    pub struct Client(rt::Client);
    static SERVICE: rt::Service = rt::Service {
        name: "things",
        version: "2025-01-06",
        endpoint: "things.intl.tencentcloudapi.com",
    };
    impl Client {
        /**Creates a client with fixed credentials and the service's own endpoint.

# Errors

Those of `build` of the [`builder`](Self::builder).*/
        pub fn new(credentials: rt::Credentials) -> rt::Result<Self, rt::SetupError> {
            Self::builder().credentials(credentials).build()
        }
        /**Creates a client with the credentials and the region of the environment: `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY`, `TENCENTCLOUD_TOKEN` and `TENCENTCLOUD_REGION`.

# Errors

If a variable is missing or its value is invalid.*/
        pub fn from_env() -> rt::Result<Self, rt::SetupError> {
            Self::builder().build()
        }
        /**Configures a client: credentials, region, endpoint, timeouts, retries.

Calls go to `things.intl.tencentcloudapi.com`, the host of the international site, unless `endpoint_kind` or `endpoint` select another host.*/
        pub fn builder() -> rt::ClientBuilder<Self> {
            rt::Client::builder(&SERVICE)
        }
        ///Returns the address that calls go to, such as `https://tcsas.tencentcloudapi.com`.
        pub fn endpoint(&self) -> rt::String {
            self.0.endpoint()
        }
    }
    impl rt::AsRef<rt::Client> for Client {
        fn as_ref(&self) -> &rt::Client {
            &self.0
        }
    }
    impl rt::From<rt::Client> for Client {
        fn from(client: rt::Client) -> Self {
            Self(client)
        }
    }
    impl Client {
        /**Finds things.

Not documented as idempotent: the client does not repeat a call that the service may have executed.*/
        #[cfg_attr(
            doc,
            doc = "\nParameters, errors and an example: [`FindThingsRequest`]."
        )]
        #[cfg_attr(
            not(doc),
            doc = r##"
# Parameters

- [`filters`](FindThingsRequest::filters): Conditions.
- [`limit`](FindThingsRequest::limit): Maximum number.
- [`since`](FindThingsRequest::since): Earliest time.
- [`order`](FindThingsRequest::order), required: Sort key.


# Errors

The service returns a code of [`FindThingsError`]. Documented for this action:

- [`FailedOperation`](FindThingsError::FailedOperation)
- [`InvalidParameterValue.Filter`](FindThingsError::InvalidParameterValueFilter)


# Example

```ignore
# async fn example() -> Result<(), Box<dyn std::error::Error>> {
use self::{Client, FindThingsRequest};

let client = Client::from_env()?;
let request = FindThingsRequest::builder()
    .order("...")
    .build();
let response = client.find_things(request).await?;
println!("{response:?}");
# Ok(())
# }
```"##
        )]
        #[inline]
        pub fn find_things(
            &self,
            request: FindThingsRequest,
        ) -> rt::Call<FindThingsResponse, FindThingsError> {
            rt::Call::new(
                &self.0,
                &rt::Action {
                    name: "FindThings",
                    signed: true,
                    idempotent: false,
                    client_token: false,
                    rate_limit: 0,
                },
                &request,
            )
        }
    }
    /**Requests: the parameters of each action.

They are reexported beside [`Client`](super::Client): programs leave out the name of this module.*/
    pub mod requests {
        use super::{__Client, rt, types};
        /**Parameters of [`FindThings`](super::Client::find_things).

Finds things.

Required: `order`.

Optional: `filters`, `limit`, `since`.

# Errors

The service returns a code of [`FindThingsError`](super::FindThingsError). Documented for this action:

- [`FailedOperation`](super::FindThingsError::FailedOperation)
- [`InvalidParameterValue.Filter`](super::FindThingsError::InvalidParameterValueFilter)


# Example

```ignore
# async fn example() -> Result<(), Box<dyn std::error::Error>> {
use self::{Client, FindThingsRequest};

let client = Client::from_env()?;
let request = FindThingsRequest::builder()
    .order("...")
    .build();
let response = client.find_things(request).await?;
println!("{response:?}");
# Ok(())
# }
```

Spec: `tests/specs/things-1/api.json`, line 19.*/
        #[non_exhaustive]
        pub struct FindThingsRequest {
            /**Conditions.

`Filters` on the wire.*/
            pub filters: rt::Option<rt::Vec<types::Filter>>,
            /**Maximum number.

`Limit` on the wire.*/
            pub limit: rt::Option<u64>,
            /**Earliest time.

`Since` on the wire.*/
            pub since: rt::Option<rt::String>,
            /**Sort key.

`Order` on the wire; required.*/
            pub order: rt::String,
        }
        #[automatically_derived]
        impl rt::Message for FindThingsRequest {
            #[inline]
            fn empty() -> Self {
                Self {
                    filters: rt::None,
                    limit: rt::None,
                    since: rt::None,
                    order: rt::String::new(),
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "FindThingsRequest",
                        fields: &["Filters", "Limit", "Since", "Order"],
                        rust: "filters limit since order",
                        required: 8,
                    },
                    &[&self.filters, &self.limit, &self.since, &self.order],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(
                    &mut [
                        &mut self.filters,
                        &mut self.limit,
                        &mut self.since,
                        &mut self.order,
                    ],
                )
            }
        }
        #[automatically_derived]
        impl rt::Clone for FindThingsRequest {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for FindThingsRequest {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for FindThingsRequest {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for FindThingsRequest {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for FindThingsRequest {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize(deserializer)
            }
        }
    }
    /**Builders of the requests.

They are reexported beside [`Client`](super::Client): programs leave out the name of this module.*/
    pub mod builders {
        use super::{__Client, rt, requests::*, spec, types};
        impl FindThingsRequest {
            #[cfg(doc)]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            pub fn builder() -> FindThingsRequestBuilder<rt::Unset> {
                loop {}
            }
            #[cfg(not(doc))]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            #[inline]
            pub fn builder() -> FindThingsRequestBuilder<(spec::without_order, ())> {
                FindThingsRequestBuilder(rt::Message::empty(), rt::PhantomData)
            }
        }
        /**Builder of [`FindThingsRequest`].

The type parameter records which required parameters are set. A function that sets optional parameters is generic over `S`; without a type argument, the type is the builder with everything required set.*/
        #[must_use]
        pub struct FindThingsRequestBuilder<S = (rt::Given, ())>(
            FindThingsRequest,
            rt::PhantomData<fn() -> S>,
        );
        impl<S> FindThingsRequestBuilder<S> {
            /**Conditions.

Sets the optional `Filters`.*/
            pub fn filters<H>(
                mut self,
                value: impl rt::IntoIterator<Item = impl rt::IntoItem<types::Filter, H>>,
            ) -> Self {
                self.0.filters = rt::Some(rt::list(value));
                self
            }
            ///Sets or clears [`filters`](Self::filters).
            pub fn set_filters(
                mut self,
                value: rt::Option<rt::Vec<types::Filter>>,
            ) -> Self {
                self.0.filters = value;
                self
            }
            /**Maximum number.

Sets the optional `Limit`.*/
            pub fn limit(mut self, value: u64) -> Self {
                self.0.limit = rt::Some(value);
                self
            }
            ///Sets or clears [`limit`](Self::limit).
            pub fn set_limit(mut self, value: rt::Option<u64>) -> Self {
                self.0.limit = value;
                self
            }
            /**Earliest time.

Sets the optional `Since`.*/
            pub fn since(mut self, value: impl rt::Into<rt::String>) -> Self {
                self.0.since = rt::Some(value.into());
                self
            }
            ///Sets or clears [`since`](Self::since).
            pub fn set_since(mut self, value: rt::Option<rt::String>) -> Self {
                self.0.since = value;
                self
            }
            /**Sort key.

Sets the required `Order`.*/
            pub fn order(
                mut self,
                value: impl rt::Into<rt::String>,
            ) -> FindThingsRequestBuilder<rt::Set<S, rt::I0>>
            where
                S: rt::SetAt<rt::I0>,
            {
                self.0.order = value.into();
                FindThingsRequestBuilder(self.0, rt::PhantomData)
            }
            #[cfg(doc)]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> FindThingsRequest
            where
                S: rt::AllSet,
            {
                self.0
            }
            #[cfg(not(doc))]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> FindThingsRequest
            where
                S: rt::State,
                rt::Missing<S>: rt::Complete<rt::MissingWires<S>, spec::FindThings>,
            {
                self.0
            }
        }
    }
    /**Responses of the actions.

They are reexported beside [`Client`](super::Client): programs leave out the name of this module.*/
    pub mod responses {
        use super::{__Client, rt, types};
        /**Response of [`FindThings`](super::Client::find_things).

Spec: `tests/specs/things-1/api.json`, line 19.*/
        #[non_exhaustive]
        pub struct FindThingsResponse {
            /**Matching things.

`Things` on the wire.*/
            pub things: rt::Vec<types::Thing>,
            /**Total number of things.

`Total` on the wire.*/
            pub total: rt::Option<i64>,
            /**Hint for the next search.

`Hint` on the wire.*/
            pub hint: rt::Option<rt::String>,
            ///Identifies the call to the service's support.
            pub request_id: rt::String,
        }
        #[automatically_derived]
        impl rt::Message for FindThingsResponse {
            #[inline]
            fn empty() -> Self {
                Self {
                    things: rt::Vec::new(),
                    total: rt::None,
                    hint: rt::None,
                    request_id: rt::String::new(),
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "FindThingsResponse",
                        fields: &["Things", "Total", "Hint", "RequestId"],
                        rust: "things total hint request_id",
                        required: 0,
                    },
                    &[&self.things, &self.total, &self.hint, &self.request_id],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(
                    &mut [
                        &mut self.things,
                        &mut self.total,
                        &mut self.hint,
                        &mut self.request_id,
                    ],
                )
            }
        }
        #[automatically_derived]
        impl rt::Default for FindThingsResponse {
            #[inline]
            fn default() -> Self {
                rt::Message::empty()
            }
        }
        #[automatically_derived]
        impl rt::Clone for FindThingsResponse {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for FindThingsResponse {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for FindThingsResponse {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for FindThingsResponse {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for FindThingsResponse {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize_lossy(deserializer)
            }
        }
    }
    /**Error codes of the actions.

They are reexported beside [`Client`](super::Client): programs leave out the name of this module.*/
    pub mod codes {
        use super::{__Client, rt, requests};
        /**Error codes of [`FindThings`](super::Client::find_things): its own, and those common to all actions.

Spec: `tests/specs/things-1/api.json`, line 19.*/
        #[non_exhaustive]
        pub enum FindThingsError {
            ///`FailedOperation`.
            FailedOperation,
            ///`InvalidParameterValue.Filter`.
            InvalidParameterValueFilter,
            /**The action has been taken out of service.

`ActionOffline`.*/
            ActionOffline,
            /**The `Authorization` header does not follow the standard.

`AuthFailure.InvalidAuthorization`.*/
            AuthFailureInvalidAuthorization,
            /**The secret ID is not one for API calls.

`AuthFailure.InvalidSecretId`.*/
            AuthFailureInvalidSecretId,
            /**Multi-factor authentication failed.

`AuthFailure.MFAFailure`.*/
            AuthFailureMfaFailure,
            /**The secret ID does not exist, or was deleted or disabled.

`AuthFailure.SecretIdNotFound`.*/
            AuthFailureSecretIdNotFound,
            /**The timestamp is more than five minutes away from the server's clock.

`AuthFailure.SignatureExpire`.*/
            AuthFailureSignatureExpire,
            /**The signature is not the one the server computed.

`AuthFailure.SignatureFailure`.*/
            AuthFailureSignatureFailure,
            /**The session token is invalid or has expired.

`AuthFailure.TokenFailure`.*/
            AuthFailureTokenFailure,
            /**The user of the credentials lacks the permission.

`AuthFailure.UnauthorizedOperation`.*/
            AuthFailureUnauthorizedOperation,
            /**A dry run: the call would have succeeded.

`DryRunOperation`.*/
            DryRunOperation,
            /**Internal error of the service.

`InternalError`.*/
            InternalError,
            /**There is no such action.

`InvalidAction`.*/
            InvalidAction,
            /**A parameter has an invalid format or type.

`InvalidParameter`.*/
            InvalidParameter,
            /**A parameter has an invalid value.

`InvalidParameterValue`.*/
            InvalidParameterValue,
            /**The body of the request cannot be parsed.

`InvalidRequest`.*/
            InvalidRequest,
            /**The caller's address is on the blocklist.

`IpInBlacklist`.*/
            IpInBlacklist,
            /**The caller's address is not on the allowlist.

`IpNotInWhitelist`.*/
            IpNotInWhitelist,
            /**A quota is exhausted.

`LimitExceeded`.*/
            LimitExceeded,
            /**A parameter is missing.

`MissingParameter`.*/
            MissingParameter,
            /**There is no such product.

`NoSuchProduct`.*/
            NoSuchProduct,
            /**There is no such API version.

`NoSuchVersion`.*/
            NoSuchVersion,
            /**Too many requests per second.

`RequestLimitExceeded`.*/
            RequestLimitExceeded,
            /**Too many requests of the account in all regions.

`RequestLimitExceeded.GlobalRegionUinLimitExceeded`.*/
            RequestLimitExceededGlobalRegionUinLimitExceeded,
            /**Too many requests from the address.

`RequestLimitExceeded.IPLimitExceeded`.*/
            RequestLimitExceededIpLimitExceeded,
            /**Too many requests of the account.

`RequestLimitExceeded.UinLimitExceeded`.*/
            RequestLimitExceededUinLimitExceeded,
            /**The request is too large.

`RequestSizeLimitExceeded`.*/
            RequestSizeLimitExceeded,
            /**The resource is in use.

`ResourceInUse`.*/
            ResourceInUse,
            /**The resources are insufficient.

`ResourceInsufficient`.*/
            ResourceInsufficient,
            /**The resource does not exist.

`ResourceNotFound`.*/
            ResourceNotFound,
            /**The resource is not available.

`ResourceUnavailable`.*/
            ResourceUnavailable,
            /**The response is too large.

`ResponseSizeLimitExceeded`.*/
            ResponseSizeLimitExceeded,
            /**The service is temporarily unavailable.

`ServiceUnavailable`.*/
            ServiceUnavailable,
            /**The operation is not allowed.

`UnauthorizedOperation`.*/
            UnauthorizedOperation,
            /**A parameter is unknown to the action.

`UnknownParameter`.*/
            UnknownParameter,
            /**The operation is not supported.

`UnsupportedOperation`.*/
            UnsupportedOperation,
            /**The HTTP method or protocol is not supported.

`UnsupportedProtocol`.*/
            UnsupportedProtocol,
            /**The action is not offered in the region.

`UnsupportedRegion`.*/
            UnsupportedRegion,
            ///A code without a variant. Compare [`Self::code`] with its text, which keeps working when a later version adds a variant for it.
            Unknown(rt::UnknownCode),
        }
        impl FindThingsError {
            ///The code as the service sends it, such as `InvalidParameterValue.InvalidMNPId`.
            #[inline]
            pub fn code(&self) -> &str {
                rt::code(self)
            }
            ///The class of the code: the part before the first dot, such as `InvalidParameterValue`.
            #[inline]
            pub fn class(&self) -> &str {
                rt::ErrorCode::class(self)
            }
        }
        #[automatically_derived]
        impl rt::ErrorCode for FindThingsError {
            const TEXTS: &'static str = "FailedOperation InvalidParameterValue.Filter ActionOffline AuthFailure.InvalidAuthorization AuthFailure.InvalidSecretId AuthFailure.MFAFailure AuthFailure.SecretIdNotFound AuthFailure.SignatureExpire AuthFailure.SignatureFailure AuthFailure.TokenFailure AuthFailure.UnauthorizedOperation DryRunOperation InternalError InvalidAction InvalidParameter InvalidParameterValue InvalidRequest IpInBlacklist IpNotInWhitelist LimitExceeded MissingParameter NoSuchProduct NoSuchVersion RequestLimitExceeded RequestLimitExceeded.GlobalRegionUinLimitExceeded RequestLimitExceeded.IPLimitExceeded RequestLimitExceeded.UinLimitExceeded RequestSizeLimitExceeded ResourceInUse ResourceInsufficient ResourceNotFound ResourceUnavailable ResponseSizeLimitExceeded ServiceUnavailable UnauthorizedOperation UnknownParameter UnsupportedOperation UnsupportedProtocol UnsupportedRegion";
            #[inline]
            fn known(index: usize) -> rt::Option<Self> {
                rt::Some(
                    match index {
                        0 => Self::FailedOperation,
                        1 => Self::InvalidParameterValueFilter,
                        2 => Self::ActionOffline,
                        3 => Self::AuthFailureInvalidAuthorization,
                        4 => Self::AuthFailureInvalidSecretId,
                        5 => Self::AuthFailureMfaFailure,
                        6 => Self::AuthFailureSecretIdNotFound,
                        7 => Self::AuthFailureSignatureExpire,
                        8 => Self::AuthFailureSignatureFailure,
                        9 => Self::AuthFailureTokenFailure,
                        10 => Self::AuthFailureUnauthorizedOperation,
                        11 => Self::DryRunOperation,
                        12 => Self::InternalError,
                        13 => Self::InvalidAction,
                        14 => Self::InvalidParameter,
                        15 => Self::InvalidParameterValue,
                        16 => Self::InvalidRequest,
                        17 => Self::IpInBlacklist,
                        18 => Self::IpNotInWhitelist,
                        19 => Self::LimitExceeded,
                        20 => Self::MissingParameter,
                        21 => Self::NoSuchProduct,
                        22 => Self::NoSuchVersion,
                        23 => Self::RequestLimitExceeded,
                        24 => Self::RequestLimitExceededGlobalRegionUinLimitExceeded,
                        25 => Self::RequestLimitExceededIpLimitExceeded,
                        26 => Self::RequestLimitExceededUinLimitExceeded,
                        27 => Self::RequestSizeLimitExceeded,
                        28 => Self::ResourceInUse,
                        29 => Self::ResourceInsufficient,
                        30 => Self::ResourceNotFound,
                        31 => Self::ResourceUnavailable,
                        32 => Self::ResponseSizeLimitExceeded,
                        33 => Self::ServiceUnavailable,
                        34 => Self::UnauthorizedOperation,
                        35 => Self::UnknownParameter,
                        36 => Self::UnsupportedOperation,
                        37 => Self::UnsupportedProtocol,
                        38 => Self::UnsupportedRegion,
                        _ => return rt::None,
                    },
                )
            }
            #[inline]
            fn unknown(code: &str) -> Self {
                Self::Unknown(rt::UnknownCode::new(code))
            }
            #[inline]
            fn as_unknown(&self) -> rt::Option<&str> {
                if let Self::Unknown(code) = self {
                    rt::Some(code.as_str())
                } else {
                    rt::None
                }
            }
        }
        #[automatically_derived]
        impl rt::KnownCode for FindThingsError {}
        #[automatically_derived]
        impl rt::Clone for FindThingsError {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone_code(self)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for FindThingsError {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq_code(self, other)
            }
        }
        #[automatically_derived]
        impl<T: rt::AsRef<str> + ?rt::Sized> rt::PartialEq<T> for FindThingsError {
            #[inline]
            fn eq(&self, other: &T) -> bool {
                self.code() == other.as_ref()
            }
        }
        #[automatically_derived]
        impl rt::Eq for FindThingsError {}
        #[automatically_derived]
        impl rt::Hash for FindThingsError {
            #[inline]
            fn hash<H: rt::Hasher>(&self, state: &mut H) {
                rt::hash_code(self, state);
            }
        }
        #[automatically_derived]
        impl rt::Debug for FindThingsError {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::Debug::fmt(self.code(), f)
            }
        }
        #[automatically_derived]
        impl rt::Display for FindThingsError {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                f.write_str(self.code())
            }
        }
    }
    ///Data types in requests and responses.
    pub mod types {
        use super::{__Client, rt};
        /**A condition.

Required: `name`, `values`.

Spec: `tests/specs/things-1/api.json`, line 262.*/
        #[non_exhaustive]
        pub struct Filter {
            /**Compared field.

`Name` on the wire; required.*/
            pub name: rt::String,
            /**Compared value.

`Values` on the wire; required.*/
            pub values: rt::Vec<rt::String>,
        }
        #[automatically_derived]
        impl rt::Message for Filter {
            #[inline]
            fn empty() -> Self {
                Self {
                    name: rt::String::new(),
                    values: rt::Vec::new(),
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "Filter",
                        fields: &["Name", "Values"],
                        rust: "name values",
                        required: 3,
                    },
                    &[&self.name, &self.values],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(&mut [&mut self.name, &mut self.values])
            }
        }
        #[automatically_derived]
        impl rt::Clone for Filter {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for Filter {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for Filter {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for Filter {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for Filter {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize(deserializer)
            }
        }
        impl Filter {
            #[cfg(doc)]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            pub fn builder() -> FilterBuilder<rt::Unset> {
                loop {}
            }
            #[cfg(not(doc))]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            #[inline]
            pub fn builder() -> FilterBuilder<
                (super::spec::without_name, (super::spec::without_values, ())),
            > {
                FilterBuilder(rt::Message::empty(), rt::PhantomData)
            }
        }
        /**Builder of [`Filter`].

The type parameter records which required parameters are set. A function that sets optional parameters is generic over `S`; without a type argument, the type is the builder with everything required set.*/
        #[must_use]
        pub struct FilterBuilder<S = (rt::Given, (rt::Given, ()))>(
            Filter,
            rt::PhantomData<fn() -> S>,
        );
        impl<S> FilterBuilder<S> {
            /**Compared field.

Sets the required `Name`.*/
            pub fn name(
                mut self,
                value: impl rt::Into<rt::String>,
            ) -> FilterBuilder<rt::Set<S, rt::I0>>
            where
                S: rt::SetAt<rt::I0>,
            {
                self.0.name = value.into();
                FilterBuilder(self.0, rt::PhantomData)
            }
            /**Compared value.

Sets the required `Values`.*/
            pub fn values<H>(
                mut self,
                value: impl rt::IntoIterator<Item = impl rt::IntoItem<rt::String, H>>,
            ) -> FilterBuilder<rt::Set<S, rt::I1>>
            where
                S: rt::SetAt<rt::I1>,
            {
                self.0.values = rt::list(value);
                FilterBuilder(self.0, rt::PhantomData)
            }
            #[cfg(doc)]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> Filter
            where
                S: rt::AllSet,
            {
                self.0
            }
            #[cfg(not(doc))]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> Filter
            where
                S: rt::State,
                rt::Missing<S>: rt::Complete<rt::MissingWires<S>, super::spec::Filter>,
            {
                self.0
            }
        }
        /**Dimensions.

Spec: `tests/specs/things-1/api.json`, line 300.*/
        #[non_exhaustive]
        pub struct Size {
            /**In metres.

`Width` on the wire.*/
            pub width: rt::Option<f64>,
            /**In metres.

`Depth` on the wire.*/
            pub depth: rt::Option<f64>,
        }
        #[automatically_derived]
        impl rt::Message for Size {
            #[inline]
            fn empty() -> Self {
                Self {
                    width: rt::None,
                    depth: rt::None,
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "Size",
                        fields: &["Width", "Depth"],
                        rust: "width depth",
                        required: 0,
                    },
                    &[&self.width, &self.depth],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(&mut [&mut self.width, &mut self.depth])
            }
        }
        #[automatically_derived]
        impl rt::Default for Size {
            #[inline]
            fn default() -> Self {
                rt::Message::empty()
            }
        }
        #[automatically_derived]
        impl rt::Clone for Size {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for Size {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for Size {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for Size {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for Size {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize_lossy(deserializer)
            }
        }
        /**A thing.

Spec: `tests/specs/things-1/api.json`, line 320.*/
        #[non_exhaustive]
        pub struct Thing {
            /**Id.

`Id` on the wire.*/
            pub id: rt::Option<rt::String>,
            /**Name.

`Name` on the wire.*/
            pub name: rt::Option<rt::String>,
            /**Size.

`Size` on the wire.*/
            pub size: rt::Option<Size>,
            /**Owner.

`Owner` on the wire.*/
            pub owner: rt::Option<rt::String>,
            /**Labels of the thing.

`Tags` on the wire.*/
            pub tags: rt::Vec<rt::String>,
        }
        #[automatically_derived]
        impl rt::Message for Thing {
            #[inline]
            fn empty() -> Self {
                Self {
                    id: rt::None,
                    name: rt::None,
                    size: rt::None,
                    owner: rt::None,
                    tags: rt::Vec::new(),
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "Thing",
                        fields: &["Id", "Name", "Size", "Owner", "Tags"],
                        rust: "id name size owner tags",
                        required: 0,
                    },
                    &[&self.id, &self.name, &self.size, &self.owner, &self.tags],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(
                    &mut [
                        &mut self.id,
                        &mut self.name,
                        &mut self.size,
                        &mut self.owner,
                        &mut self.tags,
                    ],
                )
            }
        }
        #[automatically_derived]
        impl rt::Default for Thing {
            #[inline]
            fn default() -> Self {
                rt::Message::empty()
            }
        }
        #[automatically_derived]
        impl rt::Clone for Thing {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for Thing {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for Thing {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for Thing {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for Thing {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize_lossy(deserializer)
            }
        }
    }
    #[cfg_attr(any(doc, miri), doc(hidden))]
    pub mod spec {
        use super::rt;
        pub enum Filter {}
        pub enum FindThings {}
        pub enum Name {}
        pub enum Order {}
        pub enum Values {}
        pub enum name {}
        pub enum order {}
        pub enum values {}
        pub enum without_name {}
        impl rt::Without for without_name {
            type Setter = name;
            type Wire = Name;
        }
        pub enum without_order {}
        impl rt::Without for without_order {
            type Setter = order;
            type Wire = Order;
        }
        pub enum without_values {}
        impl rt::Without for without_values {
            type Setter = values;
            type Wire = Values;
        }
    }
    #[doc(no_inline)]
    pub use self::{builders::*, codes::*, requests::*, responses::*};
}
#[allow(unused_imports)]
pub use from_specs::*;
