//! The life of a mini program version: upload, build, approval, release.
//!
//! ```text
//! cargo run --example release_version
//! ```

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::json;
use tcsas::types::{ApprovalItem, UploadFileTempSecret};
use tcsas::{
    Client, CreateMnpApprovalRequest, CreateMnpVersionRequest, Credentials,
    DescribeMnpVersionRequest, DescribeTempSecret4UploadFile2CosRequest, ProcessMnpApprovalRequest,
    ReleaseMnpVersionRequest,
};
use tcsas_emulator::{Emulator, Response};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// How often and how long the state of a build is polled.
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);
const MOST_LOOKS: u32 = 50;

/// The final states of a build (`DescribeMNPVersion`, `TaskStatus`).
const FAILED: i64 = 30;
const SUCCEEDED: i64 = 60;

/// The decision that approves a version (`ProcessMNPApproval`, `ApprovalResult`).
const APPROVED: i64 = 3;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let credentials = Credentials::new("AKIDEXAMPLE", "a-key-that-only-the-emulator-accepts");
    let emulator = service(credentials.clone())?;
    let client: Client = Client::builder()
        .credentials(credentials)
        .endpoint(emulator.endpoint())
        .build()?;
    let job = Job {
        client,
        platform: "T04257DS9431720WTAG".to_owned(),
    };

    let package = job.upload().await?;
    let version = job.build("mpg9yjc0qbpkelik", "1.0.20", &package).await?;
    job.approve(version, "app-cc6g35711m").await?;
    job.release(version).await
}

/// State shared by all steps.
struct Job {
    client: Client,
    platform: String,
}

impl Job {
    /// Requests a place for the package in object storage, and returns its address.
    async fn upload(&self) -> Result<String> {
        let request = DescribeTempSecret4UploadFile2CosRequest::builder()
            .business_name("tcsas")
            .suffix(".zip")
            .platform_id(&self.platform)
            .build();
        let response = self
            .client
            .describe_temp_secret4_upload_file2_cos(request)
            .await?;
        let Some(UploadFileTempSecret {
            bucket: Some(bucket),
            region: Some(region),
            path: Some(path),
            ..
        }) = response.data
        else {
            return Err("the service returned no place for the upload".into());
        };
        // Here a client of object storage uploads the file, with the temporary credentials of the
        // response.
        println!("upload    {path} into {bucket}");
        Ok(format!("https://{bucket}.cos.{region}.myqcloud.com/{path}"))
    }

    /// Starts a build, and polls until it has ended.
    async fn build(&self, mini_program: &str, number: &str, package: &str) -> Result<i64> {
        let request = CreateMnpVersionRequest::builder()
            .mnp_id(mini_program)
            .mnp_version(number)
            .mnp_version_intro("What is new")
            .file_url(package)
            .platform_id(&self.platform)
            .build();
        let started = self.client.create_mnp_version(request).await?;
        let task = started.data.task_id;
        for _ in 0..MOST_LOOKS {
            let request = DescribeMnpVersionRequest::builder()
                .business_id(&task)
                .platform_id(&self.platform)
                .build();
            let response = self.client.describe_mnp_version(request).await?;
            let state = response.data.ok_or("the task does not exist")?;
            println!("build     {} {}", state.task_status, state.task_msg);
            match state.task_status {
                SUCCEEDED => return Ok(state.mnp_version_id.ok_or("a build without a version")?),
                FAILED => return Err(format!("the build failed: {}", state.task_msg).into()),
                _ => tokio::time::sleep(BETWEEN_LOOKS).await,
            }
        }
        Err(format!("the build {task} takes too long").into())
    }

    /// Submits a version, and approves it for a superapp.
    async fn approve(&self, version: i64, superapp: &str) -> Result<()> {
        let request = CreateMnpApprovalRequest::builder()
            .mnp_version_id(version)
            .apply_action("submit")
            .platform_id(&self.platform)
            .build();
        let submitted = self.client.create_mnp_approval(request).await?.data;
        let number = submitted
            .approval_no
            .ok_or("an approval without a number")?;
        println!("submitted as {number}");
        let decision = ApprovalItem::builder()
            .app_id(superapp)
            .approval_result(APPROVED)
            .build();
        let request = ProcessMnpApprovalRequest::builder()
            .approval_no(number)
            .approval_items([decision])
            .platform_id(&self.platform)
            .build();
        self.client.process_mnp_approval(request).await?;
        println!("approved  for {superapp}");
        Ok(())
    }

    async fn release(&self, version: i64) -> Result<()> {
        let request = ReleaseMnpVersionRequest::builder()
            .mnp_version_id(version)
            .platform_id(&self.platform)
            .build();
        self.client.release_mnp_version(request).await?;
        println!("released  version {version}");
        Ok(())
    }
}

/// An emulator that keeps the state of the version.
fn service(credentials: Credentials) -> Result<Emulator> {
    let emulator = Emulator::start(tcsas::SPECS, credentials)?;
    emulator.respond(
        "CreateMNPVersion",
        |_| json!({ "Data": { "TaskId": "20261124" } }),
    )?;

    let looks = AtomicUsize::new(0);
    emulator.respond("DescribeMNPVersion", move |task| {
        let (status, text) = match looks.fetch_add(1, Ordering::Relaxed) {
            0 => (1, "Pending"),
            1 => (20, "Running"),
            _ => (60, "Succeeded"),
        };
        let id = &task["BusinessId"];
        let mut state = json!({ "TaskId": id, "TaskStatus": status, "TaskMsg": text, "MNPId": "" });
        if status == 60 {
            state["MNPVersionId"] = json!(2597);
        }
        json!({ "Data": state })
    })?;

    let approved = Arc::new(AtomicBool::new(false));
    let decided = Arc::clone(&approved);
    emulator.respond(
        "CreateMNPApproval",
        |_| json!({ "Data": { "Result": true, "ApprovalNo": "aud4u4c07kp6rxiobb" } }),
    )?;
    emulator.respond("ProcessMNPApproval", move |_| {
        decided.store(true, Ordering::Relaxed);
        json!({ "Data": { "Result": true } })
    })?;
    emulator.respond("ReleaseMNPVersion", move |_| {
        if approved.load(Ordering::Relaxed) {
            json!({ "Data": { "Result": true } }).into()
        } else {
            let code = "FailedOperation.OnlyReleasePlatformApprovedMNPVersion";
            Response::error(code, "The version has not been approved.")
        }
    })?;
    Ok(emulator)
}
