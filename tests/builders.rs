//! Request builders: arguments of setters, use across functions, and `Debug` output of requests.

use std::collections::HashSet;

use tcsas::types::{AgeRatingItemReq, ResourceIdInfo};
use tcsas::{
    CreateMngSubscribeMessageTemplateRequest, CreateTeamRequest, ModifyMnpRequest,
    ModifyMnpRequestBuilder, ModifyMnpResponse,
};

fn complete() -> ModifyMnpRequestBuilder {
    ModifyMnpRequest::builder()
        .mnp_type("type")
        .mnp_name("name")
        .mnp_intro("intro")
        .mnp_desc("desc")
        .mnp_id("id")
        .platform_id("platform")
}

fn with_icon<S>(builder: ModifyMnpRequestBuilder<S>) -> ModifyMnpRequestBuilder<S> {
    builder.mnp_icon("icon")
}

#[test]
fn builders_can_be_passed_to_functions_and_returned() {
    let first = with_icon(complete()).build();
    let last = with_icon(ModifyMnpRequest::builder())
        .mnp_type("other")
        .mnp_name("name")
        .mnp_intro("intro")
        .mnp_desc("desc")
        .mnp_id("id")
        .platform_id("platform");
    // A parameter that is set twice has the last value.
    let mut last = last.mnp_type("type").build();
    assert_eq!(first, last);
    last.mnp_icon = None;
    last.mnp_name = "another".to_owned();
    assert_ne!(first, last);
}

#[test]
fn optional_parameters_accept_options() {
    let some = complete().set_mnp_icon(Some("icon".to_owned())).build();
    assert_eq!(some, with_icon(complete()).build());
    let none = with_icon(complete()).set_mnp_icon(None).build();
    assert_eq!(none, complete().build());

    let rating = AgeRatingItemReq::builder().build();
    let list = complete().set_age_ratings(Some(vec![rating.clone()]));
    assert_eq!(list.build(), complete().age_ratings([rating]).build());

    let team = |expiry: Option<i64>| {
        let builder = CreateTeamRequest::builder().set_expiry_time(expiry);
        let builder = builder.team_name("t").admin_user_id("a");
        builder.team_role_type_list([1]).build().expiry_time
    };
    assert_eq!([team(Some(7)), team(None)], [Some(7), None]);
}

/// A template with these keywords.
macro_rules! keywords {
    ($value:expr) => {
        CreateMngSubscribeMessageTemplateRequest::builder()
            .keywords($value)
            .platform_id("p")
            .mnp_id("i")
            .template_library_id("l")
            .scenario_description("s")
            .build()
            .keywords
    };
}

#[test]
fn lists_are_accepted_by_value_and_by_reference() {
    let texts = ["a", "b"];
    let owned = texts.map(str::to_owned);
    for keywords in [
        keywords!(&["a", "b"]),
        keywords!(["a", "b"]),
        keywords!(&texts[..]),
        keywords!(texts.iter()),
        keywords!(vec!["a", "b"]),
        keywords!(&owned),
        keywords!(owned.to_vec()),
        keywords!(texts.iter().map(|text| text.to_string())),
    ] {
        assert_eq!(keywords, owned);
    }
    assert_eq!(keywords!(&HashSet::from(["a"])), ["a"]);
    assert_eq!(keywords!(HashSet::from(["a".to_owned()])), ["a"]);

    let ratings = [AgeRatingItemReq::builder().age_rating(3).build()];
    let by_reference = complete().age_ratings(&ratings).build();
    assert_eq!(by_reference, complete().age_ratings(ratings).build());
}

#[test]
fn debug_shows_rust_field_names() {
    let request = with_icon(complete()).build();
    assert_eq!(
        format!("{request:?}"),
        "ModifyMnpRequest { mnp_type: \"type\", mnp_name: \"name\", mnp_intro: \"intro\", mnp_desc: \"desc\", \
         mnp_id: \"id\", platform_id: \"platform\", mnp_icon: \"icon\" }"
    );
    let mut response = ModifyMnpResponse::default();
    response.request_id = "id".to_owned();
    let mut data = ResourceIdInfo::default();
    data.resource_id = 7;
    response.data = data;
    assert_eq!(
        format!("{response:?}"),
        "ModifyMnpResponse { data: ResourceIdInfo { resource_id: 7 }, request_id: \"id\" }"
    );
}
