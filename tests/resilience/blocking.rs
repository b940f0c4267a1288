//! Calls without a runtime of the program's own.

use tcsas::Error;

use super::{client, emulator, read};

#[test]
fn a_call_can_be_waited_for_without_a_runtime() {
    let emulator = emulator();
    let client = client(&emulator).build().unwrap();
    for i in 0..3 {
        let answer = read(&client, &i.to_string()).wait().unwrap();
        assert_eq!(answer.request_id.len(), 36);
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
async fn inside_a_runtime_it_is_refused_and_nothing_is_sent() {
    let emulator = emulator();
    let client = client(&emulator).build().unwrap();
    match read(&client, "a").wait() {
        Err(Error::Request(error)) => assert!(error.to_string().contains(".await"), "{error}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(emulator.requests("ReadThing"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_of_the_runtime_that_may_block_is_told_how() {
    let emulator = emulator();
    let client = client(&emulator).build().unwrap();
    let (refused, call) = (read(&client, "a"), read(&client, "b").into_future());
    let advised = "tokio::runtime::Handle::current().block_on(call.into_future())";
    let response = tokio::task::spawn_blocking(move || {
        let error = refused.wait().unwrap_err().to_string();
        assert!(error.contains(advised), "{error}");
        tokio::runtime::Handle::current().block_on(call)
    });
    assert_eq!(response.await.unwrap().unwrap().request_id.len(), 36);
    let call = read(&client, "c").into_future();
    let response = tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(call));
    assert_eq!(response.unwrap().request_id.len(), 36);
}
