#[doc(hidden)]
#[allow(clippy::all, clippy::pedantic, dead_code, non_camel_case_types)]
mod __tcsas {
    /**A client of `tcsas`, version 2025-01-06, at `tcsas.intl.tencentcloudapi.com`.

It is cheap to clone; a clone shares the connections. It can be used from any thread.

# Actions

- [`ModifyMNP`](Self::modify_mnp): This API is used to modify the mini program information.
*/
    #[derive(Clone, Debug)]
    pub struct Client(::tcsas_runtime::Client);
    static SERVICE: ::tcsas_runtime::__private::Service = ::tcsas_runtime::__private::Service {
        name: "tcsas",
        version: "2025-01-06",
        endpoint: "tcsas.intl.tencentcloudapi.com",
    };
    impl Client {
        /**A client with these keys, and the service's own endpoint.

# Errors

Those of [`ClientBuilder::build`](Self::builder).*/
        pub fn new(
            credentials: ::tcsas_runtime::Credentials,
        ) -> ::core::result::Result<Self, ::tcsas_runtime::SetupError> {
            Self::builder().credentials(credentials).build()
        }
        /**A client with the keys and the region of the environment: `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY`, `TENCENTCLOUD_TOKEN` and `TENCENTCLOUD_REGION`.

# Errors

If a key is missing or cannot be right.*/
        pub fn from_env() -> ::core::result::Result<Self, ::tcsas_runtime::SetupError> {
            Self::builder().build()
        }
        ///Sets up a client: keys, region, endpoint, time limits.
        pub fn builder() -> ::tcsas_runtime::ClientBuilder<Self> {
            ::tcsas_runtime::Client::builder(&SERVICE)
        }
        ///The address that calls go to.
        pub fn endpoint(&self) -> ::std::string::String {
            self.0.endpoint()
        }
        /**This API is used to modify the mini program information.

The service takes at most 20 requests per second.

# Errors

The service refuses with a code of [`ModifyMnpError`], most likely one of

- [`FailedOperation`](ModifyMnpError::FailedOperation)
- [`FailedOperation.MiniProgramIconAnalysisFailed`](ModifyMnpError::FailedOperationMiniProgramIconAnalysisFailed)
- [`FailedOperation.PackageAlreadyExpired`](ModifyMnpError::FailedOperationPackageAlreadyExpired)
- [`InvalidParameter`](ModifyMnpError::InvalidParameter)
- [`InvalidParameterValue`](ModifyMnpError::InvalidParameterValue)
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
        pub fn modify_mnp(
            &self,
            request: ModifyMnpRequest,
        ) -> ::tcsas_runtime::Call<ModifyMnpResponse, ModifyMnpError> {
            static ACTION: ::tcsas_runtime::__private::Action = ::tcsas_runtime::__private::Action {
                name: "ModifyMNP",
                signed: true,
            };
            ::tcsas_runtime::Call::new(&self.0, &ACTION, &request)
        }
    }
    impl ::core::convert::From<::tcsas_runtime::Client> for Client {
        fn from(client: ::tcsas_runtime::Client) -> Self {
            Self(client)
        }
    }
    /**The parameters of [`ModifyMNP`](Client::modify_mnp), where there is an example.

This API is used to modify the mini program information.

Required: `mnp_type`, `mnp_name`, `mnp_intro`, `mnp_desc`, `mnp_id`, `platform_id`.

Optional: `mnp_icon`.*/
    #[derive(Clone)]
    #[non_exhaustive]
    pub struct ModifyMnpRequest {
        /**Mini program type

`MNPType` on the wire; required.*/
        pub mnp_type: ::std::string::String,
        /**Mini program name

`MNPName` on the wire; required.*/
        pub mnp_name: ::std::string::String,
        /**Mini program introduction

`MNPIntro` on the wire; required.*/
        pub mnp_intro: ::std::string::String,
        /**Mini program description

`MNPDesc` on the wire; required.*/
        pub mnp_desc: ::std::string::String,
        /**Mini program ID

`MNPId` on the wire; required.*/
        pub mnp_id: ::std::string::String,
        /**Platform ID

`PlatformId` on the wire; required.*/
        pub platform_id: ::std::string::String,
        /**Mini program icon

`MNPIcon` on the wire.*/
        pub mnp_icon: ::core::option::Option<::std::string::String>,
    }
    const _: () = {
        use ::tcsas_runtime::__private as rt;
        #[automatically_derived]
        impl rt::Object for ModifyMnpRequest {
            fn shape(&self) -> &'static rt::Shape {
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
                }
            }
            fn empty() -> Self {
                Self {
                    mnp_type: rt::empty(),
                    mnp_name: rt::empty(),
                    mnp_intro: rt::empty(),
                    mnp_desc: rt::empty(),
                    mnp_id: rt::empty(),
                    platform_id: rt::empty(),
                    mnp_icon: rt::empty(),
                }
            }
            fn read(&self, then: rt::Read<'_>) {
                then(
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
        impl ::core::fmt::Debug for ModifyMnpRequest {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl ::core::cmp::PartialEq for ModifyMnpRequest {
            fn eq(&self, other: &Self) -> ::core::primitive::bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for ModifyMnpRequest {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for ModifyMnpRequest {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                rt::deserialize(deserializer)
            }
        }
    };
    impl ModifyMnpRequest {
        ///Starts to build a value. Every required parameter must be set before `build` is there.
        pub fn builder() -> ModifyMnpRequestBuilder<
            (
                ::tcsas_runtime::__private::No,
                (
                    ::tcsas_runtime::__private::No,
                    (
                        ::tcsas_runtime::__private::No,
                        (
                            ::tcsas_runtime::__private::No,
                            (
                                ::tcsas_runtime::__private::No,
                                (::tcsas_runtime::__private::No, ()),
                            ),
                        ),
                    ),
                ),
            ),
        > {
            ModifyMnpRequestBuilder(
                <Self as ::tcsas_runtime::__private::Object>::empty(),
                ::core::marker::PhantomData,
            )
        }
    }
    ///Builds a [`ModifyMnpRequest`].
    #[must_use]
    pub struct ModifyMnpRequestBuilder<S>(
        ModifyMnpRequest,
        ::core::marker::PhantomData<fn() -> S>,
    );
    impl<S> ModifyMnpRequestBuilder<S> {
        /**Mini program type

Sets the required `MNPType`.*/
        pub fn mnp_type(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> ModifyMnpRequestBuilder<
            ::tcsas_runtime::__private::Set<S, ::tcsas_runtime::__private::I0>,
        >
        where
            S: ::tcsas_runtime::__private::SetAt<::tcsas_runtime::__private::I0>,
        {
            self.0.mnp_type = value.into();
            ModifyMnpRequestBuilder(self.0, ::core::marker::PhantomData)
        }
        /**Mini program name

Sets the required `MNPName`.*/
        pub fn mnp_name(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> ModifyMnpRequestBuilder<
            ::tcsas_runtime::__private::Set<S, ::tcsas_runtime::__private::I1>,
        >
        where
            S: ::tcsas_runtime::__private::SetAt<::tcsas_runtime::__private::I1>,
        {
            self.0.mnp_name = value.into();
            ModifyMnpRequestBuilder(self.0, ::core::marker::PhantomData)
        }
        /**Mini program introduction

Sets the required `MNPIntro`.*/
        pub fn mnp_intro(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> ModifyMnpRequestBuilder<
            ::tcsas_runtime::__private::Set<S, ::tcsas_runtime::__private::I2>,
        >
        where
            S: ::tcsas_runtime::__private::SetAt<::tcsas_runtime::__private::I2>,
        {
            self.0.mnp_intro = value.into();
            ModifyMnpRequestBuilder(self.0, ::core::marker::PhantomData)
        }
        /**Mini program description

Sets the required `MNPDesc`.*/
        pub fn mnp_desc(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> ModifyMnpRequestBuilder<
            ::tcsas_runtime::__private::Set<S, ::tcsas_runtime::__private::I3>,
        >
        where
            S: ::tcsas_runtime::__private::SetAt<::tcsas_runtime::__private::I3>,
        {
            self.0.mnp_desc = value.into();
            ModifyMnpRequestBuilder(self.0, ::core::marker::PhantomData)
        }
        /**Mini program ID

Sets the required `MNPId`.*/
        pub fn mnp_id(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> ModifyMnpRequestBuilder<
            ::tcsas_runtime::__private::Set<S, ::tcsas_runtime::__private::I4>,
        >
        where
            S: ::tcsas_runtime::__private::SetAt<::tcsas_runtime::__private::I4>,
        {
            self.0.mnp_id = value.into();
            ModifyMnpRequestBuilder(self.0, ::core::marker::PhantomData)
        }
        /**Platform ID

Sets the required `PlatformId`.*/
        pub fn platform_id(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> ModifyMnpRequestBuilder<
            ::tcsas_runtime::__private::Set<S, ::tcsas_runtime::__private::I5>,
        >
        where
            S: ::tcsas_runtime::__private::SetAt<::tcsas_runtime::__private::I5>,
        {
            self.0.platform_id = value.into();
            ModifyMnpRequestBuilder(self.0, ::core::marker::PhantomData)
        }
        /**Mini program icon

Sets the optional `MNPIcon`.*/
        pub fn mnp_icon(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.0.mnp_icon = ::core::option::Option::Some(value.into());
            self
        }
        ///The value. Does not compile before every required parameter is set.
        pub fn build(self) -> ModifyMnpRequest
        where
            S: ::tcsas_runtime::__private::IsSet<
                ::tcsas_runtime::__private::I0,
                spec::MNPType,
                spec::ModifyMNP,
            >,
            S: ::tcsas_runtime::__private::IsSet<
                ::tcsas_runtime::__private::I1,
                spec::MNPName,
                spec::ModifyMNP,
            >,
            S: ::tcsas_runtime::__private::IsSet<
                ::tcsas_runtime::__private::I2,
                spec::MNPIntro,
                spec::ModifyMNP,
            >,
            S: ::tcsas_runtime::__private::IsSet<
                ::tcsas_runtime::__private::I3,
                spec::MNPDesc,
                spec::ModifyMNP,
            >,
            S: ::tcsas_runtime::__private::IsSet<
                ::tcsas_runtime::__private::I4,
                spec::MNPId,
                spec::ModifyMNP,
            >,
            S: ::tcsas_runtime::__private::IsSet<
                ::tcsas_runtime::__private::I5,
                spec::PlatformId,
                spec::ModifyMNP,
            >,
        {
            self.0
        }
    }
    ///What [`ModifyMNP`](Client::modify_mnp) answers.
    #[derive(Clone)]
    #[non_exhaustive]
    pub struct ModifyMnpResponse {
        /**Response data

`Data` on the wire.*/
        pub data: types::ResourceIdInfo,
        ///The id that the service gave the call. Its support asks for it.
        pub request_id: ::std::string::String,
    }
    const _: () = {
        use ::tcsas_runtime::__private as rt;
        #[automatically_derived]
        impl rt::Object for ModifyMnpResponse {
            fn shape(&self) -> &'static rt::Shape {
                &rt::Shape {
                    name: "ModifyMnpResponse",
                    fields: &["Data", "RequestId"],
                    required: 0,
                }
            }
            fn empty() -> Self {
                Self {
                    data: rt::empty(),
                    request_id: rt::empty(),
                }
            }
            fn read(&self, then: rt::Read<'_>) {
                then(&[&self.data, &self.request_id])
            }
            fn write(&mut self, then: rt::Write<'_>) {
                then(&mut [&mut self.data, &mut self.request_id])
            }
        }
        #[automatically_derived]
        impl ::core::default::Default for ModifyMnpResponse {
            fn default() -> Self {
                <Self as rt::Object>::empty()
            }
        }
        #[automatically_derived]
        impl ::core::fmt::Debug for ModifyMnpResponse {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl ::core::cmp::PartialEq for ModifyMnpResponse {
            fn eq(&self, other: &Self) -> ::core::primitive::bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for ModifyMnpResponse {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for ModifyMnpResponse {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                rt::deserialize_lossy(deserializer)
            }
        }
    };
    ///The error codes of [`ModifyMNP`](Client::modify_mnp): its own, and those common to all actions.
    #[derive(Clone, PartialEq, Eq, Hash)]
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
        Unknown(::tcsas_runtime::UnknownCode),
    }
    impl ModifyMnpError {
        ///The code as the service writes it, such as `InvalidParameterValue.InvalidMNPId`.
        pub fn code(&self) -> &::core::primitive::str {
            match self {
                Self::FailedOperation => "FailedOperation",
                Self::FailedOperationMiniProgramIconAnalysisFailed => {
                    "FailedOperation.MiniProgramIconAnalysisFailed"
                }
                Self::FailedOperationPackageAlreadyExpired => {
                    "FailedOperation.PackageAlreadyExpired"
                }
                Self::InvalidParameter => "InvalidParameter",
                Self::InvalidParameterValue => "InvalidParameterValue",
                Self::InvalidParameterValueInvalidMnpId => {
                    "InvalidParameterValue.InvalidMNPId"
                }
                Self::InvalidParameterValueInvalidMnpName => {
                    "InvalidParameterValue.InvalidMNPName"
                }
                Self::InvalidParameterValueInvalidMnpType => {
                    "InvalidParameterValue.InvalidMNPType"
                }
                Self::InvalidParameterValueInvalidPlatformId => {
                    "InvalidParameterValue.InvalidPlatformId"
                }
                Self::InvalidParameterValueMnpTypeNumberExceedLimit => {
                    "InvalidParameterValue.MNPTypeNumberExceedLimit"
                }
                Self::InvalidParameterValueMiniProgramNameAlreadyExist => {
                    "InvalidParameterValue.MiniProgramNameAlreadyExist"
                }
                Self::ActionOffline => "ActionOffline",
                Self::AuthFailureInvalidAuthorization => {
                    "AuthFailure.InvalidAuthorization"
                }
                Self::AuthFailureInvalidSecretId => "AuthFailure.InvalidSecretId",
                Self::AuthFailureMfaFailure => "AuthFailure.MFAFailure",
                Self::AuthFailureSecretIdNotFound => "AuthFailure.SecretIdNotFound",
                Self::AuthFailureSignatureExpire => "AuthFailure.SignatureExpire",
                Self::AuthFailureSignatureFailure => "AuthFailure.SignatureFailure",
                Self::AuthFailureTokenFailure => "AuthFailure.TokenFailure",
                Self::AuthFailureUnauthorizedOperation => {
                    "AuthFailure.UnauthorizedOperation"
                }
                Self::DryRunOperation => "DryRunOperation",
                Self::InternalError => "InternalError",
                Self::InvalidAction => "InvalidAction",
                Self::InvalidRequest => "InvalidRequest",
                Self::IpInBlacklist => "IpInBlacklist",
                Self::IpNotInWhitelist => "IpNotInWhitelist",
                Self::LimitExceeded => "LimitExceeded",
                Self::MissingParameter => "MissingParameter",
                Self::NoSuchProduct => "NoSuchProduct",
                Self::NoSuchVersion => "NoSuchVersion",
                Self::RequestLimitExceeded => "RequestLimitExceeded",
                Self::RequestLimitExceededGlobalRegionUinLimitExceeded => {
                    "RequestLimitExceeded.GlobalRegionUinLimitExceeded"
                }
                Self::RequestLimitExceededIpLimitExceeded => {
                    "RequestLimitExceeded.IPLimitExceeded"
                }
                Self::RequestLimitExceededUinLimitExceeded => {
                    "RequestLimitExceeded.UinLimitExceeded"
                }
                Self::RequestSizeLimitExceeded => "RequestSizeLimitExceeded",
                Self::ResourceInUse => "ResourceInUse",
                Self::ResourceInsufficient => "ResourceInsufficient",
                Self::ResourceNotFound => "ResourceNotFound",
                Self::ResourceUnavailable => "ResourceUnavailable",
                Self::ResponseSizeLimitExceeded => "ResponseSizeLimitExceeded",
                Self::ServiceUnavailable => "ServiceUnavailable",
                Self::UnauthorizedOperation => "UnauthorizedOperation",
                Self::UnknownParameter => "UnknownParameter",
                Self::UnsupportedOperation => "UnsupportedOperation",
                Self::UnsupportedProtocol => "UnsupportedProtocol",
                Self::UnsupportedRegion => "UnsupportedRegion",
                Self::Unknown(code) => code.as_str(),
            }
        }
        ///The class of the code: the part before the first dot, such as `InvalidParameterValue`.
        pub fn class(&self) -> &::core::primitive::str {
            ::tcsas_runtime::__private::class(self.code())
        }
    }
    const _: () = {
        use ::tcsas_runtime::__private as rt;
        #[automatically_derived]
        impl rt::ErrorCode for ModifyMnpError {
            const KNOWN: &'static [Self] = &[
                Self::FailedOperation,
                Self::FailedOperationMiniProgramIconAnalysisFailed,
                Self::FailedOperationPackageAlreadyExpired,
                Self::InvalidParameter,
                Self::InvalidParameterValue,
                Self::InvalidParameterValueInvalidMnpId,
                Self::InvalidParameterValueInvalidMnpName,
                Self::InvalidParameterValueInvalidMnpType,
                Self::InvalidParameterValueInvalidPlatformId,
                Self::InvalidParameterValueMnpTypeNumberExceedLimit,
                Self::InvalidParameterValueMiniProgramNameAlreadyExist,
                Self::ActionOffline,
                Self::AuthFailureInvalidAuthorization,
                Self::AuthFailureInvalidSecretId,
                Self::AuthFailureMfaFailure,
                Self::AuthFailureSecretIdNotFound,
                Self::AuthFailureSignatureExpire,
                Self::AuthFailureSignatureFailure,
                Self::AuthFailureTokenFailure,
                Self::AuthFailureUnauthorizedOperation,
                Self::DryRunOperation,
                Self::InternalError,
                Self::InvalidAction,
                Self::InvalidRequest,
                Self::IpInBlacklist,
                Self::IpNotInWhitelist,
                Self::LimitExceeded,
                Self::MissingParameter,
                Self::NoSuchProduct,
                Self::NoSuchVersion,
                Self::RequestLimitExceeded,
                Self::RequestLimitExceededGlobalRegionUinLimitExceeded,
                Self::RequestLimitExceededIpLimitExceeded,
                Self::RequestLimitExceededUinLimitExceeded,
                Self::RequestSizeLimitExceeded,
                Self::ResourceInUse,
                Self::ResourceInsufficient,
                Self::ResourceNotFound,
                Self::ResourceUnavailable,
                Self::ResponseSizeLimitExceeded,
                Self::ServiceUnavailable,
                Self::UnauthorizedOperation,
                Self::UnknownParameter,
                Self::UnsupportedOperation,
                Self::UnsupportedProtocol,
                Self::UnsupportedRegion,
            ];
            fn unknown(code: rt::UnknownCode) -> Self {
                Self::Unknown(code)
            }
            fn code(&self) -> &::core::primitive::str {
                self.code()
            }
        }
        #[automatically_derived]
        impl ::core::fmt::Debug for ModifyMnpError {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(self.code(), f)
            }
        }
        #[automatically_derived]
        impl ::core::fmt::Display for ModifyMnpError {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
    ///The data types of `tcsas`.
    pub mod types {
        ///The resource a call created or changed
        #[derive(Clone)]
        #[non_exhaustive]
        pub struct ResourceIdInfo {
            /**ID of the resource

`ResourceId` on the wire.*/
            pub resource_id: ::core::primitive::i64,
        }
        const _: () = {
            use ::tcsas_runtime::__private as rt;
            #[automatically_derived]
            impl rt::Object for ResourceIdInfo {
                fn shape(&self) -> &'static rt::Shape {
                    &rt::Shape {
                        name: "ResourceIdInfo",
                        fields: &["ResourceId"],
                        required: 0,
                    }
                }
                fn empty() -> Self {
                    Self { resource_id: rt::empty() }
                }
                fn read(&self, then: rt::Read<'_>) {
                    then(&[&self.resource_id])
                }
                fn write(&mut self, then: rt::Write<'_>) {
                    then(&mut [&mut self.resource_id])
                }
            }
            #[automatically_derived]
            impl ::core::default::Default for ResourceIdInfo {
                fn default() -> Self {
                    <Self as rt::Object>::empty()
                }
            }
            #[automatically_derived]
            impl ::core::fmt::Debug for ResourceIdInfo {
                fn fmt(
                    &self,
                    f: &mut ::core::fmt::Formatter<'_>,
                ) -> ::core::fmt::Result {
                    rt::debug(self, f)
                }
            }
            #[automatically_derived]
            impl ::core::cmp::PartialEq for ResourceIdInfo {
                fn eq(&self, other: &Self) -> ::core::primitive::bool {
                    rt::eq(self, other)
                }
            }
            #[automatically_derived]
            impl rt::Serialize for ResourceIdInfo {
                fn serialize<S: rt::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    rt::serialize(self, serializer)
                }
            }
            #[automatically_derived]
            impl<'de> rt::Deserialize<'de> for ResourceIdInfo {
                fn deserialize<D: rt::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    rt::deserialize_lossy(deserializer)
                }
            }
        };
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
