//! Accepted credentials that change while the server runs.

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use common::{Call, SPECS, credentials, start};
use tcsas_emulator::Emulator;
use tcsas_runtime::Credentials;

fn error(emulator: &Emulator, credentials: &Credentials) -> String {
    let call = Call {
        credentials: credentials.clone(),
        ..Call::new(r#"{"Name":"a"}"#)
    };
    let error = call.send(emulator).error();
    error.split(' ').next().unwrap().to_owned()
}

#[test]
fn credentials_are_added_and_revoked_at_run_time() {
    let emulator = start();
    let new = Credentials::new("AKIDnew", "key");
    assert_eq!(error(&emulator, &new), "AuthFailure.SecretIdNotFound");
    emulator.accept(new.clone());
    assert_eq!(error(&emulator, &new), "");
    assert_eq!(error(&emulator, &credentials()), "");
    assert!(emulator.revoke("AKIDtest") && !emulator.revoke("AKIDtest"));
    assert_eq!(
        error(&emulator, &credentials()),
        "AuthFailure.SecretIdNotFound"
    );
    assert_eq!(error(&emulator, &new), "");
    // The same id with another key: the old key is no longer valid.
    emulator.accept(Credentials::new("AKIDnew", "other"));
    assert_eq!(error(&emulator, &new), "AuthFailure.SignatureFailure");
}

#[test]
fn one_secret_id_may_have_several_tokens() {
    let emulator = start();
    let temporary = |key, token| Credentials::new("AKIDtemporary", key).with_token(token);
    emulator.accept(temporary("first", "1"));
    emulator.accept(temporary("second", "2"));
    assert_eq!(error(&emulator, &temporary("first", "1")), "");
    assert_eq!(error(&emulator, &temporary("second", "2")), "");
    assert_eq!(
        error(&emulator, &temporary("second", "1")),
        "AuthFailure.SignatureFailure"
    );
    assert_eq!(
        error(&emulator, &temporary("first", "3")),
        "AuthFailure.TokenFailure"
    );
}

#[test]
fn credentials_expire_by_the_emulators_clock() {
    let start = SystemTime::now();
    let later = Arc::new(AtomicU64::new(0));
    let seconds = Arc::clone(&later);
    let clock = move || start + Duration::from_secs(seconds.load(Ordering::SeqCst));
    let expires = start + Duration::from_secs(60);
    let temporary = Credentials::new("AKIDtemporary", "key").with_token("token");
    let permanent = Credentials::new("AKIDpermanent", "key");
    let emulator = Emulator::builder(SPECS)
        .credentials(temporary.clone().with_expiry(expires))
        .credentials(permanent.clone().with_expiry(expires))
        .clock(clock)
        .start()
        .unwrap();
    later.store(59, Ordering::SeqCst);
    assert_eq!(error(&emulator, &temporary), "");
    assert_eq!(error(&emulator, &permanent), "");
    later.store(60, Ordering::SeqCst);
    assert_eq!(error(&emulator, &temporary), "AuthFailure.TokenFailure");
    assert_eq!(error(&emulator, &permanent), "AuthFailure.SecretIdNotFound");
    emulator.accept(
        temporary
            .clone()
            .with_expiry(expires + Duration::from_secs(60)),
    );
    assert_eq!(error(&emulator, &temporary), "");
}
