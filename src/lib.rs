//! Tencent Cloud Super App as a Service (`tcsas`), version 2025-01-06, generated from `specs/` at compile time.

tcsas_macros::include_specs! { path: "specs", doctests: tcsas }

pub use tcsas_runtime as runtime;
pub use tcsas_runtime::{
    Call, ClientBuilder, Credentials, Error, ErrorCode, ServiceError, UnknownCode, error, transport,
};
