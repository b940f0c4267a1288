#[doc(hidden)]
mod from_specs {
    use ::tcsas_runtime::__private as rt;
    use self::Client as __Client;
    /**Client of `files`, version 2021-04-08, at `files.intl.tencentcloudapi.com`.

Cloning is cheap; clones share connections, limits and settings. A client can be used from any thread.

Calls go to `files.intl.tencentcloudapi.com`, the host of the international site. `endpoint_kind` and `endpoint` of the [`builder`](Self::builder) select others.

# Actions

- [`UploadFile`](Self::upload_file): Stores a file.

*/
    #[derive(Clone, Debug)]
    pub struct Client(rt::Client);
    static SERVICE: rt::Service = rt::Service {
        name: "files",
        version: "2021-04-08",
        endpoint: "files.intl.tencentcloudapi.com",
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

Calls go to `files.intl.tencentcloudapi.com`, the host of the international site, unless `endpoint_kind` or `endpoint` select another host.*/
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
        /**Stores a file.

Idempotent: the service recognises a repeated call by its `ClientToken`, which the client generates if it is absent.

The request is sent as `multipart/form-data`.*/
        #[cfg_attr(
            doc,
            doc = "\nParameters, errors and an example: [`UploadFileRequest`]."
        )]
        #[cfg_attr(
            not(doc),
            doc = r##"
# Parameters

- [`file`](UploadFileRequest::file), required: The file
- [`cover`](UploadFileRequest::cover): An image of its cover
- [`title`](UploadFileRequest::title): The title
- [`pages`](UploadFileRequest::pages): The number of pages
- [`scale`](UploadFileRequest::scale): The scale of its images
- [`public`](UploadFileRequest::public): Whether everyone may read it
- [`labels`](UploadFileRequest::labels): Labels
- [`owner`](UploadFileRequest::owner): The owner
- [`client_token`](UploadFileRequest::client_token): A token by which a repeated call is recognized


# Errors

The service returns a code of [`UploadFileError`].

# Example

```no_run
# async fn example() -> Result<(), Box<dyn std::error::Error>> {
use tcsas::{Client, UploadFileRequest};

let client = Client::from_env()?;
let request = UploadFileRequest::builder()
    .file(std::fs::read("file")?)
    .build();
let response = client.upload_file(request).await?;
println!("{response:?}");
# Ok(())
# }
```"##
        )]
        #[inline]
        pub fn upload_file(
            &self,
            request: UploadFileRequest,
        ) -> rt::Call<UploadFileResponse, UploadFileError> {
            rt::Call::multipart(
                &self.0,
                &rt::Action {
                    name: "UploadFile",
                    signed: true,
                    idempotent: false,
                    client_token: true,
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
        /**Parameters of [`UploadFile`](super::Client::upload_file).

Stores a file.

Required: `file`.

Optional: `cover`, `title`, `pages`, `scale`, `public`, `labels`, `owner`, `client_token`.

# Errors

The service returns a code of [`UploadFileError`](super::UploadFileError).

# Example

```no_run
# async fn example() -> Result<(), Box<dyn std::error::Error>> {
use tcsas::{Client, UploadFileRequest};

let client = Client::from_env()?;
let request = UploadFileRequest::builder()
    .file(std::fs::read("file")?)
    .build();
let response = client.upload_file(request).await?;
println!("{response:?}");
# Ok(())
# }
```

Spec: [`tests/specs/files/UploadFile.json`](<https://example.com/tests/specs/files/UploadFile.json>).*/
        #[non_exhaustive]
        pub struct UploadFileRequest {
            /**The file

`File` on the wire; required.*/
            pub file: rt::Bytes,
            /**An image of its cover

`Cover` on the wire.*/
            pub cover: rt::Option<rt::Bytes>,
            /**The title

`Title` on the wire.*/
            pub title: rt::Option<rt::String>,
            /**The number of pages

`Pages` on the wire.*/
            pub pages: rt::Option<u64>,
            /**The scale of its images

`Scale` on the wire.*/
            pub scale: rt::Option<f64>,
            /**Whether everyone may read it

`Public` on the wire.*/
            pub public: rt::Option<bool>,
            /**Labels

`Labels` on the wire.*/
            pub labels: rt::Option<rt::Vec<rt::String>>,
            /**The owner

`Owner` on the wire.*/
            pub owner: rt::Option<types::Owner>,
            /**A token by which a repeated call is recognized

`ClientToken` on the wire.*/
            pub client_token: rt::Option<rt::String>,
        }
        #[automatically_derived]
        impl rt::Message for UploadFileRequest {
            #[inline]
            fn empty() -> Self {
                Self {
                    file: rt::Bytes::new(),
                    cover: rt::None,
                    title: rt::None,
                    pages: rt::None,
                    scale: rt::None,
                    public: rt::None,
                    labels: rt::None,
                    owner: rt::None,
                    client_token: rt::None,
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "UploadFileRequest",
                        fields: &[
                            "File",
                            "Cover",
                            "Title",
                            "Pages",
                            "Scale",
                            "Public",
                            "Labels",
                            "Owner",
                            "ClientToken",
                        ],
                        rust: "file cover title pages scale public labels owner client_token",
                        required: 1,
                    },
                    &[
                        &self.file,
                        &self.cover,
                        &self.title,
                        &self.pages,
                        &self.scale,
                        &self.public,
                        &self.labels,
                        &self.owner,
                        &self.client_token,
                    ],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(
                    &mut [
                        &mut self.file,
                        &mut self.cover,
                        &mut self.title,
                        &mut self.pages,
                        &mut self.scale,
                        &mut self.public,
                        &mut self.labels,
                        &mut self.owner,
                        &mut self.client_token,
                    ],
                )
            }
        }
        #[automatically_derived]
        impl rt::Clone for UploadFileRequest {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for UploadFileRequest {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for UploadFileRequest {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for UploadFileRequest {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for UploadFileRequest {
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
        impl UploadFileRequest {
            #[cfg(doc)]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            pub fn builder() -> UploadFileRequestBuilder<rt::Unset> {
                loop {}
            }
            #[cfg(not(doc))]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            #[inline]
            pub fn builder() -> UploadFileRequestBuilder<(spec::without_file, ())> {
                UploadFileRequestBuilder(rt::Message::empty(), rt::PhantomData)
            }
        }
        /**Builder of [`UploadFileRequest`].

The type parameter records which required parameters are set. A function that sets optional parameters is generic over `S`; without a type argument, the type is the builder with everything required set.*/
        #[must_use]
        pub struct UploadFileRequestBuilder<S = (rt::Given, ())>(
            UploadFileRequest,
            rt::PhantomData<fn() -> S>,
        );
        impl<S> UploadFileRequestBuilder<S> {
            /**The file

Sets the required `File`.*/
            pub fn file(
                mut self,
                value: impl rt::Into<rt::Bytes>,
            ) -> UploadFileRequestBuilder<rt::Set<S, rt::I0>>
            where
                S: rt::SetAt<rt::I0>,
            {
                self.0.file = value.into();
                UploadFileRequestBuilder(self.0, rt::PhantomData)
            }
            /**An image of its cover

Sets the optional `Cover`.*/
            pub fn cover(mut self, value: impl rt::Into<rt::Bytes>) -> Self {
                self.0.cover = rt::Some(value.into());
                self
            }
            ///Sets or clears [`cover`](Self::cover).
            pub fn set_cover(mut self, value: rt::Option<rt::Bytes>) -> Self {
                self.0.cover = value;
                self
            }
            /**The title

Sets the optional `Title`.*/
            pub fn title(mut self, value: impl rt::Into<rt::String>) -> Self {
                self.0.title = rt::Some(value.into());
                self
            }
            ///Sets or clears [`title`](Self::title).
            pub fn set_title(mut self, value: rt::Option<rt::String>) -> Self {
                self.0.title = value;
                self
            }
            /**The number of pages

Sets the optional `Pages`.*/
            pub fn pages(mut self, value: u64) -> Self {
                self.0.pages = rt::Some(value);
                self
            }
            ///Sets or clears [`pages`](Self::pages).
            pub fn set_pages(mut self, value: rt::Option<u64>) -> Self {
                self.0.pages = value;
                self
            }
            /**The scale of its images

Sets the optional `Scale`.*/
            pub fn scale(mut self, value: f64) -> Self {
                self.0.scale = rt::Some(value);
                self
            }
            ///Sets or clears [`scale`](Self::scale).
            pub fn set_scale(mut self, value: rt::Option<f64>) -> Self {
                self.0.scale = value;
                self
            }
            /**Whether everyone may read it

Sets the optional `Public`.*/
            pub fn public(mut self, value: bool) -> Self {
                self.0.public = rt::Some(value);
                self
            }
            ///Sets or clears [`public`](Self::public).
            pub fn set_public(mut self, value: rt::Option<bool>) -> Self {
                self.0.public = value;
                self
            }
            /**Labels

Sets the optional `Labels`.*/
            pub fn labels<H>(
                mut self,
                value: impl rt::IntoIterator<Item = impl rt::IntoItem<rt::String, H>>,
            ) -> Self {
                self.0.labels = rt::Some(rt::list(value));
                self
            }
            ///Sets or clears [`labels`](Self::labels).
            pub fn set_labels(mut self, value: rt::Option<rt::Vec<rt::String>>) -> Self {
                self.0.labels = value;
                self
            }
            /**The owner

Sets the optional `Owner`.*/
            pub fn owner(mut self, value: impl rt::Into<types::Owner>) -> Self {
                self.0.owner = rt::Some(value.into());
                self
            }
            ///Sets or clears [`owner`](Self::owner).
            pub fn set_owner(mut self, value: rt::Option<types::Owner>) -> Self {
                self.0.owner = value;
                self
            }
            /**A token by which a repeated call is recognized

Sets the optional `ClientToken`.*/
            pub fn client_token(mut self, value: impl rt::Into<rt::String>) -> Self {
                self.0.client_token = rt::Some(value.into());
                self
            }
            ///Sets or clears [`client_token`](Self::client_token).
            pub fn set_client_token(mut self, value: rt::Option<rt::String>) -> Self {
                self.0.client_token = value;
                self
            }
            #[cfg(doc)]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> UploadFileRequest
            where
                S: rt::AllSet,
            {
                self.0
            }
            #[cfg(not(doc))]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> UploadFileRequest
            where
                S: rt::State,
                rt::Missing<S>: rt::Complete<rt::MissingWires<S>, spec::UploadFile>,
            {
                self.0
            }
        }
    }
    /**Responses of the actions.

They are reexported beside [`Client`](super::Client): programs leave out the name of this module.*/
    pub mod responses {
        use super::{__Client, rt, types};
        /**Response of [`UploadFile`](super::Client::upload_file).

Spec: [`tests/specs/files/UploadFile.json`](<https://example.com/tests/specs/files/UploadFile.json>).*/
        #[non_exhaustive]
        pub struct UploadFileResponse {
            /**The id of the file

`FileId` on the wire.*/
            pub file_id: rt::Option<rt::String>,
            ///Identifies the call to the service's support.
            pub request_id: rt::String,
        }
        #[automatically_derived]
        impl rt::Message for UploadFileResponse {
            #[inline]
            fn empty() -> Self {
                Self {
                    file_id: rt::None,
                    request_id: rt::String::new(),
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "UploadFileResponse",
                        fields: &["FileId", "RequestId"],
                        rust: "file_id request_id",
                        required: 0,
                    },
                    &[&self.file_id, &self.request_id],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(&mut [&mut self.file_id, &mut self.request_id])
            }
        }
        #[automatically_derived]
        impl rt::Default for UploadFileResponse {
            #[inline]
            fn default() -> Self {
                rt::Message::empty()
            }
        }
        #[automatically_derived]
        impl rt::Clone for UploadFileResponse {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for UploadFileResponse {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for UploadFileResponse {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for UploadFileResponse {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for UploadFileResponse {
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
        /**Error codes of [`UploadFile`](super::Client::upload_file): its own, and those common to all actions.

Spec: [`tests/specs/files/UploadFile.json`](<https://example.com/tests/specs/files/UploadFile.json>).*/
        #[non_exhaustive]
        pub enum UploadFileError {
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
        impl UploadFileError {
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
        impl rt::ErrorCode for UploadFileError {
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
        impl rt::KnownCode for UploadFileError {}
        #[automatically_derived]
        impl rt::Clone for UploadFileError {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone_code(self)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for UploadFileError {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq_code(self, other)
            }
        }
        #[automatically_derived]
        impl<T: rt::AsRef<str> + ?rt::Sized> rt::PartialEq<T> for UploadFileError {
            #[inline]
            fn eq(&self, other: &T) -> bool {
                self.code() == other.as_ref()
            }
        }
        #[automatically_derived]
        impl rt::Eq for UploadFileError {}
        #[automatically_derived]
        impl rt::Hash for UploadFileError {
            #[inline]
            fn hash<H: rt::Hasher>(&self, state: &mut H) {
                rt::hash_code(self, state);
            }
        }
        #[automatically_derived]
        impl rt::Debug for UploadFileError {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::Debug::fmt(self.code(), f)
            }
        }
        #[automatically_derived]
        impl rt::Display for UploadFileError {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                f.write_str(self.code())
            }
        }
    }
    ///Data types in requests and responses.
    pub mod types {
        use super::{__Client, rt};
        /**The owner

Required: `name`.

Spec: [`tests/specs/files/UploadFile.json`](<https://example.com/tests/specs/files/UploadFile.json>).*/
        #[non_exhaustive]
        pub struct Owner {
            /**The name

`Name` on the wire; required.*/
            pub name: rt::String,
        }
        #[automatically_derived]
        impl rt::Message for Owner {
            #[inline]
            fn empty() -> Self {
                Self { name: rt::String::new() }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "Owner",
                        fields: &["Name"],
                        rust: "name",
                        required: 1,
                    },
                    &[&self.name],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(&mut [&mut self.name])
            }
        }
        #[automatically_derived]
        impl rt::Clone for Owner {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for Owner {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for Owner {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for Owner {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for Owner {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize(deserializer)
            }
        }
        impl Owner {
            #[cfg(doc)]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            pub fn builder() -> OwnerBuilder<rt::Unset> {
                loop {}
            }
            #[cfg(not(doc))]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            #[inline]
            pub fn builder() -> OwnerBuilder<(super::spec::without_name, ())> {
                OwnerBuilder(rt::Message::empty(), rt::PhantomData)
            }
        }
        /**Builder of [`Owner`].

The type parameter records which required parameters are set. A function that sets optional parameters is generic over `S`; without a type argument, the type is the builder with everything required set.*/
        #[must_use]
        pub struct OwnerBuilder<S = (rt::Given, ())>(Owner, rt::PhantomData<fn() -> S>);
        impl<S> OwnerBuilder<S> {
            /**The name

Sets the required `Name`.*/
            pub fn name(
                mut self,
                value: impl rt::Into<rt::String>,
            ) -> OwnerBuilder<rt::Set<S, rt::I0>>
            where
                S: rt::SetAt<rt::I0>,
            {
                self.0.name = value.into();
                OwnerBuilder(self.0, rt::PhantomData)
            }
            #[cfg(doc)]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> Owner
            where
                S: rt::AllSet,
            {
                self.0
            }
            #[cfg(not(doc))]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> Owner
            where
                S: rt::State,
                rt::Missing<S>: rt::Complete<rt::MissingWires<S>, super::spec::Owner>,
            {
                self.0
            }
        }
    }
    #[cfg_attr(any(doc, miri), doc(hidden))]
    pub mod spec {
        use super::rt;
        pub enum File {}
        pub enum Name {}
        pub enum Owner {}
        pub enum UploadFile {}
        pub enum file {}
        pub enum name {}
        pub enum without_file {}
        impl rt::Without for without_file {
            type Setter = file;
            type Wire = File;
        }
        pub enum without_name {}
        impl rt::Without for without_name {
            type Setter = name;
            type Wire = Name;
        }
    }
    #[doc(no_inline)]
    pub use self::{builders::*, codes::*, requests::*, responses::*};
}
pub use from_specs::*;
