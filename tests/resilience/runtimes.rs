//! One client on several runtimes, concurrently and one after the other.

use std::time::Duration;

use tcsas::RetryPolicy;
use tokio::runtime::{Builder, Runtime};

use super::{client, cloud, emulator, read, write};

const CALLS: usize = 60;

fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

fn multi_thread() -> Runtime {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(2).enable_all().build().unwrap()
}

/// Makes calls one after the other, each on its own runtime, and returns the errors.
fn on_fresh_runtimes(client: &cloud::Client, thread: usize, fresh: fn() -> Runtime) -> Vec<String> {
    let failed = (0..CALLS).filter_map(|i| {
        let name = format!("{thread}-{i}");
        // The runtime ends with the call.
        let result = fresh().block_on(write(client, &name).into_future());
        result.err().map(|error| format!("{error:?}"))
    });
    failed.collect()
}

#[test]
fn short_lived_runtimes_fail_no_call() {
    let emulator = emulator();
    let client: cloud::Client = client(&emulator).build().unwrap();
    let client = &client;
    let errors: Vec<_> = std::thread::scope(|scope| {
        let fresh: [fn() -> Runtime; 4] =
            [current_thread, current_thread, multi_thread, current_thread];
        let threads = fresh.into_iter().enumerate();
        let threads: Vec<_> = threads
            .map(|(i, fresh)| scope.spawn(move || on_fresh_runtimes(client, i, fresh)))
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    });
    assert_eq!(errors, Vec::<String>::new());
    assert_eq!(emulator.executions("WriteThing").total, 4 * CALLS);
    // The connections of runtimes that have ended are closed.
    let open = current_thread().block_on(super::gone(|| emulator.open_connections()));
    assert_eq!(open, 0);
}

#[test]
fn runtimes_that_end_do_not_disturb_one_that_stays() {
    let emulator = emulator();
    let client: cloud::Client = client(&emulator).build().unwrap();
    let client = &client;
    std::thread::scope(|scope| {
        let others = scope.spawn(move || on_fresh_runtimes(client, 0, current_thread));
        let errors = multi_thread().block_on(async {
            let mut errors = Vec::new();
            while !others.is_finished() {
                let calls = (0..4).map(|i| write(client, &format!("stays-{i}")).into_future());
                let results = futures_util::future::join_all(calls).await;
                errors.extend(results.into_iter().filter_map(Result::err));
            }
            errors
        });
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(others.join().unwrap(), Vec::<String>::new());
    });
}

#[test]
fn stalled_runtime_delays_no_call_of_another() {
    let emulator = emulator();
    let client: cloud::Client = client(&emulator).build().unwrap();
    let (first, second) = (current_thread(), current_thread());
    for round in 0..3 {
        for runtime in [&first, &second] {
            let call = write(&client, &round.to_string()).timeout(Duration::from_secs(10));
            let call = call.retry(RetryPolicy::off());
            runtime.block_on(call.into_future()).unwrap();
        }
    }
    // Each runtime has its own connection, and reuses it.
    assert_eq!(emulator.open_connections(), 2);
}

#[test]
fn many_runtimes_leave_nothing_open() {
    let emulator = emulator();
    let client: cloud::Client = client(&emulator).build().unwrap();
    for i in 0..300 {
        current_thread()
            .block_on(read(&client, &i.to_string()).into_future())
            .unwrap();
    }
    let open = current_thread().block_on(super::gone(|| emulator.open_connections()));
    assert_eq!(open, 0);
}

#[cfg(feature = "blocking")]
#[test]
fn blocking_calls_and_others_share_a_client() {
    let emulator = emulator();
    let client: cloud::Client = client(&emulator).build().unwrap();
    for i in 0..20 {
        write(&client, &format!("blocking-{i}")).wait().unwrap();
        current_thread()
            .block_on(write(&client, &i.to_string()).into_future())
            .unwrap();
    }
    assert_eq!(emulator.executions("WriteThing").total, 40);
}
