use super::*;
use std::future::{Future, poll_fn};
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::time::sleep;

const HOUR: Duration = Duration::from_secs(3600);

/// Gives keys that are good for an hour from `clock`, one after the other, and fails while `broken`.
#[derive(Debug, Default)]
struct Counted {
    asked: AtomicUsize,
    at_once: AtomicUsize,
    most_at_once: AtomicUsize,
    broken: std::sync::atomic::AtomicBool,
    clock: Mutex<Duration>,
}

impl Counted {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + *self.clock.lock().unwrap()
    }
    fn pass(&self, time: Duration) {
        *self.clock.lock().unwrap() += time;
    }
    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

#[derive(Debug)]
struct Provider(Arc<Counted>);

impl CredentialProvider for Provider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async {
            let number = self.0.asked.fetch_add(1, Ordering::SeqCst);
            let at_once = self.0.at_once.fetch_add(1, Ordering::SeqCst) + 1;
            self.0.most_at_once.fetch_max(at_once, Ordering::SeqCst);
            sleep(Duration::from_millis(50)).await;
            self.0.at_once.fetch_sub(1, Ordering::SeqCst);
            if self.0.broken.load(Ordering::SeqCst) {
                return Err(CredentialError::new("the vault is sealed"));
            }
            let credentials = Credentials::new(format!("AKID{number}"), "geheim");
            Ok(credentials.with_expiry(self.0.now() + HOUR))
        })
    }
}

fn refresher() -> (Arc<Counted>, Refresher<Credentials>) {
    let counted = Arc::new(Counted::default());
    let provider = Arc::new(Provider(Arc::clone(&counted)));
    (counted, Refresher::new(provider, Ok))
}

/// A call that takes as long as `time`, driving the fetch along as calls do.
async fn call(
    refresher: &Refresher<Credentials>,
    now: SystemTime,
    time: Duration,
) -> Result<String, CredentialError> {
    let mut lease = refresher.get(now).await?;
    let mut answer = std::pin::pin!(sleep(time));
    poll_fn(|context| {
        lease.drive(context);
        answer.as_mut().poll(context)
    })
    .await;
    Ok(lease.value.secret_id().to_owned())
}

/// A call that is dropped while it waits for the keys.
async fn give_up(refresher: &Refresher<Credentials>, counted: &Counted) {
    let given_up = call(refresher, counted.now(), Duration::ZERO);
    let given_up = tokio::time::timeout(Duration::from_millis(10), given_up);
    assert!(given_up.await.is_err());
}

#[tokio::test(start_paused = true)]
async fn many_calls_wait_for_one_fetch_and_nobody_asks_again() {
    let (counted, refresher) = refresher();
    let calls = (0..100).map(|_| call(&refresher, counted.now(), Duration::from_millis(1)));
    for id in futures_util::future::join_all(calls).await {
        assert_eq!(id.unwrap(), "AKID0");
    }
    counted.pass(HOUR / 2);
    assert_eq!(
        call(&refresher, counted.now(), Duration::ZERO)
            .await
            .unwrap(),
        "AKID0"
    );
    assert_eq!(
        (counted.asked(), counted.most_at_once.load(Ordering::SeqCst)),
        (1, 1)
    );
}

#[tokio::test(start_paused = true)]
async fn keys_that_will_expire_are_replaced_while_calls_go_on_with_them() {
    let (counted, refresher) = refresher();
    let quick = Duration::from_millis(1);
    call(&refresher, counted.now(), quick).await.unwrap();
    counted.pass(HOUR - Duration::from_secs(60));
    // Calls that are over before the fetch drive it along one after the other.
    let start = tokio::time::Instant::now();
    while call(&refresher, counted.now(), quick).await.unwrap() == "AKID0" {
        assert!(start.elapsed() < Duration::from_secs(1));
    }
    assert!(start.elapsed() >= Duration::from_millis(50));
    assert_eq!(counted.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_failed_fetch_is_repeated_after_a_pause_and_hurts_nobody_while_the_old_keys_are_good() {
    let (counted, refresher) = refresher();
    let long = Duration::from_millis(60);
    call(&refresher, counted.now(), long).await.unwrap();
    counted.pass(HOUR - Duration::from_secs(60));
    counted.broken.store(true, Ordering::SeqCst);
    for _ in 0..20 {
        assert_eq!(
            call(&refresher, counted.now(), long).await.unwrap(),
            "AKID0"
        );
    }
    assert!((2..10).contains(&counted.asked()), "{}", counted.asked());
}

#[tokio::test(start_paused = true)]
async fn expired_keys_are_not_used_and_the_error_says_why_there_are_no_others() {
    let (counted, refresher) = refresher();
    call(&refresher, counted.now(), Duration::ZERO)
        .await
        .unwrap();
    counted.broken.store(true, Ordering::SeqCst);
    counted.pass(2 * HOUR);
    for _ in 0..50 {
        let error = call(&refresher, counted.now(), Duration::ZERO)
            .await
            .unwrap_err();
        assert!(error.to_string().contains("the vault is sealed"));
    }
    assert!(counted.asked() < 10, "{}", counted.asked());
}

#[tokio::test(start_paused = true)]
async fn keys_that_the_service_refused_are_fetched_anew_once() {
    let (counted, refresher) = refresher();
    let lease = refresher.get(counted.now()).await.unwrap();
    let second = refresher.get(counted.now()).await.unwrap();
    refresher.refused(&lease.value);
    let fresh = refresher.get(counted.now()).await.unwrap();
    assert_eq!(fresh.value.secret_id(), "AKID1");
    // Another call that was refused with the old ones does not take back the new ones.
    refresher.refused(&second.value);
    assert_eq!(
        refresher
            .get(counted.now())
            .await
            .unwrap()
            .value
            .secret_id(),
        "AKID1"
    );
    assert_eq!(counted.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_gives_up_leaves_the_fetch_to_the_others() {
    let (counted, refresher) = refresher();
    give_up(&refresher, &counted).await;
    assert_eq!(
        call(&refresher, counted.now(), Duration::ZERO)
            .await
            .unwrap(),
        "AKID0"
    );
    assert_eq!(counted.asked(), 1);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_left_when_the_client_is_dropped_in_the_middle() {
    let (counted, refresher) = refresher();
    give_up(&refresher, &counted).await;
    let state = Arc::downgrade(&refresher.state);
    drop(refresher);
    assert!(state.upgrade().is_none());
    assert_eq!(Arc::strong_count(&counted), 1);
}
