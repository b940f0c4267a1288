#[doc(hidden)]
mod from_specs {
    use ::tcsas_runtime::__private as rt;
    use self::Client as __Client;
    /**Client of `cls`, version 2020-10-16, at `cls.intl.tencentcloudapi.com`.

Cloning is cheap; clones share connections, limits and settings. A client can be used from any thread.

Calls go to `cls.intl.tencentcloudapi.com`, the host of the international site. `endpoint_kind` and `endpoint` of the [`builder`](Self::builder) select others.

# Actions

- [`UploadLog`](Self::upload_log): Stores logs in a topic.

*/
    #[derive(Clone, Debug)]
    pub struct Client(rt::Client);
    static SERVICE: rt::Service = rt::Service {
        name: "cls",
        version: "2020-10-16",
        endpoint: "cls.intl.tencentcloudapi.com",
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

Calls go to `cls.intl.tencentcloudapi.com`, the host of the international site, unless `endpoint_kind` or `endpoint` select another host.*/
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
        /**Stores logs in a topic.

Not documented as idempotent: the client does not repeat a call that the service may have executed.

The body of the request is sent as it is, and the other parameters as headers.*/
        #[cfg_attr(
            doc,
            doc = "\nParameters, errors and an example: [`UploadLogRequest`]."
        )]
        #[cfg_attr(
            not(doc),
            doc = r##"
# Parameters

- [`topic_id`](UploadLogRequest::topic_id), required: The topic
- [`hash_key`](UploadLogRequest::hash_key): Not in use
- [`compress_type`](UploadLogRequest::compress_type): How the logs are compressed
- [`body`](UploadLogRequest::body), required: The logs, in the form of protobuf


# Errors

The service returns a code of [`UploadLogError`]. Documented for this action:

- [`FailedOperation.TopicIsolated`](UploadLogError::FailedOperationTopicIsolated)
- [`InternalError`](UploadLogError::InternalError)
- [`LimitExceeded.LogSize`](UploadLogError::LimitExceededLogSize)


# Example

```no_run
# async fn example() -> Result<(), Box<dyn std::error::Error>> {
use tcsas::{Client, UploadLogRequest};

let client = Client::from_env()?;
let request = UploadLogRequest::builder()
    .topic_id("...")
    .body(std::fs::read("file")?)
    .build();
let response = client.upload_log(request).await?;
println!("{response:?}");
# Ok(())
# }
```"##
        )]
        #[inline]
        pub fn upload_log(
            &self,
            request: UploadLogRequest,
        ) -> rt::Call<UploadLogResponse, UploadLogError> {
            rt::Call::octet_stream(
                &self.0,
                &rt::Action {
                    name: "UploadLog",
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
        /**Parameters of [`UploadLog`](super::Client::upload_log).

Stores logs in a topic.

Required: `topic_id`, `body`.

Optional: `hash_key`, `compress_type`.

# Errors

The service returns a code of [`UploadLogError`](super::UploadLogError). Documented for this action:

- [`FailedOperation.TopicIsolated`](super::UploadLogError::FailedOperationTopicIsolated)
- [`InternalError`](super::UploadLogError::InternalError)
- [`LimitExceeded.LogSize`](super::UploadLogError::LimitExceededLogSize)


# Example

```no_run
# async fn example() -> Result<(), Box<dyn std::error::Error>> {
use tcsas::{Client, UploadLogRequest};

let client = Client::from_env()?;
let request = UploadLogRequest::builder()
    .topic_id("...")
    .body(std::fs::read("file")?)
    .build();
let response = client.upload_log(request).await?;
println!("{response:?}");
# Ok(())
# }
```

Spec: [`tests/specs/logs/UploadLog.json`](<https://example.com/tests/specs/logs/UploadLog.json>).*/
        #[non_exhaustive]
        pub struct UploadLogRequest {
            /**The topic

`TopicId` on the wire; required.*/
            pub topic_id: rt::String,
            /**Not in use

`HashKey` on the wire; disabled by the service.*/
            pub hash_key: rt::Option<rt::String>,
            /**How the logs are compressed

`CompressType` on the wire.*/
            pub compress_type: rt::Option<rt::String>,
            /**The logs, in the form of protobuf

`Body` on the wire; required.*/
            pub body: rt::Bytes,
        }
        #[automatically_derived]
        impl rt::Message for UploadLogRequest {
            #[inline]
            fn empty() -> Self {
                Self {
                    topic_id: rt::String::new(),
                    hash_key: rt::None,
                    compress_type: rt::None,
                    body: rt::Bytes::new(),
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "UploadLogRequest",
                        fields: &["TopicId", "HashKey", "CompressType", "Body"],
                        rust: "topic_id hash_key compress_type body",
                        required: 9,
                    },
                    &[&self.topic_id, &self.hash_key, &self.compress_type, &self.body],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(
                    &mut [
                        &mut self.topic_id,
                        &mut self.hash_key,
                        &mut self.compress_type,
                        &mut self.body,
                    ],
                )
            }
        }
        #[automatically_derived]
        impl rt::Clone for UploadLogRequest {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for UploadLogRequest {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for UploadLogRequest {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for UploadLogRequest {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for UploadLogRequest {
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
        impl UploadLogRequest {
            #[cfg(doc)]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            pub fn builder() -> UploadLogRequestBuilder<rt::Unset> {
                loop {}
            }
            #[cfg(not(doc))]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            #[inline]
            pub fn builder() -> UploadLogRequestBuilder<
                (spec::without_topic_id, (spec::without_body, ())),
            > {
                UploadLogRequestBuilder(rt::Message::empty(), rt::PhantomData)
            }
        }
        /**Builder of [`UploadLogRequest`].

The type parameter records which required parameters are set. A function that sets optional parameters is generic over `S`; without a type argument, the type is the builder with everything required set.*/
        #[must_use]
        pub struct UploadLogRequestBuilder<S = (rt::Given, (rt::Given, ()))>(
            UploadLogRequest,
            rt::PhantomData<fn() -> S>,
        );
        impl<S> UploadLogRequestBuilder<S> {
            /**The topic

Sets the required `TopicId`.*/
            pub fn topic_id(
                mut self,
                value: impl rt::Into<rt::String>,
            ) -> UploadLogRequestBuilder<rt::Set<S, rt::I0>>
            where
                S: rt::SetAt<rt::I0>,
            {
                self.0.topic_id = value.into();
                UploadLogRequestBuilder(self.0, rt::PhantomData)
            }
            /**Not in use

Sets the optional `HashKey`.*/
            pub fn hash_key(mut self, value: impl rt::Into<rt::String>) -> Self {
                self.0.hash_key = rt::Some(value.into());
                self
            }
            ///Sets or clears [`hash_key`](Self::hash_key).
            pub fn set_hash_key(mut self, value: rt::Option<rt::String>) -> Self {
                self.0.hash_key = value;
                self
            }
            /**How the logs are compressed

Sets the optional `CompressType`.*/
            pub fn compress_type(mut self, value: impl rt::Into<rt::String>) -> Self {
                self.0.compress_type = rt::Some(value.into());
                self
            }
            ///Sets or clears [`compress_type`](Self::compress_type).
            pub fn set_compress_type(mut self, value: rt::Option<rt::String>) -> Self {
                self.0.compress_type = value;
                self
            }
            /**The logs, in the form of protobuf

Sets the required `Body`.*/
            pub fn body(
                mut self,
                value: impl rt::Into<rt::Bytes>,
            ) -> UploadLogRequestBuilder<rt::Set<S, rt::I1>>
            where
                S: rt::SetAt<rt::I1>,
            {
                self.0.body = value.into();
                UploadLogRequestBuilder(self.0, rt::PhantomData)
            }
            #[cfg(doc)]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> UploadLogRequest
            where
                S: rt::AllSet,
            {
                self.0
            }
            #[cfg(not(doc))]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> UploadLogRequest
            where
                S: rt::State,
                rt::Missing<S>: rt::Complete<rt::MissingWires<S>, spec::UploadLog>,
            {
                self.0
            }
        }
    }
    /**Responses of the actions.

They are reexported beside [`Client`](super::Client): programs leave out the name of this module.*/
    pub mod responses {
        use super::{__Client, rt, types};
        /**Response of [`UploadLog`](super::Client::upload_log).

Spec: [`tests/specs/logs/UploadLog.json`](<https://example.com/tests/specs/logs/UploadLog.json>).*/
        #[non_exhaustive]
        pub struct UploadLogResponse {
            ///Identifies the call to the service's support.
            pub request_id: rt::String,
        }
        #[automatically_derived]
        impl rt::Message for UploadLogResponse {
            #[inline]
            fn empty() -> Self {
                Self {
                    request_id: rt::String::new(),
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "UploadLogResponse",
                        fields: &["RequestId"],
                        rust: "request_id",
                        required: 0,
                    },
                    &[&self.request_id],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(&mut [&mut self.request_id])
            }
        }
        #[automatically_derived]
        impl rt::Default for UploadLogResponse {
            #[inline]
            fn default() -> Self {
                rt::Message::empty()
            }
        }
        #[automatically_derived]
        impl rt::Clone for UploadLogResponse {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for UploadLogResponse {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for UploadLogResponse {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for UploadLogResponse {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for UploadLogResponse {
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
        /**Error codes of [`UploadLog`](super::Client::upload_log): its own, and those common to all actions.

Spec: [`tests/specs/logs/UploadLog.json`](<https://example.com/tests/specs/logs/UploadLog.json>).*/
        #[non_exhaustive]
        pub enum UploadLogError {
            ///`FailedOperation.TopicIsolated`.
            FailedOperationTopicIsolated,
            ///`InternalError`.
            InternalError,
            ///`LimitExceeded.LogSize`.
            LimitExceededLogSize,
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
            /**The operation failed.

`FailedOperation`.*/
            FailedOperation,
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
        impl UploadLogError {
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
        impl rt::ErrorCode for UploadLogError {
            const TEXTS: &'static str = "FailedOperation.TopicIsolated InternalError LimitExceeded.LogSize ActionOffline AuthFailure.InvalidAuthorization AuthFailure.InvalidSecretId AuthFailure.MFAFailure AuthFailure.SecretIdNotFound AuthFailure.SignatureExpire AuthFailure.SignatureFailure AuthFailure.TokenFailure AuthFailure.UnauthorizedOperation DryRunOperation FailedOperation InvalidAction InvalidParameter InvalidParameterValue InvalidRequest IpInBlacklist IpNotInWhitelist LimitExceeded MissingParameter NoSuchProduct NoSuchVersion RequestLimitExceeded RequestLimitExceeded.GlobalRegionUinLimitExceeded RequestLimitExceeded.IPLimitExceeded RequestLimitExceeded.UinLimitExceeded RequestSizeLimitExceeded ResourceInUse ResourceInsufficient ResourceNotFound ResourceUnavailable ResponseSizeLimitExceeded ServiceUnavailable UnauthorizedOperation UnknownParameter UnsupportedOperation UnsupportedProtocol UnsupportedRegion";
            #[inline]
            fn known(index: usize) -> rt::Option<Self> {
                rt::Some(
                    match index {
                        0 => Self::FailedOperationTopicIsolated,
                        1 => Self::InternalError,
                        2 => Self::LimitExceededLogSize,
                        3 => Self::ActionOffline,
                        4 => Self::AuthFailureInvalidAuthorization,
                        5 => Self::AuthFailureInvalidSecretId,
                        6 => Self::AuthFailureMfaFailure,
                        7 => Self::AuthFailureSecretIdNotFound,
                        8 => Self::AuthFailureSignatureExpire,
                        9 => Self::AuthFailureSignatureFailure,
                        10 => Self::AuthFailureTokenFailure,
                        11 => Self::AuthFailureUnauthorizedOperation,
                        12 => Self::DryRunOperation,
                        13 => Self::FailedOperation,
                        14 => Self::InvalidAction,
                        15 => Self::InvalidParameter,
                        16 => Self::InvalidParameterValue,
                        17 => Self::InvalidRequest,
                        18 => Self::IpInBlacklist,
                        19 => Self::IpNotInWhitelist,
                        20 => Self::LimitExceeded,
                        21 => Self::MissingParameter,
                        22 => Self::NoSuchProduct,
                        23 => Self::NoSuchVersion,
                        24 => Self::RequestLimitExceeded,
                        25 => Self::RequestLimitExceededGlobalRegionUinLimitExceeded,
                        26 => Self::RequestLimitExceededIpLimitExceeded,
                        27 => Self::RequestLimitExceededUinLimitExceeded,
                        28 => Self::RequestSizeLimitExceeded,
                        29 => Self::ResourceInUse,
                        30 => Self::ResourceInsufficient,
                        31 => Self::ResourceNotFound,
                        32 => Self::ResourceUnavailable,
                        33 => Self::ResponseSizeLimitExceeded,
                        34 => Self::ServiceUnavailable,
                        35 => Self::UnauthorizedOperation,
                        36 => Self::UnknownParameter,
                        37 => Self::UnsupportedOperation,
                        38 => Self::UnsupportedProtocol,
                        39 => Self::UnsupportedRegion,
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
        impl rt::KnownCode for UploadLogError {}
        #[automatically_derived]
        impl rt::Clone for UploadLogError {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone_code(self)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for UploadLogError {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq_code(self, other)
            }
        }
        #[automatically_derived]
        impl<T: rt::AsRef<str> + ?rt::Sized> rt::PartialEq<T> for UploadLogError {
            #[inline]
            fn eq(&self, other: &T) -> bool {
                self.code() == other.as_ref()
            }
        }
        #[automatically_derived]
        impl rt::Eq for UploadLogError {}
        #[automatically_derived]
        impl rt::Hash for UploadLogError {
            #[inline]
            fn hash<H: rt::Hasher>(&self, state: &mut H) {
                rt::hash_code(self, state);
            }
        }
        #[automatically_derived]
        impl rt::Debug for UploadLogError {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::Debug::fmt(self.code(), f)
            }
        }
        #[automatically_derived]
        impl rt::Display for UploadLogError {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                f.write_str(self.code())
            }
        }
    }
    ///Data types in requests and responses.
    pub mod types {
        use super::{__Client, rt};
    }
    #[cfg_attr(any(doc, miri), doc(hidden))]
    pub mod spec {
        use super::rt;
        pub enum Body {}
        pub enum TopicId {}
        pub enum UploadLog {}
        pub enum body {}
        pub enum topic_id {}
        pub enum without_body {}
        impl rt::Without for without_body {
            type Setter = body;
            type Wire = Body;
        }
        pub enum without_topic_id {}
        impl rt::Without for without_topic_id {
            type Setter = topic_id;
            type Wire = TopicId;
        }
    }
    #[doc(no_inline)]
    pub use self::{builders::*, codes::*, requests::*, responses::*};
}
pub use from_specs::*;
