use super::*;
use crate::test_support::Folder;

#[test]
fn file_is_read_completely_or_rejected() {
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
    assert!(error("utf-16", b"\xff\xfe[\0").contains("UTF-16"));
    let missing = read(&folder.path("missing")).unwrap_err();
    assert_eq!(missing.kind(), io::ErrorKind::NotFound);
    assert!(
        read(&folder.path(""))
            .unwrap_err()
            .to_string()
            .contains("folder")
    );
}

#[cfg(unix)]
#[test]
fn irregular_file_is_rejected_at_once() {
    let folder = Folder::new();
    let pipe = folder.pipe("pipe");
    let socket = folder.path("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let link = folder.link("link", &pipe);
    // As a shell gives the end of a pipe to a program.
    let (reader, _writer) = io::pipe().unwrap();
    let number = std::os::fd::AsRawFd::as_raw_fd(&reader);
    let descriptor = std::path::PathBuf::from(format!("/dev/fd/{number}"));
    for (path, what) in [
        (pipe.as_path(), "is a pipe"),
        (&link, "is a pipe"),
        (&descriptor, "is a pipe"),
        (&socket, "is a socket"),
        (Path::new("/dev/zero"), "is a device"),
        (Path::new("/dev/null"), "is a device"),
        (&folder.path(""), "is a folder"),
    ] {
        let error = read(path).unwrap_err();
        assert!(
            error.to_string().contains(what),
            "{}: {error}",
            path.display()
        );
    }
}

#[cfg(unix)]
#[test]
fn opening_a_pipe_does_not_block() {
    // As if it had taken the place of a file after that was looked at.
    let folder = Folder::new();
    let file = open(&folder.pipe("pipe")).unwrap();
    assert!(regular(&file.metadata().unwrap()).is_err());
}

#[cfg(unix)]
#[test]
fn symbolic_link_to_a_file_is_read() {
    let folder = Folder::new();
    let link = folder.link("link", &folder.file("file", "text"));
    assert_eq!(*read(&link).unwrap(), "text");
}

#[cfg(feature = "profile")]
#[test]
fn file_is_absent_only_without_any_setting() {
    let folder = Folder::new();
    let outcome = |path: &Path| parsed(path, |_| Ok(())).unwrap_err();
    let missing = outcome(&folder.path("missing"));
    assert!(missing.is_absent() && missing.to_string().contains("missing cannot be read: "));
    let file = folder.file("file", "");
    assert!(outcome(&file.join("below")).is_absent());
    assert!(!exists(&file.join("below")) && exists(&file));
    assert!(!outcome(&folder.path("")).is_absent());
    #[cfg(unix)]
    for (name, below) in [("to-file", ""), ("to-folder", "credentials")] {
        let link = folder.link(name, Path::new("/nowhere/at/all")).join(below);
        // A path that ends in a slash would follow the link.
        let link = link.components().collect::<std::path::PathBuf>();
        let error = outcome(&link);
        assert!(!error.is_absent() && error.to_string().contains("link leads to nothing"));
    }
}
