//! Calls every action of `specs/` through its generated method with its documented request: the
//! emulator's response must be decoded without loss.

#[path = "corpus/examples.rs"]
#[allow(dead_code)]
mod examples;
#[path = "corpus/lossless.rs"]
mod lossless;
#[path = "common/scratch.rs"]
mod scratch;
#[path = "corpus/value.rs"]
mod value;

use std::path::Path;
use std::time::Duration;

use examples::Document;
use serde_json::{Map, Value};
use tcsas::{Client, Credentials};
use tcsas_emulator::Emulator;
use tcsas_spec::model::{Action, Service};
use value::same;

const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../specs");

/// Defines `ACTIONS` and `call`, which sends a request through the method of its action and returns
/// the typed request and response as JSON.
macro_rules! actions {
    ($($action:literal, $method:ident, $request:ident;)*) => {
        const ACTIONS: &[&str] = &[$($action),*];

        async fn call(client: &Client, action: &str, documented: &str) -> Result<(Value, Value), String> {
            match action {
                $($action => {
                    let request: tcsas::$request = serde_json::from_str(documented).map_err(|e| e.to_string())?;
                    let sent = serde_json::to_value(&request).map_err(|e| e.to_string())?;
                    let response = client.$method(request).await.map_err(|e| e.to_string())?;
                    let response = serde_json::to_value(&response).map_err(|e| e.to_string())?;
                    Ok((sent, response))
                })*
                _ => Err("the table has no method for it".to_owned()),
            }
        }
    };
}

actions! {
    "AddTeamMember", add_team_member, AddTeamMemberRequest;
    "ApproveMNPPaymentEnable", approve_mnp_payment_enable, ApproveMnpPaymentEnableRequest;
    "ApprovePaymentMerchantBinding", approve_payment_merchant_binding, ApprovePaymentMerchantBindingRequest;
    "ChangePaymentBoundMerchant", change_payment_bound_merchant, ChangePaymentBoundMerchantRequest;
    "ConfigureMNGPreview", configure_mng_preview, ConfigureMngPreviewRequest;
    "ConfigureMNPPreview", configure_mnp_preview, ConfigureMnpPreviewRequest;
    "CreateApplication", create_application, CreateApplicationRequest;
    "CreateApplicationConfig", create_application_config, CreateApplicationConfigRequest;
    "CreateApplicationSensitiveAPI", create_application_sensitive_api, CreateApplicationSensitiveApiRequest;
    "CreateGlobalDomainACL", create_global_domain_acl, CreateGlobalDomainAclRequest;
    "CreateMNG", create_mng, CreateMngRequest;
    "CreateMNGAppSecret", create_mng_app_secret, CreateMngAppSecretRequest;
    "CreateMNGApproval", create_mng_approval, CreateMngApprovalRequest;
    "CreateMNGDomainACL", create_mng_domain_acl, CreateMngDomainAclRequest;
    "CreateMNGSensitiveAPIPermissionApproval", create_mng_sensitive_api_permission_approval, CreateMngSensitiveApiPermissionApprovalRequest;
    "CreateMNGSubscribeMessageTemplate", create_mng_subscribe_message_template, CreateMngSubscribeMessageTemplateRequest;
    "CreateMNGVersion", create_mng_version, CreateMngVersionRequest;
    "CreateMNP", create_mnp, CreateMnpRequest;
    "CreateMNPAppSecret", create_mnp_app_secret, CreateMnpAppSecretRequest;
    "CreateMNPApproval", create_mnp_approval, CreateMnpApprovalRequest;
    "CreateMNPDomainACL", create_mnp_domain_acl, CreateMnpDomainAclRequest;
    "CreateMNPSecretKey", create_mnp_secret_key, CreateMnpSecretKeyRequest;
    "CreateMNPSensitiveAPIPermissionApproval", create_mnp_sensitive_api_permission_approval, CreateMnpSensitiveApiPermissionApprovalRequest;
    "CreateMNPSubscribeMessageTemplate", create_mnp_subscribe_message_template, CreateMnpSubscribeMessageTemplateRequest;
    "CreateMNPVersion", create_mnp_version, CreateMnpVersionRequest;
    "CreatePresetKey", create_preset_key, CreatePresetKeyRequest;
    "CreateTeam", create_team, CreateTeamRequest;
    "CreateUser", create_user, CreateUserRequest;
    "DeleteApplication", delete_application, DeleteApplicationRequest;
    "DeleteApplicationSensitiveAPI", delete_application_sensitive_api, DeleteApplicationSensitiveApiRequest;
    "DeleteGlobalDomain", delete_global_domain, DeleteGlobalDomainRequest;
    "DeleteMNG", delete_mng, DeleteMngRequest;
    "DeleteMNGSubscribeMessageTemplate", delete_mng_subscribe_message_template, DeleteMngSubscribeMessageTemplateRequest;
    "DeleteMNP", delete_mnp, DeleteMnpRequest;
    "DeleteMNPSubscribeMessageTemplate", delete_mnp_subscribe_message_template, DeleteMnpSubscribeMessageTemplateRequest;
    "DeleteTeam", delete_team, DeleteTeamRequest;
    "DeleteTeamMember", delete_team_member, DeleteTeamMemberRequest;
    "DeleteUser", delete_user, DeleteUserRequest;
    "DescribeAPPDataDetailLineChart", describe_app_data_detail_line_chart, DescribeAppDataDetailLineChartRequest;
    "DescribeAPPDataOverview", describe_app_data_overview, DescribeAppDataOverviewRequest;
    "DescribeAdvertisingLineChart", describe_advertising_line_chart, DescribeAdvertisingLineChartRequest;
    "DescribeAdvertisingOverview", describe_advertising_overview, DescribeAdvertisingOverviewRequest;
    "DescribeApplication", describe_application, DescribeApplicationRequest;
    "DescribeApplicationConfigFile", describe_application_config_file, DescribeApplicationConfigFileRequest;
    "DescribeApplicationConfigInfos", describe_application_config_infos, DescribeApplicationConfigInfosRequest;
    "DescribeApplicationList", describe_application_list, DescribeApplicationListRequest;
    "DescribeApplicationMNPList", describe_application_mnp_list, DescribeApplicationMnpListRequest;
    "DescribeApplicationSensitiveAPIList", describe_application_sensitive_api_list, DescribeApplicationSensitiveApiListRequest;
    "DescribeGlobalDomainACL", describe_global_domain_acl, DescribeGlobalDomainAclRequest;
    "DescribeGlobalOverviewDataSummary", describe_global_overview_data_summary, DescribeGlobalOverviewDataSummaryRequest;
    "DescribeGlobalOverviewReportDetail", describe_global_overview_report_detail, DescribeGlobalOverviewReportDetailRequest;
    "DescribeMNG", describe_mng, DescribeMngRequest;
    "DescribeMNGAccessAnalysisDetail", describe_mng_access_analysis_detail, DescribeMngAccessAnalysisDetailRequest;
    "DescribeMNGAccessAnalysisLineChart", describe_mng_access_analysis_line_chart, DescribeMngAccessAnalysisLineChartRequest;
    "DescribeMNGAccessAnalysisOverview", describe_mng_access_analysis_overview, DescribeMngAccessAnalysisOverviewRequest;
    "DescribeMNGActiveUserRealTimeStatistics", describe_mng_active_user_real_time_statistics, DescribeMngActiveUserRealTimeStatisticsRequest;
    "DescribeMNGAdvertisingDetail", describe_mng_advertising_detail, DescribeMngAdvertisingDetailRequest;
    "DescribeMNGAdvertisingLineChart", describe_mng_advertising_line_chart, DescribeMngAdvertisingLineChartRequest;
    "DescribeMNGAdvertisingOverview", describe_mng_advertising_overview, DescribeMngAdvertisingOverviewRequest;
    "DescribeMNGAllStageVersions", describe_mng_all_stage_versions, DescribeMngAllStageVersionsRequest;
    "DescribeMNGAppSecret", describe_mng_app_secret, DescribeMngAppSecretRequest;
    "DescribeMNGCategory", describe_mng_category, DescribeMngCategoryRequest;
    "DescribeMNGDomainACL", describe_mng_domain_acl, DescribeMngDomainAclRequest;
    "DescribeMNGList", describe_mng_list, DescribeMngListRequest;
    "DescribeMNGMAUDataDetail", describe_mng_mau_data_detail, DescribeMngMauDataDetailRequest;
    "DescribeMNGMAULineChart", describe_mng_mau_line_chart, DescribeMngMauLineChartRequest;
    "DescribeMNGMAUMonthlyComparisonMetricCard", describe_mng_mau_monthly_comparison_metric_card, DescribeMngMauMonthlyComparisonMetricCardRequest;
    "DescribeMNGOfflinePackageURL", describe_mng_offline_package_url, DescribeMngOfflinePackageUrlRequest;
    "DescribeMNGPaymentLineChart", describe_mng_payment_line_chart, DescribeMngPaymentLineChartRequest;
    "DescribeMNGPaymentOverview", describe_mng_payment_overview, DescribeMngPaymentOverviewRequest;
    "DescribeMNGPaymentReportDetail", describe_mng_payment_report_detail, DescribeMngPaymentReportDetailRequest;
    "DescribeMNGPaymentRetentionAnalysis", describe_mng_payment_retention_analysis, DescribeMngPaymentRetentionAnalysisRequest;
    "DescribeMNGPreview", describe_mng_preview, DescribeMngPreviewRequest;
    "DescribeMNGReleasedVersionHistory", describe_mng_released_version_history, DescribeMngReleasedVersionHistoryRequest;
    "DescribeMNGRetentionData", describe_mng_retention_data, DescribeMngRetentionDataRequest;
    "DescribeMNGSensitiveAPIPermissionApproval", describe_mng_sensitive_api_permission_approval, DescribeMngSensitiveApiPermissionApprovalRequest;
    "DescribeMNGSensitiveAPIPermissionList", describe_mng_sensitive_api_permission_list, DescribeMngSensitiveApiPermissionListRequest;
    "DescribeMNGSubscribeMessageTemplate", describe_mng_subscribe_message_template, DescribeMngSubscribeMessageTemplateRequest;
    "DescribeMNGSubscribeMessageTemplateLibrary", describe_mng_subscribe_message_template_library, DescribeMngSubscribeMessageTemplateLibraryRequest;
    "DescribeMNGSubscribeMessageTemplateLibraryList", describe_mng_subscribe_message_template_library_list, DescribeMngSubscribeMessageTemplateLibraryListRequest;
    "DescribeMNGSubscribeMessageTemplateList", describe_mng_subscribe_message_template_list, DescribeMngSubscribeMessageTemplateListRequest;
    "DescribeMNGVersion", describe_mng_version, DescribeMngVersionRequest;
    "DescribeMNGVersionAuditDetail", describe_mng_version_audit_detail, DescribeMngVersionAuditDetailRequest;
    "DescribeMNGVersionAuditList", describe_mng_version_audit_list, DescribeMngVersionAuditListRequest;
    "DescribeMNP", describe_mnp, DescribeMnpRequest;
    "DescribeMNPAccessAnalysisOverview", describe_mnp_access_analysis_overview, DescribeMnpAccessAnalysisOverviewRequest;
    "DescribeMNPActiveUserRealTimeStatistics", describe_mnp_active_user_real_time_statistics, DescribeMnpActiveUserRealTimeStatisticsRequest;
    "DescribeMNPAdvertisingDetail", describe_mnp_advertising_detail, DescribeMnpAdvertisingDetailRequest;
    "DescribeMNPAllStageVersions", describe_mnp_all_stage_versions, DescribeMnpAllStageVersionsRequest;
    "DescribeMNPAppSecret", describe_mnp_app_secret, DescribeMnpAppSecretRequest;
    "DescribeMNPApprovalList", describe_mnp_approval_list, DescribeMnpApprovalListRequest;
    "DescribeMNPCategory", describe_mnp_category, DescribeMnpCategoryRequest;
    "DescribeMNPDomainACL", describe_mnp_domain_acl, DescribeMnpDomainAclRequest;
    "DescribeMNPList", describe_mnp_list, DescribeMnpListRequest;
    "DescribeMNPMAUDataDetail", describe_mnp_mau_data_detail, DescribeMnpMauDataDetailRequest;
    "DescribeMNPMAULineChart", describe_mnp_mau_line_chart, DescribeMnpMauLineChartRequest;
    "DescribeMNPMAUMetricCard", describe_mnp_mau_metric_card, DescribeMnpMauMetricCardRequest;
    "DescribeMNPOfflinePackageURL", describe_mnp_offline_package_url, DescribeMnpOfflinePackageUrlRequest;
    "DescribeMNPPageAnalysisDetail", describe_mnp_page_analysis_detail, DescribeMnpPageAnalysisDetailRequest;
    "DescribeMNPPaymentApprovalInfo", describe_mnp_payment_approval_info, DescribeMnpPaymentApprovalInfoRequest;
    "DescribeMNPPreview", describe_mnp_preview, DescribeMnpPreviewRequest;
    "DescribeMNPReleasedVersionHistory", describe_mnp_released_version_history, DescribeMnpReleasedVersionHistoryRequest;
    "DescribeMNPReportDataLineChart", describe_mnp_report_data_line_chart, DescribeMnpReportDataLineChartRequest;
    "DescribeMNPReportDetail", describe_mnp_report_detail, DescribeMnpReportDetailRequest;
    "DescribeMNPRetentionData", describe_mnp_retention_data, DescribeMnpRetentionDataRequest;
    "DescribeMNPSensitiveAPIPermissionApproval", describe_mnp_sensitive_api_permission_approval, DescribeMnpSensitiveApiPermissionApprovalRequest;
    "DescribeMNPSensitiveAPIPermissionApprovalList", describe_mnp_sensitive_api_permission_approval_list, DescribeMnpSensitiveApiPermissionApprovalListRequest;
    "DescribeMNPSensitiveAPIPermissionList", describe_mnp_sensitive_api_permission_list, DescribeMnpSensitiveApiPermissionListRequest;
    "DescribeMNPSubscribeMessageTemplate", describe_mnp_subscribe_message_template, DescribeMnpSubscribeMessageTemplateRequest;
    "DescribeMNPSubscribeMessageTemplateLibrary", describe_mnp_subscribe_message_template_library, DescribeMnpSubscribeMessageTemplateLibraryRequest;
    "DescribeMNPSubscribeMessageTemplateLibraryList", describe_mnp_subscribe_message_template_library_list, DescribeMnpSubscribeMessageTemplateLibraryListRequest;
    "DescribeMNPSubscribeMessageTemplateList", describe_mnp_subscribe_message_template_list, DescribeMnpSubscribeMessageTemplateListRequest;
    "DescribeMNPVersion", describe_mnp_version, DescribeMnpVersionRequest;
    "DescribeMNPVersionAuditDetail", describe_mnp_version_audit_detail, DescribeMnpVersionAuditDetailRequest;
    "DescribeMNPVersionAuditList", describe_mnp_version_audit_list, DescribeMnpVersionAuditListRequest;
    "DescribePaymentDataDetail", describe_payment_data_detail, DescribePaymentDataDetailRequest;
    "DescribePaymentDataLineChart", describe_payment_data_line_chart, DescribePaymentDataLineChartRequest;
    "DescribePaymentDataOverview", describe_payment_data_overview, DescribePaymentDataOverviewRequest;
    "DescribeRoleList", describe_role_list, DescribeRoleListRequest;
    "DescribeTeam", describe_team, DescribeTeamRequest;
    "DescribeTeamList", describe_team_list, DescribeTeamListRequest;
    "DescribeTeamMemberList", describe_team_member_list, DescribeTeamMemberListRequest;
    "DescribeTempSecret4UploadFile2Cos", describe_temp_secret4_upload_file2_cos, DescribeTempSecret4UploadFile2CosRequest;
    "DescribeUser", describe_user, DescribeUserRequest;
    "DescribeUserList", describe_user_list, DescribeUserListRequest;
    "DisableApplicationSensitiveAPI", disable_application_sensitive_api, DisableApplicationSensitiveApiRequest;
    "DisableMNPPayment", disable_mnp_payment, DisableMnpPaymentRequest;
    "EnableApplicationSensitiveAPI", enable_application_sensitive_api, EnableApplicationSensitiveApiRequest;
    "ModifyApplication", modify_application, ModifyApplicationRequest;
    "ModifyApplicationConfig", modify_application_config, ModifyApplicationConfigRequest;
    "ModifyGlobalDomain", modify_global_domain, ModifyGlobalDomainRequest;
    "ModifyMNG", modify_mng, ModifyMngRequest;
    "ModifyMNGAppSecretStatus", modify_mng_app_secret_status, ModifyMngAppSecretStatusRequest;
    "ModifyMNGDomain", modify_mng_domain, ModifyMngDomainRequest;
    "ModifyMNP", modify_mnp, ModifyMnpRequest;
    "ModifyMNPAppSecretStatus", modify_mnp_app_secret_status, ModifyMnpAppSecretStatusRequest;
    "ModifyMNPDomain", modify_mnp_domain, ModifyMnpDomainRequest;
    "ModifyTeam", modify_team, ModifyTeamRequest;
    "ModifyTeamMember", modify_team_member, ModifyTeamMemberRequest;
    "ModifyUser", modify_user, ModifyUserRequest;
    "ProcessMNPApproval", process_mnp_approval, ProcessMnpApprovalRequest;
    "ProcessMNPSensitiveAPIPermissionApproval", process_mnp_sensitive_api_permission_approval, ProcessMnpSensitiveApiPermissionApprovalRequest;
    "QueryMNPMerchantInfo", query_mnp_merchant_info, QueryMnpMerchantInfoRequest;
    "ReleaseMNGVersion", release_mng_version, ReleaseMngVersionRequest;
    "ReleaseMNPVersion", release_mnp_version, ReleaseMnpVersionRequest;
    "RemoveMNG", remove_mng, RemoveMngRequest;
    "RemoveMNP", remove_mnp, RemoveMnpRequest;
    "RequestPaymentEnable", request_payment_enable, RequestPaymentEnableRequest;
    "RequestPaymentMerchantBinding", request_payment_merchant_binding, RequestPaymentMerchantBindingRequest;
    "ResetMNGAppSecret", reset_mng_app_secret, ResetMngAppSecretRequest;
    "ResetMNPAppSecret", reset_mnp_app_secret, ResetMnpAppSecretRequest;
    "RollbackMNGVersion", rollback_mng_version, RollbackMngVersionRequest;
    "RollbackMNPVersion", rollback_mnp_version, RollbackMnpVersionRequest;
    "UnbindMNPPaymentMerchant", unbind_mnp_payment_merchant, UnbindMnpPaymentMerchantRequest;
    "UnbindPaymentMerchant", unbind_payment_merchant, UnbindPaymentMerchantRequest;
}

/// Defines `LISTS` and `paginate`, which paginates a list from its documented request on and counts
/// its items.
macro_rules! lists {
    ($($action:literal, $method:ident, $request:ident;)*) => {
        const LISTS: &[&str] = &[$($action),*];

        async fn paginate(client: &Client, action: &str, documented: &str) -> Result<usize, String> {
            let mut count = 0;
            match action {
                $($action => {
                    let request: tcsas::$request = serde_json::from_str(documented).map_err(|e| e.to_string())?;
                    let mut items = client.$method(request).pages().items();
                    while let Some(item) = items.next().await {
                        item.map_err(|e| e.to_string())?;
                        count += 1;
                    }
                })*
                _ => return Err("the table has no list of this name".to_owned()),
            }
            Ok(count)
        }
    };
}

lists! {
    "DescribeApplicationList", describe_application_list, DescribeApplicationListRequest;
    "DescribeApplicationMNPList", describe_application_mnp_list, DescribeApplicationMnpListRequest;
    "DescribeApplicationSensitiveAPIList", describe_application_sensitive_api_list, DescribeApplicationSensitiveApiListRequest;
    "DescribeGlobalDomainACL", describe_global_domain_acl, DescribeGlobalDomainAclRequest;
    "DescribeMNGList", describe_mng_list, DescribeMngListRequest;
    "DescribeMNGSensitiveAPIPermissionList", describe_mng_sensitive_api_permission_list, DescribeMngSensitiveApiPermissionListRequest;
    "DescribeMNGSubscribeMessageTemplateLibraryList", describe_mng_subscribe_message_template_library_list, DescribeMngSubscribeMessageTemplateLibraryListRequest;
    "DescribeMNGSubscribeMessageTemplateList", describe_mng_subscribe_message_template_list, DescribeMngSubscribeMessageTemplateListRequest;
    "DescribeMNGVersionAuditList", describe_mng_version_audit_list, DescribeMngVersionAuditListRequest;
    "DescribeMNPApprovalList", describe_mnp_approval_list, DescribeMnpApprovalListRequest;
    "DescribeMNPList", describe_mnp_list, DescribeMnpListRequest;
    "DescribeMNPSensitiveAPIPermissionApprovalList", describe_mnp_sensitive_api_permission_approval_list, DescribeMnpSensitiveApiPermissionApprovalListRequest;
    "DescribeMNPSensitiveAPIPermissionList", describe_mnp_sensitive_api_permission_list, DescribeMnpSensitiveApiPermissionListRequest;
    "DescribeMNPSubscribeMessageTemplateLibraryList", describe_mnp_subscribe_message_template_library_list, DescribeMnpSubscribeMessageTemplateLibraryListRequest;
    "DescribeMNPSubscribeMessageTemplateList", describe_mnp_subscribe_message_template_list, DescribeMnpSubscribeMessageTemplateListRequest;
    "DescribeMNPVersionAuditList", describe_mnp_version_audit_list, DescribeMnpVersionAuditListRequest;
    "DescribeRoleList", describe_role_list, DescribeRoleListRequest;
    "DescribeTeamList", describe_team_list, DescribeTeamListRequest;
    "DescribeTeamMemberList", describe_team_member_list, DescribeTeamMemberListRequest;
    "DescribeUserList", describe_user_list, DescribeUserListRequest;
}

#[tokio::test]
async fn every_documented_response_is_decoded_without_loss() {
    let (emulator, client) = emulator();
    let service = service();
    let (mut passed, mut wrong) = (0, Vec::new());
    for action in &service.actions {
        match documented(action) {
            None => wrong.push(format!("{}: no documented call", action.name)),
            Some((request, response)) => {
                let outcome = call(&client, &action.name, &request).await;
                let faults = faults(&service, action, &request, &response, outcome);
                passed += usize::from(faults.is_empty());
                wrong.extend(
                    faults
                        .into_iter()
                        .map(|fault| format!("{}: {fault}", action.name)),
                );
            }
        }
        assert!(
            emulator.requests(&action.name) <= 1,
            "{} was repeated",
            action.name
        );
    }
    println!("actions: {passed} of {} called", service.actions.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(passed, 155);
}

/// The emulator's lists end, regardless of the documented total.
#[tokio::test]
async fn every_list_is_paginated_to_its_end() {
    let (emulator, client) = emulator();
    let service = service();
    let paged = service.actions.iter().filter(|a| a.pagination.is_some());
    let paged: Vec<_> = paged.collect();
    let names: Vec<_> = paged.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(LISTS, names);
    for action in paged {
        let (request, _) = documented(action).unwrap();
        let count = paginate(&client, &action.name, &request).await;
        assert!(
            count.as_ref().is_ok_and(|count| *count > 0),
            "{}: {count:?}",
            action.name
        );
        assert!(emulator.requests(&action.name) <= 2, "{}", action.name);
    }
}

/// The `Data` of a response is plain where the action changes something or returns a paginated
/// list, and an `Option` for lookups: the data of a missing object must differ from that of an
/// empty one.
#[test]
fn data_is_optional_exactly_in_lookups() {
    let response = tcsas_spec::model::Usage {
        input: false,
        output: true,
    };
    let (mut plain, mut optional, mut lists, mut wrong) = (0, 0, 0, Vec::new());
    for action in &service().actions {
        let looks_up = ["Describe", "Query"]
            .iter()
            .any(|verb| action.name.starts_with(verb));
        for field in action.output.iter().filter(|field| field.name == "Data") {
            let is_list = matches!(field.ty, tcsas_spec::model::Type::Array(_));
            let expected = looks_up && action.pagination.is_none() && !is_list;
            match (is_list, field.is_optional(response)) {
                (true, _) => lists += 1,
                (false, true) => optional += 1,
                (false, false) => plain += 1,
            }
            if field.is_optional(response) != expected {
                wrong.push(format!("{}: expected an `Option`: {expected}", action.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!((plain, optional, lists), (86, 40, 28));
}

fn emulator() -> (Emulator, Client) {
    let credentials = Credentials::new("AKIDOFTHEACTIONS", "a-key-of-the-actions");
    let emulator = Emulator::start(SPECS, credentials.clone()).unwrap();
    let client = Client::builder()
        .credentials(credentials)
        .endpoint(emulator.endpoint())
        .timeout(Duration::from_secs(20))
        .build()
        .unwrap();
    (emulator, client)
}

/// Lists the failures in the outcome of the documented call of `action`.
fn faults(
    service: &Service,
    action: &Action,
    request: &str,
    response: &Document,
    outcome: Result<(Value, Value), String>,
) -> Vec<String> {
    let (sent, typed) = match outcome {
        Ok(typed) => typed,
        Err(error) => return vec![error],
    };
    let mut faults = Vec::new();
    let request: Value = serde_json::from_str(request).unwrap();
    if !same(&sent, &request) {
        faults.push(format!("sent {sent} for {request}"));
    }
    let mut typed: Map<String, Value> = serde_json::from_value(typed).unwrap();
    // The emulator gives every response its own id.
    let id = typed.insert("RequestId".to_owned(), response.fields["RequestId"].clone());
    if id.and_then(|id| Some(id.as_str()?.len())) != Some(36) {
        faults.push("no request id".to_owned());
    }
    let findings = lossless::compare(service, action, response, &typed, []);
    faults.extend(
        findings
            .lost
            .into_iter()
            .map(|path| format!("{path} is lost")),
    );
    let described =
        |name: &String| name == "RequestId" || action.output.iter().any(|f| f.name == *name);
    let strange = response.fields.keys().filter(|name| !described(name));
    faults.extend(strange.map(|name| format!("{name} is not in the spec")));
    faults
}

/// The documented request and response of an action.
fn documented(action: &Action) -> Option<(String, Document)> {
    let example = action.examples.first()?;
    let text = example.output.clone()?;
    let mut envelope: Map<String, Value> = serde_json::from_str(&text).ok()?;
    let fields = envelope
        .get_mut("Response")?
        .as_object_mut()
        .map(std::mem::take)?;
    Some((example.input.clone()?, Document { text, fields }))
}

fn service() -> Service {
    let outcome = tcsas_spec::load(Path::new(SPECS), &tcsas_spec::Options::default());
    outcome.into_result().unwrap()
}

#[test]
fn every_action_is_in_the_table() {
    let service = service();
    let described: Vec<&str> = service.actions.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(ACTIONS, described);
}
