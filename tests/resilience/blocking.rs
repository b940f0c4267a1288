//! Blocking calls, without a runtime in the program.

use tcsas::Error;

use super::{client, emulator, read};

#[test]
fn wait_works_without_a_runtime() {
    let emulator = emulator();
    let client = client(&emulator).build().unwrap();
    for i in 0..3 {
        let response = read(&client, &i.to_string()).wait().unwrap();
        assert_eq!(response.request_id.len(), 36);
    }
    let threads: Vec<_> = (0..8)
        .map(|i| {
            let client = client.clone();
            std::thread::spawn(move || read(&client, &format!("t{i}")).wait().unwrap())
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(emulator.requests("ReadThing"), 11);
}

#[tokio::test]
async fn wait_inside_a_runtime_is_an_error_and_nothing_is_sent() {
    let emulator = emulator();
    let client = client(&emulator).build().unwrap();
    match read(&client, "a").wait() {
        Err(Error::Request(error)) => assert!(error.to_string().contains(".await"), "{error}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(emulator.requests("ReadThing"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_error_on_a_blocking_thread_states_how_to_wait() {
    let emulator = emulator();
    let client = client(&emulator).build().unwrap();
    let (rejected, call) = (read(&client, "a"), read(&client, "b").into_future());
    let advised = "tokio::runtime::Handle::current().block_on(call.into_future())";
    let response = tokio::task::spawn_blocking(move || {
        let error = rejected.wait().unwrap_err().to_string();
        assert!(error.contains(advised), "{error}");
        tokio::runtime::Handle::current().block_on(call)
    });
    assert_eq!(response.await.unwrap().unwrap().request_id.len(), 36);
    let call = read(&client, "c").into_future();
    let response = tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(call));
    assert_eq!(response.unwrap().request_id.len(), 36);
}
