//! Helpers for the tests of providers.

use std::collections::VecDeque;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use tcsas_runtime::bytes::Bytes;
use tcsas_runtime::credential::EnvironmentProvider;
use tcsas_runtime::http;
use tcsas_runtime::transport::{Body, BoxFuture, Transport, TransportError};

/// A folder of its own, removed when it is dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("tcsas-credential-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Writes a file, and the folders it lies in.
    pub(crate) fn file(&self, name: &str, text: &str) -> PathBuf {
        self.bytes(name, text.as_bytes())
    }

    pub(crate) fn bytes(&self, name: &str, contents: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        std::fs::write(&path, contents).unwrap();
        path
    }
}

#[cfg(unix)]
impl Folder {
    /// Creates a named pipe without a writer.
    pub(crate) fn pipe(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.unwrap().success());
        path
    }

    pub(crate) fn link(&self, name: &str, to: &Path) -> PathBuf {
        let path = self.path(name);
        std::os::unix::fs::symlink(to, &path).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// A provider that reads these variables.
pub(crate) fn environment(pairs: &[(&str, &str)]) -> EnvironmentProvider {
    EnvironmentProvider::new().variables(pairs.iter().copied().collect())
}

/// Runs a future that waits for no socket.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    runtime.unwrap().block_on(future)
}

/// A transport that returns prepared responses in their order, and records the requests.
#[derive(Default)]
pub(crate) struct Canned {
    responses: Mutex<VecDeque<Result<http::Response<Bytes>, TransportError>>>,
    requests: Mutex<Vec<http::Request<Bytes>>>,
}

impl Canned {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn text(self, status: u16, body: &str) -> Self {
        let mut response = http::Response::new(Bytes::from(body.to_owned()));
        *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
        self.responses.lock().unwrap().push_back(Ok(response));
        self
    }

    pub(crate) fn failure(self, failure: TransportError) -> Self {
        self.responses.lock().unwrap().push_back(Err(failure));
        self
    }

    pub(crate) fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.requests.lock().unwrap().clone()
    }
}

impl Transport for Canned {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.requests.lock().unwrap().push(request);
        let response = self.responses.lock().unwrap().pop_front();
        let response = response.expect("a request without a prepared response");
        Box::pin(async { response.map(|response| response.map(Body::from)) })
    }
}

impl fmt::Debug for Canned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Canned")
    }
}

/// A response of the security token service with credentials.
#[cfg(feature = "sts")]
pub(crate) const GRANTED: &str = r#"{"Response": {"Credentials": {"TmpSecretId": "AKIDx", "TmpSecretKey": "key", "Token": "tok"},
    "ExpiredTime": 4102444800, "Expiration": "2100-01-01T00:00:00Z", "RequestId": "id-0"}}"#;

/// A response of the security token service with an error.
#[cfg(feature = "sts")]
pub(crate) const ERROR_RESPONSE: &str = r#"{"Response": {"Error": {"Code": "ResourceNotFound.RoleNotFound", "Message": "Role not exist."},
    "RequestId": "id-1"}}"#;

/// The body of a request.
#[cfg(feature = "sts")]
pub(crate) fn json(request: &http::Request<Bytes>) -> serde_json::Value {
    serde_json::from_slice(request.body()).unwrap()
}
