//! Cancelled calls leave no connections, tasks or permits behind.

use std::time::Duration;

use tcsas_emulator::{Fault, Place, Script, Step};

use super::{client, cloud, emulator, gone, limited, read, write};

#[tokio::test]
async fn a_call_dropped_at_any_point_leaves_nothing() {
    let emulator = emulator();
    let client: cloud::Client = client(&emulator).rate_limits(true).build().unwrap();
    let pause = Duration::from_millis(8);
    let trouble: Script = [
        Step::pass(),
        Step::before(Fault::Delay {
            at: Place::BeforeHeaders,
            pause,
        }),
        Step::before(Fault::Delay {
            at: Place::InBody,
            pause,
        }),
        Step::before(Fault::Drip {
            piece: 20,
            pause: Duration::from_millis(1),
        }),
        Step::before(Fault::internal_error()),
    ]
    .into();
    emulator
        .script(tcsas_emulator::ANY, trouble.repeat())
        .unwrap();
    for i in 0..240u64 {
        let name = i.to_string();
        let after = Duration::from_micros(i * 7919 % 25_000);
        let dropped = match i % 3 {
            0 => tokio::time::timeout(after, read(&client, &name))
                .await
                .is_err(),
            1 => tokio::time::timeout(after, write(&client, &name))
                .await
                .is_err(),
            _ => tokio::time::timeout(after, limited(&client, &name))
                .await
                .is_err(),
        };
        let _ = dropped;
    }
    emulator.clear_scripts();
    // The next call is not delayed beyond the end of the last second.
    let next = tokio::time::timeout(Duration::from_secs(10), limited(&client, "next"));
    next.await.unwrap().unwrap();
    assert!(emulator.executions("WriteThing").most() <= 1);
    drop(client);
    assert_eq!(gone(|| emulator.open_connections()).await, 0);
    let tasks = || {
        tokio::runtime::Handle::current()
            .metrics()
            .num_alive_tasks()
    };
    assert_eq!(gone(tasks).await, 0);
}
