//! Small files with secrets in them.

#[cfg(feature = "profile")]
use super::Credentials;
#[cfg(feature = "profile")]
use crate::error::CredentialError;
use std::io::{self, Read};
use std::path::Path;
use zeroize::Zeroizing;

/// The longest file that is read. A file with keys or a token has a few hundred bytes; something else was named by mistake.
const LIMIT: usize = 1 << 20;

/// The text of a file, wiped when it is dropped. It is read at once: the files are small and local, and a runtime need not
/// have threads for waiting.
pub(super) fn read(path: &Path) -> io::Result<Zeroizing<String>> {
    let file = std::fs::File::open(path)?;
    let announced = usize::try_from(file.metadata()?.len()).unwrap_or(LIMIT);
    // One more than announced, so that the end is found without growing: what grows leaves its contents behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(announced.min(LIMIT) + 1));
    file.take(LIMIT as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > LIMIT {
        let what = format!("it is longer than {LIMIT} bytes");
        return Err(io::Error::new(io::ErrorKind::InvalidData, what));
    }
    match String::from_utf8(std::mem::take(&mut *bytes)) {
        Ok(text) => Ok(Zeroizing::new(text)),
        Err(error) => {
            drop(Zeroizing::new(error.into_bytes()));
            Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "it is not UTF-8",
            ))
        }
    }
}

/// The credentials that `parse` finds in a file. What is wrong names the file.
#[cfg(feature = "profile")]
pub(super) fn parsed(
    path: &Path,
    parse: impl FnOnce(&str) -> Result<Credentials, CredentialError>,
) -> Result<Credentials, CredentialError> {
    let text = read(path).map_err(|error| {
        CredentialError::new(format!("{} cannot be read", path.display())).with_source(error)
    })?;
    parse(&text).map_err(|error| error.within(path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::test_support::Folder;

    #[test]
    fn a_file_is_read_whole_or_refused() {
        let folder = Folder::new();
        assert_eq!(*read(&folder.file("text", "äb\n")).unwrap(), "äb\n");
        assert_eq!(*read(&folder.file("empty", "")).unwrap(), "");
        let most = "x".repeat(LIMIT);
        assert_eq!(read(&folder.file("most", &most)).unwrap().len(), LIMIT);
        let error = |name, contents: &[u8]| {
            let path = folder.bytes(name, contents);
            read(&path).unwrap_err().to_string()
        };
        assert!(error("long", &vec![b'x'; LIMIT + 1]).contains("longer than 1048576"));
        assert!(error("binary", b"\xff").contains("not UTF-8"));
        let missing = read(&folder.path("missing")).unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound);
        assert!(read(&folder.path("")).is_err());
    }
}
