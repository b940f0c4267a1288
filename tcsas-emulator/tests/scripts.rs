//! Scripts: the order and selection of faults.

mod common;

use std::time::{Duration, Instant};

use common::{Call, SPECS, credentials, start};
use tcsas_emulator::{ANY, Emulator, Fault, FaultFileError, Script, StartError, Step};

const ACTION: &str = "ChangeThing";

fn code(emulator: &Emulator, action: &'static str) -> String {
    let call = Call {
        action,
        ..Call::new(r#"{"Name":"a"}"#)
    };
    let error = call.send(emulator).error();
    error.split(' ').next().unwrap().to_owned()
}

fn step(code: &str) -> Step {
    Step::before(Fault::error(code, ""))
}

#[test]
fn a_script_can_be_set_and_cleared_at_run_time() {
    let emulator = start();
    emulator.script(ACTION, [step("A"), step("B")]).unwrap();
    assert_eq!(code(&emulator, ACTION), "A");
    assert!(emulator.has_script(ACTION));
    emulator.script(ACTION, step("C").forever()).unwrap();
    assert_eq!(code(&emulator, ACTION), "C");
    emulator.clear_script(ACTION);
    assert_eq!(code(&emulator, ACTION), "");
    emulator.script(ANY, step("D").forever()).unwrap();
    assert_eq!(code(&emulator, ACTION), "D");
    assert_eq!(code(&emulator, "ListThings"), "D");
    emulator.clear_scripts();
    assert_eq!(code(&emulator, "ListThings"), "");
    assert_eq!(emulator.executions(ACTION).total, 1);
}

#[test]
fn a_script_can_be_set_before_the_start() {
    let builder = Emulator::builder(SPECS).credentials(credentials());
    let script = Script::from([Step::pass(), step("A")]).repeat();
    let emulator = builder.script(ACTION, script).start().unwrap();
    let codes = [(); 4].map(|()| code(&emulator, ACTION));
    assert_eq!(codes, ["", "A", "", "A"]);
}

#[test]
fn a_rejected_request_takes_a_step() {
    let emulator = start();
    let steps = [Step::after(Fault::error("A", "")), Step::pass()];
    emulator.script(ACTION, steps).unwrap();
    let mut forged = Call::new("{}");
    forged.action = ACTION;
    assert!(forged.send(&emulator).error().starts_with("A "));
    assert!(forged.send(&emulator).error().starts_with("MissingParam"));
    assert!(!emulator.has_script(ACTION));
    assert_eq!(emulator.executions(ACTION).total, 0);
}

#[test]
fn a_token_executed_behind_a_fault_is_not_executed_again() {
    let emulator = start();
    let steps = [Step::before(Fault::status(502, "")), {
        let at = tcsas_emulator::Place::BeforeHeaders;
        Step::after(Fault::Close { at })
    }];
    emulator.script(ACTION, steps).unwrap();
    let body = r#"{"Name":"a","ClientToken":"once"}"#;
    let call = Call {
        action: ACTION,
        ..Call::new(body)
    };
    let bad = common::Came::of(&emulator, &call);
    assert!(bad.text.starts_with("HTTP/1.1 502 "), "{bad:?}");
    assert_eq!(emulator.executions(ACTION).total, 0);
    assert_eq!(common::Came::of(&emulator, &call).text, "");
    assert_eq!(call.send(&emulator).error(), "");
    let counts = emulator.executions(ACTION);
    assert_eq!((counts.total, counts.per_body[body]), (1, 1));
    let used = counts.per_token["once"];
    assert_eq!((used.executions, used.replays), (1, 1));
}

#[test]
fn a_script_for_an_unknown_action_is_rejected() {
    let emulator = start();
    let error = emulator.script("ChangeThings", step("A")).unwrap_err();
    assert!(error.to_string().contains("`ChangeThings`"), "{error}");
    let error = emulator.script(ACTION, step("A").times(0)).unwrap_err();
    assert_eq!((error.action.as_str(), error.step), (ACTION, Some(1)));
    assert_eq!(code(&emulator, ACTION), "");
    let builder = Emulator::builder(SPECS).script("Nothing", step("A"));
    assert!(matches!(builder.start(), Err(StartError::Script(_))));
}

#[test]
fn scripts_are_read_from_a_file() {
    let folder = std::env::temp_dir();
    let file = folder.join(format!("tcsas-faults-{}.json", std::process::id()));
    let text = r#"{
        "ChangeThing": [{ "fault": { "error": { "code": "A" } }, "times": 2 }],
        "*": [{ "fault": { "delay": { "at": "before_headers", "millis": 200 } } }]
    }"#;
    std::fs::write(&file, text).unwrap();
    let builder = || Emulator::builder(SPECS).credentials(credentials());
    let emulator = builder().faults(&file).start().unwrap();
    let codes = [(); 2].map(|()| code(&emulator, ACTION));
    assert_eq!(codes, ["A", "A"]);
    let since = Instant::now();
    assert_eq!(code(&emulator, ACTION), "");
    assert!(since.elapsed() >= Duration::from_millis(200));

    std::fs::write(&file, "{\n  \"ChangeThing\": [{ \"fautl\": 1 }]\n}").unwrap();
    let error = builder().faults(&file).start().unwrap_err();
    let StartError::Faults(FaultFileError::Content { line, .. }) = &error else {
        panic!("{error}")
    };
    assert_eq!(*line, 2);
    let text = error.to_string();
    assert!(
        text.contains(".json:2:") && text.contains("`fautl`"),
        "{text}"
    );

    std::fs::write(&file, r#"{ "ChangeThing": [], "Other": [] }"#).unwrap();
    let error = builder().faults(&file).start().unwrap_err();
    assert!(error.to_string().contains("`Other`"), "{error}");
    std::fs::remove_file(&file).unwrap();
    let error = builder().faults(&file).start().unwrap_err();
    assert!(matches!(
        error,
        StartError::Faults(FaultFileError::Read { .. })
    ));
}
