//! Pauses after failures and rejections.

use super::*;

#[tokio::test(start_paused = true)]
async fn failing_provider_is_not_called_by_every_call() {
    let (script, refresher) = refresher(Scripted::new(HOUR));
    script.break_down(true);
    for call in 0..1000 {
        let error = id(&refresher).await.unwrap_err().to_string();
        assert!(error.contains("the vault is sealed"), "{error}");
        // A first failure may pass, so that there is no pause after it.
        assert_eq!(
            error.contains("(the provider is called again in"),
            call > 0,
            "{error}"
        );
    }
    assert_eq!(script.fetches(), 2);
    // A hundred seconds with a call in each.
    for _ in 0..100 {
        sleep(Duration::from_secs(1)).await;
        id(&refresher).await.unwrap_err();
    }
    assert!((6..=12).contains(&script.fetches()), "{}", script.fetches());
    // Recovery is noticed after the longest pause at the latest.
    script.break_down(false);
    sleep(Duration::from_secs(60)).await;
    id(&refresher).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn early_recovery_is_detected_early() {
    let (script, refresher) = refresher(Scripted::new(HOUR));
    script.break_down(true);
    id(&refresher).await.unwrap_err();
    script.break_down(false);
    assert_eq!(id(&refresher).await.unwrap(), "AKID1");

    script.pass(2 * HOUR);
    script.break_down(true);
    for _ in 0..2 {
        id(&refresher).await.unwrap_err();
    }
    script.break_down(false);
    sleep(Duration::from_secs(1)).await;
    id(&refresher).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn failed_fetch_is_ignored_while_current_credentials_are_valid() {
    let (script, refresher) = refresher(Scripted::new(HOUR));
    id(&refresher).await.unwrap();
    script.pass(HOUR - Duration::from_secs(60));
    script.break_down(true);
    for _ in 0..50 {
        sleep(Duration::from_secs(1)).await;
        assert_eq!(id(&refresher).await.unwrap(), "AKID0");
    }
    assert!((4..=12).contains(&script.fetches()), "{}", script.fetches());
    // After expiry they are not used, and the error states why there are no others.
    script.pass(HOUR);
    for _ in 0..50 {
        let error = id(&refresher).await.unwrap_err();
        assert!(error.to_string().contains("the vault is sealed"), "{error}");
    }
    assert!(script.fetches() <= 14, "{}", script.fetches());
}

#[tokio::test(start_paused = true)]
async fn rejected_credentials_are_fetched_once_more() {
    let (script, refresher) = refresher(Scripted::new(HOUR));
    let lease = refresher.get().await.unwrap();
    let second = refresher.get().await.unwrap();
    refresher.reject(&lease.value);
    assert_eq!(id(&refresher).await.unwrap(), "AKID1");
    // Another call that was rejected with the old ones does not take back the new ones.
    refresher.reject(&second.value);
    assert_eq!(id(&refresher).await.unwrap(), "AKID1");
    assert_eq!(script.fetches(), 2);
}

/// A call whose credentials the service rejects, twice.
async fn rejected(refresher: &Refresher<Credentials>) {
    let lease = refresher.get().await.unwrap();
    refresher.reject(&lease.value);
    refresher.get().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn always_rejected_credentials_are_not_fetched_by_every_call() {
    let (script, refresher) = refresher(Scripted::new(HOUR));
    for _ in 0..100 {
        rejected(&refresher).await;
    }
    assert!(script.fetches() <= 6, "{}", script.fetches());
    let before = script.fetches();
    for _ in 0..100 {
        sleep(Duration::from_secs(1)).await;
        rejected(&refresher).await;
    }
    assert!(script.fetches() - before <= 10, "{}", script.fetches());
}

#[tokio::test(start_paused = true)]
async fn revoked_tokens_are_replaced_each_time() {
    let (script, refresher) = refresher(Scripted::new(100 * HOUR));
    for number in 0..20 {
        let lease = refresher.get().await.unwrap();
        assert_eq!(lease.value.secret_id(), format!("AKID{number}"));
        lease.value.accept();
        sleep(STABLE_AFTER).await;
        refresher.reject(&lease.value);
    }
    assert_eq!(script.fetches(), 20);
}
