//! One fetch for many calls, which ends with its client.

use super::*;

const SHORT: Duration = Duration::from_millis(100);

#[tokio::test(start_paused = true)]
async fn thousand_callers_share_one_fetch() {
    let (script, refresher) = refresher(Scripted::new(HOUR));
    let calls = (0..1000).map(|_| id(&refresher));
    for id in futures_util::future::join_all(calls).await {
        assert_eq!(id.unwrap(), "AKID0");
    }
    script.pass(HOUR / 2);
    assert_eq!(id(&refresher).await.unwrap(), "AKID0");
    assert_eq!(
        (
            script.fetches(),
            script.most_concurrent.load(Ordering::SeqCst)
        ),
        (1, 1)
    );
}

#[tokio::test(start_paused = true)]
async fn fetch_without_waiting_calls_completes() {
    for gap in 1..=120 {
        let (script, refresher) = refresher(Scripted::new(HOUR));
        assert_eq!(within(SHORT, &refresher).await, None);
        sleep(Duration::from_secs(gap)).await;
        assert_eq!(
            within(SHORT, &refresher).await,
            Some(Ok("AKID0".into())),
            "{gap}"
        );
        assert_eq!(script.fetches(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn callers_with_short_timeouts_succeed_eventually() {
    let (script, refresher) = refresher(Scripted::new(HOUR));
    let mut calls = 1;
    while within(SHORT, &refresher).await.is_none() {
        calls += 1;
    }
    assert!(calls <= 5, "{calls}");
    assert_eq!(script.fetches(), 1);
}

#[tokio::test(start_paused = true)]
async fn short_lived_credentials_suffice_for_occasional_calls() {
    for gap in 1..=120 {
        let (script, refresher) = refresher(Scripted::new(Duration::from_secs(24)));
        for call in 0..20 {
            let lease = refresher.get().await;
            let lease = lease.unwrap_or_else(|error| panic!("gap {gap}, call {call}: {error}"));
            assert!(lease.value.expires() > Some(script.now()), "{gap}");
            sleep(Duration::from_secs(gap)).await;
        }
        assert_eq!(script.most_concurrent.load(Ordering::SeqCst), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn expiring_credentials_are_replaced_while_calls_use_them() {
    let (script, refresher) = refresher(Scripted::new(HOUR));
    id(&refresher).await.unwrap();
    script.pass(HOUR - Duration::from_secs(60));
    let start = Instant::now();
    assert_eq!(id(&refresher).await.unwrap(), "AKID0");
    assert_eq!(start.elapsed(), Duration::ZERO);
    sleep(script.takes + SHORT).await;
    assert_eq!(id(&refresher).await.unwrap(), "AKID1");
    assert_eq!(script.fetches(), 2);
}

#[tokio::test(start_paused = true)]
async fn dropping_the_client_cancels_its_fetch() {
    let (script, refresher) = refresher(Scripted::new(HOUR));
    assert_eq!(within(SHORT, &refresher).await, None);
    assert_eq!(script.concurrent.load(Ordering::SeqCst), 1);
    let inner = Arc::downgrade(&refresher.0);
    drop(refresher);
    assert_eq!(script.concurrent.load(Ordering::SeqCst), 0);
    assert!(inner.upgrade().is_none());
    tokio::task::yield_now().await;
    assert_eq!(
        tokio::runtime::Handle::current()
            .metrics()
            .num_alive_tasks(),
        0
    );
}

/// Waits for ever the first time.
#[derive(Debug, Default)]
struct Silent(AtomicUsize);

impl CredentialProvider for Silent {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async {
            if self.0.fetch_add(1, Ordering::SeqCst) == 0 {
                std::future::pending::<()>().await;
            }
            Ok(Credentials::new("AKIDx", "SENTINEL"))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn fetch_that_never_completes_times_out_and_is_repeated() {
    let refresher = of(Silent::default());
    let start = Instant::now();
    let error = id(&refresher).await.unwrap_err().to_string();
    assert!(error.contains("did not reply within 90s"), "{error}");
    assert_eq!(start.elapsed(), FETCH_TIMEOUT);
    assert_eq!(id(&refresher).await.unwrap(), "AKIDx");
}

/// Panics the first time: before there is a future, or in it.
#[derive(Debug, Default)]
struct Clumsy(AtomicUsize);

impl CredentialProvider for Clumsy {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        let number = self.0.fetch_add(1, Ordering::SeqCst);
        assert!(number != 0, "on purpose");
        Box::pin(async move {
            assert!(number != 2, "on purpose");
            Ok(Credentials::new("AKIDx", "SENTINEL").with_expiry(SystemTime::now() + HOUR))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn panic_of_a_provider_fails_only_waiting_calls() {
    let refresher = of(Clumsy::default());
    for _ in 0..2 {
        let error = id(&refresher).await.unwrap_err().to_string();
        assert!(
            error.contains("panicked") && !error.contains("on purpose"),
            "{error}"
        );
        let lease = refresher.get().await.unwrap();
        refresher.reject(&lease.value);
    }
}

/// Calls back into the client that it serves.
#[derive(Debug, Default)]
struct Circular(Mutex<std::sync::Weak<Refresher<Credentials>>>);

impl CredentialProvider for Circular {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        let refresher = lock(&self.0).upgrade().unwrap();
        Box::pin(async move {
            refresher.get().await?;
            Ok(Credentials::new("AKIDx", "SENTINEL"))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn provider_that_waits_for_its_own_client_fails_at_once() {
    let provider = Arc::new(Circular::default());
    #[derive(Debug)]
    struct Shared(Arc<Circular>);
    impl CredentialProvider for Shared {
        fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
            self.0.provide()
        }
    }
    let refresher = Arc::new(of(Shared(Arc::clone(&provider))));
    *lock(&provider.0) = Arc::downgrade(&refresher);
    let start = Instant::now();
    let error = id(&refresher).await.unwrap_err().to_string();
    assert!(error.contains("give it another client"), "{error}");
    assert_eq!(start.elapsed(), Duration::ZERO);
}
