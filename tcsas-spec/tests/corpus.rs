//! Reads every service version below the folder `TCSAS_CORPUS`.

#[path = "support/corpus.rs"]
mod corpus;

use std::time::Instant;

use tcsas_spec::{Options, load};

#[test]
fn every_service_is_read_without_errors() {
    let (mut services, mut with_errors, mut with_output) = (0, 0, 0);
    let mut streams = Vec::new();
    for version in corpus::versions() {
        let start = Instant::now();
        let outcome = load(&version, &Options::default());
        println!("{} {:?}", version.display(), start.elapsed());
        assert_eq!(outcome.files.len(), 3, "api, errors and examples");
        let service = outcome
            .into_result()
            .unwrap_or_else(|report| panic!("{report}"));
        let actions = &service.actions;
        assert!(!actions.is_empty() && !service.version.is_empty());
        with_errors += actions.iter().filter(|a| !a.errors.is_empty()).count();
        let streamed = actions.iter().filter(|action| action.stream);
        streams.extend(streamed.map(|action| format!("{} {}", service.name, action.name)));
        let examples = actions.iter().flat_map(|action| &action.examples);
        with_output += examples.filter(|e| e.output.is_some()).count();
        let api = load(&version.join("api.json"), &Options::default());
        assert_eq!(api.into_result().as_ref(), Ok(&service), "the file alone");
        services += 1;
    }
    println!(
        "services={services} actions with errors={with_errors} documented responses={with_output}"
    );
    // Others mention streams, but not as the form of their own response.
    assert!(
        services == 0 || streams == ["cls ChatCompletions"],
        "{streams:?}"
    );
    assert!(services == 0 || (with_errors > 0 && with_output > 0));
}
