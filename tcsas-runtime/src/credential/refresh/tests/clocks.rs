//! Clocks that are wrong, or are set while the program runs.

use std::sync::atomic::AtomicI64;

use super::*;

const DAY: i64 = 86_400;

/// A refresher whose clock is off by the seconds given, and that clock.
fn off_by(
    life: Duration,
    seconds: i64,
) -> (
    Arc<Scripted>,
    Arc<AtomicI64>,
    Arc<Clock>,
    Refresher<Credentials>,
) {
    let script = Arc::new(Scripted::new(life));
    let off = Arc::new(AtomicI64::new(seconds));
    let (shown, by) = (Arc::clone(&script), Arc::clone(&off));
    let clock = Arc::new(Clock::new(Box::new(move || {
        let by = by.load(Ordering::SeqCst);
        let abs = Duration::from_secs(by.unsigned_abs());
        if by < 0 {
            shown.now() - abs
        } else {
            shown.now() + abs
        }
    })));
    let provider = Arc::new(Provider(Arc::clone(&script)));
    let refresher = Refresher::new(provider, Ok, Arc::clone(&clock));
    (script, off, clock, refresher)
}

#[tokio::test(start_paused = true)]
async fn credentials_expired_by_an_unverified_clock_are_used_to_obtain_the_time() {
    for seconds in [3601, 13 * 3600, 3653 * DAY] {
        let (script, _, clock, refresher) = off_by(HOUR, seconds);
        let lease = refresher.get().await.unwrap();
        assert!(lease.doubtful);
        // Before the service has replied, others use the same, and the provider is left alone.
        for _ in 0..100 {
            assert!(refresher.get().await.unwrap().doubtful);
        }
        sleep(Duration::from_secs(1)).await;
        assert!(script.fetches() <= 2, "{}", script.fetches());
        assert!(clock.set_right(Some(script.now())));
        let lease = refresher.get().await.unwrap();
        assert!(!lease.doubtful);
        assert!(lease.value.expires() > Some(clock.now()));
        assert!(script.fetches() <= 2, "{}", script.fetches());
    }
}

#[tokio::test(start_paused = true)]
async fn credentials_expired_by_the_services_clock_are_not_used() {
    let (script, _, clock, refresher) = off_by(Duration::ZERO, 0);
    clock.set_right(Some(script.now()));
    for _ in 0..100 {
        let error = refresher.get().await.map(drop).unwrap_err().to_string();
        assert!(
            error.contains("seconds ago by the service's clock"),
            "{error}"
        );
    }
    assert_eq!(script.fetches(), 2);
}

#[tokio::test(start_paused = true)]
async fn clock_set_ahead_triggers_a_refresh() {
    let (script, off, clock, refresher) = off_by(HOUR, 0);
    refresher.get().await.unwrap();
    clock.set_right(Some(script.now()));
    for seconds in [13 * 3600, -13 * 3600, 0, 3653 * DAY, 0] {
        off.store(seconds, Ordering::SeqCst);
        sleep(Duration::from_secs(61)).await;
        let lease = refresher.get().await.unwrap();
        // The time of the service, from a later response.
        clock.set_right(Some(script.now()));
        let lease = match lease.doubtful {
            true => refresher.get().await.unwrap(),
            false => lease,
        };
        assert!(lease.value.expires() > Some(script.now()), "{seconds}");
    }
}

#[tokio::test(start_paused = true)]
async fn credentials_expired_behind_a_slow_clock_are_replaced_once_it_is_corrected() {
    let (script, _, clock, refresher) = off_by(Duration::from_secs(24), -13 * 3600);
    refresher.get().await.unwrap();
    script.pass(Duration::from_secs(60));
    assert_eq!(id(&refresher).await.unwrap(), "AKID0");
    clock.set_right(Some(script.now()));
    assert_eq!(id(&refresher).await.unwrap(), "AKID1");
}

#[test]
fn any_expiry_is_accepted() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let second = Duration::from_secs(1);
    let epoch = SystemTime::UNIX_EPOCH;
    // As far as the system's time goes.
    let mut step = Duration::from_secs(u64::MAX / 2);
    let (mut first, mut last) = (epoch, epoch);
    while step >= second {
        first = first.checked_sub(step).unwrap_or(first);
        last = last.checked_add(step).unwrap_or(last);
        step /= 2;
    }
    let now = SystemTime::now();
    let all = [
        first,
        epoch - second,
        epoch,
        now,
        now + second / 1000,
        now + second,
        last,
    ];
    runtime.unwrap().block_on(async {
        for expires in all {
            for clock in all {
                let credentials = Credentials::new("AKIDx", "SENTINEL").with_expiry(expires);
                let clock = Arc::new(Clock::new(Box::new(move || clock)));
                let refresher = Refresher::new(Arc::new(credentials), Ok, Arc::clone(&clock));
                for date in [None, Some(now), Some(last), Some(first)] {
                    clock.set_right(date);
                    if let Ok(lease) = refresher.get().await {
                        refresher.reject(&lease.value);
                    }
                }
            }
        }
    });
}
