//! Credentials from the file that the vendor's SDKs share.

use super::variables::Variables;
use super::{CredentialProvider, Credentials, file, names};
use crate::error::CredentialError;
use crate::transport::BoxFuture;
use ini_roundtrip::{Item, Parser};
use std::io;
use std::path::{Path, PathBuf};

/// The variable that names the file, as in the vendor's Go SDK.
const FILE: &str = "TENCENTCLOUD_CREDENTIALS_FILE";
/// Where the file is unless a variable names it, in the home folder.
const IN_HOME: &str = ".tencentcloud/credentials";
/// Where it is if there is none at home, as in the vendor's Python SDK.
const OF_THE_SYSTEM: &str = "/etc/tencentcloud/credentials";

const SECRET_ID: &str = "secret_id";
const SECRET_KEY: &str = "secret_key";
const TOKEN: &str = "token";

/// Credentials from a section of the INI file that the vendor's SDKs read.
///
/// ```ini
/// [default]
/// secret_id = AKIDEXAMPLE
/// secret_key = a-secret-key
/// token = only-for-temporary-keys
/// ```
///
/// The file is the one that `TENCENTCLOUD_CREDENTIALS_FILE` names, else `~/.tencentcloud/credentials`, else
/// `/etc/tencentcloud/credentials`. It is read each time credentials are wanted. Keys may be in any case, and values in
/// quotation marks; lines that begin with `#` or `;` are comments.
///
/// ```
/// use tcsas_runtime::credential::{CredentialProvider, ProfileProvider};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let credentials = ProfileProvider::new().section("staging").provide().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct ProfileProvider {
    section: String,
    path: Option<PathBuf>,
    system: PathBuf,
    variables: Variables,
}

impl Default for ProfileProvider {
    fn default() -> Self {
        Self {
            section: "default".to_owned(),
            path: None,
            system: OF_THE_SYSTEM.into(),
            variables: Variables::default(),
        }
    }
}

impl ProfileProvider {
    /// A provider that reads the section `default`.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The section to read. Its case matters.
    #[must_use]
    pub fn section(mut self, section: impl Into<String>) -> Self {
        self.section = section.into();
        self
    }

    /// The file to read, wherever the environment says it is.
    #[must_use]
    pub fn path(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The credentials that the file has now.
    ///
    /// # Errors
    ///
    /// [`CredentialError`] if there is no file, no such section, or no usable key in it. It names the file, the section and
    /// what is there instead, and shows no value. An error of the file system is its source.
    pub fn read(&self) -> Result<Credentials, CredentialError> {
        file::parsed(&self.find()?, |text| self.parse(text))
    }

    fn find(&self) -> Result<PathBuf, CredentialError> {
        if let Some(path) = &self.path {
            return Ok(path.clone());
        }
        if let Some(path) = self.variables.path(FILE) {
            return Ok(path);
        }
        let home = self.variables.in_home(IN_HOME);
        match &home {
            Ok(home) if exists(home) => return Ok(home.clone()),
            _ if exists(&self.system) => return Ok(self.system.clone()),
            _ => {}
        }
        Err(CredentialError::new(format!(
            "there is neither {} nor {}, and {FILE} is not set",
            home?.display(),
            self.system.display()
        )))
    }

    pub(super) fn parse(&self, text: &str) -> Result<Credentials, CredentialError> {
        let section = Section::find(text, &self.section)?;
        let credentials =
            Credentials::new(section.required(SECRET_ID)?, section.required(SECRET_KEY)?);
        match section.value(TOKEN)? {
            Some(token) => credentials.with_token(token),
            None => credentials,
        }
        .usable()
        .map_err(|error| error.within(format_args!("section [{}]", self.section)))
    }
}

/// Whether there is something, be it readable or not: what cannot be read is to be reported, not passed over.
fn exists(path: &Path) -> bool {
    !matches!(path.metadata(), Err(error) if error.kind() == io::ErrorKind::NotFound)
}

/// A section of a file, with values that lie in the text of the file.
struct Section<'a> {
    name: &'a str,
    entries: Vec<(&'a str, &'a str)>,
}

impl<'a> Section<'a> {
    fn find(text: &'a str, name: &'a str) -> Result<Self, CredentialError> {
        // Some editors begin a file with it.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut parser = Parser::new(text);
        let mut there = Vec::new();
        let mut entries = Vec::new();
        loop {
            let line = parser.line() + 1;
            let fault = |what| Err(CredentialError::new(format!("line {line} {what}")));
            match parser.next() {
                None => break,
                Some(Item::Section { name, .. }) => there.push(name),
                Some(Item::Error(_)) => return fault("begins with `[` and does not end with `]`"),
                Some(Item::Property { key, .. }) if key.starts_with('[') => {
                    return fault("is a section that does not begin at the margin");
                }
                Some(Item::Property { val: None, .. }) => {
                    return fault("is neither a section in brackets nor a key with `=`");
                }
                Some(Item::Property {
                    key,
                    val: Some(value),
                    ..
                }) if there.last() == Some(&name) => entries.push((key, unquoted(value))),
                Some(_) => {}
            }
        }
        if there.contains(&name) {
            return Ok(Self { name, entries });
        }
        let there = names::list(there);
        Err(CredentialError::new(format!(
            "it has no section [{name}]; its sections are: {there}"
        )))
    }

    /// The value of a key, unless it is missing or empty.
    fn value(&self, key: &str) -> Result<Option<&'a str>, CredentialError> {
        let named = |entry: &&(&str, &str)| entry.0.eq_ignore_ascii_case(key);
        let mut found = self.entries.iter().filter(named);
        let value = found.next().map(|(_, value)| *value);
        match found.next() {
            None => Ok(value.filter(|value| !value.is_empty())),
            Some(_) => Err(self.fault(&format!("has {key} twice"))),
        }
    }

    fn required(&self, key: &str) -> Result<&'a str, CredentialError> {
        self.value(key)?.ok_or_else(|| {
            let there = self.entries.iter().map(|(key, _)| *key);
            self.fault(&format!(
                "has no {key}, or an empty one; its keys are: {}",
                names::list(there)
            ))
        })
    }

    fn fault(&self, what: &str) -> CredentialError {
        CredentialError::new(format!("section [{}] {what}", self.name))
    }
}

/// The value without the quotation marks that documentation of the vendor shows around it. No key or token has any.
fn unquoted(value: &str) -> &str {
    ['"', '\'']
        .iter()
        .find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark))
        .map_or(value, str::trim)
}

impl CredentialProvider for ProfileProvider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async { self.read() })
    }
}

#[cfg(test)]
impl ProfileProvider {
    /// One that sees these variables, this home folder, and `system` in the place of `/etc`.
    pub(super) fn of(pairs: &[(&str, &str)], home: &Path, system: &Path) -> Self {
        Self {
            system: system.to_owned(),
            variables: Variables::of(pairs).with_home(home),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::test_support::Folder;

    fn parse(text: &str) -> Result<(String, String, Option<String>), String> {
        let keys = ProfileProvider::new().parse(text);
        let keys = keys.map_err(|error| error.to_string())?;
        Ok((
            keys.secret_id().to_owned(),
            keys.secret_key().to_owned(),
            keys.token().map(str::to_owned),
        ))
    }

    fn keys(token: Option<&str>) -> Result<(String, String, Option<String>), String> {
        Ok(("AKIDx".into(), "key".into(), token.map(str::to_owned)))
    }

    #[test]
    fn a_section_has_id_key_and_token() {
        let text = "[default]\nsecret_id=AKIDx\nsecret_key=key\n";
        assert_eq!(parse(text), keys(None));
        assert_eq!(parse(&format!("\u{feff}{text}")), keys(None));
        assert_eq!(
            parse(
                "# who\n[other]\r\nsecret_id = AKIDy\n\n[default]\r\n Secret_ID = \"AKIDx\"\n; x\nSECRET_KEY='key'\ntoken = tok=\nregion = x"
            ),
            keys(Some("tok="))
        );
        assert_eq!(parse(&format!("{text}token=")), keys(None));
    }

    #[test]
    fn what_is_wrong_is_named_with_what_is_there() {
        for (text, why) in [
            ("", "it has no section [default]; its sections are: nothing"),
            (
                "secret_id = AKIDx",
                "it has no section [default]; its sections are: nothing",
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
                "section [default] has no secret_id, or an empty one; its keys are: secretid, secret_key",
            ),
            (
                "[default]\nsecret_id = AKIDx\nsecret_key = \"\"",
                "section [default] has no secret_key, or an empty one; its keys are: secret_id, secret_key",
            ),
            (
                "[default]\nsecret_id = AKIDx\nsecret_ID = AKIDx",
                "section [default] has secret_id twice",
            ),
            (
                "[default]\nsecret_id = AKIDx\nsecret_key",
                "line 3 is neither",
            ),
            ("[default", "line 1 begins with `[`"),
            ("\n [default]\n", "line 2 is a section that does not"),
            (
                "[default]\nsecret_id = key\nsecret_key = AKIDx",
                "section [default]: the secret key starts with AKID",
            ),
        ] {
            let error = parse(text).unwrap_err();
            let rest = error.strip_prefix("no usable credentials: ");
            assert!(rest.unwrap().starts_with(why), "{error}");
        }
    }

    #[test]
    fn the_file_is_found_where_the_vendors_sdks_find_it() {
        let folder = Folder::new();
        let file = |name: &str, id: &str| {
            let text = format!("[default]\nsecret_id = {id}\nsecret_key = key");
            folder.file(name, &text)
        };
        let system = folder.path("etc/credentials");
        let id = |provider: &ProfileProvider| {
            let keys = provider.read().map_err(|error| error.to_string())?;
            Ok::<_, String>(keys.secret_id().to_owned())
        };
        let provider = ProfileProvider::of(&[], &folder.path(""), &system);
        let error = id(&provider).unwrap_err();
        assert!(error.contains("neither") && error.contains("etc/credentials"));
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
    fn a_file_that_was_named_must_be_there() {
        let folder = Folder::new();
        let missing = folder.path("missing");
        let error = ProfileProvider::new().path(&missing).read().unwrap_err();
        assert!(error.to_string().ends_with("missing cannot be read"));
        assert!(std::error::Error::source(&error).is_some());
        let wrong = folder.file("wrong", "[prod]");
        let error = ProfileProvider::new().path(&wrong).section("x").read();
        let error = error.unwrap_err().to_string();
        assert!(error.contains("wrong: it has no section [x]"), "{error}");
    }
}
