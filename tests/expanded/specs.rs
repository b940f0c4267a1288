#[doc(hidden)]
#[allow(clippy::all, clippy::pedantic, dead_code, non_camel_case_types)]
mod __tcsas {
    use ::tcsas_runtime::__private as rt;
    /**A client of `tcsas`, version 2025-01-06, at `tcsas.intl.tencentcloudapi.com`.

It is cheap to clone; a clone shares the connections. It can be used from any thread.

# Actions

- [`ModifyMNP`](Self::modify_mnp): This API is used to modify the mini program information.

*/
    #[derive(Clone, Debug)]
    pub struct Client(rt::Client);
    static SERVICE: rt::Service = rt::Service {
        name: "tcsas",
        version: "2025-01-06",
        endpoint: "tcsas.intl.tencentcloudapi.com",
    };
    impl Client {
        /**A client with these keys, and the service's own endpoint.

# Errors

Those of [`ClientBuilder::build`](Self::builder).*/
        pub fn new(credentials: rt::Credentials) -> rt::Result<Self, rt::SetupError> {
            Self::builder().credentials(credentials).build()
        }
        /**A client with the keys and the region of the environment: `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY`, `TENCENTCLOUD_TOKEN` and `TENCENTCLOUD_REGION`.

# Errors

If a key is missing or cannot be right.*/
        pub fn from_env() -> rt::Result<Self, rt::SetupError> {
            Self::builder().build()
        }
        ///Sets up a client: keys, region, endpoint, time limits.
        pub fn builder() -> rt::ClientBuilder<Self> {
            rt::Client::builder(&SERVICE)
        }
        ///The address that calls go to.
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
        /**This API is used to modify the mini program information.

Whether it is safe to repeat is not documented: a call that the service may have carried out is not repeated.

The service takes at most 20 requests per second, which a client keeps to.

# Parameters

- [`mnp_type`](ModifyMnpRequest::mnp_type), required: Mini program type
- [`mnp_name`](ModifyMnpRequest::mnp_name), required: Mini program name
- [`mnp_intro`](ModifyMnpRequest::mnp_intro), required: Mini program introduction
- [`mnp_desc`](ModifyMnpRequest::mnp_desc), required: Mini program description
- [`mnp_id`](ModifyMnpRequest::mnp_id), required: Mini program ID
- [`platform_id`](ModifyMnpRequest::platform_id), required: Platform ID
- [`mnp_icon`](ModifyMnpRequest::mnp_icon): Mini program icon


# Errors

The service refuses with a code of [`ModifyMnpError`], most likely one of

- [`FailedOperation`](ModifyMnpError::FailedOperation): Operation failed.
- [`FailedOperation.MiniProgramIconAnalysisFailed`](ModifyMnpError::FailedOperationMiniProgramIconAnalysisFailed)
- [`FailedOperation.PackageAlreadyExpired`](ModifyMnpError::FailedOperationPackageAlreadyExpired)
- [`InvalidParameter`](ModifyMnpError::InvalidParameter): Incorrect parameter.
- [`InvalidParameterValue`](ModifyMnpError::InvalidParameterValue): Invalid parameter value.
- [`InvalidParameterValue.InvalidMNPId`](ModifyMnpError::InvalidParameterValueInvalidMnpId)
- [`InvalidParameterValue.InvalidMNPName`](ModifyMnpError::InvalidParameterValueInvalidMnpName)
- [`InvalidParameterValue.InvalidMNPType`](ModifyMnpError::InvalidParameterValueInvalidMnpType)
- [`InvalidParameterValue.InvalidPlatformId`](ModifyMnpError::InvalidParameterValueInvalidPlatformId)
- [`InvalidParameterValue.MNPTypeNumberExceedLimit`](ModifyMnpError::InvalidParameterValueMnpTypeNumberExceedLimit)
- [`InvalidParameterValue.MiniProgramNameAlreadyExist`](ModifyMnpError::InvalidParameterValueMiniProgramNameAlreadyExist)


# Example

```no_run
# async fn example() -> Result<(), Box<dyn std::error::Error>> {
use tcsas::{Client, ModifyMnpRequest};

let client = Client::from_env()?;
let request = ModifyMnpRequest::builder()
    .mnp_type("Logistics Services->1_Pickup/Delivery,Life Service->144_Lilliputian Services")
    .mnp_name("autotest_miniapp")
    .mnp_intro("test")
    .mnp_desc("test")
    .mnp_id("mpg9yjc0qbpkelik")
    .platform_id("T04257DS9431720WTAG")
    .mnp_icon("http://127.0.0.1/T04257DS9431720WTAG/console/20240820162809-c31a505943.png")
    .build();
let answer = client.modify_mnp(request).await?;
println!("{}", answer.request_id);
# Ok(())
# }
```*/
        #[inline]
        pub fn modify_mnp(
            &self,
            request: ModifyMnpRequest,
        ) -> rt::Call<ModifyMnpResponse, ModifyMnpError> {
            rt::Call::new(
                &self.0,
                &rt::Action {
                    name: "ModifyMNP",
                    signed: true,
                    repeatable: false,
                    client_token: false,
                    rate_limit: 20,
                },
                &request,
            )
        }
    }
    /**The parameters of [`ModifyMNP`](Client::modify_mnp), where there is an example.

This API is used to modify the mini program information.

Required: `mnp_type`, `mnp_name`, `mnp_intro`, `mnp_desc`, `mnp_id`, `platform_id`.

Optional: `mnp_icon`.*/
    #[non_exhaustive]
    pub struct ModifyMnpRequest {
        /**Mini program type

`MNPType` on the wire; required.*/
        pub mnp_type: rt::String,
        /**Mini program name

`MNPName` on the wire; required.*/
        pub mnp_name: rt::String,
        /**Mini program introduction

`MNPIntro` on the wire; required.*/
        pub mnp_intro: rt::String,
        /**Mini program description

`MNPDesc` on the wire; required.*/
        pub mnp_desc: rt::String,
        /**Mini program ID

`MNPId` on the wire; required.*/
        pub mnp_id: rt::String,
        /**Platform ID

`PlatformId` on the wire; required.*/
        pub platform_id: rt::String,
        /**Mini program icon

`MNPIcon` on the wire.*/
        pub mnp_icon: rt::Option<rt::String>,
    }
    #[automatically_derived]
    impl rt::Object for ModifyMnpRequest {
        #[inline]
        fn empty() -> Self {
            Self {
                mnp_type: rt::String::new(),
                mnp_name: rt::String::new(),
                mnp_intro: rt::String::new(),
                mnp_desc: rt::String::new(),
                mnp_id: rt::String::new(),
                platform_id: rt::String::new(),
                mnp_icon: rt::None,
            }
        }
        #[inline]
        fn read(&self, then: rt::Read<'_>) {
            then(
                &rt::Shape {
                    name: "ModifyMnpRequest",
                    fields: &[
                        "MNPType",
                        "MNPName",
                        "MNPIntro",
                        "MNPDesc",
                        "MNPId",
                        "PlatformId",
                        "MNPIcon",
                    ],
                    required: 63,
                },
                &[
                    &self.mnp_type,
                    &self.mnp_name,
                    &self.mnp_intro,
                    &self.mnp_desc,
                    &self.mnp_id,
                    &self.platform_id,
                    &self.mnp_icon,
                ],
            )
        }
        #[inline]
        fn write(&mut self, then: rt::Write<'_>) {
            then(
                &mut [
                    &mut self.mnp_type,
                    &mut self.mnp_name,
                    &mut self.mnp_intro,
                    &mut self.mnp_desc,
                    &mut self.mnp_id,
                    &mut self.platform_id,
                    &mut self.mnp_icon,
                ],
            )
        }
    }
    #[automatically_derived]
    impl rt::Clone for ModifyMnpRequest {
        #[inline]
        fn clone(&self) -> Self {
            rt::clone(self)
        }
    }
    #[automatically_derived]
    impl rt::Debug for ModifyMnpRequest {
        #[inline]
        fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
            rt::debug(self, f)
        }
    }
    #[automatically_derived]
    impl rt::PartialEq for ModifyMnpRequest {
        #[inline]
        fn eq(&self, other: &Self) -> bool {
            rt::eq(self, other)
        }
    }
    #[automatically_derived]
    impl rt::Serialize for ModifyMnpRequest {
        fn serialize<S: rt::Serializer>(
            &self,
            serializer: S,
        ) -> rt::Result<S::Ok, S::Error> {
            rt::serialize(self, serializer)
        }
    }
    #[automatically_derived]
    impl<'de> rt::Deserialize<'de> for ModifyMnpRequest {
        fn deserialize<D: rt::Deserializer<'de>>(
            deserializer: D,
        ) -> rt::Result<Self, D::Error> {
            rt::deserialize(deserializer)
        }
    }
    impl ModifyMnpRequest {
        ///Starts to build a value. Every required parameter must be set before `build` is there.
        #[inline]
        pub fn builder() -> ModifyMnpRequestBuilder<
            (rt::No, (rt::No, (rt::No, (rt::No, (rt::No, (rt::No, ())))))),
        > {
            ModifyMnpRequestBuilder(rt::Object::empty(), rt::PhantomData)
        }
    }
    ///Builds a [`ModifyMnpRequest`].
    #[must_use]
    pub struct ModifyMnpRequestBuilder<S>(ModifyMnpRequest, rt::PhantomData<fn() -> S>);
    impl<S> ModifyMnpRequestBuilder<S> {
        /**Mini program type

Sets the required `MNPType`.*/
        pub fn mnp_type(
            mut self,
            value: impl rt::Into<rt::String>,
        ) -> ModifyMnpRequestBuilder<rt::Set<S, rt::I0>>
        where
            S: rt::SetAt<rt::I0>,
        {
            self.0.mnp_type = value.into();
            ModifyMnpRequestBuilder(self.0, rt::PhantomData)
        }
        /**Mini program name

Sets the required `MNPName`.*/
        pub fn mnp_name(
            mut self,
            value: impl rt::Into<rt::String>,
        ) -> ModifyMnpRequestBuilder<rt::Set<S, rt::I1>>
        where
            S: rt::SetAt<rt::I1>,
        {
            self.0.mnp_name = value.into();
            ModifyMnpRequestBuilder(self.0, rt::PhantomData)
        }
        /**Mini program introduction

Sets the required `MNPIntro`.*/
        pub fn mnp_intro(
            mut self,
            value: impl rt::Into<rt::String>,
        ) -> ModifyMnpRequestBuilder<rt::Set<S, rt::I2>>
        where
            S: rt::SetAt<rt::I2>,
        {
            self.0.mnp_intro = value.into();
            ModifyMnpRequestBuilder(self.0, rt::PhantomData)
        }
        /**Mini program description

Sets the required `MNPDesc`.*/
        pub fn mnp_desc(
            mut self,
            value: impl rt::Into<rt::String>,
        ) -> ModifyMnpRequestBuilder<rt::Set<S, rt::I3>>
        where
            S: rt::SetAt<rt::I3>,
        {
            self.0.mnp_desc = value.into();
            ModifyMnpRequestBuilder(self.0, rt::PhantomData)
        }
        /**Mini program ID

Sets the required `MNPId`.*/
        pub fn mnp_id(
            mut self,
            value: impl rt::Into<rt::String>,
        ) -> ModifyMnpRequestBuilder<rt::Set<S, rt::I4>>
        where
            S: rt::SetAt<rt::I4>,
        {
            self.0.mnp_id = value.into();
            ModifyMnpRequestBuilder(self.0, rt::PhantomData)
        }
        /**Platform ID

Sets the required `PlatformId`.*/
        pub fn platform_id(
            mut self,
            value: impl rt::Into<rt::String>,
        ) -> ModifyMnpRequestBuilder<rt::Set<S, rt::I5>>
        where
            S: rt::SetAt<rt::I5>,
        {
            self.0.platform_id = value.into();
            ModifyMnpRequestBuilder(self.0, rt::PhantomData)
        }
        /**Mini program icon

Sets the optional `MNPIcon`.*/
        pub fn mnp_icon(mut self, value: impl rt::Into<rt::String>) -> Self {
            self.0.mnp_icon = rt::Some(value.into());
            self
        }
        ///The value. Does not compile before every required parameter is set.
        pub fn build(self) -> ModifyMnpRequest
        where
            S: rt::IsSet<rt::I0, spec::MNPType, spec::ModifyMNP>,
            S: rt::IsSet<rt::I1, spec::MNPName, spec::ModifyMNP>,
            S: rt::IsSet<rt::I2, spec::MNPIntro, spec::ModifyMNP>,
            S: rt::IsSet<rt::I3, spec::MNPDesc, spec::ModifyMNP>,
            S: rt::IsSet<rt::I4, spec::MNPId, spec::ModifyMNP>,
            S: rt::IsSet<rt::I5, spec::PlatformId, spec::ModifyMNP>,
        {
            self.0
        }
    }
    ///What [`ModifyMNP`](Client::modify_mnp) answers.
    #[non_exhaustive]
    pub struct ModifyMnpResponse {
        /**Response data

`Data` on the wire.*/
        pub data: types::ResourceIdInfo,
        ///The id that the service gave the call. Its support asks for it.
        pub request_id: rt::String,
    }
    #[automatically_derived]
    impl rt::Object for ModifyMnpResponse {
        #[inline]
        fn empty() -> Self {
            Self {
                data: rt::Object::empty(),
                request_id: rt::String::new(),
            }
        }
        #[inline]
        fn read(&self, then: rt::Read<'_>) {
            then(
                &rt::Shape {
                    name: "ModifyMnpResponse",
                    fields: &["Data", "RequestId"],
                    required: 0,
                },
                &[&self.data, &self.request_id],
            )
        }
        #[inline]
        fn write(&mut self, then: rt::Write<'_>) {
            then(&mut [&mut self.data, &mut self.request_id])
        }
    }
    #[automatically_derived]
    impl rt::Default for ModifyMnpResponse {
        #[inline]
        fn default() -> Self {
            rt::Object::empty()
        }
    }
    #[automatically_derived]
    impl rt::Clone for ModifyMnpResponse {
        #[inline]
        fn clone(&self) -> Self {
            rt::clone(self)
        }
    }
    #[automatically_derived]
    impl rt::Debug for ModifyMnpResponse {
        #[inline]
        fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
            rt::debug(self, f)
        }
    }
    #[automatically_derived]
    impl rt::PartialEq for ModifyMnpResponse {
        #[inline]
        fn eq(&self, other: &Self) -> bool {
            rt::eq(self, other)
        }
    }
    #[automatically_derived]
    impl rt::Serialize for ModifyMnpResponse {
        fn serialize<S: rt::Serializer>(
            &self,
            serializer: S,
        ) -> rt::Result<S::Ok, S::Error> {
            rt::serialize(self, serializer)
        }
    }
    #[automatically_derived]
    impl<'de> rt::Deserialize<'de> for ModifyMnpResponse {
        fn deserialize<D: rt::Deserializer<'de>>(
            deserializer: D,
        ) -> rt::Result<Self, D::Error> {
            rt::deserialize_lossy(deserializer)
        }
    }
    ///The error codes of [`ModifyMNP`](Client::modify_mnp): its own, and those common to all actions.
    #[non_exhaustive]
    pub enum ModifyMnpError {
        /**Operation failed.

`FailedOperation`.*/
        FailedOperation,
        ///`FailedOperation.MiniProgramIconAnalysisFailed`.
        FailedOperationMiniProgramIconAnalysisFailed,
        ///`FailedOperation.PackageAlreadyExpired`.
        FailedOperationPackageAlreadyExpired,
        /**Incorrect parameter.

`InvalidParameter`.*/
        InvalidParameter,
        /**Invalid parameter value.

`InvalidParameterValue`.*/
        InvalidParameterValue,
        ///`InvalidParameterValue.InvalidMNPId`.
        InvalidParameterValueInvalidMnpId,
        ///`InvalidParameterValue.InvalidMNPName`.
        InvalidParameterValueInvalidMnpName,
        ///`InvalidParameterValue.InvalidMNPType`.
        InvalidParameterValueInvalidMnpType,
        ///`InvalidParameterValue.InvalidPlatformId`.
        InvalidParameterValueInvalidPlatformId,
        ///`InvalidParameterValue.MNPTypeNumberExceedLimit`.
        InvalidParameterValueMnpTypeNumberExceedLimit,
        ///`InvalidParameterValue.MiniProgramNameAlreadyExist`.
        InvalidParameterValueMiniProgramNameAlreadyExist,
        /**The action has been taken out of service.

`ActionOffline`.*/
        ActionOffline,
        /**The `Authorization` header does not follow the standard.

`AuthFailure.InvalidAuthorization`.*/
        AuthFailureInvalidAuthorization,
        /**The key is not one for API calls.

`AuthFailure.InvalidSecretId`.*/
        AuthFailureInvalidSecretId,
        /**Multi-factor authentication failed.

`AuthFailure.MFAFailure`.*/
        AuthFailureMfaFailure,
        /**The key does not exist, or was deleted or disabled.

`AuthFailure.SecretIdNotFound`.*/
        AuthFailureSecretIdNotFound,
        /**The timestamp is more than five minutes away from the server's clock.

`AuthFailure.SignatureExpire`.*/
        AuthFailureSignatureExpire,
        /**The signature is not the one the server computed.

`AuthFailure.SignatureFailure`.*/
        AuthFailureSignatureFailure,
        /**The session token is wrong or has expired.

`AuthFailure.TokenFailure`.*/
        AuthFailureTokenFailure,
        /**The key's user may not do this.

`AuthFailure.UnauthorizedOperation`.*/
        AuthFailureUnauthorizedOperation,
        /**A dry run: the call would have succeeded.

`DryRunOperation`.*/
        DryRunOperation,
        /**The service failed.

`InternalError`.*/
        InternalError,
        /**There is no such action.

`InvalidAction`.*/
        InvalidAction,
        /**The body of the request is not of a form that can be read.

`InvalidRequest`.*/
        InvalidRequest,
        /**The caller's address is on the blocklist.

`IpInBlacklist`.*/
        IpInBlacklist,
        /**The caller's address is not on the allowlist.

`IpNotInWhitelist`.*/
        IpNotInWhitelist,
        /**A quota is used up.

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
        /**Too many requests in a second.

`RequestLimitExceeded`.*/
        RequestLimitExceeded,
        /**Too many requests of the account over all regions.

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
        /**There are not enough resources.

`ResourceInsufficient`.*/
        ResourceInsufficient,
        /**The resource does not exist.

`ResourceNotFound`.*/
        ResourceNotFound,
        /**The resource is not available.

`ResourceUnavailable`.*/
        ResourceUnavailable,
        /**The answer is too large.

`ResponseSizeLimitExceeded`.*/
        ResponseSizeLimitExceeded,
        /**The service is not available for the moment.

`ServiceUnavailable`.*/
        ServiceUnavailable,
        /**The operation is not allowed.

`UnauthorizedOperation`.*/
        UnauthorizedOperation,
        /**A parameter is not known to the action.

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
        ///A code that the description does not name. Ask [`Self::code`] for it, so that your program goes on working when a later version gives it a variant of its own.
        Unknown(rt::UnknownCode),
    }
    impl ModifyMnpError {
        ///The code as the service writes it, such as `InvalidParameterValue.InvalidMNPId`.
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
    impl rt::ErrorCode for ModifyMnpError {
        const TEXTS: &'static str = "FailedOperation FailedOperation.MiniProgramIconAnalysisFailed FailedOperation.PackageAlreadyExpired InvalidParameter InvalidParameterValue InvalidParameterValue.InvalidMNPId InvalidParameterValue.InvalidMNPName InvalidParameterValue.InvalidMNPType InvalidParameterValue.InvalidPlatformId InvalidParameterValue.MNPTypeNumberExceedLimit InvalidParameterValue.MiniProgramNameAlreadyExist ActionOffline AuthFailure.InvalidAuthorization AuthFailure.InvalidSecretId AuthFailure.MFAFailure AuthFailure.SecretIdNotFound AuthFailure.SignatureExpire AuthFailure.SignatureFailure AuthFailure.TokenFailure AuthFailure.UnauthorizedOperation DryRunOperation InternalError InvalidAction InvalidRequest IpInBlacklist IpNotInWhitelist LimitExceeded MissingParameter NoSuchProduct NoSuchVersion RequestLimitExceeded RequestLimitExceeded.GlobalRegionUinLimitExceeded RequestLimitExceeded.IPLimitExceeded RequestLimitExceeded.UinLimitExceeded RequestSizeLimitExceeded ResourceInUse ResourceInsufficient ResourceNotFound ResourceUnavailable ResponseSizeLimitExceeded ServiceUnavailable UnauthorizedOperation UnknownParameter UnsupportedOperation UnsupportedProtocol UnsupportedRegion";
        #[inline]
        fn known(index: usize) -> rt::Option<Self> {
            rt::Some(
                match index {
                    0 => Self::FailedOperation,
                    1 => Self::FailedOperationMiniProgramIconAnalysisFailed,
                    2 => Self::FailedOperationPackageAlreadyExpired,
                    3 => Self::InvalidParameter,
                    4 => Self::InvalidParameterValue,
                    5 => Self::InvalidParameterValueInvalidMnpId,
                    6 => Self::InvalidParameterValueInvalidMnpName,
                    7 => Self::InvalidParameterValueInvalidMnpType,
                    8 => Self::InvalidParameterValueInvalidPlatformId,
                    9 => Self::InvalidParameterValueMnpTypeNumberExceedLimit,
                    10 => Self::InvalidParameterValueMiniProgramNameAlreadyExist,
                    11 => Self::ActionOffline,
                    12 => Self::AuthFailureInvalidAuthorization,
                    13 => Self::AuthFailureInvalidSecretId,
                    14 => Self::AuthFailureMfaFailure,
                    15 => Self::AuthFailureSecretIdNotFound,
                    16 => Self::AuthFailureSignatureExpire,
                    17 => Self::AuthFailureSignatureFailure,
                    18 => Self::AuthFailureTokenFailure,
                    19 => Self::AuthFailureUnauthorizedOperation,
                    20 => Self::DryRunOperation,
                    21 => Self::InternalError,
                    22 => Self::InvalidAction,
                    23 => Self::InvalidRequest,
                    24 => Self::IpInBlacklist,
                    25 => Self::IpNotInWhitelist,
                    26 => Self::LimitExceeded,
                    27 => Self::MissingParameter,
                    28 => Self::NoSuchProduct,
                    29 => Self::NoSuchVersion,
                    30 => Self::RequestLimitExceeded,
                    31 => Self::RequestLimitExceededGlobalRegionUinLimitExceeded,
                    32 => Self::RequestLimitExceededIpLimitExceeded,
                    33 => Self::RequestLimitExceededUinLimitExceeded,
                    34 => Self::RequestSizeLimitExceeded,
                    35 => Self::ResourceInUse,
                    36 => Self::ResourceInsufficient,
                    37 => Self::ResourceNotFound,
                    38 => Self::ResourceUnavailable,
                    39 => Self::ResponseSizeLimitExceeded,
                    40 => Self::ServiceUnavailable,
                    41 => Self::UnauthorizedOperation,
                    42 => Self::UnknownParameter,
                    43 => Self::UnsupportedOperation,
                    44 => Self::UnsupportedProtocol,
                    45 => Self::UnsupportedRegion,
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
    impl rt::Clone for ModifyMnpError {
        #[inline]
        fn clone(&self) -> Self {
            rt::clone_code(self)
        }
    }
    #[automatically_derived]
    impl rt::PartialEq for ModifyMnpError {
        #[inline]
        fn eq(&self, other: &Self) -> bool {
            rt::eq_code(self, other)
        }
    }
    #[automatically_derived]
    impl rt::Eq for ModifyMnpError {}
    #[automatically_derived]
    impl rt::Hash for ModifyMnpError {
        #[inline]
        fn hash<H: rt::Hasher>(&self, state: &mut H) {
            rt::hash_code(self, state);
        }
    }
    #[automatically_derived]
    impl rt::Debug for ModifyMnpError {
        #[inline]
        fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
            rt::Debug::fmt(self.code(), f)
        }
    }
    #[automatically_derived]
    impl rt::Display for ModifyMnpError {
        #[inline]
        fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
            f.write_str(self.code())
        }
    }
    ///The data types of `tcsas`.
    pub mod types {
        use super::rt;
        ///The resource a call created or changed
        #[non_exhaustive]
        pub struct ResourceIdInfo {
            /**ID of the resource

`ResourceId` on the wire.*/
            pub resource_id: i64,
        }
        #[automatically_derived]
        impl rt::Object for ResourceIdInfo {
            #[inline]
            fn empty() -> Self {
                Self { resource_id: 0 }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "ResourceIdInfo",
                        fields: &["ResourceId"],
                        required: 0,
                    },
                    &[&self.resource_id],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(&mut [&mut self.resource_id])
            }
        }
        #[automatically_derived]
        impl rt::Default for ResourceIdInfo {
            #[inline]
            fn default() -> Self {
                rt::Object::empty()
            }
        }
        #[automatically_derived]
        impl rt::Clone for ResourceIdInfo {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for ResourceIdInfo {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for ResourceIdInfo {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for ResourceIdInfo {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for ResourceIdInfo {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize_lossy(deserializer)
            }
        }
    }
    #[doc(hidden)]
    pub mod spec {
        pub enum MNPDesc {}
        pub enum MNPId {}
        pub enum MNPIntro {}
        pub enum MNPName {}
        pub enum MNPType {}
        pub enum ModifyMNP {}
        pub enum PlatformId {}
    }
}
#[allow(unused_imports)]
#[doc(inline)]
pub use self::__tcsas::*;
