use super::*;
use crate::test_support::{Folder, block_on};

fn parse(text: &str) -> Result<(String, String, Option<String>), String> {
    let credentials = ProfileProvider::new().parse(text);
    let credentials = credentials.map_err(|error| error.to_string())?;
    Ok((
        credentials.secret_id().to_owned(),
        credentials.secret_key().to_owned(),
        credentials.token().map(str::to_owned),
    ))
}

fn expected(token: Option<&str>) -> Result<(String, String, Option<String>), String> {
    Ok(("AKIDx".into(), "key".into(), token.map(str::to_owned)))
}

#[test]
fn section_has_id_key_and_token() {
    let text = "[default]\nsecret_id=AKIDx\nsecret_key=key\n";
    assert_eq!(parse(text), expected(None));
    assert_eq!(parse(&format!("\u{feff}{text}")), expected(None));
    assert_eq!(
        parse(
            "# who\n[other]\r\nsecret_id = AKIDy\n\n[default]\r\n Secret_ID = \"AKIDx\"\n; x\nSECRET_KEY='key'\ntoken = tok=\nregion = x"
        ),
        expected(Some("tok="))
    );
    assert_eq!(parse(&format!("{text}token=")), expected(None));
}

#[test]
fn line_ends_do_not_matter() {
    let text = "[other]\nsecret_id=AKIDy\n\n[default]\nsecret_id = AKIDx\n; x\nsecret_key = \"key\"\ntoken = tok\n";
    assert_eq!(parse(text), expected(Some("tok")));
    assert_eq!(parse(&text.replace('\n', "\r\n")), expected(Some("tok")));
    let text = "[default]\nsecret_id = AKIDx\nsecretKey=key\n";
    let error = parse(text).unwrap_err();
    assert!(error.ends_with("has secretKey on line 3: write secret_key"));
    assert_eq!(parse(&text.replace('\n', "\r\n")), Err(error));
}

#[test]
fn errors_name_the_problem_and_the_content() {
    let credentials = "secret_id = AKIDx\nsecret_key = SENTINEL\n";
    for (text, why) in [
        ("", "it has no section [default]: it is empty"),
        (
            "# SENTINEL\n  ; SENTINEL\n\n",
            "it has no section [default]: it is empty",
        ),
        (
            "secret_id = AKIDx",
            "it has no section [default] above its keys; its sections are: nothing",
        ),
        (
            "[prod]\n[Default]",
            "it has no section [default]; its sections are: prod, Default",
        ),
        (
            "[default]",
            "section [default] has no secret_id, or an empty one; its keys are: nothing",
        ),
        (
            "[default]\nsecretid = AKIDx\nsecret_key=key",
            "section [default] has secretid on line 2: write secret_id",
        ),
        (
            "[default]\nsecret_id = AKIDx\nsecretKey=key",
            "section [default] has secretKey on line 3: write secret_key",
        ),
        (
            "[default]\nsecret-id = AKIDx\nsecret_key=key",
            "section [default] has secret-id on line 2: write secret_id",
        ),
        (
            "[default]\nTENCENTCLOUD_SECRET_ID = AKIDx",
            "section [default] has TENCENTCLOUD_SECRET_ID on line 2: write secret_id",
        ),
        (
            "[default]\nkey = AKIDx",
            "section [default] has no secret_id, or an empty one; its keys are: key",
        ),
        (
            "[default]\nsecret_id = AKIDx\nsecret_key = \"\"",
            "section [default] has no secret_key, or an empty one; its keys are: secret_id, secret_key",
        ),
        (
            "[default]\nsecret_id = AKIDx\nsecret_ID = AKIDx",
            "section [default] has secret_id twice, on lines 2 and 3",
        ),
        (
            "[default]\nsecret_id = AKIDx\nsecretId = AKIDy",
            "section [default] has secret_id twice, on lines 2 and 3",
        ),
        (
            &format!("[default]\n{credentials}token = SENTINEL\nsecurity_token = SENTINEL"),
            "section [default] has token twice, on lines 4 and 5",
        ),
        (
            &format!("[default]\n{credentials}sessionToken = SENTINEL"),
            "section [default] has sessionToken on line 4: write token",
        ),
        (
            &format!("[default]\n{credentials}[prod]\n[default]\nsecret_key = y"),
            "line 5 begins section [default] a second time, after line 1",
        ),
        (
            "[default]\nsecret_id = AKIDx\nsecret_key",
            "line 3 is neither",
        ),
        ("[default", "line 1 begins with `[`"),
        ("[default] ; SENTINEL", "line 1 begins with `[`"),
        ("\n [default]\n", "line 2 is a section that does not"),
        (
            "[default]\nsecret_id = key\nsecret_key = AKIDx",
            "section [default]: the secret key starts with AKID",
        ),
        (
            "[default]\nsecret_id = AKIDSENTINEL ; mine\nsecret_key = key",
            "section [default]: the secret id is followed by a comment",
        ),
        (
            "[default]\nsecret_id = AKIDx\nsecret_key = 'SENTINEL' # mine",
            "section [default]: the secret key is followed by a comment",
        ),
        (
            "[default]\nsecret_id = AKIDx\nsecret_key = 'SENTINEL\"",
            "section [default]: the secret key has quotation marks",
        ),
        (
            &format!("[default]\n{credentials}token = SENT INEL"),
            "section [default]: the token holds white space",
        ),
    ] {
        let error = ProfileProvider::new().parse(text).unwrap_err();
        assert_eq!(error.is_absent(), why.ends_with("it is empty"), "{error}");
        let error = error.to_string();
        let rest = error.strip_prefix("no usable credentials: ");
        assert!(rest.unwrap().starts_with(why), "{error}");
        assert!(!error.contains("SENTINEL"), "{error}");
    }
}

#[test]
fn token_has_three_names() {
    for name in ["token", "security_token", "Session_Token"] {
        let text = format!("[default]\nsecret_id=AKIDx\nsecret_key=key\n  # mine\n{name} = tok");
        assert_eq!(parse(&text), expected(Some("tok")));
    }
}

#[test]
fn file_is_found_at_the_paths_of_the_vendors_sdks() {
    let folder = Folder::new();
    let file = |name: &str, id: &str| {
        let text = format!("[default]\nsecret_id = {id}\nsecret_key = key");
        folder.file(name, &text)
    };
    let system = folder.path("etc/credentials");
    let id = |provider: &ProfileProvider| {
        let credentials = provider.read().map_err(|error| error.to_string())?;
        Ok::<_, String>(credentials.secret_id().to_owned())
    };
    let provider = ProfileProvider::of(&[], &folder.path(""), &system);
    let error = id(&provider).unwrap_err();
    assert!(error.contains("there is no ") && error.contains("etc/credentials"));
    assert!(error.contains(IN_HOME) && error.contains(FILE), "{error}");
    file("etc/credentials", "AKIDsystem");
    assert_eq!(id(&provider).unwrap(), "AKIDsystem");
    file(IN_HOME, "AKIDhome");
    assert_eq!(id(&provider).unwrap(), "AKIDhome");
    let named = file("named", "AKIDnamed");
    let pairs = [(FILE, named.to_str().unwrap())];
    let provider = ProfileProvider::of(&pairs, &folder.path(""), &system);
    assert_eq!(id(&provider).unwrap(), "AKIDnamed");
    let given = file("given", "AKIDgiven");
    assert_eq!(id(&provider.path(given)).unwrap(), "AKIDgiven");
}

#[test]
fn named_file_must_exist() {
    let folder = Folder::new();
    let missing = folder.path("missing");
    let error = ProfileProvider::new().path(&missing).read().unwrap_err();
    assert!(error.to_string().contains("missing cannot be read: "));
    assert!(std::error::Error::source(&error).is_some());
    let wrong = folder.file("wrong", "[prod]");
    let error = ProfileProvider::new().path(&wrong).section("x").read();
    let error = error.unwrap_err().to_string();
    assert!(error.contains("wrong: it has no section [x]"), "{error}");
}

#[test]
fn only_a_default_file_may_be_absent() {
    let folder = Folder::new();
    let home = folder.path("home");
    let system = folder.path("etc/credentials");
    let read = |pairs: &[(&str, &str)]| ProfileProvider::of(pairs, &home, &system).read();
    let absent = |pairs: &[(&str, &str)]| read(pairs).unwrap_err().is_absent();
    assert!(absent(&[]));
    // A home that is no folder, as of users without one.
    assert!(
        ProfileProvider::of(&[], &folder.file("no-folder", ""), &system)
            .read()
            .unwrap_err()
            .is_absent()
    );
    let missing = folder.path("missing");
    assert!(!absent(&[(FILE, missing.to_str().unwrap())]));
    for blank in ["", " "] {
        let error = read(&[(FILE, blank)]).unwrap_err();
        assert!(
            !error.is_absent()
                && error
                    .to_string()
                    .contains("TENCENTCLOUD_CREDENTIALS_FILE is empty")
        );
    }
    let path = ProfileProvider::of(&[], &home, &system).path(&missing);
    assert!(!path.read().unwrap_err().is_absent());
    let empty = folder.file("empty", "\n# nothing\n");
    assert!(!absent(&[(FILE, empty.to_str().unwrap())]));
    let in_home = format!("home/{IN_HOME}");
    for (text, is_absent) in [
        ("", true),
        ("# [default]\n", true),
        ("[prod]\nsecret_id = x\nsecret_key = y", false),
        ("[default]\n", false),
        ("secret_id = x\nsecret_key = y", false),
        ("[default]\nsecret_id = x", false),
        ("[default]\nsecret_key = y", false),
        ("[default]\ntoken = z", false),
        ("{}", false),
    ] {
        folder.file(&in_home, text);
        assert_eq!(absent(&[]), is_absent, "{text}");
    }
    folder.bytes(&in_home, b"[default]\nsecret_id = \xff");
    assert!(!absent(&[]));
    // What is at home comes before what is for all, be it broken or not.
    folder.file(
        "etc/credentials",
        "[default]\nsecret_id = x\nsecret_key = y",
    );
    assert!(read(&[]).is_err());
}

#[cfg(unix)]
#[test]
fn irregular_file_is_configured_and_rejected_at_once() {
    let folder = Folder::new();
    let home = folder.path("home");
    let at = home.join(IN_HOME);
    std::fs::create_dir_all(at.parent().unwrap()).unwrap();
    let provider = ProfileProvider::of(&[], &home, &folder.path("etc"));
    let in_home = format!("home/{IN_HOME}");
    let check = |what: &str| {
        for error in [provider.read(), block_on(provider.provide())] {
            let error = error.unwrap_err();
            assert!(
                !error.is_absent() && error.to_string().contains(what),
                "{error}"
            );
            assert!(std::error::Error::source(&error).is_some());
        }
        std::fs::remove_file(&at)
            .or_else(|_| std::fs::remove_dir(&at))
            .unwrap();
    };
    folder.pipe(&in_home);
    check("is a pipe");
    folder.link(&in_home, Path::new("/dev/zero"));
    check("is a device");
    folder.link(&in_home, Path::new("/nowhere/credentials"));
    check("a symbolic link leads to nothing");
    std::fs::create_dir(&at).unwrap();
    check("is a folder");
}

/// An environment that is read from something that hangs until the sender is dropped, as a network
/// file system may.
fn hanging() -> (std::sync::mpsc::Sender<()>, Variables) {
    let (release, hang) = std::sync::mpsc::channel();
    let hang = std::sync::Mutex::new(hang);
    let variables = Variables::from_fn(move |_| {
        let _released = hang.lock().map(|hang| hang.recv());
        None
    });
    (release, variables)
}

#[test]
fn blocked_disk_delays_a_call_at_most_by_its_timeout() {
    use tcsas_runtime::{Client, Error, Service};

    use crate::CliProvider;
    static CVM: Service = Service {
        name: "cvm",
        version: "2017-03-12",
        endpoint: "http://127.0.0.1:1",
    };
    async fn call(provider: impl CredentialProvider + 'static) -> Error {
        let client: Client = Client::builder(&CVM)
            .credential_provider(provider)
            .timeout(std::time::Duration::from_millis(50))
            .transport(crate::test_support::Canned::new())
            .build()
            .unwrap();
        let zones = client.call("DescribeZones", &serde_json::json!({}));
        zones.await.unwrap_err()
    }
    let (release, variables) = hanging();
    let profile = ProfileProvider {
        variables: variables.clone(),
        ..ProfileProvider::new()
    };
    let (release_too, variables) = hanging();
    let cli = CliProvider::with_variables(variables);
    // It ends though both still hang, and so does its runtime.
    let errors = block_on(async { [call(profile).await, call(cli).await] });
    for error in errors {
        assert!(matches!(error, Error::Timeout(_)), "{error}");
    }
    drop((release, release_too));
}
