//! Small files with secrets in them.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

#[cfg(feature = "profile")]
use tcsas_runtime::error::CredentialError;
use zeroize::Zeroizing;

/// The longest file that is read. A file with credentials or a token has a few hundred bytes; a
/// longer one is another file.
const LIMIT: usize = 1 << 20;

/// The text of a file, wiped when it is dropped. It may wait for the disk only: files
/// other than regular ones are rejected.
pub(crate) fn read(path: &Path) -> io::Result<Zeroizing<String>> {
    // Before it is opened, because opening a device may do something.
    regular(&path.metadata()?)?;
    let file = open(path)?;
    // What is behind the path may be something else by now.
    let metadata = file.metadata()?;
    regular(&metadata)?;
    let announced = usize::try_from(metadata.len()).unwrap_or(LIMIT);
    // One more than announced, so that the end is found without growing: what grows leaves its
    // contents behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(announced.min(LIMIT) + 1));
    file.take(LIMIT as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > LIMIT {
        return Err(invalid(format!("it is longer than {LIMIT} bytes")));
    }
    match String::from_utf8(std::mem::take(&mut *bytes)) {
        Ok(text) => Ok(Zeroizing::new(text)),
        Err(error) => {
            let bytes = Zeroizing::new(error.into_bytes());
            let what = match bytes.get(..2) {
                Some([0xff, 0xfe] | [0xfe, 0xff]) => "it is UTF-16: save it as UTF-8",
                _ => "it is not UTF-8",
            };
            Err(invalid(what))
        }
    }
}

/// Opens a file without blocking, as a pipe without a writer would.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
    }
    options.open(path)
}

/// Rejects what could be read without end, or not twice.
fn regular(metadata: &Metadata) -> io::Result<()> {
    let kind = metadata.file_type();
    if kind.is_file() {
        return Ok(());
    }
    let what = match kind {
        kind if kind.is_dir() => "it is a folder",
        #[cfg(unix)]
        kind if std::os::unix::fs::FileTypeExt::is_fifo(&kind) => {
            "it is a pipe, such as `<(…)` of a shell or `mkfifo` makes: only regular files are read, since they are read again and again"
        }
        #[cfg(unix)]
        kind if std::os::unix::fs::FileTypeExt::is_socket(&kind) => {
            "it is a socket: only regular files are read"
        }
        _ => "it is a device: only regular files are read",
    };
    Err(invalid(what))
}

fn invalid(what: impl Into<String>) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, what.into())
}

/// Whether there is something at a path, be it readable or not. What cannot be looked at may be
/// there, and so may what a symbolic link leads to: that is to be reported and not passed over.
#[cfg(feature = "profile")]
pub(crate) fn exists(path: &Path) -> bool {
    let missing =
        |error: &io::Error| matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory);
    let is_link = |path: &Path| path.symlink_metadata().is_ok_and(|link| link.is_symlink());
    match path.symlink_metadata() {
        Ok(_) => true,
        Err(error) if !missing(&error) => true,
        // The folder may be a link to something that is not mounted.
        Err(_) => path
            .parent()
            .is_some_and(|folder| is_link(folder) && folder.metadata().is_err()),
    }
}

/// Reads and parses a file. Errors name the file; the error of a missing file is absent.
#[cfg(feature = "profile")]
pub(crate) fn parsed<T>(
    path: &Path,
    parse: impl FnOnce(&str) -> Result<T, CredentialError>,
) -> Result<T, CredentialError> {
    let text = read(path).map_err(|error| {
        let what = format!("{} cannot be read: {error}", path.display());
        match error.kind() {
            ErrorKind::NotFound if exists(path) => {
                CredentialError::new(format!("{what}; a symbolic link leads to nothing"))
            }
            ErrorKind::NotFound | ErrorKind::NotADirectory => CredentialError::absent(what),
            _ => CredentialError::new(what),
        }
        .with_source(error)
    })?;
    parse(&text).map_err(|error| error.with_context(path.display()))
}

#[cfg(test)]
mod tests;
