//! Any text is a credentials file: what is accepted is valid, and line ends do not matter.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tcsas_credentials::fuzzing::{parse_cli_profile, parse_instance_role, parse_profile};
use tcsas_runtime::Credentials;
use tcsas_runtime::error::CredentialError;

/// The id of what was parsed, if it was.
fn id(result: &Result<Option<Credentials>, CredentialError>) -> Option<Option<&str>> {
    let credentials = result.as_ref().ok()?;
    Some(
        credentials
            .as_ref()
            .map(|credentials| credentials.secret_id()),
    )
}

fuzz_target!(|input: &str| {
    for parse in [parse_profile, parse_cli_profile, parse_instance_role] {
        let result = parse(input);
        if let Ok(Some(credentials)) = &result {
            credentials.validate().unwrap();
        }
        if !input.contains('\r') {
            // The places that errors name differ: a line break belongs to either of its lines.
            let again = parse(&input.replace('\n', "\r\n"));
            assert_eq!(id(&result), id(&again));
        }
    }
});
