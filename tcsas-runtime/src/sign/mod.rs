//! TC3-HMAC-SHA256 signatures, by the steps of the algorithm.
//!
//! ```text
//! canonical request ─┐
//! credential scope ──┴─▶ string to sign ─┐
//! secret key ── date ── service ─▶ key ──┴─▶ signature ─▶ Authorization
//! ```
//!
//! [`Signer`] signs many calls, over the headers `content-type` and `host` like the vendor's SDKs;
//! [`authorization`] signs a single one. The steps are public for other uses, such as verifying a
//! signature over other headers.
//!
//! ```
//! use tcsas_runtime::{Credentials, sign};
//!
//! let header = sign::authorization(
//!     &Credentials::new("AKIDEXAMPLE", "a-secret-key"),
//!     &sign::Signable {
//!         service: "tcsas",
//!         host: "tcsas.intl.tencentcloudapi.com",
//!         content_type: "application/json",
//!         payload: sign::Payload::Signed(b"{}"),
//!         timestamp: 1_736_121_600,
//!     },
//! )?;
//! assert!(
//!     header.starts_with("TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2025-01-06/tcsas/tc3_request, ")
//! );
//! # Ok::<(), sign::TimestampOutOfRange>(())
//! ```

mod authorization;
mod hex;
mod key;
mod payload;
mod scope;
mod signer;
mod steps;

pub use self::authorization::{Signable, authorization};
pub use self::key::SigningKey;
pub use self::payload::{Payload, UNSIGNED_PAYLOAD, hashed_payload};
pub use self::scope::{CredentialScope, TimestampOutOfRange};
pub use self::signer::Signer;
pub use self::steps::{
    ALGORITHM, authorization_header, canonical_request, signed_headers, string_to_sign,
};
