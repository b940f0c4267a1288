//! Runtimes that are gone, or are run only while a call waits. Time is real here.

use tokio::runtime::{Builder, Runtime};

use super::*;

const SHORT: Duration = Duration::from_millis(100);

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// A vault that takes 300 ms, and whose own time limit runs out in less than a gap.
fn vault() -> (Arc<Scripted>, Refresher<Credentials>) {
    refresher(Scripted {
        limit: Duration::from_secs(1),
        ..Scripted::new(HOUR)
    })
}

fn gap() {
    std::thread::sleep(Duration::from_millis(1200));
}

#[test]
fn fetch_interrupted_by_its_runtime_is_repeated_within_the_call() {
    let (runtime, (script, refresher)) = (runtime(), vault());
    assert_eq!(runtime.block_on(within(SHORT, &refresher)), None);
    gap();
    // The first fetch failed in the gap, which is no failure of the provider.
    let id = runtime.block_on(id(&refresher)).unwrap();
    assert_eq!((id.as_str(), script.fetches()), ("AKID1", 2));
}

#[test]
fn callers_with_short_timeouts_succeed_on_a_runtime_that_runs_only_for_them() {
    let (runtime, (script, refresher)) = (runtime(), vault());
    let mut calls = 1;
    while runtime.block_on(within(SHORT, &refresher)).is_none() {
        calls += 1;
        assert!(calls <= 4);
        gap();
    }
    assert_eq!(script.most_concurrent.load(Ordering::SeqCst), 1);
}

#[test]
fn call_replaces_a_fetch_on_a_blocked_runtime() {
    let (script, refresher) = vault();
    let still = runtime();
    assert_eq!(still.block_on(within(SHORT, &refresher)), None);
    let id = runtime().block_on(within(Duration::from_secs(30), &refresher));
    assert_eq!(id, Some(Ok("AKID1".into())));
    // The other fetch is not taken up again.
    assert_eq!(script.concurrent.load(Ordering::SeqCst), 0);
    assert_eq!(script.most_concurrent.load(Ordering::SeqCst), 1);
    drop(still);
}

#[test]
fn two_runtimes_in_turn_share_the_credentials() {
    let (script, refresher) = refresher(Scripted {
        limit: Duration::from_secs(1),
        ..Scripted::new(Duration::from_secs(2))
    });
    let runtimes = [runtime(), runtime()];
    for call in 0..6 {
        let id = runtimes[call % 2].block_on(within(Duration::from_secs(30), &refresher));
        id.unwrap().unwrap();
        std::thread::sleep(Duration::from_millis(300));
    }
    assert_eq!(script.most_concurrent.load(Ordering::SeqCst), 1);
}

#[test]
fn call_replaces_a_fetch_whose_runtime_has_ended() {
    let (script, refresher) = refresher(Scripted {
        takes: Duration::from_millis(400),
        ..Scripted::new(HOUR)
    });
    let gone = runtime();
    assert_eq!(gone.block_on(within(SHORT, &refresher)), None);
    std::thread::scope(|scope| {
        let waits = scope.spawn(|| runtime().block_on(id(&refresher)));
        std::thread::sleep(Duration::from_millis(50));
        drop(gone);
        assert_eq!(waits.join().unwrap().unwrap(), "AKID1");
    });
    assert_eq!(
        (script.fetches(), script.concurrent.load(Ordering::SeqCst)),
        (2, 0)
    );
}

#[test]
fn callers_with_short_timeouts_succeed_with_a_runtime_for_each_call() {
    let (script, refresher) = refresher(Scripted::new(HOUR));
    let mut calls = 1;
    while runtime().block_on(within(SHORT, &refresher)).is_none() {
        calls += 1;
        assert!(calls <= 50);
    }
    assert_eq!(script.most_concurrent.load(Ordering::SeqCst), 1);
}

#[test]
fn two_runtimes_at_once_share_one_fetch() {
    let (script, refresher) = refresher(Scripted::new(HOUR));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| runtime().block_on(id(&refresher)).unwrap());
        }
    });
    assert_eq!(script.most_concurrent.load(Ordering::SeqCst), 1);
}

#[test]
fn provider_future_is_dropped_with_the_client_on_a_blocked_runtime() {
    let (runtime, (script, refresher)) = (runtime(), vault());
    assert_eq!(runtime.block_on(within(SHORT, &refresher)), None);
    drop(refresher);
    assert_eq!(script.concurrent.load(Ordering::SeqCst), 0);
    assert_eq!(Arc::strong_count(&script), 1);
}

#[test]
fn own_thread_ends_with_the_client() {
    let (runtime, (script, refresher)) = (runtime(), vault());
    lock(&refresher.0.state).own_thread = true;
    assert_eq!(runtime.block_on(within(SHORT, &refresher)), None);
    assert_eq!(script.concurrent.load(Ordering::SeqCst), 1);
    drop(refresher);
    for _ in 0..500 {
        // The provider is the fetch's until its thread lets go of it.
        if Arc::strong_count(&script) == 1 {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(script.concurrent.load(Ordering::SeqCst), 0);
    assert_eq!(Arc::strong_count(&script), 1);
}

#[test]
fn runtime_without_io_is_sufficient_for_a_provider_without_io() {
    let (script, refresher) = refresher(Scripted::new(HOUR));
    let timers = Builder::new_current_thread().enable_time().build().unwrap();
    assert_eq!(timers.block_on(id(&refresher)).unwrap(), "AKID0");
    assert_eq!(script.fetches(), 1);
}
