#[doc(hidden)]
mod from_specs {
    use ::tcsas_runtime::__private as rt;
    use self::Client as __Client;
    /**Client of `tcsas`, version 2025-01-06, at `tcsas.intl.tencentcloudapi.com`.

Cloning is cheap; clones share connections, limits and settings. A client can be used from any thread.

Calls go to `tcsas.intl.tencentcloudapi.com`, the host of the international site. `endpoint_kind` and `endpoint` of the [`builder`](Self::builder) select others.

# Actions

## Mini programs

- [`ModifyMNP`](Self::modify_mnp): This API is used to modify the mini program information.

## Teams and users

- [`DescribeRoleList`](Self::describe_role_list): Lists page by page the roles that members of a team can have.
- [`DescribeTeam`](Self::describe_team): Returns the details of one team.

*/
    #[derive(Clone, Debug)]
    pub struct Client(rt::Client);
    static SERVICE: rt::Service = rt::Service {
        name: "tcsas",
        version: "2025-01-06",
        endpoint: "tcsas.intl.tencentcloudapi.com",
    };
    impl Client {
        ///The spec files that this client was generated from, by name: for an emulator in tests.
        pub const SPECS: &'static [(&'static str, &'static str)] = &[
            ("shared.json", ::core::include_str!("/specs/shared.json")),
            ("ModifyMNP.json", ::core::include_str!("/specs/ModifyMNP.json")),
        ];
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

Calls go to `tcsas.intl.tencentcloudapi.com`, the host of the international site, unless `endpoint_kind` or `endpoint` select another host.*/
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
    ///# Mini programs
    impl Client {
        /**This API is used to modify the mini program information. Category, name, introduction and description must always be sent, even if they stay as they are; `DescribeMNP` returns the current values.

Not documented as idempotent: the client does not repeat a call that the service may have executed.

The service accepts at most 20 requests per second; clients queue calls accordingly.*/
        #[cfg_attr(
            doc,
            doc = "\nParameters, errors and an example: [`ModifyMnpRequest`]."
        )]
        #[cfg_attr(
            not(doc),
            doc = r##"
# Parameters

- [`mnp_type`](ModifyMnpRequest::mnp_type), required: Mini program type. Its categories, separated by commas; each joins a `TypeName` and a `TypeValue` of `DescribeMNPCategory` by an arrow, such as `Life Service->144_Lilliputian Services`.
- [`mnp_name`](ModifyMnpRequest::mnp_name), required: Mini program name. Another mini program or mini game must not have it already.
- [`mnp_intro`](ModifyMnpRequest::mnp_intro), required: Mini program introduction. The description is a separate parameter, `MNPDesc`.
- [`mnp_desc`](ModifyMnpRequest::mnp_desc), required: Mini program description. The introduction is a separate parameter, `MNPIntro`.
- [`mnp_id`](ModifyMnpRequest::mnp_id), required: Mini program ID. The appid that `CreateMNP` returned as `ResourceId`, such as `mpg9yjc0qbpkelik`.
- [`platform_id`](ModifyMnpRequest::platform_id), required: Platform ID. The platform (tenant) that the mini program belongs to, such as `T04257DS9431720WTAG`.
- [`mnp_icon`](ModifyMnpRequest::mnp_icon): Mini program icon. The URL of an image.
- [`i18n_list`](ModifyMnpRequest::i18n_list): Name and introduction of the mini program, one entry per language.
- [`age_ratings`](ModifyMnpRequest::age_ratings): Age ratings of the mini program, each under the standard it names. The error `InvalidParameterValue.DuplicateAgeRatingStandard` suggests that a standard must not occur twice.


# Errors

The service returns a code of [`ModifyMnpError`]. Documented for this action:

- [`FailedOperation`](ModifyMnpError::FailedOperation): Operation failed.
- [`FailedOperation.MiniProgramIconAnalysisFailed`](ModifyMnpError::FailedOperationMiniProgramIconAnalysisFailed): The service could not process the icon of the mini program or mini game.
- [`FailedOperation.PackageAlreadyExpired`](ModifyMnpError::FailedOperationPackageAlreadyExpired): The purchased package has expired.
- [`InvalidParameter`](ModifyMnpError::InvalidParameter): Incorrect parameter.
- [`InvalidParameterValue`](ModifyMnpError::InvalidParameterValue): Invalid parameter value.
- [`InvalidParameterValue.InvalidMNPId`](ModifyMnpError::InvalidParameterValueInvalidMnpId): The appid of the mini program or mini game is wrong.
- [`InvalidParameterValue.InvalidMNPName`](ModifyMnpError::InvalidParameterValueInvalidMnpName): The name is not acceptable as that of a mini program or mini game.
- [`InvalidParameterValue.InvalidMNPType`](ModifyMnpError::InvalidParameterValueInvalidMnpType): The type of the mini program or mini game is wrong.
- [`InvalidParameterValue.InvalidPlatformId`](ModifyMnpError::InvalidParameterValueInvalidPlatformId): The platform ID is wrong.
- [`InvalidParameterValue.MNPTypeNumberExceedLimit`](ModifyMnpError::InvalidParameterValueMnpTypeNumberExceedLimit): The mini program or mini game was given too many categories.
- [`InvalidParameterValue.MiniProgramNameAlreadyExist`](ModifyMnpError::InvalidParameterValueMiniProgramNameAlreadyExist): Another mini program or mini game already has this name.
- [`InvalidParameterValue.AgeRatingExceedSupperAppLimit`](ModifyMnpError::InvalidParameterValueAgeRatingExceedSupperAppLimit), added later: An age rating exceeds the limit of the superapp.
- [`InvalidParameterValue.DuplicateAgeRatingStandard`](ModifyMnpError::InvalidParameterValueDuplicateAgeRatingStandard), added later: The same age rating standard is given more than once.
- [`InvalidParameterValue.InvalidAgeRatingStandard`](ModifyMnpError::InvalidParameterValueInvalidAgeRatingStandard), added later: An age rating standard is not known.
- [`InvalidParameterValue.InvalidMNPI18NLang`](ModifyMnpError::InvalidParameterValueInvalidMnpI18nLang), added later: A language in the list of translated texts is not accepted.


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
let response = client.modify_mnp(request).await?;
println!("{response:?}");
# Ok(())
# }
```"##
        )]
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
                    idempotent: false,
                    client_token: false,
                    rate_limit: 20,
                },
                &request,
            )
        }
    }
    ///# Teams and users
    impl Client {
        /**Lists page by page the roles that members of a team can have. The list can be narrowed by name or team; `AddTeamMember` and `ModifyTeamMember` take the role numbers found here.

Idempotent: a second call has no further effect.*/
        #[cfg_attr(
            doc,
            doc = "\nParameters, errors and an example: [`DescribeRoleListRequest`]."
        )]
        #[cfg_attr(
            not(doc),
            doc = r##"
# Parameters

- [`offset`](DescribeRoleListRequest::offset), required: Start of the page, as the number of entries to skip. `0`: from the beginning.
- [`limit`](DescribeRoleListRequest::limit), required: Largest number of entries to return in one page. An upper limit is not documented.
- [`platform_id`](DescribeRoleListRequest::platform_id), required: Platform (tenant) that the request is made for, for example `T08123WM5791733VNCZ`.
- [`keyword`](DescribeRoleListRequest::keyword): Text to search for in role names.
- [`team_id`](DescribeRoleListRequest::team_id): Restricts the list to roles of this team. Optional.


# Errors

The service returns a code of [`DescribeRoleListError`]. Documented for this action:

- [`FailedOperation.PackageAlreadyExpired`](DescribeRoleListError::FailedOperationPackageAlreadyExpired): The purchased package has expired.
- [`InternalError`](DescribeRoleListError::InternalError): The service failed on its own side.


# Example

```no_run
# async fn example() -> Result<(), Box<dyn std::error::Error>> {
use tcsas::{Client, DescribeRoleListRequest};

let client = Client::from_env()?;
let request = DescribeRoleListRequest::builder()
    .offset(0)
    .limit(10)
    .platform_id("T04257DS9431720WTAG")
    .keyword("")
    .team_id("3686677859")
    .build();
let response = client.describe_role_list(request).await?;
println!("{response:?}");
# Ok(())
# }
```

# Pagination

The response is one page of a list. `pages()` turns the call into a stream of all pages, and `items()` that into a stream of
their items:

```no_run
# use tcsas::{Client, DescribeRoleListRequest};
# async fn example(client: Client, request: DescribeRoleListRequest) -> Result<(), Box<dyn std::error::Error>> {
let mut items = client.describe_role_list(request).pages().items();
while let Some(item) = items.next().await {
    println!("{:?}", item?);
}
# Ok(())
# }
```"##
        )]
        #[inline]
        pub fn describe_role_list(
            &self,
            request: DescribeRoleListRequest,
        ) -> rt::Call<DescribeRoleListResponse, DescribeRoleListError> {
            rt::Call::new(
                &self.0,
                &rt::Action {
                    name: "DescribeRoleList",
                    signed: true,
                    idempotent: true,
                    client_token: false,
                    rate_limit: 0,
                },
                &request,
            )
        }
        /**Returns the details of one team. These include its kind, administrator, number of members, bound teams, expiration time and status.

Idempotent: a second call has no further effect.*/
        #[cfg_attr(
            doc,
            doc = "\nParameters, errors and an example: [`DescribeTeamRequest`]."
        )]
        #[cfg_attr(
            not(doc),
            doc = r##"
# Parameters

- [`team_id`](DescribeTeamRequest::team_id), required: ID of the team whose details are wanted, for example `1151697965`.
- [`platform_id`](DescribeTeamRequest::platform_id), required: Platform (tenant) that the request is made for, for example `T08123WM5791733VNCZ`.


# Errors

The service returns a code of [`DescribeTeamError`]. Documented for this action:

- [`FailedOperation.PackageAlreadyExpired`](DescribeTeamError::FailedOperationPackageAlreadyExpired): The purchased package has expired.
- [`InternalError`](DescribeTeamError::InternalError): The service failed on its own side.


# Example

```no_run
# async fn example() -> Result<(), Box<dyn std::error::Error>> {
use tcsas::{Client, DescribeTeamRequest};

let client = Client::from_env()?;
let request = DescribeTeamRequest::builder()
    .team_id("1363731006")
    .platform_id("T04257DS9431720WTAG")
    .build();
let response = client.describe_team(request).await?;
println!("{response:?}");
# Ok(())
# }
```"##
        )]
        #[inline]
        pub fn describe_team(
            &self,
            request: DescribeTeamRequest,
        ) -> rt::Call<DescribeTeamResponse, DescribeTeamError> {
            rt::Call::new(
                &self.0,
                &rt::Action {
                    name: "DescribeTeam",
                    signed: true,
                    idempotent: true,
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
        /**Parameters of [`DescribeRoleList`](super::Client::describe_role_list).

Lists page by page the roles that members of a team can have. The list can be narrowed by name or team; `AddTeamMember` and `ModifyTeamMember` take the role numbers found here.

Required: `offset`, `limit`, `platform_id`.

Optional: `keyword`, `team_id`.

# Errors

The service returns a code of [`DescribeRoleListError`](super::DescribeRoleListError). Documented for this action:

- [`FailedOperation.PackageAlreadyExpired`](super::DescribeRoleListError::FailedOperationPackageAlreadyExpired): The purchased package has expired.
- [`InternalError`](super::DescribeRoleListError::InternalError): The service failed on its own side.


# Example

```no_run
# async fn example() -> Result<(), Box<dyn std::error::Error>> {
use tcsas::{Client, DescribeRoleListRequest};

let client = Client::from_env()?;
let request = DescribeRoleListRequest::builder()
    .offset(0)
    .limit(10)
    .platform_id("T04257DS9431720WTAG")
    .keyword("")
    .team_id("3686677859")
    .build();
let response = client.describe_role_list(request).await?;
println!("{response:?}");
# Ok(())
# }
```

# Pagination

The response is one page of a list. `pages()` turns the call into a stream of all pages, and `items()` that into a stream of
their items:

```no_run
# use tcsas::{Client, DescribeRoleListRequest};
# async fn example(client: Client, request: DescribeRoleListRequest) -> Result<(), Box<dyn std::error::Error>> {
let mut items = client.describe_role_list(request).pages().items();
while let Some(item) = items.next().await {
    println!("{:?}", item?);
}
# Ok(())
# }
```

Spec: [`specs/DescribeRoleList.json`](<https://example.com/specs/DescribeRoleList.json>).*/
        #[non_exhaustive]
        pub struct DescribeRoleListRequest {
            /**Start of the page, as the number of entries to skip. `0`: from the beginning.

`Offset` on the wire; required.*/
            pub offset: i64,
            /**Largest number of entries to return in one page. An upper limit is not documented.

Example: `10`

`Limit` on the wire; required.*/
            pub limit: i64,
            /**Platform (tenant) that the request is made for, for example `T08123WM5791733VNCZ`.

`PlatformId` on the wire; required.*/
            pub platform_id: rt::String,
            /**Text to search for in role names.

Example: `"key"`

`Keyword` on the wire.*/
            pub keyword: rt::Option<rt::String>,
            /**Restricts the list to roles of this team. Optional.

Example: `"1151697965"`

`TeamId` on the wire.*/
            pub team_id: rt::Option<rt::String>,
        }
        #[automatically_derived]
        impl rt::Message for DescribeRoleListRequest {
            #[inline]
            fn empty() -> Self {
                Self {
                    offset: 0,
                    limit: 0,
                    platform_id: rt::String::new(),
                    keyword: rt::None,
                    team_id: rt::None,
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "DescribeRoleListRequest",
                        fields: &["Offset", "Limit", "PlatformId", "Keyword", "TeamId"],
                        rust: "offset limit platform_id keyword team_id",
                        required: 7,
                    },
                    &[
                        &self.offset,
                        &self.limit,
                        &self.platform_id,
                        &self.keyword,
                        &self.team_id,
                    ],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(
                    &mut [
                        &mut self.offset,
                        &mut self.limit,
                        &mut self.platform_id,
                        &mut self.keyword,
                        &mut self.team_id,
                    ],
                )
            }
        }
        #[automatically_derived]
        impl rt::Clone for DescribeRoleListRequest {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for DescribeRoleListRequest {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for DescribeRoleListRequest {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for DescribeRoleListRequest {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for DescribeRoleListRequest {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize(deserializer)
            }
        }
        /**Parameters of [`DescribeTeam`](super::Client::describe_team).

Returns the details of one team. These include its kind, administrator, number of members, bound teams, expiration time and status.

Required: `team_id`, `platform_id`.

# Errors

The service returns a code of [`DescribeTeamError`](super::DescribeTeamError). Documented for this action:

- [`FailedOperation.PackageAlreadyExpired`](super::DescribeTeamError::FailedOperationPackageAlreadyExpired): The purchased package has expired.
- [`InternalError`](super::DescribeTeamError::InternalError): The service failed on its own side.


# Example

```no_run
# async fn example() -> Result<(), Box<dyn std::error::Error>> {
use tcsas::{Client, DescribeTeamRequest};

let client = Client::from_env()?;
let request = DescribeTeamRequest::builder()
    .team_id("1363731006")
    .platform_id("T04257DS9431720WTAG")
    .build();
let response = client.describe_team(request).await?;
println!("{response:?}");
# Ok(())
# }
```

Spec: [`specs/DescribeTeam.json`](<https://example.com/specs/DescribeTeam.json>).*/
        #[non_exhaustive]
        pub struct DescribeTeamRequest {
            /**ID of the team whose details are wanted, for example `1151697965`.

`TeamId` on the wire; required.*/
            pub team_id: rt::String,
            /**Platform (tenant) that the request is made for, for example `T08123WM5791733VNCZ`.

`PlatformId` on the wire; required.*/
            pub platform_id: rt::String,
        }
        #[automatically_derived]
        impl rt::Message for DescribeTeamRequest {
            #[inline]
            fn empty() -> Self {
                Self {
                    team_id: rt::String::new(),
                    platform_id: rt::String::new(),
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "DescribeTeamRequest",
                        fields: &["TeamId", "PlatformId"],
                        rust: "team_id platform_id",
                        required: 3,
                    },
                    &[&self.team_id, &self.platform_id],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(&mut [&mut self.team_id, &mut self.platform_id])
            }
        }
        #[automatically_derived]
        impl rt::Clone for DescribeTeamRequest {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for DescribeTeamRequest {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for DescribeTeamRequest {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for DescribeTeamRequest {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for DescribeTeamRequest {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize(deserializer)
            }
        }
        /**Parameters of [`ModifyMNP`](super::Client::modify_mnp).

This API is used to modify the mini program information. Category, name, introduction and description must always be sent, even if they stay as they are; `DescribeMNP` returns the current values.

Required: `mnp_type`, `mnp_name`, `mnp_intro`, `mnp_desc`, `mnp_id`, `platform_id`.

Optional: `mnp_icon`, `i18n_list`, `age_ratings`.

# Errors

The service returns a code of [`ModifyMnpError`](super::ModifyMnpError). Documented for this action:

- [`FailedOperation`](super::ModifyMnpError::FailedOperation): Operation failed.
- [`FailedOperation.MiniProgramIconAnalysisFailed`](super::ModifyMnpError::FailedOperationMiniProgramIconAnalysisFailed): The service could not process the icon of the mini program or mini game.
- [`FailedOperation.PackageAlreadyExpired`](super::ModifyMnpError::FailedOperationPackageAlreadyExpired): The purchased package has expired.
- [`InvalidParameter`](super::ModifyMnpError::InvalidParameter): Incorrect parameter.
- [`InvalidParameterValue`](super::ModifyMnpError::InvalidParameterValue): Invalid parameter value.
- [`InvalidParameterValue.InvalidMNPId`](super::ModifyMnpError::InvalidParameterValueInvalidMnpId): The appid of the mini program or mini game is wrong.
- [`InvalidParameterValue.InvalidMNPName`](super::ModifyMnpError::InvalidParameterValueInvalidMnpName): The name is not acceptable as that of a mini program or mini game.
- [`InvalidParameterValue.InvalidMNPType`](super::ModifyMnpError::InvalidParameterValueInvalidMnpType): The type of the mini program or mini game is wrong.
- [`InvalidParameterValue.InvalidPlatformId`](super::ModifyMnpError::InvalidParameterValueInvalidPlatformId): The platform ID is wrong.
- [`InvalidParameterValue.MNPTypeNumberExceedLimit`](super::ModifyMnpError::InvalidParameterValueMnpTypeNumberExceedLimit): The mini program or mini game was given too many categories.
- [`InvalidParameterValue.MiniProgramNameAlreadyExist`](super::ModifyMnpError::InvalidParameterValueMiniProgramNameAlreadyExist): Another mini program or mini game already has this name.
- [`InvalidParameterValue.AgeRatingExceedSupperAppLimit`](super::ModifyMnpError::InvalidParameterValueAgeRatingExceedSupperAppLimit), added later: An age rating exceeds the limit of the superapp.
- [`InvalidParameterValue.DuplicateAgeRatingStandard`](super::ModifyMnpError::InvalidParameterValueDuplicateAgeRatingStandard), added later: The same age rating standard is given more than once.
- [`InvalidParameterValue.InvalidAgeRatingStandard`](super::ModifyMnpError::InvalidParameterValueInvalidAgeRatingStandard), added later: An age rating standard is not known.
- [`InvalidParameterValue.InvalidMNPI18NLang`](super::ModifyMnpError::InvalidParameterValueInvalidMnpI18nLang), added later: A language in the list of translated texts is not accepted.


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
let response = client.modify_mnp(request).await?;
println!("{response:?}");
# Ok(())
# }
```

Spec: [`specs/ModifyMNP.json`](<https://example.com/specs/ModifyMNP.json>).*/
        #[non_exhaustive]
        pub struct ModifyMnpRequest {
            /**Mini program type. Its categories, separated by commas; each joins a `TypeName` and a `TypeValue` of `DescribeMNPCategory` by an arrow, such as `Life Service->144_Lilliputian Services`.

`MNPType` on the wire; required.*/
            pub mnp_type: rt::String,
            /**Mini program name. Another mini program or mini game must not have it already.

`MNPName` on the wire; required.*/
            pub mnp_name: rt::String,
            /**Mini program introduction. The description is a separate parameter, `MNPDesc`.

`MNPIntro` on the wire; required.*/
            pub mnp_intro: rt::String,
            /**Mini program description. The introduction is a separate parameter, `MNPIntro`.

`MNPDesc` on the wire; required.*/
            pub mnp_desc: rt::String,
            /**Mini program ID. The appid that `CreateMNP` returned as `ResourceId`, such as `mpg9yjc0qbpkelik`.

`MNPId` on the wire; required.*/
            pub mnp_id: rt::String,
            /**Platform ID. The platform (tenant) that the mini program belongs to, such as `T04257DS9431720WTAG`.

`PlatformId` on the wire; required.*/
            pub platform_id: rt::String,
            /**Mini program icon. The URL of an image.

`MNPIcon` on the wire.*/
            pub mnp_icon: rt::Option<rt::String>,
            /**Name and introduction of the mini program, one entry per language.

`I18nList` on the wire; added after the first publication of the version.*/
            pub i18n_list: rt::Option<rt::Vec<types::MnpI18nSyncDto>>,
            /**Age ratings of the mini program, each under the standard it names. The error `InvalidParameterValue.DuplicateAgeRatingStandard` suggests that a standard must not occur twice.

`AgeRatings` on the wire; added after the first publication of the version.*/
            pub age_ratings: rt::Option<rt::Vec<types::AgeRatingItemReq>>,
        }
        #[automatically_derived]
        impl rt::Message for ModifyMnpRequest {
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
                    i18n_list: rt::None,
                    age_ratings: rt::None,
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
                            "I18nList",
                            "AgeRatings",
                        ],
                        rust: "mnp_type mnp_name mnp_intro mnp_desc mnp_id platform_id mnp_icon i18n_list age_ratings",
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
                        &self.i18n_list,
                        &self.age_ratings,
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
                        &mut self.i18n_list,
                        &mut self.age_ratings,
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
    }
    /**Builders of the requests.

They are reexported beside [`Client`](super::Client): programs leave out the name of this module.*/
    pub mod builders {
        use super::{__Client, rt, requests::*, spec, types};
        impl DescribeRoleListRequest {
            #[cfg(doc)]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            pub fn builder() -> DescribeRoleListRequestBuilder<rt::Unset> {
                loop {}
            }
            #[cfg(not(doc))]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            #[inline]
            pub fn builder() -> DescribeRoleListRequestBuilder<
                (
                    spec::without_offset,
                    (spec::without_limit, (spec::without_platform_id, ())),
                ),
            > {
                DescribeRoleListRequestBuilder(rt::Message::empty(), rt::PhantomData)
            }
        }
        /**Builder of [`DescribeRoleListRequest`].

The type parameter records which required parameters are set. A function that sets optional parameters is generic over `S`; without a type argument, the type is the builder with everything required set.*/
        #[must_use]
        pub struct DescribeRoleListRequestBuilder<
            S = (rt::Given, (rt::Given, (rt::Given, ()))),
        >(
            DescribeRoleListRequest,
            rt::PhantomData<fn() -> S>,
        );
        impl<S> DescribeRoleListRequestBuilder<S> {
            /**Start of the page, as the number of entries to skip. `0`: from the beginning.

Sets the required `Offset`.*/
            pub fn offset(
                mut self,
                value: i64,
            ) -> DescribeRoleListRequestBuilder<rt::Set<S, rt::I0>>
            where
                S: rt::SetAt<rt::I0>,
            {
                self.0.offset = value;
                DescribeRoleListRequestBuilder(self.0, rt::PhantomData)
            }
            /**Largest number of entries to return in one page. An upper limit is not documented.

Example: `10`

Sets the required `Limit`.*/
            pub fn limit(
                mut self,
                value: i64,
            ) -> DescribeRoleListRequestBuilder<rt::Set<S, rt::I1>>
            where
                S: rt::SetAt<rt::I1>,
            {
                self.0.limit = value;
                DescribeRoleListRequestBuilder(self.0, rt::PhantomData)
            }
            /**Platform (tenant) that the request is made for, for example `T08123WM5791733VNCZ`.

Sets the required `PlatformId`.*/
            pub fn platform_id(
                mut self,
                value: impl rt::Into<rt::String>,
            ) -> DescribeRoleListRequestBuilder<rt::Set<S, rt::I2>>
            where
                S: rt::SetAt<rt::I2>,
            {
                self.0.platform_id = value.into();
                DescribeRoleListRequestBuilder(self.0, rt::PhantomData)
            }
            /**Text to search for in role names.

Example: `"key"`

Sets the optional `Keyword`.*/
            pub fn keyword(mut self, value: impl rt::Into<rt::String>) -> Self {
                self.0.keyword = rt::Some(value.into());
                self
            }
            ///Sets or clears [`keyword`](Self::keyword).
            pub fn set_keyword(mut self, value: rt::Option<rt::String>) -> Self {
                self.0.keyword = value;
                self
            }
            /**Restricts the list to roles of this team. Optional.

Example: `"1151697965"`

Sets the optional `TeamId`.*/
            pub fn team_id(mut self, value: impl rt::Into<rt::String>) -> Self {
                self.0.team_id = rt::Some(value.into());
                self
            }
            ///Sets or clears [`team_id`](Self::team_id).
            pub fn set_team_id(mut self, value: rt::Option<rt::String>) -> Self {
                self.0.team_id = value;
                self
            }
            #[cfg(doc)]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> DescribeRoleListRequest
            where
                S: rt::AllSet,
            {
                self.0
            }
            #[cfg(not(doc))]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> DescribeRoleListRequest
            where
                S: rt::State,
                rt::Missing<
                    S,
                >: rt::Complete<rt::MissingWires<S>, spec::DescribeRoleList>,
            {
                self.0
            }
        }
        impl DescribeTeamRequest {
            #[cfg(doc)]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            pub fn builder() -> DescribeTeamRequestBuilder<rt::Unset> {
                loop {}
            }
            #[cfg(not(doc))]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            #[inline]
            pub fn builder() -> DescribeTeamRequestBuilder<
                (spec::without_team_id, (spec::without_platform_id, ())),
            > {
                DescribeTeamRequestBuilder(rt::Message::empty(), rt::PhantomData)
            }
        }
        /**Builder of [`DescribeTeamRequest`].

The type parameter records which required parameters are set. A function that sets optional parameters is generic over `S`; without a type argument, the type is the builder with everything required set.*/
        #[must_use]
        pub struct DescribeTeamRequestBuilder<S = (rt::Given, (rt::Given, ()))>(
            DescribeTeamRequest,
            rt::PhantomData<fn() -> S>,
        );
        impl<S> DescribeTeamRequestBuilder<S> {
            /**ID of the team whose details are wanted, for example `1151697965`.

Sets the required `TeamId`.*/
            pub fn team_id(
                mut self,
                value: impl rt::Into<rt::String>,
            ) -> DescribeTeamRequestBuilder<rt::Set<S, rt::I0>>
            where
                S: rt::SetAt<rt::I0>,
            {
                self.0.team_id = value.into();
                DescribeTeamRequestBuilder(self.0, rt::PhantomData)
            }
            /**Platform (tenant) that the request is made for, for example `T08123WM5791733VNCZ`.

Sets the required `PlatformId`.*/
            pub fn platform_id(
                mut self,
                value: impl rt::Into<rt::String>,
            ) -> DescribeTeamRequestBuilder<rt::Set<S, rt::I1>>
            where
                S: rt::SetAt<rt::I1>,
            {
                self.0.platform_id = value.into();
                DescribeTeamRequestBuilder(self.0, rt::PhantomData)
            }
            #[cfg(doc)]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> DescribeTeamRequest
            where
                S: rt::AllSet,
            {
                self.0
            }
            #[cfg(not(doc))]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> DescribeTeamRequest
            where
                S: rt::State,
                rt::Missing<S>: rt::Complete<rt::MissingWires<S>, spec::DescribeTeam>,
            {
                self.0
            }
        }
        impl ModifyMnpRequest {
            #[cfg(doc)]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            pub fn builder() -> ModifyMnpRequestBuilder<rt::Unset> {
                loop {}
            }
            #[cfg(not(doc))]
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            #[inline]
            pub fn builder() -> ModifyMnpRequestBuilder<
                (
                    spec::without_mnp_type,
                    (
                        spec::without_mnp_name,
                        (
                            spec::without_mnp_intro,
                            (
                                spec::without_mnp_desc,
                                (spec::without_mnp_id, (spec::without_platform_id, ())),
                            ),
                        ),
                    ),
                ),
            > {
                ModifyMnpRequestBuilder(rt::Message::empty(), rt::PhantomData)
            }
        }
        /**Builder of [`ModifyMnpRequest`].

The type parameter records which required parameters are set. A function that sets optional parameters is generic over `S`; without a type argument, the type is the builder with everything required set.*/
        #[must_use]
        pub struct ModifyMnpRequestBuilder<
            S
                = (
                    rt::Given,
                    (rt::Given, (rt::Given, (rt::Given, (rt::Given, (rt::Given, ()))))),
                ),
        >(
            ModifyMnpRequest,
            rt::PhantomData<fn() -> S>,
        );
        impl<S> ModifyMnpRequestBuilder<S> {
            /**Mini program type. Its categories, separated by commas; each joins a `TypeName` and a `TypeValue` of `DescribeMNPCategory` by an arrow, such as `Life Service->144_Lilliputian Services`.

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
            /**Mini program name. Another mini program or mini game must not have it already.

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
            /**Mini program introduction. The description is a separate parameter, `MNPDesc`.

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
            /**Mini program description. The introduction is a separate parameter, `MNPIntro`.

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
            /**Mini program ID. The appid that `CreateMNP` returned as `ResourceId`, such as `mpg9yjc0qbpkelik`.

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
            /**Platform ID. The platform (tenant) that the mini program belongs to, such as `T04257DS9431720WTAG`.

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
            /**Mini program icon. The URL of an image.

Sets the optional `MNPIcon`.*/
            pub fn mnp_icon(mut self, value: impl rt::Into<rt::String>) -> Self {
                self.0.mnp_icon = rt::Some(value.into());
                self
            }
            ///Sets or clears [`mnp_icon`](Self::mnp_icon).
            pub fn set_mnp_icon(mut self, value: rt::Option<rt::String>) -> Self {
                self.0.mnp_icon = value;
                self
            }
            /**Name and introduction of the mini program, one entry per language.

Sets the optional `I18nList`.*/
            pub fn i18n_list<H>(
                mut self,
                value: impl rt::IntoIterator<
                    Item = impl rt::IntoItem<types::MnpI18nSyncDto, H>,
                >,
            ) -> Self {
                self.0.i18n_list = rt::Some(rt::list(value));
                self
            }
            ///Sets or clears [`i18n_list`](Self::i18n_list).
            pub fn set_i18n_list(
                mut self,
                value: rt::Option<rt::Vec<types::MnpI18nSyncDto>>,
            ) -> Self {
                self.0.i18n_list = value;
                self
            }
            /**Age ratings of the mini program, each under the standard it names. The error `InvalidParameterValue.DuplicateAgeRatingStandard` suggests that a standard must not occur twice.

Sets the optional `AgeRatings`.*/
            pub fn age_ratings<H>(
                mut self,
                value: impl rt::IntoIterator<
                    Item = impl rt::IntoItem<types::AgeRatingItemReq, H>,
                >,
            ) -> Self {
                self.0.age_ratings = rt::Some(rt::list(value));
                self
            }
            ///Sets or clears [`age_ratings`](Self::age_ratings).
            pub fn set_age_ratings(
                mut self,
                value: rt::Option<rt::Vec<types::AgeRatingItemReq>>,
            ) -> Self {
                self.0.age_ratings = value;
                self
            }
            #[cfg(doc)]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> ModifyMnpRequest
            where
                S: rt::AllSet,
            {
                self.0
            }
            #[cfg(not(doc))]
            ///Builds the value. Compiles only once every required parameter is set.
            pub fn build(self) -> ModifyMnpRequest
            where
                S: rt::State,
                rt::Missing<S>: rt::Complete<rt::MissingWires<S>, spec::ModifyMNP>,
            {
                self.0
            }
        }
    }
    /**Responses of the actions.

They are reexported beside [`Client`](super::Client): programs leave out the name of this module.*/
    pub mod responses {
        use super::{__Client, rt, types};
        /**Response of [`DescribeRoleList`](super::Client::describe_role_list).

Spec: [`specs/DescribeRoleList.json`](<https://example.com/specs/DescribeRoleList.json>).*/
        #[non_exhaustive]
        pub struct DescribeRoleListResponse {
            /**One page of roles, with the total number.

`Data` on the wire.*/
            pub data: types::DescribeRoleListResp,
            ///Identifies the call to the service's support.
            pub request_id: rt::String,
        }
        #[automatically_derived]
        impl rt::Message for DescribeRoleListResponse {
            #[inline]
            fn empty() -> Self {
                Self {
                    data: rt::Message::empty(),
                    request_id: rt::String::new(),
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "DescribeRoleListResponse",
                        fields: &["Data", "RequestId"],
                        rust: "data request_id",
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
        impl rt::Default for DescribeRoleListResponse {
            #[inline]
            fn default() -> Self {
                rt::Message::empty()
            }
        }
        #[automatically_derived]
        impl rt::Clone for DescribeRoleListResponse {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for DescribeRoleListResponse {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for DescribeRoleListResponse {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for DescribeRoleListResponse {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for DescribeRoleListResponse {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize_lossy(deserializer)
            }
        }
        #[automatically_derived]
        impl rt::Paged for DescribeRoleListResponse {
            type Item = types::DescribeRoleListData;
            const PAGINATION: &'static rt::Pagination = &rt::Pagination {
                start: "Offset",
                by_page: false,
                first: 0,
                size: "Limit",
                total: &["Data", "TotalCount"],
                items: &["Data", "DataList"],
            };
            #[inline]
            fn into_items(self) -> rt::Option<rt::Vec<Self::Item>> {
                rt::Some(self.data.data_list)
            }
        }
        /**Response of [`DescribeTeam`](super::Client::describe_team).

Spec: [`specs/DescribeTeam.json`](<https://example.com/specs/DescribeTeam.json>).*/
        #[non_exhaustive]
        pub struct DescribeTeamResponse {
            /**Details of the team.

`Data` on the wire.*/
            pub data: rt::Option<types::DescribeTeamDetailResp>,
            ///Identifies the call to the service's support.
            pub request_id: rt::String,
        }
        #[automatically_derived]
        impl rt::Message for DescribeTeamResponse {
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
                        name: "DescribeTeamResponse",
                        fields: &["Data", "RequestId"],
                        rust: "data request_id",
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
        impl rt::Default for DescribeTeamResponse {
            #[inline]
            fn default() -> Self {
                rt::Message::empty()
            }
        }
        #[automatically_derived]
        impl rt::Clone for DescribeTeamResponse {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for DescribeTeamResponse {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for DescribeTeamResponse {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for DescribeTeamResponse {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for DescribeTeamResponse {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize_lossy(deserializer)
            }
        }
        /**Response of [`ModifyMNP`](super::Client::modify_mnp).

Spec: [`specs/ModifyMNP.json`](<https://example.com/specs/ModifyMNP.json>).*/
        #[non_exhaustive]
        pub struct ModifyMnpResponse {
            /**Response data. Holds the number that the change returned.

`Data` on the wire.*/
            pub data: types::ResourceIdInfo,
            ///Identifies the call to the service's support.
            pub request_id: rt::String,
        }
        #[automatically_derived]
        impl rt::Message for ModifyMnpResponse {
            #[inline]
            fn empty() -> Self {
                Self {
                    data: rt::Message::empty(),
                    request_id: rt::String::new(),
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "ModifyMnpResponse",
                        fields: &["Data", "RequestId"],
                        rust: "data request_id",
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
                rt::Message::empty()
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
    }
    /**Error codes of the actions.

They are reexported beside [`Client`](super::Client): programs leave out the name of this module.*/
    pub mod codes {
        use super::{__Client, rt, requests};
        /**Error codes of [`DescribeRoleList`](super::Client::describe_role_list): its own, and those common to all actions.

An alias of [`Codes1`](shared::Codes1). Documented for this action:

- [`FailedOperation.PackageAlreadyExpired`](DescribeRoleListError::FailedOperationPackageAlreadyExpired): The purchased package has expired.
- [`InternalError`](DescribeRoleListError::InternalError): The service failed on its own side.


Spec: [`specs/DescribeRoleList.json`](<https://example.com/specs/DescribeRoleList.json>).*/
        pub type DescribeRoleListError = shared::Codes1<
            requests::DescribeRoleListRequest,
        >;
        /**Error codes of [`DescribeTeam`](super::Client::describe_team): its own, and those common to all actions.

An alias of [`Codes1`](shared::Codes1). Documented for this action:

- [`FailedOperation.PackageAlreadyExpired`](DescribeTeamError::FailedOperationPackageAlreadyExpired): The purchased package has expired.
- [`InternalError`](DescribeTeamError::InternalError): The service failed on its own side.


Spec: [`specs/DescribeTeam.json`](<https://example.com/specs/DescribeTeam.json>).*/
        pub type DescribeTeamError = shared::Codes1<requests::DescribeTeamRequest>;
        /**Error codes of [`ModifyMNP`](super::Client::modify_mnp): its own, and those common to all actions.

Spec: [`specs/ModifyMNP.json`](<https://example.com/specs/ModifyMNP.json>).*/
        #[non_exhaustive]
        pub enum ModifyMnpError {
            /**Operation failed. The code does not specify why; the message that comes with it may.

`FailedOperation`.*/
            FailedOperation,
            /**The service could not process the icon of the mini program or mini game. Check the icon file and its URL.

`FailedOperation.MiniProgramIconAnalysisFailed`.*/
            FailedOperationMiniProgramIconAnalysisFailed,
            /**The purchased package has expired. Renew it before trying again.

`FailedOperation.PackageAlreadyExpired`.*/
            FailedOperationPackageAlreadyExpired,
            /**Incorrect parameter. The code does not specify which; the message that comes with it may.

`InvalidParameter`.*/
            InvalidParameter,
            /**Invalid parameter value. The code does not specify the parameter; the message that comes with it may.

`InvalidParameterValue`.*/
            InvalidParameterValue,
            /**The appid of the mini program or mini game is wrong. Check the value, or look it up in the list of mini programs or mini games.

`InvalidParameterValue.InvalidMNPId`.*/
            InvalidParameterValueInvalidMnpId,
            /**The name is not acceptable as that of a mini program or mini game. A change of a superapp may return this code too.

`InvalidParameterValue.InvalidMNPName`.*/
            InvalidParameterValueInvalidMnpName,
            /**The type of the mini program or mini game is wrong. If the request carries a category, check it against `DescribeMNPCategory` or `DescribeMNGCategory`.

`InvalidParameterValue.InvalidMNPType`.*/
            InvalidParameterValueInvalidMnpType,
            /**The platform ID is wrong. Check the value of `PlatformId`.

`InvalidParameterValue.InvalidPlatformId`.*/
            InvalidParameterValueInvalidPlatformId,
            /**The mini program or mini game was given too many categories. Send fewer in `MNPType`.

`InvalidParameterValue.MNPTypeNumberExceedLimit`.*/
            InvalidParameterValueMnpTypeNumberExceedLimit,
            /**Another mini program or mini game already has this name. Choose a different one.

`InvalidParameterValue.MiniProgramNameAlreadyExist`.*/
            InvalidParameterValueMiniProgramNameAlreadyExist,
            /**An age rating exceeds the limit of the superapp. What the limit is and where it is set is not documented.

`InvalidParameterValue.AgeRatingExceedSupperAppLimit`.*/
            InvalidParameterValueAgeRatingExceedSupperAppLimit,
            /**The same age rating standard is given more than once. Send each standard once only.

`InvalidParameterValue.DuplicateAgeRatingStandard`.*/
            InvalidParameterValueDuplicateAgeRatingStandard,
            /**An age rating standard is not known. The documented ones are `apple` and `iarc`.

`InvalidParameterValue.InvalidAgeRatingStandard`.*/
            InvalidParameterValueInvalidAgeRatingStandard,
            /**A language in the list of translated texts is not accepted. Check the allowed values of `Lang`.

`InvalidParameterValue.InvalidMNPI18NLang`.*/
            InvalidParameterValueInvalidMnpI18nLang,
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
        impl ModifyMnpError {
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
        impl rt::ErrorCode for ModifyMnpError {
            const TEXTS: &'static str = "FailedOperation FailedOperation.MiniProgramIconAnalysisFailed FailedOperation.PackageAlreadyExpired InvalidParameter InvalidParameterValue InvalidParameterValue.InvalidMNPId InvalidParameterValue.InvalidMNPName InvalidParameterValue.InvalidMNPType InvalidParameterValue.InvalidPlatformId InvalidParameterValue.MNPTypeNumberExceedLimit InvalidParameterValue.MiniProgramNameAlreadyExist InvalidParameterValue.AgeRatingExceedSupperAppLimit InvalidParameterValue.DuplicateAgeRatingStandard InvalidParameterValue.InvalidAgeRatingStandard InvalidParameterValue.InvalidMNPI18NLang ActionOffline AuthFailure.InvalidAuthorization AuthFailure.InvalidSecretId AuthFailure.MFAFailure AuthFailure.SecretIdNotFound AuthFailure.SignatureExpire AuthFailure.SignatureFailure AuthFailure.TokenFailure AuthFailure.UnauthorizedOperation DryRunOperation InternalError InvalidAction InvalidRequest IpInBlacklist IpNotInWhitelist LimitExceeded MissingParameter NoSuchProduct NoSuchVersion RequestLimitExceeded RequestLimitExceeded.GlobalRegionUinLimitExceeded RequestLimitExceeded.IPLimitExceeded RequestLimitExceeded.UinLimitExceeded RequestSizeLimitExceeded ResourceInUse ResourceInsufficient ResourceNotFound ResourceUnavailable ResponseSizeLimitExceeded ServiceUnavailable UnauthorizedOperation UnknownParameter UnsupportedOperation UnsupportedProtocol UnsupportedRegion";
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
                        11 => Self::InvalidParameterValueAgeRatingExceedSupperAppLimit,
                        12 => Self::InvalidParameterValueDuplicateAgeRatingStandard,
                        13 => Self::InvalidParameterValueInvalidAgeRatingStandard,
                        14 => Self::InvalidParameterValueInvalidMnpI18nLang,
                        15 => Self::ActionOffline,
                        16 => Self::AuthFailureInvalidAuthorization,
                        17 => Self::AuthFailureInvalidSecretId,
                        18 => Self::AuthFailureMfaFailure,
                        19 => Self::AuthFailureSecretIdNotFound,
                        20 => Self::AuthFailureSignatureExpire,
                        21 => Self::AuthFailureSignatureFailure,
                        22 => Self::AuthFailureTokenFailure,
                        23 => Self::AuthFailureUnauthorizedOperation,
                        24 => Self::DryRunOperation,
                        25 => Self::InternalError,
                        26 => Self::InvalidAction,
                        27 => Self::InvalidRequest,
                        28 => Self::IpInBlacklist,
                        29 => Self::IpNotInWhitelist,
                        30 => Self::LimitExceeded,
                        31 => Self::MissingParameter,
                        32 => Self::NoSuchProduct,
                        33 => Self::NoSuchVersion,
                        34 => Self::RequestLimitExceeded,
                        35 => Self::RequestLimitExceededGlobalRegionUinLimitExceeded,
                        36 => Self::RequestLimitExceededIpLimitExceeded,
                        37 => Self::RequestLimitExceededUinLimitExceeded,
                        38 => Self::RequestSizeLimitExceeded,
                        39 => Self::ResourceInUse,
                        40 => Self::ResourceInsufficient,
                        41 => Self::ResourceNotFound,
                        42 => Self::ResourceUnavailable,
                        43 => Self::ResponseSizeLimitExceeded,
                        44 => Self::ServiceUnavailable,
                        45 => Self::UnauthorizedOperation,
                        46 => Self::UnknownParameter,
                        47 => Self::UnsupportedOperation,
                        48 => Self::UnsupportedProtocol,
                        49 => Self::UnsupportedRegion,
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
        impl rt::KnownCode for ModifyMnpError {}
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
        impl<T: rt::AsRef<str> + ?rt::Sized> rt::PartialEq<T> for ModifyMnpError {
            #[inline]
            fn eq(&self, other: &T) -> bool {
                self.code() == other.as_ref()
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
        /**Error codes that several actions share.

Refer to them by the action: `XError` is a type alias of one of these enums.*/
        pub mod shared {
            use super::{__Client, rt};
            /**Error codes of [`DescribeRoleList`](super::super::Client::describe_role_list), [`DescribeTeam`](super::super::Client::describe_team).

Each of these actions has an error type of its own with them:

- [`DescribeRoleListError`](super::DescribeRoleListError) of [`DescribeRoleList`](super::super::Client::describe_role_list)
- [`DescribeTeamError`](super::DescribeTeamError) of [`DescribeTeam`](super::super::Client::describe_team)
*/
            #[non_exhaustive]
            pub enum Codes1<A> {
                /**The purchased package has expired. Renew it before trying again.

`FailedOperation.PackageAlreadyExpired`.*/
                FailedOperationPackageAlreadyExpired,
                /**The service failed on its own side. Trying again later may help.

`InternalError`.*/
                InternalError,
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
                Unknown(rt::UnknownCode<A>),
            }
            impl<A: 'static> Codes1<A> {
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
            impl<A: 'static> rt::ErrorCode for Codes1<A> {
                const TEXTS: &'static str = "FailedOperation.PackageAlreadyExpired InternalError ActionOffline AuthFailure.InvalidAuthorization AuthFailure.InvalidSecretId AuthFailure.MFAFailure AuthFailure.SecretIdNotFound AuthFailure.SignatureExpire AuthFailure.SignatureFailure AuthFailure.TokenFailure AuthFailure.UnauthorizedOperation DryRunOperation FailedOperation InvalidAction InvalidParameter InvalidParameterValue InvalidRequest IpInBlacklist IpNotInWhitelist LimitExceeded MissingParameter NoSuchProduct NoSuchVersion RequestLimitExceeded RequestLimitExceeded.GlobalRegionUinLimitExceeded RequestLimitExceeded.IPLimitExceeded RequestLimitExceeded.UinLimitExceeded RequestSizeLimitExceeded ResourceInUse ResourceInsufficient ResourceNotFound ResourceUnavailable ResponseSizeLimitExceeded ServiceUnavailable UnauthorizedOperation UnknownParameter UnsupportedOperation UnsupportedProtocol UnsupportedRegion";
                #[inline]
                fn known(index: usize) -> rt::Option<Self> {
                    rt::Some(
                        match index {
                            0 => Self::FailedOperationPackageAlreadyExpired,
                            1 => Self::InternalError,
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
                            12 => Self::FailedOperation,
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
            impl<A: 'static> rt::KnownCode for Codes1<A> {}
            #[automatically_derived]
            impl<A: 'static> rt::Clone for Codes1<A> {
                #[inline]
                fn clone(&self) -> Self {
                    rt::clone_code(self)
                }
            }
            #[automatically_derived]
            impl<A: 'static> rt::PartialEq for Codes1<A> {
                #[inline]
                fn eq(&self, other: &Self) -> bool {
                    rt::eq_code(self, other)
                }
            }
            #[automatically_derived]
            impl<A: 'static, T: rt::AsRef<str> + ?rt::Sized> rt::PartialEq<T>
            for Codes1<A> {
                #[inline]
                fn eq(&self, other: &T) -> bool {
                    self.code() == other.as_ref()
                }
            }
            #[automatically_derived]
            impl<A: 'static> rt::Eq for Codes1<A> {}
            #[automatically_derived]
            impl<A: 'static> rt::Hash for Codes1<A> {
                #[inline]
                fn hash<H: rt::Hasher>(&self, state: &mut H) {
                    rt::hash_code(self, state);
                }
            }
            #[automatically_derived]
            impl<A: 'static> rt::Debug for Codes1<A> {
                #[inline]
                fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                    rt::Debug::fmt(self.code(), f)
                }
            }
            #[automatically_derived]
            impl<A: 'static> rt::Display for Codes1<A> {
                #[inline]
                fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                    f.write_str(self.code())
                }
            }
        }
    }
    ///Data types in requests and responses.
    pub mod types {
        use super::{__Client, rt};
        /**The age rating to give a mini program or mini game under one rating standard. No standard may be given twice.

Optional: `standard_id`, `age_rating`.

Spec: [`specs/shared.json`, line 163](<https://example.com/specs/shared.json#L163>).*/
        #[non_exhaustive]
        pub struct AgeRatingItemReq {
            /**Age rating standard that the rating follows. `apple`: Apple; `iarc`: Android.

`StandardId` on the wire.*/
            pub standard_id: rt::Option<rt::String>,
            /**Age given by the rating under the standard in `StandardId`, such as `17`.

`AgeRating` on the wire.*/
            pub age_rating: rt::Option<i64>,
        }
        #[automatically_derived]
        impl rt::Message for AgeRatingItemReq {
            #[inline]
            fn empty() -> Self {
                Self {
                    standard_id: rt::None,
                    age_rating: rt::None,
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "AgeRatingItemReq",
                        fields: &["StandardId", "AgeRating"],
                        rust: "standard_id age_rating",
                        required: 0,
                    },
                    &[&self.standard_id, &self.age_rating],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(&mut [&mut self.standard_id, &mut self.age_rating])
            }
        }
        #[automatically_derived]
        impl rt::Clone for AgeRatingItemReq {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for AgeRatingItemReq {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for AgeRatingItemReq {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for AgeRatingItemReq {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for AgeRatingItemReq {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize(deserializer)
            }
        }
        impl AgeRatingItemReq {
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            #[inline]
            pub fn builder() -> AgeRatingItemReqBuilder<()> {
                AgeRatingItemReqBuilder(rt::Message::empty(), rt::PhantomData)
            }
        }
        ///Builder of [`AgeRatingItemReq`].
        #[must_use]
        pub struct AgeRatingItemReqBuilder<S = ()>(
            AgeRatingItemReq,
            rt::PhantomData<fn() -> S>,
        );
        impl<S> AgeRatingItemReqBuilder<S> {
            /**Age rating standard that the rating follows. `apple`: Apple; `iarc`: Android.

Sets the optional `StandardId`.*/
            pub fn standard_id(mut self, value: impl rt::Into<rt::String>) -> Self {
                self.0.standard_id = rt::Some(value.into());
                self
            }
            ///Sets or clears [`standard_id`](Self::standard_id).
            pub fn set_standard_id(mut self, value: rt::Option<rt::String>) -> Self {
                self.0.standard_id = value;
                self
            }
            /**Age given by the rating under the standard in `StandardId`, such as `17`.

Sets the optional `AgeRating`.*/
            pub fn age_rating(mut self, value: i64) -> Self {
                self.0.age_rating = rt::Some(value);
                self
            }
            ///Sets or clears [`age_rating`](Self::age_rating).
            pub fn set_age_rating(mut self, value: rt::Option<i64>) -> Self {
                self.0.age_rating = value;
                self
            }
            ///Builds the value.
            pub fn build(self) -> AgeRatingItemReq {
                self.0
            }
        }
        /**One role that members of a team can have, either preset or custom.

Spec: [`specs/DescribeRoleList.json`](<https://example.com/specs/DescribeRoleList.json>).*/
        #[non_exhaustive]
        pub struct DescribeRoleListData {
            /**Identifies this role wherever a role ID is required, as in `ModifyTeamMember`.

Example: `20068`

`RoleId` on the wire.*/
            pub role_id: rt::Option<i64>,
            /**Name of the role as it is shown, for example `Application Developer`.

Example: `"applicaion manager"`

`RoleName` on the wire.*/
            pub role_name: rt::Option<rt::String>,
            /**Name of the team that the role belongs to. It is an empty string in the example response.

Example: `"teamA"`

`TeamName` on the wire.*/
            pub team_name: rt::Option<rt::String>,
            /**Time at which the role was created. The examples look like Unix times in seconds, as text.

Example: `"1717575381"`

`CreateTime` on the wire.*/
            pub create_time: rt::Option<rt::String>,
            /**Distinguishes built-in roles from those created by users. `1`: preset role; `2`: custom role.

`RoleType` on the wire.*/
            pub role_type: rt::Option<i64>,
        }
        #[automatically_derived]
        impl rt::Message for DescribeRoleListData {
            #[inline]
            fn empty() -> Self {
                Self {
                    role_id: rt::None,
                    role_name: rt::None,
                    team_name: rt::None,
                    create_time: rt::None,
                    role_type: rt::None,
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "DescribeRoleListData",
                        fields: &[
                            "RoleId",
                            "RoleName",
                            "TeamName",
                            "CreateTime",
                            "RoleType",
                        ],
                        rust: "role_id role_name team_name create_time role_type",
                        required: 0,
                    },
                    &[
                        &self.role_id,
                        &self.role_name,
                        &self.team_name,
                        &self.create_time,
                        &self.role_type,
                    ],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(
                    &mut [
                        &mut self.role_id,
                        &mut self.role_name,
                        &mut self.team_name,
                        &mut self.create_time,
                        &mut self.role_type,
                    ],
                )
            }
        }
        #[automatically_derived]
        impl rt::Default for DescribeRoleListData {
            #[inline]
            fn default() -> Self {
                rt::Message::empty()
            }
        }
        #[automatically_derived]
        impl rt::Clone for DescribeRoleListData {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for DescribeRoleListData {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for DescribeRoleListData {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for DescribeRoleListData {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for DescribeRoleListData {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize_lossy(deserializer)
            }
        }
        /**One page of the list of roles, with the total count.

Spec: [`specs/DescribeRoleList.json`](<https://example.com/specs/DescribeRoleList.json>).*/
        #[non_exhaustive]
        pub struct DescribeRoleListResp {
            /**Total number of roles, of which `DataList` holds one page.

Example: `1`

`TotalCount` on the wire.*/
            pub total_count: rt::Option<i64>,
            /**Roles on this page.

`DataList` on the wire.*/
            pub data_list: rt::Vec<DescribeRoleListData>,
        }
        #[automatically_derived]
        impl rt::Message for DescribeRoleListResp {
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
                        name: "DescribeRoleListResp",
                        fields: &["TotalCount", "DataList"],
                        rust: "total_count data_list",
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
        impl rt::Default for DescribeRoleListResp {
            #[inline]
            fn default() -> Self {
                rt::Message::empty()
            }
        }
        #[automatically_derived]
        impl rt::Clone for DescribeRoleListResp {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for DescribeRoleListResp {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for DescribeRoleListResp {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for DescribeRoleListResp {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for DescribeRoleListResp {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize_lossy(deserializer)
            }
        }
        /**One team in full. It holds the kind of team, the administrator, the number of members and of bound teams, the expiration time and the status.

Spec: [`specs/DescribeTeam.json`](<https://example.com/specs/DescribeTeam.json>).*/
        #[non_exhaustive]
        pub struct DescribeTeamDetailResp {
            /**Name of the team, for example `autotest_mini_team`.

`TeamName` on the wire.*/
            pub team_name: rt::String,
            /**Kind of team. `1`: mini program team; `2`: superapp team.

`TeamRoleType` on the wire.*/
            pub team_role_type: i64,
            /**Account of the team's admin, as opposed to the name in `AdminUserName`.

Example: `"autotest_op"`

`AdminUserAccount` on the wire.*/
            pub admin_user_account: rt::Option<rt::String>,
            /**User who created the team, such as `admin`.

Example: `"autotest_admin_admin_admin_admin"`

`CreateUser` on the wire.*/
            pub create_user: rt::Option<rt::String>,
            /**Time at which the team was created. The examples look like Unix times in seconds, as text.

Example: `"1735544017"`

`CreateTime` on the wire.*/
            pub create_time: rt::Option<rt::String>,
            /**Number of members of the team.

Example: `1`

`MemberCount` on the wire.*/
            pub member_count: rt::Option<i64>,
            /**Number of mini program teams that are bound to the team.

Example: `0`

`BindMiniTeamCount` on the wire.*/
            pub bind_mini_team_count: rt::Option<i64>,
            /**Name of the team that the described team is bound to, going by the field name. In the example it is the superapp team of a mini program team.

Example: `"autotest_app_team"`

`BindTeamName` on the wire.*/
            pub bind_team_name: rt::Option<rt::String>,
            /**Registration link of the team. The examples show a full URL, a path such as `/team-register/f3df802ba8d9e1d1e4c35595571ee6af` and an empty string.

`RegisterLink` on the wire.*/
            pub register_link: rt::Option<rt::String>,
            /**Name of the superapp of a mini program team. It is only present when the described team is one.

Example: `"autotest_app"`

`ApplicationName` on the wire.*/
            pub application_name: rt::Option<rt::String>,
            /**When the team expires. `0`: never. Other documented values look like Unix times in seconds.

Example: `1761032238`

`ExpireTime` on the wire.*/
            pub expire_time: rt::Option<i64>,
            /**State of the team. `1`: active; `2`: disabled; `3`: expired.

`Status` on the wire.*/
            pub status: rt::Option<i64>,
            /**Name of the team's admin, as opposed to the account in `AdminUserAccount`.

`AdminUserName` on the wire.*/
            pub admin_user_name: rt::Option<rt::String>,
        }
        #[automatically_derived]
        impl rt::Message for DescribeTeamDetailResp {
            #[inline]
            fn empty() -> Self {
                Self {
                    team_name: rt::String::new(),
                    team_role_type: 0,
                    admin_user_account: rt::None,
                    create_user: rt::None,
                    create_time: rt::None,
                    member_count: rt::None,
                    bind_mini_team_count: rt::None,
                    bind_team_name: rt::None,
                    register_link: rt::None,
                    application_name: rt::None,
                    expire_time: rt::None,
                    status: rt::None,
                    admin_user_name: rt::None,
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "DescribeTeamDetailResp",
                        fields: &[
                            "TeamName",
                            "TeamRoleType",
                            "AdminUserAccount",
                            "CreateUser",
                            "CreateTime",
                            "MemberCount",
                            "BindMiniTeamCount",
                            "BindTeamName",
                            "RegisterLink",
                            "ApplicationName",
                            "ExpireTime",
                            "Status",
                            "AdminUserName",
                        ],
                        rust: "team_name team_role_type admin_user_account create_user create_time member_count bind_mini_team_count bind_team_name register_link application_name expire_time status admin_user_name",
                        required: 0,
                    },
                    &[
                        &self.team_name,
                        &self.team_role_type,
                        &self.admin_user_account,
                        &self.create_user,
                        &self.create_time,
                        &self.member_count,
                        &self.bind_mini_team_count,
                        &self.bind_team_name,
                        &self.register_link,
                        &self.application_name,
                        &self.expire_time,
                        &self.status,
                        &self.admin_user_name,
                    ],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(
                    &mut [
                        &mut self.team_name,
                        &mut self.team_role_type,
                        &mut self.admin_user_account,
                        &mut self.create_user,
                        &mut self.create_time,
                        &mut self.member_count,
                        &mut self.bind_mini_team_count,
                        &mut self.bind_team_name,
                        &mut self.register_link,
                        &mut self.application_name,
                        &mut self.expire_time,
                        &mut self.status,
                        &mut self.admin_user_name,
                    ],
                )
            }
        }
        #[automatically_derived]
        impl rt::Default for DescribeTeamDetailResp {
            #[inline]
            fn default() -> Self {
                rt::Message::empty()
            }
        }
        #[automatically_derived]
        impl rt::Clone for DescribeTeamDetailResp {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for DescribeTeamDetailResp {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for DescribeTeamDetailResp {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for DescribeTeamDetailResp {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for DescribeTeamDetailResp {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize_lossy(deserializer)
            }
        }
        /**The name and introduction to give a mini program or mini game in one language. `IsDefault` marks the default language.

Optional: `lang`, `is_default`, `mnp_name`, `mnp_intro`.

Spec: [`specs/shared.json`, line 445](<https://example.com/specs/shared.json#L445>).*/
        #[non_exhaustive]
        pub struct MnpI18nSyncDto {
            /**Language of this entry. `en-US`: English; `zh-CN`: Simplified Chinese; `zh-Hant`: Traditional Chinese; `fr-FR`: French; `ar-SA`: Arabic; `id-ID`: Indonesian; `vi-VN`: Vietnamese.

`Lang` on the wire.*/
            pub lang: rt::Option<rt::String>,
            /**Whether the language of this entry is the default one. `0`: no; `1`: yes. The default is `0`.

`IsDefault` on the wire.*/
            pub is_default: rt::Option<i64>,
            /**Name of the mini program or mini game, in the language of `Lang`.

Example: `"3213124"`

`MNPName` on the wire.*/
            pub mnp_name: rt::Option<rt::String>,
            /**Text that introduces the mini program or mini game, in the language of `Lang`.

Example: `"2"`

`MNPIntro` on the wire.*/
            pub mnp_intro: rt::Option<rt::String>,
        }
        #[automatically_derived]
        impl rt::Message for MnpI18nSyncDto {
            #[inline]
            fn empty() -> Self {
                Self {
                    lang: rt::None,
                    is_default: rt::None,
                    mnp_name: rt::None,
                    mnp_intro: rt::None,
                }
            }
            #[inline]
            fn read(&self, then: rt::Read<'_>) {
                then(
                    &rt::Shape {
                        name: "MnpI18nSyncDto",
                        fields: &["Lang", "IsDefault", "MNPName", "MNPIntro"],
                        rust: "lang is_default mnp_name mnp_intro",
                        required: 0,
                    },
                    &[&self.lang, &self.is_default, &self.mnp_name, &self.mnp_intro],
                )
            }
            #[inline]
            fn write(&mut self, then: rt::Write<'_>) {
                then(
                    &mut [
                        &mut self.lang,
                        &mut self.is_default,
                        &mut self.mnp_name,
                        &mut self.mnp_intro,
                    ],
                )
            }
        }
        #[automatically_derived]
        impl rt::Clone for MnpI18nSyncDto {
            #[inline]
            fn clone(&self) -> Self {
                rt::clone(self)
            }
        }
        #[automatically_derived]
        impl rt::Debug for MnpI18nSyncDto {
            #[inline]
            fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
                rt::debug(self, f)
            }
        }
        #[automatically_derived]
        impl rt::PartialEq for MnpI18nSyncDto {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                rt::eq(self, other)
            }
        }
        #[automatically_derived]
        impl rt::Serialize for MnpI18nSyncDto {
            fn serialize<S: rt::Serializer>(
                &self,
                serializer: S,
            ) -> rt::Result<S::Ok, S::Error> {
                rt::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> rt::Deserialize<'de> for MnpI18nSyncDto {
            fn deserialize<D: rt::Deserializer<'de>>(
                deserializer: D,
            ) -> rt::Result<Self, D::Error> {
                rt::deserialize(deserializer)
            }
        }
        impl MnpI18nSyncDto {
            ///Returns a builder without values. `build` is available once every required parameter is set; the last of several values for a parameter counts. Setting a required parameter changes the type of the builder, so decide conditions before the call of its setter.
            #[inline]
            pub fn builder() -> MnpI18nSyncDtoBuilder<()> {
                MnpI18nSyncDtoBuilder(rt::Message::empty(), rt::PhantomData)
            }
        }
        ///Builder of [`MnpI18nSyncDto`].
        #[must_use]
        pub struct MnpI18nSyncDtoBuilder<S = ()>(
            MnpI18nSyncDto,
            rt::PhantomData<fn() -> S>,
        );
        impl<S> MnpI18nSyncDtoBuilder<S> {
            /**Language of this entry. `en-US`: English; `zh-CN`: Simplified Chinese; `zh-Hant`: Traditional Chinese; `fr-FR`: French; `ar-SA`: Arabic; `id-ID`: Indonesian; `vi-VN`: Vietnamese.

Sets the optional `Lang`.*/
            pub fn lang(mut self, value: impl rt::Into<rt::String>) -> Self {
                self.0.lang = rt::Some(value.into());
                self
            }
            ///Sets or clears [`lang`](Self::lang).
            pub fn set_lang(mut self, value: rt::Option<rt::String>) -> Self {
                self.0.lang = value;
                self
            }
            /**Whether the language of this entry is the default one. `0`: no; `1`: yes. The default is `0`.

Sets the optional `IsDefault`.*/
            pub fn is_default(mut self, value: i64) -> Self {
                self.0.is_default = rt::Some(value);
                self
            }
            ///Sets or clears [`is_default`](Self::is_default).
            pub fn set_is_default(mut self, value: rt::Option<i64>) -> Self {
                self.0.is_default = value;
                self
            }
            /**Name of the mini program or mini game, in the language of `Lang`.

Example: `"3213124"`

Sets the optional `MNPName`.*/
            pub fn mnp_name(mut self, value: impl rt::Into<rt::String>) -> Self {
                self.0.mnp_name = rt::Some(value.into());
                self
            }
            ///Sets or clears [`mnp_name`](Self::mnp_name).
            pub fn set_mnp_name(mut self, value: rt::Option<rt::String>) -> Self {
                self.0.mnp_name = value;
                self
            }
            /**Text that introduces the mini program or mini game, in the language of `Lang`.

Example: `"2"`

Sets the optional `MNPIntro`.*/
            pub fn mnp_intro(mut self, value: impl rt::Into<rt::String>) -> Self {
                self.0.mnp_intro = rt::Some(value.into());
                self
            }
            ///Sets or clears [`mnp_intro`](Self::mnp_intro).
            pub fn set_mnp_intro(mut self, value: rt::Option<rt::String>) -> Self {
                self.0.mnp_intro = value;
                self
            }
            ///Builds the value.
            pub fn build(self) -> MnpI18nSyncDto {
                self.0
            }
        }
        /**A number returned after a mini program or mini game was changed. In the examples it looks like an ID, while its description lists states of a preview.

Spec: [`specs/shared.json`, line 579](<https://example.com/specs/shared.json#L579>).*/
        #[non_exhaustive]
        pub struct ResourceIdInfo {
            /**Numeric resource ID that the change returns, for example `2940`. The vendor also lists values that do not fit such IDs. `0`: no preview exists; `1`: a preview exists, uploaded by the current user; `2`: a preview exists, uploaded by another user.

`ResourceId` on the wire.*/
            pub resource_id: i64,
        }
        #[automatically_derived]
        impl rt::Message for ResourceIdInfo {
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
                        rust: "resource_id",
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
                rt::Message::empty()
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
    #[cfg_attr(any(doc, miri), doc(hidden))]
    pub mod spec {
        use super::rt;
        pub enum DescribeRoleList {}
        pub enum DescribeTeam {}
        pub enum Limit {}
        pub enum MNPDesc {}
        pub enum MNPId {}
        pub enum MNPIntro {}
        pub enum MNPName {}
        pub enum MNPType {}
        pub enum ModifyMNP {}
        pub enum Offset {}
        pub enum PlatformId {}
        pub enum TeamId {}
        pub enum limit {}
        pub enum mnp_desc {}
        pub enum mnp_id {}
        pub enum mnp_intro {}
        pub enum mnp_name {}
        pub enum mnp_type {}
        pub enum offset {}
        pub enum platform_id {}
        pub enum team_id {}
        pub enum without_limit {}
        impl rt::Without for without_limit {
            type Setter = limit;
            type Wire = Limit;
        }
        pub enum without_mnp_desc {}
        impl rt::Without for without_mnp_desc {
            type Setter = mnp_desc;
            type Wire = MNPDesc;
        }
        pub enum without_mnp_id {}
        impl rt::Without for without_mnp_id {
            type Setter = mnp_id;
            type Wire = MNPId;
        }
        pub enum without_mnp_intro {}
        impl rt::Without for without_mnp_intro {
            type Setter = mnp_intro;
            type Wire = MNPIntro;
        }
        pub enum without_mnp_name {}
        impl rt::Without for without_mnp_name {
            type Setter = mnp_name;
            type Wire = MNPName;
        }
        pub enum without_mnp_type {}
        impl rt::Without for without_mnp_type {
            type Setter = mnp_type;
            type Wire = MNPType;
        }
        pub enum without_offset {}
        impl rt::Without for without_offset {
            type Setter = offset;
            type Wire = Offset;
        }
        pub enum without_platform_id {}
        impl rt::Without for without_platform_id {
            type Setter = platform_id;
            type Wire = PlatformId;
        }
        pub enum without_team_id {}
        impl rt::Without for without_team_id {
            type Setter = team_id;
            type Wire = TeamId;
        }
    }
    #[doc(no_inline)]
    pub use self::{builders::*, codes::*, requests::*, responses::*};
}
pub use from_specs::*;
