//! Writes files atomically: each is replaced as a whole or left as it was.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Creates or replaces a file by renaming a temporary file.
pub(crate) fn replace(folder: &Path, name: &OsStr, text: &str) -> io::Result<()> {
    // The name must not lead out of the folder.
    let path = folder.join(name);
    if path.parent() != Some(folder) || path.file_name() != Some(name) {
        return Err(io::Error::other("it is not in the folder"));
    }
    let mut hidden = OsStr::new(".").to_owned();
    hidden.push(name);
    hidden.push(format!(".{}", std::process::id()));
    let temporary = folder.join(hidden);
    // An earlier process of this id may have left one behind.
    let _ = fs::remove_file(&temporary);
    let written = create(&temporary, text).and_then(|()| {
        if let Ok(kind) = fs::symlink_metadata(&path)
            && kind.is_file()
        {
            fs::set_permissions(&temporary, kind.permissions())?;
        }
        fs::rename(&temporary, &path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_data()
}
