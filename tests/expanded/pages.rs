#[doc(hidden)]
#[allow(clippy::all, clippy::pedantic, dead_code, non_camel_case_types)]
mod __tcsas {
    use ::tcsas_runtime::__private as rt;
    /**A client of `lists`, version 2025-01-06, at `lists.intl.tencentcloudapi.com`.

It is cheap to clone; a clone shares the connections. It can be used from any thread.

# Actions

- [`DescribeTeamList`](Self::describe_team_list): Lists the teams of a platform.

*/
    #[derive(Clone, Debug)]
    pub struct Client(rt::Client);
    static SERVICE: rt::Service = rt::Service {
        name: "lists",
        version: "2025-01-06",
        endpoint: "lists.intl.tencentcloudapi.com",
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
        /**Lists the teams of a platform.

Safe to repeat: a second call does no more than the first.

# Parameters

- [`platform_id`](DescribeTeamListRequest::platform_id), required: The platform that the teams are on
- [`offset`](DescribeTeamListRequest::offset), required: How many teams come before the page
- [`limit`](DescribeTeamListRequest::limit), required: How many teams a page has
- [`keyword`](DescribeTeamListRequest::keyword): Part of the name


# Errors

The service refuses with a code of [`DescribeTeamListError`].

# Example

```no_run
# async fn example() -> Result<(), Box<dyn std::error::Error>> {
use tcsas::{Client, DescribeTeamListRequest};

let client = Client::from_env()?;
let request = DescribeTeamListRequest::builder()
    .platform_id("...")
    .offset(1)
    .limit(1)
    .build();
let answer = client.describe_team_list(request).await?;
println!("{}", answer.request_id);
# Ok(())
# }
```

# Page by page

The answer is one page of a list. With `pages()`, the call becomes a walk through them all, which `items()` makes one through
what is on them:

```no_run
# use tcsas::{Client, DescribeTeamListRequest};
# async fn example(client: Client, request: DescribeTeamListRequest) -> Result<(), Box<dyn std::error::Error>> {
let mut items = client.describe_team_list(request).pages().items();
while let Some(item) = items.next().await {
    println!("{:?}", item?);
}
# Ok(())
# }
```*/
        #[inline]
        pub fn describe_team_list(
            &self,
            request: DescribeTeamListRequest,
        ) -> rt::Call<DescribeTeamListResponse, DescribeTeamListError> {
            rt::Call::new(
                &self.0,
                &rt::Action {
                    name: "DescribeTeamList",
                    signed: true,
                    repeatable: true,
                    client_token: false,
                    rate_limit: 0,
                },
                &request,
            )
        }
    }
    /**The parameters of [`DescribeTeamList`](Client::describe_team_list), where there is an example.

Lists the teams of a platform.

Required: `platform_id`, `offset`, `limit`.

Optional: `keyword`.*/
    #[non_exhaustive]
    pub struct DescribeTeamListRequest {
        /**The platform that the teams are on

`PlatformId` on the wire; required.*/
        pub platform_id: rt::String,
        /**How many teams come before the page

`Offset` on the wire; required.*/
        pub offset: i64,
        /**How many teams a page has

`Limit` on the wire; required.*/
        pub limit: i64,
        /**Part of the name

`Keyword` on the wire.*/
        pub keyword: rt::Option<rt::String>,
    }
    #[automatically_derived]
    impl rt::Object for DescribeTeamListRequest {
        #[inline]
        fn empty() -> Self {
            Self {
                platform_id: rt::String::new(),
                offset: 0,
                limit: 0,
                keyword: rt::None,
            }
        }
        #[inline]
        fn read(&self, then: rt::Read<'_>) {
            then(
                &rt::Shape {
                    name: "DescribeTeamListRequest",
                    fields: &["PlatformId", "Offset", "Limit", "Keyword"],
                    required: 7,
                },
                &[&self.platform_id, &self.offset, &self.limit, &self.keyword],
            )
        }
        #[inline]
        fn write(&mut self, then: rt::Write<'_>) {
            then(
                &mut [
                    &mut self.platform_id,
                    &mut self.offset,
                    &mut self.limit,
                    &mut self.keyword,
                ],
            )
        }
    }
    #[automatically_derived]
    impl rt::Clone for DescribeTeamListRequest {
        #[inline]
        fn clone(&self) -> Self {
            rt::clone(self)
        }
    }
    #[automatically_derived]
    impl rt::Debug for DescribeTeamListRequest {
        #[inline]
        fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
            rt::debug(self, f)
        }
    }
    #[automatically_derived]
    impl rt::PartialEq for DescribeTeamListRequest {
        #[inline]
        fn eq(&self, other: &Self) -> bool {
            rt::eq(self, other)
        }
    }
    #[automatically_derived]
    impl rt::Serialize for DescribeTeamListRequest {
        fn serialize<S: rt::Serializer>(
            &self,
            serializer: S,
        ) -> rt::Result<S::Ok, S::Error> {
            rt::serialize(self, serializer)
        }
    }
    #[automatically_derived]
    impl<'de> rt::Deserialize<'de> for DescribeTeamListRequest {
        fn deserialize<D: rt::Deserializer<'de>>(
            deserializer: D,
        ) -> rt::Result<Self, D::Error> {
            rt::deserialize(deserializer)
        }
    }
    impl DescribeTeamListRequest {
        ///Starts to build a value. Every required parameter must be set before `build` is there.
        #[inline]
        pub fn builder() -> DescribeTeamListRequestBuilder<
            (rt::No, (rt::No, (rt::No, ()))),
        > {
            DescribeTeamListRequestBuilder(rt::Object::empty(), rt::PhantomData)
        }
    }
    ///Builds a [`DescribeTeamListRequest`].
    #[must_use]
    pub struct DescribeTeamListRequestBuilder<S>(
        DescribeTeamListRequest,
        rt::PhantomData<fn() -> S>,
    );
    impl<S> DescribeTeamListRequestBuilder<S> {
        /**The platform that the teams are on

Sets the required `PlatformId`.*/
        pub fn platform_id(
            mut self,
            value: impl rt::Into<rt::String>,
        ) -> DescribeTeamListRequestBuilder<rt::Set<S, rt::I0>>
        where
            S: rt::SetAt<rt::I0>,
        {
            self.0.platform_id = value.into();
            DescribeTeamListRequestBuilder(self.0, rt::PhantomData)
        }
        /**How many teams come before the page

Sets the required `Offset`.*/
        pub fn offset(
            mut self,
            value: i64,
        ) -> DescribeTeamListRequestBuilder<rt::Set<S, rt::I1>>
        where
            S: rt::SetAt<rt::I1>,
        {
            self.0.offset = value;
            DescribeTeamListRequestBuilder(self.0, rt::PhantomData)
        }
        /**How many teams a page has

Sets the required `Limit`.*/
        pub fn limit(
            mut self,
            value: i64,
        ) -> DescribeTeamListRequestBuilder<rt::Set<S, rt::I2>>
        where
            S: rt::SetAt<rt::I2>,
        {
            self.0.limit = value;
            DescribeTeamListRequestBuilder(self.0, rt::PhantomData)
        }
        /**Part of the name

Sets the optional `Keyword`.*/
        pub fn keyword(mut self, value: impl rt::Into<rt::String>) -> Self {
            self.0.keyword = rt::Some(value.into());
            self
        }
        ///The value. Does not compile before every required parameter is set.
        pub fn build(self) -> DescribeTeamListRequest
        where
            S: rt::IsSet<rt::I0, spec::PlatformId, spec::DescribeTeamList>,
            S: rt::IsSet<rt::I1, spec::Offset, spec::DescribeTeamList>,
            S: rt::IsSet<rt::I2, spec::Limit, spec::DescribeTeamList>,
        {
            self.0
        }
    }
    ///What [`DescribeTeamList`](Client::describe_team_list) answers.
    #[non_exhaustive]
    pub struct DescribeTeamListResponse {
        /**The page

`Data` on the wire.*/
        pub data: rt::Option<types::TeamListResult>,
        ///The id that the service gave the call. Its support asks for it.
        pub request_id: rt::String,
    }
    #[automatically_derived]
    impl rt::Object for DescribeTeamListResponse {
        #[inline]
        fn empty() -> Self {
            Self {
                data: rt::None,
                request_id: rt::String::new(),
            }
        }
        #[inline]
        fn read(&self, then: rt::Read<'_>) {
            then(
                &rt::Shape {
                    name: "DescribeTeamListResponse",
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
    impl rt::Default for DescribeTeamListResponse {
        #[inline]
        fn default() -> Self {
            rt::Object::empty()
        }
    }
    #[automatically_derived]
    impl rt::Clone for DescribeTeamListResponse {
        #[inline]
        fn clone(&self) -> Self {
            rt::clone(self)
        }
    }
    #[automatically_derived]
    impl rt::Debug for DescribeTeamListResponse {
        #[inline]
        fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
            rt::debug(self, f)
        }
    }
    #[automatically_derived]
    impl rt::PartialEq for DescribeTeamListResponse {
        #[inline]
        fn eq(&self, other: &Self) -> bool {
            rt::eq(self, other)
        }
    }
    #[automatically_derived]
    impl rt::Serialize for DescribeTeamListResponse {
        fn serialize<S: rt::Serializer>(
            &self,
            serializer: S,
        ) -> rt::Result<S::Ok, S::Error> {
            rt::serialize(self, serializer)
        }
    }
    #[automatically_derived]
    impl<'de> rt::Deserialize<'de> for DescribeTeamListResponse {
        fn deserialize<D: rt::Deserializer<'de>>(
            deserializer: D,
        ) -> rt::Result<Self, D::Error> {
            rt::deserialize_lossy(deserializer)
        }
    }
    #[automatically_derived]
    impl rt::Paged for DescribeTeamListResponse {
        type Item = types::Team;
        const PAGING: &'static rt::Paging = &rt::Paging {
            start: "Offset",
            by_page: false,
            size: "Limit",
            total: &["Data", "TotalCount"],
            items: &["Data", "DataList"],
        };
        #[inline]
        fn into_items(self) -> rt::Option<rt::Vec<Self::Item>> {
            rt::Some(self.data?.data_list)
        }
    }
    ///The error codes of [`DescribeTeamList`](Client::describe_team_list): its own, and those common to all actions.
    #[non_exhaustive]
    pub enum DescribeTeamListError {
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
        /**The operation failed.

`FailedOperation`.*/
        FailedOperation,
        /**The service failed.

`InternalError`.*/
        InternalError,
        /**There is no such action.

`InvalidAction`.*/
        InvalidAction,
        /**A parameter is wrong in form or type.

`InvalidParameter`.*/
        InvalidParameter,
        /**A parameter has a wrong value.

`InvalidParameterValue`.*/
        InvalidParameterValue,
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
    impl DescribeTeamListError {
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
    impl rt::ErrorCode for DescribeTeamListError {
        const TEXTS: &'static str = "ActionOffline AuthFailure.InvalidAuthorization AuthFailure.InvalidSecretId AuthFailure.MFAFailure AuthFailure.SecretIdNotFound AuthFailure.SignatureExpire AuthFailure.SignatureFailure AuthFailure.TokenFailure AuthFailure.UnauthorizedOperation DryRunOperation FailedOperation InternalError InvalidAction InvalidParameter InvalidParameterValue InvalidRequest IpInBlacklist IpNotInWhitelist LimitExceeded MissingParameter NoSuchProduct NoSuchVersion RequestLimitExceeded RequestLimitExceeded.GlobalRegionUinLimitExceeded RequestLimitExceeded.IPLimitExceeded RequestLimitExceeded.UinLimitExceeded RequestSizeLimitExceeded ResourceInUse ResourceInsufficient ResourceNotFound ResourceUnavailable ResponseSizeLimitExceeded ServiceUnavailable UnauthorizedOperation UnknownParameter UnsupportedOperation UnsupportedProtocol UnsupportedRegion";
        #[inline]
        fn known(index: usize) -> rt::Option<Self> {
            rt::Some(
                match index {
                    0 => Self::ActionOffline,
                    1 => Self::AuthFailureInvalidAuthorization,
                    2 => Self::AuthFailureInvalidSecretId,
                    3 => Self::AuthFailureMfaFailure,
                    4 => Self::AuthFailureSecretIdNotFound,
                    5 => Self::AuthFailureSignatureExpire,
                    6 => Self::AuthFailureSignatureFailure,
                    7 => Self::AuthFailureTokenFailure,
                    8 => Self::AuthFailureUnauthorizedOperation,
                    9 => Self::DryRunOperation,
                    10 => Self::FailedOperation,
                    11 => Self::InternalError,
                    12 => Self::InvalidAction,
                    13 => Self::InvalidParameter,
                    14 => Self::InvalidParameterValue,
                    15 => Self::InvalidRequest,
                    16 => Self::IpInBlacklist,
                    17 => Self::IpNotInWhitelist,
                    18 => Self::LimitExceeded,
                    19 => Self::MissingParameter,
                    20 => Self::NoSuchProduct,
                    21 => Self::NoSuchVersion,
                    22 => Self::RequestLimitExceeded,
                    23 => Self::RequestLimitExceededGlobalRegionUinLimitExceeded,
                    24 => Self::RequestLimitExceededIpLimitExceeded,
                    25 => Self::RequestLimitExceededUinLimitExceeded,
                    26 => Self::RequestSizeLimitExceeded,
                    27 => Self::ResourceInUse,
                    28 => Self::ResourceInsufficient,
                    29 => Self::ResourceNotFound,
                    30 => Self::ResourceUnavailable,
                    31 => Self::ResponseSizeLimitExceeded,
                    32 => Self::ServiceUnavailable,
                    33 => Self::UnauthorizedOperation,
                    34 => Self::UnknownParameter,
                    35 => Self::UnsupportedOperation,
                    36 => Self::UnsupportedProtocol,
                    37 => Self::UnsupportedRegion,
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
    impl rt::Clone for DescribeTeamListError {
        #[inline]
        fn clone(&self) -> Self {
            rt::clone_code(self)
        }
    }
    #[automatically_derived]
    impl rt::PartialEq for DescribeTeamListError {
        #[inline]
        fn eq(&self, other: &Self) -> bool {
            rt::eq_code(self, other)
        }
    }
    #[automatically_derived]
    impl rt::Eq for DescribeTeamListError {}
    #[automatically_derived]
    impl rt::Hash for DescribeTeamListError {
        #[inline]
        fn hash<H: rt::Hasher>(&self, state: &mut H) {
            rt::hash_code(self, state);
        }
    }
    #[automatically_derived]
    impl rt::Debug for DescribeTeamListError {
        #[inline]
        fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
            rt::Debug::fmt(self.code(), f)
        }
    }
    #[automatically_derived]
    impl rt::Display for DescribeTeamListError {
        #[inline]
        fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
            f.write_str(self.code())
        }
    }
    ///The data types of `lists`.
    pub mod types {
        use super::rt;
        ///The data type `Team`.
        #[non_exhaustive]
        pub struct Team {
            /**Its id

`TeamId` on the wire.*/
            pub team_id: i64,
            /**Its name

`TeamName` on the wire.*/
            pub team_name: rt::Option<rt::String>,
        }
        #[automatically_derived]
        impl rt::Object for Team {
            #[inline]
            fn empty() -> Self {
                Self {
                    team_id: 0,
                    team_name: rt::None,
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "Team",
                        fields: &["TeamId", "TeamName"],
                        required: 0,
                    },
                    &[&self.team_id, &self.team_name],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(&mut [&mut self.team_id, &mut self.team_name])
            }
        }
        #[automatically_derived]
        impl rt::Default for Team {
            #[inline]
            fn default() -> Self {
                rt::Object::empty()
            }
        }
        #[automatically_derived]
        impl rt::Clone for Team {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for Team {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for Team {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for Team {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for Team {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize_lossy(deserializer)
            }
        }
        ///The data type `TeamListResult`.
        #[non_exhaustive]
        pub struct TeamListResult {
            /**How many teams there are

`TotalCount` on the wire.*/
            pub total_count: rt::Option<i64>,
            /**The teams

`DataList` on the wire.*/
            pub data_list: rt::Vec<Team>,
        }
        #[automatically_derived]
        impl rt::Object for TeamListResult {
            #[inline]
            fn empty() -> Self {
                Self {
                    total_count: rt::None,
                    data_list: rt::Vec::new(),
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "TeamListResult",
                        fields: &["TotalCount", "DataList"],
                        required: 0,
                    },
                    &[&self.total_count, &self.data_list],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(&mut [&mut self.total_count, &mut self.data_list])
            }
        }
        #[automatically_derived]
        impl rt::Default for TeamListResult {
            #[inline]
            fn default() -> Self {
                rt::Object::empty()
            }
        }
        #[automatically_derived]
        impl rt::Clone for TeamListResult {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for TeamListResult {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for TeamListResult {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for TeamListResult {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for TeamListResult {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize_lossy(deserializer)
            }
        }
    }
    #[doc(hidden)]
    pub mod spec {
        pub enum DescribeTeamList {}
        pub enum Limit {}
        pub enum Offset {}
        pub enum PlatformId {}
    }
}
#[allow(unused_imports)]
#[doc(inline)]
pub use self::__tcsas::*;
